/**
 * The proof at load that a rule never divides by 0 and stays within its bounds. It walks every branch with what
 * the conditions before it say (`guards.ts`) and with the bounds of the inputs. What it cannot prove it reports,
 * and where. (SPEC R40–R43)
 */
import type { Logic } from '../model.ts'
import { NO_POINTS } from './no-points.ts'
import type { Finding } from './form.ts'
import { fractionBounds } from './fraction.ts'
import { assume, isAtMost, mayBeZero, nothingKnown, textOf, withAtMost } from './guards.ts'
import type { Known, View } from './guards.ts'
import { MAX_DEPTH } from './check-logic.ts'
import { ANY, boundsTable, hull } from './interval.ts'
import type { BoundsTable, Interval } from './interval.ts'
import { shareIn } from './share.ts'

/** What the proof has to know of a name that holds a number. */
export interface NumberName {
  readonly min: number
  readonly max: number
  /** The distance between two values; null: none. */
  readonly step: number | null
}

export interface Proving {
  /** Null: a boolean or a text. */
  readonly number: (name: string) => NumberName | null
  /** Pairs of which the first is never more than the second, whatever is answered. */
  readonly atMost: readonly (readonly [Logic, Logic])[]
  /** The least that a sum of names can be for reasons of its own, such as `at_most`; absent: nothing is known. */
  readonly least?: (sum: Logic) => number
  readonly bounds?: BoundsTable
}

export interface Proof {
  /** Of the numbers that the rule can give; null: it gives none. */
  readonly range: Interval | null
  readonly findings: readonly Finding[]
}

const NO_POINTS_TEXT = textOf(NO_POINTS)

/** Of the proof, which looks at an operand several times. */
const MAX_VISITS = 200_000

type At = readonly (string | number)[]

/** A quotient of a ≤ b may be past the factor by the rounding of some operations. */
const ROUNDED = 1 + 64 * Number.EPSILON

/** A sum of decimals that is not negative may be past 0 by what binary arithmetic adds. */
export const NEARLY = -1e-9

