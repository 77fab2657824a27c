/** Small made-up frameworks of every kind of rule, their half-filled answers, and every way to complete them. */
import type {
  Answers,
  Framework,
  Input,
  InputValue,
  Json,
  Leaf,
  LeafOutcome,
  Result,
  Setting,
} from '../../../engine/index.ts'
import type { attainable } from '../../../engine/advise/attainable.ts'
import { asked, leaves, score } from '../../../engine/live.ts'
import { loaded, outcomes, textOf } from '../load-small.ts'
import type { Part } from '../load-small.ts'

/** A small generator of chance with a seed (mulberry32): the same questions every time. */
export interface Chance {
  /** 0 to below `below`. */
  readonly number: (below: number) => number
  readonly pick: <T>(list: readonly T[]) => T
}

export function chanceOf(seed: number): Chance {
  let state = seed
  const number = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
  return { number, pick: (list) => list[number(list.length)]! }
}

const count = (id: string, max: number, more: { readonly [key: string]: Json } = {}) => ({
  id,
  type: 'count',
  max,
  ...more,
})
const yes = (id: string, more: { readonly [key: string]: Json } = {}) => ({ id, type: 'boolean', ...more })

type Kind = (chance: Chance, index: number) => Part

/** Each kind of rule that the loader takes, small enough to try every answer. */
export const kinds: readonly Kind[] = [
  (chance) => ({ max: 1, inputs: [yes('a')], rule: { yes_no: { of: 'a', yes: 1, no: chance.pick([0, 0.25]) } } }),
  () => ({
    max: 1,
    inputs: [yes('a'), yes('b')],
    rule: {
      checklist: [
        { of: 'a', points: 0.7 },
        { of: 'b', points: 0.3 },
      ],
    },
  }),
  (chance) => ({
    max: 2,
    inputs: [count('a', 4, { at_most: 'b' }), count('b', 4, { min: 1 })],
    rule: {
      tiers: {
        of: { ratio: ['a', 'b'] },
        steps: [
          { below: 30, points: 0 },
          { from: 30, until: chance.pick([50, 60]), points: 1.5 },
          { points: 2, until: 100 },
        ],
      },
    },
  }),
  (chance) => ({
    max: 2,
    inputs: [count('a', 3, { at_most: 'b' }), count('b', 3)],
    rule: { ratio: { of: ['a', 'b'], when_zero: chance.pick<Json>(['not_arising', 1]) } },
    not_arising: chance.pick(['exclude', 'full', 'zero']),
  }),
  () => ({ max: 2, inputs: [count('a', 4)], rule: { count: { of: 'a', each: 0.75, cap: 2 } } }),
  () => ({ max: 2, inputs: [count('a', 4)], rule: { deduct: { of: 'a', start: 2, each: 0.75, floor: 0 } } }),
  () => ({ max: 1, inputs: [count('a', 2), yes('b')], rule: { none_of: { of: ['a', 'b'], none: 1, any: 0 } } }),
  () => ({
    max: 1,
    inputs: [yes('a'), { id: 'b', type: 'date', when: 'a' }],
    rule: {
      deadline: {
        of: 'b',
        done: 'a',
        not_done: 0,
        tiers: [{ until: '01-31', points: 1 }, { until: '02-15', points: 0.5 }, { otherwise: 0.1 }],
      },
    },
  }),
  () => ({
    max: 3,
    scored_by: 'survey',
    inputs: [{ id: 'a', type: 'percent', step: 25 }],
    rule: { survey: { of: 'a' } },
  }),
  () => ({
    max: 1,
    scored_by: 'judgement',
    inputs: [{ id: 'a', type: 'decimal', min: 0, max: 1, step: 0.25 }],
    rule: { judgement: { of: 'a' } },
  }),
  () => ({
    max: 2,
    inputs: [yes('a'), count('b', 4)],
    rule: {
      branch: {
        if: 'a',
        then: { count: { of: 'b', each: 0.5, cap: 2 } },
        else: { deduct: { of: 'b', start: 1, each: 0.5, floor: 0 } },
      },
    },
  }),
  () => ({
    max: 2,
    inputs: [count('a', 4), yes('b')],
    rule: { best_of: [{ count: { of: 'a', each: 0.5, cap: 2 } }, { yes_no: { of: 'b', yes: 1.25, no: 0 } }] },
  }),
  () => ({
    max: 2,
    inputs: [{ id: 'a', type: 'choice', choices: ['x', 'y', 'z'].map((id) => ({ id, label: id })) }, count('b', 3)],
    rule: {
      logic: {
        if: [
          { in: [{ var: 'a' }, ['x', 'y']] },
          { min: [{ '+': [{ var: 'b' }, 0.5] }, 2] },
          { '==': [{ var: 'b' }, 2] },
          1.9,
          0.1,
        ],
      },
    },
  }),
  () => ({
    max: 2,
    inputs: [
      count('a', 2, { at_most: 'b' }),
      count('b', 2, { min: 1 }),
      count('c', 2, { at_most: 'd' }),
      count('d', 2, { min: 1 }),
    ],
    rule: { logic: { '+': [{ '/': [{ var: 'a' }, { var: 'b' }] }, { '/': [{ var: 'c' }, { var: 'd' }] }] } },
  }),
  () => ({
    max: 2,
    inputs: [count('a', 4)],
    rule: { steps: { of: 'a', base: 0.5, at: 1, per: 3, add: 1.5, cap: 2, from: 1 } },
  }),
  () => ({
    max: 1,
    inputs: [],
    rule: {
      tiers: {
        of: 'facts.p',
        steps: [
          { until: 1, points: 0 },
          { above: 1, points: 1 },
        ],
      },
    },
  }),
  (chance) => ({
    max: 2,
    inputs: [],
    rule: {
      logic: {
        if: [{ '==': [{ var: 'facts.w' }, 0] }, null, { '/': [{ '*': [2, { var: 'facts.p' }] }, { var: 'facts.w' }] }],
      },
    },
    not_arising: chance.pick(['exclude', 'full']),
  }),
  () => ({
    max: 1,
    inputs: [count('a', 2)],
    rule: { logic: { if: [{ '<': [{ var: 'facts.p' }, { var: 'a' }] }, 1, 0.4] } },
  }),
  (_, index) => ({
    max: 2,
    inputs: [yes('a')],
    rule:
      index === 0
        ? { yes_no: { of: 'a', yes: 2, no: 0 } }
        : {
            logic: {
              if: [{ '>': [{ var: `criteria.c${index}.points` }, 0.5] }, 1, { '==': [{ var: 'a' }, true] }, 2, 0],
            },
          },
  }),
]

