/** Kinds of input and when they are asked. (SPEC A11–A13, A15) */
import { describe, expect, it } from 'vitest'
import { asked, checkAnswer, leaves, trace, score } from '../../engine/index.ts'
import type { Answer, Json } from '../../engine/index.ts'
import { codesOf, loadText, noSurvey, one, outcomeOf, textOf, told } from './load-small.ts'
import type { Part } from './load-small.ts'

const choices = ['new', 'old', 'none'].map((id) => ({ id, label: id }))
const wrong = (part: Part): readonly string[] => codesOf(loadText(textOf([part])))
const found = (framework: ReturnType<typeof one>, inputs: Answer['inputs']): readonly string[] =>
  checkAnswer(leaves(framework)[0]!, { inputs }, framework).map(({ code }) => code)

describe('text', () => {
  const part: Part = {
    max: 1,
    inputs: [
      { id: 'done', type: 'boolean' },
      { id: 'why', type: 'text' },
    ],
    rule: { yes_no: { of: 'done', yes: 1, no: 0 } },
  }
  const framework = one(part)

  it('[A11] waits for its answer, is kept and shown, and changes no points', () => {
    expect(told(outcomeOf('c1', { inputs: { done: true } }, framework))).toBe('open: why')
    const answers = { c1: { inputs: { done: true, why: '1.50 là số cũ' } } }
    const result = score(framework, answers, noSurvey)
    expect(told(outcomeOf('c1', answers.c1, framework))).toBe('1.00')
    expect(trace(framework, result, 'vi', 'c1').map(({ text }) => text)).toContain(
      'Nhãn done: Có; Nhãn why: 1.50 là số cũ',
    )
  })

  it.each<[Answer['inputs'], readonly string[]]>([
    [{ why: 'x' }, []],
    [{ why: 'x'.repeat(2000) }, []],
    [{ why: 'x'.repeat(2001) }, ['text-too-long']],
    [{ why: ' \n' }, ['text-missing']],
    [{ why: true }, ['not-a-text']],
  ])('[A11] %j → %j', (inputs, expected) => {
    expect(found(framework, inputs)).toEqual(expected)
  })

  it.each<[{ readonly [form: string]: Json }]>([
    [{ yes_no: { of: 'why', yes: 1, no: 0 } }],
    [{ logic: { if: [{ '==': [{ var: 'why' }, 'x'] }, 1, 0] } }],
    [{ branch: { if: 'why', then: 1, else: 0 } }],
  ])('[A11] %j does not load', (rule) => {
    expect(wrong({ ...part, rule })).toContain('text-read')
  })
})

describe('a date', () => {
  const part = (source: string | undefined, required: string | undefined): Part => ({
    max: 1,
    inputs: [{ id: 'day', type: 'date', ...(source === undefined ? {} : { dated_by: source }) }],
    rule: {
      deadline: {
        of: 'day',
        ...(required === undefined ? {} : { dated_by: required }),
        tiers: [{ until: '01-31', points: 1 }, { otherwise: 0 }],
      },
    },
  })

  it('[A12] says where it is taken from, in both languages', () => {
    const framework = one(part('digital-signature', 'digital-signature'))
    const result = score(framework, { c1: { inputs: { day: '2026-01-31' } } }, noSurvey)
    const lines = (lang: 'vi' | 'en') => trace(framework, result, lang, 'c1').map(({ text }) => text)
    expect(lines('vi')).toContain('Nhãn day: 31/01/2026 (theo chữ ký số)')
    expect(lines('en').join()).toContain('(by the digital signature)')
  })

  it.each([
    [undefined, undefined, []],
    ['stamp', undefined, []],
    ['stamp', 'stamp', []],
    ['entry', 'stamp', ['date-source']],
    [undefined, 'stamp', ['date-source']],
  ])('[A12] an input dated by %s, a rule that needs %s → %j', (source, required, expected) => {
    expect(wrong(part(source, required))).toEqual(expected)
  })
})

