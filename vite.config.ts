import { defineConfig } from 'vite'
import { pdfParts } from './vite.pdf.ts'
import { shell } from './vite.shell.ts'

/** The browser's bundle: `ui/` → `dist/ui/`. */
export default defineConfig({
  root: 'ui',
  base: '/',
  publicDir: false,
  plugins: [pdfParts(), shell()],
  build: {
    outDir: '../dist/ui',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    license: true,
    // The engine is pure: what a page does not use of it need not travel with the page.
    rollupOptions: {
      input: { index: 'ui/index.html', worker: 'ui/offline/worker.ts' },
      treeshake: { moduleSideEffects: (id) => !id.includes('/engine/') },
      // What every form needs comes in one piece: on a slow line, twenty small files cost more than their bytes.
      output: {
        entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [
            {
              name: 'form',
              test: /ui[\\/](?:pages[\\/](?:tasks|domain|check)|self-score[\\/](?!explained|paste|cells)|fields|sheets)/,
            },
          ],
        },
      },
    },
  },
})
