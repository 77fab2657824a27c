/**
 * Made-up answers for any framework, drawn from its inputs alone: the same office gives the
 * same answers every time, and a stronger office answers better more often.
 */
import { asked, checkAnswer, leaves, score } from '../../engine/index.ts'
import type {
  Answer,
  Framework,
  Input,
  InputValue,
  Leaf,
  LeafOutcome,
  NodeResult,
  Setting,
} from '../../engine/index.ts'

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

/** An answer that the engine takes, good with the given probability; null when none was found. */
export function drawAnswer(
  framework: Framework,
  leaf: Leaf,
  setting: Setting,
  roll: Dice,
  strength: number,
): Answer | null {
  const candidates = Array.from({ length: tries }, () => anyAnswer(leaf, setting, roll))
    .filter((answer) => checkAnswer(leaf, answer, framework).length === 0)
    .map((answer) => ({ answer, points: pointsOf(framework, leaf, answer, setting) }))
    .filter(({ points }) => points !== null)
    .toSorted((a, b) => (b.points ?? 0) - (a.points ?? 0))
  const good = roll() < strength
  const chosen = good ? candidates[0] : candidates[Math.floor(roll() * candidates.length)]
  return chosen?.answer ?? null
}

function anyAnswer(leaf: Leaf, setting: Setting, roll: Dice): Answer {
  const inputs: Record<string, InputValue> = {}
  const order = [...leaf.inputs].toSorted((a, b) => Number(a.at_most !== null) - Number(b.at_most !== null))
  for (const input of order) {
    if (asked(leaf, { inputs }).includes(input)) inputs[input.id] = anyValue(leaf, input, inputs, setting, roll)
  }
  for (const id of Object.keys(inputs)) {
    if (!asked(leaf, { inputs }).some((input) => input.id === id)) delete inputs[id]
  }
  return { inputs }
}

function anyValue(
  leaf: Leaf,
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

function anyNumber(leaf: Leaf, input: Input, inputs: Readonly<Record<string, InputValue>>, roll: Dice): string {
  const [least, most] = usualRange(leaf, input, inputs)
  const step = Number(input.step ?? (input.decimals === 0 ? 1 : 0.1))
  const min = Math.max(least, Number(input.min ?? least))
  const max = Math.min(most, Number(input.max ?? most))
  const value = min + Math.floor((roll() * (max - min)) / step + 0.5) * step
  return String(Number(Math.min(max, value).toFixed(Math.min(input.decimals, 2))))
}

/** Where such a number lies as a rule: a whole of many, a part near the whole, a share, or a handful. */
function usualRange(leaf: Leaf, input: Input, inputs: Readonly<Record<string, InputValue>>): readonly [number, number] {
  const whole = input.at_most === null ? undefined : inputs[input.at_most]
  if (typeof whole === 'string') return [Math.floor(Number(whole) * 0.7), Number(whole)]
  const isWhole = leaf.inputs.some(({ at_most }) => at_most === input.id)
  if (input.type === 'money') return isWhole ? [500_000_000, 2_000_000_000] : [100_000_000, 900_000_000]
  if (isWhole) return [20, 160]
  if (input.type === 'percent') return [62, 99]
  if (input.type === 'decimal') return [Number(input.min ?? 0), Number(input.max ?? 10)]
  return [0, 4]
}

function pointsOf(framework: Framework, leaf: Leaf, answer: Answer, setting: Setting): number | null {
  const outcome = outcomeIn(score(framework, { [leaf.id]: answer }, setting).domains, leaf.id)
  if (outcome?.kind === 'scored') return Number(outcome.points)
  return outcome?.kind === 'not_arising' ? 0 : null
}

function outcomeIn(nodes: readonly NodeResult[], id: string): LeafOutcome | null {
  for (const node of nodes) {
    if (node.kind === 'leaf' && node.id === id) return node.outcome
    const below = node.kind === 'group' ? outcomeIn(node.children, id) : null
    if (below !== null) return below
  }
  return null
}

export const officeLeaves = (framework: Framework): readonly Leaf[] =>
  leaves(framework).filter((leaf) => leaf.scored_by === 'appraisal')
