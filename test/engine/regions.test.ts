/** Which combinations without a class touch, against a plain comparison of every pair. (SPEC L61) */
import { expect, it } from 'vitest'
import { regionsOf } from '../../engine/load/check/regions.ts'
import { decide } from '../../engine/rules/cells.ts'
import type { Combination, Compared } from '../../engine/rules/cells.ts'
import type { Logic } from '../../engine/live.ts'
import { chanceOf } from './advise/made.ts'

/** Joined until nothing joins any more. */
function plainRegions(combinations: readonly Combination[], compared: readonly Compared[]) {
  const touch = (a: Combination, b: Combination): boolean => {
    const apart = compared.flatMap(({ axis, cells }, at) => {
      const distance = Math.abs(cells.indexOf(a[at]!) - cells.indexOf(b[at]!))
      return distance === 0 ? [] : [axis.kind === 'number' ? distance : 1]
    })
    return apart.length === 1 && apart[0] === 1
  }
  const region = combinations.map((_, index) => index)
  for (let changed = true; changed;) {
    changed = false
    combinations.forEach((a, one) =>
      combinations.forEach((b, other) => {
        if (region[other]! <= region[one]! || !touch(a, b)) return
        region[other] = region[one]!
        changed = true
      }),
    )
  }
  return [...new Set(region)].map((id) => combinations.filter((_, index) => region[index] === id))
}

it('[L61] 300 sets of combinations: those that touch are one gap, in the order in which they are tried', () => {
  const chance = chanceOf(81)
  let several = 0
  for (let turn = 0; turn < 300; turn += 1) {
    const test = (): Logic =>
      chance.pick<Logic>([
        { '>': [{ var: 'a' }, chance.number(4)] },
        { '==': [{ var: 'b' }, chance.number(3)] },
        { var: 'c' },
        { '==': [{ var: 'd' }, chance.pick(['x', 'y', 'z'])] },
      ])
    const clause = (): Logic => ({ and: [test(), { '!': [test()] }, chance.pick<Logic>([true, test()])] })
    const whens = [clause(), clause(), clause()]
    const decision = decide(whens, [], (of) => {
      const { var: name } = of as { readonly var: string }
      if (name === 'c') return { kind: 'boolean' }
      if (name === 'd') return { kind: 'text', values: ['x', 'y', 'z', 'w'] }
      return { kind: 'number', least: 0, most: 4, digits: 0 }
    })
    if (decision.kind === 'too-many') throw new Error('few cells')
    const found = regionsOf(decision.first[0]!, decision.compared)
    expect([whens, found]).toEqual([whens, plainRegions(decision.first[0]!, decision.compared)])
    if (found.length > 1) several += 1
  }
  expect(several).toBeGreaterThan(20)
})
