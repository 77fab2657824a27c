/** What two people changed of one draft, line by line: together where they changed different lines, else null. */
import { diff3Merge } from 'node-diff3'
import type { Texts } from './kept-draft.ts'

/** `base`: what both began with. */
export function merged(mine: Texts, base: Texts, theirs: Texts): Texts | null {
  const text = mergedText(mine.text, base.text, theirs.text)
  const examples = mergedText(mine.examples, base.examples, theirs.examples)
  return text === null || examples === null ? null : { text, examples }
}

function mergedText(mine: string, base: string, theirs: string): string | null {
  const [a, o, b] = [mine, base, theirs].map((text) => text.split('\n')) as [string[], string[], string[]]
  const regions = diff3Merge(a, o, b, { excludeFalseConflicts: true })
  if (regions.some(({ conflict }) => conflict !== undefined)) return null
  return regions.flatMap(({ ok = [] }) => ok).join('\n')
}
