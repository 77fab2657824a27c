/** The smallest mistakes in what is stated of not arising: another policy, another group in which it works. (SPEC E24) */
import type { FrameworkShape, NodeShape, NotArisingShape } from '../load/shape.ts'
import type { Json, NotArising } from '../model.ts'
import { below, nudged } from './edits.ts'
import type { Edit } from './edits.ts'

const POLICIES: readonly NotArising[] = ['exclude', 'full', 'zero', 'refuse', 'redistribute']

/** @param groups ids of the groups in which it may work: those above, and of a group itself. */
export function editsOfPolicy(written: NotArisingShape, groups: readonly string[], step: number): readonly Edit[] {
  if (typeof written === 'string') return others(written).map((word) => edit([], written, word, word))
  const { policy } = written
  const key = policy === 'exclude' ? 'within' : 'among'
  const scope = policy === 'exclude' ? written.within : written.among
  const turned = policy === 'exclude' ? { policy: 'redistribute', among: scope } : { policy: 'exclude', within: scope }
  return [
    edit([key], `${key}: ${scope}`, '', policy),
    ...groups.filter((id) => id !== scope).map((id) => edit([key], scope, id, { ...written, [key]: id })),
    ...others(policy).map((word) => edit(['policy'], policy, word, word === turned.policy ? turned : word)),
    ...(policy === 'exclude' && written.to !== undefined
      ? below('to', written, nudged(written.to, step, { exclusiveMinimum: 0 }))
      : []),
  ]
}

const others = (policy: NotArising): readonly NotArising[] => POLICIES.filter((one) => one !== policy)

const edit = (at: Edit['at'], before: string, after: string, value: Json): Edit => ({
  at,
  before,
  after,
  value,
  refused: false,
})

/** Of every group that states one, with its id; the whole value is the list of domains. */
export function editsOfGroups(
  { domains, rounding }: FrameworkShape,
  states: (group: NodeShape) => boolean,
): readonly { readonly id: string; readonly edit: Edit }[] {
  const inNodes = (nodes: readonly NodeShape[], above: readonly string[]): ReturnType<typeof editsOfGroups> =>
    nodes.flatMap((node, index) =>
      inNode(node, [...above, node.id]).map(({ id, edit: one }) => ({ id, edit: below(index, nodes, [one])[0]! })),
    )
  const inNode = (node: NodeShape, groups: readonly string[]): ReturnType<typeof editsOfGroups> => {
    if (node.criteria === undefined) return []
    const own = node.not_arising === undefined || !states(node) ? [] : [node.not_arising]
    const edits = own.flatMap((policy) => editsOfPolicy(policy, groups, 10 ** -rounding.criterion))
    return [
      ...below('not_arising', node, edits).map((one) => ({ id: node.id, edit: one })),
      ...inNodes(node.criteria, groups).map(({ id, edit: one }) => ({ id, edit: below('criteria', node, [one])[0]! })),
    ]
  }
  return inNodes(domains, [])
}

/** By criterion, the groups that hold it, from the domain down. */
export function groupsAbove({ domains }: FrameworkShape): ReadonlyMap<string, readonly string[]> {
  const walk = (node: NodeShape, above: readonly string[]): readonly (readonly [string, readonly string[]])[] =>
    node.criteria === undefined ? [[node.id, above]] : node.criteria.flatMap((one) => walk(one, [...above, node.id]))
  return new Map(domains.flatMap((domain) => walk(domain, [])))
}
