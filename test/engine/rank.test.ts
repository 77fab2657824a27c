/** Places of a ranking. (SPEC S21) */
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { rank } from '../../engine/index.ts'
import type { Decimal } from '../../engine/index.ts'

const list = (...indices: readonly (Decimal | null)[]) => indices.map((index, at) => ({ id: `u${at}`, index }))
const places = (...indices: readonly (Decimal | null)[]) => rank(list(...indices)).map(({ place }) => place)

it.each<[readonly (Decimal | null)[], readonly (number | null)[]]>([
  [
    ['90.00', '88.00', '88.00', '80.00'],
    [1, 2, 2, 4],
  ],
  [
    ['80.00', '88.00', '90.00', '88.00'],
    [1, 2, 2, 4],
  ],
  [
    ['88.00', '88.00', '88.00'],
    [1, 1, 1],
  ],
  [
    ['0.00', '0.00'],
    [1, 1],
  ],
  [
    ['9.90', '10.00', '100.00'],
    [1, 2, 3],
  ],
  [
    ['90', '90.00'],
    [1, 1],
  ],
  [
    [null, '0.00', null],
    [1, null, null],
  ],
  [[null], [null]],
  [[], []],
])('[S21] %j → %j', (indices, expected) => {
  expect(places(...indices)).toEqual(expected)
})

it('[S21] ties and those without an index keep the order in which they came', () => {
  expect(rank(list(null, '88.00', '90.00', null, '88.00')).map(({ id }) => id)).toEqual(['u2', 'u1', 'u4', 'u0', 'u3'])
})

const index = fc.option(
  fc.integer({ min: 0, max: 400 }).map((units) => (units / 4).toFixed(2)),
  { freq: 8 },
)
const placeOf = (indices: readonly (Decimal | null)[], id: string): number | null | undefined =>
  rank(list(...indices)).find((one) => one.id === id)?.place

it('[S21] a place is one more than how many are better, whoever else is there', () => {
  fc.assert(
    fc.property(fc.array(index, { minLength: 1, maxLength: 30 }), (indices) => {
      for (const [at, own] of indices.entries()) {
        const better = indices.filter((one) => one !== null && own !== null && Number(one) > Number(own)).length
        expect(placeOf(indices, `u${at}`)).toBe(own === null ? null : better + 1)
      }
    }),
    { seed: 21, numRuns: 300 },
  )
})

it('[S21] a higher index never lowers a place, and a third unit never swaps two others', () => {
  const some = fc.array(index, { minLength: 2, maxLength: 20 })
  fc.assert(
    fc.property(some, fc.nat({ max: 1000 }), (indices, more) => {
      const [own, other] = [indices[0] ?? null, indices[1] ?? null]
      const raised = own === null ? '0.00' : (Number(own) + more / 4).toFixed(2)
      const before = placeOf(indices, 'u0') ?? Number.POSITIVE_INFINITY
      expect(placeOf([raised, ...indices.slice(1)], 'u0')).toBeLessThanOrEqual(before)
      const ahead = (all: readonly (Decimal | null)[]) =>
        Math.sign((placeOf(all, 'u0') ?? Infinity) - (placeOf(all, 'u1') ?? Infinity) || 0)
      expect(ahead(indices)).toBe(ahead([own, other]))
    }),
    { seed: 22, numRuns: 300 },
  )
})

it('[S21] the order in which units come never changes a place', () => {
  fc.assert(
    fc.property(fc.array(index, { minLength: 1, maxLength: 20 }), (indices) => {
      const units = list(...indices)
      const by = (ranked: ReturnType<typeof rank>) => new Map(ranked.map(({ id, place }) => [id, place]))
      expect(by(rank(units.toReversed()))).toEqual(by(rank(units)))
    }),
    { seed: 23, numRuns: 200 },
  )
})
