/**
 * The cheapest set of improvements that reaches an index or a band. What is open counts at its lowest; the
 * plan is scored again by the engine and must reach the goal there. (SPEC D8–D12)
 */
import type { Answers, Decimal, Framework, InputValue, Leaf, Points, Setting } from '../model.ts'
import { fromUnits } from '../points.ts'
import { leaves } from '../score/answers.ts'
import { indexOf, score } from '../score/score.ts'
import { groundOf, lowestCompletion } from './attainable.ts'
import { positionOf, valueAt } from './axis.ts'
import { endingOf } from './ending.ts'
import type { Ending } from './ending.ts'
import { holdsDomain, holdsIndex, holdsLeaf, needsOf } from './goal.ts'
import type { Goal, Need } from './goal.ts'
import { tableOf } from './knapsack.ts'
import type { Choice, Slot, Table } from './knapsack.ts'
import { isHidden, keyOf, leversOf } from './levers.ts'
import type { Levers } from './levers.ts'
import { optionsOf } from './options.ts'
import type { Option, Options } from './options.ts'
import { piecesOf } from './piece.ts'
import type { Ground, IsFree } from './piece.ts'
import { answerIn, spaceOf } from './space.ts'
import type { Filled, Space } from './space.ts'

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
    }
  /** With everything that can be changed at its best. */
  | {
      readonly kind: 'unreachable'
      readonly from: Ending
      readonly highest: Ending
      readonly assumed: readonly string[]
    }
  /**
   * Nothing is claimed. band: its condition cannot be told apart by criterion or domain. size: too many ways.
   * search: not all ways were seen. sums: the framework's totals are no plain sums of its criteria.
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
  const needs = needsOf(goal, framework)
  if (needs === null) return { kind: 'unknown', reason: 'band' }
  const assumed = score(framework, answers, setting).open
  const start = lowestCompletion(framework, answers, setting)
  if (start.kind === 'none') return start
  const ground = groundOf(framework, start.value.answers, start.value.setting)
  const from = endingOf(framework, start.value)
  if (from === null || from === 'sums') return { kind: 'unknown', reason: 'sums' }

  // What a criterion is short of stands at its worst; changing the rest of it would be advice about nothing.
  const [isLever, isGiven] = [leversOf(ground, levers), leversOf(groundOf(framework, answers, setting), levers)]
  const free: IsFree = (owner, input) => isLever(owner, input) && isGiven(owner, input)
  const spaces = piecesOf(ground, leaves(framework).filter(followsItsRule(ground)), free).map((piece) =>
    spaceOf(piece, ground),
  )
  const printed = inPrintedOrder(spaces, framework)
  const ways = needs.map((need) => wayOf(need, printed, ground, levers))

  const plans = ways.flatMap((way) => (way.kind === 'way' ? [way] : []))
  const best = plans.reduce<Way | null>((least, way) => (least === null || isCheaper(way, least) ? way : least), null)
  if (best !== null) {
    const end = applied(best.picked, ground)
    const to = endingOf(framework, end)
    if (to === null || to === 'sums' || !isReached(goal, to, framework)) return { kind: 'unknown', reason: 'sums' }
    const steps = best.picked.flatMap(({ space, option }) => (option === null ? [] : [stepOf(space, option, ground)]))
    return { kind: 'plan', cost: best.cost, steps, from, to, assumed, bounded: best.bounded }
  }
  const stuck = ways.find((way) => way.kind === 'unknown')
  if (stuck?.kind === 'unknown') return { kind: 'unknown', reason: stuck.reason }
  const all = printed.map((space) => ({ space, ...optionsOf(space, ground, levers, () => true) }))
  if (all.some(({ complete }) => !complete)) return { kind: 'unknown', reason: 'search' }
  const highest = endingOf(
    framework,
    applied(
      all.map(({ space, options }) => ({ space, option: options[0] ?? null })),
      ground,
    ),
  )
  return highest === null || highest === 'sums'
    ? { kind: 'unknown', reason: 'sums' }
    : { kind: 'unreachable', from, highest, assumed }
}

/** Claims and points that were given stay as they are, whatever is changed. */
const followsItsRule =
  ({ outcomes }: Ground) =>
  ({ id }: Leaf): boolean => {
    const outcome = outcomes.get(id)?.outcome
    if (outcome?.kind === 'not_arising') return outcome.reason === null
    return outcome?.kind === 'scored' && outcome.adjusted === null
  }

const isCheaper = (a: Way, b: Way): boolean => (a.cost - b.cost || a.gain - b.gain) < 0

interface PickedOption {
  readonly space: Space
  readonly option: Option | null
}

interface Way {
  readonly kind: 'way'
  readonly cost: number
  readonly gain: Points
  readonly picked: readonly PickedOption[]
  readonly bounded: readonly string[]
}
type Found = Way | { readonly kind: 'none' } | { readonly kind: 'unknown'; readonly reason: 'band' | 'size' | 'search' }

interface Piece extends Options {
  readonly space: Space
}

