/** A whole form: leaves → roll-up → index → band. Integers all the way, one half-up at the end. (SPEC S13–S20) */
import type {
  Answer,
  Answers,
  Framework,
  GroupResult,
  Leaf,
  LeafResult,
  NodeResult,
  Points,
  Result,
  Section,
  SectionResult,
  Setting,
} from '../model.ts'
import { fromUnits } from '../points.ts'
import { leaves } from './answers.ts'
import { awaited, classify } from './class.ts'
import { scoreLeaf } from './leaf.ts'
import { addUp, count } from './roll-up.ts'
import type { Counted } from './roll-up.ts'
import { sharedNames } from './scope.ts'
import type { LeafScore, Shared } from './scope.ts'
import { combine, indexOf } from '../total.ts'
import { treeOf } from './tree.ts'
import type { Tree } from './tree.ts'

/**
 * What one form's criteria scored before, by the answer itself, for whoever scores the form again after each change.
 * Of one framework and one setting; answers must be replaced and never changed. (SPEC V10)
 */
export type Scored = WeakMap<Answer, { readonly leaf: Leaf; readonly found: LeafScore }>

/** Never throws on answers: what cannot be used becomes a fault of its criterion, and the others still score. */
export function score(framework: Framework, answers: Answers, setting: Setting, before?: Scored): Result {
  const { criterion, index: digits } = framework.rounding
  const { outcomes, shared } = scoreLeaves(framework, answers, setting, before)
  const sums = sumsOf(framework, outcomes)
  const [points, of] = [sums.points[0]!, sums.counted.of[0]!]
  const inOrder = leaves(framework).map(({ id }) => ({ id, ...outcomes.get(id)! }))
  const having = (kind: LeafScore['outcome']['kind']): readonly string[] =>
    inOrder.flatMap(({ id, outcome }) => (outcome.kind === kind ? [id] : []))
  const open = [...having('open'), ...awaited(framework, shared)]
  const faults = [...having('fault'), ...[...sums.counted.refused].map((place) => sums.tree.nodes[place]!.id)]
  // Nothing left to score is no result, and must not become 0 or 100 %.
  const state = faults.length > 0 || of === 0 ? 'faulty' : open.length > 0 ? 'open' : 'complete'
  const bonus = sectionOf(framework.bonus, outcomes, criterion)
  const penalty = sectionOf(framework.penalty, outcomes, criterion)
  const total =
    state === 'complete'
      ? indexOf({
          points,
          of,
          total: framework.scale.total,
          bonus: bonus?.points ?? 0,
          penalty: penalty?.points ?? 0,
          capped: framework.scale.above_total === 'capped',
          digits: { points: criterion, index: digits },
        })
      : null
  const decimal = (index: number | undefined): string | null => (index === undefined ? null : fromUnits(index, digits))
  const domains = sums.tree.children[0]!.map((place) => ({
    id: sums.tree.nodes[place]!.id,
    points: sums.points[place]!,
    of: sums.counted.of[place]!,
  }))
  const scored = sums.tree.nodes.flatMap((node) => outcomes.get(node?.id ?? '') ?? []).filter(isScored)
  const found =
    total === null
      ? { band: null, overruled: null }
      : classify(framework, {
          index: total.index / 10 ** digits,
          base: total.base / 10 ** digits,
          bonus: (bonus?.points ?? 0) / 10 ** criterion,
          penalty: (penalty?.points ?? 0) / 10 ** criterion,
          domains,
          scored,
          outcomes,
          shared,
        })
  return {
    kind: 'result',
    framework: { id: framework.id, version: framework.version, hash: framework.hash },
    setting,
    state,
    domains: sums.tree.children[0]!.map((place) => groupResult(place, sums)),
    points: fromUnits(points, criterion),
    of: fromUnits(of, criterion),
    index: decimal(total?.index),
    ...((bonus || penalty) && { base: decimal(total?.base) }),
    ...(bonus && { bonus: bonus.result }),
    ...(penalty && { penalty: penalty.result }),
    ...(total?.held && { held: total.held }),
    band: found.band,
    ...flagsOf(framework, shared),
    ...(found.overruled && { overruled: found.overruled }),
    open,
    faults,
  }
}

const isScored = ({ outcome }: LeafScore): boolean => outcome.kind === 'scored'

