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
      // What is needed together comes in one piece: on a slow line, twenty small files cost more than their bytes.
      // `base` travels with every page; what only the staff's form or only the council uses, with neither of the others.
      output: {
        // The pages that the server writes itself name the two fonts (`server/http/html.ts`); their package is pinned.
        assetFileNames: ({ names }) =>
          names.some((name) => name.endsWith('.woff2')) ? 'assets/[name][extname]' : 'assets/[name]-[hash][extname]',
        entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [
            {
              name: 'base',
              priority: 3,
              test: /rolldown[\\/]runtime|directives[\\/]repeat|engine[\\/]score[\\/]score|ui[\\/](?:words[\\/]first\.vi|offline[\\/](?!worker)|fields|sheets|deadlines|roman|elements[\\/](?:page|shell|badge|confirm|cut-off|deadline-fact|explanation|field-keys|history-of|provenance|round-facts)|self-score[\\/](?:conflict|drafts|entry|office-points|queue|row-score|uploads)\.)/,
            },
            {
              name: 'form',
              priority: 2,
              test: /ui[\\/](?:pages[\\/](?:tasks|domain|check)\.|self-score[\\/](?!explained|paste))/,
            },
            {
              name: 'council',
              priority: 1,
              test: /ui[\\/](?:pages[\\/]appraisal|appraisal[\\/](?!grid|across-page|desk))/,
            },
          ],
        },
      },
    },
  },
})
