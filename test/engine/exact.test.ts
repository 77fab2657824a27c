/** Decimals that are computed, against whole numbers without end (BigInt). (SPEC R53, R60–R63) */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreRound } from '../../engine/index.ts'
import type { Framework, Json, Logic } from '../../engine/index.ts'
import { compileLogic, plainEnding } from '../../engine/rules/closures.ts'
import { bare, evaluate } from '../../engine/rules/evaluate.ts'
import { exactly } from '../../engine/rules/exact.ts'
import { score } from '../../engine/live.ts'
import { codesOf, loadText, loaded, one, outcomeOf, setting, textOf, told } from './load-small.ts'
import { table } from './table.ts'

const SEED = { seed: 20_261_125 }

/** A decimal in steps of its own digits. */
interface Decimal {
  readonly units: bigint
  readonly digits: number
}
const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const
const text = ({ units, digits }: Decimal): string => {
  const size = String(units < 0n ? -units : units).padStart(digits + 1, '0')
  const point = size.length - digits
  return `${units < 0n ? '-' : ''}${size.slice(0, point)}${digits === 0 ? '' : `.${size.slice(point)}`}`
}
/** In ten-thousandths. */
const exact = ({ units, digits }: Decimal): bigint => units * 10n ** BigInt(4 - digits)

/** One to eight decimals, and signs; the whole is 0, a step beside it, or anything. */
const sums = (most: bigint, digits = fc.integer({ min: 0, max: 4 })) =>
  fc
    .array(fc.tuple(fc.bigInt({ min: -most, max: most }), digits, fc.boolean()), { minLength: 2, maxLength: 8 })
    .map((all) => all.map(([units, own, minus]) => ({ units, digits: own, minus })))
type Terms = readonly (Decimal & { readonly minus: boolean })[]
const valueOf = (terms: Terms): bigint =>
  terms.reduce((sum, one, index) => (one.minus && index > 0 ? sum - exact(one) : sum + exact(one)), 0n)
/** ((a + b) − c) + d, as a person nests it. */
const logicOf = (terms: Terms): Logic =>
  terms.slice(1).reduce<Logic>((sum, { minus }, index) => ({ [minus ? '-' : '+']: [sum, { var: ids[index + 1]! }] }), {
    var: 'a',
  })

const holds = {
  '<': (a: bigint, b: bigint) => a < b,
  '<=': (a: bigint, b: bigint) => a <= b,
  '>': (a: bigint, b: bigint) => a > b,
  '>=': (a: bigint, b: bigint) => a >= b,
  '==': (a: bigint, b: bigint) => a === b,
  '!=': (a: bigint, b: bigint) => a !== b,
} as const
const operators = Object.keys(holds) as (keyof typeof holds)[]

/** What both evaluators say, which is the same. */
function run(logic: Logic, terms: readonly Decimal[]): number {
  const values = terms.map((term) => Number(text(term)))
  const said = evaluate(logic, bare(values.map((value, index) => [ids[index]!, value] as const)))
  const compiling = { slotOf: (name: string) => ids.indexOf(name as 'a'), textOf: () => 0 }
  const fast = compileLogic(
    logic,
    plainEnding(() => 0),
    compiling,
  )(Float64Array.from(values))
  expect(fast).toBe(typeof said === 'boolean' ? Number(said) : said)
  return fast
}
const namesOf = (terms: readonly Decimal[]) => (name: string) => ({
  digits: terms[ids.indexOf(name as 'a')]!.digits,
  most: null,
})

