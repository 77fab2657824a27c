/** Two changes of one overlay that speak of the same thing: their order must not decide in silence. (SPEC L46) */
import type { Place } from '../model.ts'
import { firstId } from './lineage.ts'
import type { Lineage } from './lineage.ts'
import type { NodeShape } from './shape.ts'
import { nodes } from './tree.ts'
import type { ProblemCode } from '../words/problems.ts'

/** What the changes above have done, each with its line. Entries stand under their first id. */
export interface Done {
  /** By "id property". */
  readonly set: Map<string, Place | null>
  readonly moved: Map<string, Place | null>
  /** By the id that was given up. */
  readonly renamed: Map<string, { readonly to: string; readonly place: Place | null }>
  /** By id, of every entry that went. */
  readonly removed: Map<string, Place | null>
  /** Set, added, moved or renamed. */
  readonly touched: Map<string, Place | null>
  /** By "under after". */
  readonly put: Map<string, Place | null>
}

export const nothingDone = (): Done => ({
  set: new Map(),
  moved: new Map(),
  renamed: new Map(),
  removed: new Map(),
  touched: new Map(),
  put: new Map(),
})

export interface Collision {
  readonly code: ProblemCode
  readonly found: string
  /** Of the change that came first. */
  readonly other: Place | null
  readonly to?: string
}

/** Why an id that a change names is not there. */
export function gone(done: Done, key: string, id: string): Collision | null {
  const removed = done.removed.get(id)
  if (removed !== undefined) {
    const code = key === 'after' ? 'after-removed' : key === 'remove' ? 'removed-twice' : 'changed-and-removed'
    return { code, found: id, other: removed }
  }
  const renamed = done.renamed.get(id)
  return renamed === undefined ? null : { code: 'renamed-away', found: id, other: renamed.place, to: renamed.to }
}

/** Why an entry that is there cannot be removed: something in it was changed above. */
export function changedWithin(done: Done, node: NodeShape, lineage: Lineage): Collision | null {
  for (const { node: one } of nodes([node])) {
    const other = done.touched.get(firstId(lineage, one.id))
    if (other !== undefined) return { code: 'changed-and-removed', found: one.id, other }
  }
  return null
}

/** The same done twice; the first time it is noted. */
export function again(list: Map<string, Place | null>, key: string, place: Place | null): Place | null | undefined {
  const before = list.get(key)
  if (before === undefined) list.set(key, place)
  return before
}

/** Why an id cannot be given. */
export function taken(id: string, present: boolean, kind: 'add' | 'rename', lineage: Lineage): Collision | null {
  if (present) return { code: kind === 'add' ? 'added-id-taken' : 'renamed-onto', found: id, other: null }
  const retired = lineage.retired.get(id)
  return retired === undefined ? null : { code: 'id-used-again', found: id, other: retired }
}