/** A framework of 2 to 4 criteria. Facts p ≤ w are there when a criterion reads them. */
export function makeFramework(chance: Chance): Framework {
  const parts = Array.from({ length: 2 + chance.number(3) }, (_, index): Part => chance.pick(kinds)(chance, index))
  const text = JSON.stringify(parts)
  const facts = text.includes('facts.')
    ? {
        facts: [
          { ...count('p', 2, { at_most: 'w' }), label: 'p' },
          { ...count('w', 2), label: 'w' },
        ],
      }
    : {}
  const surveyed = parts.filter((part) => part['scored_by'] === 'survey').reduce((sum, { max }) => sum + max, 0)
  const total = parts.reduce((sum, { max }) => sum + max, 0)
  const survey = surveyed === 0 ? 'none' : { points: surveyed, mandatory: false, when_absent: 'rescale' }
  const share = (percent: number): number => Number(((total * percent) / 100).toFixed(2))
  const bands = [
    {
      id: 'good',
      title: 'Tốt',
      when: { and: [{ '>=': [{ var: 'index' }, share(70)] }, { '>': [{ var: 'leaves.min' }, 0] }] },
    },
    {
      id: 'fair',
      title: 'Khá',
      when: {
        or: [
          { '>=': [{ var: 'index' }, share(80)] },
          { and: [{ '>=': [{ var: 'index' }, share(50)] }, { '>=': [{ var: 'domains.d.ratio' }, 55] }] },
        ],
      },
    },
    { id: 'rest', title: 'Còn lại', when: true },
  ]
  return loaded(textOf(parts, { ...facts, scale: { total, unit: 'điểm', survey }, bands }))
}

/** Dates on both sides of every deadline stand for all others. */
const DATES = ['2026-01-10', '2026-01-31', '2026-02-01', '2026-02-15', '2026-02-16']

