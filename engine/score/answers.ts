/** What is asked, what is missing, and whether an answer can be used. (SPEC A1–A6) */
import { isDay } from '../dates.ts'
import type { Answer, Framework, Group, Input, InputValue, Leaf, Node, Problem } from '../model.ts'
import { decimalsOf, isDecimal, toDecimal, toUnits } from '../points.ts'
import { enteredProblem as problem } from '../entered.ts'
import type { EnteredCode } from '../words/entered.ts'

/** Every criterion that is scored, in printed order; those of bonus and penalty last. */
export function leaves(framework: Framework): readonly Leaf[] {
  const below = (node: Node): readonly Leaf[] => (node.kind === 'leaf' ? [node] : node.children.flatMap(below))
  const { domains, bonus, penalty } = framework
  return [
    ...domains.flatMap((domain: Group) => below(domain)),
    ...(bonus?.criteria ?? []),
    ...(penalty?.criteria ?? []),
  ]
}

/** The inputs to show now: those whose condition holds. */
export const asked = (leaf: Pick<Leaf, 'inputs'>, answer: Answer | undefined): readonly Input[] =>
  leaf.inputs.filter((input) => isAsked(input, answer?.inputs ?? {}))

function isAsked({ when, when_in }: Input, values: Readonly<Record<string, InputValue>>): boolean {
  const value = when === null ? true : values[when]
  return value === true || (typeof value === 'string' && when_in.includes(value))
}

/** Ids of the inputs that still wait; none when the criterion is answered or claimed not to arise. */
export function missing(leaf: Pick<Leaf, 'inputs'>, answer: Answer | undefined): readonly string[] {
  if (answer?.not_arising !== undefined) return []
  return asked(leaf, answer)
    .filter(({ id }) => answer?.inputs[id] === undefined)
    .map(({ id }) => id)
}

/** Everything wrong with an answer that is there; `path` is the input's id. What is missing is not wrong. */
export function checkAnswer(leaf: Leaf, answer: Answer, framework: Framework): readonly Problem[] {
  const problems = [...checkInputs(leaf.inputs, answer.inputs)]
  if (answer.not_arising !== undefined) {
    if (leaf.not_arising === 'refuse') problems.push(problem('not-arising-refused', { path: 'not_arising' }))
    else if (answer.not_arising.trim() === '') problems.push(problem('reason-missing', { path: 'not_arising' }))
  }
  if (answer.adjusted !== undefined)
    problems.push(...checkAdjusted(answer.adjusted, leaf, framework.rounding.criterion))
  return problems
}

/** What belongs to the unit as a whole, by the reserved id under which it is answered: facts and flags. */
export function sharedInputs({ facts, flags = [] }: Framework, id: string): readonly Input[] | null {
  const inputs = id === 'facts' ? facts : id === 'flags' ? flags : []
  return inputs.length === 0 ? null : inputs
}

/** The same as `checkAnswer` for an answer under a reserved id: it holds values and nothing else. */
export function checkShared(inputs: readonly Input[], answer: Answer): readonly Problem[] {
  const foreign = (['not_arising', 'adjusted'] as const).filter((key) => answer[key] !== undefined)
  const known = inputs.map(({ id }) => id).join(', ')
  return [
    ...checkInputs(inputs, answer.inputs),
    ...foreign.map((found) => problem('unknown-input', { path: found, found, known })),
  ]
}

/** Everything wrong with values of these inputs; what is not asked now is not looked at. */
export function checkInputs(
  inputs: readonly Input[],
  values: Readonly<Record<string, InputValue>>,
): readonly Problem[] {
  const known = new Map(inputs.map((input) => [input.id, input]))
  return Object.entries(values).flatMap(([id, value]) => {
    const input = known.get(id)
    if (input === undefined)
      return [problem('unknown-input', { path: id, found: id, known: [...known.keys()].join(', ') })]
    return isAsked(input, values) ? checkValue(input, value, values) : []
  })
}