describe('[R60] sums and differences of decimals', () => {
  it('are compared with every level as whole numbers of the smallest step', () => {
    const level = fc.tuple(fc.constantFrom(-1n, 0n, 1n), fc.constantFrom(...operators))
    fc.assert(
      fc.property(sums(10n ** 10n), level, (terms, [beside, operator]) => {
        const value = valueOf(terms)
        const at = value + beside
        const { condition } = exactly(namesOf(terms))
        const logic = condition({ [operator]: [logicOf(terms), Number(text({ units: at, digits: 4 }))] })
        expect(run(logic, terms)).toBe(Number(holds[operator](value, at)))
      }),
      { ...SEED, numRuns: 4000 },
    )
  })

  it('of eight numbers of fifteen digits are still exact', () => {
    const four = fc.constant(4)
    fc.assert(
      fc.property(sums(10n ** 15n - 1n, four), fc.constantFrom(-1n, 0n, 1n), (terms, beside) => {
        // The last one brings the sum to 0, or beside it.
        const open = valueOf(terms)
        const last = { units: -open + beside, digits: 4, minus: false }
        const all = [...terms.slice(0, 7), last]
        const { condition, tooLarge } = exactly(namesOf(all))
        fc.pre(terms.length < 8 && (open < 0n ? -open : open) < 10n ** 15n - 1n)
        const logic = condition({ '==': [logicOf(all), 0] })
        expect(run(logic, all)).toBe(Number(valueOf(all) === 0n))
        expect(tooLarge()).toEqual([])
      }),
      { ...SEED, numRuns: 2000 },
    )
  })

  it('are compared with each other', () => {
    fc.assert(
      fc.property(
        sums(10n ** 9n),
        fc.constantFrom(-1n, 0n, 1n),
        fc.constantFrom(...operators),
        (terms, beside, operator) => {
          fc.pre(terms.length < 8)
          const value = valueOf(terms)
          const other = { units: value + beside, digits: 4, minus: false }
          const all = [...terms, other]
          const right: Logic = { '-': [{ '+': [{ var: ids[terms.length]! }, { var: 'a' }] }, { var: 'a' }] }
          const logic = exactly(namesOf(all)).condition({ [operator]: [logicOf(terms), right] })
          expect(run(logic, all)).toBe(Number(holds[operator](value, other.units)))
        },
      ),
      { ...SEED, numRuns: 2000 },
    )
  })

  it('divide, and are divided, as they are: 0 is 0, and the quotient is the nearest number', () => {
    fc.assert(
      fc.property(sums(10n ** 6n), sums(10n ** 6n), (terms, others) => {
        const all = [...terms.slice(0, 4), ...others.slice(0, 4)]
        const [top, bottom] = [terms.slice(0, 4), others.slice(0, 4)]
        const shift = (logic: Logic): Logic =>
          JSON.parse(
            JSON.stringify(logic).replace(
              /"var":"([a-d])"/g,
              (_, id: 'a') => `"var":"${ids[ids.indexOf(id) + top.length]}"`,
            ),
          ) as Logic
        const logic = exactly(namesOf(all)).result({
          if: [{ '==': [shift(logicOf(bottom)), 0] }, -1e9, { '/': [logicOf(top), shift(logicOf(bottom))] }],
        })
        const [a, b] = [valueOf(top), valueOf(bottom)]
        expect(run(logic, all)).toBe(b === 0n ? -1e9 : Number(a) / Number(b) + 0)
      }),
      { ...SEED, numRuns: 3000 },
    )
  })

  it('products, remainders, the least, the most and choices of them too', () => {
    const { condition } = exactly(() => ({ digits: 2, most: null }))
    const at = (logic: Logic, ...values: readonly bigint[]): number =>
      run(
        condition(logic),
        values.map((units) => ({ units, digits: 2 })),
      )
    const [a, b, c] = ids.map((id) => ({ var: id }))
    expect(at({ '<=': [{ '*': [a!, b!] }, 0.06] }, 20n, 30n)).toBe(1)
    expect(at({ '==': [{ '%': [a!, b!] }, 0] }, 30n, 10n)).toBe(1)
    expect(at({ '==': [{ max: [{ '+': [a!, b!] }, c!] }, 0.3] }, 10n, 20n, 5n)).toBe(1)
    expect(at({ '==': [{ min: [{ '+': [a!, b!] }, c!] }, 0.3] }, 10n, 20n, 31n)).toBe(1)
    expect(at({ '==': [{ if: [{ '>': [{ '+': [a!, b!] }, 0.3] }, c!, { '+': [a!, b!] }] }, 0.3] }, 10n, 20n, 99n)).toBe(
      1,
    )
    expect(at({ '==': [{ '*': [0.1, a!] }, 0.3] }, 300n)).toBe(1)
    expect(at({ in: [{ '+': [a!, b!] }, [0.3, 0.7]] }, 10n, 20n)).toBe(1)
    expect(at({ '<': [0.29, { '+': [a!, b!] }, 0.31] }, 10n, 20n)).toBe(1)
    expect(at({ '<=': [0.3, { '+': [a!, b!] }, 0.3] }, 10n, 20n)).toBe(1)
  })

  it('what has no decimals to add up stays as it is written', () => {
    const { condition, result } = exactly((name) =>
      name === 'n' ? { digits: 0, most: 100 } : { digits: 2, most: 100 },
    )
    for (const logic of [
      { '>=': [{ var: 'a' }, 0.5] },
      { '>=': [{ '/': [{ '*': [100, { var: 'n' }] }, { '+': [{ var: 'n' }, 1] }] }, 80.5] },
      { '==': [{ if: [{ '>': [{ var: 'a' }, 1] }, 'much', 'little'] }, 'much'] },
      { '==': [{ '>': [{ var: 'a' }, 1] }, true] },
      { and: [{ '==': [{ var: 'a' }, { var: 'b' }] }, { '!': [{ '>': [{ var: 'a' }, 1] }] }] },
    ])
      expect(condition(logic)).toBe(logic)
    for (const logic of [
      { min: [{ '*': [0.1, { var: 'n' }] }, 5] },
      { '/': [{ '*': [1.5, { var: 'a' }] }, { var: 'b' }] },
    ])
      expect(result(logic)).toBe(logic)
  })
})

