/** A new form is one file and one line: the rest of the engine knows no form by name. (SPEC R5) */
import { expect, it, vi } from 'vitest'
import type { Form } from '../../engine/rules/form.ts'
import { jump } from '../../engine/rules/boundary.ts'
import { each } from '../../engine/rules/direction.ts'
import { nameSchema, pointsSchema } from '../../engine/rules/form.ts'

interface Exactly {
  readonly of: string
  readonly is: number
  readonly points: number
}

/** Points when a count is exactly so many. */
const exactly: Form<Exactly> = {
  name: 'exactly',
  schema: {
    type: 'object',
    required: ['of', 'is', 'points'],
    additionalProperties: false,
    properties: { of: nameSchema, is: { type: 'integer' }, points: pointsSchema },
  },
  reads: ({ of }) => [{ id: of, types: ['count'], at: ['of'] }],
  check: ({ is }) => (is < 0 ? [{ code: 'tier-empty', at: ['is'], params: {} }] : []),
  desugar: ({ of, is, points }) => ({
    values: [],
    cases: [
      { when: { '==': [{ var: of }, is] }, points, words: { vi: `đúng ${is}`, en: `exactly ${is}` } },
      { when: true, points: 0, words: { vi: 'khác', en: 'other' } },
    ],
  }),
  range: ({ points }) => [0, points],
  direction: ({ of }) => each([of], 'mixed'),
  boundaries: ({ of, is }) => [jump({ var: of }, is), jump({ var: of }, is, 'below')],
}

vi.mock('../../engine/rules/forms.ts', async (original) => {
  const { forms } = await original<{ readonly forms: object }>()
  return { forms: { ...forms, exactly } }
})

const rules = [
  { exactly: { of: 'n', is: 3, points: 2 } },
  { best_of: [{ exactly: { of: 'n', is: 3, points: 2 } }, { count: { of: 'n', each: 0.5, cap: 1 } }] },
  { branch: { if: { '<': [{ var: 'n' }, 4] }, then: { exactly: { of: 'n', is: 3, points: 2 } }, else: 0 } },
]

it('[R5] a form that is only in its own file and in the table loads, scores, nests and is explained', async () => {
  const { loadText, one, outcomeOf, textOf, told, codesOf } = await import('./load-small.ts')
  const { frameworkSchema, leaves } = await import('../../engine/index.ts')
  const inputs = [{ id: 'n', type: 'count' }]
  for (const rule of rules) {
    const framework = one({ max: 2, inputs, rule })
    const points = ['2', '3', '4'].map((n) => told(outcomeOf('c1', { inputs: { n } }, framework)))
    expect(points[1]).toBe('2.00')
    expect(new Set(points).size).toBeGreaterThan(1)
    expect(leaves(framework)[0]!.rule.sentence.vi).toContain('đúng 3')
  }
  const codes = (written: object) => codesOf(loadText(textOf([{ max: 2, inputs, rule: { exactly: { ...written } } }])))
  expect(codes({ of: 'm', is: 3, points: 2 })).toContain('unknown-variable')
  expect(codes({ of: 'n', is: 3, points: 2.125 })).toContain('too-many-decimals')
  expect(codes({ of: 'n', is: 3, points: 1 })).toContain('unreachable-max')
  expect(codes({ of: 'n', is: -1, points: 2 })).toContain('tier-empty')
  expect(codes({ of: 'n', points: 2 })).toContain('missing-key')
  expect(JSON.stringify(frameworkSchema)).toContain('"exactly"')
})