function checkAdjusted(
  { points, reason }: NonNullable<Answer['adjusted']>,
  leaf: Leaf,
  digits: number,
): readonly Problem[] {
  if (reason.trim() === '') return [problem('reason-missing', { path: 'adjusted' })]
  if (!isDecimal(points) || points.length > 16) return [problem('not-a-decimal', { path: 'adjusted', found: points })]
  if (decimalsOf(points) > digits) return [problem('too-many-decimals', { path: 'adjusted', found: points, digits })]
  const units = toUnits(points, digits)
  return units < 0 || units > leaf.max
    ? [problem('points-out-of-range', { path: 'adjusted', found: points, max: leaf.max / 10 ** digits })]
    : []
}

/** Whether a value fits its input; `others` are the values beside it. */
export function checkValue(
  input: Input,
  value: InputValue,
  others: Readonly<Record<string, InputValue>>,
): readonly Problem[] {
  const refuse = (code: EnteredCode, params = {}): readonly Problem[] => [
    problem(code, { path: input.id, found: String(value).slice(0, 60), ...params }),
  ]
  switch (input.type) {
    case 'boolean':
      return typeof value === 'boolean' ? [] : refuse('not-yes-or-no')
    case 'choice':
      return input.choices.some(({ id }) => id === value)
        ? []
        : refuse('not-a-choice', { known: input.choices.map(({ id }) => id).join(', ') })
    case 'date':
      return typeof value === 'string' && isDay(value) ? [] : refuse('bad-day', { key: input.id })
    case 'text':
      return checkText(value, refuse)
    case 'count':
    case 'money':
    case 'decimal':
    case 'percent':
      return checkNumber(input, value, others, refuse)
    default:
      return input.type satisfies never
  }
}

type Refuse = (code: EnteredCode, params?: object) => readonly Problem[]

function checkNumber(
  input: Input,
  value: InputValue,
  others: Readonly<Record<string, InputValue>>,
  refuse: Refuse,
): readonly Problem[] {
  if (typeof value !== 'string' || !isDecimal(value))
    return refuse(typeof value === 'string' && /^-?\d+,\d+$/.test(value) ? 'decimal-comma' : 'not-a-decimal', {
      key: input.id,
      instead: String(value).replace(',', '.'),
    })
  if (decimalsOf(value) > input.decimals) return refuse('too-many-decimals', { digits: input.decimals })
  if (value.replace(/^-|\./g, '').length > 15) return refuse('not-a-decimal')
  if (input.min !== null && below(value, input.min)) return refuse('answer-too-small', { min: input.min })
  if (input.max !== null && below(input.max, value)) return refuse('answer-too-large', { max: input.max })
  if (input.step !== null && !isMultiple(value, input.step)) return refuse('answer-off-step', { step: input.step })
  return checkLimit(input, value, others, refuse)
}

/** What may not be exceeded is known once every part of it is a sound number. */
function checkLimit(
  { at_most, at_most_less }: Input,
  value: string,
  others: Readonly<Record<string, InputValue>>,
  refuse: Refuse,
): readonly Problem[] {
  if (at_most === null) return []
  const parts = [at_most, ...at_most_less].map((id) => others[id])
  const known = parts.filter((one) => typeof one === 'string' && isDecimal(one) && decimalsOf(one) <= 4)
  if (known.length < parts.length) return []
  const [first = 0n, ...less] = (known as readonly string[]).map(exact)
  const limit = less.reduce((rest, one) => rest - one, first)
  if (exact(value) <= limit) return []
  const params = { other: at_most, limit: toDecimal(Number(limit) / 10_000) }
  return at_most_less.length === 0
    ? refuse('answer-above-other', params)
    : refuse('answer-above-rest', { ...params, less: at_most_less.join(', ') })
}

const MOST_TEXT = 2000

/** Kept as written, and never read by a rule. */
function checkText(value: InputValue, refuse: Refuse): readonly Problem[] {
  if (typeof value !== 'string') return refuse('not-a-text')
  if (value.trim() === '') return refuse('text-missing')
  return value.length > MOST_TEXT ? refuse('text-too-long', { limit: MOST_TEXT }) : []
}

/** Exact comparison of two decimals of at most 4 digits after the point. */
const below = (a: string, b: string): boolean => exact(a) < exact(b)
const isMultiple = (value: string, step: string): boolean => exact(value) % exact(step) === 0n
const exact = (decimal: string): bigint => {
  const [, fraction = ''] = decimal.split('.')
  return BigInt(decimal.replace('.', '')) * 10n ** BigInt(4 - fraction.length)
}
