/** Which passwords are good enough. Every refusal says why; nothing else is demanded unless the installation asks for it. */
import { Refusal } from '../http/refusal.ts'
import { commonWords } from './common-words.ts'
import type { AccessSettings } from './settings.ts'

export interface Circumstances {
  /** Whose it is, in words that a stranger would try: username, name, authority. */
  readonly own: readonly string[]
  readonly secondFactor: boolean
  readonly settings: AccessSettings
}

const shortest = { alone: 15, withSecondFactor: 8 } as const
const longest = 200
/** How many characters must be left when everything that is easily guessed is taken away. */
const leftAtLeast = 4

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9]/g, '')

/** Refuses a password that is too short, too long or easy to guess. Lengths count characters as people see them. */
export function checkPassword(password: string, { own, secondFactor, settings }: Circumstances): void {
  const characters = Array.from(password.normalize('NFC'))
  const least = secondFactor ? shortest.withSecondFactor : shortest.alone
  if (characters.length < least) throw new Refusal('password-too-short', { params: { least: String(least) } })
  if (characters.length > longest) throw new Refusal('password-too-long')
  if (new Set(characters).size < 5) throw new Refusal('password-repeats')
  const folded = fold(password)
  if (isSequence(folded)) throw new Refusal('password-sequence')
  if (isOnly(folded, own.flatMap(ownWords))) throw new Refusal('password-own-words')
  if (isOnly(folded, commonWords)) throw new Refusal('password-too-common')
  if (settings.composition && !isMixed(password)) throw new Refusal('password-composition')
}

/** "quan.tri-1" and "Nguyễn Văn A" whole and in parts; a part of one or two letters says nothing. */
function ownWords(text: string): readonly string[] {
  const parts = text.split(/[^\p{L}\p{M}\p{N}]+/u)
  return [text, ...parts].map(fold).filter((word) => word.length >= 3)
}

/** Whether hardly anything is left without these words and, where there are any, without digits. */
function isOnly(folded: string, words: readonly string[]): boolean {
  const longestFirst = words.toSorted((a, b) => b.length - a.length)
  const rest = longestFirst.reduce((text, word) => text.replaceAll(word, ''), folded)
  return rest !== folded && rest.replace(/[0-9]/g, '').length < leftAtLeast
}

/** Every character is the next, the one before or the same as its neighbour: 12345…, edcba…; ten wraps to nought. */
function isSequence(folded: string): boolean {
  const codes = Array.from(folded, (character) => character.codePointAt(0) ?? 0)
  return (
    codes.length > 0 &&
    codes.slice(1).every((code, index) => {
      const step = code - (codes[index] ?? 0)
      return Math.abs(step) <= 1 || (Math.abs(step) === 9 && /^\d+$/.test(folded))
    })
  )
}

const isMixed = (password: string): boolean =>
  [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{M}\p{N}]/u].every((kind) => kind.test(password.normalize('NFC')))
