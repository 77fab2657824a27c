/** What is asked, what an input takes, and how an answers file is read. (SPEC A1–A7) */
import { describe, expect, it } from 'vitest'
import { asked, checkAnswer, leaves, missing, readAnswers, say, score } from '../../engine/index.ts'
import type { Answer, Leaf } from '../../engine/index.ts'
import { readNumber } from '../../engine/live.ts'
import { codesOf, edit, full, located, one, outcomeOf, small, told } from './load-small.ts'

const leafOf = (id: string): Leaf => leaves(small).find((leaf) => leaf.id === id)!
const found = (id: string, answer: Answer, framework = small): readonly string[] =>
  checkAnswer(
    leaves(framework).find((leaf) => leaf.id === id)!,
    answer,
    framework,
  ).map(({ path, code }) => `${path} ${code}`)

describe('what waits', () => {
  it.each(leaves(small).map(({ id }) => [id]))('[A1] %s without an answer is open, and not 0', (id) => {
    const needs = leafOf(id)
      .inputs.filter(({ when }) => when === null)
      .map((input) => input.id)
    expect(outcomeOf(id, { inputs: {} })).toEqual({ kind: 'open', needs })
    expect(missing(leafOf(id), undefined)).toEqual(needs)
  })

  it('[A1] half an answer waits for the rest', () => {
    expect(told(outcomeOf('plan-content', { inputs: { tasks: true, owners: false } }))).toBe('open: products')
    expect(told(outcomeOf('violations', { inputs: { cases: '3' } }))).toBe('open: warned')
    expect(told(outcomeOf('digital', { inputs: { online: '0' } }))).toBe('open: received')
  })

  it('[A1] an input named like a property of every object is unanswered too', () => {
    const names = ['valueof', 'tostring', 'length', 'name']
    const framework = one({
      max: 1,
      inputs: names.map((id) => ({ id, type: 'boolean' })),
      rule: { all_of: { of: names, points: 1, otherwise: 0 } },
    })
    expect(told(outcomeOf('c1', { inputs: {} }, framework))).toBe(`open: ${names.join(', ')}`)
  })

  it('[A2] an input is asked when its condition is yes', () => {
    const ids = (inputs: Answer['inputs']) => asked(leafOf('plan-issued'), { inputs }).map(({ id }) => id)
    expect(ids({})).toEqual(['issued'])
    expect(ids({ issued: false })).toEqual(['issued'])
    expect(ids({ issued: true })).toEqual(['issued', 'issued_on'])
    expect(missing(leafOf('plan-issued'), { inputs: { issued: true } })).toEqual(['issued_on'])
    expect(missing(leafOf('plan-issued'), { inputs: { issued: false } })).toEqual([])
  })

  it('[A2] what is not asked is not read', () => {
    const outcome = outcomeOf('plan-issued', { inputs: { issued: false, issued_on: '2026-01-01' } })
    expect(outcome).toMatchObject({ kind: 'scored', points: '0.00', inputs: { issued: false } })
    expect(outcome.kind === 'scored' && Object.keys(outcome.inputs)).toEqual(['issued'])
    const kept = outcomeOf('plan-issued', { inputs: { issued: false, issued_on: 'hôm qua' } })
    expect(kept).toMatchObject({ kind: 'scored', points: '0.00' })
  })
})

