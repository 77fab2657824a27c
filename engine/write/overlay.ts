/** An overlay while it is changed: what it wrote itself, what comes of it, and how a change of it is put together. */
import type { ChangeShape, FrameworkShape, OverlayShape } from '../load/shape.ts'
import type { Json, Outcome } from '../model.ts'
import { plainOf } from './data.ts'
import { entriesOf } from './entries.ts'
import type { Entry } from './entries.ts'
import type { Patch } from './patch.ts'
import { refuse } from './plain-change.ts'
import type { Path } from './spots.ts'

export type Patches = Outcome<readonly Patch[]>

export interface Overlay {
  readonly own: OverlayShape
  readonly data: Json
  readonly changes: readonly ChangeShape[]
  readonly whole: FrameworkShape
  readonly parent: string
  /** Of the whole. */
  readonly entries: ReadonlyMap<string, Entry>
  /** What the overlay added, by id: where in its file. */
  readonly added: ReadonlyMap<string, Added>
  /** The id that an entry had before any change gave it another. */
  readonly first: (id: string) => string
  readonly reason: string | undefined
}

interface Added {
  /** In `changes`. */
  readonly change: number
  readonly path: Path
  readonly isRoot: boolean
}

/** Ways to write a change, the smallest first: not every one leads to what is asked. */
export type Ways = Outcome<readonly (readonly Patch[])[]>
export const one = (patches: Patches): Ways =>
  patches.kind === 'ok' ? { ...patches, value: [patches.value] } : patches

export const done = (value: readonly Patch[]): Patches => ({ kind: 'ok', value, problems: [] })
export const outside = (found: string | number, { parent }: Overlay): Outcome<never> =>
  refuse('not-in-overlay', { path: String(found), found, parent })

/** Patches of what is there, an entry that may have a reason of its own, or why not. */
export type Piece = Patches | { readonly [key: string]: Json }
const isPatches = (piece: Piece): piece is Patches => 'kind' in piece

/** All in one: the new entries stand after those that are there. */
export function together(pieces: readonly Piece[], { changes, reason }: Overlay): Patches {
  const refused = pieces.find((one) => isPatches(one) && one.kind === 'refused')
  if (refused && isPatches(refused)) return refused
  const patches = pieces.flatMap((one) => (isPatches(one) && one.kind === 'ok' ? one.value : []))
  const entries = pieces.filter((one) => !isPatches(one)) as readonly { readonly [key: string]: Json }[]
  const isReasoned = reason !== undefined && reason.trim() !== ''
  if (!isReasoned && entries.some((entry) => entry['reason'] === undefined))
    return refuse('reason-missing', { path: 'changes' })
  const values = entries.map(({ under, after, reason: own, ...rest }): Json =>
    plainOf({ ...rest, under, after, reason: own ?? reason }),
  )
  const drops = patches.filter(({ kind, ...patch }) => kind === 'drop' && 'at' in patch && patch.at.length === 2)
  // Where no entry stays there is none beside which another could stand.
  if (drops.length === changes.length && drops.length > 0) return done([{ kind: 'put', at: ['changes'], to: values }])
  const more: readonly Patch[] =
    values.length === 0 ? [] : [{ kind: 'insert', into: ['changes'], index: changes.length, values }]
  return done([...more, ...patches])
}

export function addedBy(changes: readonly ChangeShape[]): ReadonlyMap<string, Added> {
  const all = new Map<string, Added>()
  for (const [change, { add }] of changes.entries()) {
    if (add === undefined) continue
    const base = ['changes', change, 'add']
    all.set(add.id, { change, path: base, isRoot: true })
    for (const { node, path } of entriesOf({ domains: add.criteria ?? [] }).values())
      all.set(node.id, { change, path: [...base, 'criteria', ...path.slice(1)], isRoot: false })
  }
  return all
}
