/**
 * Rules that JSON-Logic would run and misread: each is refused at load, with a sentence and a place.
 * Kinds A: reaching out of the rule; B: leaning on operators added to the library; C: running without end;
 * D: counting what is no number; E: losing the operator in YAML.
 */
import { describe, expect, it } from 'vitest'
import { say } from '../../engine/index.ts'
import { loadText, textOf } from './load-small.ts'

const inputs = [
  { id: 'n', type: 'count' },
  { id: 'm', type: 'count' },
  { id: 'yes', type: 'boolean' },
  {
    id: 'word',
    type: 'choice',
    choices: [
      { id: 'one', label: 'Một' },
      { id: 'two', label: 'Hai' },
    ],
  },
]
const MARK = '"RULE"'
const frame = textOf([{ max: 5, inputs, rule: { logic: {} } }]).replace('"logic":{}', `"logic":${MARK}`)
const [before = '', after = ''] = frame.split(MARK)

/** Twelve levels of the same sub-tree by an alias. */
const aliases = `{ "+": [ &a { "+": [ { var: n }, 1 ] }, *a ] }`
const deep = (operator: string, depth: number): string => `{ "${operator}": `.repeat(depth) + '1' + ' }'.repeat(depth)
const wide = `{ "+": [${Array.from({ length: 60 }, () => `{ "+": [${'1, '.repeat(97)}1] }`).join(', ')}] }`

/** As a person would write them, in YAML's flow style. */
const hazards: readonly (readonly [kind: string, rule: string, code: string])[] = [
  ['A1 method', '{ method: [{ var: n }, toFixed] }', 'unknown-operator'],
  ['A2 an inherited name', '{ if: [{ var: valueOf }, 5, 0] }', 'unknown-variable'],
  ['A2 the constructor', '{ if: [{ var: constructor }, 5, 0] }', 'unknown-variable'],
  ['A2 the constructor of the constructor', '{ if: [{ var: constructor.constructor }, 5, 0] }', 'unknown-variable'],
  ['A2 the prototype', '{ if: [{ var: __proto__ }, 5, 0] }', 'unknown-variable'],
  ['A3 log by another name', '{ log.prototype.constructor: [x] }', 'unknown-operator'],
  ['A3 var by another name', '{ var.prototype.constructor: [secret] }', 'unknown-operator'],
  ['A4 missing runs what people typed', '{ if: [{ missing: { var: word } }, 5, 0] }', 'unknown-operator'],
  ['A4 missing_some', '{ if: [{ missing_some: [1, [n]] }, 5, 0] }', 'unknown-operator'],
  ['A5 every answer at once', '{ if: [{ var: "" }, 5, 0] }', 'unknown-variable'],
  ['A5 log', '{ log: { var: n } }', 'unknown-operator'],
  ['A5 a computed name', '{ var: { if: [{ var: yes }, n, m] } }', 'logic-var'],
  ['B2 an operator of the platform', '{ Date.now: [] }', 'unknown-operator'],
  ['B3 an operator that somebody added', '{ bonus: [{ var: n }] }', 'unknown-operator'],
  ['C1 nested 33 deep', deep('+', 33), 'logic-too-large'],
  ['C2 map in map', '{ map: [[1, 2, 3], { map: [[1, 2, 3], 1] }] }', 'unknown-operator'],
  ['C3 reduce and merge', '{ reduce: [[1, 2], { merge: [{ var: n }, { var: n }] }, [1]] }', 'unknown-operator'],
  ['C3 cat', '{ cat: [{ var: n }, { var: n }] }', 'unknown-operator'],
  ['C4 a shared sub-tree', aliases, 'yaml-alias'],
  ['C4 more nodes than can be looked at', wide, 'logic-too-large'],
  ['D1 two keys', '{ if: [{ ">=": [{ var: n }, 90], note: x }, 5, 0] }', 'logic-one-key'],
  ['D1 no key', '{ if: [{}, 5, 0] }', 'logic-one-key'],
  [
    'D3 a condition that may be no number',
    '{ if: [{ "<": [{ "/": [{ var: n }, { var: m }] }, 1] }, 0, 5] }',
    'divisor-may-be-zero',
  ],
  ['D4 text in order', '{ if: [{ ">=": ["10", "9"] }, 5, 0] }', 'logic-type'],
  ['D4 text in arithmetic', '{ "+": ["1,5", "2,5"] }', 'logic-type'],
  ['D5 empty text equals 0', '{ if: [{ "==": ["", 0] }, 5, 0] }', 'logic-type'],
  ['D5 a list equals 1', '{ if: [{ "==": [[1], 1] }, 5, 0] }', 'logic-list'],
  ['D5 true equals text', '{ if: [{ "==": [{ var: yes }, "1"] }, 5, 0] }', 'logic-type'],
  ['D5 null is at most 0', '{ if: [{ "<=": [null, 0] }, 5, 0] }', 'logic-type'],
  ['D5 null inside of a sum', '{ "-": [5, { if: [{ var: yes }, null, 1] }] }', 'logic-null-inside'],
  ['D6 a third operand that is ignored', '{ if: [{ ">": [10, 5, 7] }, 5, 0] }', 'logic-decimal-comma'],
  ['D7 a division by 0', '{ "/": [5, 0] }', 'divisor-may-be-zero'],
  ['D7 a division by what may be 0', '{ "/": [{ var: n }, { var: m }] }', 'divisor-may-be-zero'],
  ['D7 the rest of a division by 0', '{ "%": [{ var: n }, { var: m }] }', 'divisor-may-be-zero'],
  ['D8 in a text', '{ if: [{ in: [{ var: word }, "one,two"] }, 5, 0] }', 'logic-in'],
  ['D8 one text alone in a product', '{ "*": ["3"] }', 'logic-operands'],
  ['D8 a choice that is none', '{ if: [{ "==": [{ var: word }, three] }, 5, 0] }', 'unknown-choice'],
  ['D9 a typing slip in a branch that is never reached', '{ if: [false, { mim: [1, 2] }, 5] }', 'unknown-operator'],
  ['D10 a printed number as a name', '{ if: [{ var: "1.1.2" }, 5, 0] }', 'unknown-variable'],
  ['D11 a name of a loop', '{ "+": [{ var: current }, 5] }', 'unknown-variable'],
]

