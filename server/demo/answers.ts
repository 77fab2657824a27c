/**
 * Made-up answers for any framework, drawn from its inputs alone: the same office gives the
 * same answers every time, and a stronger office answers better more often.
 */
import { asked, checkPart, fill, parts, prepare } from '../../engine/index.ts'
import type { Answer, Framework, Input, InputValue, Part, Plan, Setting } from '../../engine/index.ts'

/** Numbers from 0 up to 1, always the same for the same words. (FNV-1a, then mulberry32.) */
export type Dice = () => number

export function dice(...words: readonly (string | number)[]): Dice {
  let state = 2_166_136_261
  for (const sign of words.join('/')) state = Math.imul(state ^ sign.charCodeAt(0), 16_777_619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const tries = 6

type Asking = Pick<Part, 'inputs'>

/**
 * An answer that the engine takes, good with the given probability; null when none was found. Points that wait for
 * something else, such as the other units, count as none.
 */
export function drawAnswer(
  framework: Framework,
  part: Part,
  setting: Setting,
  roll: Dice,
  strength: number,
): Answer | null {
  const candidates = Array.from({ length: tries }, () => anyAnswer(part, setting, roll))
    .filter((answer) => checkPart(part, answer, framework).length === 0)
    .map((answer) => ({ answer, points: part.kind === 'leaf' ? pointsOf(framework, part.id, answer, setting) : 0 }))
    .filter(({ points }) => points !== null)
    .toSorted((a, b) => (b.points ?? 0) - (a.points ?? 0))
  const good = roll() < strength
  const chosen = good ? candidates[0] : candidates[Math.floor(roll() * candidates.length)]
  return chosen?.answer ?? null
}

/** What a round needs to know of a unit, or any other inputs: all that is asked, as it lies as a rule. */
export function anyAnswer(leaf: Asking, setting: Setting, roll: Dice): Answer {
  const inputs: Record<string, InputValue> = {}
  const order = leaf.inputs.toSorted((a, b) => limits(a) - limits(b))
  for (const input of order) {
    if (asked(leaf, { inputs }).includes(input)) inputs[input.id] = anyValue(leaf, input, inputs, setting, roll)
  }
  for (const id of Object.keys(inputs)) {
    if (!asked(leaf, { inputs }).some((input) => input.id === id)) delete inputs[id]
  }
  return { inputs }
}

/** How many others bound it: those are drawn first. */
const limits = ({ at_most, at_most_less }: Input): number => (at_most === null ? 0 : 1) + at_most_less.length

function anyValue(
  leaf: Asking,
  input: Input,
  inputs: Readonly<Record<string, InputValue>>,
  setting: Setting,
  roll: Dice,
): InputValue {
  switch (input.type) {
    case 'boolean':
      return roll() < 0.75
    case 'choice':
      return input.choices[Math.floor(roll() * input.choices.length)]?.id ?? ''
    case 'date':
      return new Date(Date.parse(setting.period.from) + Math.floor(roll() * 75) * 86_400_000).toISOString().slice(0, 10)
    case 'text':
      return 'Nội dung minh họa'
    case 'count':
    case 'money':
    case 'decimal':
    case 'percent':
      return anyNumber(leaf, input, inputs, roll)
    default:
      return input.type satisfies never
  }
}

function anyNumber(leaf: Asking, input: Input, inputs: Readonly<Record<string, InputValue>>, roll: Dice): string {
  const [least, most] = usualRange(leaf, input, inputs)
  const step = Number(input.step ?? (input.decimals === 0 ? 1 : 0.1))
  const min = Math.max(least, Number(input.min ?? least))
  const max = Math.min(most, Number(input.max ?? most))
  const value = min + Math.floor((roll() * (max - min)) / step + 0.5) * step
  return String(Number(Math.min(max, value).toFixed(Math.min(input.decimals, 2))))
}

/** Where such a number lies as a rule: a whole of many, a part near the whole, a share, or a handful. */
function usualRange(
  leaf: Asking,
  input: Input,
  inputs: Readonly<Record<string, InputValue>>,
): readonly [number, number] {
  const whole = input.at_most === null ? undefined : inputs[input.at_most]
  const taken = input.at_most_less.reduce((sum, id) => sum + Number(inputs[id] ?? 0), 0)
  if (typeof whole === 'string') return [Math.floor((Number(whole) - taken) * 0.7), Number(whole) - taken]
  const isWhole = leaf.inputs.some(({ at_most }) => at_most === input.id)
  if (input.type === 'money') return isWhole ? [500_000_000, 2_000_000_000] : [100_000_000, 900_000_000]
  if (isWhole) return [20, 160]
  if (input.type === 'percent') return [62, 99]
  if (input.type === 'decimal') return [Number(input.min ?? 0), Number(input.max ?? 10)]
  return [0, 4]
}

const plans = new WeakMap<Framework, Plan>()

/** A whole demonstration is drawn from few frameworks. */
function planOf(framework: Framework): Plan {
  const plan = plans.get(framework) ?? prepare(framework)
  plans.set(framework, plan)
  return plan
}

/** In units of the last digit; null where the answer cannot be scored. */
function pointsOf(framework: Framework, id: string, answer: Answer, setting: Setting): number | null {
  const plan = planOf(framework)
  const place = plan.placeOf.get(id)
  if (place === undefined) return null
  const sheet = fill(plan, { [id]: answer }, setting)
  return sheet.faults > 0 ? null : (sheet.earned[plan.nodeOf[place] ?? 0] ?? 0)
}

/** What an office answers. */
export const officeParts = (framework: Framework): readonly Part[] =>
  parts(framework).filter((part) => part.scored_by === 'appraisal' && part.inputs.length > 0)
