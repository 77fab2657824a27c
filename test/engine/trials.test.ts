/** What the answers that are tried cannot tell apart, no answer can: checked against every answer there is. (SPEC E13, E17) */
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { leaves } from '../../engine/index.ts'
import type { Framework, Json, Leaf } from '../../engine/index.ts'
import { editsOfLogic } from '../../engine/examples/edits.ts'
import { trialsOf } from '../../engine/examples/trials.ts'
import type { RuleContext } from '../../engine/rules/form.ts'
import { loadText, one, outcomeOf, textOf, told } from './load-small.ts'

/** Numbers up to 10 are all that these rules tell apart; far above them nothing changes any more. */
const EVERY = Array.from({ length: 13 }, (_, index) => index - 1)

/** Whole borders, and borders between two whole numbers. */
const border = fc.integer({ min: 0, max: 20 }).map((half) => half / 2)
const comparison: fc.Arbitrary<Json> = fc
  .tuple(fc.constantFrom('<', '<=', '>', '>=', '==', '!='), border, fc.constantFrom('n', 'm'))
  .map(([operator, at, id]) => ({ [operator]: [{ var: id }, at] }))
const condition: fc.Arbitrary<Json> = fc.oneof(
  comparison,
  comparison.map((one): Json => ({ '!': one })),
  fc.tuple(fc.constantFrom('and', 'or'), comparison, comparison).map(([name, a, b]): Json => ({ [name]: [a, b] })),
)
const rule: fc.Arbitrary<Json> = fc
  .tuple(condition, condition)
  .map(([first, second]) => ({ if: [first, 1, second, 0.5, 0] }))

function made(logic: Json, bounds: { readonly [key: string]: Json }): Framework | null {
  const inputs = ['n', 'm'].map((id) => ({ id, type: 'count', ...bounds }))
  const outcome = loadText(textOf([{ max: 1, not_arising: 'refuse', inputs, rule: { logic } }]))
  return outcome.kind === 'ok' ? outcome.value : null
}
/** All that the edits of an expression ask of their context: the inputs' last digits. */
const context = { inputs: new Map(['n', 'm'].map((id) => [id, { decimals: 0 }])) } as unknown as RuleContext
const only = (framework: Framework): Leaf => leaves(framework)[0]!

/** The least answer that the two score differently, or null. */
function apart(
  one: Framework,
  other: Framework,
  answers: Iterable<Readonly<Record<string, string | boolean>>>,
): object | null {
  for (const inputs of answers)
    if (told(outcomeOf('c1', { inputs }, one)) !== told(outcomeOf('c1', { inputs }, other))) return inputs
  return null
}
const everyAnswer = EVERY.flatMap((n) => EVERY.map((m) => ({ n: String(n), m: String(m) })))

/** A rule and a small mistake in it: some change no result, and those are what the proof is for. */
it.each([
  ['without bounds of their own', {}, {}],
  ['up to 10', { max: 10 }, { max: 10 }],
  ['where a bound differs', { max: 10 }, { max: 9 }],
  ['where both differ', { min: 1 }, { min: 2, max: 10 }],
])('[E17] two rules over counts %s', (_, first, second) => {
  let [same, different] = [0, 0]
  fc.assert(
    fc.property(rule, fc.nat(), (written, chosen) => {
      const edits = editsOfLogic(written, { context, step: 0.01 }, true)
      const [one, other] = [made(written, first), made(edits[chosen % edits.length]!.value, second)]
      // A rule may be refused: a condition that never holds hides the maximum.
      if (one === null || other === null) return
      const { answers, exact } = trialsOf([only(one), only(other)], '2026')
      const tried = [...answers]
      expect(exact).toBe(true)
      const found = apart(one, other, tried)
      if (found === null) same++
      else different++
      expect(found === null).toBe(apart(one, other, everyAnswer) === null)
    }),
    { seed: 17, numRuns: 40 },
  )
  expect(different).toBeGreaterThan(0)
  if (JSON.stringify(first) === JSON.stringify(second)) expect(same).toBeGreaterThan(0)
})

it('[E13] an input that nothing depends on is given a value all the same', () => {
  const part = {
    max: 1,
    inputs: [
      { id: 'kept', type: 'boolean' },
      { id: 'free', type: 'decimal' },
    ],
    rule: { yes_no: { of: 'kept', yes: 1, no: 0 } },
  }
  const { answers, exact } = trialsOf([only(one(part))], '2026')
  expect([[...answers], exact]).toEqual([
    [
      { kept: true, free: '0' },
      { kept: false, free: '0' },
    ],
    true,
  ])
})

it('[E13] nothing is called exact that goes into a calculation without an end', () => {
  const exact = (logic: Json, bounds = {}): boolean => trialsOf([only(made(logic, bounds)!)], '2026').exact
  const least = { min: [{ '*': [{ var: 'n' }, 0.1] }, { if: [{ '>': [{ var: 'm' }, 2] }, 1, 0.5] }] }
  expect(exact(least)).toBe(false)
  expect(exact(least, { max: 50 })).toBe(true)
  expect(exact({ if: [{ '>': [{ var: 'n' }, { var: 'm' }] }, 1, 0] })).toBe(false)
  expect(exact({ if: [{ '>': [{ var: 'n' }, { var: 'm' }] }, 1, 0] }, { max: 50 })).toBe(true)
  expect(exact({ if: [{ '>': [{ var: 'n' }, 3] }, 1, { '>': [{ var: 'm' }, 3] }, 0.5, 0] })).toBe(true)
})
