/** Answers with everything that is free at some position. */
import type { Answer, Answers, InputValue, Setting } from '../model.ts'
import { valueAt } from './axis.ts'
import type { Piece } from './piece.ts'

export interface Filled {
  readonly answers: Answers
  readonly setting: Setting
}

export const answerIn = (answers: Answers, id: string): Answer | undefined =>
  Object.hasOwn(answers, id) ? answers[id] : undefined

export function valuesOf(owner: string, answers: Answers, { unit }: Setting): Readonly<Record<string, InputValue>> {
  if (owner === 'targets' || owner === 'attributes') return unit?.[owner] ?? {}
  return answerIn(answers, owner)?.inputs ?? {}
}

/** What is then not asked is left out. */
export function filled({ axes, leaves }: Piece, { answers, setting }: Filled, positions: readonly number[]): Filled {
  const values = new Map<string, Record<string, InputValue>>()
  for (const owner of new Set([...axes.map((axis) => axis.owner), ...leaves.map(({ id }) => id)]))
    values.set(owner, { ...valuesOf(owner, answers, setting) })
  axes.forEach((axis, index) => (values.get(axis.owner)![axis.input.id] = valueAt(axis, positions[index]!)))
  for (const { owner, input } of axes)
    if (input.when !== null && values.get(owner)![input.when] !== true) delete values.get(owner)![input.id]
  const { targets, attributes } = setting.unit ?? { targets: {}, attributes: {} }
  const unit = { targets: values.get('targets') ?? targets, attributes: values.get('attributes') ?? attributes }
  const changed = [...values].filter(([owner]) => owner !== 'targets' && owner !== 'attributes')
  return {
    answers: {
      ...answers,
      ...Object.fromEntries(changed.map(([id, inputs]) => [id, { ...answerIn(answers, id), inputs }])),
    },
    setting: { ...setting, unit },
  }
}
