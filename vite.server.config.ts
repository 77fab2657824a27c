import { defineConfig } from 'vite'
import { compiledSchemas } from './vite.schemas.ts'

/**
 * The server and the command line: `server/` → `dist/*.js`; packages stay in node_modules, but for those that come in so
 * many files that opening them would be a third of the start. What checks a framework is written here, once: to compile it
 * anew would be another third.
 */
export default defineConfig({
  publicDir: false,
  plugins: [compiledSchemas()],
  ssr: { noExternal: ['ajv', 'kysely', 'typebox'] },
  build: {
    ssr: true,
    outDir: 'dist',
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rollupOptions: {
      checks: { bundlerTimings: false },
      input: { main: 'server/main.ts', khung: 'server/cli/khung.ts', judge: 'server/judging/worker.ts' },
      output: { chunkFileNames: 'shared/[name].js' },
    },
  },
})
