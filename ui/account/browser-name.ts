/** A browser as people call it: "Chrome trên Windows". */
import { text } from '../text.ts'

/** The first that fits: many browsers say that they are others as well. */
const browsers: readonly (readonly [name: string, RegExp])[] = [
  ['Cốc Cốc', /coc_coc_browser\//i],
  ['Edge', /Edg(?:e|A|iOS)?\//],
  ['Opera', /OPR\/|Opera/],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrome\/|CriOS\/|Chromium\//],
  ['Safari', /Safari\//],
]
const systems: readonly (readonly [name: string, RegExp])[] = [
  ['Windows', /Windows/],
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['ChromeOS', /CrOS/],
  ['macOS', /Mac OS X|Macintosh/],
  ['Linux', /Linux|X11/],
]

export function browserName(agent: string): string {
  const named = (all: typeof browsers): string | undefined => all.find(([, known]) => known.test(agent))?.[0]
  const [browser, system] = [named(browsers), named(systems)]
  if (browser === undefined) return system ?? text('account.unknown-device')
  return system === undefined ? browser : text('account.browser-on', { browser, system })
}
