/** The attainable interval against every completion there is. (SPEC D1–D6) */
import { describe, expect, it } from 'vitest'
import { attainable } from '../../../engine/advise/attainable.ts'
import { leaves, score } from '../../../engine/live.ts'
import type { Answers, Leaf } from '../../../engine/live.ts'
import { setting } from '../load-small.ts'
import { chanceOf, completions, forget, makeAnswers, makeFramework, toldEnds, tried } from './made.ts'

describe('against every completion', () => {
  it.each([11, 12, 13, 14, 15])(
    '[D1] seed %i, 300 half-filled forms: both ends are reached and never passed',
    (seed) => {
      const chance = chanceOf(seed)
      let asked = 0
      let halfOpen = 0
      while (asked < 300) {
        const framework = makeFramework(chance)
        for (let turn = 0; turn < 10; turn += 1) {
          const answers = forget(makeAnswers(framework, chance, setting), chance, chance.pick([20, 40, 70]))
          const all = completions(framework, answers, 200)
          if (all === null) continue
          asked += 1
          const { open } = score(framework, answers, setting)
          if (open.length > 0 && open.length < leaves(framework).length) halfOpen += 1
          const found = attainable(framework, answers, setting)
          const oracle = tried(framework, all, setting, open)
          const told = toldEnds(found)
          expect({ answers, told }).toEqual({
            answers,
            told: oracle.index === null ? null : { ...oracle, bounded: [] },
          })
        }
      }
      expect(halfOpen).toBeGreaterThan(100)
    },
  )

  it('[D3] 300 half-filled forms with claims: both ends are those of every completion and every claim', () => {
    const chance = chanceOf(16)
    let [asked, wider] = [0, 0]
    while (asked < 300) {
      const framework = makeFramework(chance)
      const all = leaves(framework)
      const isTied = ({ id, rule }: Leaf) =>
        rule.needs.some((name) => name.startsWith('criteria.')) ||
        all.some((other) => other.rule.needs.includes(`criteria.${id}.points`))
      for (let turn = 0; turn < 6; turn += 1) {
        const answers = forget(makeAnswers(framework, chance, setting), chance, 40)
        const whole = completions(framework, answers, 50)
        if (whole === null) continue
        asked += 1
        const { open } = score(framework, answers, setting)
        const claimed = all
          .filter((leaf) => open.includes(leaf.id) && leaf.not_arising !== 'refuse' && !isTied(leaf))
          .reduce<readonly Answers[]>(
            (some, { id }) => some.flatMap((one) => [one, { ...one, [id]: { ...one[id]!, not_arising: 'không có' } }]),
            whole,
          )
        const oracle = tried(framework, claimed, setting, open).index
        const found = attainable(framework, answers, setting, { claims: true })
        const ends = found.kind === 'attainable' ? [Number(found.lowest.index), Number(found.highest.index)] : null
        expect([answers, ends]).toEqual([answers, oracle])
        if (String(ends) !== String(tried(framework, whole, setting, open).index)) wider += 1
      }
    }
    expect(wider).toBeGreaterThan(30)
  })
})
