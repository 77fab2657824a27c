/** The proof about bands against every result that a small framework can have, counted out one by one. (SPEC L60–L63) */
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { score } from '../../engine/index.ts'
import type { Answer, Answers, Framework, Json, Logic } from '../../engine/index.ts'
import { loaded, loadText, setting, textOf } from './load-small.ts'

const leaf = (id: string, number: string, max: number, exclude: boolean) => ({
  id,
  number,
  title: 'C',
  max,
  scored_by: 'appraisal',
  not_arising: exclude ? 'exclude' : 'refuse',
  inputs: [{ id: 'a', type: 'count', label: 'A', min: 0, max }],
  rule: { logic: { var: 'a' } },
})

const shapes = fc.record({
  max: fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 1, max: 3 }))),
  exclude: fc.oneof(fc.constant([false, false, false, false]), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 })),
  digits: fc.integer({ min: 0, max: 1 }),
})

const names = ['index', 'leaves.min', 'domains.p.ratio', 'domains.q.ratio']
const test: fc.Arbitrary<Logic> = fc
  .tuple(
    fc.constantFrom('<', '<=', '>', '>=', '==', '!='),
    fc.constantFrom(...names),
    fc.constantFrom(0, 1, 25, 50, 66.7, 75, 99, 100),
  )
  .map(([operator, name, value]) => ({ [operator]: [{ var: name }, value] }))
const condition: fc.Arbitrary<Logic> = fc.oneof(
  test,
  fc
    .tuple(fc.constantFrom('and', 'or'), fc.array(test, { minLength: 2, maxLength: 3 }))
    .map(([joined, of]) => ({ [joined]: of })),
  test.map((one) => ({ '!': [one] })),
)

function textWith(
  { max, exclude, digits }: typeof shapes extends fc.Arbitrary<infer T> ? T : never,
  whens: readonly Logic[],
): string {
  const leaves = max.map((one, index) =>
    leaf(`c${index}`, `${index < 2 ? 1 : 2}.${(index % 2) + 1}`, one, exclude[index]!),
  )
  const group = (id: string, number: string, criteria: typeof leaves): Json => ({
    id,
    number,
    title: 'D',
    max: criteria.reduce((sum, one) => sum + one.max, 0),
    criteria,
  })
  return textOf([], {
    scale: { total: max.reduce((a, b) => a + b, 0), unit: 'điểm', survey: 'none' },
    rounding: { mode: 'half-up', criterion: 0, index: digits },
    not_arising: 'refuse',
    domains: [group('p', '1', leaves.slice(0, 2)), group('q', '2', leaves.slice(2))],
    bands: whens.map((when, index) => ({ id: `b${index}`, title: 'B', when })),
  })
}

/** Every form: each criterion with each of its points, or without occasion. */
function* forms(max: readonly number[], exclude: readonly boolean[], at = 0): Generator<Answers> {
  if (at === max.length) {
    yield {}
    return
  }
  const own: Answer[] = Array.from({ length: max[at]! + 1 }, (_, points) => ({ inputs: { a: String(points) } }))
  if (exclude[at]) own.push({ inputs: {}, not_arising: 'x' })
  for (const rest of forms(max, exclude, at + 1)) for (const one of own) yield { ...rest, [`c${at}`]: one }
}

it('[L61] a gap is reported exactly when some form has no class, and an unclaimed one only when it cannot be told', () => {
  const seen = { gap: 0, whole: 0, unsure: 0, dead: 0 }
  fc.assert(
    fc.property(shapes, fc.array(condition, { minLength: 1, maxLength: 3 }), (shape, whens) => {
      const { problems } = loadText(textWith(shape, whens))
      const codes = problems.map(({ code }) => code)
      const scored: Framework = loaded(textWith(shape, [true]))
      const framework = {
        ...scored,
        bands: whens.map((when, index) => ({ id: `b${index}`, title: { vi: 'B' }, when })),
      }
      const given = new Set<string>()
      const unclassified = new Set<string>()
      for (const answers of forms(shape.max, shape.exclude)) {
        const { index, band } = score(framework, answers, setting)
        if (band === null) continue
        given.add(band)
        if (band === 'unclassified') unclassified.add(index!)
      }
      if (codes.includes('class-gap')) {
        seen.gap++
        expect(unclassified.size).toBeGreaterThan(0)
        for (const { code, params } of problems) {
          const said = /index ([\d.]+)/.exec(params['found_en'] ?? '')?.[1]
          if (code === 'class-gap' && said !== undefined) expect([...unclassified]).toContain(said)
        }
      } else if (codes.includes('class-gap-unsure')) {
        seen.unsure++
        expect(shape.exclude).toContain(true)
      } else {
        seen.whole++
        expect([...unclassified]).toEqual([])
      }
      for (const { code, params } of problems)
        if (code === 'class-never-given') {
          seen.dead++
          expect(given.has(params['id']!)).toBe(false)
        }
    }),
    { numRuns: 150, seed: 20_261_125 },
  )
  expect(Object.values(seen).every((count) => count > 0)).toBe(true)
  expect(seen.gap + seen.whole).toBeGreaterThan(seen.unsure)
})
