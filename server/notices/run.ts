/** The outbox, looked at again and again while the server runs; and a signed checkpoint of every journal once a day. */
import { checkpoint } from '../actions/checkpoint.ts'
import type { Deps } from '../deps.ts'
import { mailCarrier, type MailConfig, webhookCarrier, type WebhookConfig } from './carriers.ts'
import { type Notices, sendDue } from './send.ts'

export interface NoticesConfig {
  readonly mail: MailConfig | null
  readonly webhook: WebhookConfig | null
  readonly marks: readonly number[]
}

const every = 15_000
const day = 24 * 3_600_000

/** Call the result to stop; it resolves when what is under way is done. */
export function runNotices(deps: Deps, { mail, webhook, marks }: NoticesConfig): () => Promise<void> {
  const notices: Notices = {
    ...(mail && { mail: mailCarrier(mail) }),
    ...(webhook && { webhook: webhookCarrier(webhook, deps.now) }),
    marks,
  }
  let under: Promise<unknown> | null = null
  const look = () => {
    under ??= sendDue(deps, notices)
      .then(() => dailyCheckpoints(deps))
      .catch((error: unknown) => deps.log.error({ event: 'notices-failed', err: error }))
      .finally(() => (under = null))
  }
  const timer = setInterval(look, every)
  look()
  return async () => {
    clearInterval(timer)
    await under
    notices.mail?.close()
  }
}

/** For every authority whose last checkpoint is a day old, or that has none. */
export async function dailyCheckpoints(deps: Deps): Promise<void> {
  const since = new Date(deps.now().getTime() - day).toISOString()
  const { db } = deps.store
  const all = await db.selectFrom('authority').select('id').execute()
  const recent = await db.selectFrom('checkpoint').select('authority_id').where('at', '>', since).execute()
  const fresh = new Set(recent.map(({ authority_id }) => authority_id))
  for (const { id } of all) if (!fresh.has(id)) await checkpoint(deps, id)
}
