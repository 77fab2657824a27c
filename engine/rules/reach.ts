/**
 * What a rule can really give, and which of its branches can never be taken, from the bounds of what
 * it reads. The interval may be wider than what is reached, never narrower; a branch that is called
 * dead is dead. (SPEC L54, L58)
 */
import type { Logic } from '../model.ts'
import { lastOf } from './axis.ts'
import type { Axis } from './axis.ts'
import { decide } from './cells.ts'
import type { Combination, Decided } from './cells.ts'
import { NO_POINTS } from './no-points.ts'
import type { RuleContext } from './form.ts'
import { ANY, boundsOf } from './interval.ts'
import type { Interval } from './interval.ts'
import { linearOf, neverNegative } from './linear.ts'
import { nameOf } from './logic-names.ts'
import { shareIn } from './share.ts'

type At = readonly (string | number)[]

export interface Reach {
  /** Null: no number at all. */
  readonly range: Interval | null
  readonly dead: readonly DeadBranch[]
}

/** A branch that no answer can lead to. */
export interface DeadBranch {
  /** Where its condition stands in the expression; of a last branch, where it stands itself. */
  readonly at: At
  /** Its place among the branches, from 0. */
  readonly index: number
  /** The last branch has no condition of its own. */
  readonly last: boolean
}

/** What is known of values in one branch: the bounds of a name or expression, by its JSON. */
type Bounds = ReadonlyMap<string, Interval>

const NO_POINTS_KEY = JSON.stringify(NO_POINTS)

export function reachOf(logic: Logic, context: RuleContext): Reach {
  const dead: DeadBranch[] = []

  const axisOf = (of: Logic): Axis => {
    const name = nameOf(of)
    const input = name === null ? undefined : context.inputs.get(name)
    if (input?.type === 'boolean') return { kind: 'boolean' }
    if (input?.type === 'choice') return { kind: 'text', values: input.choices }
    const [least, most] = visit(of, [], [], new Map()) ?? ANY
    const bound = (value: number): number | null => (Number.isFinite(value) ? value : null)
    return { kind: 'number', least: bound(least), most: bound(most), digits: input?.decimals ?? null }
  }

  const visit = (node: Logic, at: At, given: readonly Logic[], bounds: Bounds): Interval | null => {
    if (typeof node === 'number') return [node, node]
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return null
    const known = bounds.size === 0 ? null : (bounds.get(JSON.stringify(node)) ?? null)
    const name = nameOf(node)
    if (name !== null) {
      const { min = null, max = null } = context.inputs.get(name) ?? {}
      return meet([min ?? ANY[0], max ?? ANY[1]], known)
    }
    const [operator = '', operand = null] = Object.entries(node as Readonly<Record<string, Logic>>)[0] ?? []
    const operands: readonly Logic[] = Array.isArray(operand) ? operand : [operand]
    if (operator === 'if' || operator === '?:') return branches(operands, [...at, operator], given, bounds)
    if (operator === '/' && JSON.stringify(node) === NO_POINTS_KEY) return null
    const share = operator === '/' ? shareOf(operands, context, (one) => visit(one, at, given, bounds)) : null
    if (share !== null) return meet(share, known)
    const parts = operands.flatMap((one, index) => {
      const found = visit(one, [...at, operator, index], given, bounds)
      return found === null ? [] : [found]
    })
    return parts.length === 0 ? null : meet(boundsOf(operator, parts), known)
  }

  const branches = (operands: readonly Logic[], at: At, given: readonly Logic[], bounds: Bounds): Interval | null => {
    const conditions = operands.filter((_, index) => index % 2 === 0 && index < operands.length - 1)
    const decision = decide(conditions, given, axisOf)
    const ranges: Interval[] = []
    const branch = (index: number, reached: readonly Combination[] | null, before: readonly Logic[]): void => {
      const inside = reached === null || decision.kind !== 'decided' ? bounds : narrowed(bounds, decision, reached)
      const found = visit(operands[index] ?? null, [...at, index], [...given, ...before], inside)
      if (found !== null) ranges.push(found)
    }
    const not = (logic: Logic): Logic => ({ '!': [logic] })
    conditions.forEach((condition, index) => {
      const reached = decision.kind === 'decided' ? decision.first[index]! : null
      if (reached?.length === 0) dead.push({ at: [...at, 2 * index], index, last: false })
      else branch(2 * index + 1, reached, [...conditions.slice(0, index).map(not), condition])
    })
    const none = decision.kind === 'decided' ? decision.none : null
    if (none?.length === 0) dead.push({ at: [...at, operands.length - 1], index: conditions.length, last: true })
    else branch(operands.length - 1, none, conditions.map(not))
    if (ranges.length === 0) return null
    return [Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))]
  }

  return { range: visit(logic, [], [], new Map()), dead }
}

/** factor × part ÷ whole, where the part may not exceed the whole: never above the factor. */
function shareOf(
  [top = null, bottom = null]: readonly Logic[],
  context: RuleContext,
  visit: (logic: Logic) => Interval | null,
): Interval | null {
  const share = shareIn(top, bottom)
  if (share === null) return null
  const { factor, part, whole } = share
  const gap = linearOf({ '-': [whole, part] })
  if (gap === null || !neverNegative(gap, context)) return null
  const ofPart = visit(part) ?? ANY
  const ofWhole = visit(whole) ?? ANY
  if (ofPart[0] < 0 || ofWhole[0] <= 0) return null
  const least = ofWhole[1] === Number.POSITIVE_INFINITY ? 0 : (factor * ofPart[0]) / ofWhole[1]
  return [least, Math.min(factor, (factor * ofPart[1]) / ofWhole[0])]
}

/** What both allow. */
function meet([low, high]: Interval, known: Interval | null): Interval {
  return known === null ? [low, high] : [Math.max(low, known[0]), Math.min(high, known[1])]
}

/** The bounds of compared values in the combinations that lead to a branch. */
function narrowed(bounds: Bounds, { compared }: Decided, reached: readonly Combination[]): Bounds {
  const inside = new Map(bounds)
  compared.forEach(({ of, axis }, index) => {
    if (axis.kind !== 'number') return
    const cells = reached.map((one) => one[index]!).filter((cell) => cell.kind === 'number')
    const lows = cells.map(({ low }) => low.x)
    const highs = cells.map((cell) => lastOf(cell, axis.digits))
    const key = JSON.stringify(of)
    inside.set(key, meet([Math.min(...lows), Math.max(...highs)], bounds.get(key) ?? null))
  })
  return inside
}
