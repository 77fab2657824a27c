/** The two evaluators agree, and a fault planted in the fast one is noticed. (SPEC V1–V6) */
import { describe, expect, it } from 'vitest'
import { checkLogic } from '../../engine/rules/check-logic.ts'
import type { Answer, LeafResult, Logic, NodeResult, Result } from '../../engine/live.ts'
import { kernels } from '../../engine/rules/kernels.ts'
import type { Kernels } from '../../engine/rules/kernels.ts'
import { leaves } from '../../engine/score/answers.ts'
import { prepare } from '../../engine/score/plan.ts'
import { score } from '../../engine/score/score.ts'
import type { Scored } from '../../engine/score/score.ts'
import { fill, kinds, rescore, scoreSheet, write } from '../../engine/score/sheet.ts'
import { shipped } from '../engine/shipped.ts'
import { answerFor, anyAnswerFor, answersFor, settingFor } from './answers.ts'
import { formsFramework } from './forms.ts'
import { fuzzFramework } from './frameworks.ts'
import { randomFrom } from './random.ts'
import { compareRule, ruleFor, valuesFor, variables } from './rules.ts'
import type { RuleDifference } from './rules.ts'
import { shapeAnswerFor, shapeFor } from './shapes.ts'

const leavesOf = ({ domains }: Result): readonly LeafResult[] => {
  const below = (node: NodeResult): readonly LeafResult[] =>
    node.kind === 'leaf' ? [node] : node.children.flatMap(below)
  return domains.flatMap(below)
}

/** The first difference among so many rules with ten inputs each. */
function fuzzRules(rules: number, seed: number, planted?: Kernels): RuleDifference | null {
  const random = randomFrom(seed)
  for (let count = 0; count < rules; count++) {
    const logic = ruleFor(random)
    const { type, findings } = checkLogic(logic, variables)
    expect([findings, type]).toEqual([[], type === 'nothing' ? 'nothing' : 'number'])
    const inputs = Array.from({ length: 10 }, () => valuesFor(random))
    const found = compareRule(logic, type === 'nothing' ? 'nothing' : 'number', inputs, planted)
    if (found !== null) return found
  }
  return null
}

it('[V1] made-up rules give the same by both evaluators, to the last bit', () => {
  expect(fuzzRules(3000, 1)).toBe(null)
})

it.each([formsFramework, ...shipped.map(({ framework }) => framework)].map((one) => [one.id, one] as const))(
  '[V4] %s gives the same kinds, points, sums, index and band, and again after single answers changed',
  (_, framework) => {
    expect(fuzzFramework(framework, 25, randomFrom(4)).difference).toBe(null)
  },
)

it('[V4] so do frameworks made by chance, with scopes, shares, bonus, penalty, flags, vetoes and ceilings', () => {
  const random = randomFrom(8)
  const seen = new Set<string>()
  for (let count = 0; count < 150; count++) {
    const framework = shapeFor(random)
    const found = fuzzFramework(framework, 8, random, { answer: shapeAnswerFor })
    expect([framework, found.difference]).toEqual([framework, null])
    for (const what of found.seen) seen.add(what)
  }
  expect([...seen].toSorted()).toEqual([
    'a group: exclude',
    'a group: full',
    'a group: redistribute',
    'a group: zero',
    'at-total',
    'at-zero',
    'bonus',
    'capped',
    'complete',
    'fault',
    'faulty',
    'limited',
    'no_survey',
    'not_arising',
    'open',
    'penalty',
    'rescaled',
    'scored',
    'shared',
    'unclassified',
    'vetoed',
  ])
})

