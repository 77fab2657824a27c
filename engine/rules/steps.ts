/**
 * steps: base points up to a level; past it, in proportion, `add` points per `per`, at most `cap`.
 * `dir: down`: lower is better. `from`: below it nothing is earned.
 * Source: NĐ 307/2025, Điều 4.3 (proportional, not stepwise) and the commune table (16,000 people 10 points,
 * +0.5 per 1,000, at most 25).
 */
import type { Case, Logic } from '../model.ts'
import { both, number, points } from '../words/rules.ts'
import { gainSchema, pointsSchema } from './form.ts'
import type { Finding, Form } from './form.ts'
import { checkValue, readsOfValue, unitOf, valueCases, valueLogic, valueName, valueSchema, valuesOf } from './value.ts'
import type { Value } from './value.ts'

interface Steps {
  readonly of: Value
  readonly base: number
  readonly at: number
  readonly per: number
  readonly add: number
  readonly cap: number
  readonly dir?: 'up' | 'down'
  readonly from?: number
}

const level = { type: 'number' }

export const steps: Form<Steps> = {
  name: 'steps',
  schema: {
    type: 'object',
    required: ['of', 'base', 'at', 'per', 'add', 'cap'],
    additionalProperties: false,
    properties: {
      of: valueSchema,
      base: pointsSchema,
      at: level,
      per: { type: 'number', exclusiveMinimum: 0 },
      add: gainSchema,
      cap: pointsSchema,
      dir: { enum: ['up', 'down'] },
      from: level,
    },
  },
  reads: ({ of }) => readsOfValue(of, ['of']),
  check: (written, context) => {
    const findings: Finding[] = [...checkValue(written.of, context, ['of'])]
    const { base, cap, from, at, dir = 'up' } = written
    if (base > cap) findings.push({ code: 'base-above-cap', at: ['base'], params: { found: base, cap } })
    if (from !== undefined && (dir === 'up' ? from > at : from < at))
      findings.push({ code: 'steps-start-past-level', at: ['from'], params: { found: from, level: at } })
    return findings
  },
  desugar: (written, context) => {
    const { base, at, per, add, cap, from, dir = 'up' } = written
    const value = valueLogic(written.of, context)
    const unit = unitOf(written.of, context)
    const name = valueName(written.of, context)
    const excess: Logic = dir === 'up' ? { '-': [value, at] } : { '-': [at, value] }
    const none: readonly Case[] =
      from === undefined
        ? []
        : [
            {
              when: { [dir === 'up' ? '<' : '>']: [value, from] },
              points: 0,
              words: both((lang) => {
                const side = dir === 'up' ? (lang === 'vi' ? 'dưới' : 'below') : lang === 'vi' ? 'trên' : 'above'
                return `${name[lang]} ${side} ${number(from, lang)}${unit}: ${points(0, lang)}`
              }),
            },
          ]
    return {
      values: valuesOf(written.of, context),
      cases: [
        ...valueCases(written.of, context),
        ...none,
        {
          when: { [dir === 'up' ? '<=' : '>=']: [value, at] },
          points: base,
          words: both((lang) => {
            const side = dir === 'up' ? (lang === 'vi' ? 'đến' : 'up to') : lang === 'vi' ? 'từ' : 'from'
            return `${name[lang]} ${side} ${number(at, lang)}${unit}: ${points(base, lang)}`
          }),
        },
        {
          when: true,
          points: { min: [{ '+': [base, { '/': [{ '*': [excess, add] }, per] }] }, cap] },
          words: both((lang) => {
            const more =
              dir === 'up' ? (lang === 'vi' ? 'cao hơn' : 'above that') : lang === 'vi' ? 'thấp hơn' : 'below that'
            const each = lang === 'vi' ? 'cứ mỗi' : 'for each'
            const most = lang === 'vi' ? 'tối đa' : 'at most'
            return `${more}: ${points(base, lang)} + ${points(add, lang)} ${each} ${number(per, lang)}${unit}, ${most} ${points(cap, lang)}`
          }),
        },
      ],
    }
  },
  range: ({ base, cap, from }) => [from === undefined ? base : 0, cap],
}
