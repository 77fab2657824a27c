/** What an author typed into a box → the value as a framework writes it, or the words why not. Pure. */
import { readDay, readNumber } from '../../engine/live.ts'
import type { Field } from '../../engine/author.ts'
import { day } from '../format.ts'
import type { PlainKey } from '../text.ts'

export type Read =
  | { readonly kind: 'value'; readonly value: string | number | null }
  | { readonly kind: 'refused'; readonly words: PlainKey }

/** Points and figures of rules have at most four decimals. */
const decimals = 4

export function readTyped(typed: string, field: Pick<Field, 'kind' | 'value'>): Read {
  const plain = typed.normalize('NFC').trim()
  if (field.kind === 'date') return readAuthorDay(plain, field.value)
  if (field.kind !== 'number') return { kind: 'value', value: plain === '' ? null : plain }
  const read = readNumber(typed, { type: 'decimal', decimals })
  if (read.kind === 'number') return { kind: 'value', value: Number(read.value) }
  return { kind: 'refused', words: read.kind === 'empty' ? 'author.number-missing' : 'author.not-a-number' }
}

/** Of a day without a year the framework has "01-31": day and month of whatever year is rated. */
const yearless = /^(\d{2})-(\d{2})$/

export function shownDay(value: string): string {
  const [, month, date] = yearless.exec(value) ?? []
  return month === undefined ? day(value) : `${date}/${month}`
}

function readAuthorDay(typed: string, before: Field['value']): Read {
  const [, date = '', month = ''] = /^(\d{1,2})[/.-](\d{1,2})$/.exec(typed) ?? []
  if (date !== '' && (before === null || yearless.test(String(before)))) {
    // 29/02 is a day of some years.
    const real = readDay(`${date}/${month}/2024`)
    return real === null
      ? { kind: 'refused', words: 'author.not-a-day' }
      : { kind: 'value', value: real.slice('2024-'.length) }
  }
  const whole = readDay(typed)
  return whole === null ? { kind: 'refused', words: 'author.not-a-day' } : { kind: 'value', value: whole }
}