const { arithmetic, comparison, ladder } = kernels
const planted: Readonly<Record<string, Kernels>> = {
  '<= becomes <': { ...kernels, comparison: { ...comparison, '<=': comparison['<'] } },
  '>= becomes >': { ...kernels, comparison: { ...comparison, '>=': comparison['>'] } },
  '== becomes !=': { ...kernels, comparison: { ...comparison, '==': comparison['!='] } },
  'a step that includes its bound leaves it out': { ...kernels, ladder: { ...ladder, '<=': ladder['<'] } },
  'a step that leaves its bound out includes it': { ...kernels, ladder: { ...ladder, '<': ladder['<='] } },
  'the last step is never reached': {
    ...kernels,
    ladder: {
      ...ladder,
      '<': (value, bounds, results) =>
        ladder['<'](value, bounds, results, { kind: 'constant', value: results.at(-1)!, run: () => results.at(-1)! }),
    },
  },
  '* keeps −0': {
    ...kernels,
    arithmetic: {
      ...arithmetic,
      '*':
        ([a, ...others]) =>
        (s) =>
          others.reduce((product, { run }) => product * run(s), a!.run(s)),
    },
  },
  '+ keeps −0': {
    ...kernels,
    arithmetic: {
      ...arithmetic,
      '+':
        ([a, ...others]) =>
        (s) =>
          others.reduce((sum, { run }) => sum + run(s), a!.run(s)),
    },
  },
  '- of one operand subtracts from 0': {
    ...kernels,
    arithmetic: {
      ...arithmetic,
      '-': (list) => (list.length > 1 ? arithmetic['-'](list) : (s) => 0 - list[0]!.run(s)),
    },
  },
  '% follows the sign of the divisor': {
    ...kernels,
    arithmetic: {
      ...arithmetic,
      '%':
        ([a, b]) =>
        (s) =>
          a!.run(s) - b!.run(s) * Math.floor(a!.run(s) / b!.run(s)),
    },
  },
  'min passes over what is no number': {
    ...kernels,
    arithmetic: {
      ...arithmetic,
      min: (list) => (s) =>
        list.reduce((least, { run }) => (run(s) < least ? run(s) : least), Number.POSITIVE_INFINITY),
    },
  },
  'max is min': { ...kernels, arithmetic: { ...arithmetic, max: arithmetic.min } },
  '÷ multiplies by the inverse': {
    ...kernels,
    arithmetic: {
      ...arithmetic,
      '/':
        ([a, b]) =>
        (s) =>
          a!.run(s) * (1 / b!.run(s)),
    },
  },
  'a cap is a floor': { ...kernels, line: (name, list) => kernels.line(name === 'min' ? 'max' : name, list) },
  'a divisor is dropped': {
    ...kernels,
    line: (name, [a, ...others]) =>
      name === '/' && a!.kind === 'line' ? a!.line : kernels.line(name, [a!, ...others]),
  },
  'no is true': { ...kernels, truth: () => () => true },
  'and stops at the first': { ...kernels, and: ([first]) => first! },
  'or stops at the first': { ...kernels, or: ([first]) => first! },
  '! is dropped': { ...kernels, not: (test) => test },
  'in looks at the first only': { ...kernels, member: (value, list) => (s) => value(s) === list[0] },
  'yes and no are swapped': { ...kernels, pick: (at, yes, no) => kernels.pick(at, no, yes) },
  'a guard is never met': { ...kernels, guard: (_, __, ___, rest) => rest.run },
  'if takes the other branch': {
    ...kernels,
    choose: (when, then, rest) => (s) => (when(s) ? rest.run(s) : then.run(s)),
  },
}

describe('a fault planted in the fast evaluator', () => {
  it.each(Object.entries(planted))('[V2] is noticed: %s', (_, wrong) => {
    expect(fuzzRules(3000, 2, wrong)).not.toBe(null)
  })

  it('[V6] is noticed in whole frameworks', () => {
    const wrong = planted['a step that includes its bound leaves it out']!
    expect(fuzzFramework(formsFramework, 200, randomFrom(6), { kernels: wrong }).difference?.figure).toBe('points')
  })
})

it('[V3] stated points are rounded when the plan is made', () => {
  const plan = prepare(formsFramework)
  // yes_no: yes 1, no 0 with two digits; the closure gives whole units.
  const { run, inputs } = plan.leaves[0]!
  const slots = new Float64Array(plan.slots)
  expect(run(slots)).toBe(0)
  slots[inputs[0]!.slot] = 1
  expect(run(slots)).toBe(100)
})

it('[V5] one changed answer leaves the sheet that a full scoring gives', () => {
  const random = randomFrom(5)
  const plan = prepare(formsFramework)
  for (let round = 0; round < 60; round++) {
    const setting = settingFor(formsFramework, random)
    const answers = { ...answersFor(formsFramework, random) }
    const sheet = fill(plan, answers, setting)
    for (let change = 0; change < 6; change++) {
      const place = random.below(plan.leaves.length)
      const { leaf } = plan.leaves[place]!
      answers[leaf.id] = anyAnswerFor(leaf, formsFramework, random) ?? { inputs: {} }
      write(plan, sheet, place, answers[leaf.id], setting)
      rescore(plan, sheet, place)
      const whole = fill(plan, answers, setting)
      for (const part of ['kind', 'earned', 'counts', 'counted', 'open', 'faults', 'index'] as const)
        expect([part, sheet[part]]).toEqual([part, whole[part]])
    }
  }
})

