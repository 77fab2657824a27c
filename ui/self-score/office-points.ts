/** Points as an office reads them: over what it answers itself, and "–" while nothing is scored. Pure. */
import type { Decimal, Leaf, LeafOutcome, LeafResult, NodeResult, Result } from '../../engine/live.ts'
import { maximum, points } from '../format.ts'
import { add, subtract } from '../results/scores.ts'

export const noPoints = '–'

/** It did not arise, and neither its points nor its maximum count; with full points or none, both do. */
export function leftOut(outcome: LeafOutcome | undefined): boolean {
  return outcome?.kind === 'not_arising' && (outcome.policy === 'exclude' || outcome.policy === 'redistribute')
}

/** The points and the maximum of one criterion as the table prints them: "–" for what does not count. */
export function leafWords({ max, outcome }: LeafResult): { readonly points: string; readonly max: string } {
  if (leftOut(outcome) || outcome.kind === 'no_survey') return { points: noPoints, max: noPoints }
  const earned = outcome.kind === 'scored' || outcome.kind === 'not_arising' ? points(outcome.points) : noPoints
  return { points: earned, max: maximum(max) }
}

function leavesOf(results: readonly NodeResult[]): readonly LeafResult[] {
  return results.flatMap((one) => (one.kind === 'leaf' ? [one] : leavesOf(one.children)))
}

const below = (result: Result | NodeResult): readonly LeafResult[] =>
  leavesOf(result.kind === 'result' ? result.domains : [result])

export function anyScored(result: Result | NodeResult): boolean {
  return (
    below(result).some(
      ({ outcome }) => outcome.kind === 'scored' || (outcome.kind === 'not_arising' && !leftOut(outcome)),
    ) || givenAsWhole(result)
  )
}

/** Somewhere a whole group did not arise, and has the points that its policy gives. */
function givenAsWhole(result: Result | NodeResult): boolean {
  if (result.kind === 'leaf') return false
  if (result.kind === 'group' && (result.not_arising === 'full' || result.not_arising === 'zero')) return true
  return (result.kind === 'result' ? result.domains : result.children).some(givenAsWhole)
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

const entered = new WeakMap<readonly Leaf[], ReadonlySet<string>>()

/** Ids of the criteria that the council enters; found once for one form. */
function byCouncil(leaves: readonly Leaf[]): ReadonlySet<string> {
  const known = entered.get(leaves)
  if (known) return known
  const found = new Set(leaves.filter(({ scored_by }) => scored_by !== 'appraisal').map(({ id }) => id))
  entered.set(leaves, found)
  return found
}

/** The maximum that counts without what the council enters. */
export function ownMaximum(result: Sum, leaves: readonly Leaf[]): Decimal {
  const councils = byCouncil(leaves)
  const theirs = below(result)
    .filter(({ id }) => councils.has(id))
    .reduce<Decimal>((sum, leaf) => add(sum, counted(leaf)), '0')
  return subtract(result.of, theirs)
}

/** "3,50 / 10", "– / 10"; only "–" where the office answers nothing. */
export function ownPointsOf(result: Sum, leaves: readonly Leaf[]): string {
  const most = maximum(ownMaximum(result, leaves))
  return most === '0' && !anyScored(result) ? noPoints : `${sumWords(result)} / ${most}`
}

/** Whether the council enters something that counts in this round. */
export function hasCouncilPart(result: Sum, leaves: readonly Leaf[]): boolean {
  const councils = byCouncil(leaves)
  return below(result).some(({ id, outcome }) => outcome.kind !== 'no_survey' && councils.has(id))
}
