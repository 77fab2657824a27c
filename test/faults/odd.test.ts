/** The shorter forms of what `npm run faults` does for half an hour, and with two hundred backups. */
import { expect, it } from 'vitest'
import { backupsRefused } from './damaged-backups.ts'
import { askedAnything } from './random-requests.ts'

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
