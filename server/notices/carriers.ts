/** How a notice leaves: by mail (SMTP) or by webhook. Nowhere else does the server open a connection outwards. */
import { createHmac } from 'node:crypto'
import { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import type { NoticeTable } from '../store/tables.ts'

/** `refused`: it certainly did not arrive, so it may be sent again. `unsure`: it may have arrived. */
export type Outcome = { readonly kind: 'sent' } | { readonly kind: 'refused' | 'unsure'; readonly error: string }

/** What the package tells of a failure, as far as it is ours to tell on: never the texts, which may quote an address. */
interface SMTPError {
  readonly code: string
  readonly command: string
  readonly responseCode: number
}

export interface Carrier {
  send(notice: NoticeTable): Promise<Outcome>
  close(): void
}

export interface MailConfig {
  /** smtp://user:password@host:port, or smtps://… */
  readonly url: string
  readonly from: string
}

export interface WebhookConfig {
  readonly url: string
  readonly secret: string
}

const patience = 15_000

export function mailCarrier({ url, from }: MailConfig): Carrier {
  const transport = createTransport(
    { url, connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience },
    { from },
  )
  return {
    close: () => transport.close(),
    async send({ id, recipient, subject, body }) {
      let underWay = false
      /** Read once the server has asked for the text: from then on, only its answer tells that it was not taken. */
      async function* text(): AsyncIterable<string> {
        underWay = true
        yield await Promise.resolve(body)
      }
      const to = { name: '', address: recipient }
      try {
        // The id is the same at every try, so that a mailbox knows a repetition.
        await transport.sendMail({ to, subject, text: Readable.from(text()), messageId: `<${id}@khung>` })
        return { kind: 'sent' }
      } catch (cause) {
        const { code, command, responseCode } = cause as Partial<SMTPError>
        const error = `SMTP ${[code, command, responseCode].filter((part) => part !== undefined).join(' ')}`
        return { kind: underWay && responseCode === undefined ? 'unsure' : 'refused', error }
      }
    },
  }
}

/** Signed: `Khung-Signature: t=…,v1=…`, the HMAC-SHA-256 of "t.body" with the shared secret. The id tells repetitions. */
export function webhookCarrier({ url, secret }: WebhookConfig, now: () => Date): Carrier {
  return {
    close: () => {},
    async send({ id, body }) {
      const time = String(Math.floor(now().getTime() / 1000))
      const headers = {
        'Content-Type': 'application/json',
        'Khung-Event-Id': id,
        'Khung-Signature': `t=${time},v1=${signature(secret, time, body)}`,
      }
      try {
        const signal = AbortSignal.timeout(patience)
        const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal })
        await answer.body?.cancel()
        return answer.ok ? { kind: 'sent' } : { kind: 'refused', error: `HTTP ${answer.status}` }
      } catch {
        // The receiver tells repetitions by the id, so that an unsure one is sent again.
        return { kind: 'refused', error: 'no answer' }
      }
    },
  }
}

export const signature = (secret: string, time: string, body: string): string =>
  createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
