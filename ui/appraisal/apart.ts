/** What can be accepted at once with others, and why the rest is looked at for itself. Pure. */
import type { Part } from '../../engine/live.ts'
import { emptyEntry, entryOf } from '../self-score/entry.ts'
import { text } from '../text.ts'
import type { Appraisal } from './appraisal.ts'
import type { Chosen } from './desk.ts'
import { needsLook } from './ways.ts'

/**
 * enter: the council enters it itself. open: the office did not answer it. look: a claim that nothing arose, or papers
 * are missing. talk: an explanation or a second appraiser is waited for. sending: a decision is on its way.
 */
export type Apart = 'enter' | 'open' | 'look' | 'talk' | 'sending'
const reasons = [
  ['enter', 'desk.apart-enter'],
  ['open', 'desk.apart-open'],
  ['look', 'desk.apart-look'],
  ['talk', 'desk.apart-talk'],
  ['sending', 'desk.apart-sending'],
] as const

export interface Shown {
  /** Undecided, answered, with all its papers: as the rule gave it. */
  readonly plain: readonly Chosen[]
  /** Undecided as well, and to be looked at one by one. */
  readonly others: readonly Apart[]
  /** What one of them is: of one unit, of one criterion, or of several units and several criteria. */
  readonly counted: Counted
}

export type Counted = 'criteria' | 'units' | 'cells'

export const countedWords = (counted: Counted): string => {
  switch (counted) {
    case 'criteria':
      return text('desk.criteria')
    case 'units':
      return text('desk.units')
    case 'cells':
      return text('desk.cells')
    default:
      return counted satisfies never
  }
}

export function shownBy(appraisals: readonly Appraisal[], leaves: readonly Part[]): Shown {
  const all = appraisals.flatMap((appraisal) => leaves.map((leaf) => ({ appraisal, leaf })))
  const waiting = all
    .filter(({ appraisal, leaf }) => appraisal.may(leaf) && appraisal.waits(leaf))
    .map((one) => ({ one, apart: apart(one) }))
  return {
    counted: appraisals.length === 1 ? 'criteria' : leaves.length === 1 ? 'units' : 'cells',
    plain: waiting.flatMap(({ one, apart: why }) => (why === null ? [one] : [])),
    others: waiting.flatMap(({ apart: why }) => (why === null ? [] : [why])),
  }
}

function apart({ appraisal, leaf }: Chosen): Apart | null {
  const { explanations, second } = appraisal.assessment
  const said = appraisal.said(leaf.id)
  const way = appraisal.way(leaf)
  if (way === 'enter') return 'enter'
  if (way !== 'judge' || (!said && leaf.inputs.length > 0)) return 'open'
  if (appraisal.decisions.pending(leaf.id) || !appraisal.mayAccept(leaf)) return 'sending'
  if (second[leaf.id] !== undefined || (explanations[leaf.id] && explanations[leaf.id]?.answer === null)) return 'talk'
  return needsLook(leaf, said ? entryOf(said) : emptyEntry, appraisal.files(leaf.id)) ? 'look' : null
}

/** "4 tiêu chí khác phải xem riêng: 3 do hội đồng nhập điểm; 1 thiếu minh chứng …"; empty where there are none. */
export function apartWords({ others, counted: what }: Pick<Shown, 'others' | 'counted'>): string {
  if (others.length === 0) return ''
  const counted = reasons.flatMap(([reason, words]) => {
    const count = others.filter((one) => one === reason).length
    return count === 0 ? [] : [text(words, { count })]
  })
  return text('desk.apart', { count: others.length, what: countedWords(what), reasons: counted.join('; ') })
}
