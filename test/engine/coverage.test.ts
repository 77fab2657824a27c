/** Which branches, outcomes and bands of a framework its examples show. (SPEC E10–E13) */
import { describe, expect, it } from 'vitest'
import { cover, readExamples } from '../../engine/index.ts'
import type { Coverage } from '../../engine/index.ts'
import { located, one, textOf } from './load-small.ts'
import type { Part } from './load-small.ts'
import { casesText, made, pair } from './with-examples.ts'

const rate: Part = {
  max: 2,
  inputs: [
    { id: 'done', type: 'count', at_most: 'all' },
    { id: 'all', type: 'count' },
  ],
  rule: {
    tiers: {
      of: { ratio: ['done', 'all'], when_zero: 'not_arising' },
      steps: [
        { below: 50, points: 0 },
        { from: 50, points: 1 },
        { from: 95, points: 2 },
      ],
    },
  },
}

const covered = (part: Part, cases: readonly string[], head = {}): Coverage => {
  const { whole, examples } = made([part], cases, head)
  return cover(whole, examples)
}

/** "branch 2", "outcome open", "band good" of what no example shows. */
const unshown = ({ unshown: all }: Coverage): readonly string[] =>
  all.map(({ kind, id, branch, outcome }) => `${kind} ${branch ?? outcome ?? id}`)

const everything = [
  'answers: { c1: { done: 0, all: 0 } }, expect: { c1: not_arising }',
  'answers: { c1: { done: 1, all: 3 } }, expect: { c1: "0.00" }',
  'answers: { c1: { done: 2, all: 3 } }, expect: { c1: "1.00" }',
  'answers: { c1: { done: 3, all: 3 } }, expect: { c1: "2.00" }',
  'answers: {}, expect: { c1: { open: [done, all] } }',
  'answers: { c1: { not_arising: Không có } }, expect: { c1: not_arising }',
  'answers: { c1: { done: 3, all: 3 } }, total: { band: rest }',
]
const without = (index: number): readonly string[] => everything.filter((_, position) => position !== index)

describe('what is shown', () => {
  it('[E11] counts the branches that a case takes and expects something of', () => {
    const { branches, outcomes, bands, unshown: none, inherited } = covered(rate, everything)
    expect({ branches, outcomes, bands, none, inherited }).toEqual({
      branches: { shown: 4, all: 4 },
      outcomes: { shown: 2, all: 2 },
      bands: { shown: 1, all: 1 },
      none: [],
      inherited: 0,
    })
  })

  it.each([
    [0, 'branch 1'],
    [1, 'branch 2'],
    [2, 'branch 3'],
    [3, 'branch 4'],
    [4, 'outcome open'],
    [5, 'outcome not_arising'],
    [6, 'band rest'],
  ])('[E12] without case %i nothing shows %s', (index, missing) => {
    expect(unshown(covered(rate, without(index)))).toEqual([missing])
  })

  it('[E11] a sum alone shows no branch, and points given in place of the rule’s show none', () => {
    const sum = [...without(3), 'answers: { c1: { done: 3, all: 3 } }, total: { points: "2.00" }']
    expect(unshown(covered(rate, sum))).toEqual(['branch 4'])
    const adjusted = 'answers: { c1: { done: 3, all: 3, adjusted: { points: 1, reason: x } } }, expect: { c1: "1.00" }'
    expect(unshown(covered(rate, [...without(3), adjusted]))).toEqual(['branch 4'])
  })

  it('[E12] no outcome is asked for that a criterion cannot have', () => {
    const refusing = { ...rate, not_arising: 'full' }
    expect(covered(refusing, everything).outcomes.all).toBe(2)
    const always: Part = {
      max: 1,
      not_arising: 'refuse',
      inputs: [{ id: 'kept', type: 'boolean' }],
      rule: { yes_no: { of: 'kept', yes: 1, no: 0 } },
    }
    expect(unshown(covered(always, ['answers: {}, expect: { c1: { open: [kept] } }, total: { index: none }']))).toEqual(
      ['branch 1', 'branch 2', 'band rest'],
    )
    const surveyed: Part = {
      max: 5,
      scored_by: 'survey',
      inputs: [{ id: 's', type: 'percent' }],
      rule: { survey: { of: 's' } },
    }
    const scale = (mandatory: boolean) => ({
      scale: { total: 5, unit: 'điểm', survey: { points: 5, mandatory, when_absent: 'rescale' } },
    })
    const nothing = ['answers: {}, total: { index: none }']
    expect(unshown(covered(surveyed, nothing, scale(false)))).toContain('outcome no_survey')
    expect(unshown(covered(surveyed, nothing, scale(true)))).not.toContain('outcome no_survey')
  })

  it('[E12] two branches without occasion are told apart', () => {
    const twice: Part = {
      ...rate,
      inputs: [...rate.inputs, { id: 'new', type: 'boolean' }],
      rule: {
        branch: { if: 'new', then: { ratio: { of: ['done', 'all'], when_zero: 'not_arising' } }, else: rate.rule },
      },
    }
    const none = (isNew: boolean): string =>
      `answers: { c1: { new: ${isNew}, done: 0, all: 0 } }, expect: { c1: not_arising }`
    expect(unshown(covered(twice, [none(true)]))).not.toContain('branch 1')
    expect(unshown(covered(twice, [none(true)]))).toContain('branch 3')
    expect(unshown(covered(twice, [none(false)]))).toContain('branch 1')
    expect(unshown(covered(twice, [none(false)]))).not.toContain('branch 3')
  })
})

