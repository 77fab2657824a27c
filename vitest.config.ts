import { defineConfig } from 'vitest/config'

/** Every test of the house in one run. Nothing is skipped in silence: see `test/closing-line.ts`. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/browser/announce.ts'],
    setupFiles: ['test/no-console.ts'],
    reporters: ['default', './test/closing-line.ts'],
    pool: 'forks',
    allowOnly: false,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
  },
})