export function prove(logic: Logic, proving: Proving): Proof {
  const { number, atMost, least: leastOf = () => Number.NEGATIVE_INFINITY, bounds: table = boundsTable } = proving
  const findings = new Map<string, Finding>()

  let quiet = 0
  let visits = 0

  const report = (finding: Finding): void => {
    if (quiet > 0) return
    const key = `${finding.code} ${finding.at.join('/')}`
    if (!findings.has(key)) findings.set(key, finding)
  }

  /** Bounds of a number; null: a condition, a text, or a branch that cannot be. */
  const visit = (node: Logic, known: Known, at: At): Interval | null => {
    // Conditions inside of conditions are looked at again and again; the walk has to end.
    if (++visits > MAX_VISITS) {
      findings.set('', { code: 'logic-too-large', at: [], params: { limit: MAX_DEPTH } })
      return ANY
    }
    if (typeof node === 'number') return [node, node]
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return null
    const [name = '', operand = null] = Object.entries(node)[0] ?? []
    const operands: readonly Logic[] = Array.isArray(operand) ? operand : [operand]
    const here = [...at, name]
    const place = (index: number): At => (Array.isArray(operand) ? [...here, index] : here)
    if (name === 'var') return narrowed(node, ofName(operand), known)
    if (name === 'if' || name === '?:') return branches(operands, known, place)
    if (name === 'and' || name === 'or') {
      let so: Known | null = known
      operands.forEach((one, index) => {
        if (so === null) return
        visit(one, so, place(index))
        so = assume(one, name === 'and', so, view)
      })
      return null
    }
    const parts = operands.map((one, index) => visit(one, known, place(index)))
    if (!Object.hasOwn(table, name)) return null
    // What the law left open: no number, and the rule says so on purpose.
    if (name === '/' && textOf(node) === NO_POINTS_TEXT) return null
    const intervals = parts.map((part) => part ?? ANY)
    const divides = name === '/' || name === '%'
    if (divides && mayBeZero(operands[1]!, intervals[1]!, known, view)) {
      report({ code: 'divisor-may-be-zero', at: place(1), params: { found: spelled(operands[1]!) } })
      return ANY
    }
    const found = arithmetic(name as keyof BoundsTable, operands, intervals, known)
    // Said where it begins, not of everything that is made of it.
    if (intervals.flat().every(Number.isFinite) && !found.every(Number.isFinite))
      report({ code: 'logic-may-overflow', at: here, params: {} })
    return narrowed(node, found, known)
  }

  const arithmetic = (
    name: keyof BoundsTable,
    operands: readonly Logic[],
    parts: readonly Interval[],
    known: Known,
  ): Interval => {
    const usual = table[name](name === '/' ? [parts[0]!, awayFromZero(parts[1]!)] : parts)
    const [a = null, b = null] = operands
    if (name === '/')
      return intersect(
        intersect(usual, shareBounds(a, b, parts[1]!, known)),
        fractionBounds(a, b, (one) => view.boundsOf({ var: one }, known) ?? ANY),
      )
    if (name !== '-' || operands.length === 1) return usual
    const least = isAtMost(known, b, a) ? 0 : leastOf({ '-': [a, b] })
    const most = isAtMost(known, a, b) ? 0 : -leastOf({ '-': [b, a] })
    const [low, high] = besideLevel(a, b, known)
    const [under, over] = besideLevel(b, a, known)
    return intersect(usual, [Math.max(least, low, -over), Math.min(most, high, -under)])
  }

  /**
   * top − level × bottom, where the branch knows bounds of top ÷ bottom: a quotient at or past the level leaves nothing
   * below 0. It holds for the rounded numbers too, as rounding keeps their order.
   */
  const besideLevel = (top: Logic, line: Logic, known: Known): Interval => {
    const factors = typeof line === 'object' && line !== null && '*' in line ? line['*'] : null
    const [level, bottom, more] = Array.isArray(factors) ? (factors as readonly Logic[]) : []
    if (typeof level !== 'number' || bottom === undefined || more !== undefined) return ANY
    const quotient = known.bounds.get(textOf({ '/': [top, bottom] }))
    const positive = quotient !== undefined && (view.boundsOf(bottom, known)?.[0] ?? -1) >= 0
    if (!positive) return ANY
    return [quotient[0] >= level ? 0 : ANY[0], quotient[1] <= level ? 0 : ANY[1]]
  }

  /** factor × part ÷ whole, where the part is at most the whole and the whole is above 0. */
  const shareBounds = (top: Logic, bottom: Logic, [low]: Interval, known: Known): Interval => {
    const share = shareIn(top, bottom)
    if (share === null || low < 0) return ANY
    const { factor, part, whole } = share
    const isPart = isAtMost(known, part, whole) || leastOf({ '-': [whole, part] }) >= NEARLY
    return isPart ? [Number.NEGATIVE_INFINITY, factor * ROUNDED] : ANY
  }

  const branches = (operands: readonly Logic[], known: Known, place: (index: number) => At): Interval | null => {
    const found: Interval[] = []
    const take = (index: number, so: Known): void => {
      const part = visit(operands[index] ?? null, so, place(index))
      if (part !== null) found.push(part)
    }
    let so: Known | null = known
    for (let index = 0; index + 1 < operands.length && so !== null; index += 2) {
      const condition = operands[index] ?? null
      visit(condition, so, place(index))
      const then = assume(condition, true, so, view)
      if (then !== null) take(index + 1, then)
      so = assume(condition, false, so, view)
    }
    if (so !== null) take(operands.length - 1, so)
    return found.length === 0 ? null : hull(found)
  }

  const ofName = (name: Logic): Interval | null => {
    const found = typeof name === 'string' ? number(name) : null
    return found && [found.min, found.max]
  }

  const view: View = {
    // A comparison looks at operands that were visited, and reported on, before.
    boundsOf: (node, known) => quietly(() => visit(node, known, [])),
    stepOf: (node) => {
      const name = typeof node === 'object' && node !== null && 'var' in node ? node['var'] : null
      return typeof name === 'string' ? (number(name)?.step ?? null) : null
    },
  }
  const quietly = <T>(look: () => T): T => {
    quiet++
    const found = look()
    quiet--
    return found
  }

  const start = atMost.reduce((known, [a, b]) => withAtMost(known, a, b), nothingKnown)
  const range = visit(logic, start, [])
  return { range, findings: [...findings.values()] }
}

/** Bounds narrowed by what the branch knows of this very expression. */
const narrowed = (node: Logic, bounds: Interval | null, known: Known): Interval | null => {
  if (bounds === null || known.bounds.size === 0) return bounds
  const found = known.bounds.get(textOf(node))
  return found === undefined ? bounds : intersect(bounds, found)
}

const intersect = ([a, b]: Interval, [c, d]: Interval): Interval => [Math.max(a, c), Math.min(b, d)]

/** A divisor that is known not to be 0 may come as near to it as numbers go. */
const awayFromZero = ([low, high]: Interval): Interval =>
  low < 0 && high > 0 ? ANY : [low === 0 ? Number.MIN_VALUE : low, high === 0 ? -Number.MIN_VALUE : high]

/** A divisor as its author wrote it: a name, or the whole expression. */
const spelled = (node: Logic): string => {
  const name = typeof node === 'object' && node !== null && 'var' in node ? node['var'] : null
  return typeof name === 'string' ? name : textOf(node)
}
