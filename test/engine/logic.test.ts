/** Raw JSON-Logic: what is refused at load, and that plain json-logic-js gives what the engine gives. (SPEC R1–R5) */
import * as fc from 'fast-check'
import jsonLogic from 'json-logic-js'
import { describe, expect, it } from 'vitest'
import { leaves } from '../../engine/index.ts'
import type { Framework, Json, Leaf } from '../../engine/index.ts'
import { checkLogic } from '../../engine/rules/check-logic.ts'
import type { Type } from '../../engine/rules/operators.ts'
import { operators } from '../../engine/rules/operators.ts'
import { codesOf, full, loadText, one, outcomeOf, small, textOf, told } from './load-small.ts'
import { scopeFor, shipped } from './shipped.ts'

const names = new Map<string, Type>([
  ['n', 'number'],
  ['m', 'number'],
  ['yes', 'boolean'],
  ['word', 'text'],
])
const codes = (logic: Json): readonly string[] => checkLogic(logic, names).findings.map(({ code }) => code)
const n = { var: 'n' }
const yes = { var: 'yes' }
const nested = (operator: string, depth: number, core: Json): Json =>
  depth === 0 ? core : { [operator]: nested(operator, depth - 1, core) }

describe('what an expression may be', () => {
  it.each<[string, Json, string]>([
    ['A1 method', { method: [n, 'toFixed'] }, 'unknown-operator'],
    ['A2 var of an inherited name', { if: [{ var: 'valueOf' }, 5, 0] }, 'unknown-variable'],
    ['A2 var of the constructor', { var: 'constructor.constructor' }, 'unknown-variable'],
    ['A2 var of a length', { var: 'word.length' }, 'unknown-variable'],
    ['A3 log by another name', { 'log.prototype.constructor': ['x'] }, 'unknown-operator'],
    ['A3 var by another name', { 'var.prototype.constructor': ['n'] }, 'unknown-operator'],
    ['A4 missing runs what people typed', { missing: { var: 'word' } }, 'unknown-operator'],
    ['A4 missing_some', { missing_some: [1, ['n']] }, 'unknown-operator'],
    ['A5 all answers at once', { var: '' }, 'unknown-variable'],
    ['A5 log', { log: n }, 'unknown-operator'],
    ['B2 an operator of the platform', { 'Date.now': [] }, 'unknown-operator'],
    ['C2 map', { map: [[1, 2], n] }, 'unknown-operator'],
    ['C3 reduce', { reduce: [[1, 2], { '+': [n, n] }, 0] }, 'unknown-operator'],
    ['C3 merge', { merge: [[1], [2]] }, 'unknown-operator'],
    ['C3 cat', { cat: ['a', 'b'] }, 'unknown-operator'],
    ['substr', { substr: ['abc', 1] }, 'unknown-operator'],
    ['filter', { filter: [[1], yes] }, 'unknown-operator'],
    ['all', { all: [[1], yes] }, 'unknown-operator'],
    ['!! turns anything into a boolean', { '!!': [n] }, 'unknown-operator'],
    ['D1 two operators', { '>=': [n, 90], note: 'x' }, 'logic-one-key'],
    ['no operator', {}, 'logic-one-key'],
    ['a list', [n, 1], 'logic-list'],
    ['D6 a third operand of >', { '>': [10, 5, 7] }, 'logic-decimal-comma'],
    ['D6 a third operand of >=', { '>=': [n, n, 7] }, 'logic-operands-exactly'],
    ['one operand of /', { '/': [n] }, 'logic-operands-exactly'],
    ['three operands of -', { '-': [n, n, n] }, 'logic-operands'],
    ['no operand of +', { '+': [] }, 'logic-operands'],
    ['two operands of !', { '!': [yes, yes] }, 'logic-operands-exactly'],
    ['a hundred operands of +', { '+': Array.from({ length: 100 }, () => 1) }, 'logic-operands'],
  ])('[R1] %s', (_, logic, code) => {
    expect(codes(logic)).toContain(code)
  })

  it('[R1] the table of operators is closed', () => {
    expect([...operators.keys()].toSorted()).toEqual(
      [
        '!',
        '!=',
        '!==',
        '%',
        '*',
        '+',
        '-',
        '/',
        '<',
        '<=',
        '==',
        '===',
        '>',
        '>=',
        '?:',
        'and',
        'if',
        'in',
        'max',
        'min',
        'or',
      ].toSorted(),
    )
  })

  it.each([
    [32, []],
    [33, ['logic-too-large']],
    [600, ['logic-too-large']],
    [5000, ['logic-too-large']],
  ])('[R1] C1 nested %i deep → %j', (depth, expected) => {
    expect(codes(nested('+', depth, n))).toEqual(expected)
  })

  it('[R1] C1 600 deep in a file is refused before it is parsed', () => {
    const text = textOf([{ max: 1, inputs: [{ id: 'n', type: 'count' }], rule: { logic: nested('+', 600, n) } }])
    expect(codesOf(loadText(text))).toEqual(['file-too-deep'])
  })

  it('[R1] C4 visits are counted, not nodes', () => {
    let shared: Json = n
    for (let level = 0; level < 22; level++) shared = { '+': [shared, shared] }
    expect(codes(shared)).toEqual(['logic-too-large'])
    const wide = (count: number): Json => ({
      '+': Array.from({ length: count }, () => ({ '+': Array.from({ length: 98 }, () => 1) })),
    })
    expect(codes(wide(50))).toEqual([])
    expect(codes(wide(51))).toEqual(['logic-too-large'])
  })

  it.each<[string, Json, string]>([
    ['a list', { var: ['n'] }, 'logic-var'],
    ['a default', { var: ['n', 0] }, 'logic-var'],
    ['an expression', { var: { '+': [n, 1] } }, 'logic-var'],
    ['a number', { var: 1 }, 'logic-var'],
    ['nothing', { var: null }, 'logic-var'],
    ['D10 a printed number', { var: '1.1.2' }, 'unknown-variable'],
    ['an inherited name', { var: '__proto__' }, 'unknown-variable'],
  ])('[R2] var of %s', (_, logic, code) => {
    expect(codes(logic)).toEqual([code])
  })

  it.each<[string, Json, readonly string[]]>([
    ['numbers', { '+': [n, 1, { '-': [n] }] }, []],
    ['text in arithmetic', { '+': ['1,5', '2,5'] }, ['logic-type', 'logic-type']],
    ['D8 text alone in a product', { '*': ['3', n] }, ['logic-type']],
    ['D4 text in order', { '>=': ['10', '9'] }, ['logic-type', 'logic-type']],
    ['a boolean in order', { '<': [yes, 1] }, ['logic-type']],
    ['D5 nothing in order', { '<=': [null, 0] }, ['logic-type']],
    ['D5 text and number equal', { '==': ['', 0] }, ['logic-type']],
    ['D5 boolean and text equal', { '==': [true, '1'] }, ['logic-type']],
    ['nothing and number equal', { '==': [n, null] }, ['logic-type']],
    ['a choice and a number', { '==': [{ var: 'word' }, 1] }, ['logic-type']],
    ['a number as a condition', { if: [n, 1, 0] }, ['logic-type']],
    ['text as a condition', { and: [yes, 'no'] }, ['logic-type']],
    ['branches of two types', { if: [yes, 1, true] }, ['logic-type']],
    ['nothing in a branch', { if: [yes, null, 1] }, []],
    ['if without a last branch', { if: [yes, 1, { '>': [n, 1] }, 2] }, ['logic-no-else']],
    ['if with two operands', { if: [yes, 1] }, ['logic-operands']],
    ['D8 in a text', { in: ['A1', 'A10,B2'] }, ['logic-in']],
    ['in nothing', { in: [n, []] }, ['logic-in']],
    ['in a list of another type', { in: [n, ['1']] }, ['logic-in']],
    ['in a list', { in: [{ var: 'word' }, ['a', 'b']] }, []],
    ['between', { '<=': [1, n, 5] }, []],
    ['an arithmetic result as a condition', { and: [{ '+': [n, 1] }] }, ['logic-type']],
    ['min of a boolean', { min: [yes, 1] }, ['logic-type']],
  ])('[R3] %s', (_, logic, expected) => {
    expect(codes(logic)).toEqual(expected)
  })

  it.each<[Json, boolean]>([
    [{ '*': [{ '/': [n, { var: 'm' }] }, 100] }, true],
    [{ '*': [100, { '/': [n, { var: 'm' }] }] }, true],
    [{ '*': [100, { '+': [{ '/': [n, { var: 'm' }] }] }] }, true],
    [{ '*': [100, { if: [yes, { '/': [n, { var: 'm' }] }, 1] }] }, true],
    [{ '*': [100, { max: [{ '/': [n, { var: 'm' }] }, 1] }] }, true],
    [{ '/': [{ '*': [100, n] }, { var: 'm' }] }, false],
  ])('[R4] %j', (logic, refused) => {
    expect(codes(logic)).toEqual(refused ? ['multiply-after-divide'] : [])
  })

  it('[R3] a rule yields a number', () => {
    const rule = (logic: { [key: string]: Json }) =>
      textOf([{ max: 1, inputs: [{ id: 'yes', type: 'boolean' }], rule: { logic } }])
    expect(codesOf(loadText(rule({ '!': [yes] })))).toEqual(['logic-type'])
    expect(codesOf(loadText(rule({ if: [yes, null, null] })))).toEqual(['logic-type'])
    expect(codesOf(loadText(rule({ if: [yes, 1, null] })))).toEqual([])
  })
})

