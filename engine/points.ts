/**
 * Exact decimals. The only place that rounds, and it rounds once.
 *
 * A decimal with `digits` digits after the point is kept as the whole number of its
 * smallest unit: 1.5 with 2 digits is 150. (SPEC S1–S4)
 */
import type { Decimal, Points } from './model.ts'

const DECIMAL = /^-?(0|[1-9]\d*)(\.\d+)?$/

/** Whether `text` is a canonical decimal: "0", "-1.50", "38"; not "1,5", "1e3", "01", "+1". */
export const isDecimal = (text: string): boolean => DECIMAL.test(text)

/** Digits after the decimal point: "1.50" → 2. */
export const decimalsOf = (text: Decimal): number => text.split('.')[1]?.length ?? 0

/** "1.5" with 2 digits → 150. The text must be a decimal with at most `digits` digits. */
export function toUnits(text: Decimal, digits: number): Points {
  const fraction = text.split('.')[1] ?? ''
  if (!isDecimal(text) || fraction.length > digits) throw new RangeError(`not a decimal with ${digits} digits: ${text}`)
  return Number(text.replace('.', '') + '0'.repeat(digits - fraction.length))
}

/** 150 with 2 digits → "1.50". */
export function fromUnits(units: Points, digits: number): Decimal {
  const text = String(Math.abs(units)).padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const sign = units < 0 ? '-' : ''
  return digits === 0 ? sign + whole : `${sign}${whole}.${text.slice(-digits)}`
}

/** Digits to which a rule's binary number is trusted; one ratio of whole numbers up to 10⁶ is exact there. */
const SNAP = 10

const SCALE = 10 ** SNAP

/**
 * The number a rule yields → units: first to the nearest 1e-10, which removes what binary
 * arithmetic added, then half-up (away from zero when negative). 10.045 → 1005 with 2 digits.
 * The value is finite and below 100,000 in size.
 */
export function quantiser(digits: number): (value: number) => Points {
  const step = 10 ** (SNAP - digits)
  const half = step / 2
  return (value) => {
    const units = Math.floor((Math.round(Math.abs(value) * SCALE) + half) / step)
    return value < 0 && units !== 0 ? -units : units
  }
}

const quantisers: readonly ((value: number) => Points)[] = Array.from({ length: SNAP + 1 }, (_, digits) =>
  quantiser(digits),
)

/** The same for one number. */
export const quantise = (value: number, digits: number): Points => quantisers[digits]!(value)

const tens: readonly number[] = quantisers.map((_, digits) => 10 ** digits)

/** The smallest units of one whole: 2 digits → 100. Looked up, because a power takes longer than the rest of a sum. */
export const unitsOf = (digits: number): number => tens[digits]!

/** "1.500" → "1.5", "2.000" → "2", "20" stays. */
export const withoutZeros = (text: string): string => (text.includes('.') ? text.replace(/\.0+$|(?<!0)0+$/, '') : text)

/** A finite number as text to at most 10 decimals, without an exponent: 2/3 → "0.6666666667". */
export function toDecimal(value: number): Decimal {
  if (Math.abs(value) >= 1e21) return BigInt(value).toString()
  // Past 15 digits the shortest spelling says what is known; more digits would only be the binary number's.
  const exact = Math.abs(value) >= 1e5 ? String(value) : value.toFixed(SNAP)
  const text = withoutZeros(exact)
  return text === '-0' ? '0' : text
}

/**
 * a × b ÷ c with one half-up at the end, in whole numbers. c is above 0.
 * 6500 × 10000 ÷ 7000 → 9286 (65 of 70 is 92.86 %).
 */
export function multiplyDivide(a: number, b: number, c: number): number {
  const twice = 2 * a * b + c
  // Small whole numbers need no big ones: a quotient that was rounded up to the next whole one is seen by its product.
  if (a >= 0 && b >= 0 && twice <= Number.MAX_SAFE_INTEGER) {
    const quotient = Math.floor(twice / (2 * c))
    return quotient * 2 * c > twice ? quotient - 1 : quotient
  }
  return divideHalfUp(BigInt(a) * BigInt(b), BigInt(c))
}

/** numerator ÷ divisor with one half-up, away from zero when negative. The divisor is above 0. */
export function divideHalfUp(numerator: bigint, divisor: bigint): number {
  const magnitude = numerator < 0n ? -numerator : numerator
  const rounded = Number((2n * magnitude + divisor) / (2n * divisor))
  return numerator < 0n ? -rounded : rounded
}
