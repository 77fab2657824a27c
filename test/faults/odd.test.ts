/** The shorter forms of what `npm run faults` does for half an hour, with two hundred backups and with fifty restores. */
import { expect, it } from 'vitest'
import { backupsRefused } from './damaged-backups.ts'
import { askedAnything } from './random-requests.ts'
import { restoredEqual } from './restores.ts'

it('whatever is asked, the server answers, goes on, and keeps its journal whole', async () => {
  const { figures, losses } = await askedAnything({ seconds: 5, seed: 7 })
  expect(losses).toEqual([])
  expect(figures['faults (5xx)']).toBe(0)
  expect(figures['requests']).toBeGreaterThan(100)
}, 120_000)

it('a backup that is damaged in any way is refused in words, and what runs is as it was', async () => {
  const { figures, losses } = await backupsRefused({ backups: 38, spoken: 19, seed: 7 })
  expect(losses).toEqual([])
  expect([figures['backups'], figures['kinds']]).toEqual([38, 19])
}, 240_000)

it('what is restored equals what was backed up while people wrote, in every table and every published byte', async () => {
  const { figures, losses } = await restoredEqual({ restores: 3, writers: 4 })
  expect(losses).toEqual([])
  expect(figures['restores']).toBe(3)
  expect(figures['written while backups were made']).toBeGreaterThan(3)
}, 120_000)
