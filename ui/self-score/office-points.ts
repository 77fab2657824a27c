/** Points as an office reads them: over what it answers itself, and "–" while nothing is scored. Pure. */
import type { Decimal, Leaf, LeafResult, NodeResult, Result } from '../../engine/live.ts'
import { maximum, points } from '../format.ts'
import { add, subtract } from '../results/scores.ts'

export const noPoints = '–'

function leavesOf(results: readonly NodeResult[]): readonly LeafResult[] {
  return results.flatMap((one) => (one.kind === 'leaf' ? [one] : leavesOf(one.children)))
}

const below = (result: Result | NodeResult): readonly LeafResult[] =>
  leavesOf(result.kind === 'result' ? result.domains : [result])

export function anyScored(result: Result | NodeResult): boolean {
  return below(result).some(({ outcome }) => outcome.kind === 'scored' || outcome.kind === 'not_arising')
}

type Sum = Result | Extract<NodeResult, { readonly kind: 'group' }>

/** The points of a group or of everything; "–" while nothing below is scored. */
export function sumWords(result: Sum): string {
  return anyScored(result) ? points(result.points) : noPoints
}

/** What counts of a criterion's maximum. */
function counted({ max, outcome }: LeafResult): Decimal {
  if (outcome.kind === 'no_survey') return '0'
  return outcome.kind === 'not_arising' ? outcome.of : max
}

const byCouncil = (leaves: readonly Leaf[], id: string): boolean =>
  leaves.some((leaf) => leaf.id === id && leaf.scored_by !== 'appraisal')

/** The maximum that counts without what the council enters. */
export function ownMaximum(result: Sum, leaves: readonly Leaf[]): Decimal {
  const entered = below(result)
    .filter(({ id }) => byCouncil(leaves, id))
    .reduce<Decimal>((sum, leaf) => add(sum, counted(leaf)), '0')
  return subtract(result.of, entered)
}

/** "3,50 / 10", "– / 10"; only "–" where the office answers nothing. */
export function ownPointsOf(result: Sum, leaves: readonly Leaf[]): string {
  const most = maximum(ownMaximum(result, leaves))
  return most === '0' && !anyScored(result) ? noPoints : `${sumWords(result)} / ${most}`
}

/** Whether the council enters something that counts in this round. */
export function hasCouncilPart(result: Sum, leaves: readonly Leaf[]): boolean {
  return below(result).some(({ id, outcome }) => outcome.kind !== 'no_survey' && byCouncil(leaves, id))
}
