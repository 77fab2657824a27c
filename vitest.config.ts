import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { hasStrace } from './test/faults/strace.ts'
import { compiledSchemas } from './vite.config.ts'
import Order from './test/order.ts'

/** What is shown on PostgreSQL as well: whatever remembers. */
const remembering = [
  'test/postgresql/*.test.ts',
  'test/server/store/*.test.ts',
  'test/server/{backup,drafts,earned,evidence-room,keys,own-frameworks,policy,published-replies,saving,sealed-factors,sign-in,uploads,workflow}.test.ts',
  'test/walk/*.test.ts',
]

/**
 * The engine remembers nothing, and `test/boundaries.test.ts` keeps it so: its files share a process, in which it is loaded
 * once. Not so the one that puts another module in the place of the engine's own.
 */
const pure = ['test/engine/!(add-form).test.ts', 'test/engine/*/*.test.ts', 'test/{frameworks,fuzz}/*.test.ts']
const apart = ['test/engine/add-form.test.ts']

const calm = './test/no-console.ts'

/** Every test of the house in one run. Nothing is skipped in silence: see `test/closing-line.ts`. */
export default defineConfig({
  test: {
    reporters: ['default', './test/closing-line.ts'],
    projects: [
      {
        extends: true,
        test: { name: 'engine', include: pure, isolate: false, setupFiles: [calm] },
      },
      {
        extends: true,
        test: { name: 'engine changed', include: apart, setupFiles: [calm] },
      },
      {
        extends: true,
        plugins: [compiledSchemas()],
        test: {
          name: 'sqlite',
          include: ['test/**/*.test.ts'],
          exclude: [...pure, ...apart, 'test/postgresql/**', ...(hasStrace() ? [] : ['test/faults/*.strace.test.ts'])],
          setupFiles: [calm, './test/every-word.ts'],
          globalSetup: ['test/browser/announce.ts', 'test/faults/announce.ts'],
        },
      },
      {
        extends: true,
        plugins: [compiledSchemas()],
        test: {
          name: 'postgresql',
          include: remembering,
          setupFiles: [calm, './test/every-word.ts'],
          globalSetup: ['test/postgresql/start.ts'],
        },
      },
    ],
    sequence: { sequencer: Order },
    pool: 'forks',
    // A test that drives a browser waits for it half of the time: one more than there are cores, and none of these is idle.
    maxWorkers: availableParallelism() + 1,
    allowOnly: false,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
  },
})
