/**
 * deadline: points by a date, dates inclusive. A date without a year falls in the rated year.
 * Sources: Cà Mau 2013, 1.1.1 (on time 1, late 0.5, not issued 0); Hải Phòng 3793/2022, 1.1.1
 * (issued in January; the date is that of the digital signature).
 */
import { dayNumber, isDay } from '../dates.ts'
import type { Case, DateSource, Logic } from '../model.ts'
import { both, date, otherwise, points, quoted } from '../words/rules.ts'
import { input, nameSchema, pointsSchema } from './form.ts'
import type { Finding, Form } from './form.ts'
import { againstTheOthers } from './pieces.ts'
import { jump, yes } from './boundary.ts'
import { each, together, wayBetween, wayOf } from './direction.ts'

interface Tier {
  readonly until?: string
  readonly points?: number
  readonly otherwise?: number
}

interface Deadline {
  readonly of: string
  /** The date has to come from there. */
  readonly dated_by?: DateSource
  readonly done?: string
  readonly not_done?: number
  readonly tiers: readonly Tier[]
}

const given = (tier: Tier): number => tier.points ?? tier.otherwise ?? 0
const all = (written: Deadline): readonly number[] => [
  ...written.tiers.map(given),
  ...(written.not_done === undefined ? [] : [written.not_done]),
]

/** A date with a year is a day number; one without is looked up in the round's period. */
const limit = (until: string): Logic => (until.length > 5 ? dayNumber(until) : { var: `period.${until}` })

/** The days without a year that a deadline compares with. */
export const yearlessDays = (written: Deadline): readonly string[] =>
  written.tiers.flatMap(({ until }) => (until?.length === 5 ? [until] : []))

const isRealDay = (until: string): boolean => isDay(until.length === 5 ? `2001-${until}` : until)

export const deadline: Form<Deadline> = {
  name: 'deadline',
  schema: {
    type: 'object',
    required: ['of', 'tiers'],
    additionalProperties: false,
    dependentRequired: { done: ['not_done'], not_done: ['done'] },
    properties: {
      of: nameSchema,
      dated_by: { enum: ['digital-signature', 'stamp', 'entry'] },
      done: nameSchema,
      not_done: pointsSchema,
      tiers: {
        type: 'array',
        minItems: 2,
        items: {
          type: 'object',
          additionalProperties: false,
          dependentRequired: { until: ['points'], points: ['until'] },
          minProperties: 1,
          properties: {
            until: { type: 'string', pattern: '^(\\d{4}-)?\\d{2}-\\d{2}$', problem: 'bad-day' },
            points: pointsSchema,
            otherwise: pointsSchema,
          },
        },
      },
    },
  },
  reads: ({ of, done }) => [
    { id: of, types: ['date'], at: ['of'] },
    ...(done === undefined ? [] : [{ id: done, types: ['boolean' as const], at: ['done'] }]),
  ],
  check: (written, context) => {
    const findings: Finding[] = []
    const last = written.tiers.length - 1
    written.tiers.forEach((tier, index) => {
      const at = ['tiers', index]
      if ((tier.otherwise !== undefined) !== (index === last))
        findings.push({ code: 'deadline-otherwise-last', at, params: {} })
      if (tier.until !== undefined && !isRealDay(tier.until))
        findings.push({ code: 'bad-day', at: [...at, 'until'], params: { found: tier.until } })
      const before = written.tiers[index - 1]?.until
      if (
        before !== undefined &&
        tier.until !== undefined &&
        before.length === tier.until.length &&
        before >= tier.until
      )
        findings.push({ code: 'tier-overlap', at: [...at, 'until'], params: { found: tier.until, before } })
    })
    findings.push(...againstTheOthers(written.tiers.map(given)))
    const { when, dated_by: source } = input(context, written.of)
    if (written.dated_by !== undefined && written.dated_by !== source)
      findings.push({
        code: 'date-source',
        at: ['dated_by'],
        params: { found: written.of, expected: written.dated_by, source: source ?? '–' },
      })
    if (when !== null && when !== written.done)
      findings.push({ code: 'hidden-input-read', at: ['of'], params: { found: written.of, when } })
    if (written.done !== undefined && input(context, written.done).when !== null)
      findings.push({
        code: 'hidden-input-read',
        at: ['done'],
        params: { found: written.done, when: input(context, written.done).when },
      })
    return findings
  },
  desugar: (written, context) => {
    const { label } = input(context, written.of)
    const cases: Case[] = []
    if (written.done !== undefined) {
      const done = input(context, written.done)
      const none = written.not_done ?? 0
      cases.push({
        when: { '!=': [{ var: written.done }, true] },
        points: none,
        words: both(
          (lang) => `${quoted(done.label[lang])} ${lang === 'vi' ? 'là không' : 'is no'}: ${points(none, lang)}`,
        ),
      })
    }
    for (const tier of written.tiers) {
      const { until } = tier
      cases.push({
        when: until === undefined ? true : { '<=': [{ var: written.of }, limit(until)] },
        points: given(tier),
        words: both((lang) => {
          const condition =
            until === undefined
              ? otherwise[lang]
              : `${quoted(label[lang])} ${lang === 'vi' ? 'chậm nhất ngày' : 'by'} ${date(until)}`
          return `${condition}: ${points(given(tier), lang)}`
        }),
      })
    }
    return { cases, values: [] }
  },
  range: (written) => [Math.min(...all(written)), Math.max(...all(written))],
  direction: ({ of, done, not_done = 0, tiers }) => {
    const points = tiers.map(given)
    const tiered = [Math.min(...points), Math.max(...points)] as const
    const whole = done === undefined ? [] : [each([done], wayBetween([not_done, not_done], tiered))]
    return together(each([of], wayOf(points)), ...whole)
  },
  boundaries: ({ of, done, tiers }) => [
    ...(done === undefined ? [] : [yes(done)]),
    ...tiers.flatMap(({ until }) => (until === undefined ? [] : [jump({ var: of }, limit(until), 'below')])),
  ],
}
