import { defineConfig } from 'vite'

/** The browser's bundle: `ui/` → `dist/ui/`. */
export default defineConfig({
  root: 'ui',
  base: '/',
  publicDir: false,
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