describe('a hazardous rule is refused at load, with its place', () => {
  it.each(hazards)('[R40] %s', (_, rule, code) => {
    const outcome = loadText(`${before}${rule}${after}`)
    expect(outcome.kind).toBe('refused')
    const found = outcome.problems.find((one) => one.code === code)
    expect(outcome.problems.map((one) => one.code)).toContain(code)
    expect(found?.place?.line).toBe(1)
    // Inside of the rule, or at the rule for what its size alone shows.
    expect(found!.place!.col).toBeGreaterThan(before.length - '"logic":'.length)
    expect(say(found!, 'vi')).not.toMatch(/\{\w+\}/)
  })

  it.each([
    ['E1 an unquoted !=', '- !=: [{ var: n }, 5]', 'yaml-tag'],
    ['E1 an unquoted !', '- !: [{ var: yes }]', 'yaml-tag'],
    ['E2 an unquoted >', '- >: [{ var: n }, 5]', 'yaml-syntax'],
    ['E2 an unquoted *', '- *: [{ var: n }, 5]', 'yaml-syntax'],
    ['E2 an unquoted %', '- %: [{ var: n }, 5]', 'yaml-start'],
    ['E3 yes is a text', '- yes', 'logic-type'],
    ['E3 a number that begins with 0', '- { "==": [{ var: n }, 012] }', 'number-form'],
    ['E3 a name of the prototype', '- __proto__: [{ var: n }, 5]', 'forbidden-key'],
  ])('[R40] %s', (_, condition, code) => {
    const block = ['if:', condition, '- 5', '- 0'].map((line) => `            ${line}`).join('\n')
    const text = blockFrame.replace('            LOGIC', block)
    const outcome = loadText(text)
    expect(outcome.kind).toBe('refused')
    expect(outcome.problems.map((one) => one.code)).toContain(code)
    expect(outcome.problems.find((one) => one.code === code)?.place?.line).toBe(
      text.split('\n').findIndex((line) => line.includes(condition)) + 1,
    )
  })
})

const blockFrame = `framework: made
version: "1.0.0"
title: Khung thử
provenance: illustrative
authority: UBND thử
effective: { from: "2026-01-01" }
unit_types: [phong]
scale: { total: 5, unit: điểm, survey: none }
rounding: { mode: half-up, criterion: 2, index: 2 }
not_arising: exclude
domains:
  - id: d
    number: "1"
    title: Lĩnh vực
    max: 5
    criteria:
      - id: c1
        number: "1.1"
        title: Tiêu chí
        max: 5
        scored_by: appraisal
        inputs:
          - { id: n, type: count, label: Số }
          - { id: yes, type: boolean, label: Có }
        rule:
          logic:
            LOGIC
bands:
  - { id: rest, title: Còn lại, when: true }
`

describe('a text made to harm', () => {
  const flat = `{${Array.from({ length: 50_000 }, (_, at) => `"k${at}":1`).join(',')}}`
  it.each([
    ['a 600-deep nest', `${before}${deep('!', 600)}${after}`, 'file-too-deep'],
    ['0.5 MB of one flat map', flat, 'too-many-keys'],
    ['a bomb of brackets', '['.repeat(20_000), 'file-too-deep'],
  ])('[R40] %s, 50 times in one process', (_, text, code) => {
    for (let time = 0; time < 50; time++) expect(loadText(text).problems.map((one) => one.code)).toEqual([code])
  })
})
