/** Which names of a rule hold decimals of fixed digits. */
import type { RuleContext } from './form.ts'
import { NUMBERS } from './form.ts'
import type { DecimalNames } from './exact.ts'

/** Shares and what a round compares by are quotients, not decimals. */
const QUOTIENT = /^(criteria\..*\.ratio|cohort\..*\.(mean|max))$/

export const decimalNames =
  ({ inputs }: RuleContext): DecimalNames =>
  (name) => {
    if (name.startsWith('period.')) return { digits: 0, most: null }
    const found = inputs.get(name)
    if (found === undefined || QUOTIENT.test(name)) return null
    if (found.type === 'date') return { digits: 0, most: null }
    if (!NUMBERS.includes(found.type)) return null
    const { min, max, decimals } = found
    const most = min === null || max === null ? null : Math.max(Math.abs(min), Math.abs(max))
    return { digits: name.endsWith('.rank') ? 0 : decimals, most }
  }