const decimal = (id: string, decimals = 4, more = {}): { readonly [key: string]: Json } => ({
  id,
  type: 'decimal',
  decimals,
  min: 0,
  max: 100_000,
  ...more,
})
const below = (n: number) =>
  ids
    .slice(0, n)
    .map((id, index) =>
      decimal(id, 4, index === 0 ? {} : { at_most: index === 1 ? 'a' : { difference: ids.slice(0, index) } }),
    )
const answered = (terms: readonly Decimal[]) => Object.fromEntries(terms.map((one, index) => [ids[index]!, text(one)]))

/** A whole and what is taken off it, until nothing, one step or more is left. */
const rests = fc
  .tuple(
    fc.array(fc.bigInt({ min: 0n, max: 10n ** 8n }), { minLength: 2, maxLength: 7 }),
    fc.constantFrom(0n, 0n, 1n, 7n),
  )
  .map(([taken, rest]) => ({
    rest,
    terms: [taken.reduce((sum, one) => sum + one, rest), ...taken].map((units) => ({ units, digits: 4 })),
  }))

describe('[R61] forms', () => {
  const zero: readonly Framework[] = ids.map((_, index) =>
    index < 2
      ? one({ max: 1, inputs: [decimal('a')], rule: { steps: { of: 'a', base: 0, at: 0, per: 1, add: 1, cap: 1 } } })
      : one({
          max: 5,
          inputs: [...below(index + 1), decimal('x', 4, { at_most: { difference: ids.slice(0, index + 1) } })],
          rule: { ratio: { of: ['x', { difference: ids.slice(0, index + 1) }], when_zero: 1 } },
        }),
  )
  it('`when_zero` is taken where the denominator is exactly 0, and nowhere else', () => {
    fc.assert(
      fc.property(rests, ({ terms, rest }) => {
        const answer = { inputs: { ...answered(terms), x: text({ units: rest, digits: 4 }) } }
        expect(told(outcomeOf('c1', answer, zero[terms.length - 1]))).toBe(rest === 0n ? '1.00' : '5.00')
      }),
      { ...SEED, numRuns: 1500 },
    )
  })

  const steps = (level: number) => [
    { below: level, points: 0 },
    { from: level, until: level, points: 2 },
    { above: level, points: 1 },
  ]
  const level = one({
    max: 2,
    inputs: ids.map((id) => decimal(id, 4, { min: -100_000 })),
    rule: {
      tiers: { of: { difference: [{ sum: ['a', 'c', 'e', 'g'] }, { sum: ['b', 'd', 'f', 'h'] }] }, steps: steps(0.3) },
    },
  })
  it('`tiers` tell below, at and above a level', () => {
    const eight = fc.array(fc.bigInt({ min: -(10n ** 7n), max: 10n ** 7n }), { minLength: 7, maxLength: 7 })
    fc.assert(
      fc.property(eight, fc.constantFrom(-1n, 0n, 1n), (seven, beside) => {
        const sum = seven.reduce((all, one, index) => (index % 2 === 0 ? all + one : all - one), 0n)
        const terms = [...seven, sum - 3000n - beside].map((units) => ({ units, digits: 4 }))
        const points = beside < 0n ? '0.00' : beside > 0n ? '1.00' : '2.00'
        expect(told(outcomeOf('c1', { inputs: answered(terms) }, level))).toBe(points)
      }),
      { ...SEED, numRuns: 1500 },
    )
  })

  const three = [decimal('a'), decimal('b'), decimal('c')]
  const rest = { difference: ['a', 'b', 'c'] }
  const logic: Logic = { '-': [{ '-': [{ var: 'a' }, { var: 'b' }] }, { var: 'c' }] }
  table(
    'a formula that guards its own division',
    {
      max: 5,
      inputs: three,
      rule: { logic: { if: [{ '<=': [logic, 0] }, 2, { min: [5, { '/': [1, logic] }] }] } },
    },
    [
      [{ a: '0.3', b: '0.1', c: '0.2' }, '2.00'],
      [{ a: '0.8', b: '0.7', c: '0.1' }, '2.00'],
      [{ a: '1.3', b: '0.1', c: '0.2' }, '1.00'],
    ],
  )
  table(
    'a target is reached exactly',
    { max: 1, inputs: three, rule: { target: { of: { sum: ['a', 'b'] }, target: 'c', met: 1, missed: 0 } } },
    [
      [{ a: '0.1', b: '0.2', c: '0.3' }, '1.00'],
      [{ a: '0.1', b: '0.2', c: '0.3001' }, '0.00'],
      [{ a: '0.1', b: '0.7', c: '0.8' }, '1.00'],
    ],
  )
  table(
    'a difference of rates is at a level that it is near to',
    {
      max: 1,
      inputs: [
        decimal('a', 0, { at_most: 'b' }),
        decimal('b', 0, { min: 1 }),
        decimal('c', 0, { at_most: 'd' }),
        decimal('d', 0, { min: 1 }),
      ],
      rule: { logic: { if: [{ '>=': [{ '-': [rate('a', 'b'), rate('c', 'd')] }, 5] }, 1, 0] } },
    },
    [
      [{ a: '58', b: '100', c: '53', d: '100' }, '1.00'],
      [{ a: '29', b: '50', c: '53', d: '100' }, '1.00'],
      [{ a: '29', b: '50', c: '531', d: '1000' }, '0.00'],
    ],
  )

  it('who is exactly at the target has no excess, and is nobody’s leader', () => {
    const framework = one(
      {
        max: 10,
        inputs: three,
        rule: { target_and_leader: { of: rest, target: 'targets.goal' } },
      },
      { targets: [{ ...decimal('goal', 4, { min: 0.0001 }), label: 'x' }] },
    )
    const unit = (id: string, a: string, b: string, c: string, goal: string) => ({
      id,
      answers: { c1: { inputs: { a, b, c } } },
      unit: { targets: { goal }, attributes: {} },
    })
    const { results } = scoreRound(
      framework,
      [unit('u', '0.8', '0.1', '0.2', '0.5'), unit('v', '1.1', '0.3', '0.1', '0.7')],
      setting,
    )
    expect(Object.values(results).map(({ points }) => points)).toEqual(['5.00', '5.00'])
  })

  it('the best of nothing is nothing, also when nothing is a difference', () => {
    const framework = one({ max: 10, inputs: below(3), rule: { cohort_best: { of: rest } } })
    const unit = (id: string, a: string, b: string, c: string) => ({ id, answers: { c1: { inputs: { a, b, c } } } })
    const { results } = scoreRound(framework, [unit('u', '0.3', '0.1', '0.2'), unit('v', '0.8', '0.7', '0.1')], setting)
    expect(Object.values(results).map(({ points }) => points)).toEqual(['0.00', '0.00'])
  })

  it('a band compares what it computes', () => {
    const parts = ['a', 'b', 'c'].map((id) => ({
      max: 1,
      inputs: [{ id, type: 'decimal', min: 0, max: 1 }],
      rule: { judgement: { of: id } },
      scored_by: 'judgement',
    }))
    const points = (id: number): Logic => ({ var: `criteria.c${id}.points` })
    const at = { '==': [{ '-': [{ '-': [points(1), points(2)] }, points(3)] }, 0] }
    const framework = loaded(
      textOf(parts, {
        bands: [
          { id: 'even', title: 'Bằng', when: at },
          { id: 'rest', title: 'Còn lại', when: true },
        ],
      }),
    )
    const band = (...points: readonly string[]): string | null =>
      score(
        framework,
        Object.fromEntries(points.map((value, index) => [`c${index + 1}`, { inputs: { [ids[index]!]: value } }])),
        setting,
      ).band
    expect(band('0.3', '0.1', '0.2')).toBe('even')
    expect(band('0.8', '0.7', '0.1')).toBe('even')
    expect(band('0.31', '0.1', '0.2')).toBe('rest')
  })
})

