/** The proof of a rule in its criterion: bounds and relations come from the inputs as declared. (SPEC R40–R43) */
import type { Logic } from '../model.ts'
import { decimalsOf, quantise } from '../points.ts'
import type { Finding, RuleContext } from './form.ts'
import { linearOf, neverNegative } from './linear.ts'
import { typeOf } from './operators.ts'
import { NEARLY, prove } from './prove.ts'
import type { Interval } from './interval.ts'
import type { NumberName, Proof } from './prove.ts'

/** No typed number has more digits (SPEC A3). */
const TYPED = 1e15
/** Means and maxima are quotients of typed numbers. */
const COMPARED = 1e30
/** Day numbers of the years that can be written. */
const DAYS = { min: -720_000, max: 3_000_000, step: 1 }

export function proveRule(logic: Logic, context: RuleContext, measure: Logic = null): Proof {
  // The unit is one of those that are compared.
  const leader = { var: `cohort.${context.id}.max` }
  return prove(logic, {
    number: (name) => numberOf(name, context),
    atMost: measure === null ? [] : [[measure, leader]],
    least: (sum) => leastOf(sum, context),
  })
}

/** Of a sum that the inputs' `at_most` keeps from being negative; whole numbers and the difference of two are exact. */
function leastOf(sum: Logic, context: RuleContext): number {
  const linear = linearOf(sum)
  if (linear === null || !neverNegative(linear, context)) return Number.NEGATIVE_INFINITY
  const isWhole = [...linear].every(
    ([name, weight]) => Number.isInteger(weight) && (name === '' || context.inputs.get(name)?.decimals === 0),
  )
  const isDifference = linear.size === 2 && [...linear.values()].every((weight) => Math.abs(weight) === 1)
  return isWhole || isDifference ? 0 : NEARLY
}

function numberOf(name: string, { inputs }: RuleContext): NumberName | null {
  if (name.startsWith('period.')) return DAYS
  const found = inputs.get(name)
  if (found === undefined || typeOf(found.type) !== 'number') return null
  if (found.type === 'date') return DAYS
  const most = name.startsWith('cohort.') ? COMPARED : TYPED
  const [min, max] = [found.min ?? -most, found.max ?? most]
  // Bounds that contradict each other are a finding of their own.
  return { min: Math.min(min, max), max, step: 1 / 10 ** found.decimals }
}

/** What the bounds of the inputs cannot rule out: points outside the criterion's. */
export function pastBounds(range: Interval | null, { max, digits }: RuleContext): readonly Finding[] {
  if (range === null) return []
  const [least, most] = range
  const units = (value: number): number => (Math.abs(value) < TYPED / 1e10 ? quantise(value, digits) : value * TYPED)
  if (units(least) >= 0 && units(most) <= units(max)) return []
  return [{ code: 'logic-may-leave-range', at: [], params: { found: shown(most), least: shown(least), max } }]
}

const shown = (value: number): string => {
  if (Math.abs(value) >= TYPED) return value > 0 ? '∞' : '−∞'
  return decimalsOf(String(value)) > 4 ? String(Number(value.toFixed(4))) : String(value)
}
