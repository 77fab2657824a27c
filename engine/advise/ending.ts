/** How complete answers end, as the engine scores them; and whether that is the plain sum of the criteria. (SPEC D12) */
import type { Decimal, Framework } from '../model.ts'
import { fromUnits } from '../points.ts'
import { score, scoreLeaves } from '../score/score.ts'
import { baseOf } from '../total.ts'
import type { Filled } from './fill.ts'

/** points × total ÷ what counts is the index. */
export interface Ending {
  readonly index: Decimal
  readonly band: string | null
  readonly points: Decimal
  readonly of: Decimal
}

/**
 * The searches add up criteria. Where the engine's own total is something else, nothing may be claimed:
 * `sums`. No index at all: null.
 */
export function endingOf(framework: Framework, { answers, setting }: Filled): Ending | 'sums' | null {
  const { criterion, index: digits } = framework.rounding
  const { index, band, points, of } = score(framework, answers, setting)
  if (index === null) return null
  const outcomes = [...scoreLeaves(framework, answers, setting).outcomes.values()]
  const [sum, counts] = (['points', 'of'] as const).map((part) => outcomes.reduce((total, one) => total + one[part], 0))
  const isPlain =
    points === fromUnits(sum!, criterion) &&
    of === fromUnits(counts!, criterion) &&
    index === fromUnits(baseOf(framework, sum!, counts!), digits)
  return isPlain ? { index, band, points, of } : 'sums'
}
