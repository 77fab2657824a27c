/** The shorter forms of what `npm run faults` does with fifty people, five hundred edits and for thirty seconds. */
import { expect, it } from 'vitest'
import { dropped } from './drops.ts'
import { edited } from './editors.ts'
import { lockedOut } from './locked.ts'

it('many who change the same answers lose no change, and are told what stands there', async () => {
  const { figures, losses } = await edited({ editors: 8, edits: 15, forms: 2, seed: 7 })
  expect(losses).toEqual([])
  expect(figures['accepted']).toBe(120)
})

it('with three of ten requests and replies lost, each edit is saved once and in its order', async () => {
  const { figures, losses } = await dropped({ edits: 60, share: 0.3, seed: 7 })
  expect(losses).toEqual([])
  expect([figures['autosaved edits'], figures['acts with an Idempotency-Key']]).toEqual([60, 12])
})

it('while another process holds the database, reading goes on and saving says when to come back', async () => {
  const { losses } = await lockedOut({ seconds: 3, healthMs: null })
  expect(losses).toEqual([])
})