describe('asked for some choices', () => {
  const inputs = [
    { id: 'kind', type: 'choice', choices },
    { id: 'count', type: 'count', when: { kind: ['new', 'old'] } },
  ]
  const guarded = (test: Json) => ({
    branch: { if: test, then: { count: { of: 'count', each: 1, cap: 2 } }, else: 0 },
  })
  const rule = guarded({ in: [{ var: 'kind' }, ['new', 'old']] })
  const framework = one({ max: 2, inputs, rule })

  it('[A13] is asked for them alone; what it held before is kept and not read', () => {
    const ids = (values: Answer['inputs']) => asked(leaves(framework)[0]!, { inputs: values }).map(({ id }) => id)
    expect([ids({}), ids({ kind: 'none' }), ids({ kind: 'old' })]).toEqual([['kind'], ['kind'], ['kind', 'count']])
    expect(told(outcomeOf('c1', { inputs: { kind: 'old' } }, framework))).toBe('open: count')
    expect(told(outcomeOf('c1', { inputs: { kind: 'old', count: '1' } }, framework))).toBe('1.00')
    const kept = outcomeOf('c1', { inputs: { kind: 'none', count: 'many' } }, framework)
    expect(kept).toMatchObject({ kind: 'scored', points: '0.00', inputs: { kind: 'none' } })
  })

  it.each<[Json, readonly string[]]>([
    [{ in: [{ var: 'kind' }, ['new', 'old']] }, []],
    [{ '==': [{ var: 'kind' }, 'new'] }, []],
    [{ and: [{ '==': [{ var: 'kind' }, 'new'] }, { '!=': [{ var: 'kind' }, 'old'] }] }, []],
    [{ '==': [{ var: 'kind' }, 'none'] }, ['hidden-input-read']],
    [{ '!=': [{ var: 'kind' }, 'none'] }, ['hidden-input-read']],
    [{ in: [{ var: 'kind' }, ['new', 'none']] }, ['hidden-input-read']],
    [{ or: [{ '==': [{ var: 'kind' }, 'new'] }, { '==': [1, 1] }] }, ['hidden-input-read']],
  ])('[A13] a rule that asks %j first → %j', (test, expected) => {
    expect(wrong({ max: 2, inputs, rule: guarded(test) })).toEqual(expected)
  })

  it('[A13] a branch on a yes/no input opens what that input hides', () => {
    const hidden = [
      { id: 'sure', type: 'boolean' },
      { id: 'count', type: 'count', when: 'sure' },
    ]
    expect(wrong({ max: 2, inputs: hidden, rule: guarded('sure') })).toEqual([])
    const turned = { branch: { if: 'sure', then: 0, else: { count: { of: 'count', each: 1, cap: 2 } } } }
    expect(wrong({ max: 2, inputs: hidden, rule: turned })).toEqual(['hidden-input-read'])
  })

  it('[A13] no line of the trace is made of what is not asked', () => {
    const more = [{ id: 'sure', type: 'boolean' }, ...['a', 'b'].map((id) => ({ id, type: 'count', when: 'sure' }))]
    const then = { count: { of: { sum: ['a', 'b'] }, each: 1, cap: 2 } }
    const made = one({ max: 2, inputs: more, rule: { branch: { if: 'sure', then, else: 0 } } })
    expect(outcomeOf('c1', { inputs: { sure: false } }, made)).toMatchObject({ values: {} })
    expect(outcomeOf('c1', { inputs: { sure: true, a: '1', b: '0' } }, made)).toMatchObject({ values: { value: '1' } })
  })
})

describe('a limit less others', () => {
  const inputs = [
    { id: 'done', type: 'count', at_most: { difference: ['assigned', 'excused'] } },
    { id: 'assigned', type: 'count' },
    { id: 'excused', type: 'count', at_most: 'assigned' },
  ]
  const of = ['done', { difference: ['assigned', 'excused'] }]
  const framework = one({ max: 10, inputs, rule: { ratio: { of, when_zero: 'not_arising' } } })

  it.each<[readonly [string, string, string], readonly string[]]>([
    [['8', '10', '2'], []],
    [['9', '10', '2'], ['answer-above-rest']],
    [['0', '10', '10'], []],
    [['1', '10', '10'], ['answer-above-rest']],
    [
      ['1', '10', '11'],
      ['answer-above-rest', 'answer-above-other'],
    ],
  ])('[A15] done, assigned, excused: %j → %j', ([done, assigned, excused], expected) => {
    expect(found(framework, { done, assigned, excused })).toEqual(expected)
  })

  it.each([
    ['8', '10', '2', '10.00'],
    ['6', '10', '2', '7.50'],
    ['0', '10', '10', 'not_arising 0.00 of 0.00'],
    ['9', '10', '2', 'fault: answer-above-rest'],
  ])('[R52] an excused part: %s of %s less %s gives %s', (done, assigned, excused, expected) => {
    expect(told(outcomeOf('c1', { inputs: { done, assigned, excused } }, framework))).toBe(expected)
  })

  it('[A15] waits until every part of it is there', () => {
    expect(found(framework, { done: '9', assigned: '10' })).toEqual([])
  })

  it('[R52] without the limit nothing proves that the part stays below the whole', () => {
    const loose = inputs.map((input) => (input.id === 'done' ? { ...input, at_most: 'assigned' } : input))
    expect(wrong({ max: 10, inputs: loose, rule: { ratio: { of, when_zero: 0 } } })).toEqual(['ratio-past-max'])
    const free = inputs.map(({ at_most, ...input }) => (input.id === 'excused' ? input : { ...input, at_most }))
    const tidy = free.map((input) =>
      Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)),
    )
    expect(wrong({ max: 10, inputs: tidy as Part['inputs'], rule: { ratio: { of, when_zero: 0 } } })).toContain(
      'negative-denominator',
    )
  })
})
