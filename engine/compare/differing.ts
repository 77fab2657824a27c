/** Which criteria of one unit have other points under another framework, the largest difference first. (SPEC I2) */
import type { Decimal, Leaf, LeafResult, Result } from '../model.ts'
import { toUnits, withoutZeros } from '../points.ts'
import { leaves } from '../score/answers.ts'
import { nodesIn } from '../score/nodes.ts'
import { olderLeaf } from './carry.ts'
import type { Both } from './carry.ts'
import type { TrialCriterion, TrialPoints } from './trial.ts'

export function differingCriteria(then: Result, now: Result, { before, after, matches }: Both) {
  const [old, fresh] = [nodesIn(then), nodesIn(now)]
  const found = (nodes: typeof old, { id }: Leaf): TrialPoints | null => {
    const node = nodes.get(id)
    return node?.kind === 'leaf' ? pointsOf(node) : null
  }
  const here = leaves(after).map((leaf) => ({ leaf, older: olderLeaf(leaf, matches) }))
  const stays = new Set(here.map(({ older }) => older?.id))
  const all = [
    ...here.map(({ leaf, older }) =>
      criterion(leaf, older ? 'changed' : 'new', older && found(old, older), found(fresh, leaf)),
    ),
    ...leaves(before)
      .filter(({ id }) => !stays.has(id))
      .map((leaf) => criterion(leaf, 'gone', found(old, leaf), null)),
  ]
  return all
    .filter(({ before: from, after: to }) => !isSame(from, to))
    .toSorted((a, b) => difference(b, 'points') - difference(a, 'points') || difference(b, 'of') - difference(a, 'of'))
}

const criterion = (
  { id, number, title }: Leaf,
  kind: TrialCriterion['kind'],
  before: TrialPoints | null,
  after: TrialPoints | null,
): TrialCriterion => ({ id, number, title, kind, before, after })

/** What it counts for in the sum above it, also where it was given a share of what does not arise beside it. */
function pointsOf({ outcome, max, counted }: LeafResult): TrialPoints {
  switch (outcome.kind) {
    case 'scored':
      return { kind: 'scored', points: outcome.points, of: max, ...counted }
    case 'not_arising':
      return { kind: 'not_arising', points: outcome.points, of: outcome.of, ...counted }
    case 'no_survey':
      return { kind: 'no_survey', points: null, of: '0' }
    case 'open':
    case 'fault':
      return { kind: outcome.kind, points: null, of: max }
    default:
      return outcome satisfies never
  }
}

/** As numbers: 1.5 and 1.50 are the same points. */
function isSame(a: TrialPoints | null, b: TrialPoints | null): boolean {
  if (a === null || b === null) return a === b
  const said = ({ kind, points, of }: TrialPoints) => [kind, points && withoutZeros(points), withoutZeros(of)].join()
  return said(a) === said(b)
}

/** Frameworks keep at most so many digits. */
const DIGITS = 4
const units = (decimal: Decimal | null | undefined): number => toUnits(decimal ?? '0', DIGITS)

const difference = ({ before, after }: TrialCriterion, what: 'points' | 'of'): number =>
  Math.abs(units(after?.[what]) - units(before?.[what]))
