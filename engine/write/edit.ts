/**
 * One change of a framework's text in which nothing else moves: comments, order, quotes, line ends stay byte by byte.
 * The text is never printed anew. (SPEC W1–W12, W18)
 */
import { equal } from '../compare/values.ts'
import type { Resolved } from '../load/extend.ts'
import { read } from '../load/load.ts'
import type { Library } from '../load/load.ts'
import { parse, parsePage } from '../load/parse.ts'
import { isOverlay } from '../load/shape.ts'
import type { FrameworkShape } from '../load/shape.ts'
import { placeOf } from '../load/source.ts'
import type { Source } from '../load/source.ts'
import { validateFramework } from '../load/validate.ts'
import type { Outcome, Place, Problem } from '../model.ts'
import type { Change, Restored } from './change.ts'
import { plainOf, valueAt } from './data.ts'
import { entriesOf, isSection } from './entries.ts'
import type { Entry } from './entries.ts'
import { spliced } from './lines.ts'
import { overlayChange } from './overlay-change.ts'
import { patched, splicesOf } from './patch.ts'
import type { Patch, Sheet } from './patch.ts'
import { plainChange, refuse } from './plain-change.ts'
import { isWritable } from './spell.ts'

/**
 * @returns the new text, which reads as the old one with exactly this change; or why it cannot be made. A change that is
 * made already gives the same text.
 */
export function edit(text: string, file: string, library: Library, change: Change): Outcome<string> {
  const page = parsePage(text, file)
  if (page.kind === 'refused') return page
  const { source, doc } = page.value
  const shape = validateFramework(source)
  if (shape.kind === 'refused') return shape
  const bad = unwritable(change)
  if (bad !== null) return refuse('number-form', { place: top(file), found: String(bad) })
  const own = shape.value
  if (!isOverlay(own)) {
    const patches = plainChange(own, change)
    return patches.kind === 'ok'
      ? written({ text, doc, data: source.value }, source, patches.value)
      : located(patches.problems, source, entriesOf(own))
  }
  const { resolved, problems } = read(text, file, library)
  if (resolved === null) return { kind: 'refused', problems }
  const ways = overlayChange(own, resolved, change)
  if (ways.kind === 'refused')
    return located(ways.problems, { ...source, places: resolved.places }, entriesOf(resolved.shape))
  let refused: Outcome<string> | null = null
  for (const patches of ways.value) {
    const outcome = written({ text, doc, data: source.value }, source, patches)
    const whole = outcome.kind === 'ok' ? inWhole(outcome, file, library, resolved, change) : outcome
    if (whole.kind === 'ok') return whole
    refused ??= whole
  }
  return refused ?? inexact(file)
}

const top = (file: string): Place => ({ file, line: 1, col: 1 })

/** At the entry that is spoken of where that stands in this file, else at its beginning. */
function located(
  problems: readonly Problem[],
  { file, places }: Source,
  entries: ReadonlyMap<string, Entry>,
): Outcome<never> {
  const placed = problems.map((one): Problem => {
    const node = entries.get(one.path)?.node
    const place = node === undefined ? null : placeOf(places, node)
    return { ...one, place: place?.file === file ? place : top(file) }
  })
  return { kind: 'refused', problems: placed }
}

/** Of an overlay the whole that comes of it must be the one asked for as well: no entry of it may undo another. */
function inWhole(
  outcome: Outcome<string> & { readonly kind: 'ok' },
  file: string,
  library: Library,
  before: Resolved,
  change: Change,
): Outcome<string> {
  const { resolved, problems } = read(outcome.value, file, library)
  if (resolved === null) return { kind: 'refused', problems }
  const patches = plainChange(before.shape, takenBack(change, resolved.shape))
  if (patches.kind === 'refused') return patches
  const asked = patches.value.reduce(patched, plainOf(before.shape))
  return equal(plainOf(resolved.shape), plainOf(asked)) ? outcome : inexact(file)
}

/** A property that the overlay no longer sets is as in its parent again: that is what was asked for. */
function takenBack(change: Change, after: FrameworkShape): Change | Restored {
  if (change.kind !== 'set' || change.value !== null || change.path.length !== 1) return change
  const holder =
    change.id === null ? after : isSection(change.id) ? after[change.id] : entriesOf(after).get(change.id)?.node
  return { ...change, value: valueAt(plainOf(holder), change.path) ?? null }
}

const inexact = (file: string): Outcome<never> => refuse('edit-not-exact', { place: top(file) })

/** A number that no file can hold, anywhere in what is asked. */
function unwritable(value: unknown): number | null {
  if (typeof value === 'number') return isWritable(value) ? null : value
  if (typeof value !== 'object' || value === null) return null
  for (const one of Object.values(value)) {
    const found = unwritable(one)
    if (found !== null) return found
  }
  return null
}

/** What is written is read again: only what reads as asked leaves this house. (SPEC W2) */
function written(sheet: Sheet, { file }: Source, patches: readonly Patch[]): Outcome<string> {
  const splices = patches.map((patch) => splicesOf(patch, sheet))
  if (splices.some((one) => one === null)) return inexact(file)
  const text = spliced(
    sheet.text,
    splices.flatMap((one) => one ?? []),
  )
  if (text === sheet.text) return { kind: 'ok', value: text, problems: [] }
  const again = parse(text, file)
  if (again.kind === 'refused') return again
  const shape = validateFramework(again.value)
  if (shape.kind === 'refused') return shape
  const asked = patches.reduce(patched, sheet.data)
  if (!equal(plainOf(again.value.value), plainOf(asked))) return inexact(file)
  return { kind: 'ok', value: text, problems: again.problems }
}
