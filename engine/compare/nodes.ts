/** Changes of domains and criteria, in the printed order of the newer version, removals at their old place. */
import type { Change, Framework, Json, Leaf, Node } from '../model.ts'
import { guardValues } from './guards.ts'
import { childrenOf, match, topOf, type Matches } from './match.ts'
import { change, compareLists, compareValues, type Subject, type Values } from './parts.ts'
import { decimal, plain } from './values.ts'

interface Comparing {
  readonly matches: Matches
  /** Digits of points, which may differ between the two. */
  readonly digits: { readonly from: number; readonly to: number }
}

export function compareNodes(from: Framework, to: Framework): readonly Change[] {
  const comparing = {
    matches: match(from, to),
    digits: { from: from.rounding.criterion, to: to.rounding.criterion },
  }
  return compareLevel(topOf(from), topOf(to), { parent: null, isNew: false }, comparing)
}

interface Above {
  readonly parent: Node | null
  /** The parent is itself new: it already tells of what is new in it. */
  readonly isNew: boolean
}

function compareLevel(
  from: readonly Node[],
  to: readonly Node[],
  above: Above,
  comparing: Comparing,
): readonly Change[] {
  const gone = goneAfter(from, to, comparing.matches)
  const removed = (after: string): readonly Change[] =>
    (gone.get(after) ?? []).map((node) =>
      change('removed', subjectOf(node), null, summary(node, comparing.digits.from, comparing.matches.newer), null),
    )
  return [...removed(''), ...to.flatMap((node) => [...compareNode(node, above, comparing), ...removed(node.id)])]
}

/** What is gone, by the id of the sibling it stood behind ("" for the first place). */
function goneAfter(
  from: readonly Node[],
  to: readonly Node[],
  { newer }: Matches,
): ReadonlyMap<string, readonly Node[]> {
  const here = new Set(to.map(({ id }) => id))
  const gone = new Map<string, readonly Node[]>()
  let place = ''
  for (const node of from) {
    const id = newer.get(node.id)?.node.id
    if (id === undefined) gone.set(place, [...(gone.get(place) ?? []), node])
    else if (here.has(id)) place = id
  }
  return gone
}

function compareNode(node: Node, { parent, isNew }: Above, comparing: Comparing): readonly Change[] {
  const { matches, digits } = comparing
  const subject = subjectOf(node)
  const old = matches.older.get(node.id)
  if (!old) {
    const added = change('added', subject, null, null, summary(node, digits.to, matches.older))
    const below = compareLevel([], childrenOf(node), { parent: node, isNew: true }, comparing)
    return isNew ? below : [added, ...below]
  }
  const changes: Change[] = []
  if (old.node.id !== node.id) changes.push(change('renamed', subject, 'id', old.node.id, node.id))
  // A parent that only has a new id is still the same parent.
  const oldParent = old.parent && matches.newer.get(old.parent.id)?.node
  if (oldParent?.id !== parent?.id || (old.parent === null) !== (parent === null)) {
    changes.push(change('moved', subject, 'under', place(old.parent), place(parent)))
  }
  changes.push(...compareProperties(subject, old.node, node, digits))
  const below = compareLevel(childrenOf(old.node), childrenOf(node), { parent: node, isNew: false }, comparing)
  return [...changes, ...below]
}

const subjectOf = ({ id, number, title }: Node): Subject => ({ id, number, title })

const place = (node: Node | null): Json =>
  node ? { id: node.id, number: node.number, title: plain(node.title) } : null

/** What a new or removed node is worth, and which criteria came or went with it. */
function summary(node: Node, digits: number, stays: ReadonlyMap<string, unknown>): Json {
  const max = decimal(node.max, digits)
  return node.kind === 'leaf' ? { max } : { max, criteria: leavesOf(node).filter((id) => !stays.has(id)) }
}

const leavesOf = (node: Node): readonly string[] =>
  node.kind === 'leaf' ? [node.id] : node.children.flatMap((child) => leavesOf(child))

function compareProperties(subject: Subject, from: Node, to: Node, digits: Comparing['digits']): readonly Change[] {
  const common = [
    ...compareValues(subject, commonOf(from, digits.from), commonOf(to, digits.to)),
    ...compareValues(subject, guardValues(from.guard), guardValues(to.guard), 'guard.'),
  ]
  if (from.kind === 'group' || to.kind === 'group') return common
  return [
    ...common,
    ...compareValues(subject, scoringOf(from, digits.from), scoringOf(to, digits.to)),
    ...compareLists(subject, 'inputs', from.inputs, to.inputs),
    ...compareLists(subject, 'evidence', from.evidence, to.evidence),
    ...compareValues(subject, { rule: writtenOf(from) }, { rule: writtenOf(to) }).map((one) => ({
      ...one,
      sentences: { before: from.rule.sentence, after: to.rule.sentence },
    })),
    ...compareValues(subject, restOf(from), restOf(to)),
  ]
}

const commonOf = (node: Node, digits: number): Values => ({
  kind: node.kind,
  number: node.number,
  title: plain(node.title),
  max: decimal(node.max, digits),
  ...(node.kind === 'group' && { not_arising: policyOf(node, digits) }),
})

const scoringOf = (leaf: Leaf, digits: number): Values => ({
  scored_by: leaf.scored_by,
  not_arising: policyOf(leaf, digits),
})

/** A policy by its word, or with the group in which it works. */
function policyOf(node: Node, digits: number): Json {
  const { not_arising: policy, not_arising_in: scope } = node
  if (policy === undefined || scope === undefined) return policy ?? null
  const to = node.kind === 'group' ? node.not_arising_to : undefined
  return {
    policy,
    [policy === 'exclude' ? 'within' : 'among']: scope,
    ...(to !== undefined && { to: decimal(to, digits) }),
  }
}

const writtenOf = ({ rule }: Leaf): Json => ({ [rule.form]: rule.written })

const restOf = ({ guidance, source }: Leaf): Values => ({ guidance: plain(guidance), source: plain(source) })