/** The cheapest way to meet one list of conditions. */
function wayOf(need: Need, spaces: readonly Space[], ground: Ground, levers: Levers): Found {
  const { framework, outcomes } = ground
  const fits = (points: Points, of: Points): boolean => holdsLeaf(need.leaves, points, of)
  const moved = new Set(spaces.flatMap(({ piece }) => piece.leaves.map(({ id }) => id)))
  const others = [...outcomes].filter(([id, { outcome }]) => !moved.has(id) && outcome.kind === 'scored')
  if (!others.every(([, { points, of }]) => fits(points, of)) || !holdsLeaf(need.leaves, 1, 1)) return { kind: 'none' }

  const pieces = spaces.map((space): Piece => ({ space, ...optionsOf(space, ground, levers, fits) }))
  const bounded = pieces.flatMap(({ complete, space }) => (complete ? [] : space.piece.leaves.map(({ id }) => id)))
  const sections = sectionsOf(need, pieces, framework)
  if (sections === null) return { kind: 'unknown', reason: 'band' }
  const tables = sections.map(({ pieces: own }) => tableOf(own.map(slotOf)))
  if (tables.some(({ kind }) => kind === 'too-large')) return { kind: 'unknown', reason: 'size' }
  const known = tables as readonly Extract<Table<Option>, { kind: 'table' }>[]

  const sums = (ids: readonly string[]): { readonly points: Points; readonly of: Points } =>
    ids.reduce((sum, id) => ({ points: sum.points + outcomes.get(id)!.points, of: sum.of + outcomes.get(id)!.of }), {
      points: 0,
      of: 0,
    })
  const totals = tableOf(
    sections.map(({ domain, ids }, index): Slot<Choice> => {
      const { points, of } = sums(ids)
      const allowed = known[index]!.reachable.filter(
        ({ gain }) => domain === null || holdsDomain(need.domains.get(domain)!, domain, points + gain, of),
      )
      return { mayStay: false, choices: allowed.toReversed() }
    }),
  )
  if (totals.kind === 'too-large') return { kind: 'unknown', reason: 'size' }
  const { points, of } = sums([...outcomes.keys()])
  const scale = 10 ** framework.rounding.index
  const best = totals.reachable
    .filter(({ gain }) => holdsIndex(need.index, indexOf(framework, points + gain, of) / scale))
    .reduce<Choice | null>((least, one) => (least === null || one.cost < least.cost ? one : least), null)
  if (best === null) return bounded.length > 0 ? { kind: 'unknown', reason: 'search' } : { kind: 'none' }
  const picked = totals.pick(best.gain).choices.flatMap((choice, index) => {
    const { pieces: own } = sections[index]!
    return known[index]!.pick(choice!.gain).choices.map((option, at) => ({ space: own[at]!.space, option }))
  })
  return { kind: 'way', ...best, picked, bounded }
}

const slotOf = ({ fits, options }: Piece): Slot<Option> => ({ mayStay: fits, choices: options })

interface Section {
  /** A domain that the goal looks at; null: everything else. */
  readonly domain: string | null
  /** Its criteria. */
  readonly ids: readonly string[]
  readonly pieces: readonly Piece[]
}

/** One section for each domain that the goal looks at, and one for the rest; null: a piece reaches across. */
function sectionsOf(need: Need, pieces: readonly Piece[], framework: Framework): readonly Section[] | null {
  const watched = framework.domains.filter(({ id }) => need.domains.has(id))
  const idsOf = (domain: (typeof watched)[number]): readonly string[] =>
    leaves({ ...framework, domains: [domain] }).map(({ id }) => id)
  const inside = new Map(
    watched.flatMap((domain) => idsOf(domain).map((id): readonly [string, string] => [id, domain.id])),
  )
  const sectionOf = ({ space }: Piece): string | null | undefined => {
    const found = new Set(space.piece.leaves.map(({ id }) => inside.get(id) ?? null))
    return found.size === 1 ? [...found][0] : undefined
  }
  const places = pieces.map(sectionOf)
  if (places.includes(undefined)) return null
  const within = (domain: string | null): readonly Piece[] => pieces.filter((_, index) => places[index] === domain)
  return [
    ...watched.map((domain) => ({ domain: domain.id, ids: idsOf(domain), pieces: within(domain.id) })),
    { domain: null, ids: [], pieces: within(null) },
  ]
}

function inPrintedOrder(spaces: readonly Space[], framework: Framework): readonly Space[] {
  const printed = leaves(framework).map(({ id }) => id)
  const first = ({ piece }: Space): number => Math.min(...piece.leaves.map(({ id }) => printed.indexOf(id)))
  return spaces.filter(({ piece }) => piece.axes.length > 0).toSorted((a, b) => first(a) - first(b))
}

const applied = (picked: readonly PickedOption[], ground: Ground): Filled =>
  picked.reduce<Filled>((at, { space, option }) => (option === null ? at : space.fill(option.positions, at)), ground)

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
