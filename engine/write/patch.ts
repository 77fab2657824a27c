/**
 * One change of a file, told twice: as splices of its text, and of its plain data. Whoever makes it compares both, so a
 * splice that would read as anything else is never written.
 */
import type { Document } from 'yaml'
import type { Json } from '../model.ts'
import { between } from './between.ts'
import { dropped, inserted, moved, put, valueAt } from './data.ts'
import type { Path } from './spots.ts'
import type { Splice } from './lines.ts'
import { dropText } from './drop-text.ts'
import { insertText } from './insert-text.ts'
import { moveText } from './move-text.ts'
import { putText } from './put-text.ts'

export type Patch =
  /** A value that is there or not yet; the map that holds it is there. */
  | { readonly kind: 'put'; readonly at: Path; readonly to: Json }
  /** A key of a map, or so many items of a list; one when absent. */
  | { readonly kind: 'drop'; readonly at: Path; readonly count?: number }
  /** More items of a list. */
  | { readonly kind: 'insert'; readonly into: Path; readonly index: number; readonly values: readonly Json[] }
  /** An item becomes one of another list, or of the same; `index` counts before anything moved. */
  | { readonly kind: 'move'; readonly at: Path; readonly into: Path; readonly index: number }

/** A text, and where everything in it stands. */
export interface Sheet {
  readonly text: string
  readonly doc: Document.Parsed
  readonly data: Json
}

/** Null: the text has no place for it. */
export function splicesOf(patch: Patch, sheet: Sheet): readonly Splice[] | null {
  if (patch.kind !== 'put') return splicesOfOne(patch, sheet)
  const now = valueAt(sheet.data, patch.at)
  const parts = now === undefined ? [patch] : between(now, patch.to, patch.at)
  const splices = parts.map((one) => splicesOfOne(one, sheet))
  // Where a part has no place of its own, the whole is written anew.
  return splices.some((one) => one === null) ? splicesOfOne(patch, sheet) : splices.flatMap((one) => one ?? [])
}

function splicesOfOne(patch: Patch, sheet: Sheet): readonly Splice[] | null {
  const list = emptied(patch, sheet.data)
  if (list !== null) return putText(sheet, list.at, list.to)
  switch (patch.kind) {
    case 'put':
      return putText(sheet, patch.at, patch.to)
    case 'drop':
      return dropText(sheet, patch.at, patch.count)
    case 'insert':
      return insertText(sheet, patch.into, patch.index, patch.values)
    case 'move':
      return moveText(sheet, patch.at, patch.into, patch.index)
    default:
      return patch satisfies never
  }
}

/** The list that a patch fills or empties: `[]` has no items beside which another could stand, and its own signs. */
function emptied(patch: Patch, data: Json): { readonly at: Path; readonly to: readonly Json[] } | null {
  if (patch.kind === 'insert') {
    const list = valueAt(data, patch.into)
    return Array.isArray(list) && list.length === 0 ? { at: patch.into, to: patch.values } : null
  }
  if (patch.kind !== 'drop') return null
  const at = patch.at.slice(0, -1)
  const list = valueAt(data, at)
  return Array.isArray(list) && list.length === (patch.count ?? 1) ? { at, to: [] } : null
}

export function patched(data: Json, patch: Patch): Json {
  switch (patch.kind) {
    case 'put':
      return put(data, patch.at, patch.to)
    case 'drop':
      return dropped(data, patch.at, patch.count)
    case 'insert':
      return inserted(data, patch.into, patch.index, patch.values)
    case 'move':
      return moved(data, patch.at, patch.into, patch.index)
    default:
      return patch satisfies never
  }
}
