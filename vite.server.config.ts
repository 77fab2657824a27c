import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'
import { compiledSchemas } from './vite.config.ts'

/** `npx khung` starts the file itself. */
const runnable = (): Plugin => ({
  name: 'runnable',
  writeBundle({ dir = '' }, bundle) {
    if (bundle['khung.js']) chmodSync(join(dir, 'khung.js'), 0o755)
  },
})

/**
 * The server and the command line: `server/` → `dist/*.js`; packages stay in node_modules, but for those that come in so
 * many files that opening them would be a third of the start. What checks a framework is written here, once: to compile it
 * anew would be another third.
 */
export default defineConfig({
  publicDir: false,
  plugins: [compiledSchemas(), runnable()],
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
