import type { NodeResult, Result } from '../model.ts'

/** Every node of a result by its id; the criteria of bonus and penalty last. */
export const nodesIn = ({ domains, bonus, penalty }: Result): ReadonlyMap<string, NodeResult> =>
  new Map([...domains, ...(bonus?.children ?? []), ...(penalty?.children ?? [])].flatMap(nodesOf))

const nodesOf = (node: NodeResult): readonly (readonly [string, NodeResult])[] =>
  node.kind === 'leaf' ? [[node.id, node]] : [[node.id, node], ...node.children.flatMap(nodesOf)]
