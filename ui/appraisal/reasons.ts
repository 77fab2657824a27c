/** Which reasons are offered, how one joins what is typed, and how a difference reads. Pure. */
import type { Decimal } from '../../engine/live.ts'
import { fold } from '../administration/fold.ts'
import type { Phrase } from '../api.ts'
import { points } from '../format.ts'
import { subtract } from '../results/scores.ts'

/** As many as are read at a glance. */
const mostShown = 5

/** Those of the same criterion first, then those given most often; only what fits what is typed. Pure. */
export function fittingPhrases(all: readonly Phrase[], criterion: string, typed: string): readonly string[] {
  const wanted = fold(typed.trim())
  const fits = all.filter(({ words }) => fold(words).includes(wanted) && fold(words) !== wanted)
  const own = ({ criteria }: Phrase): number => (criteria.includes(criterion) ? 1 : 0)
  return fits
    .toSorted((a, b) => own(b) - own(a) || b.count - a.count)
    .slice(0, mostShown)
    .map(({ words }) => words)
}

/** A phrase in place of what was its beginning, behind anything else. Pure. */
export function withPhrase(typed: string, words: string): string {
  const before = typed.trim()
  return before === '' || fold(words).includes(fold(before)) ? words : `${before} ${words}`
}

/** A sign and a figure: a difference is never told by colour alone. */
export function movedWords(from: Decimal, to: Decimal): string | null {
  const by = subtract(to, from)
  if (/^-?0(\.0+)?$/.test(by)) return null
  return by.startsWith('-') ? `–${points(by.slice(1))}` : `+${points(by)}`
}
