/** What a browser downloads for the engine: `engine/live`, bundled, minified, gzipped. */
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

export async function liveSize(): Promise<number> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      lib: { entry: 'engine/live.ts', formats: ['es'], fileName: 'live' },
    },
  })
  const bundles = [built].flat()
  const code = bundles
    .flatMap((one) => ('output' in one ? one.output : []))
    .map((one) => ('code' in one ? one.code : ''))
  return gzipSync(code.join('')).length
}
