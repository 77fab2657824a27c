import type { Lang, Text } from '../model.ts'

/** A framework's own words, in Vietnamese where it has no English. */
export const titleOf = (text: Text, lang: Lang): string => (lang === 'en' ? (text.en ?? text.vi) : text.vi)
