/**
 * The legal basis of an overlay: the documents of its parent, then those of its own that are not among them. What the
 * overlay writes counts from its own list, and is brought to its place in the whole one, so that every source keeps
 * pointing at the document that its author meant, however long the chain. (SPEC L75)
 */
import type { LegalBasis, Problem, Source } from '../model.ts'
import { problem } from '../problem.ts'
import { canonicalJson } from './compile.ts'
import type { FrameworkShape, OverlayShape } from './shape.ts'
import { placeOf } from './source.ts'
import type { Places } from './source.ts'

/** The overlay with its sources counted in the whole list, and that list; without a list of its own, as it is. */
export function withDocuments(
  overlay: OverlayShape,
  { legal_basis: above = [] }: FrameworkShape,
  places: Places,
  problems: Problem[],
): OverlayShape {
  const { legal_basis: own } = overlay
  if (own === undefined) return overlay
  const known = above.map(spelled)
  const added = own.filter((one, index) => firstOf(own, one) === index && !known.includes(spelled(one)))
  const whole = [...above, ...added]
  const moved = (source: Source): Source => {
    const { document } = source
    if (document === undefined) return source
    const meant = own[document]
    if (meant !== undefined) return keeping(source, { ...source, document: firstOf(whole, meant) }, places)
    const place = placeOf(places, source, 'document')
    problems.push(problem('unknown-document', { place, path: 'changes', found: document }))
    return source
  }
  const counted = sourcesOf(overlay, moved, places)
  return keeping(overlay, { ...counted, legal_basis: keeping(own, whole, places) }, places)
}

/** Documents are the same when everything said of them is. */
const spelled = (document: LegalBasis): string => canonicalJson({ ...document })
const firstOf = (list: readonly LegalBasis[], document: LegalBasis): number =>
  list.findIndex((one) => spelled(one) === spelled(document))

/** A copy stands where the original does. */
function keeping<T extends object>(original: object, copy: T, places: Places): T {
  const spot = places.get(original)
  if (spot) places.set(copy, spot)
  return copy
}

/** Every `source` below through `edit`, also the one that a change sets; what has none stays the same object. */
function sourcesOf<T>(value: T, edit: (source: Source) => Source, places: Places): T {
  if (typeof value !== 'object' || value === null) return value
  const isSource = (key: string): boolean =>
    key === 'source' || (key === 'to' && 'property' in value && value.property === 'source')
  const parts = Object.entries(value).map(([key, part]): readonly [string, unknown] => {
    const isMap = typeof part === 'object' && part !== null && !Array.isArray(part)
    return [key, isMap && isSource(key) ? edit(part as Source) : sourcesOf(part as unknown, edit, places)]
  })
  if (parts.every(([key, part]) => part === (value as Readonly<Record<string, unknown>>)[key])) return value
  const copy = Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts)
  return keeping(value, copy, places) as T
}
