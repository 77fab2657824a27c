/** What changed from one version of a framework to another, for an auditor. Formatting and order are no change. */
import type { Change, Comparison, Framework, KnownDefect, Logic } from '../model.ts'
import { wholeGuardValues } from './guards.ts'
import { identity } from './identity.ts'
import { compareNodes } from './nodes.ts'
import { change, compareLists, compareValues, type Subject, type Values } from './parts.ts'
import { withReasons } from './reasons.ts'
import { decimal, equal, plain } from './values.ts'

/** Identity (id, version, hash, parent) tells the two apart and is never a change. */
export function compare(from: Framework, to: Framework): Comparison {
  return {
    from: identity(from),
    to: identity(to),
    changes: withReasons([...compareWhole(from, to), ...compareNodes(from, to)], from, to),
  }
}

function compareWhole(from: Framework, to: Framework): readonly Change[] {
  const whole: Subject = { id: '', number: '', title: null }
  // Another framework has another name and other papers by nature; `from` and `to` show them.
  const sameFramework = from.id === to.id
  return [
    ...(sameFramework ? compareValues(whole, head(from), head(to)) : []),
    ...compareValues(whole, { unit_types: unordered(from.unit_types) }, { unit_types: unordered(to.unit_types) }),
    ...compareValues(whole, scale(from), scale(to), 'scale.'),
    ...compareSurveys(whole, from, to),
    ...compareValues(whole, plainValues(from.rounding), plainValues(to.rounding), 'rounding.'),
    ...(['facts', 'constants', 'targets', 'attributes'] as const).flatMap((part) =>
      compareLists(whole, part, from[part], to[part]),
    ),
    ...compareCombining(whole, from, to),
    ...compareBands(whole, from, to),
    ...compareLists(whole, 'known_defects', defects(from), defects(to)),
    ...compareValues(whole, wholeGuardValues(from.guard), wholeGuardValues(to.guard), 'guard.'),
    ...compareLists(whole, 'invariants', from.invariants ?? [], to.invariants ?? []),
    ...(['flags', 'quotas'] as const).flatMap((part) => compareLists(whole, part, from[part] ?? [], to[part] ?? [])),
    ...compareLists(whole, 'vetoes', written(from.vetoes), written(to.vetoes)),
    ...compareLists(whole, 'ceilings', written(from.ceilings), written(to.ceilings)),
    ...compareValues(whole, { ties: plain(from.ties ?? 'shared') }, { ties: plain(to.ties ?? 'shared') }),
  ]
}

const head = (framework: Framework): Values => ({
  title: plain(framework.title),
  provenance: framework.provenance,
  authority: framework.authority,
  legal_basis: plain(framework.legal_basis),
  effective: plain(framework.effective),
})

/** The exact reading of a condition follows from what is written. */
const written = (all: readonly (Identified & { readonly exact?: Logic })[] = []): readonly Identified[] =>
  all.map((one) => ({ id: one.id, ...Object.fromEntries(Object.entries(one).filter(([key]) => key !== 'exact')) }))

interface Identified {
  readonly id: string
}

const unordered = (words: readonly string[]): readonly string[] => words.toSorted()

const scale = ({ scale: { total, unit, above_total }, rounding }: Framework): Values => ({
  total: decimal(total, rounding.criterion),
  unit,
  above_total: above_total ?? null,
})

/** Where both have the section; one that came or went is told as such. */
function compareCombining(whole: Subject, from: Framework, to: Framework): readonly Change[] {
  return (['bonus', 'penalty'] as const).flatMap((id) => {
    const [before, after] = [from[id], to[id]]
    if (!before || !after) return []
    return compareValues(whole, { combine: before.combine }, { combine: after.combine }, `${id}.`)
  })
}

const plainValues = (part: object): Values =>
  Object.fromEntries(Object.entries(part).map(([key, value]) => [key, plain(value)]))

/** With or without a survey is one change; between two surveys each property counts for itself. */
function compareSurveys(whole: Subject, from: Framework, to: Framework): readonly Change[] {
  const [before, after] = [survey(from), survey(to)]
  if (before && after) return compareValues(whole, before, after, 'scale.survey.')
  return before || after ? [change('changed', whole, 'scale.survey', before, after)] : []
}

const survey = ({ scale, rounding }: Framework): Values | null =>
  scale.survey && { ...plainValues(scale.survey), points: decimal(scale.survey.points, rounding.criterion) }

/** A defect is known by what is wrong and where; the second of two that are alike has a number. */
function defects({ known_defects }: Framework): readonly (KnownDefect & { readonly id: string })[] {
  return known_defects.map((one, index) => {
    const same = known_defects.slice(0, index).filter(({ code, at }) => code === one.code && at === one.at).length
    return { ...one, id: `${one.code} ${one.at}${same === 0 ? '' : ` (${same + 1})`}` }
  })
}

/** The first band that fits wins, so here order has a meaning. */
function compareBands(whole: Subject, from: Framework, to: Framework): readonly Change[] {
  const inBoth = (bands: Framework['bands'], others: Framework['bands']): readonly string[] =>
    bands.map(({ id }) => id).filter((id) => others.some((band) => band.id === id))
  const [before, after] = [inBoth(from.bands, to.bands), inBoth(to.bands, from.bands)]
  const order = equal(before, after) ? [] : [change('changed', whole, 'bands.order', before, after)]
  return [...compareLists(whole, 'bands', written(from.bands), written(to.bands)), ...order]
}