describe('an unshown branch', () => {
  it('[E13] has its own words and answers that lead there', () => {
    const [branch] = covered(rate, without(2)).unshown
    expect(branch).toEqual({
      kind: 'branch',
      id: 'c1',
      branch: 3,
      outcome: null,
      words: { vi: 'từ 50 % đến dưới 95 %: 1 điểm', en: 'from 50 % to below 95 %: 1 point' },
      reason: null,
      unreachable: false,
      inputs: { done: '1', all: '2' },
    })
  })

  it('[E13] by a date, the day that is just late', () => {
    const deadline: Part = {
      max: 1,
      inputs: [{ id: 'on', type: 'date' }],
      rule: { deadline: { of: 'on', tiers: [{ until: '01-31', points: 1 }, { otherwise: 0 }] } },
    }
    const [late] = covered(deadline, ['answers: { c1: { on: "2026-01-01" } }, expect: { c1: "1.00" }']).unshown
    expect(late).toMatchObject({ branch: 2, inputs: { on: '2026-02-01' }, unreachable: false })
  })

  it('[E13] is unreachable only when every answer was tried', () => {
    const never = (max: number): Part => ({
      max: 1,
      not_arising: 'refuse',
      inputs: [{ id: 'n', type: 'count', max }],
      rule: { branch: { if: { '>': [{ var: 'n' }, 10] }, then: 1, else: { count: { of: 'n', each: 1, cap: 1 } } } },
    })
    const case1 = ['answers: { c1: { n: 1 } }, expect: { c1: "1.00" }']
    expect(covered(never(5), case1).unshown[0]).toMatchObject({ branch: 1, inputs: null, unreachable: true })
    expect(covered(never(20), case1).unshown[0]).toMatchObject({ branch: 1, inputs: { n: '11' }, unreachable: false })
  })

  it('[E13] of a rule that reads more than its own inputs, nothing is claimed', () => {
    const fact: Part = {
      max: 1,
      not_arising: 'refuse',
      inputs: [],
      rule: { yes_no: { of: 'facts.large', yes: 1, no: 0 } },
    }
    const facts = { facts: [{ id: 'large', type: 'boolean', label: 'Lớn' }] }
    expect(covered(fact, ['answers: {}, total: { index: none }'], facts).unshown[0]).toMatchObject({
      branch: 1,
      inputs: null,
      unreachable: false,
    })
  })
})

describe('a reason', () => {
  const framework = one(rate)
  const read = (unreached: string) =>
    readExamples(`${casesText(without(2))}unreached:\n  - ${unreached}\n`, 'made.examples.yaml', framework)

  it('[E10] says why no example shows a branch or a band', () => {
    const text = `${casesText(without(2))}unreached:
  - { criterion: c1, branch: 3, reason: Chưa có số liệu thật }
`
    const { whole, examples } = pair(textOf([rate]), 'made.yaml', text)
    expect(cover(whole, examples).unshown.map(({ branch, reason }) => [branch, reason])).toEqual([
      [3, 'Chưa có số liệu thật'],
    ])
    const banded = pair(
      textOf([rate]),
      'made.yaml',
      `${casesText(without(6))}unreached:\n  - { band: rest, reason: Chỉ có một mức }\n`,
    )
    expect(cover(banded.whole, banded.examples).unshown[0]).toMatchObject({ id: 'rest', reason: 'Chỉ có một mức' })
  })

  it.each([
    ['{ criterion: c1, branch: 5, reason: x }', ['unknown-branch 12:30']],
    ['{ criterion: c1, branch: 0, reason: x }', ['number-out-of-range 12:30']],
    ['{ criterion: c2, branch: 1, reason: x }', ['unknown-criterion 12:18']],
    ['{ band: best, reason: x }', ['unknown-branch 12:13']],
    ['{ criterion: c1, reason: x }', ['missing-key 12:5']],
    ['{ criterion: c1, band: rest, reason: x }', ['misplaced-key 12:7']],
    ['{ criterion: c1, branch: 1 }', ['missing-key 12:5']],
  ])('[E10] %s refuses the file', (unreached, expected) => {
    const outcome = read(unreached)
    expect([outcome.kind, located(outcome)]).toEqual(['refused', expected])
  })
})
