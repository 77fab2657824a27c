import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

/** What the PDF library loads by name, and only for pictures of the JPEG 2000 kind. */
const pdfPictures: Plugin = {
  name: 'pdf-pictures',
  generateBundle() {
    const file = 'openjpeg_nowasm_fallback.js'
    const manifest = createRequire(import.meta.url).resolve('pdfjs-dist/package.json')
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }
    const source = readFileSync(join(dirname(manifest), 'wasm', file))
    this.emitFile({ type: 'asset', fileName: `assets/pdfjs-${version}/${file}`, source })
  },
}

/** The browser's bundle: `ui/` → `dist/ui/`. */
export default defineConfig({
  root: 'ui',
  base: '/',
  publicDir: false,
  plugins: [pdfPictures],
  build: {
    outDir: '../dist/ui',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    license: true,
    // The engine is pure: what a page does not use of it need not travel with the page.
    rollupOptions: {
      treeshake: { moduleSideEffects: (id) => !id.includes('/engine/') },
      // What every form needs comes in one piece: on a slow line, twenty small files cost more than their bytes.
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'form',
              test: /ui[\\/](?:pages[\\/](?:tasks|domain|check)|self-score[\\/](?!explained)|fields|sheets)/,
            },
          ],
        },
      },
    },
  },
})
