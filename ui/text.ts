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
let wanted: Extent = 'first'

/** Each brings what stands before it: the staff's form needs the first, the writing of frameworks all three. */
const extents = ['first', 'all', 'authoring'] as const
export type Extent = (typeof extents)[number]

/** Call before a page is shown. */
export async function loadWords(words: Extent = 'first', lang: Lang = language()): Promise<void> {
  if (extents.indexOf(words) > extents.indexOf(wanted)) wanted = words
  const [all, authoring, en] = [wanted !== 'first', wanted === 'authoring', lang === 'en']
  const [viLater, viAuthoring, enFirst, enLater, enAuthoring] = await Promise.all([
    all ? import('./words/later.vi.ts') : null,
    authoring ? import('./words/authoring.vi.ts') : null,
    en ? import('./words/first.en.ts') : null,
    all && en ? import('./words/later.en.ts') : null,
    authoring && en ? import('./words/authoring.en.ts') : null,
  ])
  vietnamese = { ...vietnamese, ...viLater?.laterVi, ...viAuthoring?.authoringVi }
  english = { ...english, ...enFirst?.firstEn, ...enLater?.laterEn, ...enAuthoring?.authoringEn }
}

export async function switchLanguage(lang: Lang): Promise<void> {
  await loadWords(wanted, lang)
  setLanguage(lang)
}

/** Words that a framework brings; Vietnamese where no English is given. */
export function say(words: Text): string {
  return language() === 'en' ? (words.en ?? words.vi) : words.vi
}
