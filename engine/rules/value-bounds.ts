/** Where a measured value can lie, how exact it is, and what can be wrong with it. */
import type { Logic } from '../model.ts'
import { decimalsOf } from '../points.ts'
import { checkLogic } from './check-logic.ts'
import { decimalSum } from './decimal-sum.ts'
import { input, typesOf } from './form.ts'
import type { Finding, RuleContext } from './form.ts'
import { intervalOf } from './interval.ts'
import { linearOf, neverNegative } from './linear.ts'
import { readsOfLogic } from './logic-names.ts'
import type { Line } from './pieces.ts'
import { partsOf, quotientOf, splitLogic, valueLogic } from './value.ts'
import type { At, Ratio, Value } from './value.ts'

/** The smallest difference worth telling apart: of an input its last digit, of a rate a hundredth of a percent. */
export function stepOfValue(value: Value, context: RuleContext): number {
  if (typeof value === 'string') return 10 ** -(context.inputs.get(value)?.decimals ?? PERCENT_DIGITS)
  return 'sum' in value || 'difference' in value
    ? Math.min(...partsOf(value).map(([part]) => stepOfValue(part, context)))
    : 10 ** -PERCENT_DIGITS
}
const PERCENT_DIGITS = 2

/** Where a value can lie, as far as it is known. A ratio whose numerator may not exceed its denominator ends at 100 %. */
export function boundsOfValue(value: Value, context: RuleContext): Line {
  if (typeof value === 'string') {
    const { min, max, decimals } = input(context, value)
    return { min, max, digits: decimals }
  }
  if ('logic' in value) return boundsOfLogic(value.logic, context)
  if ('ratio' in value) {
    const [part, whole] = value.ratio
    const sound = isNeverNegative(whole, context)
    return {
      min: sound && isNeverNegative(part, context) ? 0 : null,
      max: sound && isNeverAbove(part, whole, context) ? 100 : null,
      digits: null,
    }
  }
  const isSum = 'sum' in value
  const parts = partsOf(value).map(([part]) => boundsOfValue(part, context))
  const total = (key: 'min' | 'max'): number | null => {
    const bounds = parts.map((one, index) => {
      if (isSum || index === 0) return one[key]
      const bound = one[key === 'min' ? 'max' : 'min']
      return bound === null ? null : -bound
    })
    const known = bounds.filter((one) => one !== null)
    return known.length < bounds.length ? null : decimalSum(known)
  }
  const min = total('min')
  const proven = !isSum && (min === null || min < 0) && isNeverNegative(value, context)
  return { min: proven ? 0 : min, max: total('max'), digits: finest(parts.map(({ digits }) => digits)) }
}

/** Sums are as fine as their finest part; null: any number. */
const finest = (digits: readonly (number | null)[]): number | null =>
  digits.reduce((most, one) => (most === null || one === null ? null : Math.max(most, one)), 0)

function boundsOfLogic(logic: Logic, context: RuleContext): Line {
  const [min, max] = intervalOf(logic, (name) => intervalOfInput(name, context)) ?? []
  const finite = (bound: number | undefined): number | null =>
    bound !== undefined && Number.isFinite(bound) ? bound : null
  const linear = linearOf(logic)
  const digits = [...(linear ?? [])].map(([name, weight]) => {
    const own = name === '' ? 0 : (context.inputs.get(name)?.decimals ?? null)
    return Number.isInteger(weight) ? own : null
  })
  return { min: finite(min), max: finite(max), digits: linear === null ? null : finest(digits) }
}

export function intervalOfInput(name: string, { inputs }: RuleContext): readonly [number, number] {
  const { min = null, max = null } = inputs.get(name) ?? {}
  return [min ?? Number.NEGATIVE_INFINITY, max ?? Number.POSITIVE_INFINITY]
}