describe('what an input takes', () => {
  it.each<[string, Answer['inputs'], readonly string[]]>([
    ['reports', { late: '0' }, []],
    ['reports', { late: '1000000' }, []],
    ['reports', { late: '1000001' }, ['late answer-too-large']],
    ['reports', { late: '-1' }, ['late answer-too-small']],
    ['reports', { late: '1.5' }, ['late too-many-decimals']],
    ['reports', { late: '1,5' }, ['late decimal-comma']],
    ['reports', { late: '' }, ['late not-a-decimal']],
    ['reports', { late: '12 hồ sơ' }, ['late not-a-decimal']],
    ['reports', { late: '1e3' }, ['late not-a-decimal']],
    ['reports', { late: '0x10' }, ['late not-a-decimal']],
    ['reports', { late: '017' }, ['late not-a-decimal']],
    ['reports', { late: 'NaN' }, ['late not-a-decimal']],
    ['reports', { late: 'Infinity' }, ['late not-a-decimal']],
    ['reports', { late: '９' }, ['late not-a-decimal']],
    ['reports', { late: '1'.repeat(400) }, ['late not-a-decimal']],
    ['reports', { late: true }, ['late not-a-decimal']],
    ['reports', { late: '0', other: '1' }, ['other unknown-input']],
    ['reports', { late: '0', constructor: '1' }, ['constructor unknown-input']],
    ['waiting', { minutes: '15.5' }, []],
    ['waiting', { minutes: '15.55' }, ['minutes too-many-decimals']],
    ['citizens', { satisfied: '87.35' }, []],
    ['citizens', { satisfied: '100.01' }, ['satisfied answer-too-large']],
    ['award', { awarded: '0.75' }, []],
    ['award', { awarded: '0.7' }, ['awarded answer-off-step']],
    ['formula', { spent: '999999999999999' }, []],
    ['formula', { spent: '1000000000000000' }, ['spent not-a-decimal']],
    ['formula', { level: 'whole' }, []],
    ['formula', { level: 'all' }, ['level not-a-choice']],
    ['formula', { level: true }, ['level not-a-choice']],
    ['ledger', { kept: false }, []],
    ['ledger', { kept: 'true' }, ['kept not-yes-or-no']],
    ['plan-issued', { issued: true, issued_on: '2026-02-28' }, []],
    ['plan-issued', { issued: true, issued_on: '2026-02-29' }, ['issued_on bad-day']],
    ['plan-issued', { issued: true, issued_on: '28/02/2026' }, ['issued_on bad-day']],
    ['plan-issued', { issued: true, issued_on: true }, ['issued_on bad-day']],
    ['on-time', { on_time: '40', due: '40' }, []],
  ])('[A3] %s %o → %j', (id, inputs, expected) => {
    expect(found(id, { inputs })).toEqual(expected)
  })

  it.each<[string, Answer['inputs'], readonly string[]]>([
    ['on-time', { on_time: '41', due: '40' }, ['on_time answer-above-other']],
    ['on-time', { on_time: '9', due: '10' }, []],
    ['on-time', { on_time: '1', due: '0' }, ['on_time answer-above-other']],
    ['on-time', { on_time: '40' }, []],
    ['on-time', { on_time: '1', due: '1.123456' }, ['due too-many-decimals']],
    ['on-time', { on_time: '1', due: 'many' }, ['due not-a-decimal']],
  ])('[A4] %s %o → %j', (id, inputs, expected) => {
    expect(found(id, { inputs })).toEqual(expected)
  })

  it.each<[string, Answer, readonly string[]]>([
    ['digital', { inputs: {}, not_arising: 'Trong năm không có hồ sơ' }, []],
    ['digital', { inputs: {}, not_arising: ' ' }, ['not_arising reason-missing']],
    ['plan-issued', { inputs: {}, not_arising: 'Không cần' }, ['not_arising not-arising-refused']],
    ['citizens', { inputs: {}, not_arising: 'Không ai trả lời' }, ['not_arising not-arising-refused']],
    ['award', { inputs: {}, not_arising: 'Không họp' }, ['not_arising not-arising-refused']],
  ])('[A5] %s %o → %j', (id, answer, expected) => {
    expect(found(id, answer)).toEqual(expected)
  })

  it.each<[string, string, readonly string[]]>([
    ['1.5', 'Theo biên bản', []],
    ['0', 'Theo biên bản', []],
    ['1.51', 'Theo biên bản', ['adjusted points-out-of-range']],
    ['-0.01', 'Theo biên bản', ['adjusted points-out-of-range']],
    ['1.005', 'Theo biên bản', ['adjusted too-many-decimals']],
    ['1,5', 'Theo biên bản', ['adjusted not-a-decimal']],
    ['', 'Theo biên bản', ['adjusted not-a-decimal']],
    ['9'.repeat(400), 'Theo biên bản', ['adjusted not-a-decimal']],
    ['1.5', '  ', ['adjusted reason-missing']],
  ])('[A6] %s points of 1.5, because "%s" → %j', (points, reason, expected) => {
    expect(found('digital', { inputs: {}, adjusted: { points, reason } })).toEqual(expected)
  })

  it('[A3] typed text that is no number is refused as such', () => {
    expect(readNumber('tám', { type: 'count', decimals: 0 })).toEqual({ kind: 'refused', code: 'not-a-number' })
  })
})

const file = `framework: small@1.0.0
period: { from: "2026-01-01", until: "2026-12-31" }
survey: true
answers:
  plan-issued: { issued: true, issued_on: "2026-01-20" }
  on-time: { on_time: 38, done: 40 }
  waiting: { minutes: 12.50 }
  ledger: { not_arising: Không có sổ }
  digital: { online: 3, received: 4, adjusted: { points: 1.5, reason: Theo biên bản } }
`
const good = edit(file, 'done: 40', 'due: 40')
const read = (text: string) => readAnswers(text, 'answers.yaml', small)

