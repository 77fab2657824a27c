/** What a username and a password must be; the server holds the same. */
import { text } from '../text.ts'
import { fold } from './fold.ts'

const passwordLeast = 15

export function usernameProblem(username: string): string | null {
  if (username === '') return text('people.username-missing')
  return /^[a-z0-9][a-z0-9._-]{1,62}$/.test(username) ? null : text('people.username-wrong')
}

/** Counted as people count: one letter with its marks is one. */
export function passwordProblem(password: string, least = passwordLeast): string | null {
  if (password === '') return text('setup.password-missing')
  const { length } = Array.from(password.normalize('NFC'))
  return length < least ? text('setup.password-short', { least, length }) : null
}

/** "Nguyễn Văn An" → "nguyen.van.an", to begin with. */
export function suggestUsername(name: string): string {
  return fold(name)
    .trim()
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.+|\.+$/g, '')
    .slice(0, 63)
}
