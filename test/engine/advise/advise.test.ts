/** Advice and next steps against every change there is. (SPEC D7–D12, D22) */
import { describe, expect, it } from 'vitest'
import { advise } from '../../../engine/advise/advise.ts'
import { nextSteps } from '../../../engine/advise/next-steps.ts'
import { leaves, score } from '../../../engine/live.ts'
import { outcomes, setting } from '../load-small.ts'
import { ask, canChange, changes, inputsOf, makeLevers } from './changes.ts'
import { chanceOf, makeAnswers, makeFramework, valuesOf } from './made.ts'

describe('against every change', () => {
  it.each([21, 22, 23, 24, 25, 26, 27, 28, 29, 30])(
    '[D8] seed %i, 150 questions: the plan is the cheapest that reaches the goal, then the least',
    (seed) => {
      const chance = chanceOf(seed)
      const seen = { plan: 0, unreachable: 0, done: 0 }
      let questions = 0
      while (questions < 150) {
        const framework = makeFramework(chance)
        for (let turn = 0; turn < 10; turn += 1) {
          const answers = makeAnswers(framework, chance, setting)
          const levers = makeLevers(framework, chance)
          const all = changes(framework, answers, levers, 200)
          if (all === null) continue
          questions += 1
          const question = { framework, answers, levers, all, least: 'points' } as const
          const { goal, advice, told, wanted } = ask(question, chance)
          expect({ answers, levers, goal, told }).toEqual({ answers, levers, goal, told: wanted })
          if (advice.kind === 'plan') seen[advice.steps.length === 0 ? 'done' : 'plan'] += 1
          if (advice.kind === 'unreachable') seen.unreachable += 1
        }
      }
      expect(Math.min(seen.plan, seen.unreachable, seen.done)).toBeGreaterThan(5)
    },
  )

  it.each([71, 72, 73])(
    '[D22] seed %i, 150 questions with points that were given: they stay, everything else is the cheapest; without them it is the advice of the rules',
    (seed) => {
      const chance = chanceOf(seed)
      const seen = { plan: 0, unreachable: 0, by_rule: 0 }
      let questions = 0
      while (questions < 150) {
        const framework = makeFramework(chance)
        for (let turn = 0; turn < 10; turn += 1) {
          const ruled = makeAnswers(framework, chance, setting)
          const given = leaves(framework).filter(() => chance.number(3) === 0)
          if (given.length === 0) continue
          const adjusted = given.map(({ id, max }) => {
            const points = (chance.pick([0, 0.5, 1]) * max) / 10 ** framework.rounding.criterion
            return [id, { inputs: {}, ...ruled[id], adjusted: { points: String(points), reason: 'hội đồng' } }] as const
          })
          const answers = { ...ruled, ...Object.fromEntries(adjusted) }
          const levers = makeLevers(framework, chance)
          const all = changes(framework, answers, levers, 200)
          if (all === null || score(framework, answers, setting).state !== 'complete') continue
          questions += 1
          const { goal, advice, told, wanted } = ask({ framework, answers, levers, all, least: 'points' }, chance)
          expect({ answers, levers, goal, told }).toEqual({ answers, levers, goal, told: wanted })
          if (advice.kind === 'plan') seen.plan += 1
          if (advice.kind !== 'unreachable') continue
          seen.unreachable += 1
          const names = leaves(framework).filter((leaf) => given.includes(leaf))
          expect(advice.given).toEqual(names.map(({ id }) => id))
          if (advice.barred !== undefined) continue
          expect(advice.by_rule).toEqual(advise(framework, ruled, setting, goal, levers))
          if (advice.by_rule?.kind === 'plan') seen.by_rule += 1
        }
      }
      expect(Math.min(seen.plan, seen.unreachable, seen.by_rule)).toBeGreaterThan(5)
    },
  )

  it('[D7] 1,500 answers: the next step of each input is the nearest value that earns more', () => {
    const chance = chanceOf(3)
    let [asked, found] = [0, 0]
    while (asked < 1500) {
      const framework = makeFramework(chance)
      const answers = makeAnswers(framework, chance, setting)
      const now = score(framework, answers, setting)
      const { steps, unknown } = nextSteps(framework, answers, setting)
      expect(unknown).toEqual([])
      for (const leaf of leaves(framework)) {
        const before = outcomes(now)[leaf.id]
        for (const place of inputsOf(framework)) {
          const { owner, input } = place
          const from = answers[owner]?.inputs[input.id]
          const isRead = owner === leaf.id || leaf.rule.needs.includes(`facts.${input.id}`)
          if (!isRead || (owner !== leaf.id && owner !== 'facts') || from === undefined) continue
          asked += 1
          const list = valuesOf(input)
          const at = list.indexOf(from)
          const better =
            before?.kind !== 'scored' || !canChange(place, {}, now)
              ? []
              : list.flatMap((to, index) => {
                  const after = outcomes(
                    score(
                      framework,
                      { ...answers, [owner]: { inputs: { ...answers[owner]?.inputs, [input.id]: to } } },
                      setting,
                    ),
                  )[leaf.id]
                  const more = after?.kind === 'scored' && Number(after.points) > Number(before.points)
                  return more ? [{ distance: Math.abs(index - at), points: after.points }] : []
                })
          const step = steps.find((one) => one.criterion === leaf.id && one.owner === owner && one.input === input.id)
          const isPlain = ['boolean', 'choice', 'date'].includes(input.type)
          const least = Math.min(...better.map(({ distance }) => distance))
          const distance = step === undefined ? Infinity : Math.abs(list.indexOf(step.to) - at)
          if (better.length > 0) found += 1
          expect([answers, leaf.id, input.id, step !== undefined]).toEqual([
            answers,
            leaf.id,
            input.id,
            better.length > 0,
          ])
          if (!isPlain) expect([answers, leaf.id, input.id, distance]).toEqual([answers, leaf.id, input.id, least])
        }
      }
    }
    expect(found).toBeGreaterThan(400)
  })
})
