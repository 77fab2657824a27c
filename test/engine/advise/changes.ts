/** Every set of changes to a form, with what it costs. */
import { advise } from '../../../engine/advise/advise.ts'
import { leaves, score } from '../../../engine/live.ts'
import type { Answers, Framework, Input, InputValue, Result } from '../../../engine/live.ts'
import type { Levers } from '../../../engine/advise/levers.ts'
import { expect } from 'vitest'
import { setting } from '../load-small.ts'
import { outcomesOf, valuesOf } from './made.ts'
import type { Chance } from './made.ts'

/** Every input with its place, in printed order, facts last. */
export const inputsOf = (framework: Framework) => [
  ...leaves(framework).flatMap((leaf) =>
    leaf.inputs.map((input) => ({ owner: leaf.id, place: leaf.id, input, beside: leaf.inputs, leaf })),
  ),
  ...framework.facts.map((input) => ({
    owner: 'facts',
    place: `facts/${input.id}`,
    input,
    beside: framework.facts,
    leaf: undefined,
  })),
]
type Place = ReturnType<typeof inputsOf>[number]

export function canChange({ owner, place, input, beside, leaf }: Place, levers: Levers, result: Result): boolean {
  const named = levers.inputs?.[`${owner}/${input.id}`]
  if (levers.places?.[place] === null || named === null) return false
  const outcome = leaf && outcomesOf(result)[leaf.id]
  if (leaf !== undefined && (outcome?.kind !== 'scored' || outcome.adjusted !== null)) return false
  if (named !== undefined) return true
  return leaf?.scored_by !== 'survey' && !beside.some(({ at_most }) => at_most === input.id)
}

const isOpen = (input: Input, inputs: Readonly<Record<string, InputValue>>) =>
  input.when === null || inputs[input.when] === true

/** All sets of changes, with the answers that they lead to and their cost. */
export function changes(framework: Framework, answers: Answers, levers: Levers, most: number) {
  const result = score(framework, answers, setting)
  let all: readonly Answers[] = [answers]
  for (const place of inputsOf(framework)) {
    const { owner, input, beside } = place
    const opener =
      input.when === null ? null : inputsOf(framework).find((one) => one.owner === owner && one.input.id === input.when)
    if (
      !canChange(place, levers, result) ||
      (opener && !canChange(opener, levers, result) && !isOpen(input, answers[owner]!.inputs))
    )
      continue
    all = all.flatMap((one) => {
      const own = one[owner]?.inputs ?? {}
      if (!isOpen(input, own)) {
        const { [input.id]: _, ...rest } = own
        return [{ ...one, [owner]: { ...one[owner], inputs: rest } }]
      }
      return valuesOf(input).map((value) => ({
        ...one,
        [owner]: { ...one[owner], inputs: { ...own, [input.id]: value } },
      }))
    })
    if (all.length > most) return null
    expect(beside).toContain(input)
  }
  return all.map((to) => ({ to, cost: costOf(framework, answers, to, levers) }))
}

function costOf(framework: Framework, from: Answers, to: Answers, levers: Levers): number {
  const touched = new Set<string>()
  let cost = 0
  for (const { owner, place, input } of inputsOf(framework)) {
    const [before, after] = [from[owner]?.inputs[input.id], to[owner]?.inputs[input.id]]
    const wasOpen = isOpen(input, from[owner]?.inputs ?? {})
    if (before === after || after === undefined || before === undefined || !wasOpen) continue
    touched.add(place)
    const lever = levers.inputs?.[`${owner}/${input.id}`]
    const isNumber = !['boolean', 'choice', 'date'].includes(input.type)
    if (lever)
      cost +=
        lever.cost *
        (isNumber
          ? Math.ceil(Math.round((Math.abs(Number(after) - Number(before)) / Number(lever.per ?? 1)) * 1e6) / 1e6)
          : 1)
  }
  for (const place of touched) cost += levers.places?.[place] ?? 1
  return cost
}

/** The same criteria count as before, each for as much as before. */
export const countsAlike = (a: Result, b: Result): boolean =>
  Object.entries(outcomesOf(a)).every(([id, outcome]) => outcomesOf(b)[id]?.kind === outcome.kind) && a.of === b.of

interface Question {
  readonly framework: Framework
  readonly answers: Answers
  readonly levers: Levers
  /** Of `changes`. */
  readonly all: NonNullable<ReturnType<typeof changes>>
  /** What tells two plans of one cost apart. */
  readonly least: 'points' | 'index'
}

/** Asks for a goal by chance: what the advice says, and what trying everything says. */
export function ask({ framework, answers, levers, all, least }: Question, chance: Chance) {
  const now = score(framework, answers, setting)
  const ended = all
    .map(({ to, cost }) => ({ cost, result: score(framework, to, setting) }))
    .filter(({ result }) => result.state === 'complete' && countsAlike(now, result))
  const total = framework.scale.total / 100
  const goal = chance.pick([
    { kind: 'index', index: (total * chance.pick([0.4, 0.6, 0.75, 0.9, 1])).toFixed(2) } as const,
    { kind: 'band', band: chance.pick(['good', 'fair']) } as const,
  ])
  const place = (id: string | null) => framework.bands.findIndex((band) => band.id === id)
  const reaches = ({ index, band }: Result) =>
    goal.kind === 'index' ? Number(index) >= Number(goal.index) : place(band) <= place(goal.band)
  const best = ended
    .filter(({ result }) => reaches(result))
    .toSorted((a, b) => a.cost - b.cost || Number(a.result[least]) - Number(b.result[least]))[0]
  const advice = advise(framework, answers, setting, goal, levers)
  const told =
    advice.kind === 'plan'
      ? { cost: advice.cost, index: advice.to.index, bounded: advice.bounded }
      : advice.kind === 'unreachable'
        ? { highest: advice.highest.index }
        : advice
  const highest = ended.reduce(
    (most, { result }) => (Number(result.index) > Number(most) ? result.index! : most),
    '0.00',
  )
  const wanted = best === undefined ? { highest } : { cost: best.cost, index: best.result.index, bounded: [] }
  return { now, goal, advice, told, wanted }
}

export function makeLevers(framework: Framework, chance: Chance): Levers {
  const places: Record<string, number | null> = {}
  const inputs: Record<string, { cost: number; per?: string } | null> = {}
  if (chance.number(3) > 0)
    for (const { owner, place, input } of inputsOf(framework)) {
      const turn = chance.number(8)
      if (turn === 0) places[place] = chance.pick([null, 2, 3])
      if (turn === 1 && input.type !== 'date')
        inputs[`${owner}/${input.id}`] = chance.pick([null, { cost: 1 }, { cost: 2, per: '2' }])
    }
  return { places, inputs }
}
