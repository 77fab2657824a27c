/**
 * The proof about bands, vetoes and ceilings against every result of small frameworks with bonus, penalty, flags
 * and every policy, counted out one by one. (SPEC L60–L64)
 */
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { score } from '../../engine/index.ts'
import type { Answer, Answers, Framework, Json, Logic } from '../../engine/index.ts'
import { loaded, loadText, setting } from './load-small.ts'
import { textOfTree } from './made.ts'

const policy = fc.constantFrom<Json>(
  'refuse',
  'refuse',
  'exclude',
  'full',
  'zero',
  'redistribute',
  { policy: 'exclude', within: 'p' },
  { policy: 'redistribute', among: 'p' },
)
const plain = fc.constantFrom<Json>('refuse', 'exclude', 'full', 'zero')
const shapes = fc.record({
  max: fc.tuple(...Array.from({ length: 3 }, () => fc.integer({ min: 1, max: 2 }))),
  policies: fc.oneof(
    fc.constant<readonly Json[]>(['refuse', 'refuse', 'refuse']),
    fc.tuple(policy, policy, fc.constantFrom<Json>('refuse', 'exclude', 'full', 'zero')),
  ),
  bonus: fc.tuple(fc.integer({ min: 1, max: 2 }), plain, fc.constantFrom('sum', 'best'), fc.boolean()),
  penalty: fc.tuple(fc.integer({ min: 1, max: 2 }), plain),
  has: fc.record({ bonus: fc.boolean(), penalty: fc.boolean() }),
  above: fc.constantFrom('capped', 'allowed'),
  digits: fc.integer({ min: 0, max: 1 }),
})
type Shape = typeof shapes extends fc.Arbitrary<infer T> ? T : never

const points = ['index', 'base', 'leaves.min', 'leaves.zero', 'domains.p.ratio', 'domains.q.ratio']
const ofCriteria = ['criteria.c0.points', 'criteria.c1.ratio', 'criteria.c2.points']
const beside: Readonly<Record<string, readonly string[]>> = {
  bonus: ['bonus', 'criteria.b0.points', 'criteria.b1.ratio'],
  penalty: ['penalty', 'criteria.n0.points'],
}

const conditions = ({ has }: Shape): fc.Arbitrary<Logic> => {
  const names = [
    ...points,
    ...ofCriteria,
    ...(['bonus', 'penalty'] as const).flatMap((one) => (has[one] ? beside[one]! : [])),
  ]
  const test: fc.Arbitrary<Logic> = fc.oneof(
    fc
      .tuple(
        fc.constantFrom('<', '<=', '>', '>=', '==', '!='),
        fc.constantFrom(...names),
        fc.constantFrom(0, 0.5, 1, 2, 3, 4, 50, 66.7, 100),
      )
      .map(([operator, name, value]) => ({ [operator]: [{ var: name }, value] })),
    fc.constantFrom<Logic>({ var: 'flags.f' }, { '!': [{ var: 'flags.g' }] }),
  )
  return fc.oneof(
    test,
    fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(test, { minLength: 2, maxLength: 3 }))
      .map(([joined, of]) => ({ [joined]: of })),
  )
}

interface Conditions {
  readonly bands: readonly Logic[]
  readonly vetoes: readonly Logic[]
  readonly ceilings: readonly Logic[]
}

const cases = shapes.chain((shape) =>
  fc.tuple(
    fc.constant(shape),
    fc.record({
      bands: fc.array(conditions(shape), { minLength: 1, maxLength: 3 }),
      vetoes: fc.array(conditions(shape), { maxLength: 2 }),
      ceilings: fc.array(conditions(shape), { maxLength: 1 }),
    }),
  ),
)

function parts({ bands, vetoes, ceilings }: Conditions) {
  const last = `b${bands.length - 1}`
  return {
    bands: bands.map((when, at) => ({ id: `b${at}`, title: 'B', when })),
    ...(vetoes.length > 0 && { vetoes: vetoes.map((when, at) => ({ id: `v${at}`, title: 'V', when, band: last })) }),
    ...(ceilings.length > 0 && {
      ceilings: ceilings.map((when, at) => ({ id: `l${at}`, title: 'L', when, at_most: last })),
    }),
  }
}