describe('[R62] sums that are too large to be exact', () => {
  const sum = (...inputs: readonly { readonly [key: string]: Json }[]) =>
    codesOf(
      loadText(
        textOf([
          {
            max: 2,
            inputs,
            rule: {
              tiers: {
                of: { sum: ids.slice(0, inputs.length) },
                steps: [
                  { below: 0.3, points: 0 },
                  { from: 0.3, points: 2 },
                ],
              },
            },
          },
        ]),
      ),
    )
  it('are refused with what to write instead', () => {
    const free = (id: string, decimals: number) => ({ id, type: 'decimal', decimals })
    expect(sum(free('a', 0), free('b', 4))).toEqual(['sum-not-exact'])
    expect(sum({ ...free('a', 0), min: 0, max: 1_000_000 }, free('b', 4))).toEqual([])
    expect(sum(...ids.map((id) => free(id, 4)))).toEqual([])
  })
  it('so are products', () => {
    const product = (most: number) =>
      codesOf(
        loadText(
          textOf([
            {
              max: 1,
              inputs: [decimal('a', 4, { max: most }), decimal('b', 4, { max: most })],
              rule: { logic: { if: [{ '>=': [{ '*': [{ var: 'a' }, { var: 'b' }] }, 0.06] }, 1, 0] } },
            },
          ]),
        ),
      )
    expect(product(9000)).toEqual([])
    expect(product(10_000)).toEqual(['sum-not-exact'])
  })
})

describe('[R63] bounds of decimals', () => {
  it('are added up exactly: what may be 0 is not proven to be above it', () => {
    const inputs = [
      decimal('a', 4, { min: 0.8 }),
      decimal('b', 4, { max: 0.7 }),
      decimal('c', 4, { max: 0.1 }),
      decimal('x', 4, { max: 0.8 }),
    ]
    const codes = (rule: { readonly [form: string]: Json }) => codesOf(loadText(textOf([{ max: 5, inputs, rule }])))
    const of = { difference: ['a', 'b', 'c'] }
    expect(codes({ steps: { of: { ratio: ['x', of] }, base: 0, at: 0, per: 1, add: 1, cap: 5 } })).toEqual([
      'zero-denominator',
    ])
    expect(
      codes({
        logic: { min: [5, { '/': [{ var: 'x' }, { '-': [{ '-': [{ var: 'a' }, { var: 'b' }] }, { var: 'c' }] }] }] },
      }),
    ).toEqual(['divisor-may-be-zero'])
  })
})

function rate(a: string, b: string): Logic {
  return { '/': [{ '*': [100, { var: a }] }, { var: b }] }
}