function sectionOf(
  section: Section | undefined,
  outcomes: ReadonlyMap<string, LeafScore>,
  digits: number,
): { readonly points: Points; readonly result: SectionResult } | undefined {
  if (section === undefined) return undefined
  const { sum, points } = combine(
    section,
    section.criteria.map(({ id }) => outcomes.get(id)!.points),
  )
  const show = (units: Points): string => fromUnits(units, digits)
  const children = section.criteria.map(({ id, max }): LeafResult => ({
    kind: 'leaf',
    id,
    max: show(max),
    outcome: outcomes.get(id)!.outcome,
  }))
  return { points, result: { points: show(points), sum: show(sum), max: show(section.max), children } }
}

export interface LeafScores {
  /** By id. */
  readonly outcomes: ReadonlyMap<string, LeafScore>
  readonly shared: Shared
}

/** Every leaf, those first whose points others read. */
export function scoreLeaves(framework: Framework, answers: Answers, setting: Setting, before?: Scored): LeafScores {
  const outcomes = new Map<string, LeafScore>()
  const shared = sharedNames(framework, answers, setting, outcomes)
  const byId = new Map(leaves(framework).map((leaf) => [leaf.id, leaf]))
  for (const id of framework.order) {
    const leaf = byId.get(id)!
    const answer = Object.hasOwn(answers, id) ? answers[id] : undefined
    const known = answer && before?.get(answer)
    const found = known?.leaf === leaf ? known.found : scoreLeaf(leaf, answer, { framework, setting, shared })
    outcomes.set(id, found)
    if (answer && known?.leaf !== leaf && isAlone(leaf)) before?.set(answer, { leaf, found })
  }
  return { outcomes, shared }
}

/** Whether its rule reads its own answer and nothing else. */
const isAlone = ({ rule }: Leaf): boolean => rule.needs.every((name) => !name.includes('.'))

interface Sums {
  readonly tree: Tree
  readonly counted: Counted
  /** Of every node, by place. */
  readonly points: readonly Points[]
  readonly outcomes: ReadonlyMap<string, LeafScore>
  readonly digits: number
}

function sumsOf(framework: Framework, outcomes: ReadonlyMap<string, LeafScore>): Sums {
  const tree = treeOf(framework)
  const scores = tree.nodes.map((node) => (node === null ? undefined : outcomes.get(node.id)))
  const most = scores.map((one, place) =>
    one === undefined || one.outcome.kind === 'no_survey' ? 0 : tree.nodes[place]!.max,
  )
  const counted = count(
    tree,
    scores.map((one) => one?.of ?? 0),
    most,
  )
  const points = addUp(
    tree,
    counted,
    scores.map((one) => one?.points ?? 0),
  )
  return { tree, counted, points, outcomes, digits: framework.rounding.criterion }
}

function nodeResult(place: number, sums: Sums): NodeResult {
  return sums.tree.nodes[place]!.kind === 'leaf' ? leafResult(place, sums) : groupResult(place, sums)
}

function leafResult(place: number, { tree, counted, points, outcomes, digits }: Sums): LeafResult {
  const { id, max } = tree.nodes[place]!
  const [of, on] = [counted.of[place]!, counted.on[place]!]
  const show = (units: Points): string => fromUnits(units, digits)
  return {
    kind: 'leaf',
    id,
    max: show(max),
    outcome: outcomes.get(id)!.outcome,
    ...(of !== on && { counted: { points: show(points[place]!), of: show(of) } }),
  }
}

function groupResult(place: number, sums: Sums): GroupResult {
  const { tree, counted, points, digits } = sums
  const { id, max } = tree.nodes[place]!
  const show = (units: Points): string => fromUnits(units, digits)
  const below = tree.children[place]!
  const children = below.map((child) => nodeResult(child, sums))
  const [of, on] = [counted.of[place]!, counted.on[place]!]
  const earned = below.reduce((sum, child) => sum + points[child]!, 0)
  const policy = counted.idle.has(place) ? (tree.policy[place] ?? null) : null
  return {
    kind: 'group',
    id,
    points: show(points[place]!),
    of: show(of),
    max: show(max),
    ...(of !== on && on > 0 && { rescaled: { points: show(earned), of: show(on) } }),
    ...(policy !== null && { not_arising: policy }),
    open: children.reduce((sum, child) => sum + openIn(child), 0),
    children,
  }
}

const openIn = (node: NodeResult): number => (node.kind === 'group' ? node.open : node.outcome.kind === 'open' ? 1 : 0)

/** By id, the flags that are answered; nothing where the framework has none. */
function flagsOf({ flags }: Framework, shared: Shared): Pick<Result, 'flags'> {
  if (flags === undefined) return {}
  const answered = flags.flatMap(({ id }): readonly (readonly [string, boolean])[] => {
    const value = shared(`flags.${id}`)
    return typeof value === 'boolean' ? [[id, value]] : []
  })
  return { flags: Object.fromEntries(answered) }
}
