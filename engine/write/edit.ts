/**
 * One change of a framework's text in which nothing else moves: comments, order, quotes, line ends stay byte by byte.
 * The text is never printed anew. (SPEC W1–W12)
 */
import { equal } from '../compare/values.ts'
import type { Resolved } from '../load/extend.ts'
import { read } from '../load/load.ts'
import type { Library } from '../load/load.ts'
import { documentOf, parse } from '../load/parse.ts'
import { isOverlay } from '../load/shape.ts'
import type { FrameworkShape } from '../load/shape.ts'
import { validateFramework } from '../load/validate.ts'
import type { Json, Outcome, Problem } from '../model.ts'
import type { Change } from './change.ts'
import { plainOf } from './data.ts'
import { spliced } from './lines.ts'
import { overlayChange } from './overlay-change.ts'
import { patched, splicesOf } from './patch.ts'
import type { Patch } from './patch.ts'
import { plainChange, refuse } from './plain-change.ts'
import { isWritable } from './spell.ts'

/**
 * @returns the new text, which reads as the old one with exactly this change; or why it cannot be made. A change that is
 * made already gives the same text.
 */
export function edit(text: string, file: string, library: Library, change: Change): Outcome<string> {
  const source = parse(text, file)
  if (source.kind === 'refused') return source
  const shape = validateFramework(source.value)
  if (shape.kind === 'refused') return shape
  const bad = unwritable(change)
  if (bad !== null) return refuse('number-form', { place: { file, line: 1, col: 1 }, found: String(bad) })
  const own = shape.value
  const resolved = isOverlay(own) ? read(text, file, library) : null
  if (resolved !== null && resolved.resolved === null) return { kind: 'refused', problems: resolved.problems }
  const patches =
    isOverlay(own) && resolved?.resolved
      ? overlayChange(own, resolved.resolved, change)
      : plainChange(own as FrameworkShape, change)
  if (patches.kind === 'refused') return { ...patches, problems: patches.problems.map((one) => placed(one, file)) }
  const outcome = written(text, file, source.value.value, patches.value)
  if (outcome.kind === 'refused' || resolved?.resolved === undefined || resolved.resolved === null) return outcome
  return inWhole(outcome, file, library, resolved.resolved, change)
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
  const patches = plainChange(before.shape, change)
  if (patches.kind === 'refused') return patches
  const asked = patches.value.reduce(patched, plainOf(before.shape))
  return equal(plainOf(resolved.shape), plainOf(asked)) ? outcome : inexactAt(file)
}

const inexactAt = (file: string): Outcome<never> => refuse('edit-not-exact', { place: { file, line: 1, col: 1 } })

const placed = (one: Problem, file: string): Problem =>
  one.place === null ? { ...one, place: { file, line: 1, col: 1 } } : one

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
function written(text: string, file: string, data: Json, patches: readonly Patch[]): Outcome<string> {
  if (patches.length === 0) return { kind: 'ok', value: text, problems: [] }
  const doc = documentOf(text)
  const inexact = inexactAt(file)
  if (doc === null) return inexact
  const splices = patches.map((patch) => splicesOf(patch, { text, doc }))
  if (splices.some((one) => one === null)) return inexact
  const value = spliced(
    text,
    splices.flatMap((one) => one ?? []),
  )
  const again = parse(value, file)
  if (again.kind === 'refused') return again
  const shape = validateFramework(again.value)
  if (shape.kind === 'refused') return shape
  const asked = patches.reduce(patched, data)
  return equal(plainOf(again.value.value), plainOf(asked)) ? { kind: 'ok', value, problems: again.problems } : inexact
}