function isNeverNegative(value: Value, context: RuleContext): boolean {
  if (typeof value === 'string') return (input(context, value).min ?? -1) >= 0
  const linear = linearOf(valueLogic(value))
  if (linear !== null) return neverNegative(linear, context)
  return 'difference' in value ? false : (boundsOfValue(value, context).min ?? -1) >= 0
}

export function isNeverAbove(part: Value, whole: Value, context: RuleContext): boolean {
  const gap = linearOf({ '-': [valueLogic(whole), valueLogic(part)] })
  return gap !== null && neverNegative(gap, context)
}

/** "assigned − excused": a value by its names, for a message. */
export function idsOfValue(value: Value): string {
  if (typeof value === 'string') return value
  if ('logic' in value)
    return readsOfLogic(value.logic, [])
      .map(({ id }) => id)
      .join(', ')
  const sign = 'ratio' in value ? ' ÷ ' : 'sum' in value ? ' + ' : ' − '
  return partsOf(value)
    .map(([part]) => idsOfValue(part))
    .join(sign)
}

/** A denominator that can be 0 needs a stated outcome: a division by zero is a fault unless a policy covers it (SPEC S9). */
function checkRatio({ ratio, when_zero }: Ratio, context: RuleContext, at: At): readonly Finding[] {
  const found = idsOfValue(ratio[1])
  const { min } = boundsOfValue(ratio[1], context)
  const findings: Finding[] = []
  if (ratio.some(isDividedInside)) findings.push({ code: 'multiply-after-divide', at, params: {} })
  if (min === null || min < 0) findings.push({ code: 'negative-denominator', at, params: { found } })
  else if (min === 0 && when_zero === undefined) findings.push({ code: 'zero-denominator', at, params: { found } })
  if (typeof when_zero === 'number' && decimalsOf(String(when_zero)) > context.digits)
    findings.push({ code: 'too-many-decimals', at, params: { found: when_zero, digits: context.digits } })
  return findings
}

/** A quotient below the first one would be multiplied after it was divided. */
function isDividedInside(value: Value): boolean {
  const { top, bottom } = quotientOf(value)
  return [top, bottom].some((one) => JSON.stringify(one).includes('{"/":'))
}

export function checkValue(value: Value, context: RuleContext, at: At): readonly Finding[] {
  if (typeof value === 'string') return []
  const ways = Object.keys(value).filter((key) => key !== 'when_zero')
  if (ways.length > 1) return [{ code: 'one-value', at, params: { key: 'of', found: ways.join(', ') } }]
  if ('logic' in value) return checkExpression(value.logic, context, [...at, 'logic'])
  const inside = partsOf(value).flatMap(([part, step]) => checkValue(part, context, [...at, ...step]))
  return 'ratio' in value && inside.length === 0 ? checkRatio(value, context, at) : inside
}

/** A number of things: never negative. One input is a count, whose `min` says it. */
export function checkCounted(value: Value, context: RuleContext, at: At): readonly Finding[] {
  const findings = checkValue(value, context, at)
  if (findings.length > 0 || typeof value === 'string') return findings
  const { min } = boundsOfValue(value, context)
  return min === null || min < 0 ? [{ code: 'negative-count', at, params: { found: idsOfValue(value) } }] : []
}

function checkExpression(logic: Logic, context: RuleContext, at: At): readonly Finding[] {
  const { type, findings } = checkLogic(logic, typesOf(context), false)
  if (findings.length > 0) return findings.map((finding) => ({ ...finding, at: [...at, ...finding.at] }))
  if (type !== 'number')
    return [{ code: 'logic-type', at, params: { operator: 'of', expected: 'number', found: type } }]
  const { bottom } = splitLogic(logic)
  const [least, most] =
    bottom === null ? [1, 1] : (intervalOf(bottom, (name) => intervalOfInput(name, context)) ?? [0, 0])
  if (least > 0 || most < 0) return []
  return [{ code: 'zero-denominator', at, params: { found: idsOfValue({ logic: bottom }) } }]
}
