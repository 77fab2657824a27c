/**
 * A rule that reads a few yes/no inputs and nothing else is its own table: every case is scored once, when the
 * plan is made, by the very closure that it replaces. (SPEC V3)
 */
import { tableOf } from '../rules/kernels.ts'
import type { Num } from '../rules/kernels.ts'

/** 64 cases: more would cost more memory than time. */
export const MOST_SLOTS = 6

/** @param at slots that hold 0 or 1, at least one and at most `MOST_SLOTS`; `run` reads no other. */
export function tabulate(run: Num, at: readonly number[]): Num {
  const slots = new Float64Array(Math.max(...at) + 1)
  const cases = Array.from({ length: 2 ** at.length }, (_, answers) => {
    at.forEach((slot, bit) => {
      slots[slot] = (answers >> bit) & 1
    })
    return run(slots)
  })
  const table = tableOf(cases)
  const [a = 0, b = 0, c = 0] = at
  if (at.length === 1) return (s) => table[s[a]! | 0]!
  if (at.length === 2) return (s) => table[s[a]! | (s[b]! << 1)]!
  if (at.length === 3) return (s) => table[s[a]! | (s[b]! << 1) | (s[c]! << 2)]!
  return (s) => {
    let answers = 0
    for (let bit = 0; bit < at.length; bit++) answers |= s[at[bit]!]! << bit
    return table[answers]!
  }
}
