/**
 * Empties the outbox. A notice is claimed in the database before it leaves, so that no two
 * processes send it; one that may have arrived is not sent again but stands as `unsure`.
 */
import type { Deps } from '../deps.ts'
import type { NoticeTable } from '../store/tables.ts'
import type { Carrier } from './carriers.ts'
import { remind } from './remind.ts'

export interface Notices {
  /** Absent: not configured, so nothing goes that way. */
  readonly mail?: Carrier
  readonly webhook?: Carrier
  /** Days before a deadline. */
  readonly marks: readonly number[]
}

const minutes = (count: number): number => count * 60_000
/** Waits after each refusal; after the last one it has failed. */
const waits = [minutes(1), minutes(5), minutes(30), minutes(120), minutes(720)]
/** A claim this old belongs to a process that ended in the middle. */
const lost = minutes(10)
/** Nobody wants to hear of it any more. */
const tooOld = 7 * 24 * minutes(60)
const atOnce = 50

/** Adds due reminders and sends what is due; how many left. */
export async function sendDue(deps: Deps, notices: Notices): Promise<number> {
  if (notices.mail) await remind(deps, notices.marks)
  await setAside(deps)
  const channels = (['mail', 'webhook'] as const).filter((channel) => notices[channel] !== undefined)
  if (channels.length === 0) return 0
  const due = await deps.store.db
    .selectFrom('notice')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('channel', 'in', channels)
    .where('due_at', '<=', deps.now().toISOString())
    .orderBy('due_at')
    .orderBy('id')
    .limit(atOnce)
    .execute()
  let sent = 0
  for (const notice of due) {
    const carrier = notices[notice.channel]
    if (carrier === undefined || !(await claim(deps, notice))) continue
    const outcome = await carrier.send(notice)
    if (outcome.kind === 'sent') sent += 1
    else deps.log.warn({ event: 'notice-not-sent', actor: null, action: notice.channel, object: notice.id, ...outcome })
    await settle(deps, notice, outcome)
  }
  return sent
}

type Set = Partial<Pick<NoticeTable, 'state' | 'attempts' | 'due_at' | 'error'>>

async function change(deps: Deps, { authority_id, id, state }: NoticeTable, set: Set): Promise<boolean> {
  const { numUpdatedRows } = await deps.store.write('notices', (tx) =>
    tx
      .updateTable('notice')
      .set(set)
      .where('authority_id', '=', authority_id)
      .where('id', '=', id)
      .where('state', '=', state)
      .executeTakeFirstOrThrow(),
  )
  return numUpdatedRows === 1n
}

const claim = (deps: Deps, notice: NoticeTable): Promise<boolean> =>
  change(deps, notice, { state: 'sending', attempts: notice.attempts + 1, due_at: deps.now().toISOString() })

async function settle(deps: Deps, notice: NoticeTable, outcome: Awaited<ReturnType<Carrier['send']>>): Promise<void> {
  const claimed: NoticeTable = { ...notice, state: 'sending' }
  if (outcome.kind === 'sent') return void (await change(deps, claimed, { state: 'sent', error: null }))
  const { error } = outcome
  if (outcome.kind === 'unsure') return void (await change(deps, claimed, { state: 'unsure', error }))
  const wait = waits[notice.attempts]
  if (wait === undefined) return void (await change(deps, claimed, { state: 'failed', error }))
  const due_at = new Date(deps.now().getTime() + wait).toISOString()
  await change(deps, claimed, { state: 'waiting', due_at, error })
}

async function setAside({ store, now }: Deps): Promise<void> {
  const before = (ms: number) => new Date(now().getTime() - ms).toISOString()
  const asides = [
    { from: 'sending', before: before(lost), column: 'due_at', to: 'unsure' },
    { from: 'waiting', before: before(tooOld), column: 'created_at', to: 'failed' },
  ] as const
  for (const { from, before: instant, column, to } of asides) {
    const old = await store.db
      .selectFrom('notice')
      .select('id')
      .where('state', '=', from)
      .where(column, '<', instant)
      .limit(1)
      .execute()
    if (old.length === 0) continue
    await store.write('notices', (tx) =>
      tx.updateTable('notice').set({ state: to }).where('state', '=', from).where(column, '<', instant).execute(),
    )
  }
}
