/** What an examples file looks like, for the validator. (SPEC E1) */
import { answersSchema, periodSchema, referenceSchema, unitSchema } from '../answers.ts'
import { expectedSchema, totalSchema } from './expected.ts'
import { roundSchema } from './round.ts'

const words = { type: 'string', minLength: 1 }

export const examplesSchema = {
  type: 'object',
  required: ['framework', 'period', 'survey', 'cases'],
  additionalProperties: false,
  properties: {
    framework: referenceSchema,
    period: periodSchema,
    survey: { type: 'boolean' },
    answer_sets: { type: 'object', additionalProperties: answersSchema },
    unreached: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['reason'],
        if: { not: { required: ['band'] } },
        then: { required: ['criterion', 'branch'] },
        else: { properties: { criterion: false, branch: false } },
        additionalProperties: false,
        properties: { criterion: words, branch: { type: 'integer', minimum: 1 }, band: words, reason: words },
      },
    },
    survivors: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['id', 'path', 'after', 'reason'],
        additionalProperties: false,
        properties: { id: words, path: words, after: { type: 'string' }, reason: words },
      },
    },
    cases: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['name'],
        if: { not: { anyOf: [{ required: ['total'] }, { required: ['round'] }] } },
        then: { required: ['expect'] },
        dependentRequired: { round: ['others'] },
        additionalProperties: false,
        properties: {
          name: words,
          from: words,
          survey: { type: 'boolean' },
          unit: unitSchema,
          answers: answersSchema,
          others: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              properties: {
                id: { type: 'string', pattern: '^[a-z][a-z0-9-]*$', problem: 'bad-id' },
                from: words,
                times: { type: 'integer', minimum: 1, maximum: 1000 },
                unit: unitSchema,
                answers: answersSchema,
              },
            },
          },
          expect: { type: 'object', minProperties: 1, additionalProperties: expectedSchema },
          total: totalSchema,
          round: roundSchema,
        },
      },
    },
  },
}
