import { randomUUID } from 'node:crypto'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import { append } from '../store/journal.ts'
import type { NoteTable } from '../store/tables.ts'
import { objectOf, openAssessment, partOf } from './open-assessment.ts'

/** What the council writes down for itself. It stands apart from everything that an office ever reads. */
export function addNote(
  deps: Deps,
  actor: Actor,
  input: { readonly assessment: string; readonly criterion: string | null; readonly words: string },
): Promise<NoteTable> {
  return deps.store.write(actor.authority, async (tx) => {
    const { assessment, criterion, words } = input
    const opened = await openAssessment(tx, actor, 'add note', assessment)
    const part = criterion === null ? undefined : partOf(opened.framework, criterion)
    if (words.trim() === '') throw new Refusal('words-required')
    const id = randomUUID()
    const entry = await append(tx, deps.now(), actor, {
      action: 'note-added',
      object: objectOf(opened, part),
      round: opened.round.id,
      detail: { assessment, criterion, note: id, words },
    })
    const by = { by_id: actor.id, by_name: actor.name, at: entry.at }
    const row: NoteTable = { authority_id: actor.authority, id, assessment_id: assessment, criterion, words, ...by }
    await tx.insertInto('note').values(row).execute()
    return row
  })
}
