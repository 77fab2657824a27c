import type { Lang } from '../../engine/index.ts'

/** What is wrong with the value of a setting, in both languages. */
export class BadSetting extends Error {
  override readonly name = 'BadSetting'
  readonly words: Readonly<Record<Lang, string>>

  constructor(words: Readonly<Record<Lang, string>>) {
    super(`${words.vi} ${words.en}`)
    this.words = words
  }
}
