/** What must not hide in a text: it would look right on the screen and differ in the file. (SPEC L5) */
import type { ProblemCode } from '../words/problems.ts'

/** Zero-width characters and controls that reorder text (bidi). */
const HIDDEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/
// oxlint-disable-next-line no-control-regex -- control characters are what this looks for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/
const NO_BREAK = /[\u00a0\u202f]/
const SMART_QUOTES = /^[\u201c\u201d\u2018\u2019].*[\u201c\u201d\u2018\u2019]$/s

/** The code of the first thing wrong with `text`, or null. */
export function checkText(text: string, isKey = false): ProblemCode | null {
  if (HIDDEN.test(text) || CONTROL.test(text)) return 'hidden-character'
  if (NO_BREAK.test(text)) return isKey ? 'no-break-space' : 'no-break-space-in-text'
  if (text.normalize('NFC') !== text) return 'not-nfc'
  return SMART_QUOTES.test(text) ? 'smart-quotes' : null
}
