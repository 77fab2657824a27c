/** Parts of a file: `Range: bytes=0-99`, one range of bytes (RFC 9110 §14). */
import type { Range } from '../evidence/evidence.ts'

/** Null: the whole file. Several ranges, other units and what is no range are as if nothing was asked. */
export function readRange(header: string | undefined, size: number): Range | 'unsatisfiable' | null {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '')
  if (found === null) return null
  const [, from = '', until = ''] = found
  if (from === '' && until === '') return null
  const last = size - 1
  if (from === '') return Number(until) === 0 ? 'unsatisfiable' : { first: Math.max(0, size - Number(until)), last }
  if (until !== '' && Number(until) < Number(from)) return null
  return Number(from) > last ? 'unsatisfiable' : { first: Number(from), last: Math.min(last, Number(until || last)) }
}
