import { defineConfig } from 'vitest/config'
import { hasStrace } from './test/faults/strace.ts'

/** What is shown on PostgreSQL as well: whatever remembers. */
const remembering = [
  'test/postgresql/*.test.ts',
  'test/server/store/*.test.ts',
  'test/server/{backup,drafts,earned,evidence-room,keys,own-frameworks,policy,published-replies,saving,sealed-factors,sign-in,uploads,workflow}.test.ts',
  'test/walk/*.test.ts',
]

/** Every test of the house in one run. Nothing is skipped in silence: see `test/closing-line.ts`. */
export default defineConfig({
  test: {
    reporters: ['default', './test/closing-line.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'sqlite',
          include: ['test/**/*.test.ts'],
          exclude: ['test/postgresql/**', ...(hasStrace() ? [] : ['test/faults/*.strace.test.ts'])],
          globalSetup: ['test/browser/announce.ts', 'test/faults/announce.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'postgresql', include: remembering, globalSetup: ['test/postgresql/start.ts'] },
      },
    ],
    setupFiles: ['test/no-console.ts', 'test/every-word.ts'],
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
