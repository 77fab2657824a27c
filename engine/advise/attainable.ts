/**
 * The lowest and the highest index that a form can still end with, whatever is answered yet, and how much
 * each open criterion decides. Both ends are completions that the engine itself has scored. (SPEC D1–D6, D13, D14)
 */
import type { Answer, Answers, Decimal, Framework, Leaf, Points, Result, Setting } from '../model.ts'
import { fromUnits, toUnits } from '../points.ts'
import { leaves } from '../score/answers.ts'
import { score, scoreLeaves } from '../score/score.ts'
import { sharedNames } from '../score/scope.ts'
import { asideOf, best, endsOf, REASON } from './ends.ts'
import { endingOf, withFlags } from './ending.ts'
import type { Ending } from './ending.ts'
import { extreme } from './extreme.ts'
import type { Aside, End, Found } from './extreme.ts'
import { answerIn } from './fill.ts'
import type { Filled } from './fill.ts'
import { spanIn } from './span.ts'
import { spaceOf } from './space.ts'
import type { Space } from './space.ts'
import { piecesOf } from './piece.ts'
import type { Ground, IsFree } from './piece.ts'

export interface AttainableOptions {
  /** Whether open criteria may be claimed not to arise, where they allow it. By default no claim is assumed. */
  readonly claims?: boolean
  /** Whether it is still undecided if a survey will be held: then the ends are those of both settings. */
  readonly survey_undecided?: boolean
}

export type Attainable =
  | {
      readonly kind: 'attainable'
      readonly lowest: Ending
      readonly highest: Ending
      /** Criteria for which an end is only a bound, with the reason; for all others both ends are reached. */
      readonly bounded: readonly Bounded[]
      /** Open criteria, that which decides most first. */
      readonly open: readonly OpenSpan[]
    }
  /** Too many ways to set criteria aside that hang together: nothing is claimed. */
  | { readonly kind: 'unknown' }
  /** No answers lead to an index: these criteria stand in the way, or what a condition waits for ("attributes.<id>"). */
  | { readonly kind: 'none'; readonly blocked: readonly string[] }

export interface Bounded {
  readonly id: string
  /** cohort: waits for the other units of the round. search: the rule was too wide to search. */
  readonly reason: 'cohort' | 'search'
}

export interface OpenSpan {
  readonly id: string
  /** Points that it can still have. */
  readonly lowest: Decimal
  readonly highest: Decimal
  /** What lies between them, in points of the index: the most that it can decide while everything counts that counts now. */
  readonly span: Decimal
  /** Whether it can still turn out not to arise. */
  readonly may_not_arise: boolean
}

export function attainable(
  framework: Framework,
  answers: Answers,
  setting: Setting,
  { claims = false, survey_undecided = false }: AttainableOptions = {},
): Attainable {
  const held = attainableAt(framework, answers, survey_undecided ? { ...setting, survey: true } : setting, claims)
  return survey_undecided ? joined(held, attainableAt(framework, answers, { ...setting, survey: false }, claims)) : held
}

/** The ends of both; what is open, and by how much, is told of the first. */
function joined(a: Attainable, b: Attainable): Attainable {
  if (a.kind !== 'attainable' || b.kind !== 'attainable') return a.kind === 'attainable' ? b : a
  const further = (sign: number, one: Ending, other: Ending): Ending =>
    sign * (Number(other.index) - Number(one.index)) > 0 ? other : one
  const more = b.bounded.filter(({ id }) => a.bounded.every((one) => one.id !== id))
  return {
    ...a,
    lowest: further(-1, a.lowest, b.lowest),
    highest: further(1, a.highest, b.highest),
    bounded: [...a.bounded, ...more],
  }
}

function attainableAt(framework: Framework, answers: Answers, setting: Setting, claims: boolean): Attainable {
  const { result, ground, open, spaces, blocked } = opened(framework, answers, setting)
  if (blocked.length > 0) return { kind: 'none', blocked }
  const aside = asideOf(ground, open, claims)
  const low = best(spaces, -1, ground, aside)
  const high = best(spaces, 1, ground, aside)
  if (low === 'too-many' || high === 'too-many') return { kind: 'unknown' }
  if (low === null || high === null) return { kind: 'none', blocked: open.map(({ id }) => id) }
  const [lowest, highest] = [low, high].map((found) => endingOf(framework, completed(found, spaces, ground)))
  if (!lowest || !highest) return { kind: 'none', blocked: open.map(({ id }) => id) }
  const reaches = spaces.flatMap((space) => space.piece.leaves.map((leaf) => reachOf(leaf, space, aside)))
  const spans = reaches.map((reach) => spanOf(reach, reaches, result, ground))
  const wide = [...low, ...high, ...spans.flatMap(({ found }) => found)].filter(({ kind }) => kind === 'outer')
  const bounded = wide.flatMap((found) => (found.kind === 'outer' ? found.ends.map(({ leaf }) => leaf.id) : []))
  const printed = open.map(({ id }) => id)
  return {
    kind: 'attainable',
    lowest,
    highest,
    bounded: printed
      .filter((id) => bounded.includes(id))
      .map((id) => ({
        id,
        reason: spaces.some(({ piece }) => piece.waits && piece.leaves.some((leaf) => leaf.id === id))
          ? 'cohort'
          : 'search',
      })),
    open: spans
      .toSorted((a, b) => b.units.points - a.units.points || printed.indexOf(a.span.id) - printed.indexOf(b.span.id))
      .map(({ span }) => span),
  }
}

