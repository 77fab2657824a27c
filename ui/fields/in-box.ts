/** How a stored number stands in its box while nobody edits it. Pure. */
import { readNumber } from '../../engine/live.ts'
import type { Decimal, Input } from '../../engine/live.ts'
import { decimal, editable } from '../format.ts'

/** Counts and money in groups, where that reads back the same: in English "1,234" does not, one comma alone could be decimal. */
export function inBox(value: Decimal, input: Pick<Input, 'type' | 'decimals'>): string {
  if (input.type !== 'count' && input.type !== 'money') return editable(value)
  const grouped = decimal(value)
  const read = readNumber(grouped, input)
  return read.kind === 'number' && read.value === value ? grouped : editable(value)
}
