import { defineConfig } from 'vitest/config'

/** Every test of the house in one run. Nothing is skipped in silence: see `test/closing-line.ts`. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/browser/announce.ts'],
    setupFiles: ['test/no-console.ts'],
    reporters: ['default', './test/closing-line.ts'],
    pool: 'forks',
    // The default leaves one core idle; on a machine with two that is half of it.
    maxWorkers: '100%',
    allowOnly: false,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
  },
})
