/** What each node says of having no occasion: its own policy, or the one of the group above it that states one. (SPEC S35) */
import type { NotArising } from '../model.ts'
import { isLeaf } from './shape.ts'
import type { FrameworkShape, NodeShape, NotArisingShape } from './shape.ts'

export interface Policy {
  readonly policy: NotArising
  /** Id of the group within which it is rescaled, or among whose children it is shared out. */
  readonly scope: string | null
  /** What that group then counts for; null: its maximum. */
  readonly to: number | null
}

export function policyIn(written: NotArisingShape): Policy {
  if (typeof written === 'string') return { policy: written, scope: null, to: null }
  return written.policy === 'exclude'
    ? { policy: 'exclude', scope: written.within, to: written.to ?? null }
    : { policy: 'redistribute', scope: written.among, to: null }
}

/** Beside the total there is nothing to share out to. */
const alone = (policy: Policy): Policy => (policy.policy === 'redistribute' ? policyIn('exclude') : policy)

/** By id, of every leaf; of a group only when it states one. What the council enters, or a survey, is refused unless it says otherwise. */
export function policies(shape: FrameworkShape): ReadonlyMap<string, Policy> {
  const found = new Map<string, Policy>()
  const walk = (nodes: readonly NodeShape[], above: Policy): void => {
    for (const node of nodes) {
      const own = node.not_arising === undefined ? null : policyIn(node.not_arising)
      if (own !== null) found.set(node.id, own)
      else if (isLeaf(node)) found.set(node.id, node.scored_by === 'appraisal' ? above : policyIn('refuse'))
      if (node.criteria) walk(node.criteria, own ?? above)
    }
  }
  walk(shape.domains, policyIn(shape.not_arising))
  for (const section of [shape.bonus, shape.penalty]) walk(section?.criteria ?? [], alone(policyIn(shape.not_arising)))
  return found
}
