/** What still stands before a publication: one entry each while they can be read, one a unit beyond that. */
import type { Framework } from '../../engine/live.ts'
import type { ApiProblem, Round } from '../api.ts'
import type { SummaryEntry } from '../elements/problem-summary.ts'
import { paths } from '../paths.ts'
import { sheetOf } from '../sheets.ts'
import { text } from '../text.ts'

type Place = NonNullable<ApiProblem['errors']>[number]

/** More single entries than this are no longer a list that one works through. */
const mostSingle = 12

export function obstacles(
  errors: readonly Place[],
  round: Round,
  framework: Framework | null,
): readonly SummaryEntry[] {
  if (errors.length <= mostSingle) return errors.map((one) => ({ text: one.detail, href: link(one, round, framework) }))
  const units = new Map<string, Place[]>()
  for (const one of errors) {
    const id = assessmentOf(one)
    units.set(id, [...(units.get(id) ?? []), one])
  }
  return [...units].map(([id, places]) => {
    const unit = round.assessments.find((one) => one.id === id)?.unit.name
    const first = places[0]
    if (unit === undefined || !first || places.length === 1)
      return { text: first?.detail ?? '', href: first ? link(first, round, framework) : null }
    return { text: text('round.obstacles', { unit, count: places.length }), href: link(first, round, framework) }
  })
}

function assessmentOf({ pointer }: Place): string {
  return /^\/assessments\/([^/]+)/.exec(pointer)?.[1] ?? ''
}

/** "/assessments/A/plan-issued" → the criterion on the council's desk. */
function link(place: Place, round: Round, framework: Framework | null): string | null {
  const [, framework_id, version] = /^\/frameworks\/([^@]+)@(.+)$/.exec(place.pointer) ?? []
  if (framework_id && version) return paths.framework(framework_id, version)
  if (place.pointer.startsWith('/units/')) return paths.unitFacts(round.id)
  const [, assessment, criterion] = /^\/assessments\/([^/]+)(?:\/([^/]+))?$/.exec(place.pointer) ?? []
  if (!assessment) return null
  const sheet = framework && criterion ? sheetOf(framework, criterion) : undefined
  return sheet ? `${paths.appraiseDomain(assessment, sheet.id)}#criterion-${criterion}` : paths.appraise(assessment)
}