describe('what a rule gives when it runs', () => {
  const a = { var: 'a' }
  const b = { var: 'b' }
  const inputs = [
    { id: 'a', type: 'count' },
    { id: 'b', type: 'count' },
  ]
  const guarded = one({ max: 1, inputs, rule: { logic: { if: [{ '==': [b, 0] }, null, { '/': [a, b] }] } } })
  /** No load lets this through; a result has to be sound even so. */
  const divided: Framework = {
    ...guarded,
    domains: guarded.domains.map((domain) => ({
      ...domain,
      children: leaves(guarded).map((leaf) => ({ ...leaf, rule: { ...leaf.rule, logic: { '/': [a, b] } } })),
    })),
  }
  it.each([
    ['D7 5 ÷ 0', { a: '5', b: '0' }, 'fault: rule-without-number'],
    ['D7 0 ÷ 0', { a: '0', b: '0' }, 'fault: rule-without-number'],
    ['1 ÷ 2', { a: '1', b: '2' }, '0.50'],
    ['2 ÷ 1', { a: '2', b: '1' }, 'fault: points-out-of-range'],
    ['D2 a missing answer', { a: '0' }, 'open: b'],
  ])('[R22] %s', (_, answered, expected) => {
    expect(told(outcomeOf('c1', { inputs: answered }, divided))).toBe(expected)
  })
})

