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
/** Words that travel together, each lot with the first page that says any of them. */
const lots = {
  later: {
    vi: async () => (await import('./words/later.vi.ts')).laterVi,
    en: async () => (await import('./words/later.en.ts')).laterEn,
  },
  accounts: {
    vi: async () => (await import('./words/accounts.vi.ts')).accountsVi,
    en: async () => (await import('./words/accounts.en.ts')).accountsEn,
  },
  authoring: {
    vi: async () => (await import('./words/authoring.vi.ts')).authoringVi,
    en: async () => (await import('./words/authoring.en.ts')).authoringEn,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Lang, () => Promise<Words>>>>>
export type Lot = keyof typeof lots

const wanted = new Set<Lot>()

/** Call before a page is shown. */
export async function loadWords(more: readonly Lot[], lang: Lang = language()): Promise<void> {
  for (const lot of more) wanted.add(lot)
  const all = [...wanted]
  const first = lang === 'en' ? import('./words/first.en.ts') : null
  const [vi, en, enFirst] = await Promise.all([
    Promise.all(all.map((lot) => lots[lot].vi())),
    Promise.all(lang === 'en' ? all.map((lot) => lots[lot].en()) : []),
    first,
  ])
  vietnamese = Object.assign({}, vietnamese, ...vi) as Words
  english = Object.assign({}, english, enFirst?.firstEn, ...en) as Words
}

export async function switchLanguage(lang: Lang): Promise<void> {
  await loadWords([], lang)
  setLanguage(lang)
}

/** Words that a framework brings; Vietnamese where no English is given. */
export function say(words: Text): string {
  return language() === 'en' ? (words.en ?? words.vi) : words.vi
}
