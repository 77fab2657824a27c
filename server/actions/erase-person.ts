import { randomUUID } from 'node:crypto'
import { hashPassword, newPassword } from '../access/passwords.ts'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import { append } from '../store/journal.ts'

/**
 * Takes a person's name out of everything that can be changed. What they did stays, under an id
 * that nothing binds to a name any more; the journal's chain stays whole.
 */
export async function erasePerson(deps: Deps, actor: Actor, person: string): Promise<void> {
  if (person === actor.id) throw new Refusal('own-account')
  // Nobody knows it, so nobody signs in with it.
  const password_hash = await hashPassword(newPassword())
  await deps.store.write(async (tx) => {
    const mine = { authority_id: actor.authority }
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
      .set({ username, name: '', email: null, password_hash })
      .where('authority_id', '=', mine.authority_id)
      .where('id', '=', person)
      .execute()
    for (const table of ['answer', 'appraisal', 'evidence'] as const) {
      const written = tx.updateTable(table).set({ by_name: '' }).where('by_id', '=', person)
      await written.where('authority_id', '=', mine.authority_id).execute()
    }
    const told = tx.deleteFrom('journal_sealed').where('person_id', '=', person)
    await told.where('authority_id', '=', mine.authority_id).execute()
    const sessions = tx.deleteFrom('session').where('user_id', '=', person)
    await sessions.where('authority_id', '=', mine.authority_id).execute()
    const replies = tx.deleteFrom('idempotency').where('actor_id', '=', person)
    await replies.where('authority_id', '=', mine.authority_id).execute()
    await append(tx, deps.now(), actor, { action: 'person-erased', object: { person }, round: null, detail: {} })
  })
}