describe('standard JSON-Logic', () => {
  const rules = [small, ...shipped.map(({ framework }) => framework)].flatMap(leaves)
  const pointsOf = (leaf: Leaf, scope: Readonly<Record<string, unknown>>): unknown => {
    const taken = leaf.rule.cases.find(({ when }) => jsonLogic.apply(when as never, scope) === true)
    return taken && jsonLogic.apply(taken.points as never, scope)
  }

  it('[R5] every compiled rule is standard: plain json-logic-js gives the points of the branch taken', () => {
    let compared = 0
    for (const leaf of rules) {
      const scopes = fc.sample(scopeFor(leaf), { numRuns: 40, seed: 7 })
      for (const scope of scopes) {
        expect([leaf.id, scope, jsonLogic.apply(leaf.rule.logic as never, scope)]).toEqual([
          leaf.id,
          scope,
          pointsOf(leaf, scope),
        ])
        compared++
      }
      expect(leaf.rule.cases.at(-1)?.when).toBe(true)
    }
    expect(compared).toBe(rules.length * 40)
  })

  it('[R5] a compiled rule is plain JSON and reads what it needs', () => {
    for (const leaf of rules) {
      expect(JSON.parse(JSON.stringify(leaf.rule))).toEqual(leaf.rule)
      const read = JSON.stringify(leaf.rule.logic).match(/"var":"[a-z0-9_]+"/g) ?? []
      const known = leaf.rule.needs.map((id) => `"var":"${id}"`)
      expect(read.filter((one) => !known.includes(one))).toEqual([])
    }
  })

  it('[R5] B1 no rule changed the library, which is one for all', () => {
    for (const operator of ['var', '==', 'if', 'hasOwnProperty']) {
      expect([operator, jsonLogic.is_logic({ [operator]: [] } as never)]).toEqual([operator, true])
    }
    expect(jsonLogic.apply({ '==': [1, 2] })).toBe(false)
    expect(Object.keys(full).length).toBe(leaves(small).length)
  })
})
