/** `text('key', params)`: the words of the screen in the current language. Placeholders are `{name}`. */
import type { Lang, Text } from '../engine/live.ts'
import { language, setLanguage } from './language.ts'
import { vi } from './words/vi.ts'

export type WordKey = keyof typeof vi

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never
type Params<K extends WordKey> = Names<(typeof vi)[K]>
type Rest<K extends WordKey> = [Params<K>] extends [never]
  ? []
  : [params: { readonly [P in Params<K>]: string | number }]

/** Keys of words without placeholders. */
export type PlainKey = { [K in WordKey]: [Params<K>] extends [never] ? K : never }[WordKey]

export function text<K extends WordKey>(key: K, ...rest: Rest<K>): string {
  const words: string = (language() === 'en' ? english : vi)[key]
  const params: Readonly<Record<string, string | number>> = rest[0] ?? {}
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}

/** English travels only to those who read it; until it has come, the words are Vietnamese. */
let english: { readonly [Key in WordKey]: string } = vi

/** Call before the first page is shown. */
export async function loadWords(lang: Lang = language()): Promise<void> {
  if (lang === 'en') english = (await import('./words/en.ts')).en
}

export async function switchLanguage(lang: Lang): Promise<void> {
  await loadWords(lang)
  setLanguage(lang)
}

/** Words that a framework brings; Vietnamese where no English is given. */
export function say(words: Text): string {
  return language() === 'en' ? (words.en ?? words.vi) : words.vi
}
