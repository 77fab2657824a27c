/** Inputs: bounds that fit the type, names that are there. (SPEC L9, L12) */
import { decimalsOf } from '../../points.ts'
import { boundsOf, isNumeric, isWhole } from '../leaf.ts'
import type { InputShape } from '../shape.ts'
import type { Checking } from './checking.ts'

const RESERVED = new Set([
  'not_arising',
  'adjusted',
  'period',
  'facts',
  'constants',
  'targets',
  'attributes',
  'criteria',
  'cohort',
  'constructor',
  'prototype',
])

export function checkInputs(inputs: readonly InputShape[], path: string, say: Checking['say']): void {
  const byId = new Map(inputs.map((input) => [input.id, input]))
  const seen = new Set<string>()
  for (const input of inputs) {
    const { id, type, at_most, when } = input
    if (seen.has(id)) say('duplicate-id', input, 'id', { path, found: id })
    seen.add(id)
    if (RESERVED.has(id)) say('reserved-name', input, 'id', { path, found: id })
    if ((type === 'choice') !== (input.choices !== undefined))
      say('choices-for-choice', input, input.choices ? 'choices' : 'type', { path, found: id })
    const { min, max, decimals } = boundsOf(input)
    if (isNumeric(type)) {
      const fine = (['min', 'max', 'step'] as const).find((key) => decimalsOf(String(input[key] ?? 0)) > decimals)
      if (fine !== undefined) say('too-many-decimals', input, fine, { path, found: input[fine], digits: decimals })
      if (isWhole(type) && (input.decimals ?? 0) > 0)
        say('too-many-decimals', input, 'decimals', { path, found: input.decimals, digits: 0 })
    }
    const numberKey = (['min', 'max', 'decimals', 'at_most', 'step'] as const).find((key) => input[key] !== undefined)
    if (!isNumeric(type) && numberKey !== undefined)
      say('numbers-only', input, numberKey, { path, found: id, key: numberKey })
    if (min !== null && max !== null && min > max) say('min-above-max', input, 'min', { path, found: min, max })
    const other = at_most === undefined ? undefined : byId.get(at_most)
    if (
      at_most !== undefined &&
      (other === undefined || other === input || !isNumeric(other.type) || other.when !== undefined)
    )
      say('unknown-variable', input, 'at_most', { path, id, found: at_most, known: [...byId.keys()].join(', ') })
    const condition = when === undefined ? undefined : byId.get(when)
    if (when !== undefined && (condition?.type !== 'boolean' || condition.when !== undefined))
      say('when-not-boolean', input, 'when', { path, found: when })
  }
}
