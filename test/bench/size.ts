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
      modulePreload: { polyfill: false },
      // A library build would keep its white space.
      rollupOptions: { input: 'engine/live.ts', preserveEntrySignatures: 'strict' },
    },
  })
  const bundles = [built].flat()
  const code = bundles
    .flatMap((one) => ('output' in one ? one.output : []))
    .map((one) => ('code' in one ? one.code : ''))
  return gzipSync(code.join('')).length
}