/** What is open, in pieces, and what can never be scored. */
function opened(framework: Framework, answers: Answers, setting: Setting) {
  const result = score(framework, answers, setting)
  const ground = groundOf(framework, answers, setting)
  const open = leaves(framework).filter(({ id }) => result.open.includes(id))
  const spaces = piecesOf(ground, open, isUnanswered(ground)).map((piece) => spaceOf(piece, ground))
  // An attribute that a condition waits for is decided along with an open criterion that reads it, or never.
  const unread = result.open.filter(
    (name) => name.startsWith('attributes.') && !open.some(({ rule }) => rule.needs.includes(name)),
  )
  const blocked = [...result.faults, ...open.filter((leaf) => isStuck(leaf, ground)).map(({ id }) => id), ...unread]
  return { result, ground, open, spaces, blocked }
}

/** Answers with which the form ends at its lowest index, those that are there kept. */
export function lowestCompletion(
  framework: Framework,
  answers: Answers,
  setting: Setting,
):
  | { readonly kind: 'ok'; readonly value: Filled }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none'; readonly blocked: readonly string[] } {
  const { ground, open, spaces, blocked } = opened(framework, answers, setting)
  const low = blocked.length > 0 ? null : best(spaces, -1, ground, asideOf(ground, open, false))
  if (low === 'too-many') return { kind: 'unknown' }
  if (low === null) return { kind: 'none', blocked: blocked.length > 0 ? blocked : open.map(({ id }) => id) }
  return { kind: 'ok', value: completed(low, spaces, ground) }
}

export function groundOf(framework: Framework, answers: Answers, setting: Setting): Ground {
  const { outcomes } = scoreLeaves(framework, answers, setting)
  return { framework, answers, setting, outcomes, shared: sharedNames(framework, answers, setting, outcomes) }
}

/** Free is what has no answer yet, and of shared names what has no usable one. */
function isUnanswered({ answers, shared }: Ground): IsFree {
  return (owner, input) => {
    if (owner === 'facts' || owner === 'targets' || owner === 'attributes')
      return shared(`${owner}.${input.id}`) === undefined
    const given = answerIn(answers, owner)?.inputs ?? {}
    const hidden = input.when !== null && given[input.when] !== undefined && given[input.when] !== true
    return given[input.id] === undefined && !hidden
  }
}

/** A criterion that reads the points of one that has none, and never will. */
const isStuck = ({ rule }: Leaf, { outcomes }: Ground): boolean =>
  rule.needs.some((name) => {
    const [root, id = ''] = name.split('.')
    const kind = root === 'criteria' ? outcomes.get(id)?.outcome.kind : undefined
    return kind === 'not_arising' || kind === 'no_survey'
  })

/** The answers with everything open as it was found; where no answers are known, as points given. */
function completed(found: readonly Found[], spaces: readonly Space[], ground: Ground): Filled {
  const { framework } = ground
  let at: Filled = ground
  const replace = (id: string, answer: Answer): void => void (at = { ...at, answers: { ...at.answers, [id]: answer } })
  found.forEach((one, index) => {
    if (one.kind === 'exact') at = spaces[index]!.fill(one.positions, at)
    for (const { leaf, points, claimed, scored } of endsOf(one)) {
      const given = { points: fromUnits(points, framework.rounding.criterion), reason: REASON }
      if (claimed || (one.kind === 'outer' && !scored)) replace(leaf.id, { inputs: {}, not_arising: REASON })
      else if (one.kind === 'outer') replace(leaf.id, { inputs: {}, adjusted: given })
    }
  })
  return withFlags(framework, at, (id) => ground.shared(`flags.${id}`) === undefined)
}

/** What a criterion can still come to by itself. */
function reachOf(leaf: Leaf, space: Space, aside: Aside): Reach {
  const own = (end: End): boolean => end.leaf.id === leaf.id
  const found = ([-1, 1] as const).map((sign) =>
    extreme(space, (end) => (own(end) ? (end.scored ? sign * end.points : -NEVER) : 0), aside),
  )
  const ends = found.map((one) => endsOf(one).find(own))
  const [lowest = 0, highest = 0] = ends.map((end) => (end?.scored === true ? end.points : 0))
  const look = space.whole === null ? undefined : space.look(space.whole)[space.piece.leaves.indexOf(leaf)]
  const mayNotArise = aside(leaf, true) !== null || (look?.aside === true && aside(leaf, false) !== null)
  return { leaf, found, lowest, highest, mayNotArise }
}

/** Worse than any points. */
const NEVER = 1e12

interface Reach {
  readonly leaf: Leaf
  readonly found: readonly Found[]
  readonly lowest: Points
  readonly highest: Points
  readonly mayNotArise: boolean
}

/** And what that is worth in points of the index, while the others that are open stand at their lowest. */
function spanOf(
  { leaf, found, lowest, highest, mayNotArise }: Reach,
  all: readonly Reach[],
  { of }: Result,
  ground: Ground,
) {
  const { criterion, index } = ground.framework.rounding
  const outcomes = new Map(ground.outcomes)
  for (const one of all) outcomes.set(one.leaf.id, { ...outcomes.get(one.leaf.id)!, points: one.lowest })
  const units = spanIn({ ...ground, outcomes }, leaf, lowest, highest, toUnits(of, criterion))
  const show = (points: Points): Decimal => fromUnits(points, criterion)
  const span: OpenSpan = {
    id: leaf.id,
    lowest: show(lowest),
    highest: show(highest),
    span: fromUnits(units.index, index),
    may_not_arise: mayNotArise,
  }
  return { found, units, span }
}