it('[V10] what was scored before gives the result of a first scoring, whichever answer changes', () => {
  const random = randomFrom(10)
  for (const { framework } of [{ framework: formsFramework }, ...shipped]) {
    const setting = settingFor(framework, random)
    const answers = { ...answersFor(framework, random) }
    const before: Scored = new WeakMap()
    const shared: Answer = { inputs: {} }
    for (let change = 0; change < 12; change++) {
      const leaf = leaves(framework)[random.below(leaves(framework).length)]!
      // One object may stand under two criteria: it says something else under each.
      answers[leaf.id] = change % 3 === 0 ? shared : (anyAnswerFor(leaf, framework, random) ?? shared)
      expect(score(framework, answers, setting, before)).toEqual(score(framework, answers, setting))
    }
  }
})

it('[V10] a criterion is scored once as long as its answer is the same object, and again under another', () => {
  const { framework } = shipped.find(({ file }) => file.includes('ha-noi-phong'))!
  const setting = { period: { from: '2026-01-01', until: '2026-12-31' }, survey: false }
  const answer = answersFor(framework, randomFrom(3))
  const before: Scored = new WeakMap()
  const first = score(framework, answer, setting, before)
  const second = score(framework, { ...answer }, setting, before)
  const outcome = (result: Result, at: number) => leavesOf(result)[at]!.outcome
  expect(outcome(second, 1)).toBe(outcome(first, 1))
  const { id } = leaves(framework)[1]!
  expect(outcome(score(framework, { ...answer, [id]: { ...answer[id]! } }, setting, before), 1)).not.toBe(
    outcome(first, 1),
  )
})

it('[V9] values that change in their slots leave the sheet that filling it anew gives, scored whole or one by one', () => {
  const random = randomFrom(9)
  const framework = shipped.find(({ file }) => file.includes('ha-noi-phong'))!.framework
  const plan = prepare(framework)
  const setting = { period: { from: '2026-01-01', until: '2026-12-31' }, survey: true }
  const answers = () => answersFor(framework, random, (leaf) => answerFor(leaf, random))
  const [whole, stepwise] = [fill(plan, answers(), setting), fill(plan, answers(), setting)]
  const seen = new Set<string>()
  for (let round = 0; round < 100; round++) {
    const next = fill(plan, answers(), setting)
    whole.slots.set(next.slots)
    scoreSheet(plan, whole)
    plan.leaves.forEach(({ inputs }, place) => {
      for (const { slot } of inputs) stepwise.slots[slot] = next.slots[slot]!
      rescore(plan, stepwise, place)
    })
    for (const sheet of [whole, stepwise])
      for (const part of ['kind', 'earned', 'counts', 'counted', 'of', 'open', 'faults', 'index'] as const)
        expect([part, sheet[part]]).toEqual([part, next[part]])
    for (const kind of next.kind) seen.add(kinds[kind]!)
  }
  expect([...seen].toSorted()).toEqual(['not_arising', 'scored'])
})

