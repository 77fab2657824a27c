/** The nodes of a framework in one row, for sums: the whole first, every group before what is in it. */
import type { Framework, Node, NotArising, Points } from '../model.ts'

export interface Tree {
  /** Null stands for the whole. */
  readonly nodes: readonly (Node | null)[]
  /** Place of the group that holds each; −1 for the whole. */
  readonly parent: readonly number[]
  /** Places, in printed order; none for a leaf. */
  readonly children: readonly (readonly number[])[]
  /** Places of the groups, the whole first. */
  readonly groups: readonly number[]
  /** What a node of which nothing counts follows; null: a group that states nothing. */
  readonly policy: readonly (NotArising | null)[]
  /** Place of the group that the policy names; −1: none. */
  readonly scope: readonly number[]
  /** What a group counts for once something is rescaled within it; null: its own maximum. */
  readonly to: readonly (Points | null)[]
}

export function treeOf({ domains }: Framework): Tree {
  const nodes: (Node | null)[] = [null]
  const parent: number[] = [-1]
  const children: number[][] = [[]]
  const add = (node: Node, above: number): void => {
    const place = nodes.push(node) - 1
    parent.push(above)
    children.push([])
    children[above]!.push(place)
    if (node.kind === 'group') for (const child of node.children) add(child, place)
  }
  for (const domain of domains) add(domain, 0)
  const places = new Map(nodes.map((node, place) => [node?.id, place]))
  return {
    nodes,
    parent,
    children,
    groups: [...nodes.keys()].filter((place) => nodes[place]?.kind !== 'leaf'),
    policy: nodes.map((node) => node?.not_arising ?? null),
    scope: nodes.map((node) => (node?.not_arising_in === undefined ? -1 : places.get(node.not_arising_in)!)),
    to: nodes.map((node) => (node?.kind === 'group' ? (node.not_arising_to ?? null) : null)),
  }
}
