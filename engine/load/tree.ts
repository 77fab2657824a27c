/** Walking a framework as written: each node with the group that holds it. */
import { isLeaf } from './shape.ts'
import type { FrameworkShape, LeafShape, NodeShape } from './shape.ts'

export interface Visit {
  readonly node: NodeShape
  readonly parent: NodeShape | null
}

export function* nodes(domains: readonly NodeShape[], parent: NodeShape | null = null): Generator<Visit> {
  for (const node of domains) {
    yield { node, parent }
    if (node.criteria) yield* nodes(node.criteria, node)
  }
}

/** What is scored of these nodes, in order. */
export const leavesIn = (list: readonly NodeShape[]): readonly LeafShape[] =>
  [...nodes(list)].map(({ node }) => node).filter(isLeaf)

/** What all nodes hang on: the domains, and the criteria of bonus and penalty. */
export const roots = ({ domains, bonus, penalty }: FrameworkShape): readonly NodeShape[] => [
  ...domains,
  ...(bonus?.criteria ?? []),
  ...(penalty?.criteria ?? []),
]

export const findNode = (framework: FrameworkShape, id: string): NodeShape | null => {
  for (const { node } of nodes(framework.domains)) if (node.id === id) return node
  return null
}
