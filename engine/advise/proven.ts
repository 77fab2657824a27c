/**
 * What a rule can yield in a box, by what the conditions before each branch say: the proof that runs at load, on
 * the box in place of the bounds of the inputs. Branches that the box rules out are left out before.
 */
import type { Logic } from '../model.ts'
import type { Interval } from '../rules/interval.ts'
import { prove } from '../rules/prove.ts'
import { hullOf } from './hull.ts'
import type { Hull, HullNames } from './hull.ts'

export interface ProvenNames extends HullNames {
  /** The distance between two values of a number; null: none. */
  readonly stepOf: (name: string) => number | null
  /** Pairs of names of which the first never exceeds the second. */
  readonly parts: readonly (readonly [part: string, whole: string])[]
}

/** The ends of the numbers by the operations themselves, and nearer ones where the branches say more. */
export function nearer(hull: Hull, logic: Logic, names: ProvenNames): Hull {
  if (!(hull.low < hull.high)) return hull
  const [low, high] = provenBounds(logic, names) ?? [hull.low, hull.high]
  return { ...hull, low: Math.max(hull.low, low), high: Math.min(hull.high, high) }
}

/** Null: nothing is known. */
export function provenBounds(logic: Logic, names: ProvenNames): Interval | null {
  const { range } = prove(taken(logic, names), {
    number: (name) => {
      const { low, high } = names.get(name)
      return low > high ? null : { min: low, max: high, step: names.stepOf(name) }
    },
    atMost: names.parts.map(([part, whole]) => [{ var: part }, { var: whole }]),
  })
  return range
}

/** The expression without the branches that no point of the box leads to. */
function taken(logic: Logic, names: HullNames): Logic {
  if (typeof logic !== 'object' || logic === null || Array.isArray(logic)) return logic
  const [name = '', operand = null] = Object.entries(logic)[0] ?? []
  if (name !== 'if' && name !== '?:') {
    if (!Array.isArray(operand)) return logic
    const operands = (operand as readonly Logic[]).map((one) => taken(one, names))
    return operands.every((one, index) => one === operand[index]) ? logic : { [name]: operands }
  }
  const operands: readonly Logic[] = Array.isArray(operand) ? operand : [operand]
  const left: Logic[] = []
  for (let index = 0; index + 1 < operands.length; index += 2) {
    const { others } = hullOf(operands[index]!, names)
    const then = taken(operands[index + 1]!, names)
    if (!others.includes(false)) return left.length === 0 ? then : { if: [...left, then] }
    if (others.includes(true)) left.push(operands[index]!, then)
  }
  const last = taken(operands.at(-1) ?? null, names)
  return left.length === 0 ? last : { if: [...left, last] }
}
