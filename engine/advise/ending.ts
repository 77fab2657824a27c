/** How complete answers end, as the engine scores them. (SPEC D12, D14) */
import type { Answers, Decimal, Framework } from '../model.ts'
import { score } from '../score/score.ts'
import type { Filled } from './fill.ts'

/** points × total ÷ what counts, with bonus and penalty, is the index. */
export interface Ending {
  readonly index: Decimal
  readonly band: string | null
  readonly points: Decimal
  readonly of: Decimal
  /** Where the framework has them: what they count for. */
  readonly bonus?: Decimal
  readonly penalty?: Decimal
  /** The index was held at the total, or at 0. */
  readonly held?: 'at-total' | 'at-zero'
}

/** Null: no index. */
export function endingOf(framework: Framework, { answers, setting }: Filled): Ending | null {
  const { index, band, points, of, bonus, penalty, held } = score(framework, answers, setting)
  if (index === null) return null
  return {
    index,
    band,
    points,
    of,
    ...(bonus && { bonus: bonus.points }),
    ...(penalty && { penalty: penalty.points }),
    ...(held && { held }),
  }
}

/**
 * The answers with every open flag answered by no: flags do not move the index, and a result waits for all of
 * them. What is assumed here is named as open wherever it is shown.
 */
export function withFlags({ flags = [] }: Framework, at: Filled, isOpen: (flag: string) => boolean): Filled {
  const open = flags.filter(({ id }) => isOpen(id))
  if (open.length === 0) return at
  const given = at.answers['flags']
  const inputs = { ...given?.inputs, ...Object.fromEntries(open.map(({ id }) => [id, false])) }
  const answers: Answers = { ...at.answers, flags: { ...given, inputs } }
  return { ...at, answers }
}