function textWith(shape: Shape, given: Conditions): string {
  const { max, policies, bonus, penalty, has, above, digits } = shape
  const criterion = (id: string, most: number, not_arising: Json): Json => ({
    id,
    number: id,
    title: 'C',
    max: most,
    scored_by: 'appraisal',
    not_arising,
    inputs: [{ id: 'p', type: 'count', label: 'P', min: 0, max: most }],
    rule: { logic: { var: 'p' } },
  })
  const leaf = (at: number) => criterion(`c${at}`, max[at]!, policies[at]!) as { id: string }
  const [most, ofBonus, combine, capped] = bonus
  const two = [criterion('b0', most, ofBonus), criterion('b1', 1, 'refuse')]
  const sum = combine === 'sum' ? most + 1 : most
  return textOfTree(
    [
      { id: 'p', criteria: [leaf(0), leaf(1)] },
      { id: 'q', criteria: [leaf(2)] },
    ],
    {
      scale: has.bonus ? { above_total: above } : {},
      rounding: { mode: 'half-up', criterion: 0, index: digits },
      not_arising: 'refuse',
      flags: ['f', 'g'].map((id) => ({ id, label: id })),
      ...(has.bonus && { bonus: { number: 'B', title: 'B', max: capped ? 1 : sum, combine, criteria: two } }),
      ...(has.penalty && {
        penalty: { number: 'N', title: 'N', max: penalty[0], combine: 'sum', criteria: [criterion('n0', ...penalty)] },
      }),
      ...parts(given),
    },
  )
}

/** Every form. */
function* forms(shape: Shape): Generator<Answers> {
  const { max, policies, bonus, penalty, has } = shape
  const leaves: [string, number, Json][] = max.map((most, at) => [`c${at}`, most, policies[at]!])
  if (has.bonus) leaves.push(['b0', bonus[0], bonus[1]], ['b1', 1, 'refuse'])
  if (has.penalty) leaves.push(['n0', ...penalty])
  const walk = function* (at: number): Generator<Answers> {
    const leaf = leaves[at]
    if (leaf === undefined) {
      yield {}
      return
    }
    const [id, most, not_arising] = leaf
    const own: Answer[] = Array.from({ length: most + 1 }, (_, given) => ({ inputs: { p: String(given) } }))
    if (not_arising !== 'refuse') own.push({ inputs: {}, not_arising: 'x' })
    for (const rest of walk(at + 1)) for (const one of own) yield { ...rest, [id]: one }
  }
  for (const answers of walk(0))
    for (const f of [false, true]) for (const g of [false, true]) yield { ...answers, flags: { inputs: { f, g } } }
}

it('[L64] gaps, bands never given and conditions that never hold are said exactly where every form shows them', () => {
  const seen = { gap: 0, whole: 0, unsure: 0, dead: 0, never: 0, exact: 0 }
  fc.assert(
    fc.property(cases, ([shape, given]) => {
      const { problems } = loadText(textWith(shape, given))
      const codes = problems.map(({ code }) => code)
      const whole = loaded(textWith(shape, { bands: given.bands.map(() => true), vetoes: [], ceilings: [] }))
      const titled = parts(given)
      const framework = { ...whole, ...JSON.parse(JSON.stringify(titled)) } as Framework
      const bands = new Set<string>()
      const applied = new Set<string>()
      const unclassified = new Set<string>()
      for (const answers of forms(shape)) {
        const { index, band, overruled } = score(framework, answers, setting)
        if (band === null) continue
        bands.add(band)
        for (const one of [...(overruled?.vetoes ?? []), ...(overruled?.ceilings ?? [])]) applied.add(one)
        if (band === 'unclassified') unclassified.add(index!)
      }
      const settled = shape.policies.every((one) => one === 'refuse' || one === 'full')
      if (codes.includes('class-gap')) {
        seen.gap++
        expect(unclassified.size).toBeGreaterThan(0)
        for (const { code, params } of problems) {
          const said = /index ([\d.]+)/.exec(params['found_en'] ?? '')?.[1]
          if (code === 'class-gap' && said !== undefined) expect([...unclassified]).toContain(said)
        }
      } else if (codes.includes('class-gap-unsure')) seen.unsure++
      else {
        seen.whole++
        expect([...unclassified]).toEqual([])
      }
      if (settled && unclassified.size > 0 && codes.includes('class-gap')) seen.exact++
      for (const { code, params } of problems) {
        if (code === 'class-never-given') {
          seen.dead++
          expect(bands.has(params['id']!)).toBe(false)
        }
        if (code === 'condition-never-holds') {
          seen.never++
          expect(applied.has(params['id']!)).toBe(false)
        }
      }
    }),
    { numRuns: 100, seed: 20_261_125 },
  )
  expect(Object.values(seen).every((count) => count > 0)).toBe(true)
  expect(seen.gap + seen.whole).toBeGreaterThan(10 * seen.unsure)
})
