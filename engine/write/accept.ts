/**
 * What examples expect, brought to what the framework gives now: for an author who changed a rule, looked at each
 * difference, and meant it. Nothing else of the file changes. (SPEC W30)
 */
import { equal } from '../compare/values.ts'
import type { Difference } from '../examples/expected.ts'
import { parse, parsePage } from '../load/parse.ts'
import type { Outcome } from '../model.ts'
import { plainOf, valueAt } from './data.ts'
import { spliced } from './lines.ts'
import { patched, splicesOf } from './patch.ts'
import type { Patch } from './patch.ts'
import { refuse } from './plain-change.ts'
import type { Path } from './spots.ts'

/** A difference, and the example that has it: its place in `cases`, from 0. */
export interface Accepted {
  readonly case: number
  readonly difference: Difference
}

/** Points, an index, a band: what an example states as one text. Anything else is for its author to write. */
export const isAcceptable = ({ path, found }: Difference): boolean =>
  !path.startsWith('round') && (path === 'total.band' ? found !== 'none' : /^-?\d+(?:\.\d+)?$/.test(found))

/** Refused where an example does not state a text there, or the file cannot be read. */
export function accept(text: string, file: string, all: readonly Accepted[]): Outcome<string> {
  const page = parsePage(text, file)
  if (page.kind === 'refused') return page
  const { source, doc } = page.value
  const inexact = refuse('edit-not-exact', { place: { file, line: 1, col: 1 } })
  const stated = all.every(
    (one) => isAcceptable(one.difference) && typeof valueAt(source.value, placeOf(one)) === 'string',
  )
  const patches = all.map((one): Patch => ({ kind: 'put', at: placeOf(one), to: one.difference.found }))
  const splices = patches.map((patch) => splicesOf(patch, { text, doc, data: source.value }))
  if (!stated || splices.some((one) => one === null)) return inexact
  const value = spliced(
    text,
    splices.flatMap((one) => one ?? []),
  )
  const again = parse(value, file)
  const asked = patches.reduce(patched, source.value)
  return again.kind === 'ok' && equal(plainOf(again.value.value), plainOf(asked))
    ? { kind: 'ok', value, problems: [] }
    : inexact
}

function placeOf({ case: index, difference: { path } }: Accepted): Path {
  const [, key] = /^total\.(\w+)$/.exec(path) ?? []
  return ['cases', index, ...(key === undefined ? ['expect', path] : ['total', key])]
}