export function valuesOf(input: Input): readonly InputValue[] {
  if (input.type === 'boolean') return [false, true]
  if (input.type === 'choice') return input.choices.map(({ id }) => id)
  if (input.type === 'date') return DATES
  const step = Number(input.step ?? 1)
  const [min, max] = [Number(input.min), Number(input.max)]
  return Array.from({ length: Math.round((max - min) / step) + 1 }, (_, index) => String(min + index * step))
}

/** Whole answers by chance, without a fault. */
export function makeAnswers(framework: Framework, chance: Chance, setting: Setting): Answers {
  for (;;) {
    const filled = (inputs: readonly Input[]) =>
      Object.fromEntries(inputs.map((input) => [input.id, chance.pick(valuesOf(input))]))
    const answers = Object.fromEntries([
      ...leaves(framework).map((leaf) => [leaf.id, askedOnly(leaf, filled(leaf.inputs))] as const),
      ['facts', { inputs: filled(framework.facts) }] as const,
      ...(framework.flags ? [['flags', { inputs: filled(framework.flags) }] as const] : []),
    ])
    const { state } = score(framework, answers, setting)
    const facts = answers['facts']?.inputs ?? {}
    if (state === 'complete' && Number(facts['p'] ?? 0) <= Number(facts['w'] ?? 0)) return answers
  }
}

const askedOnly = (leaf: Leaf, inputs: Readonly<Record<string, InputValue>>) => {
  const open = asked(leaf, { inputs })
  return { inputs: Object.fromEntries(open.map(({ id }) => [id, inputs[id]!])) }
}

/** The same with some answers taken away. */
export function forget(answers: Answers, chance: Chance, share: number): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [
      id,
      {
        ...answer,
        inputs: Object.fromEntries(Object.entries(answer.inputs).filter(() => chance.number(100) >= share)),
      },
    ]),
  )
}

/** Every completion of every criterion and of the facts; null when there are more than `most`. */
export function completions(framework: Framework, answers: Answers, most: number): readonly Answers[] | null {
  const places = [
    ['facts', framework.facts] as const,
    ['flags', framework.flags ?? []] as const,
    ...leaves(framework).map((leaf) => [leaf.id, leaf.inputs] as const),
  ]
  let all: readonly Answers[] = [answers]
  for (const [id, inputs] of places)
    for (const input of answers[id]?.not_arising === undefined ? inputs : []) {
      if (answers[id]?.inputs[input.id] !== undefined) continue
      all = all.flatMap((one) => {
        const own = one[id]?.inputs ?? {}
        if (input.when !== null && own[input.when] !== true) return [one]
        return valuesOf(input).map((value) => ({ ...one, [id]: { ...one[id], inputs: { ...own, [input.id]: value } } }))
      })
      if (all.length > most) return null
    }
  return all
}

/** Of all criteria, those of bonus and penalty too. */
export const outcomesOf = (result: Result): Readonly<Record<string, LeafOutcome>> => ({
  ...outcomes(result),
  ...Object.fromEntries(
    [result.bonus, result.penalty]
      .flatMap((section) => section?.children ?? [])
      .map(({ id, outcome }) => [id, outcome]),
  ),
})

/** What trying everything finds: the ends of the index, and of every open criterion's points. */
export function tried(framework: Framework, all: readonly Answers[], at: Setting, open: readonly string[]) {
  const results = all.map((answers) => score(framework, answers, at)).filter(({ state }) => state === 'complete')
  const ends = (list: readonly number[]) => (list.length === 0 ? null : [Math.min(...list), Math.max(...list)])
  return {
    index: ends(results.map(({ index }) => Number(index))),
    points: Object.fromEntries(
      open.map((id) => [
        id,
        ends(
          results.flatMap((result) => {
            const outcome = outcomesOf(result)[id]
            return outcome?.kind === 'scored' ? [Number(outcome.points)] : []
          }),
        ) ?? [0, 0],
      ]),
    ),
  }
}

/** What `attainable` says, in the same shape. */
export const toldEnds = (found: ReturnType<typeof attainable>) =>
  found.kind !== 'attainable'
    ? null
    : {
        index: [Number(found.lowest.index), Number(found.highest.index)],
        points: Object.fromEntries(found.open.map((one) => [one.id, [Number(one.lowest), Number(one.highest)]])),
        bounded: found.bounded,
      }
