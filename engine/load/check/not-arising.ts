/** Scopes of not-arising policies: a group that holds the node, and what it counts for. (SPEC L32–L33) */
import { decimalsOf } from '../../points.ts'
import type { Checking } from './checking.ts'
import { policyIn } from '../not-arising.ts'
import type { NodeShape } from '../shape.ts'

export function checkNotArising({ framework, digits, say }: Checking): void {
  const walk = (nodes: readonly NodeShape[], above: readonly NodeShape[]): void => {
    for (const node of nodes) {
      const groups = node.criteria ? [...above, node] : above
      checkNode(node, groups)
      if (node.criteria) walk(node.criteria, groups)
    }
  }
  const checkNode = (node: NodeShape, groups: readonly NodeShape[]): void => {
    const written = node.not_arising
    if (written === 'redistribute' && groups.length === 0)
      say('nothing-to-share-with', node, 'not_arising', { path: node.id, id: node.id })
    if (written === undefined || typeof written === 'string') return
    const { scope, to } = policyIn(written)
    const path = node.id
    const key = written.policy === 'exclude' ? 'within' : 'among'
    if (!groups.some(({ id }) => id === scope))
      say('scope-not-above', written, key, { path, key, found: scope, known: groups.map(({ id }) => id).join(', ') })
    if (to === null) return
    if (scope !== node.id) say('to-of-another-group', written, 'to', { path, id: scope })
    else if (decimalsOf(String(to)) > digits) say('too-many-decimals', written, 'to', { path, found: to, digits })
    else if (to !== node.max)
      say('rescaled-to-other-max', written, 'to', { path, id: node.id, found: to, max: node.max })
  }
  walk(framework.domains, [])
  for (const section of [framework.bonus, framework.penalty]) walk(section?.criteria ?? [], [])
}
