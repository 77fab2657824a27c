import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

/** What the PDF library loads by name: its worker, and what reads pictures of the JPEG 2000 kind. */
const pdfParts: Plugin = {
  name: 'pdf-parts',
  generateBundle() {
    const manifest = createRequire(import.meta.url).resolve('pdfjs-dist/package.json')
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }
    for (const file of ['build/pdf.worker.min.mjs', 'wasm/openjpeg_nowasm_fallback.js']) {
      const source = readFileSync(join(dirname(manifest), file))
      this.emitFile({ type: 'asset', fileName: `assets/pdfjs-${version}/${basename(file)}`, source })
    }
  },
}

/** The browser's bundle: `ui/` → `dist/ui/`. */
export default defineConfig({
  root: 'ui',
  base: '/',
  publicDir: false,
  plugins: [pdfParts],
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
