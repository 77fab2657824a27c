/**
 * Numbers as people type and read them. The only place that knows the decimal comma.
 * Strings in, strings out: `parseFloat('8,5')` is 8, so no binary number is ever made here.
 */
import type { Decimal, Input, Lang } from './model.ts'
import { withoutZeros } from './points.ts'

export type Typed =
  | { readonly kind: 'empty' }
  /** `echo`: the text could be read in another way, so show the person what was understood. */
  | { readonly kind: 'number'; readonly value: Decimal; readonly echo: boolean }
  | { readonly kind: 'refused'; readonly code: 'not-a-number' | 'too-many-decimals' }

const notANumber: Typed = { kind: 'refused', code: 'not-a-number' }
const tooManyDecimals: Typed = { kind: 'refused', code: 'too-many-decimals' }

/** More whole digits than this is a slip of the keyboard, and no longer exact as a number. */
const MOST_DIGITS = 15
/** No number is longer, and the patterns below stay quick. */
const MOST_CHARACTERS = 60

/**
 * Reads one field: '8,5' and '8.5đ' → "8.5", ',5' → "0.5"; in a count '1.234' and '1 234' → "1234".
 * Signs, exponents, fractions and anything else that is not plainly one number are refused.
 */
export function readNumber(text: string, input: Pick<Input, 'type' | 'decimals'>): Typed {
  // NFKC turns "10²" into "102" and "①" into "1": such digits are never what a person means here.
  if (text.length > MOST_CHARACTERS || /\p{No}/u.test(text)) return notANumber
  const plain = text.normalize('NFKC').trim().toLowerCase()
  if (plain === '') return { kind: 'empty' }
  return input.type === 'count' || input.type === 'money'
    ? readWhole(input.type === 'money' ? plain.replace(/(?<!\s)\s*(?:đồng|đ)$/, '') : plain)
    : readDecimal(withoutUnit(plain, input.type), input.decimals)
}

function withoutUnit(plain: string, type: Input['type']): string {
  return plain.replace(type === 'percent' ? /(?<!\s)\s*(?:điểm|đ|%)$/ : /(?<!\s)\s*(?:điểm|đ)$/, '')
}

/** Spreadsheets write "38,0" and "1.234,00". Three zeros would group: "38.000" is 38000. */
const WITH_ZEROS = /^(\d+|[1-9]\d{0,2}(?:(?:\s\d{3})+|(?:\.\d{3})+(?=,)|(?:,\d{3})+(?=\.)))[.,]0{1,2}$/

/** Counts and money: signs and spaces group, in threes and all groups alike; one or two decimals may be zeros. */
function readWhole(plain: string): Typed {
  if (/^\d+$/.test(plain)) return whole(plain, false)
  const [, before] = WITH_ZEROS.exec(plain) ?? []
  if (before !== undefined) return whole(before.replace(/[\s.,]/g, ''), /\D/.test(before))
  // One comma is a decimal comma in Vietnamese: "8,555" must not become 8555. Several can only group.
  const grouped = /^[1-9]\d{0,2}(?:\s\d{3}(?:\s\d{3})*|\.\d{3}(?:\.\d{3})*|(?:,\d{3}){2,})$/
  if (grouped.test(plain)) return whole(plain.replace(/[\s.,]/g, ''), true)
  return /^\d*\s*[.,]\s*\d+$/.test(plain) ? tooManyDecimals : notANumber
}

function whole(digits: string, echo: boolean): Typed {
  const value = canonical(digits, '')
  return value.length > MOST_DIGITS ? notANumber : { kind: 'number', value, echo }
}

function readDecimal(plain: string, decimals: number): Typed {
  // Between digits a space can only group in threes: "8 5" was perhaps meant as 8,5 and must not become 85.
  if (/\d\s+\d/.test(plain) && !/^\d{1,3}(?:\s\d{3})+(?:[.,]\d+)?$/.test(plain)) return notANumber
  const text = plain.replace(/\s/g, '')
  const parts = /^(\d*)(?:[.,](\d+))?$/.exec(text) ?? groupedDecimal(text)
  if (!parts || text === '') return notANumber
  const [, head = '', tail = ''] = parts
  if (tail.length > 4) return tooManyDecimals
  const value = canonical(head.replace(/[.,]/g, ''), tail)
  const [ones = '', rest = ''] = value.split('.')
  if (ones.length > MOST_DIGITS) return notANumber
  if (rest.length > decimals) return tooManyDecimals
  // "1.000" is 1 here and 1000 in a count.
  const echo = /[.,]/.test(head) || tail.length === 3 || /\d\s+\d/.test(plain)
  return { kind: 'number', value, echo }
}

/** '1.234,5' and '1,234.5': the last sign is the decimal sign, the other one groups in threes. */
function groupedDecimal(text: string): RegExpExecArray | null {
  return /^(\d{1,3}(?:\.\d{3})+),(\d+)$/.exec(text) ?? /^(\d{1,3}(?:,\d{3})+)\.(\d+)$/.exec(text)
}

function canonical(ones: string, decimals: string): Decimal {
  const head = ones.replace(/^0+(?=\d)/, '') || '0'
  return withoutZeros(decimals ? `${head}.${decimals}` : head)
}

/**
 * An exact number for reading: "1234.5" → "1.234,5" (vi), "1,234.5" (en).
 * Pads with zeros to `decimals`; it never rounds or drops a digit.
 */
export function showDecimal(value: Decimal, lang: Lang, decimals = 0): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value)
  if (!parts) return value
  const [, sign = '', ones = '', tail = ''] = parts
  const [group, point] = lang === 'vi' ? ['.', ','] : [',', '.']
  const padded = tail.padEnd(decimals, '0')
  const lead = ones.length % 3 || 3
  const grouped = ones.slice(0, lead) + ones.slice(lead).replace(/\d{3}/g, `${group}$&`)
  return `${sign}${grouped}${padded && point + padded}`
}
