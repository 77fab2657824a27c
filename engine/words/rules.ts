/** Words of rules: what `cases` and `values` are made of, in both languages at once. */
import type { Lang } from '../model.ts'
import { showDecimal } from '../numbers.ts'

export interface Both {
  readonly vi: string
  readonly en: string
}

export const both = (say: (lang: Lang) => string): Both => ({ vi: say('vi'), en: say('en') })

/** 1.5 → "1,5" or "1.5". */
export const number = (value: number, lang: Lang): string => showDecimal(String(value), lang)

/** 1.5 → "1,5 điểm" or "1.5 points". */
export const points = (value: number, lang: Lang): string =>
  lang === 'vi' ? `${number(value, lang)} điểm` : `${number(value, lang)} ${value === 1 ? 'point' : 'points'}`

/** "MM-DD" or "YYYY-MM-DD" → "31/01" or "31/01/2026". */
export const date = (day: string): string => day.split('-').toReversed().join('/')

export const quoted = (label: string): string => `“${label}”`

/** Labels of several inputs: “a”, “b”. */
export const labels = (inputs: readonly { readonly label: Both }[], lang: Lang): string =>
  inputs.map(({ label }) => quoted(label[lang])).join(', ')

export const otherwise: Both = { vi: 'còn lại', en: 'otherwise' }
