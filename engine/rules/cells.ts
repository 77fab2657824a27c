/**
 * Which of several conditions holds first, for every possible combination of what they compare. Each
 * compared value is cut at the constants it is compared with; all values of one cell answer alike, so
 * the cells are all there is to try. Nothing is sampled. (SPEC L60)
 */
import type { Logic } from '../model.ts'
import { cellsOf, passes } from './axis.ts'
import type { Axis, Cell, Test } from './axis.ts'
import { conditionOf } from './comparisons.ts'
import type { Condition } from './comparisons.ts'

/** More combinations than this are not tried: the load has to end in time. */
export const MOST_CELLS = 20_000

/** One compared value: a name ({ var }), or an expression. */
export interface Compared {
  readonly of: Logic
  readonly axis: Axis
  /** From low to high. */
  readonly cells: readonly Cell[]
}

/** A combination: one cell for each compared value, in the same order. */
export type Combination = readonly Cell[]

export interface Decided {
  readonly kind: 'decided'
  readonly compared: readonly Compared[]
  /** For each condition, the combinations in which it is the first to hold. */
  readonly first: readonly (readonly Combination[])[]
  /** The combinations in which none holds. */
  readonly none: readonly Combination[]
}

export type Decision = Decided | { readonly kind: 'too-many'; readonly cells: number }

/**
 * @param given what holds in any case; combinations in which it does not are left out.
 * @param axisOf what a compared value can be.
 */
export function decide(conditions: readonly Logic[], given: readonly Logic[], axisOf: (of: Logic) => Axis): Decision {
  const parsed = conditions.map(conditionOf)
  const sure = given.map(conditionOf)
  const axes = axesOf([...parsed, ...sure], axisOf)
  const size = axes.reduce((product, { cells }) => product * cells.length, 1)
  if (size > MOST_CELLS) return { kind: 'too-many', cells: size }

  const place = new Map(axes.map(({ key }, index) => [key, index]))
  const bound = parsed.map((one) => bind(one, axes, place))
  const boundSure = sure.map((one) => bind(one, axes, place))
  const first: Combination[][] = conditions.map(() => [])
  const none: Combination[] = []
  for (const chosen of choices(axes.map(({ cells }) => cells.length))) {
    if (!boundSure.every((one) => holds(one, chosen))) continue
    const index = bound.findIndex((one) => holds(one, chosen))
    const cells = axes.map((axis, position) => axis.cells[chosen[position]!]!)
    ;(index === -1 ? none : first[index]!).push(cells)
  }
  return { kind: 'decided', compared: axes, first, none }
}

interface AxisInUse extends Compared {
  readonly key: string
}

const keyOf = (of: Logic): string => JSON.stringify(of)

/** Every compared value once, cut by all that it is compared with. */
function axesOf(conditions: readonly Condition[], axisOf: (of: Logic) => Axis): readonly AxisInUse[] {
  const found = new Map<string, { readonly of: Logic; readonly tests: Test[] }>()
  const collect = (condition: Condition): void => {
    switch (condition.kind) {
      case 'constant':
        return
      case 'not':
        return collect(condition.of)
      case 'and':
      case 'or':
        return condition.of.forEach(collect)
      case 'test': {
        const key = keyOf(condition.of)
        const known = found.get(key) ?? { of: condition.of, tests: [] }
        known.tests.push(condition.test)
        found.set(key, known)
        return
      }
      default:
        return condition satisfies never
    }
  }
  conditions.forEach(collect)
  return [...found].map(([key, { of, tests }]) => {
    const axis = axisOf(of)
    return { key, of, axis, cells: cellsOf(axis, tests) }
  })
}

/** A condition whose tests know their axis, and what they answer in each of its cells. */
type Bound =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Bound[] }
  | { readonly kind: 'not'; readonly of: Bound }
  | { readonly kind: 'test'; readonly axis: number; readonly answers: readonly boolean[] }

function bind(condition: Condition, axes: readonly AxisInUse[], place: ReadonlyMap<string, number>): Bound {
  switch (condition.kind) {
    case 'constant':
      return condition
    case 'not':
      return { kind: 'not', of: bind(condition.of, axes, place) }
    case 'and':
    case 'or':
      return { kind: condition.kind, of: condition.of.map((one) => bind(one, axes, place)) }
    case 'test': {
      const index = place.get(keyOf(condition.of))!
      const { axis, cells } = axes[index]!
      const digits = axis.kind === 'number' ? axis.digits : null
      return { kind: 'test', axis: index, answers: cells.map((cell) => passes(cell, condition.test, digits)) }
    }
    default:
      return condition satisfies never
  }
}

function holds(condition: Bound, chosen: readonly number[]): boolean {
  switch (condition.kind) {
    case 'constant':
      return condition.value
    case 'not':
      return !holds(condition.of, chosen)
    case 'and':
      return condition.of.every((one) => holds(one, chosen))
    case 'or':
      return condition.of.some((one) => holds(one, chosen))
    case 'test':
      return condition.answers[chosen[condition.axis]!]!
    default:
      return condition satisfies never
  }
}

/** Every choice of one cell for each axis; nothing when an axis has none. */
function* choices(sizes: readonly number[]): Generator<readonly number[]> {
  if (sizes.includes(0)) return
  const chosen = sizes.map(() => 0)
  for (;;) {
    yield chosen
    let axis = sizes.length - 1
    while (axis >= 0 && chosen[axis] === sizes[axis]! - 1) chosen[axis--] = 0
    if (axis < 0) return
    chosen[axis]!++
  }
}
