/** Bounds of rules over boxes by their branches and fractions, and the shelf on which every end is exact. (SPEC D17) */
import { describe, expect, it } from 'vitest'
import { attainable, groundOf } from '../../../engine/advise/attainable.ts'
import { cutsOf } from '../../../engine/advise/cuts.ts'
import { numbers, others } from '../../../engine/advise/hull.ts'
import type { Hull } from '../../../engine/advise/hull.ts'
import { piecesOf } from '../../../engine/advise/piece.ts'
import { provenBounds } from '../../../engine/advise/proven.ts'
import { leaves, score } from '../../../engine/live.ts'
import type { Answers, Framework, Input, InputValue, Logic, Setting } from '../../../engine/live.ts'
import { bare, evaluate } from '../../../engine/rules/evaluate.ts'
import { fractionBounds } from '../../../engine/rules/fraction.ts'
import { one, setting } from '../load-small.ts'
import { shipped } from '../shipped.ts'
import { chanceOf } from './made.ts'
import type { Chance } from './made.ts'

const x = { var: 'x' }
const y = { var: 'y' }
const number = (chance: Chance): number => chance.pick([0, 0.25, 1, 2, 3, 5, 8])

/** What `steps` and `tiers` come to over a ratio, a difference or a mean, with their conditions before them. */
function rule(chance: Chance): Logic {
  const [a, b, at] = [number(chance), number(chance), number(chance)]
  const value = chance.pick<Logic>([
    { '-': [x, y] },
    { '/': [{ '*': [5, x] }, y] },
    { '/': [{ '-': [{ '*': [5, x] }, { '*': [a, y] }] }, y] },
    { '/': [{ '+': [x, { '*': [a, y] }] }, { '+': [x, y, b] }] },
  ])
  const { top, bottom } = quotient(value)
  const grown: Logic = {
    '/': [{ '*': [{ '-': [top, bottom === 1 ? at : { '*': [at, bottom] }] }, 2] }, { '*': [4, bottom] }],
  }
  return {
    if: [
      ...(bottom === 1 ? [] : [{ '==': [bottom, 0] }, null]),
      { [chance.pick(['<=', '<'])]: [value, at] },
      chance.pick<Logic>([1, { '+': [x, 1] }]),
      { '==': [{ var: 'z' }, true] },
      { min: [{ '+': [1, grown] }, chance.pick([4, 6])] },
      { max: [value, b] },
    ],
  }
}

function quotient(value: Logic): { readonly top: Logic; readonly bottom: Logic } {
  const operands = (value as { readonly '/'?: readonly [Logic, Logic] })['/']
  return operands === undefined ? { top: value, bottom: 1 } : { top: operands[0], bottom: operands[1] }
}

