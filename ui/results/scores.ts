/** Exact comparisons and conversions of points for reading; nothing here rounds. */
import type { Decimal, Framework, Leaf, Node, Points } from '../../engine/live.ts'

/** 150 units of 0.01 → "1.5", however many digits the framework keeps. */
export function fromPoints(points: Points, digits: number): Decimal {
  const text = String(points).padStart(digits + 1, '0')
  const ones = text.slice(0, text.length - digits)
  const tail = text.slice(text.length - digits).replace(/(?<!0)0+$/, '')
  return tail === '' ? ones : `${ones}.${tail}`
}

export function maximum(framework: Framework, node: Node | Leaf): Decimal {
  return fromPoints(node.max, framework.rounding.criterion)
}

/** Both in units of the longer fraction. */
function exact(a: Decimal, b: Decimal): [bigint, bigint] {
  const digits = places(a, b)
  return [whole(a, digits), whole(b, digits)]
}

const fraction = (value: Decimal): string => value.split('.')[1] ?? ''
const whole = (value: Decimal, digits: number): bigint =>
  BigInt(value.replace('.', '') + '0'.repeat(digits - fraction(value).length))

/** Exact: "1.5" + "0.25" → "1.75". */
export function add(a: Decimal, b: Decimal): Decimal {
  const [left, right] = exact(a, b)
  return written(left + right, places(a, b))
}

/** Exact: "2" − "1.5" → "0.5", "1" − "1.5" → "-0.5". */
export function subtract(a: Decimal, b: Decimal): Decimal {
  const [left, right] = exact(a, b)
  return written(left - right, places(a, b))
}

const places = (a: Decimal, b: Decimal): number => Math.max(fraction(a).length, fraction(b).length)

const written = (units: bigint, digits: number): Decimal =>
  units < 0n ? `-${fromPoints(Number(-units), digits)}` : fromPoints(Number(units), digits)

/** Lower bounds, in percent of the maximum, of the second to the fifth step. */
export const heatBounds = [60, 70, 80, 90] as const

/** 1 (least) to 5 (most); null where nothing counts. */
export function heatStep(points: Decimal, of: Decimal): number | null {
  const [have, most] = exact(points, of)
  if (most === 0n) return null
  return 1 + heatBounds.filter((bound) => have * 100n >= most * BigInt(bound)).length
}
