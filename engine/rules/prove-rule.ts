/** The proof of a rule in its criterion: bounds and relations come from the inputs as declared. (SPEC R40–R43) */
import type { Logic } from '../model.ts'
import { decimalsOf, quantise } from '../points.ts'
import type { Finding, RuleContext } from './form.ts'
import { readsOfLogic } from './logic-names.ts'
import { typeOf } from './operators.ts'
import { prove } from './prove.ts'
import type { Interval } from './interval.ts'
import type { NumberName, Proof, Proving } from './prove.ts'

/** No typed number has more digits (SPEC A3). */
const TYPED = 1e15
/** Means and maxima are quotients of typed numbers. */
const COMPARED = 1e30
/** Day numbers of the years that can be written. */
const DAYS = { min: -720_000, max: 3_000_000, step: 1 }

export function proveRule(logic: Logic, context: RuleContext, measure: Logic = null): Proof {
  const names = [...new Set(readsOfLogic(logic, []).map(({ id }) => id))]
  const atMost = names.flatMap((name): Proving['atMost'] => {
    const other = context.inputs.get(name)?.at_most ?? null
    return other === null ? [] : [[{ var: name }, { var: beside(name, other) }]]
  })
  // The unit is one of those that are compared.
  const leader = { var: `cohort.${context.id}.max` }
  return prove(logic, {
    number: (name) => numberOf(name, context),
    atMost: measure === null ? atMost : [...atMost, [measure, leader]],
  })
}

/** "facts.done" and "dossiers" → "facts.dossiers". */
const beside = (name: string, other: string): string => name.slice(0, name.lastIndexOf('.') + 1) + other

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
