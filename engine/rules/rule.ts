/** From a written rule to its findings and to its compiled reading, whatever its form. */
import type { Json, Logic, Rule } from '../model.ts'
import { deadline, yearlessDays } from './deadline.ts'
import type { Finding, Range, RuleContext } from './form.ts'
import { forms } from './forms.ts'
import type { AnyForm } from './forms.ts'

export type Written = { readonly [form: string]: Json }

function formOf(written: Written): { readonly form: AnyForm; readonly body: never } {
  const [name = '', body] = Object.entries(written)[0] ?? []
  const form = forms[name]
  if (form === undefined) throw new Error(`the schema let an unknown rule form through: ${name}`)
  return { form, body: body as never }
}

export interface RuleCheck {
  readonly findings: readonly Finding[]
  /** Ids of the inputs that the rule reads. */
  readonly reads: ReadonlySet<string>
  /** Null when there are findings or the form does not know. */
  readonly range: Range
  /** Whether a branch says "not arising". */
  readonly mayNotArise: boolean
}

/** Everything wrong with a rule; `at` of a finding starts with the form's name. */
export function checkRule(written: Written, context: RuleContext): RuleCheck {
  const { form, body } = formOf(written)
  const readings = form.reads(body)
  const known = [...context.inputs.keys()]
  const findings: Finding[] = []
  for (const { id, types, at } of readings) {
    const found = context.inputs.get(id)
    if (found === undefined)
      findings.push({ code: 'unknown-variable', at, params: { found: id, known: known.join(', ') } })
    else if (!types.includes(found.type))
      findings.push({ code: 'wrong-input-type', at, params: { found: found.type, id, expected: types.join(', ') } })
    else if (found.when !== null && form.name !== deadline.name)
      findings.push({ code: 'hidden-input-read', at, params: { found: id, when: found.when } })
  }
  if (findings.length === 0) findings.push(...form.check(body, context))
  return {
    findings: findings.map((finding) => ({ ...finding, at: [form.name, ...finding.at] })),
    reads: new Set(readings.map(({ id }) => id)),
    range: findings.length === 0 ? form.range(body, context) : null,
    mayNotArise: findings.length === 0 && form.desugar(body, context).cases.some(({ points }) => points === null),
  }
}

/** The compiled rule. Called only when `checkRule` found nothing. */
export function compileRule(written: Written, context: RuleContext): Rule {
  const { form, body } = formOf(written)
  const { cases, values } = form.desugar(body, context)
  const last = cases.at(-1)?.points ?? null
  const branches = cases.slice(0, -1).flatMap(({ when, points }) => [when, points])
  const logic: Logic = branches.length === 0 ? last : { if: [...branches, last] }
  return {
    form: form.name,
    written: body,
    logic,
    cases,
    values,
    sentence: {
      vi: cases.map(({ words }) => words.vi).join('; '),
      en: cases.map(({ words }) => words.en).join('; '),
    },
    needs: [...new Set(form.reads(body).map(({ id }) => id))],
  }
}

/** Dates without a year that a rule compares with. */
export function periodDays(written: Written): readonly string[] {
  const { form, body } = formOf(written)
  return form.name === deadline.name ? yearlessDays(body) : []
}
