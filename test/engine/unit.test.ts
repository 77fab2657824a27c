/** What answers and examples say beside the criteria: facts, the unit, and the other units of the round. (SPEC A10, A14) */
import { describe, expect, it } from 'vitest'
import { readAnswers, runExamples, score } from '../../engine/index.ts'
import { edit, loaded, located, textOf } from './load-small.ts'

const head = {
  facts: [{ id: 'dossiers', type: 'count', label: 'Hồ sơ', min: 1 }],
  targets: [{ id: 'goal', type: 'percent', label: 'Chỉ tiêu' }],
  attributes: [{ id: 'mountainous', type: 'boolean', label: 'Miền núi' }],
}
const done = { id: 'done', type: 'count' }
const framework = loaded(
  textOf(
    [
      {
        max: 1,
        inputs: [done],
        rule: {
          target: { of: { ratio: ['done', 'facts.dossiers'] }, target: 'targets.goal', met: 1, missed: 0 },
        },
      },
      { max: 2, inputs: [], rule: { yes_no: { of: 'attributes.mountainous', yes: 2, no: 1 } } },
      { max: 4, inputs: [done], rule: { cohort_best: { of: 'done' } } },
    ],
    head,
  ),
)

const file = `framework: made@1.0.0
period: { from: "2026-01-01", until: "2026-12-31" }
survey: false
unit: { targets: { goal: 95 }, attributes: { mountainous: true } }
answers:
  facts: { dossiers: 40 }
  c1: { done: 38 }
`
const read = (text: string) => readAnswers(text, 'answers.yaml', framework)

describe('an answers file', () => {
  it('[A10] says the facts and the unit, and scores with them', () => {
    const outcome = read(file)
    if (outcome.kind === 'refused') throw new Error(located(outcome).join())
    const { answers, setting } = outcome.value
    expect(answers).toEqual({ facts: { inputs: { dossiers: '40' } }, c1: { inputs: { done: '38' } } })
    expect(setting.unit).toEqual({ targets: { goal: '95' }, attributes: { mountainous: true } })
    expect(score(framework, answers, setting).points).toBe('3.00')
  })

  it.each([
    ['dossiers: 40', 'dossiers: 0', ['answer-too-small 6:22']],
    ['dossiers: 40', 'dosiers: 40', ['unknown-input 6:12']],
    ['dossiers: 40', 'dossiers: ~', ['wrong-type 6:22']],
    ['goal: 95', 'goal: 101', ['answer-too-large 4:26']],
    ['goal: 95', 'gaol: 95', ['unknown-input 4:20']],
    ['mountainous: true', 'mountainous: "có"', ['expected-boolean 4:59']],
    ['targets:', 'target:', ['unknown-key 4:9']],
  ])('[A10] %s → %s gives %j', (find, put, expected) => {
    const outcome = read(edit(file, find, put))
    expect([outcome.kind, located(outcome)]).toEqual(['refused', expected])
  })
})

describe('an example', () => {
  const cases = (text: string) => `framework: made@1.0.0
period: { from: "2026-01-01", until: "2026-12-31" }
survey: false
cases:
${text}`
  const run = (text: string) => {
    const outcome = runExamples(cases(text), 'made.examples.yaml', framework)
    return outcome.kind === 'ok'
      ? outcome.value.cases.map(({ differences }) => differences.map(({ found }) => found).join())
      : located(outcome)
  }

  it('[A10] has facts and a unit of its own', () => {
    expect(
      run(`  - name: a
    unit: { targets: { goal: 95 }, attributes: { mountainous: false } }
    answers: { facts: { dossiers: 40 }, c1: { done: 37 } }
    expect: { c1: "1.00", c2: "1.00" }
  - name: b
    answers: { facts: { dossiers: 40 }, c1: { done: 38 } }
    expect: { c1: { open: [targets.goal] } }`),
    ).toEqual(['0.00', ''])
  })

  it('[A14] is about the first unit of a round, which may be the only one', () => {
    expect(
      run(`  - name: two
    answers: { c3: { done: 1 } }
    others: [{ answers: { c3: { done: 4 } } }]
    expect: { c3: "1.00" }
  - name: alone
    answers: { c3: { done: 1 } }
    others: []
    expect: { c3: "4.00" }
  - name: not compared
    answers: { c3: { done: 1 } }
    expect: { c3: { open: [cohort.c3.max] } }`),
    ).toEqual(['', '', ''])
  })

  it('[A14] refuses what the other units misspell', () => {
    expect(
      run(`  - name: two
    answers: { c3: { done: 1 } }
    others: [{ answers: { c9: { done: 4 } } }]
    expect: { c3: "1.00" }`),
    ).toEqual(['unknown-criterion 7:27'])
  })
})
