/** What is proven of a rule against every answer that it can get, counted out one by one. (SPEC L54, L58) */
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Json, Logic } from '../../engine/index.ts'
import { bare, evaluate } from '../../engine/rules/evaluate.ts'
import type { RuleContext, RuleInput } from '../../engine/rules/form.ts'
import { logicOf, PLAIN } from '../../engine/rules/form.ts'
import { reachOf } from '../../engine/rules/reach.ts'
import { checkRule, nested } from '../../engine/rules/rule.ts'

const count = (id: string, min: number, max: number, at_most: string | null = null): RuleInput => ({
  id,
  type: 'count',
  label: { vi: id, en: id },
  min,
  max,
  decimals: 0,
  ...PLAIN,
  at_most,
})
const inputs: readonly RuleInput[] = [
  count('a', 0, 5, 'b'),
  count('b', 1, 6),
  { ...count('c', 0, 0), type: 'boolean', min: null, max: null },
]
const context: RuleContext = {
  id: 'x',
  max: 4,
  digits: 2,
  inputs: new Map(inputs.map((one) => [one.id, one])),
  nested,
}

const points = fc.constantFrom(0, 0.5, 1, 2, 4)
const bound = fc.constantFrom(-1, 0, 1, 2, 3, 5, 6, 50, 100)
const value = fc.constantFrom<Json>('a', 'b', { ratio: ['a', 'b'] }, { sum: ['a', 'b'] }, { difference: ['b', 'a'] })

const tiers = fc
  .tuple(value, fc.uniqueArray(bound, { minLength: 1, maxLength: 3 }), fc.array(points, { minLength: 4, maxLength: 4 }))
  .map(([of, bounds, given]): Json => {
    const sorted = bounds.toSorted((x, y) => x - y)
    const steps = [...sorted, null].map((end, index) => ({
      points: given[index]!,
      ...(index > 0 ? { from: sorted[index - 1]! } : {}),
      ...(end === null ? {} : { below: end }),
    }))
    return { tiers: { of, steps } }
  })
const steps = fc
  .tuple(value, points, bound, fc.constantFrom(1, 2), fc.constantFrom('up', 'down'))
  .map(([of, base, at, per, dir]): Json => ({ steps: { of, base, at, per, add: 0.5, cap: 4, dir } }))
const simple = fc.oneof(
  tiers,
  steps,
  fc.constant<Json>({ ratio: { of: ['a', 'b'] } }),
  points.map((each): Json => ({ count: { of: 'a', each, cap: 4 } })),
  points.map((each): Json => ({ deduct: { of: 'b', start: 4, each, floor: 0 } })),
  points.map((none): Json => ({ none_of: { of: ['a', 'c'], none, any: 1 } })),
)

const variable = fc.constantFrom<Logic>({ var: 'a' }, { var: 'b' })
const arithmetic: fc.Arbitrary<Logic> = fc.oneof(
  variable,
  points,
  fc
    .tuple(fc.constantFrom('+', '-', '*', 'min', 'max'), variable, fc.oneof(variable, points))
    .map(([name, x, y]) => ({ [name]: [x, y] })),
  fc.constant<Logic>({ '/': [{ '*': [4, { var: 'a' }] }, { var: 'b' }] }),
)
const comparison: fc.Arbitrary<Logic> = fc.oneof(
  fc
    .tuple(fc.constantFrom('<', '<=', '>', '>=', '==', '!='), arithmetic, fc.oneof(arithmetic, bound))
    .map(([name, x, y]) => ({ [name]: [x, y] })),
  fc.constant<Logic>({ var: 'c' }),
)
const condition: fc.Arbitrary<Logic> = fc.oneof(
  comparison,
  fc.tuple(fc.constantFrom('and', 'or'), comparison, comparison).map(([name, x, y]) => ({ [name]: [x, y] })),
  comparison.map((one) => ({ '!': [one] })),
)
const formula = fc
  .tuple(condition, arithmetic, condition, arithmetic, arithmetic)
  .chain((parts) =>
    fc.constantFrom<Json>(
      { logic: { if: [...parts] } },
      { logic: { if: [parts[0], { if: parts.slice(2) }, parts[1]] } },
    ),
  )

const rule = fc.oneof(
  simple,
  formula,
  fc.tuple(condition, simple, simple).map(([test, one, other]): Json => ({
    branch: Object.fromEntries([
      ['if', test],
      ['then', one],
      ['else', other],
    ]),
  })),
  fc.tuple(simple, simple).map((both): Json => ({ best_of: both })),
)

it('[L54] no answer leaves what is proven', () => {
  const seen = { rules: 0, dead: 0, ends: 0 }
  fc.assert(
    fc.property(rule, (written) => {
      const whole = written as { readonly [form: string]: Json }
      const { findings, reach } = checkRule(whole, context)
      const wrong = findings.filter(
        ({ code }) =>
          !['dead-branch', 'points-inverted', 'contradictory-bounds', 'logic-may-leave-range'].includes(code),
      )
      if (wrong.length > 0) return
      seen.rules++
      const { cases } = nested.desugar(whole, context)
      const logic = logicOf(cases)
      const { range, dead } = reachOf(logic, context)
      const given: number[] = []
      for (let b = 1; b <= 6; b++)
        for (let a = 0; a <= Math.min(5, b); a++)
          for (const c of [false, true]) {
            const scope = bare<number | boolean>(Object.entries({ a, b, c }))
            const found = evaluate(logic, scope)
            if (typeof found === 'number') given.push(found)
            const taken = cases.findIndex(({ when }) => when === true || evaluate(when, scope) === true)
            for (const { at, index } of dead) if (at.length === 2 && cases.length > 1) expect(taken).not.toBe(index)
          }
      const [least, most] = [Math.min(...given), Math.max(...given)]
      expect(range![0]).toBeLessThanOrEqual(least + 1e-9)
      expect(range![1]).toBeGreaterThanOrEqual(most - 1e-9)
      if (reach !== null) {
        expect(reach[0]).toBeLessThanOrEqual(least + 1e-9)
        expect(reach[1]).toBeGreaterThanOrEqual(most - 1e-9)
        if (Math.abs(reach[1] - most) < 1e-9) seen.ends++
      }
      seen.dead += dead.length
    }),
    { numRuns: 1500, seed: 54 },
  )
  expect(seen.dead).toBeGreaterThan(50)
  // Most rules have bounds that some answer really reaches.
  expect(seen.ends).toBeGreaterThan(seen.rules * 0.8)
})
