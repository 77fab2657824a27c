/** Guard-rails and invariants of a framework, as far as they speak of the framework itself. (SPEC L41–L43) */
import { checkLogic } from '../../rules/check-logic.ts'
import type { Checking } from './checking.ts'
import type { Resolved } from '../extend.ts'
import { examine, invariantNames } from '../invariants.ts'
import { descend } from '../source.ts'
import { nodes } from '../tree.ts'

export function checkGuards({ framework, say }: Checking): void {
  const { range: each } = framework.guard?.each ?? {}
  if (each?.max) checkOrder(each.max, each, framework.framework)
  for (const { node } of nodes(framework.domains)) {
    const { guard } = node
    if (!guard) continue
    const path = node.id
    for (const key of ['addable', 'keep_total'] as const)
      if (!node.criteria && guard[key] !== undefined) say('guard-for-groups', guard, key, { path, id: node.id, key })
    const { range } = guard
    if (!range?.max || !checkOrder(range.max, range, path)) continue
    const [least = 0, most = 0] = range.max
    if (node.max < least || node.max > most)
      say('guard-against-itself', range, 'max', { path, id: node.id, found: node.max, least, most })
  }

  function checkOrder([least = 0, most = 0]: readonly number[], range: object, path: string): boolean {
    if (least <= most) return true
    say('min-above-max', range, 'max', { path, found: least, max: most })
    return false
  }
}

export function checkInvariants({ links, lineage }: Resolved, { framework, say }: Checking): void {
  const names = invariantNames(framework, lineage)
  const seen = new Set<string>()
  for (const one of framework.invariants ?? []) {
    const { id, when } = one
    const path = `invariants/${id}`
    if (seen.has(id)) say('duplicate-id', one, 'id', { path, found: id })
    seen.add(id)
    const { type, findings } = checkLogic(when, names)
    for (const { code, at, params } of findings) {
      const { holder, key } = descend(one, ['when', ...at])
      say(code, holder, key, { path, id, ...params })
    }
    if (findings.length > 0) continue
    if (type !== 'boolean') {
      say('logic-type', one, 'when', { path, id, operator: 'when', expected: 'boolean', found: type })
      continue
    }
    const stating = links.findLast(({ shape }) => shape.invariants?.some((other) => other.id === id))
    const { holds, values } = examine(when, { shape: framework, stated: stating?.shape ?? framework, lineage })
    const title = typeof one.title === 'string' ? { vi: one.title } : one.title
    if (!holds)
      say('invariant-fails', one, 'when', {
        path,
        id,
        title: title.vi,
        title_en: title.en ?? title.vi,
        found: values.join(', '),
      })
  }
}
