/** The smallest mistakes in what an input takes, and in when it is asked. (SPEC E14, E24) */
import { boundsOf } from '../load/leaf.ts'
import type { InputShape } from '../load/shape.ts'
import type { Json } from '../model.ts'
import { decimalsOf } from '../points.ts'
import { below, nudged } from './edits.ts'
import type { Edit } from './edits.ts'

/** Of the inputs of one criterion, or of one group of shared ones. */
export const editsOfInputs = (inputs: readonly InputShape[]): readonly Edit[] =>
  inputs.flatMap((input, index) =>
    below(index, inputs, [...editsOfBounds(input), ...editsOfWhen(input, inputs), ...editsOfChoices(input)]),
  )

/** Bounds that the author wrote; what a type allows by itself is the engine's, not the framework's. */
function editsOfBounds(input: InputShape): readonly Edit[] {
  const step = input.step ?? 10 ** -boundsOf(input).decimals
  const bounds = (['min', 'max', 'step'] as const).flatMap((key) => {
    const value = input[key]
    if (value === undefined) return []
    const by = key === 'step' ? 10 ** -decimalsOf(String(value)) : step
    return below(key, input, nudged(value, by, key === 'step' ? { exclusiveMinimum: 0 } : {}))
  })
  const { at_most, ...free } = input
  if (at_most === undefined) return bounds
  return [...bounds, leftOut('at_most', typeof at_most === 'string' ? at_most : at_most.difference.join(' − '), free)]
}

/** Asked always; for another yes/no answer; for one choice fewer or more. */
function editsOfWhen(input: InputShape, inputs: readonly InputShape[]): readonly Edit[] {
  const { when, ...free } = input
  if (when === undefined) return []
  if (typeof when === 'string') {
    const others = inputs.filter(({ id, type, when: also }) => type === 'boolean' && also === undefined && id !== when)
    return [
      leftOut('when', when, free),
      ...others.map(({ id }) => ({ ...leftOut('when', when, { ...input, when: id }), before: when, after: id })),
    ]
  }
  const [name = '', chosen = []] = Object.entries(when)[0] ?? []
  const all = inputs.find(({ id }) => id === name)?.choices?.map(({ id }) => id) ?? []
  const lists = all
    .map((id) => (chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]))
    .filter((list) => list.length > 0)
  return [
    leftOut('when', `${name}: ${chosen.join(', ')}`, free),
    ...below(
      'when',
      input,
      lists.map((list) => ({
        at: [name],
        before: chosen.join(', '),
        after: list.join(', '),
        value: { [name]: list },
        refused: false,
      })),
    ),
  ]
}

/** One choice that cannot be chosen; two are the least. */
function editsOfChoices(input: InputShape): readonly Edit[] {
  const { choices = [] } = input
  return choices.map(({ id }, index) => ({
    at: ['choices', index],
    before: id,
    after: '',
    value: { ...input, choices: choices.filter((_, at) => at !== index) } as unknown as Json,
    refused: choices.length <= 2,
  }))
}

const leftOut = (key: string, value: string, rest: object): Edit => ({
  at: [key],
  before: `${key}: ${value}`,
  after: '',
  value: rest as Json,
  refused: false,
})
