/**
 * The cheapest set of improvements that reaches an index or a band. What is open counts at its lowest; the
 * plan is scored again by the engine and must reach the goal there. (SPEC D8–D12, D14–D16, D22)
 */
import type { Answer, Answers, Decimal, Framework, InputValue, Leaf, Points, Setting } from '../model.ts'
import { fromUnits } from '../points.ts'
import { leaves } from '../score/answers.ts'
import { score } from '../score/score.ts'
import { groundOf, lowestCompletion } from './attainable.ts'
import { positionOf, valueAt } from './axis.ts'
import { endingOf } from './ending.ts'
import type { Ending } from './ending.ts'
import { needsOf } from './goal.ts'
import type { Goal } from './goal.ts'
import { lackingAt } from './lacking.ts'
import type { Lacking } from './lacking.ts'
import { isHidden, keyOf, leversOf } from './levers.ts'
import type { Levers } from './levers.ts'
import type { Option } from './options.ts'
import { piecesOf } from './piece.ts'
import type { Ground, IsFree } from './piece.ts'
import { answerIn } from './fill.ts'
import type { Filled } from './fill.ts'
import { spaceOf } from './space.ts'
import type { Space } from './space.ts'
import { highestWay, wayOf } from './way.ts'
import type { PickedOption, Way } from './way.ts'

export type Advice =
  | {
      readonly kind: 'plan'
      readonly cost: number
      /** In printed order; none when the goal is reached already. */
      readonly steps: readonly PlanStep[]
      readonly from: Ending
      readonly to: Ending
      /** Open criteria, counted at their lowest. */
      readonly assumed: readonly string[]
      /** Criteria whose ways were not all seen: a cheaper plan may exist. */
      readonly bounded: readonly string[]
      /** Criteria whose points were given in place of their rule's, and stay so; absent where there are none. */
      readonly given?: readonly string[]
    }
  /** With everything that can be changed at its best. */
  | {
      readonly kind: 'unreachable'
      /** Ids of the vetoes and ceilings that stand in the way, whatever is changed; absent where none does. */
      readonly barred?: readonly string[]
      readonly from: Ending
      readonly highest: Ending
      readonly assumed: readonly string[]
      /** What the band still asks for at the highest index. */
      readonly lacking: readonly Lacking[]
      readonly given?: readonly string[]
      /** The advice if the rules gave the points of what was given; absent where nothing was, or where it is barred. */
      readonly by_rule?: Advice
    }
  /**
   * Nothing is claimed. band: its condition, or what forces or limits it, compares figures of the whole or of domains with each other. size: too many ways.
   * search: not all ways were seen. sums: the plan, scored again, comes to something else.
   */
  | { readonly kind: 'unknown'; readonly reason: 'band' | 'size' | 'search' | 'sums' }
  /** No answers lead to an index: these criteria stand in the way. */
  | { readonly kind: 'none'; readonly blocked: readonly string[] }

/** What is changed together, and what it gives. */
export interface PlanStep {
  readonly changes: readonly PlanChange[]
  readonly criteria: readonly { readonly id: string; readonly from: Decimal; readonly to: Decimal }[]
  readonly cost: number
}

export interface PlanChange {
  /** The criterion, or "facts". */
  readonly owner: string
  readonly input: string
  /** null: it was not asked before. */
  readonly from: InputValue | null
  readonly to: InputValue
}