describe('every operator × every kind of operand', () => {
  const numbers = [0, -0, 1, -1, 0.1, 0.3, 2.5, 1e-10, 5e-324, 1.7976931348623157e308, 123_456_789_012_345, 1 / 3]
  const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const edges = [...numbers, ...odd]
  const a = { var: 'a' }
  const b = { var: 'b' }
  const c = { var: 'facts.c' }
  /** Every shape in which operands can stand: slots, constants and computed values. */
  const shapes = (name: string): readonly Logic[] => {
    const computed = { '-': [b, 0] }
    const pairs: readonly (readonly Logic[])[] = [
      [a, b],
      [a, 1],
      [a, 0],
      [1, a],
      [0, a],
      [a, -1],
      [-1, a],
      [computed, 0.3],
      [0.3, computed],
      [computed, a],
      [a, computed],
      [computed, { '-': [a, 0] }],
    ]
    const triples = [
      [a, b, c],
      [1, a, b],
      [computed, a, 2.5],
    ]
    const four = [[a, b, c, 1]]
    const single = [[a], [{ '-': [a, 0] }]]
    const taken: readonly (readonly Logic[])[] =
      {
        '+': [...single, ...pairs, ...triples, ...four],
        '*': [...pairs, ...triples, ...four],
        min: [...single, ...pairs, ...triples, ...four],
        max: [...single, ...pairs, ...triples, ...four],
        '-': [...single, ...pairs],
        '<': [...pairs, ...triples],
        '<=': [...pairs, ...triples],
      }[name] ?? pairs
    return taken.map((operands) => ({ [name]: operands }))
  }
  const inputs = edges.flatMap((x) =>
    edges.map((y) => ({ ...valuesFor(randomFrom(1)), a: x, b: y, 'facts.c': x === y ? 2 : y })),
  )

  it.each([...Object.keys(arithmetic), ...Object.keys(comparison)])('[V1] %s', (name) => {
    for (const logic of shapes(name)) {
      const { type, findings } = checkLogic(logic, variables)
      expect(findings).toEqual([])
      expect(compareRule(logic, type as 'number', inputs)).toBe(null)
    }
  })

  const products = [0, 1, 100, 0.25, -0.5, -0].flatMap((factor): readonly Logic[] => [
    { '*': [factor, a] },
    { '*': [a, factor] },
  ])
  const differences = products.flatMap((line) => [line, { '-': [1, line] }, { '-': [0, line] }, { '-': [line, 1] }])
  const quotients = differences.flatMap((line) => [line, { '/': [line, b] }, { '/': [line, 8] }, { '/': [line, 0] }])
  const once = quotients.flatMap((line) => [line, { min: [line, 1] }, { max: [line, 0] }, { max: [line, 2] }])
  const lines = once.flatMap((line) => [line, { min: [line, 0] }, { max: [line, 0.5] }, { '-': [2, line] }])
  it('[V8] a factor of one slot, subtracted, divided and held', () => {
    for (const logic of lines) expect(compareRule(logic, 'number', inputs)).toBe(null)
  })

  it.each(['<', '<=', '>', '>='])(
    '[V8] %s in steps of a slot, of what one closure computes, and of anything else',
    (name) => {
      const values = [a, { '-': [a, b] }, { '/': [{ '*': [100, a] }, b] }, { min: [{ '*': [0.5, a] }, 2] }]
      const bounds = [
        [1, 0.1],
        [0.1, 1],
        [-1, 0, 1],
        [1, 0, -1],
        [0, 0],
        [0.3, 1, 2.5, 3],
        [3, 2.5, 1, 0.3],
        [-0, 5e-324],
      ]
      for (const value of values)
        for (const steps of bounds)
          for (const rest of [7, a]) {
            const taken = steps.flatMap((bound, at): readonly Logic[] => [{ [name]: [value, bound] }, at])
            expect(compareRule({ if: [...taken, rest] }, 'number', inputs)).toBe(null)
          }
    },
  )

  const conditions = [true, false].flatMap((yes) =>
    [true, false].flatMap((far) =>
      ['one', 'two', 'ba', ''].flatMap((word) =>
        edges.map((x) => ({
          ...valuesFor(randomFrom(1)),
          yes,
          'attributes.far': far,
          word,
          'targets.kind': 'two',
          a: x,
        })),
      ),
    ),
  )
  const yes = { var: 'yes' }
  const far = { var: 'attributes.far' }
  const word = { var: 'word' }
  it.each<Logic>([
    yes,
    true,
    false,
    null,
    word,
    '',
    -0,
    { '!': [yes] },
    { '!': far },
    { '!': [{ '!': [yes] }] },
    { and: [yes] },
    { and: [yes, far] },
    { and: [yes, far, { '<': [a, 1] }] },
    { or: [yes] },
    { or: [yes, far] },
    { or: [yes, far, { '<': [a, 1] }] },
    { in: [word, ['one', 'ba']] },
    { in: [word, ['']] },
    { in: [a, [0, 1, 0.3]] },
    { in: [yes, [true]] },
    { '==': [yes, far] },
    { '!==': [yes, false] },
    { '==': [word, { var: 'targets.kind' }] },
    { '!=': [word, 'ba'] },
    { '===': [{ and: [yes, far] }, yes] },
    { if: [yes, 1, 2] },
    { if: [yes, null, far, 0.1, -0] },
    { '?:': [yes, { if: [far, a, null] }, { '-': [a] }] },
    { if: [yes, word, ''] },
    { if: [yes, far, false] },
    { and: [{ if: [yes, far, true] }, { '!': [{ if: [far, yes, false] }] }] },
    { if: [{ '<': [a, 0] }, 0.1, { '<': [a, 1] }, 0.2, { '<': [a, 2.5] }, 0.3, null] },
    { if: [yes, 5, { '<=': [a, 0] }, 0.1, { '<=': [a, 1] }, 0.2, { '<': [a, 2.5] }, a, 0.4] },
    { if: [{ '>': [a, 1] }, 0.1, { '>': [a, 0] }, 0.2, { '>': [{ '+': [a, 1] }, 0] }, 0.3, 0.4] },
    { if: [{ '>=': [a, 1] }, 0.1, { '>=': [a, 0] }, 0.2, { '>=': [a, -1] }, 0.3, 0.4] },
  ])('[V1] %j', (logic) => {
    const { type, findings } = checkLogic(logic, variables)
    expect(findings).toEqual([])
    expect(compareRule(logic, type as 'number', conditions)).toBe(null)
  })
})
