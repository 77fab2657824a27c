/** Leaves so that each comes after those whose points its rule reads. (SPEC S17) */
import { nested } from '../rules/rule.ts'
import type { FrameworkShape, LeafShape } from './shape.ts'
import { leavesIn, roots } from './tree.ts'

export interface Order {
  readonly order: readonly string[]
  /** The leaves of one circle, when there is one: they have no order. */
  readonly circle: readonly LeafShape[]
}

export function inOrder(framework: FrameworkShape): Order {
  const leaves = new Map(leavesIn(roots(framework)).map((leaf) => [leaf.id, leaf]))
  const order: string[] = []
  const placed = new Set<string>()
  const open: LeafShape[] = []
  let circle: readonly LeafShape[] = []

  const place = (leaf: LeafShape): void => {
    if (placed.has(leaf.id)) return
    const start = open.indexOf(leaf)
    if (start !== -1) {
      circle = circle.length > 0 ? circle : open.slice(start)
      return
    }
    open.push(leaf)
    for (const id of othersOf(leaf)) {
      const other = leaves.get(id)
      if (other) place(other)
    }
    open.pop()
    placed.add(leaf.id)
    order.push(leaf.id)
  }
  for (const leaf of leaves.values()) place(leaf)
  return { order, circle }
}

/** Ids in "criteria.<id>.…", and of other criteria in "cohort.<id>.…", among the names that a rule reads. */
const othersOf = ({ id: own, rule }: LeafShape): readonly string[] =>
  nested.reads(rule, []).flatMap(({ id }) => {
    const [root, other = ''] = id.split('.')
    return root === 'criteria' || (root === 'cohort' && other !== own) ? [other] : []
  })
