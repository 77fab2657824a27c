/** The shorter forms of what `npm run faults` does five hundred times and at sixty syncs. */
import { expect, it } from 'vitest'
import { shelved } from './files.ts'
import { cutOff } from './power.ts'
import { faulty } from './storage-faults.ts'
import { upgraded } from './upgrades.ts'

it('after a power cut everything that was acknowledged is there, and without syncs it would not be', async () => {
  const { figures, losses } = await cutOff({ cuts: 20, writes: 120, seed: 7 })
  expect(losses).toEqual([])
  expect([figures['cuts'], figures['acknowledged']]).toEqual([20, 120])
})

it('a failed write is a refused save; after a failed sync nothing is answered and the process ends', async () => {
  const { figures, losses } = await faulty({ steps: 8, every: 8 })
  expect(losses).toEqual([])
  expect(figures['EIO at a sync of the database: ended']).toBe(1)
  expect(figures['EIO at a sync of a file: ended']).toBe(1)
})

it('a file of evidence and its place are synced before the reply says that it is there', async () => {
  const { figures, losses } = await shelved(3)
  expect(losses).toEqual([])
  expect(figures['synced before each is answered']).toBe(3)
})

it('a new version that is killed or finds no room while it upgrades leaves the old one all it had, and ends right', async () => {
  const { figures, losses } = await upgraded({ moments: 5 })
  expect(losses).toEqual([])
  expect([figures['moments'], figures['killed']]).toEqual([5, 5])
  expect(figures['no room']).toBeGreaterThan(2)
}, 240_000)
