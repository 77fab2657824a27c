/** Exact decimals against whole-number fractions. (SPEC S1–S4) */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalsOf, fromUnits, isDecimal, multiplyDivide, quantise, toDecimal, toUnits } from '../../engine/points.ts'
import { codesOf, loadText, one, outcomeOf, textOf } from './load-small.ts'

/** Half-up of a ÷ b in whole numbers; neither is negative. */
const halfUp = (a: bigint, b: bigint): bigint => (2n * a + b) / (2n * b)

it.each([
  ['0', 2, 0, '0.00'],
  ['1.5', 2, 150, '1.50'],
  ['1.50', 2, 150, '1.50'],
  ['38', 0, 38, '38'],
  ['-0.5', 2, -50, '-0.50'],
  ['0.05', 2, 5, '0.05'],
  ['10000', 4, 100_000_000, '10000.0000'],
  ['0.0001', 4, 1, '0.0001'],
  ['92.86', 2, 9286, '92.86'],
])('[S1] "%s" with %i digits is %i, and leaves as "%s"', (text, digits, units, out) => {
  expect(toUnits(text, digits)).toBe(units)
  expect(fromUnits(units, digits)).toBe(out)
})

it('[S1] in and out again, for every digit count', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 4 }), (units, digits) => {
      expect(toUnits(fromUnits(units, digits), digits)).toBe(units)
      expect(decimalsOf(fromUnits(units, digits))).toBe(digits)
    }),
    { seed: 1 },
  )
})

it.each(['1,5', '1e3', '.5', '5.', '01', '+1', '0x10', '', ' 1', '1 ', '--1', 'NaN', 'Infinity', '1_000', '１'])(
  '[S1] "%s" is no decimal',
  (text) => {
    expect(isDecimal(text)).toBe(false)
    expect(() => toUnits(text, 2)).toThrow(RangeError)
  },
)

it('[S2] more digits than kept are an error, never dropped', () => {
  expect(() => toUnits('1.505', 2)).toThrow(RangeError)
})

