/** An administrator reminds those who have not submitted, through the same outbox as everything else. */
import { randomUUID } from 'node:crypto'
import type { Static } from 'typebox'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { ReminderSent } from '../http/schemas.ts'
import { queue, queueCall } from '../notices/queue.ts'
import { peopleOfUnit } from '../notices/recipients.ts'
import { reminder } from '../notices/words.ts'
import { assessmentsOf } from '../store/assessments.ts'
import { append } from '../store/journal.ts'
import { extensionsOf } from '../store/stages.ts'
import { dayInVietnam } from '../workflow.ts'
import { openRoundAt } from './open-round.ts'
import { setRound } from './set-round.ts'

/** Whom it reached: units with nobody who has an address are named, so that somebody calls them. */
export function sendReminder(
  deps: Deps,
  actor: Actor,
  input: { readonly round: string; readonly rev: number },
): Promise<Static<typeof ReminderSent>> {
  return deps.store.write(actor.authority, async (tx) => {
    const now = deps.now()
    const round = await openRoundAt(tx, actor, input, 'remind')
    const authority = actor.authority
    const open = (await assessmentsOf(tx, authority, round.id)).filter(({ state }) => state === 'open')
    if (open.length === 0) throw new Refusal('nobody-to-remind')
    const extended = await extensionsOf(tx, authority, round.id, 'self-scoring')
    const id = randomUUID()
    const found: { readonly row: (typeof open)[number]; readonly until: string; readonly to: readonly string[] }[] = []
    for (const row of open) {
      const to = await peopleOfUnit(tx, { authority, unit: row.unit_id, day: dayInVietnam(now) })
      found.push({ row, until: extended.get(row.id)?.until ?? round.self_scoring_until, to })
    }
    const recipients = found.reduce((sum, { to }) => sum + to.length, 0)
    const entry = await append(tx, now, actor, {
      action: 'reminder-sent',
      object: round.title,
      round: round.id,
      detail: { round: round.id, reminder: id, units: open.map(({ unit_id }) => unit_id), recipients },
    })
    for (const { row, until, to } of found) {
      const mails = to.map((recipient) => ({ channel: 'mail', recipient }) as const)
      const event = { authority, event: `reminder:${row.id}:${id}`, at: entry.at }
      await queue(tx, event, mails, reminder(round.title, row.unit_name, until))
    }
    await queueCall(tx, entry, { units: found.map(({ row }) => row.unit_name) })
    const { count } = await tx
      .selectFrom('reminder')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('authority_id', '=', authority)
      .where('round_id', '=', round.id)
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('reminder')
      .values({
        authority_id: authority,
        id,
        round_id: round.id,
        seq: count + 1,
        units: open.length,
        recipients,
        by_id: actor.id,
        by_name: actor.name,
        at: entry.at,
      })
      .execute()
    await setRound(tx, round, { rev: round.rev + 1 })
    return {
      units: open.length,
      recipients,
      unreached: found.filter(({ to }) => to.length === 0).map(({ row }) => row.unit_name),
      mail: deps.mails === true,
    }
  })
}
