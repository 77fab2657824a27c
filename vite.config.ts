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
  },
})
