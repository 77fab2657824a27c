/**
 * A change of a framework that extends another one. What the overlay itself wrote is changed where it stands; all else
 * becomes one entry of `changes:`, with its reason. (SPEC W9–W12)
 */
import { equal } from '../compare/values.ts'
import type { Resolved } from '../load/extend.ts'
import { firstId } from '../load/lineage.ts'
import type { OverlayShape } from '../load/shape.ts'
import type { Json } from '../model.ts'
import type { Change } from './change.ts'
import { plainOf, valueAt } from './data.ts'
import { entriesOf } from './entries.ts'
import { addedBy, done, one, together } from './overlay.ts'
import type { Overlay, Ways } from './overlay.ts'
import { add, move, remove } from './overlay-order.ts'
import { setValue } from './overlay-set.ts'
import { patched } from './patch.ts'
import type { Patch } from './patch.ts'
import { given, plainChange } from './plain-change.ts'
import type { Path } from './spots.ts'

export function overlayChange(own: OverlayShape, { shape: whole, lineage }: Resolved, change: Change): Ways {
  const to: Overlay = {
    own,
    data: own as unknown as Json,
    changes: own.changes,
    whole,
    parent: own.extends,
    entries: entriesOf(whole),
    added: addedBy(own.changes),
    first: (id) => firstId(lineage, id),
    reason: change.reason,
  }
  // What is wrong with it in any framework is wrong here.
  const sound = plainChange(whole, change)
  if (sound.kind === 'refused' || sound.value.length === 0) return one(sound)
  const asked = (): Json => sound.value.reduce(patched, plainOf(whole))
  switch (change.kind) {
    case 'set':
      return one(together([setValue(to, change.id, change.path, change.value)], to))
    case 'rule': {
      const { kind: _, id, reason: __, ...parts } = change
      const sets = given(parts).filter(([key, value]) => {
        const now = valueAt(plainOf(to.entries.get(id)?.node), [key])
        return now === undefined || !equal(now, value)
      })
      return one(
        together(
          sets.map(([key, value]) => setValue(to, id, [key], value)),
          to,
        ),
      )
    }
    case 'add': {
      const group = change.under === null ? undefined : to.added.get(change.under)
      return group
        ? one(done([insertion(to.data, [...group.path, 'criteria'], change.after, plainOf(change.node))]))
        : add(to, asked(), change)
    }
    case 'remove':
      return remove(to, asked(), change.id)
    case 'move':
      return move(to, asked(), change)
    default:
      return change satisfies never
  }
}

function insertion(data: Json, into: Path, after: string | null, node: Json): Patch {
  const list = (valueAt(data, into) ?? []) as readonly { readonly id: string }[]
  const index = after === null ? list.length : list.findIndex(({ id }) => id === after) + 1
  return { kind: 'insert', into, index, values: [node] }
}
