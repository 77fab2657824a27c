/** Advice towards bands of every kind of condition that can be told apart, against every change there is. (SPEC D18–D20) */
import { describe, expect, it } from 'vitest'
import { advise } from '../../../engine/advise/advise.ts'
import { leaves, score } from '../../../engine/live.ts'
import type { Framework, Logic, Result } from '../../../engine/live.ts'
import { setting } from '../load-small.ts'
import { changes, countsAlike, makeLevers } from './changes.ts'
import { claimSome, makeWhole } from './made-whole.ts'
import { chanceOf, makeAnswers, makeFramework } from './made.ts'
import type { Chance } from './made.ts'

const order = (chance: Chance): string => chance.pick(['<', '<=', '>', '>=', '==', '!='])
const compared = (chance: Chance, of: Logic, than: Logic): Logic =>
  chance.number(3) === 0 ? { [order(chance)]: [than, of] } : { [order(chance)]: [of, than] }

function counted(chance: Chance): Logic {
  return chance.pick<() => Logic>([
    () => compared(chance, { var: 'leaves.zero' }, chance.number(4)),
    () => compared(chance, { var: 'leaves.min' }, chance.pick([0, 25, 40, 50, 75, 100])),
  ])()
}

function ofOne(chance: Chance, framework: Framework): Logic {
  const { id, max } = chance.pick(leaves(framework))
  const share = chance.pick([0, 0.25, 0.5, 1])
  return chance.number(2) === 0
    ? compared(chance, { var: `criteria.${id}.points` }, (max * share) / 100)
    : compared(chance, { var: `criteria.${id}.ratio` }, 100 * share)
}

function ofSeveral(chance: Chance, framework: Framework): Logic {
  const points = (): Logic => ({ var: `criteria.${chance.pick(leaves(framework)).id}.points` })
  return chance.pick<() => Logic>([
    () => compared(chance, { '+': [points(), points()] }, chance.pick([0.5, 1, 2])),
    () => compared(chance, points(), points()),
    () => compared(chance, { max: [points(), points()] }, chance.pick([0, 1])),
  ])()
}

type Kind = 'counted' | 'ofOne' | 'ofSeveral'

function condition(chance: Chance, framework: Framework, kind: Kind): Logic {
  const own = (): Logic => ({ counted, ofOne, ofSeveral })[kind](chance, framework)
  const index: Logic = { '>=': [{ var: 'index' }, (framework.scale.total / 100) * chance.pick([0.3, 0.5, 0.7])] }
  return chance.pick<() => Logic>([
    () => ({ and: [index, own()] }),
    () => ({ and: [own(), own()] }),
    () => ({ or: [{ and: [index, own()] }, own()] }),
    () => ({ and: [index, { '!': [own()] }] }),
  ])()
}

const withBands = (framework: Framework, chance: Chance, kind: Kind): Framework => ({
  ...framework,
  bands: [
    { id: 'good', title: { vi: 'Tốt' }, when: condition(chance, framework, kind) },
    { id: 'rest', title: { vi: 'Còn lại' }, when: true },
  ],
  vetoes: [],
  ceilings:
    chance.number(3) > 0
      ? []
      : [
          {
            id: 'kept',
            title: { vi: 'Giữ' },
            when: condition(chance, framework, kind),
            at_most: 'rest',
            source: null,
          },
        ],
})

describe('against every change, with and without bonus, penalty and scoped policies', () => {
  it.each([51, 61])('[D18] seed %i, 300 questions with a condition on how many criteria there are', (seed) => {
    against('counted', seed, seed > 60)
  })
  it.each([52, 62])('[D19] seed %i, 300 questions with a condition on one criterion', (seed) => {
    against('ofOne', seed, seed > 60)
  })
  it.each([53, 63])('[D20] seed %i, 300 questions with a condition on several criteria', (seed) => {
    against('ofSeveral', seed, seed > 60)
  })
})

function against(kind: Kind, seed: number, isWhole: boolean): void {
  const chance = chanceOf(seed)
  const seen = { plan: 0, unreachable: 0, done: 0 }
  let asked = 0
  while (asked < 300) {
    const bare = isWhole ? makeWhole(chance, true) : makeFramework(chance)
    for (let turn = 0; turn < 10; turn += 1) {
      const framework = withBands(bare, chance, kind)
      const complete = makeAnswers(framework, chance, setting)
      const answers = isWhole ? claimSome(framework, complete, chance) : complete
      const levers = makeLevers(framework, chance)
      const all = changes(framework, answers, levers, 200)
      const now = score(framework, answers, setting)
      if (all === null || now.state !== 'complete') continue
      asked += 1
      const ended = all
        .map(({ to, cost }) => ({ cost, result: score(framework, to, setting) }))
        .filter(({ result }) => result.state === 'complete' && countsAlike(now, result))
      const reaches = ({ band }: Result) => band === 'good'
      const least = Math.min(...ended.filter(({ result }) => reaches(result)).map(({ cost }) => cost))
      const index = Math.min(
        ...ended
          .filter(({ result, cost }) => reaches(result) && cost === least)
          .map(({ result }) => Number(result.index)),
      )
      const advice = advise(framework, answers, setting, { kind: 'band', band: 'good' }, levers)
      const told =
        advice.kind === 'plan'
          ? { cost: advice.cost, index: Number(advice.to.index), band: advice.to.band, bounded: advice.bounded }
          : advice.kind
      const wanted = least === Infinity ? 'unreachable' : { cost: least, index, band: 'good', bounded: [] }
      const { bands, ceilings } = framework
      expect({ bands, ceilings, answers, levers, told }).toEqual({ bands, ceilings, answers, levers, told: wanted })
      if (advice.kind === 'plan') seen[advice.steps.length === 0 ? 'done' : 'plan'] += 1
      if (advice.kind === 'unreachable') seen.unreachable += 1
    }
  }
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(5)
}
