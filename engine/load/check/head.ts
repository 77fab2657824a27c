/** What stands once: effect, ids and printed numbers, the scale. (SPEC L9) */
import { isDay } from '../../dates.ts'
import { decimalsOf } from '../../points.ts'
import { nodes } from '../tree.ts'
import type { Checking } from './checking.ts'

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
  for (const { node } of nodes(framework.domains)) {
    if (node.id === 'facts') say('reserved-name', node, 'id', { path: node.id, found: node.id })
    if (ids.has(node.id)) say('duplicate-id', node, 'id', { path: node.id, found: node.id })
    ids.add(node.id)
    const other = numbers.get(node.number)
    if (other !== undefined) say('duplicate-number', node, 'number', { path: node.id, found: node.number, other })
    numbers.set(node.number, node.id)
  }
  const bands = new Set<string>()
  for (const band of framework.bands) {
    if (bands.has(band.id)) say('duplicate-id', band, 'id', { path: `bands/${band.id}`, found: band.id })
    bands.add(band.id)
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
