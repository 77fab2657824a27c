/** The language of the screen: Vietnamese unless this browser was switched to English before. */
import type { Lang } from '../engine/live.ts'

const key = 'khung.language'
const listeners = new Set<() => void>()
let current: Lang = remembered()

function remembered(): Lang {
  try {
    return localStorage.getItem(key) === 'en' ? 'en' : 'vi'
  } catch {
    return 'vi'
  }
}

export function language(): Lang {
  return current
}

export function setLanguage(lang: Lang): void {
  current = lang
  try {
    localStorage.setItem(key, lang)
  } catch {
    // A browser that keeps nothing still switches for this visit.
  }
  for (const changed of listeners) changed()
}

/** Calls back after each switch; returns the way to stop. */
export function onLanguage(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}
