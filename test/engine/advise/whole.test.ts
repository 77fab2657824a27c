/** Intervals and advice with bonus, penalty, flags, vetoes, ceilings and scoped policies, against everything there is. (SPEC D13–D16) */
import { describe, expect, it } from 'vitest'
import { attainable } from '../../../engine/advise/attainable.ts'
import { leaves, score } from '../../../engine/live.ts'
import type { Answers } from '../../../engine/live.ts'
import { setting } from '../load-small.ts'
import { ask, changes, makeLevers } from './changes.ts'
import { claimSome, isRead, makeWhole } from './made-whole.ts'
import { chanceOf, completions, forget, makeAnswers, toldEnds, tried } from './made.ts'

describe('the interval against every completion', () => {
  it.each([
    [31, false],
    [32, false],
    [33, true],
    [34, true],
  ])('[D13] seed %i, 300 half-filled forms, scoped policies: %s', (seed, isTied) => {
    const chance = chanceOf(seed)
    let [asked, wide] = [0, 0]
    while (asked < 300) {
      const framework = makeWhole(chance, isTied)
      for (let turn = 0; turn < 6; turn += 1) {
        const complete = makeAnswers(framework, chance, setting)
        const given = isTied ? claimSome(framework, complete, chance) : complete
        const answers = forget(given, chance, chance.pick([20, 40, 70]))
        const all = completions(framework, answers, 200)
        if (all === null) continue
        asked += 1
        const open = score(framework, answers, setting).open.filter((id) => id !== 'flags.f')
        const found = attainable(framework, answers, setting)
        const oracle = tried(framework, all, setting, open)
        const told = toldEnds(found)
        if (oracle.index !== null && oracle.index[0] !== oracle.index[1]) wide += 1
        expect({ framework: framework.domains, answers, told }).toEqual({
          framework: framework.domains,
          answers,
          told: oracle.index === null ? null : { ...oracle, bounded: [] },
        })
      }
    }
    expect(wide).toBeGreaterThan(100)
  })

  it.each([35, 36])('[D13] seed %i, 300 half-filled forms with scoped policies and claims', (seed) => {
    const chance = chanceOf(seed)
    let [asked, wider] = [0, 0]
    while (asked < 300) {
      const framework = makeWhole(chance, true)
      const all = leaves(framework)
      for (let turn = 0; turn < 6; turn += 1) {
        const answers = forget(makeAnswers(framework, chance, setting), chance, 40)
        const whole = completions(framework, answers, 50)
        if (whole === null) continue
        asked += 1
        const { open } = score(framework, answers, setting)
        const claimed = all
          .filter((leaf) => open.includes(leaf.id) && leaf.not_arising !== 'refuse' && !isRead(leaf, all))
          .reduce<readonly Answers[]>(
            (some, { id }) => some.flatMap((one) => [one, { ...one, [id]: { ...one[id]!, not_arising: 'không có' } }]),
            whole,
          )
        const oracle = tried(framework, claimed, setting, []).index
        const found = attainable(framework, answers, setting, { claims: true })
        const ends = found.kind === 'attainable' ? [Number(found.lowest.index), Number(found.highest.index)] : null
        expect([answers, ends]).toEqual([answers, oracle])
        if (String(ends) !== String(tried(framework, whole, setting, []).index)) wider += 1
      }
    }
    expect(wider).toBeGreaterThan(30)
  })
})

describe('advice against every change', () => {
  it.each([
    [41, false],
    [42, false],
    [43, true],
    [44, true],
  ])('[D15] seed %i, 300 questions, scoped policies: %s', (seed, isTied) => {
    const chance = chanceOf(seed)
    const seen = { plan: 0, unreachable: 0, done: 0, barred: 0, scoped: isTied ? 0 : Infinity }
    let questions = 0
    while (questions < 300) {
      const framework = makeWhole(chance, isTied)
      for (let turn = 0; turn < 10; turn += 1) {
        const complete = makeAnswers(framework, chance, setting)
        const answers = isTied ? claimSome(framework, complete, chance) : complete
        const levers = makeLevers(framework, chance)
        const all = changes(framework, answers, levers, 200)
        if (all === null) continue
        questions += 1
        const question = { framework, answers, levers, all, least: 'index' } as const
        const { now, goal, advice, told, wanted } = ask(question, chance)
        if (/"(rescaled|counted)"/.test(JSON.stringify(now))) seen.scoped += 1
        expect({ answers, levers, goal, told }).toEqual({ answers, levers, goal, told: wanted })
        if (advice.kind === 'plan') seen[advice.steps.length === 0 ? 'done' : 'plan'] += 1
        if (advice.kind === 'unreachable') seen[advice.barred === undefined ? 'unreachable' : 'barred'] += 1
      }
    }
    expect(Math.min(seen.plan, seen.unreachable, seen.done, seen.barred, seen.scoped / 10)).toBeGreaterThan(5)
  })
})
