/** Inputs: bounds that fit the type, names that are there. (SPEC L9, L12) */
import { decimalsOf } from '../../points.ts'
import { boundsOf, isNumeric, isWhole, limitOf, visibilityOf } from '../leaf.ts'
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
    const { id, type } = input
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
    const limit = limitOf(input)
    for (const found of [limit.at_most, ...limit.at_most_less]) {
      const other = found === null ? undefined : byId.get(found)
      const sound = other !== undefined && other !== input && isNumeric(other.type) && other.when === undefined
      if (found !== null && !sound)
        say('unknown-variable', input, 'at_most', { path, id, found, known: [...byId.keys()].join(', ') })
    }
    if (input.dated_by !== undefined && type !== 'date') say('dates-only', input, 'dated_by', { path, found: id })
    checkVisibility(input, byId, path, say)
  }
}

function checkVisibility(
  input: InputShape,
  byId: ReadonlyMap<string, InputShape>,
  path: string,
  say: Checking['say'],
): void {
  const { when, when_in } = visibilityOf(input)
  if (when === null) return
  const condition = byId.get(when)
  const always = condition !== undefined && condition !== input && condition.when === undefined
  if (typeof input.when === 'string') {
    if (!always || condition.type !== 'boolean') say('when-not-boolean', input, 'when', { path, found: when })
    return
  }
  const known = condition?.choices?.map(({ id }) => id) ?? []
  const unknown = when_in.find((id) => !known.includes(id))
  if (!always || condition.type !== 'choice' || unknown !== undefined)
    say('when-not-choice', input, 'when', { path, id: when, found: unknown ?? when, known: known.join(', ') })
}

/** Whether an input is asked, or held, by the value of another. */
export function isMeasuredBy(input: InputShape, id: string): boolean {
  const { at_most, at_most_less } = limitOf(input)
  return visibilityOf(input).when === id || at_most === id || at_most_less.includes(id)
}
