import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { readNumber, showDecimal } from '../../engine/numbers.ts'
import { isDecimal } from '../../engine/points.ts'
import { type Expected, count, inScoreField, numberFixtures, plainDecimals, score } from '../fixtures/numbers.ts'

const short = (typed: string) => JSON.stringify(typed.length > 20 ? `${typed.slice(0, 20)}…` : typed)

function understood(typed: string, field: Parameters<typeof readNumber>[1]): Expected {
  const read = readNumber(typed, field)
  switch (read.kind) {
    case 'empty':
      return 'empty'
    case 'number':
      return { value: read.value, echo: read.echo }
    case 'refused':
      return read.code
    default:
      return read satisfies never
  }
}

for (const { name, field, cases } of numberFixtures) {
  describe(`typed in ${name}`, () => {
    for (const [typed, expected] of cases) {
      it(`${short(typed)} is ${typeof expected === 'string' ? expected : expected.value}`, () => {
        expect(understood(typed, field)).toEqual(expected)
      })
    }
  })
}

describe('written in YAML, JSON and on the command line', () => {
  for (const [text, valid] of plainDecimals) {
    it(`${text} is ${valid ? 'a' : 'no'} decimal`, () => expect(isDecimal(text)).toBe(valid))
  }
})

describe('readNumber', () => {
  it('keeps as many decimals as the field allows', () => {
    expect(readNumber('8,1234', { type: 'decimal', decimals: 4 })).toEqual({
      kind: 'number',
      value: '8.1234',
      echo: false,
    })
    expect(readNumber('8,5', { type: 'percent', decimals: 0 })).toEqual({ kind: 'refused', code: 'too-many-decimals' })
  })

  it('never throws and only ever gives plain decimals', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(score, count), (typed, field) => {
        const read = readNumber(typed, field)
        if (read.kind === 'number') expect(read.value).toMatch(/^(0|[1-9]\d*)(\.\d*[1-9])?$/)
      }),
    )
  })

  it('reads back what showDecimal shows, in both languages', () => {
    const decimal = fc
      .tuple(fc.nat(9_999_999), fc.nat(99))
      .map(([ones, cents]) => `${ones}.${String(cents).padStart(2, '0')}`)
    fc.assert(
      fc.property(decimal, fc.constantFrom('vi' as const, 'en' as const), (value, lang) => {
        const canonical = value.replace(/\.?0+$/, value.includes('.') ? '' : '$&')
        const read = readNumber(showDecimal(canonical, lang, 2), score)
        expect(read).toMatchObject({ kind: 'number', value: canonical })
      }),
    )
  })

  it('understands the same score whichever script the digits are in', () => {
    const wide = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    for (const [typed, expected] of inScoreField) expect(understood(wide(typed), score)).toEqual(expected)
  })
})

describe('showDecimal', () => {
  const cases: readonly (readonly [value: string, decimals: number | undefined, vi: string, en: string])[] = [
    ['1234.5', undefined, '1.234,5', '1,234.5'],
    ['1234.5', 2, '1.234,50', '1,234.50'],
    ['92.86', 2, '92,86', '92.86'],
    ['38', undefined, '38', '38'],
    ['38', 2, '38,00', '38.00'],
    ['0.5', undefined, '0,5', '0.5'],
    ['-0.5', 2, '-0,50', '-0.50'],
    ['-1234567', undefined, '-1.234.567', '-1,234,567'],
    ['123', undefined, '123', '123'],
    ['1000000', undefined, '1.000.000', '1,000,000'],
    ['1.005', 2, '1,005', '1.005'],
    ['9007199254740993.1234', undefined, '9.007.199.254.740.993,1234', '9,007,199,254,740,993.1234'],
    ['no number', 2, 'no number', 'no number'],
  ]
  for (const [value, decimals, vi, en] of cases) {
    it(`${value} to ${decimals ?? 'its own'} decimals is ${vi}`, () => {
      expect(showDecimal(value, 'vi', decimals)).toBe(vi)
      expect(showDecimal(value, 'en', decimals)).toBe(en)
    })
  }
})
