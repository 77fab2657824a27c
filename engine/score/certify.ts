/**
 * Scores by both evaluators and says where they differ. Whatever is published has passed here: two ways
 * that share no arithmetic of rules have to come to the same points. (SPEC V6)
 */
import type { Answers, Framework, LeafResult, NodeResult, Result, Setting } from '../model.ts'
import { fromUnits } from '../points.ts'
import { prepare } from './plan.ts'
import type { Plan } from './plan.ts'
import { bandOfSheet } from './sheet-band.ts'
import { score } from './score.ts'
import { fill, kinds, stateOf } from './sheet.ts'
import type { Sheet } from './sheet.ts'

/** One figure of which the two evaluators do not say the same. */
export interface Disagreement {
  /** Id of the criterion or group; "" for the whole. */
  readonly id: string
  readonly figure: 'kind' | 'points' | 'of' | 'state' | 'index' | 'band'
  readonly reference: string
  readonly fast: string
}

export type Certified =
  | { readonly kind: 'certified'; readonly result: Result }
  | { readonly kind: 'disagreed'; readonly result: Result; readonly differences: readonly Disagreement[] }

/** @param plan of the same framework; given when many units are certified. */
export function certify(
  framework: Framework,
  answers: Answers,
  setting: Setting,
  plan: Plan = prepare(framework),
): Certified {
  const result = score(framework, answers, setting)
  const sheet = fill(plan, answers, setting)
  const band = bandOfSheet(plan, sheet)
  const differences = [...disagreements(plan, sheet, result), ...compare('', 'band', result.band, band)]
  return differences.length === 0 ? { kind: 'certified', result } : { kind: 'disagreed', result, differences }
}

/** Every figure of a scored sheet that is not the result's. */
export function disagreements(plan: Plan, sheet: Sheet, result: Result): readonly Disagreement[] {
  const { criterion, index } = plan.framework.rounding
  const groupPlace = new Map(plan.groups.map(({ id }, place) => [id, plan.leaves.length + place]))
  const show = (units: number): string => fromUnits(units, criterion)
  const sums = (id: string, place: number, points: string, of: string): readonly Disagreement[] => [
    ...compare(id, 'points', points, show(sheet.points[place]!)),
    ...compare(id, 'of', of, show(sheet.of[place]!)),
  ]
  const leaf = ({ id, max, outcome }: LeafResult): readonly Disagreement[] => {
    const place = plan.placeOf.get(id)!
    const [points, of] = figuresOf(outcome, max, show(0))
    return [...compare(id, 'kind', outcome.kind, kinds[sheet.kind[place]!]!), ...sums(id, place, points, of)]
  }
  const node = (one: NodeResult): readonly Disagreement[] =>
    one.kind === 'leaf'
      ? leaf(one)
      : [...one.children.flatMap(node), ...sums(one.id, groupPlace.get(one.id)!, one.points, one.of)]
  return [
    ...result.domains.flatMap(node),
    ...sums('', groupPlace.get('')!, result.points, result.of),
    ...compare('', 'state', result.state, stateOf(plan, sheet)),
    ...compare('', 'index', result.index, sheet.index === -1 ? null : fromUnits(sheet.index, index)),
  ]
}

/** What an outcome adds to the sums above it: points, and the maximum that counts. */
function figuresOf(outcome: LeafResult['outcome'], max: string, nothing: string): readonly [string, string] {
  switch (outcome.kind) {
    case 'scored':
      return [outcome.points, max]
    case 'not_arising':
      return [outcome.points, outcome.of]
    case 'no_survey':
      return [nothing, nothing]
    case 'open':
    case 'fault':
      return [nothing, max]
    default:
      return outcome satisfies never
  }
}

const compare = (
  id: string,
  figure: Disagreement['figure'],
  reference: string | null,
  fast: string | null,
): readonly Disagreement[] =>
  reference === fast ? [] : [{ id, figure, reference: reference ?? 'null', fast: fast ?? 'null' }]