describe('bounds by what stands before a branch', () => {
  it('[D17] hold every value that the reference evaluator yields in the box, 3,000 rules', () => {
    const chance = chanceOf(71)
    let nearer = 0
    for (let turn = 0; turn < 3000; turn += 1) {
      const logic = rule(chance)
      const ends = (): readonly [number, number] => {
        const [a, b] = [chance.number(7), chance.number(7)]
        return [Math.min(a, b), Math.max(a, b)]
      }
      const [onX, onY] = [ends(), ends()]
      const z = chance.pick([[true], [false], [true, false]])
      const isPart = chance.pick([true, false])
      const box: Readonly<Record<string, Hull>> = { x: numbers(...onX), y: numbers(...onY), z: others(z) }
      const range = provenBounds(logic, {
        get: (name) => box[name]!,
        isPart: () => isPart,
        isWhole: () => true,
        stepOf: () => 1,
        parts: isPart ? [['x', 'y']] : [],
      })
      const values: number[] = []
      for (let atX = onX[0]; atX <= onX[1]; atX += 1)
        for (let atY = isPart ? Math.max(onY[0], atX) : onY[0]; atY <= onY[1]; atY += 1)
          for (const atZ of z) {
            const found = evaluate(logic, bare(Object.entries({ x: atX, y: atY, z: atZ })))
            if (typeof found === 'number') values.push(found)
          }
      const isInside = values.every((one) => range !== null && range[0] <= one && one <= range[1])
      expect([logic, onX, onY, z, isPart, range, isInside]).toEqual([logic, onX, onY, z, isPart, range, true])
      if (range !== null && Number.isFinite(range[0]) && Number.isFinite(range[1])) nearer += 1
    }
    expect(nearer).toBeGreaterThan(1000)
  })

  it('[D17] a quotient of sums is a mean of the weights, also where nothing was counted', () => {
    const [top, bottom]: readonly Logic[] = [
      { '+': [{ var: 'a' }, { '*': [0.5, { var: 'b' }] }, { '*': [0.25, { var: 'c' }] }] },
      { '+': [{ var: 'a' }, { var: 'b' }, { var: 'c' }] },
    ]
    const near = (low: number, high: number): readonly [number, number] => [
      low * (1 - 64 * Number.EPSILON),
      high * (1 + 64 * Number.EPSILON),
    ]
    const bounds = (a: readonly [number, number], b: readonly [number, number], c: readonly [number, number]) =>
      fractionBounds(top!, bottom!, (name) => ({ a, b, c })[name]!)
    expect(bounds([0, 1e6], [0, 1e6], [0, 1e6])).toEqual(near(0.25, 1))
    expect(bounds([0, 0], [0, 1e6], [0, 1e6])).toEqual(near(0.25, 0.5))
    expect(bounds([1, 1], [1, 3], [1, 1])).toEqual(near(2.75 / 5, 1.75 / 3))
    expect(bounds([-1, 1], [0, 1], [0, 1])).toEqual([-Infinity, Infinity])
    // Nothing below the line and something above it: no best.
    expect(fractionBounds({ '+': [{ var: 'a' }, { var: 'b' }, 1] }, bottom!, () => [0, 1])[1]).toBe(Infinity)
  })

  it('[D17] a line is cut at every number that a rule compares it with, on the side where the number belongs', () => {
    const framework = one({
      max: 2,
      inputs: [{ id: 'a', type: 'count' }],
      rule: {
        logic: {
          if: [{ '==': [{ var: 'a' }, 0] }, 0, { '<': [{ var: 'a' }, 10] }, 1, { '<=': [{ var: 'a' }, 20] }, 1.5, 2],
        },
      },
    })
    const [piece] = piecesOf(groundOf(framework, {}, setting), leaves(framework), () => true)
    expect(cutsOf(piece!, () => 0)).toEqual([[-1, 0, 9, 20]])
  })
})

describe('the shelf', () => {
  it.each(shipped.map(({ framework }) => [framework.id, framework] as const))(
    '[D17] nothing of %s is too wide to search, answered in part or not at all',
    (_, framework) => {
      const chance = chanceOf(72)
      let asked = 0
      for (const part of [0, 20, 40, 60, 80, 20, 40, 60]) {
        const at = unitOf(framework, chance)
        const answers = partly(framework, chance, part, at)
        const found = attainable(framework, answers, at)
        const wide =
          found.kind === 'attainable' ? found.bounded.filter(({ reason }) => reason === 'search') : found.kind
        expect([answers, wide]).toEqual([answers, found.kind === 'none' ? 'none' : []])
        if (found.kind === 'attainable') asked += 1
      }
      expect(asked).toBeGreaterThan(4)
    },
  )
})

function anyOf(input: Input, chance: Chance): InputValue {
  if (input.type === 'boolean') return chance.pick([true, false])
  if (input.type === 'choice') return chance.pick(input.choices).id
  if (input.type === 'date') return chance.pick(['2026-02-01', '2026-12-20', '2025-12-01', '2027-01-10'])
  const [least, most] = [Number(input.min ?? 0), Number(input.max ?? 1000)]
  const step = input.step === null ? 10 ** -input.decimals : Number(input.step)
  const last = chance.pick([most, Math.min(most, least + 50), Math.min(most, least + 3000), least])
  return (least + chance.number(Math.floor((last - least) / step + 1e-9) + 1) * step).toFixed(input.decimals)
}

const unitOf = ({ attributes, targets }: Framework, chance: Chance): Setting => {
  const any = (inputs: readonly Input[]) => Object.fromEntries(inputs.map((input) => [input.id, anyOf(input, chance)]))
  return { ...setting, unit: { attributes: any(attributes), targets: any(targets) } }
}

/** Some answers, none of which makes a fault. */
function partly(framework: Framework, chance: Chance, percent: number, at: Setting): Answers {
  const some = (inputs: readonly Input[]) =>
    Object.fromEntries(
      inputs.filter(() => chance.number(100) < percent).map((input) => [input.id, anyOf(input, chance)]),
    )
  const answers: Answers = Object.fromEntries([
    ...leaves(framework).map(({ id, inputs }) => [id, { inputs: some(inputs) }] as const),
    ['facts', { inputs: some(framework.facts) }],
  ])
  const { faults } = score(framework, answers, at)
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !faults.includes(id)))
}
