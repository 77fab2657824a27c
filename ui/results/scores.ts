/** Exact comparisons and conversions of points for reading; nothing here rounds but a percentage that says so. */
import type { Decimal, Framework, Leaf, Node, Points } from '../../engine/live.ts'

/** 150 units of 0.01 → "1.5", however many digits the framework keeps. */
export function fromPoints(points: Points, digits: number): Decimal {
  const text = String(points).padStart(digits + 1, '0')
  const ones = text.slice(0, text.length - digits)
  const tail = text.slice(text.length - digits).replace(/(?<!0)0+$/, '')
  return tail === '' ? ones : `${ones}.${tail}`
}

export function maximumOf(framework: Framework, node: Node | Leaf): Decimal {
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

/** Exact, for sorting: below 0, 0 or above 0. */
export function compare(a: Decimal, b: Decimal): number {
  const [left, right] = exact(a, b)
  return left === right ? 0 : left < right ? -1 : 1
}

/** Without its sign. */
export const size = (value: Decimal): Decimal => value.replace(/^-/, '')

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

/** How two shares of a maximum compare, exactly: below 0, 0 or above 0. A maximum of 0 has no share and stands last. */
export function compareShares(a: Share, b: Share): number {
  const [[have, most], [others, all]] = exactShares(a, b)
  if (most === 0n || all === 0n) return Number(all === 0n) - Number(most === 0n)
  const [left, right] = [have * all, others * most]
  return left === right ? 0 : left < right ? -1 : 1
}

/** In percent of the maximum, which is not 0, rounded once, half-up: 19.39 of 22 → "88.1" with one digit. */
export function percent({ points, of }: Share, digits: number): Decimal {
  const [have, most] = exact(points, of)
  return written((have * 200n * 10n ** BigInt(digits) + most) / (2n * most), digits)
}

/**
 * For sorting by what a share gained or lost, the largest first, exactly: in points of the maximum that it is of now. A
 * maximum of 0 has no share and stands last.
 */
export function compareGains(a: Gain, b: Gain): number {
  const [[gained, of], [others, all]] = [gainOf(a), gainOf(b)]
  if (of === 0n || all === 0n) return Number(of === 0n) - Number(all === 0n)
  const [left, right] = [gained * all, others * of]
  return left === right ? 0 : left > right ? -1 : 1
}

export interface Gain {
  readonly before: Share
  readonly after: Share
}

/** What was gained or lost, as a fraction of whole numbers. */
function gainOf({ before, after }: Gain): readonly [bigint, bigint] {
  const [[then, thenOf], [now, nowOf], digits] = exactShares(before, after)
  if (nowOf === 0n) return [0n, 0n]
  const gained = now * thenOf - then * nowOf
  return [gained < 0n ? -gained : gained, thenOf * 10n ** BigInt(digits)]
}

/** Points and maxima of both in units of the longest fraction, and how many digits that has. */
function exactShares(a: Share, b: Share): readonly [readonly [bigint, bigint], readonly [bigint, bigint], number] {
  const digits = Math.max(...[a.points, a.of, b.points, b.of].map((value) => fraction(value).length))
  const of = (share: Share): readonly [bigint, bigint] => [whole(share.points, digits), whole(share.of, digits)]
  return [of(a), of(b), digits]
}

export interface Share {
  readonly points: Decimal
  readonly of: Decimal
}
