/** A whole form: leaves → roll-up → index → band. Integers all the way, one half-up at the end. (SPEC S13–S20) */
import type {
  Answers,
  Framework,
  Group,
  GroupResult,
  LeafResult,
  Node,
  NodeResult,
  Points,
  Result,
  Setting,
} from '../model.ts'
import { fromUnits, multiplyDivide } from '../points.ts'
import { bandOf } from './band.ts'
import { leaves } from './answers.ts'
import { scoreLeaf } from './leaf.ts'
import { sharedNames } from './scope.ts'
import type { LeafScore } from './scope.ts'

/** A node's result with the integers that its parent adds up. */
export interface Scored<R extends NodeResult = NodeResult> {
  readonly result: R
  readonly points: Points
  readonly of: Points
}

interface Tally {
  readonly open: string[]
  readonly faults: string[]
  /** Points and maximum of each criterion that has points, for bands that look at the lowest one. */
  readonly scored: { readonly points: Points; readonly of: Points }[]
}

/** Never throws on answers: what cannot be used becomes a fault of its criterion, and the others still score. */
export function score(framework: Framework, answers: Answers, setting: Setting): Result {
  const { criterion, index: digits } = framework.rounding
  const tally: Tally = { open: [], faults: [], scored: [] }

  const outcomes = scoreLeaves(framework, answers, setting)

  const scoreNode = (node: Node): Scored => (node.kind === 'group' ? scoreGroup(node) : scoreOne(node))

  const scoreOne = (leaf: Extract<Node, { kind: 'leaf' }>): Scored<LeafResult> => {
    const { outcome, points, of } = outcomes.get(leaf.id)!
    if (outcome.kind === 'open') tally.open.push(leaf.id)
    if (outcome.kind === 'fault') tally.faults.push(leaf.id)
    if (outcome.kind === 'scored') tally.scored.push({ points, of })
    return { result: { kind: 'leaf', id: leaf.id, max: fromUnits(leaf.max, criterion), outcome }, points, of }
  }

  const scoreGroup = (group: Group): Scored<GroupResult> => {
    const before = tally.open.length
    const children = group.children.map(scoreNode)
    const points = sum(children, 'points')
    const of = sum(children, 'of')
    const show = (units: Points): string => fromUnits(units, criterion)
    const result: GroupResult = {
      kind: 'group',
      id: group.id,
      points: show(points),
      of: show(of),
      max: show(group.max),
      open: tally.open.length - before,
      children: children.map((child) => child.result),
    }
    return { result, points, of }
  }

  const domains = framework.domains.map(scoreGroup)
  const points = sum(domains, 'points')
  const of = sum(domains, 'of')
  // Nothing left to score is no result, and must not become 0 or 100 %.
  const state = tally.faults.length > 0 || of === 0 ? 'faulty' : tally.open.length > 0 ? 'open' : 'complete'
  const index =
    state === 'complete' ? multiplyDivide(points, framework.scale.total * 10 ** digits, of * 10 ** criterion) : null
  return {
    kind: 'result',
    framework: { id: framework.id, version: framework.version, hash: framework.hash },
    setting,
    state,
    domains: domains.map(({ result }) => result),
    points: fromUnits(points, criterion),
    of: fromUnits(of, criterion),
    index: index === null ? null : fromUnits(index, digits),
    band: index === null ? null : bandOf(framework, index / 10 ** digits, domains, tally.scored),
    open: tally.open,
    faults: tally.faults,
  }
}

/** Every leaf, those first whose points others read. */
export function scoreLeaves(framework: Framework, answers: Answers, setting: Setting): ReadonlyMap<string, LeafScore> {
  const outcomes = new Map<string, LeafScore>()
  const scoring = { framework, setting, shared: sharedNames(framework, answers, setting, outcomes) }
  const byId = new Map(leaves(framework).map((leaf) => [leaf.id, leaf]))
  for (const id of framework.order) {
    const answer = Object.hasOwn(answers, id) ? answers[id] : undefined
    outcomes.set(id, scoreLeaf(byId.get(id)!, answer, scoring))
  }
  return outcomes
}

const sum = (list: readonly Scored[], part: 'points' | 'of'): Points =>
  list.reduce((total, one) => total + one[part], 0)
