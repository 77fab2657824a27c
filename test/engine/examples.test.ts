/** Worked examples as tests of a framework. (SPEC E1–E4) */
import { describe, expect, it } from 'vitest'
import { leaves, runExamples, say } from '../../engine/index.ts'
import type { ExamplesReport } from '../../engine/index.ts'
import { codesOf, edit, located, small } from './load-small.ts'

const text = `framework: small@1.0.0
period: { from: "2026-01-01", until: "2026-12-31" }
survey: true
answer_sets:
  full:
    plan-issued: { issued: true, issued_on: "2026-01-31" }
    plan-content: { tasks: true, products: true, owners: true }
    plan-funded: { complete: true, funded: true }
    reports: { late: 0 }
    initiatives: { recognised: 4 }
    ledger: { kept: true }
    on-time: { on_time: 40, due: 40 }
    waiting: { minutes: 15 }
    digital: { online: 7, received: 7 }
    violations: { cases: 0, warned: false }
    citizens: { satisfied: 100 }
    award: { awarded: 1 }
    formula: { level: whole, spent: 0 }
cases:
  - name: Mọi tiêu chí đạt tối đa
    from: full
    expect: { plan-issued: "1.00", ledger: "1.00" }
    total: { points: "20.00", of: "20.00", index: "20.00", band: good }
  - name: Không điều tra
    from: full
    survey: false
    expect: { citizens: no_survey }
    total: { points: "15.00", of: "15.00", index: "20.00" }
  - name: Thay cả một tiêu chí
    from: full
    answers: { digital: { online: 3 } }
    expect: { digital: { open: [received] } }
    total: { index: none }
  - name: Không phát sinh và sai số liệu
    answers:
      digital: { online: 0, received: 0 }
      on-time: { on_time: 41, due: 40 }
    expect: { digital: not_arising, on-time: { fault: answer-above-other } }
`
const run = (changed: string) => runExamples(changed, 'small.examples.yaml', small)

function report(changed: string): ExamplesReport {
  const outcome = run(changed)
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems))
  return outcome.value
}
const differences = (changed: string) => report(changed).cases.flatMap((one) => one.differences)

