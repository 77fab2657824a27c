/**
 * Which domains made the difference between two rounds. Points are compared where they are of the same maximum, shares of
 * the maximum where it is another one, because a survey was held or something did not arise. Pure.
 */
import type { Decimal, Framework } from '../../engine/live.ts'
import type { RankingRow } from '../api.ts'
import { partsBelow } from '../sheets.ts'
import { add, compare, compareGains, compareShares, maximumOf, percent, subtract } from './scores.ts'
import type { Share } from './scores.ts'

export interface DomainMove {
  readonly id: string
  readonly before: Share
  readonly after: Share
  readonly change: DomainChange
  /** Why the maxima differ; empty where they do not. */
  readonly because: readonly Because[]
}

export type DomainChange =
  /** What it gained; below 0 what it lost. */
  | { readonly kind: 'points'; readonly by: Decimal }
  /** In percent of the maximum, with as many digits as tell the two apart. */
  | { readonly kind: 'more' | 'less' | 'same'; readonly from: Decimal; readonly to: Decimal; readonly digits: number }
  /** Nothing of it counts in one of the two. */
  | { readonly kind: 'once' }

export type Because = 'survey-now' | 'survey-then' | 'not-arising'

/** A row, and whether its round had a survey. */
type Rated = readonly [row: RankingRow, survey: boolean]

/** The domains whose points or maxima are others now, what makes the largest difference first. */
export function domainMoves(
  framework: Framework,
  [before, surveyThen]: Rated,
  [after, surveyNow]: Rated,
): readonly DomainMove[] {
  return after.domains
    .flatMap((now): readonly DomainMove[] => {
      const then = before.domains.find(({ id }) => id === now.id)
      if (!then || then.points === null || now.points === null) return []
      const shares = { before: { points: then.points, of: then.of }, after: { points: now.points, of: now.of } }
      const change = changeOf(shares.before, shares.after)
      if (change.kind === 'points' && compare(change.by, '0') === 0) return []
      const because =
        change.kind === 'points' ? [] : reasons(surveyed(framework, now.id), [then.of, surveyThen], [now.of, surveyNow])
      return [{ id: now.id, ...shares, change, because }]
    })
    .toSorted(compareGains)
}

function changeOf(before: Share, after: Share): DomainChange {
  if (compare(before.of, after.of) === 0) return { kind: 'points', by: subtract(after.points, before.points) }
  if (compare(before.of, '0') === 0 || compare(after.of, '0') === 0) return { kind: 'once' }
  const way = compareShares(after, before)
  for (let digits = 1; ; digits++) {
    const [from, to] = [percent(before, digits), percent(after, digits)]
    if (way === 0 || compare(from, to) !== 0)
      return { kind: way === 0 ? 'same' : way > 0 ? 'more' : 'less', from, to, digits }
  }
}

/** What a survey gives the points of, at most. */
const surveyed = (framework: Framework, domain: string): Decimal =>
  partsBelow(framework.domains.find(({ id }) => id === domain)?.children ?? []).reduce<Decimal>(
    (sum, part) => (part.kind === 'leaf' && part.scored_by === 'survey' ? add(sum, maximumOf(framework, part)) : sum),
    '0',
  )

type Counted = readonly [of: Decimal, survey: boolean]

function reasons(most: Decimal, [then, surveyThen]: Counted, [now, surveyNow]: Counted): readonly Because[] {
  if (surveyThen === surveyNow || compare(most, '0') === 0) return ['not-arising']
  const [without, withIt] = surveyNow ? [then, now] : [now, then]
  const survey = surveyNow ? 'survey-now' : 'survey-then'
  return compare(add(without, most), withIt) === 0 ? [survey] : [survey, 'not-arising']
}
