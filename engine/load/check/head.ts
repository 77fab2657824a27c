/** What stands once: effect, ids and printed numbers, the scale. (SPEC L9) */
import { isDay } from '../../dates.ts'
import { decimalsOf } from '../../points.ts'
import { nodes, roots } from '../tree.ts'
import type { Checking } from './checking.ts'

/** Ids that answers and results use for something else. */
const RESERVED = new Set(['facts', 'flags', 'bonus', 'penalty'])

export function checkHead({ framework, say }: Checking): void {
  const { effective, legal_basis = [] } = framework
  for (const key of ['from', 'until'] as const) {
    const day = effective[key]
    if (day !== undefined && !isDay(day)) say('bad-day', effective, key, { key, found: day, path: `effective/${key}` })
  }
  if (effective.until !== undefined && effective.until < effective.from)
    say('ends-before-start', effective, 'until', { found: effective.until, from: effective.from })
  legal_basis.forEach((basis) => {
    if (basis.issued !== undefined && !isDay(basis.issued))
      say('bad-day', basis, 'issued', { key: 'issued', found: basis.issued })
  })
}

export function checkUnique({ framework, say }: Checking): void {
  const ids = new Set<string>()
  const numbers = new Map<string, string>()
  for (const { node } of nodes(roots(framework))) {
    if (RESERVED.has(node.id)) say('reserved-name', node, 'id', { path: node.id, found: node.id })
    if (ids.has(node.id)) say('duplicate-id', node, 'id', { path: node.id, found: node.id })
    ids.add(node.id)
    const other = numbers.get(node.number)
    if (other !== undefined) say('duplicate-number', node, 'number', { path: node.id, found: node.number, other })
    numbers.set(node.number, node.id)
  }
  for (const id of ['bonus', 'penalty'] as const) {
    const { [id]: section } = framework
    const other = section && numbers.get(section.number)
    if (other !== undefined) say('duplicate-number', section!, 'number', { path: id, found: section!.number, other })
    if (section) numbers.set(section.number, id)
  }
}

/** Points finer than the framework's smallest unit. */
export function checkScale({ framework: { scale }, digits, say }: Checking): void {
  if (scale.unit === '%' && scale.total !== 100)
    say('percent-of-100', scale, 'total', { path: 'scale/total', found: scale.total })
  if (decimalsOf(String(scale.total)) > digits)
    say('too-many-decimals', scale, 'total', { path: 'scale/total', found: scale.total, digits })
  if (scale.survey !== 'none' && decimalsOf(String(scale.survey.points)) > digits)
    say('too-many-decimals', scale.survey, 'points', { path: 'scale/survey', found: scale.survey.points, digits })
}
