/** One value of an entry by its name, from what to what; and the values that several acts tell alike. */
import { showDay } from '../../engine/index.ts'
import type { Lang } from '../../engine/index.ts'
import type { RoundState } from '../http/schemas.ts'
import { labels, stages } from './labels.ts'

export interface Change {
  readonly label: string
  /** Null: there was nothing, or it is not known. */
  readonly from: string | null
  /** Null: it was taken away. */
  readonly to: string | null
}

export const told = (label: string, to: string | null, from: string | null = null): readonly Change[] =>
  (to ?? '') === '' && (from ?? '') === ''
    ? []
    : [{ label, from: from === '' ? null : from, to: to === '' ? null : to }]

export const wordsIn = (value: unknown): string => (typeof value === 'string' ? value : '')
export const same = (a: unknown, b: unknown): boolean => (a ?? null) === (b ?? null)
export const day = (value: unknown, lang: Lang): string => (typeof value === 'string' ? showDay(value, lang) : '')
export const stage = (value: unknown, lang: Lang): string => stages[lang][value as RoundState] ?? wordsIn(value)

const dateKeys = [
  ['self-scoring', 'self_scoring_until'],
  ['appraisal', 'appraisal_until'],
  ['clarification', 'clarification_until'],
  ['appraisal-2', 'appraisal_2_until'],
  ['council', 'council_until'],
] as const satisfies readonly (readonly [RoundState, string])[]

type Said = Readonly<Record<string, unknown>>

/** Until when each stage lasts; only what differs. */
export const dateChanges = (before: Said | undefined, detail: Said, lang: Lang): readonly Change[] =>
  dateKeys.flatMap(([state, key]) => {
    const [was, is] = [before?.[key], detail[key]]
    return same(was, is) ? [] : told(`${labels[lang].deadline} ${stage(state, lang)}`, day(is, lang), day(was, lang))
  })
