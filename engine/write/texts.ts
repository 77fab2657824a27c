/**
 * A text is written as a string, which is the Vietnamese one, or as a map of languages. Who edits it says which language,
 * however it stands: `title.vi` is the string where there is only that.
 */
import type { Json } from '../model.ts'
import { valueAt } from './data.ts'
import type { Path } from './spots.ts'

/** Keys under which the schema takes a text. */
export const TEXTS: ReadonlySet<string | number> = new Set(['title', 'label', 'hint', 'unit', 'guidance', 'note'])

export const isLanguage = (step: string | number | undefined): step is 'vi' | 'en' => step === 'vi' || step === 'en'

interface Written {
  readonly at: Path
  readonly to: Json
}

/** Where and what to write so that the text, or any other value, at `path` is `value`. */
export function asWritten(data: Json, path: Path, value: Json): Written {
  const whole = path.slice(0, -1)
  const language = path.at(-1)
  const now = valueAt(data, path)
  if (isLanguage(language) && now === undefined) {
    const text = valueAt(data, whole)
    if (typeof text === 'string' || text === undefined) {
      if (language === 'vi') return { at: whole, to: value }
      // A text in the second language alone has no place: the schema says so.
      return value === null
        ? { at: path, to: null }
        : { at: whole, to: { ...(text === undefined ? {} : { vi: text }), en: value } }
    }
  }
  // Nothing stands in the second language alone: the text goes with its Vietnamese.
  if (language === 'vi' && value === null && now !== undefined) return { at: whole, to: null }
  // A string in place of a map of languages would lose the other one.
  if (typeof value === 'string' && typeof now === 'object' && now !== null && 'vi' in now)
    return { at: [...path, 'vi'], to: value }
  return { at: path, to: value }
}
