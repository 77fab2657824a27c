import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import { append } from '../store/journal.ts'
import { administrators, stillActs } from './change-user.ts'

const unreachable = { email: null, password_hash: null, oidc_issuer: null, oidc_subject: null } as const

/** Where a name stands beside an id: table, id, name. */
const signatures = [
  ['answer', 'by_id', 'by_name'],
  ['appraisal', 'by_id', 'by_name'],
  ['evidence', 'by_id', 'by_name'],
  ['extension', 'by_id', 'by_name'],
  ['note', 'by_id', 'by_name'],
  ['proposal', 'by_id', 'by_name'],
  ['explanation', 'asked_by_id', 'asked_by'],
  ['explanation', 'answered_by_id', 'answered_by'],
  ['correction', 'asked_by_id', 'asked_by'],
  ['correction', 'decided_by_id', 'decided_by'],
  ['version_move', 'asked_by_id', 'asked_by'],
  ['version_move', 'decided_by_id', 'decided_by'],
  ['reminder', 'by_id', 'by_name'],
  ['ending', 'asked_by_id', 'asked_by'],
  ['ending', 'decided_by_id', 'decided_by'],
] as const

/**
 * Takes a person's name out of everything that can be changed. What they did stays, under an id
 * that nothing binds to a name any more; the journal's chain stays whole.
 */
export async function erasePerson(deps: Deps, actor: Actor, person: string): Promise<void> {
  if (person === actor.id) throw new Refusal('own-account')
  await deps.store.write(actor.authority, async (tx) => {
    if (!(await stillActs(tx, deps.now(), actor))) throw new Refusal('signed-out')
    const mine = { authority_id: actor.authority }
    const before = await administrators(tx, deps.now(), actor)
    const user = await tx
      .selectFrom('user')
      .select('id')
      .where('authority_id', '=', mine.authority_id)
      .where('id', '=', person)
      .where('name', '!=', '')
      .executeTakeFirst()
    if (user === undefined) throw new Refusal('not-found')
    const username = `erased-${randomUUID()}`
    await tx
      .updateTable('user')
      .set({ username, name: '', ...unreachable, ended_at: deps.now().toISOString() })
      .where('authority_id', '=', mine.authority_id)
      .where('id', '=', person)
      .execute()
    if (before > 0 && (await administrators(tx, deps.now(), actor)) === 0) throw new Refusal('last-administrator')
    for (const [table, id, name] of signatures) {
      const written = tx
        .updateTable(table)
        .set({ [name]: '' })
        .where(sql.ref(id), '=', person)
      await written.where('authority_id', '=', mine.authority_id).execute()
    }
    for (const table of ['invitation', 'second_factor', 'recovery_code', 'device'] as const) {
      const theirs = tx.deleteFrom(table).where('user_id', '=', person)
      await theirs.where('authority_id', '=', mine.authority_id).execute()
    }
    const told = tx.deleteFrom('journal_sealed').where('person_id', '=', person)
    await told.where('authority_id', '=', mine.authority_id).execute()
    const sessions = tx.deleteFrom('session').where('user_id', '=', person)
    await sessions.where('authority_id', '=', mine.authority_id).execute()
    const uploads = tx.deleteFrom('upload').where('by_id', '=', person)
    await uploads.where('authority_id', '=', mine.authority_id).execute()
    const replies = tx.deleteFrom('idempotency').where('actor_id', '=', person)
    await replies.where('authority_id', '=', mine.authority_id).execute()
    await append(tx, deps.now(), actor, { action: 'person-erased', object: { person }, round: null, detail: {} })
  })
}
