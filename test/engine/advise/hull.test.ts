/** Bounds of expressions over boxes, with the reference evaluator as the judge. (SPEC D1) */
import { describe, expect, it } from 'vitest'
import { hullOf, numbers, UNKNOWN, others } from '../../../engine/advise/hull.ts'
import type { Hull, HullNames } from '../../../engine/advise/hull.ts'
import type { Logic } from '../../../engine/live.ts'
import { bare, evaluate } from '../../../engine/rules/evaluate.ts'
import { chanceOf } from './made.ts'
import type { Chance } from './made.ts'

const VALUES = [-3, -1, -0.5, 0, 0.1, 0.2, 0.3, 1, 2, 7, 29, 50, 100]
const CHOICES = ['a', 'b', 'c']

function numeric(chance: Chance, depth: number): Logic {
  const part = () => numeric(chance, depth - 1)
  if (depth === 0) return chance.pick<Logic>([{ var: 'x' }, { var: 'y' }, { var: 'x' }, chance.pick(VALUES)])
  return chance.pick<() => Logic>([
    () => ({ '+': [part(), part(), part()] }),
    () => ({ '-': [part(), part()] }),
    () => ({ '-': [part()] }),
    () => ({ '*': [part(), part()] }),
    () => ({ '/': [part(), part()] }),
    () => ({ '%': [part(), part()] }),
    () => ({ min: [part(), part(), part()] }),
    () => ({ max: [part(), part()] }),
    () => ({ if: [condition(chance, depth - 1), part(), condition(chance, depth - 1), part(), part()] }),
    () => ({ '?:': [condition(chance, depth - 1), part(), chance.pick<Logic>([part(), null])] }),
  ])()
}

function condition(chance: Chance, depth: number): Logic {
  const part = () => numeric(chance, Math.max(0, depth - 1))
  const test = () => condition(chance, depth - 1)
  const plain: readonly (() => Logic)[] = [
    () => ({ [chance.pick(['<', '<='])]: [part(), part(), part()] }),
    () => ({ [chance.pick(['<', '<=', '>', '>='])]: [part(), part()] }),
    () => ({ [chance.pick(['==', '!=', '===', '!=='])]: [part(), part()] }),
    () => ({ [chance.pick(['==', '!='])]: [{ var: 'z' }, chance.pick([true, false])] }),
    () => ({ [chance.pick(['==', '!=='])]: [{ var: 'c' }, chance.pick(CHOICES)] }),
    () => ({ in: [{ var: 'c' }, [chance.pick(CHOICES), chance.pick(CHOICES)]] }),
  ]
  if (depth <= 0) return chance.pick(plain)()
  return chance.pick([
    ...plain,
    () => ({ and: [test(), test()] }),
    () => ({ or: [test(), test()] }),
    () => ({ '!': [test()] }),
  ])()
}

const holds = ({ low, high, others: rest }: Hull, value: unknown): boolean =>
  typeof value === 'number' ? Number.isNaN(value) || (low <= value && value <= high) : rest.includes(value as never)

describe('a hull', () => {
  it('[D1] holds whatever the reference evaluator yields inside the box, and is that value in a box of one point', () => {
    const chance = chanceOf(6)
    let tight = 0
    for (let turn = 0; turn < 4000; turn += 1) {
      const logic = chance.number(4) === 0 ? condition(chance, 3) : numeric(chance, 3)
      const ends = () => [chance.pick(VALUES), chance.pick(VALUES)].toSorted((a, b) => a - b) as [number, number]
      const [x, y] = [ends(), ends()]
      const [z, c] = [chance.pick([[true], [false], [true, false]]), chance.pick([['a'], ['b', 'c'], CHOICES])]
      const names = (box: Readonly<Record<string, Hull>>): HullNames => ({
        get: (name) => box[name]!,
        isPart: () => false,
        isWhole: () => false,
      })
      const hull = hullOf(logic, names({ x: numbers(...x), y: numbers(...y), z: others(z), c: others(c) }))
      for (let point = 0; point < 6; point += 1) {
        const inside = ([low, high]: [number, number]) =>
          chance.pick([low, high, ...VALUES.filter((one) => one >= low && one <= high)])
        const at = { x: inside(x), y: inside(y), z: chance.pick(z), c: chance.pick(c) }
        const value = evaluate(logic, bare(Object.entries(at)))
        expect([logic, at, value, holds(hull, value)]).toEqual([logic, at, value, true])
        const one = hullOf(
          logic,
          names({ x: numbers(at.x, at.x), y: numbers(at.y, at.y), z: others([at.z]), c: others([at.c]) }),
        )
        expect([logic, at, value, holds(one, value)]).toEqual([logic, at, value, true])
        if (one.low === one.high || one.others.length === 1) tight += 1
      }
    }
    expect(tight).toBeGreaterThan(20_000)
  })

  it('[D2] knows that a part never comes to more than its whole', () => {
    const wide = (isWhole: boolean): HullNames => ({
      get: (name) => (name === 'done' ? numbers(0, 1e6) : numbers(1, 1e6)),
      isPart: (part, whole) => part === 'done' && whole === 'planned',
      isWhole: () => isWhole,
    })
    const rate: Logic = { '/': [{ '*': [100, { var: 'done' }] }, { var: 'planned' }] }
    expect(hullOf(rate, wide(true))).toEqual(numbers(0, 100))
    expect(hullOf(rate, wide(false)).high > 100).toBe(true)
    expect(hullOf({ '/': [{ var: 'planned' }, { var: 'done' }] }, wide(true))).toEqual(UNKNOWN)
  })
})
