/** What the journal holds and not everybody who reads it may read: the council's notes, without their words. */
import type { Actor } from './deps.ts'
import { may } from './policy.ts'
import type { Db } from './store/open.ts'
import type { NamedEntry } from './store/read-journal.ts'

/** Gives each entry as this reader may see it: that a note was made, to all; what it says, to who may read it. */
export async function withholding(db: Db, actor: Actor): Promise<(entry: NamedEntry) => NamedEntry> {
  const reads = may('read notes', actor, { unit_id: null, state: 'draft' })
  const own = new Set(reads ? await assessmentsOfUnits(db, actor) : [])
  return (entry) => {
    if (entry.action !== 'note-added') return entry
    const { words: _, ...detail } = JSON.parse(entry.detail) as { readonly assessment: string; readonly words?: string }
    return reads && !own.has(detail.assessment) ? entry : { ...entry, detail: JSON.stringify(detail) }
  }
}

/** Of every unit that the person belongs to: nobody reads what is noted about their own. */
async function assessmentsOfUnits(db: Db, { authority, units }: Actor): Promise<readonly string[]> {
  if (units.length === 0) return []
  const rows = await db
    .selectFrom('assessment')
    .select('id')
    .where('authority_id', '=', authority)
    .where('unit_id', 'in', units)
    .execute()
  return rows.map(({ id }) => id)
}