describe('a number of a rule becomes points', () => {
  it.each([
    [0.1 + 0.2, 2, 30],
    [10.045, 2, 1005],
    [10.055, 2, 1006],
    [1.005, 2, 101],
    [2 - 0.1 * 7, 2, 130],
    [2.675, 2, 268],
    [8.345, 2, 835],
    [0.005, 2, 1],
    [0.004_999_999_9, 2, 0],
    [0.004_999_999_999_9, 2, 1],
    [-0.005, 2, -1],
    [-1.005, 2, -101],
    [-0.004, 2, 0],
    [0, 2, 0],
    [0.5, 0, 1],
    [1.5, 0, 2],
    [2.5, 0, 3],
    [2 / 3, 4, 6667],
    [99_999.995, 2, 10_000_000],
  ])('[S3] %d with %i digits is %i', (value, digits, units) => {
    expect(quantise(value, digits)).toBe(units)
  })

  const digits = fc.integer({ min: 0, max: 3 })
  const whole = fc.integer({ min: 1, max: 1_000_000 })
  /** A maximum of up to 100 points in units of `digits`. */
  const maximum = (kept: number) => fc.integer({ min: 1, max: 100 * 10 ** kept })

  it('[S3] maximum × a ÷ b, a and b up to 10⁶, is the exact half-up', () => {
    const drawn = digits.chain((kept) => fc.tuple(fc.constant(kept), maximum(kept), whole, whole))
    fc.assert(
      fc.property(drawn, ([kept, max, x, y]) => {
        const [a, b] = x < y ? [x, y] : [y, x]
        expect(quantise(((max / 10 ** kept) * a) / b, kept)).toBe(Number(halfUp(BigInt(max) * BigInt(a), BigInt(b))))
      }),
      { seed: 3, numRuns: 20_000 },
    )
  })

  /** a with 2 × max × a ≡ distance (mod 2b): as near to a tie as a ratio can be, and on it. */
  function* nearTies(max: number, from: number, to: number): Generator<readonly [number, number]> {
    for (let b = from; b > to; b--) {
      for (let a = 1, rest = 2 * max; a < 400; a++, rest = (rest + 2 * max) % (2 * b)) {
        if (Math.abs(rest - b) <= 1) yield [a, b]
      }
    }
  }

  it('[S3] ties and their nearest neighbours, exhaustively where they are', () => {
    let ties = 0
    for (const max of [50, 100, 150, 200, 250, 300, 500, 1000, 10_000]) {
      for (const [a, b] of nearTies(max, 1200, 1)) {
        const exact = Number(halfUp(BigInt(max) * BigInt(a), BigInt(b)))
        if (quantise(((max / 100) * a) / b, 2) !== exact) expect([max, a, b]).toBe(exact)
        ties++
      }
    }
    expect(ties).toBeGreaterThan(10_000)
  })

  const ratioOf = (kept: number, max: number, most: number) => ({
    part: {
      max: max / 10 ** kept,
      inputs: [
        { id: 'a', type: 'count', at_most: 'b' },
        { id: 'b', type: 'count', min: 1, max: most },
      ],
      rule: { ratio: { of: ['a', 'b'] } },
    },
    head: { rounding: { mode: 'half-up', criterion: kept, index: 2 } },
  })
  it.each([
    [3, 1000, '999949', '999999'],
    [3, 3000, '499999', '999998'],
    [4, 10_000, '49999', '99999'],
    [4, 10_000, '99949', '99999'],
  ])('[S3] with %i digits, %i units × %s ÷ %s', (kept, max, a, b) => {
    const { part, head } = ratioOf(kept, max, kept === 4 ? 100_000 : 1_000_000)
    const exact = Number(halfUp(BigInt(max) * BigInt(a), BigInt(b)))
    expect(outcomeOf('c1', { inputs: { a, b } }, one(part, head))).toMatchObject({ points: fromUnits(exact, kept) })
  })

  it('[S3] 999949 ÷ 999999 with 4 digits lies nearer to a half than binary numbers tell, and is refused at load', () => {
    expect(quantise(999_949 / 999_999, 4)).not.toBe(Number(halfUp(10_000n * 999_949n, 999_999n)))
    const { part, head } = ratioOf(4, 10_000, 1_000_000)
    expect(codesOf(loadText(textOf([part], head)))).toEqual(['ratio-not-exact'])
  })

  it('[S3] with 4 digits and a denominator up to 10⁵, it is the exact half-up', () => {
    const denominator = fc.integer({ min: 1, max: 100_000 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), denominator, denominator, (max, x, y) => {
        const [a, b] = x < y ? [x, y] : [y, x]
        expect(quantise(((max / 10_000) * a) / b, 4)).toBe(Number(halfUp(BigInt(max) * BigInt(a), BigInt(b))))
      }),
      { seed: 4, numRuns: 20_000 },
    )
  })

  it.each([
    [2 / 3, '0.6666666667'],
    [0, '0'],
    [-0, '0'],
    [1, '1'],
    [10, '10'],
    [1.5, '1.5'],
    [0.1 + 0.2, '0.3'],
    [-0.25, '-0.25'],
    [1e-11, '0'],
    [-1e-11, '0'],
    [99_999.5, '99999.5'],
    [100_000_000, '100000000'],
    [99_999_999_999_999_900, '99999999999999900'],
  ])('[S3] %d is told as "%s"', (value, text) => {
    expect(toDecimal(value)).toBe(text)
  })
})

describe('a share', () => {
  it.each([
    [6500, 10_000, 7000, 9286],
    [6150, 10_000, 7000, 8786],
    [1, 1, 2, 1],
    [1, 1, 3, 0],
    [-1, 1, 2, -1],
    [0, 10_000, 7000, 0],
    [7000, 10_000, 7000, 10_000],
    [13, 10_000, 15, 8667],
  ])('[S4] %i × %i ÷ %i is %i', (a, b, c, expected) => {
    expect(multiplyDivide(a, b, c)).toBe(expected)
  })

  it('[S4] is the exact half-up of a fraction', () => {
    const units = fc.integer({ min: 0, max: 100_000_000 })
    fc.assert(
      fc.property(
        units,
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 1, max: 100_000_000 }),
        (a, b, c) => {
          const share = multiplyDivide(a, b, c)
          // |share − a·b/c| ≤ ½, and a tie goes up.
          const distance = 2n * (BigInt(a) * BigInt(b) - BigInt(share) * BigInt(c))
          expect(-BigInt(c) <= distance && distance < BigInt(c)).toBe(true)
          expect(multiplyDivide(-a, b, c) === -share).toBe(true)
        },
      ),
      { seed: 4, numRuns: 5000 },
    )
  })
})