describe('cases', () => {
  it('[E1] pass when everything is as they say', () => {
    const { framework, cases } = report(text)
    expect(framework).toBe('small@1.0.0')
    expect(cases.map(({ name, passed, differences: found }) => [name, passed, found])).toEqual([
      ['Mọi tiêu chí đạt tối đa', true, []],
      ['Không điều tra', true, []],
      ['Thay cả một tiêu chí', true, []],
      ['Không phát sinh và sai số liệu', true, []],
    ])
    expect(cases[0]?.place).toEqual({ file: 'small.examples.yaml', line: 20, col: 5 })
  })

  it.each([
    ['plan-issued: "1.00"', 'plan-issued: "0.50"', 'plan-issued', '0.50', '1.00'],
    ['citizens: no_survey', 'citizens: "5.00"', 'citizens', '5.00', 'no_survey'],
    ['digital: not_arising', 'digital: "0.00"', 'digital', '0.00', 'not_arising'],
    ['{ open: [received] }', '{ open: [online] }', 'digital', 'open: online', 'open: received'],
    ['{ open: [received] }', '{ open: [online, received] }', 'digital', 'open: online, received', 'open: received'],
    ['{ fault: answer-above-other }', '{ fault: bad-day }', 'on-time', 'fault: bad-day', 'fault: answer-above-other'],
    ['points: "20.00"', 'points: "19.99"', 'total.points', '19.99', '20.00'],
    ['of: "20.00"', 'of: "19.99"', 'total.of', '19.99', '20.00'],
    ['of: "15.00", index: "20.00"', 'of: "15.00", index: "20.0"', 'total.index', '20.0', '20.00'],
    ['index: none', 'index: "1.00"', 'total.index', '1.00', 'none'],
    ['band: good', 'band: fair', 'total.band', 'fair', 'good'],
  ])('[E1] %s → %s fails', (find, put, path, expected, found) => {
    expect(differences(edit(text, find, put))).toEqual([{ path, expected, found }])
  })

  it('[E2] start from the named set and replace whole criteria of it', () => {
    const partly = edit(text, '{ digital: { online: 3 } }', '{ digital: { online: 3 }, ledger: { kept: false } }')
    expect(differences(partly)).toEqual([])
    expect(differences(edit(text, 'plan-issued: "1.00"', 'digital: "1.50"'))).toEqual([])
    expect(
      differences(
        edit(partly, 'expect: { digital: { open: [received] } }', 'expect: { ledger: "0.00", reports: "2.00" }'),
      ),
    ).toEqual([])
  })

  it('[E2] a set of its own does not leak into another case', () => {
    expect(differences(edit(text, 'on-time: { fault', 'ledger: { open: [kept] }, on-time: { fault'))).toEqual([])
  })

  it.each([
    ['    expect: { plan-issued', '    expct: { plan-issued', ['unknown-key 22:5']],
    ['plan-issued: "1.00"', 'plan-isued: "1.00"', ['unknown-criterion 22:15']],
    ['plan-issued: "1.00"', 'plan-issued: 1.00', ['unquoted-text 22:28']],
    ['plan-issued: "1.00"', 'plan-issued: { opn: [issued] }', ['unknown-key 22:30']],
    ['plan-issued: "1.00"', 'directions: "8.00"', ['unknown-criterion 22:15']],
    ['    ledger: { kept: true }', '    leger: { kept: true }', ['unknown-criterion 11:5']],
    ['    ledger: { kept: true }', '    ledger: { keept: true }', ['unknown-input 11:15']],
    ['    ledger: { kept: true }', '    ledger: { kept: [true] }', ['wrong-type 11:21']],
    ['{ digital: { online: 3 } }', '{ digitl: { online: 3 } }', ['unknown-criterion 31:16']],
    ['{ digital: { online: 3 } }', '{ digital: { onlin: 3 } }', ['unknown-input 31:27']],
    ['from: full\n    survey: false', 'from: ful\n    survey: false', ['unknown-answer-set 25:11']],
    ['from: full\n    survey: false', 'from: full\n    survy: false', ['unknown-key 26:5']],
    ['band: good', 'bnd: good', ['unknown-key 23:60']],
    ['small@1.0.0', 'small@1.0.1', ['wrong-framework 1:12']],
    ['small@1.0.0', 'other@1.0.0', ['wrong-framework 1:12']],
    ['    expect: { digital: not_arising, on-time: { fault: answer-above-other } }\n', '', ['missing-key 34:5']],
    ['    survey: false\n', '    survey: false\n    survey: false\n', ['duplicate-key 27:5']],
  ])('[E3] %s → %s refuses the file', (find, put, expected) => {
    const outcome = run(edit(text, find, put))
    expect([outcome.kind, [...new Set(located(outcome))]]).toEqual(['refused', expected])
    for (const problem of outcome.problems) {
      for (const lang of ['vi', 'en'] as const) expect(say(problem, lang)).not.toMatch(/\{\w+\}|“…”|“”|""/)
    }
  })

  it('[E3] an unknown answer set gets the nearest known one', () => {
    const outcome = run(edit(text, 'from: full\n    survey: false', 'from: ful\n    survey: false'))
    expect(outcome.problems[0]?.params).toMatchObject({ found: 'ful', suggestion: 'full' })
    expect(codesOf(outcome)).toEqual(['unknown-answer-set'])
  })

  it('[E4] the criteria of which no case expects anything are named', () => {
    const covered = ['plan-issued', 'ledger', 'citizens', 'digital', 'on-time']
    expect(report(text).uncovered).toEqual(leaves(small).flatMap(({ id }) => (covered.includes(id) ? [] : [id])))
    const more = edit(text, 'plan-issued: "1.00"', 'reports: "2.00"')
    expect(report(more).uncovered).toContain('plan-issued')
    expect(report(more).uncovered).not.toContain('reports')
  })
})