describe('an answers file', () => {
  it('[A7] becomes answers with exact numbers, and the period with the survey', () => {
    expect(read(good)).toEqual({
      kind: 'ok',
      problems: [],
      value: {
        setting: { period: { from: '2026-01-01', until: '2026-12-31' }, survey: true },
        answers: {
          'plan-issued': { inputs: { issued: true, issued_on: '2026-01-20' } },
          'on-time': { inputs: { on_time: '38', due: '40' } },
          waiting: { inputs: { minutes: '12.5' } },
          ledger: { inputs: {}, not_arising: 'Không có sổ' },
          digital: { inputs: { online: '3', received: '4' }, adjusted: { points: '1.5', reason: 'Theo biên bản' } },
        },
      },
    })
  })

  it.each([
    ['2025-12-31', true],
    ['2026-01-01', false],
    ['2026-12-31', false],
    ['2027-01-01', true],
  ])('[A22] with the day %s is warned of: %s', (day, warned) => {
    const outcome = read(edit(good, '"2026-01-20"', `"${day}"`))
    expect([outcome.kind, located(outcome)]).toEqual(['ok', warned ? ['day-outside-period 5:43'] : []])
    expect(outcome.problems.map(({ severity }) => severity)).toEqual(warned ? ['warning'] : [])
  })

  it('[A7] may be JSON', () => {
    const json = {
      period: { from: '2026-01-01', until: '2026-12-31' },
      survey: false,
      answers: { ledger: { kept: true } },
    }
    const outcome = read(JSON.stringify(json))
    expect(outcome.kind === 'ok' && outcome.value.answers).toEqual({ ledger: { inputs: { kept: true } } })
    expect(outcome.kind === 'ok' && score(small, outcome.value.answers, outcome.value.setting).points).toBe('1.00')
  })

  it.each([
    ['due: 40', 'done: 40', ['unknown-input 6:27']],
    ['  ledger:', '  leger:', ['unknown-criterion 8:3']],
    ['small@1.0.0', 'small@1.1.0', ['wrong-framework 1:12']],
    ['small@1.0.0', 'small', ['bad-reference 1:12']],
    ['due: 40', 'due: 37', ['answer-above-other 6:23']],
    ['on_time: 38', 'on_time: 38.5', ['too-many-decimals 6:23']],
    ['on_time: 38', 'on_time: "38,5"', ['decimal-comma 6:23']],
    ['on_time: 38', 'on_time: 38,5', ['decimal-comma 6:23']],
    ['on_time: 38', 'on_time: -1', ['answer-too-small 6:23']],
    ['on_time: 38', 'on_time: 1e3', ['number-form 6:23']],
    ['due: 40', 'due: 1000001', ['answer-too-large 6:32']],
    ['minutes: 12.50', 'minutes: mười', ['not-a-decimal 7:23']],
    ['minutes: 12.50', 'minutes: ~', ['wrong-type 7:23']],
    ['issued: true', 'issued: có', ['expected-boolean 5:26']],
    ['issued_on: "2026-01-20"', 'issued_on: "2026-02-30"', ['bad-day 5:43']],
    ['Không có sổ', '""', ['reason-missing 8:26']],
    ['not_arising: Không có sổ', 'not_arising: true', ['wrong-type 8:26']],
    ['points: 1.5,', 'points: 1.6,', ['points-out-of-range 9:48']],
    ['reason: Theo biên bản }', 'why: x }', ['wrong-type 9:48']],
    ['  ledger: { not_arising: Không có sổ }', '  formula: { level: all }', ['not-a-choice 8:21']],
    ['  ledger: { not_arising: Không có sổ }', '  award: { awarded: 0.3 }', ['answer-off-step 8:21']],
    ['  ledger: { not_arising: Không có sổ }', '  plan-issued: { issued: true }', ['duplicate-key 8:3']],
    ['survey: true', 'survey: no', ['expected-boolean 3:9']],
    ['survey: true\n', '', ['missing-key 1:1']],
    ['until: "2026-12-31"', 'until: 2026', ['unquoted-text 2:38']],
    ['from: "2026-01-01"', 'from: "2026-02-30"', ['bad-day 2:17']],
    ['framework: small', 'framwork: small', ['unknown-key 1:1']],
  ])('[A7] %s → %s gives %j', (find, put, expected) => {
    const outcome = read(edit(good, find, put))
    expect([outcome.kind, located(outcome).toSorted()]).toEqual(['refused', expected.toSorted()])
    for (const problem of outcome.problems) {
      for (const lang of ['vi', 'en'] as const) expect(say(problem, lang)).not.toMatch(/\{\w+\}|“…”/)
    }
  })

  it('[A7] a slip in one criterion does not hide one in another', () => {
    const text = edit(edit(good, 'issued: true', 'issued: có'), 'points: 1.5', 'points: 9')
    expect(codesOf(read(text))).toEqual(['expected-boolean', 'points-out-of-range'])
  })

  it('[A7] claiming what always arises names the criterion and the reason', () => {
    const outcome = read(edit(good, '{ issued: true, issued_on: "2026-01-20" }', '{ not_arising: Không cần }'))
    expect(located(outcome)).toEqual(['not-arising-refused 5:31'])
    expect(outcome.problems[0]?.path).toBe('plan-issued/not_arising')
  })

  it('[A7] the full answers have nothing wrong', () => {
    expect(leaves(small).flatMap(({ id }) => found(id, full[id]!))).toEqual([])
  })
})
