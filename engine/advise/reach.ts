/** The ends of the attainable interval and nothing else, for those who look at many forms at once. (SPEC D1, D3) */
import type { Answers, Decimal, Framework, Setting } from '../model.ts'
import { attainable } from './attainable.ts'

export interface Ends {
  readonly lowest: Decimal
  readonly highest: Decimal
  /** Every end is reached by some answers. */
  readonly reached: boolean
}

/** Also where it is claimed that nothing arose. Null: nothing can be said, or no answers lead to an index. */
export function ends(framework: Framework, answers: Answers, setting: Setting): Ends | null {
  const found = attainable(framework, answers, setting, { claims: true })
  if (found.kind !== 'attainable') return null
  const { lowest, highest, bounded } = found
  return { lowest: lowest.index, highest: highest.index, reached: bounded.length === 0 }
}
