/** What one cell of a spreadsheet means for the input that it is pasted into: the same everywhere. Pure. */
import { readDay, readNumber } from '../../engine/live.ts'
import type { Input, InputValue } from '../../engine/live.ts'
import { fold } from '../administration/fold.ts'

export type CellRead =
  | { readonly kind: 'value'; readonly value: InputValue }
  /** An empty cell changes nothing. */
  | { readonly kind: 'empty' }
  /** The text is kept in its field, as if it had been typed there. */
  | { readonly kind: 'unreadable' }

const yes = ['co', 'yes', 'true', 'x', '1', 'dung']
const no = ['khong', 'no', 'false', '0', 'sai']
const plain = (words: string): string => fold(words).replace(/\s+/g, ' ').trim()

export function readCell(input: Input, cell: string): CellRead {
  const typed = cell.normalize('NFC').trim()
  if (typed === '') return { kind: 'empty' }
  const value = valueOf(input, typed)
  return value === null ? { kind: 'unreadable' } : { kind: 'value', value }
}

function valueOf(input: Input, typed: string): InputValue | null {
  switch (input.type) {
    case 'boolean':
      return yes.includes(plain(typed)) ? true : no.includes(plain(typed)) ? false : null
    case 'choice':
      return choiceOf(input, typed)
    case 'date':
      return readDay(typed.normalize('NFKC'))
    case 'text':
      return typed
    case 'count':
    case 'decimal':
    case 'percent':
    case 'money': {
      const read = readNumber(typed, input)
      return read.kind === 'number' ? read.value : null
    }
    default:
      return input.type satisfies never
  }
}

/** As it is written, else without marks where that leaves only one. */
function choiceOf({ choices }: Input, typed: string): InputValue | null {
  const fits = (same: (one: string) => boolean) =>
    choices.filter(({ id, label }) => [id, label.vi, label.en ?? id].some(same))
  const exact = fits((one) => one.normalize('NFC').toLowerCase() === typed.toLowerCase())
  const found = exact.length > 0 ? exact : fits((one) => plain(one) === plain(typed))
  return found.length === 1 ? (found[0]?.id ?? null) : null
}
