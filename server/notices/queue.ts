/**
 * Puts notices into the outbox, in the transaction of the event that they tell of. An event, a
 * channel and a recipient make one notice, however often it is asked for.
 */
import { randomUUID } from 'node:crypto'
import { canonicalJson } from '../../engine/index.ts'
import type { Json } from '../../engine/index.ts'
import type { Tx } from '../store/open.ts'
import type { JournalTable, NoticeTable } from '../store/tables.ts'
import { dayInVietnam } from '../workflow.ts'
import { peopleOfRound } from './recipients.ts'
import { type MailWords, moved } from './words.ts'

interface Address {
  readonly channel: NoticeTable['channel']
  readonly recipient: string
}

export async function queue(
  tx: Tx,
  { authority, event, at }: { readonly authority: string; readonly event: string; readonly at: string },
  addresses: readonly Address[],
  { subject, body }: MailWords,
): Promise<void> {
  for (const address of addresses) {
    const notice: NoticeTable = {
      authority_id: authority,
      id: randomUUID(),
      event,
      ...address,
      subject,
      body,
      created_at: at,
      state: 'waiting',
      attempts: 0,
      due_at: at,
      error: null,
    }
    await tx
      .insertInto('notice')
      .values(notice)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** The call of the webhook about an entry of the journal. */
export async function queueCall(
  tx: Tx,
  { authority_id: authority, seq, at, action, object, round_id: round, hash }: JournalTable,
  more: Readonly<Record<string, Json>>,
): Promise<void> {
  const body = canonicalJson({ authority, seq, at, action, object, round, hash, ...more })
  const event = { authority, event: `journal:${seq}`, at }
  await queue(tx, event, [{ channel: 'webhook', recipient: '' }], { subject: action, body })
}

/** What the world outside is told of: a round that goes to another step. */
const told: ReadonlySet<string> = new Set(['round-moved', 'round-published', 'round-cancelled', 'round-reopened'])

/** Called with every entry of the journal, in its transaction. */
export async function queueFor(tx: Tx, entry: JournalTable): Promise<void> {
  if (!told.has(entry.action) || entry.round_id === null) return
  const { to = entry.action.slice('round-'.length) } = JSON.parse(entry.detail) as { readonly to?: string }
  const event = { authority: entry.authority_id, event: `journal:${entry.seq}`, at: entry.at }
  const people = await peopleOfRound(tx, {
    authority: entry.authority_id,
    round: entry.round_id,
    day: dayInVietnam(new Date(entry.at)),
  })
  const mails = people.map((recipient) => ({ channel: 'mail', recipient }) as const)
  await queue(tx, event, mails, moved(entry.object, to))
  await queueCall(tx, entry, { to })
}
