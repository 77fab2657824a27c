/** Answers by chance for any framework: mostly right, often at a bound, some open, some wrong, some adjusted. */
import { dayFrom, dayNumber } from '../../engine/dates.ts'
import { leaves } from '../../engine/live.ts'
import type { Answer, Answers, CohortStat, Framework, Input, InputValue, Leaf, Setting } from '../../engine/live.ts'
import type { Random } from './random.ts'

const FIRST = dayNumber('2025-12-01')
const MOST = 1_000_000
/** Where the steps of rules usually begin and end, and 29 of 50, which is 58 %. */
const ROUND = [0, 1, 2, 3, 5, 10, 20, 29, 40, 50, 58, 70, 80, 90, 95, 100]

/** A value that the input can take. */
function valueFor(input: Input, random: Random): InputValue {
  if (input.type === 'boolean') return random.chance(0.6)
  if (input.type === 'choice') return random.pick(input.choices).id
  if (input.type === 'date') return dayFrom(FIRST + random.below(430))
  const unit = Number(input.step ?? 10 ** -input.decimals)
  const low = Math.ceil(Number(input.min ?? -50) / unit)
  const high = Math.floor(Math.min(Number(input.max ?? 1000), MOST) / unit)
  const whole = random.pick(ROUND)
  if (random.chance(0.4) && whole >= Number(input.min ?? 0) && whole <= Number(input.max ?? 1000)) return String(whole)
  const near = Math.min(high, low + random.pick([1, 10, 200]))
  const steps = low + random.below((random.chance(0.8) ? near : high) - low + 1)
  return String(Number((steps * unit).toFixed(4)))
}

const WRONG: readonly InputValue[] = ['', '1e9', '-1', '0,5', '1.123456', '2026-02-30', 'không', true, false, '-0']

/** Every input answered, within its bounds. */
export function answerFor(leaf: Leaf, random: Random): Answer {
  const inputs: Record<string, InputValue> = {}
  for (const input of leaf.inputs) inputs[input.id] = valueFor(input, random)
  for (const { id, at_most } of leaf.inputs) {
    const limit = at_most === null ? undefined : inputs[at_most]
    if (limit !== undefined && Number(inputs[id]) > Number(limit)) inputs[id] = limit
  }
  return { inputs }
}

/** As people answer: what is open, claimed, adjusted or wrong is there too. */
export function anyAnswerFor(leaf: Leaf, framework: Framework, random: Random): Answer | undefined {
  if (random.chance(0.03)) return undefined
  const { inputs } = answerFor(leaf, random)
  const changed: Record<string, InputValue> = { ...inputs }
  if (leaf.inputs.length > 0 && random.chance(0.05)) delete changed[random.pick(leaf.inputs).id]
  if (leaf.inputs.length > 0 && random.chance(0.02)) changed[random.pick(leaf.inputs).id] = random.pick(WRONG)
  const claim = random.chance(0.05) ? { not_arising: random.pick(['không có việc', 'none this year', ' ']) } : {}
  const units = random.below(leaf.max + 2)
  const points = (units / 10 ** framework.rounding.criterion).toFixed(framework.rounding.criterion)
  const adjusted = random.chance(0.05) ? { adjusted: { points, reason: 'theo hồ sơ' } } : {}
  return { inputs: changed, ...claim, ...adjusted }
}

export function answersFor(framework: Framework, random: Random, answer = anyAnswerFor): Answers {
  const answers: Record<string, Answer> = {}
  for (const leaf of leaves(framework)) {
    const given = answer(leaf, framework, random)
    if (given !== undefined) answers[leaf.id] = given
  }
  const { facts, flags = [] } = framework
  const shared = { ...(facts.length > 0 && { facts }), ...(flags.length > 0 && { flags }) }
  for (const [id, inputs] of Object.entries(shared)) answers[id] = { inputs: valuesFor(inputs, random) }
  return answers
}

const valuesFor = (inputs: readonly Input[], random: Random): Readonly<Record<string, InputValue>> =>
  Object.fromEntries(
    inputs.flatMap((input) => (random.chance(0.95) ? [[input.id, valueFor(input, random)] as const] : [])),
  )

export function settingFor(framework: Framework, random: Random): Setting {
  const compared = leaves(framework).filter(({ rule }) => rule.measure !== null)
  const stat = (): CohortStat => {
    const [low, high] = [random.below(10_000), random.below(10_000)].toSorted((a, b) => a - b)
    return {
      mean: String(low! / 100),
      max: String(high! / 100),
      count: 12,
      rank: random.chance(0.9) ? 1 + random.below(12) : null,
    }
  }
  const cohort = Object.fromEntries(compared.flatMap(({ id }) => (random.chance(0.95) ? [[id, stat()] as const] : [])))
  return {
    period: { from: '2026-01-01', until: '2026-12-31' },
    survey: random.chance(0.7),
    unit: { targets: valuesFor(framework.targets, random), attributes: valuesFor(framework.attributes, random) },
    ...(random.chance(0.95) ? { cohort } : {}),
  }
}
