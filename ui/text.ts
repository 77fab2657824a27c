/** `text('key', params)`: the words of the screen in the current language. Placeholders are `{name}`. */
import type { Lang, Text } from '../engine/live.ts'
import { language, setLanguage } from './language.ts'
import { firstVi } from './words/first.vi.ts'
import type { vi } from './words/vi.ts'

export type WordKey = keyof typeof vi

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never
type Params<K extends WordKey> = Names<(typeof vi)[K]>
type Rest<K extends WordKey> = [Params<K>] extends [never]
  ? []
  : [params: { readonly [P in Params<K>]: string | number }]

/** Keys of words without placeholders. */
export type PlainKey = { [K in WordKey]: [Params<K>] extends [never] ? K : never }[WordKey]

export function text<K extends WordKey>(key: K, ...rest: Rest<K>): string {
  const words = (language() === 'en' ? english[key] : undefined) ?? vietnamese[key] ?? key
  const params: Readonly<Record<string, string | number>> = rest[0] ?? {}
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}

type Words = { readonly [Key in WordKey]?: string }

/** Words of the staff's form are there at once; those of other pages travel with the first of them. */
let vietnamese: Words = firstVi
/** English travels only to those who read it; until it has come, the words are Vietnamese. */
let english: Words = {}
let wanted: 'first' | 'all' = 'first'

/** Call before a page is shown. `all`: it is none of the staff's form. */
export async function loadWords(words: 'first' | 'all' = 'first', lang: Lang = language()): Promise<void> {
  if (words === 'all') wanted = 'all'
  const all = wanted === 'all'
  const [viLater, enFirst, enLater] = await Promise.all([
    all ? import('./words/later.vi.ts') : null,
    lang === 'en' ? import('./words/first.en.ts') : null,
    all && lang === 'en' ? import('./words/later.en.ts') : null,
  ])
  vietnamese = { ...vietnamese, ...viLater?.laterVi }
  english = { ...english, ...enFirst?.firstEn, ...enLater?.laterEn }
}

export async function switchLanguage(lang: Lang): Promise<void> {
  await loadWords(wanted, lang)
  setLanguage(lang)
}

/** Words that a framework brings; Vietnamese where no English is given. */
export function say(words: Text): string {
  return language() === 'en' ? (words.en ?? words.vi) : words.vi
}
