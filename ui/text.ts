/** `text('key', params)`: the words of the screen in the current language. Placeholders are `{name}`. */
import type { Text } from '../engine/live.ts'
import { language } from './language.ts'
import { en } from './words/en.ts'
import { vi } from './words/vi.ts'

export type WordKey = keyof typeof vi

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never
type Params<K extends WordKey> = Names<(typeof vi)[K]>
type Rest<K extends WordKey> = [Params<K>] extends [never]
  ? []
  : [params: { readonly [P in Params<K>]: string | number }]

export function text<K extends WordKey>(key: K, ...rest: Rest<K>): string {
  const words: string = language() === 'en' ? en[key] : vi[key]
  const params: Readonly<Record<string, string | number>> = rest[0] ?? {}
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}

/** Words that a framework brings; Vietnamese where no English is given. */
export function say(words: Text): string {
  return language() === 'en' ? (words.en ?? words.vi) : words.vi
}
