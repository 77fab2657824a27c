/**
 * Scores by both evaluators and says where they differ. Whatever is published has passed here: two ways
 * that share no arithmetic of rules have to come to the same points. (SPEC V6)
 */
import type { Answers, Framework, LeafResult, NodeResult, Overruled, Result, Setting } from '../model.ts'
import { fromUnits } from '../points.ts'
import { prepare } from './plan.ts'
import type { Plan } from './plan.ts'
import { score } from './score.ts'
import { COUNTS, earnedOf, fill, kinds, stateOf, worthOf } from './sheet.ts'
import type { Sheet } from './sheet.ts'
import { classOfSheet } from './sheet-class.ts'

/** One figure of which the two evaluators do not say the same. */
export interface Disagreement {
  /** Id of the criterion or group; "" for the whole. */
  readonly id: string
  readonly figure:
    | 'kind'
    | 'points'
    | 'of'
    | 'bonus'
    | 'penalty'
    | 'state'
    | 'index'
    | 'base'
    | 'held'
    | 'band'
    | 'overruled'
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
  const differences = disagreements(plan, fill(plan, answers, setting), result)
  return differences.length === 0 ? { kind: 'certified', result } : { kind: 'disagreed', result, differences }
}

/** Every figure of a scored sheet that is not the result's. */
export function disagreements(plan: Plan, sheet: Sheet, result: Result): readonly Disagreement[] {
  const { criterion, index } = plan.framework.rounding
  const { tree, placeOf, nodeOf } = plan
  const nodeAt = new Map(tree.nodes.map((one, place) => [one?.id ?? '', place]))
  const show = (units: number): string => fromUnits(units, criterion)
  const sums = (id: string, place: number, points: string, of: string): readonly Disagreement[] => [
    ...compare(id, 'points', points, show(worthOf(sheet, place))),
    ...compare(id, 'of', of, show(sheet.counted.of[place]!)),
  ]
  const leaf = ({ id, max, outcome, counted }: LeafResult): readonly Disagreement[] => {
    const place = placeOf.get(id)!
    const node = nodeOf[place]!
    const [points, of] = figuresOf(outcome, max, show(0))
    return [
      ...compare(id, 'kind', outcome.kind, kinds[sheet.kind[place]!]!),
      ...compare(id, 'points', points, show(earnedOf(plan, sheet, place))),
      ...compare(id, 'of', of, sheet.counts[place] === COUNTS ? max : show(0)),
      // What it is worth in the sum above it is another figure only where something is shared out.
      ...(counted === undefined ? [] : sums(id, node, counted.points, counted.of)),
    ]
  }
  const node = (one: NodeResult): readonly Disagreement[] =>
    one.kind === 'leaf'
      ? leaf(one)
      : [...one.children.flatMap(node), ...sums(one.id, nodeAt.get(one.id)!, one.points, one.of)]
  const section = (id: 'bonus' | 'penalty'): readonly Disagreement[] => {
    const { [id]: found } = result
    return found === undefined
      ? []
      : [...found.children.flatMap(leaf), ...compare('', id, found.points, show(sheet[id]))]
  }
  const decimal = (units: number): string | null => (units === -1 ? null : fromUnits(units, index))
  const found = classOfSheet(plan, sheet)
  return [
    ...result.domains.flatMap(node),
    ...section('bonus'),
    ...section('penalty'),
    ...sums('', 0, result.points, result.of),
    ...compare('', 'state', result.state, stateOf(sheet)),
    ...compare('', 'index', result.index, decimal(sheet.index)),
    ...(result.base === undefined ? [] : compare('', 'base', result.base, decimal(sheet.base))),
    ...compare('', 'held', result.held ?? null, sheet.held),
    ...compare('', 'band', result.band, found?.band ?? null),
    ...compare('', 'overruled', wordsOf(result.overruled ?? null), wordsOf(found?.overruled ?? null)),
  ]
}

/** "good: veto-1 / ceiling-2": the band that was overruled, and by what. */
const wordsOf = (overruled: Overruled | null): string | null =>
  overruled && `${overruled.band}: ${[...overruled.vetoes, '/', ...overruled.ceilings].join(' ')}`

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