export function advise(
  framework: Framework,
  answers: Answers,
  setting: Setting,
  goal: Goal,
  levers: Levers = {},
): Advice {
  const assumed = score(framework, answers, setting).open
  const start = lowestCompletion(framework, answers, setting)
  if (start.kind === 'none') return start
  if (start.kind === 'unknown') return { kind: 'unknown', reason: 'size' }
  const ground = groundOf(framework, start.value.answers, start.value.setting)
  const from = endingOf(framework, start.value)
  if (from === null) return { kind: 'none', blocked: score(framework, start.value.answers, start.value.setting).open }
  const needs = needsOf(goal, framework, ground.shared)
  if (needs.kind === 'unknown') return { kind: 'unknown', reason: 'band' }

  // What a criterion is short of stands at its worst; changing the rest of it would be advice about nothing.
  const [isLever, isGiven] = [leversOf(ground, levers), leversOf(groundOf(framework, answers, setting), levers)]
  const free: IsFree = (owner, input) => isLever(owner, input) && isGiven(owner, input)
  const spaces = piecesOf(ground, leaves(framework).filter(followsItsRule(ground)), free).map((piece) =>
    spaceOf(piece, ground),
  )
  const printed = inPrintedOrder(spaces, framework)
  const givenIds = leaves(framework).flatMap(({ id }) => (answers[id]?.adjusted === undefined ? [] : [id]))
  const given = givenIds.length > 0 && { given: givenIds }
  const ways = needs.kind === 'barred' ? [] : needs.ways.map((need) => wayOf(need, printed, ground, levers))

  const plans = ways.flatMap((way) => (way.kind === 'way' ? [way] : []))
  const best = plans.reduce<Way | null>((least, way) => (least === null || isCheaper(way, least) ? way : least), null)
  const isExact = needs.kind === 'barred' || needs.exact
  if (best !== null) {
    const to = endingOf(framework, applied(best.picked, ground))
    if (to === null || !isReached(goal, to, framework)) return { kind: 'unknown', reason: isExact ? 'sums' : 'band' }
    const steps = best.picked.map(({ space, option }) => stepOf(space, option, ground))
    return { kind: 'plan', cost: best.cost, steps, from, to, assumed, bounded: best.bounded, ...given }
  }
  const stuck = ways.find((way) => way.kind === 'unknown')
  if (stuck?.kind === 'unknown') return { kind: 'unknown', reason: stuck.reason }
  const all = highestWay(printed, ground, levers)
  if (all === null) return { kind: 'unknown', reason: 'search' }
  const end = applied(all, ground)
  const highest = endingOf(framework, end)
  if (highest === null) return { kind: 'unknown', reason: 'sums' }
  if (needs.kind === 'barred')
    return { kind: 'unreachable', barred: needs.by, from, highest, assumed, lacking: [], ...given }
  const lacking = lackingAt(framework, goal, end)
  const by_rule = given && { by_rule: advise(framework, byRule(answers), setting, goal, levers) }
  return { kind: 'unreachable', from, highest, assumed, lacking, ...given, ...by_rule }
}

/** Without the points that were given in place of the rules'. */
function byRule(answers: Answers): Answers {
  const ruled = ([id, answer]: readonly [string, Answer]): readonly [string, Answer] => {
    const { adjusted: _, ...rest } = answer
    return [id, rest]
  }
  return Object.fromEntries(Object.entries(answers).map(ruled))
}

/** Claims and points that were given stay as they are, whatever is changed. */
const followsItsRule =
  ({ outcomes }: Ground) =>
  ({ id }: Leaf): boolean => {
    const outcome = outcomes.get(id)?.outcome
    if (outcome?.kind === 'not_arising') return outcome.reason === null
    return outcome?.kind === 'scored' && outcome.adjusted === null
  }

const isCheaper = (a: Way, b: Way): boolean => (a.cost - b.cost || a.index - b.index) < 0

function inPrintedOrder(spaces: readonly Space[], framework: Framework): readonly Space[] {
  const printed = leaves(framework).map(({ id }) => id)
  const first = ({ piece }: Space): number => Math.min(...piece.leaves.map(({ id }) => printed.indexOf(id)))
  return spaces.filter(({ piece }) => piece.axes.length > 0).toSorted((a, b) => first(a) - first(b))
}

const applied = (picked: readonly PickedOption[], ground: Ground): Filled =>
  picked.reduce<Filled>((at, { space, option }) => space.fill(option.positions, at), ground)

function isReached(goal: Goal, { index, band }: Ending, { bands }: Framework): boolean {
  if (goal.kind === 'index') return Number(index) >= Number(goal.index)
  const place = (id: string | null): number => bands.findIndex((one) => one.id === id)
  return place(band) !== -1 && place(band) <= place(goal.band)
}

function stepOf({ piece }: Space, { positions, scores, cost }: Option, ground: Ground): PlanStep {
  const show = (points: Points): Decimal => fromUnits(points, ground.framework.rounding.criterion)
  const filled = new Map(
    piece.axes.map((axis, index) => [keyOf(axis.owner, axis.input), valueAt(axis, positions[index]!)]),
  )
  const changes = piece.axes.flatMap((axis, index): readonly PlanChange[] => {
    const { owner, input } = axis
    const own = answerIn(ground.answers, owner)?.inputs ?? {}
    const isAsked = input.when === null || (filled.get(`${owner}/${input.when}`) ?? own[input.when]) === true
    const from = isHidden({ id: owner }, input, ground) ? null : (own[input.id] ?? null)
    const isSame = from !== null && positionOf(axis, from) === positions[index]
    return !isAsked || isSame ? [] : [{ owner, input: input.id, from, to: valueAt(axis, positions[index]!) }]
  })
  const criteria = piece.leaves.map(({ id }, index) => ({
    id,
    from: show(ground.outcomes.get(id)!.points),
    to: show(scores[index]!.points),
  }))
  return { changes, criteria: criteria.filter(({ from, to }) => from !== to), cost }
}
