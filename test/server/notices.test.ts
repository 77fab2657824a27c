/** Mail and webhook: written with the event, sent afterwards, once; by a real SMTP server and a real HTTP server. */
import { createServer, type IncomingHttpHeaders } from 'node:http'
import net from 'node:net'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readConfig } from '../../server/settings/config.ts'
import { type Carrier, mailCarrier, signature, webhookCarrier } from '../../server/notices/carriers.ts'
import { markOf } from '../../server/notices/remind.ts'
import { dailyCheckpoints } from '../../server/notices/run.ts'
import { sendDue } from '../../server/notices/send.ts'
import { cast, type Cast, fillIn, move, opened, roundInput } from './round.ts'
import type { Round } from '../../ui/api.ts'

interface Mail {
  readonly from: string
  readonly to: readonly string[]
  readonly text: string
}

let people: Cast
let open: (() => Promise<unknown>)[]
beforeEach(async () => {
  open = []
  people = await cast()
  await address('phong-do', 'do@example.org')
  await address('phong-xanh', 'xanh@example.org')
  await address('hoi-dong', 'hoidong@example.org')
  await address('kiem-toan', 'kiemtoan@example.org')
})
afterEach(async () => {
  for (const close of open) await close()
  await people.close()
})

const address = (username: string, email: string) =>
  people.deps.store.db.updateTable('user').set({ email }).where('username', '=', username).execute()
const stored = () => people.deps.store.db.selectFrom('notice').selectAll().orderBy('created_at').execute()
const states = async () => (await stored()).filter(({ channel }) => channel === 'mail').map(({ state }) => state)
const later = (minutes: number) =>
  people.setClock(new Date(people.deps.now().getTime() + minutes * 60_000).toISOString())

async function mailbox(
  options: SMTPServerOptions = {},
): Promise<{ readonly mails: Mail[]; readonly carrier: Carrier }> {
  const mails: Mail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      void text(stream).then((read) => {
        const { mailFrom, rcptTo } = session.envelope
        mails.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map((one) => one.address),
          text: read,
        })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const carrier = mailCarrier({ url: `smtp://127.0.0.1:${port}`, from: 'Khung <khung@example.org>' })
  open.push(() => new Promise<void>((resolve) => server.close(resolve)))
  open.push(() => Promise.resolve(carrier.close()))
  return { mails, carrier }
}

/** Sees every connection that this process opens. */
function onConnect(see: (socket: net.Socket, all: readonly unknown[]) => void): void {
  const connect = Object.getOwnPropertyDescriptor(net.Socket.prototype, 'connect')?.value as (
    ...all: unknown[]
  ) => net.Socket
  vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(function (this: net.Socket, ...all: unknown[]) {
    see(this, all)
    return Reflect.apply(connect, this, all)
  })
}

const decoded = ({ text }: Mail): string => {
  const [head = '', body = ''] = text.split('\r\n\r\n')
  const encoded = /content-transfer-encoding: base64/i.test(head)
  const bytes = encoded
    ? Buffer.from(body, 'base64')
    : Buffer.from(
        body
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      )
  return bytes.toString('utf8')
}

describe('a round that goes to another step', () => {
  it('is told to the offices, the council and the administrators, in the transaction of the step', async () => {
    await opened(people)
    const notices = await stored()
    expect(
      notices
        .filter(({ channel }) => channel === 'mail')
        .map(({ recipient, state }) => `${recipient} ${state}`)
        .toSorted(),
    ).toEqual(['do@example.org waiting', 'hoidong@example.org waiting', 'xanh@example.org waiting'])
    const { mails, carrier } = await mailbox()
    expect(await sendDue(people.deps, { mail: carrier, marks: [] })).toBe(3)
    expect(mails.map(({ to }) => to.join()).toSorted()).toEqual([
      'do@example.org',
      'hoidong@example.org',
      'xanh@example.org',
    ])
    expect(new Set(mails.map(({ from }) => from))).toEqual(new Set(['khung@example.org']))
    expect(decoded(mails[0]!)).toContain('Đợt đánh giá “Đợt thử” đã chuyển sang bước: tự chấm điểm.')
    expect(await sendDue(people.deps, { mail: carrier, marks: [] })).toBe(0)
    expect(mails).toHaveLength(3)
  })

  it('that was refused is told to nobody', async () => {
    const { round } = await opened(people)
    const before = (await stored()).length
    expect(
      (await people.asCouncil.post(`/rounds/${round.id}/transitions`, { to: 'published' }, round.rev)).status,
    ).toBe(409)
    expect((await people.asCouncil.post(`/rounds/${round.id}/transitions`, { to: 'appraisal' }, 1)).status).toBe(412)
    expect(await stored()).toHaveLength(before)
  })

  it('has no line break of its title in the head of a mail', async () => {
    const draft = await people.asAdministrator.post<Round>('/rounds', {
      ...roundInput(people.units),
      title: 'Đợt \u2028 thử, Bcc: x@example.org',
    })
    await move(people.asAdministrator, draft.body, 'self-scoring')
    const { mails, carrier } = await mailbox()
    await sendDue(people.deps, { mail: carrier, marks: [] })
    for (const { text } of mails) expect(text.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/m)
    expect(mails).toHaveLength(3)
  })
})

describe('a mail', () => {
  it('that the server refuses for now is sent again later, under the same id, and not more than once', async () => {
    await opened(people)
    let refusals = 4
    const ids: string[] = []
    const { mails, carrier } = await mailbox({
      onData(stream, _session, done) {
        void text(stream).then((read) => {
          ids.push(/^Message-ID: (.*)$/im.exec(read)?.[1] ?? '')
          refusals -= 1
          done(refusals >= 0 ? Object.assign(new Error('later'), { responseCode: 451 }) : null)
        })
      },
    })
    const send = () => sendDue(people.deps, { mail: carrier, marks: [] })
    expect(await send()).toBe(0)
    expect(await states()).toEqual(['waiting', 'waiting', 'waiting'])
    expect(await send()).toBe(0)
    later(1)
    expect(await send()).toBe(2)
    later(5)
    expect(await send()).toBe(1)
    expect(await states()).toEqual(['sent', 'sent', 'sent'])
    expect([new Set(ids).size, ids.length, mails.length]).toEqual([3, 7, 0])
  })

  it('fails for good after six refusals', async () => {
    await opened(people)
    const { carrier } = await mailbox({
      onRcptTo: (_to, _session, done) => done(Object.assign(new Error('no'), { responseCode: 550 })),
    })
    for (const wait of [0, 1, 5, 30, 120, 720]) {
      later(wait)
      expect(await sendDue(people.deps, { mail: carrier, marks: [] })).toBe(0)
    }
    expect(await states()).toEqual(['failed', 'failed', 'failed'])
    const [first] = await stored()
    expect([first?.attempts, first?.error]).toEqual([6, 'SMTP EENVELOPE RCPT TO 550'])
  })

  it('whose connection breaks after its text may have arrived: it is not sent again', async () => {
    await opened(people)
    let texts = 0
    const { carrier } = await mailbox({
      onData(stream) {
        void text(stream).then(() => {
          texts += 1
          for (const connection of sockets) connection.destroy()
        })
      },
    })
    const sockets = new Set<net.Socket>()
    onConnect((socket) => void sockets.add(socket))
    expect(await sendDue(people.deps, { mail: carrier, marks: [] })).toBe(0)
    vi.restoreAllMocks()
    expect(await states()).toEqual(['unsure', 'unsure', 'unsure'])
    later(24 * 60)
    expect(await sendDue(people.deps, { mail: carrier, marks: [] })).toBe(0)
    expect(texts).toBe(3)
  })

  it('leaves once, however many processes look at the outbox', async () => {
    await opened(people)
    const { mails, carrier } = await mailbox()
    const counts = await Promise.all(
      Array.from({ length: 8 }, () => sendDue(people.deps, { mail: carrier, marks: [] })),
    )
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(3)
    expect(mails).toHaveLength(3)
  })

  it('that a process was sending when it ended is not sent again', async () => {
    await opened(people)
    await people.deps.store.db.updateTable('notice').set({ state: 'sending' }).execute()
    const { mails, carrier } = await mailbox()
    later(11)
    expect(await sendDue(people.deps, { mail: carrier, marks: [] })).toBe(0)
    expect([mails.length, await states()]).toEqual([0, ['unsure', 'unsure', 'unsure']])
  })

  it('that nobody sent for a week is old news', async () => {
    await opened(people)
    const { mails, carrier } = await mailbox()
    later(7 * 24 * 60 + 1)
    expect(await sendDue(people.deps, { mail: carrier, marks: [] })).toBe(0)
    expect([mails.length, new Set(await states())]).toEqual([0, new Set(['failed'])])
  })
})

describe('a reminder', () => {
  it('goes to an office that has not submitted, once for each mark of days', async () => {
    const { own } = await opened(people)
    const { mails, carrier } = await mailbox()
    await fillIn(people.asOffice, own)
    const send = async (iso: string) => {
      people.setClock(iso)
      await sendDue(people.deps, { mail: carrier, marks: [7, 3, 1] })
      return mails
        .splice(0)
        .map((mail) => `${mail.to.join()} ${/hạn tự chấm|Hạn nộp/.test(decoded(mail)) ? 'reminder' : 'step'}`)
    }
    // Self-scoring ends with 20 November in Việt Nam.
    expect((await send('2026-11-12T16:59:59.000Z')).toSorted()).toEqual([
      'do@example.org step',
      'hoidong@example.org step',
      'xanh@example.org step',
    ])
    expect(await send('2026-11-12T17:00:00.000Z')).toEqual(['xanh@example.org reminder'])
    expect(await send('2026-11-14T00:00:00.000Z')).toEqual([])
    expect(await send('2026-11-17T00:00:00.000Z')).toEqual(['xanh@example.org reminder'])
    expect(await send('2026-11-20T00:00:00.000Z')).toEqual(['xanh@example.org reminder'])
    expect(await send('2026-11-20T16:59:59.000Z')).toEqual([])
    expect(await send('2026-11-20T17:00:00.000Z')).toEqual([])
  })

  it.each([
    ['2026-11-12', undefined],
    ['2026-11-13', 7],
    ['2026-11-16', 7],
    ['2026-11-17', 3],
    ['2026-11-19', 1],
    ['2026-11-20', 1],
    ['2026-11-21', undefined],
  ])('on %s is for the mark %s', (today, mark) => {
    expect(markOf('2026-11-20', today, [1, 7, 3])).toBe(mark)
  })
})

describe('a webhook', () => {
  interface Call {
    readonly headers: IncomingHttpHeaders
    readonly body: string
  }

  async function receiver(answer: (call: number) => number, location?: string) {
    const calls: Call[] = []
    const server = createServer((request, response) => {
      void text(request).then((body) => {
        calls.push({ headers: request.headers, body })
        response
          .writeHead(answer(calls.length), location === undefined ? {} : { Location: location })
          .end('x'.repeat(1000))
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    open.push(() => new Promise((resolve) => server.close(resolve)))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
    return { calls, url, carrier: webhookCarrier({ url, secret: 'shared-secret-of-both' }, people.deps.now) }
  }

  it('is signed over its time and its body, and says which entry of the journal it tells of', async () => {
    const { round } = await opened(people)
    const { calls, carrier } = await receiver(() => 204)
    expect(await sendDue(people.deps, { webhook: carrier, marks: [] })).toBe(1)
    const [call] = calls
    const [, time = '', hmac = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(call?.headers['khung-signature'])) ?? []
    expect(time).toBe(String(Date.parse('2026-11-10T02:00:00.000Z') / 1000))
    expect(hmac).toBe(signature('shared-secret-of-both', time, call?.body ?? ''))
    expect(hmac).not.toBe(signature('another-secret-of-both', time, call?.body ?? ''))
    const entry = await people.deps.store.db
      .selectFrom('journal')
      .select(['seq', 'hash', 'authority_id'])
      .where('action', '=', 'round-moved')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(call?.body ?? '')).toEqual({
      authority: entry.authority_id,
      seq: entry.seq,
      hash: entry.hash,
      at: '2026-11-10T02:00:00.000Z',
      action: 'round-moved',
      object: 'Đợt thử',
      round: round.id,
      to: 'self-scoring',
    })
    expect(await sendDue(people.deps, { webhook: carrier, marks: [] })).toBe(0)
    expect(calls).toHaveLength(1)
  })

  it('that is not taken is sent again under the same id', async () => {
    await opened(people)
    const { calls, carrier } = await receiver((call) => (call === 1 ? 500 : 200))
    expect(await sendDue(people.deps, { webhook: carrier, marks: [] })).toBe(0)
    later(1)
    expect(await sendDue(people.deps, { webhook: carrier, marks: [] })).toBe(1)
    expect(calls[0]?.headers['khung-event-id']).toBe(calls[1]?.headers['khung-event-id'])
    expect(calls[0]?.body).toBe(calls[1]?.body)
  })

  it('follows nobody to another host', async () => {
    await opened(people)
    const elsewhere = await receiver(() => 200)
    const { calls, carrier } = await receiver(() => 302, elsewhere.url)
    expect(await sendDue(people.deps, { webhook: carrier, marks: [] })).toBe(0)
    expect([calls.length, elsewhere.calls.length]).toEqual([1, 0])
  })
})

describe('without a configuration', () => {
  it('nothing is sent, and the server connects to nothing', async () => {
    const ports = new Set<unknown>()
    onConnect((_socket, all) => void ports.add(JSON.stringify(all[0])))
    const deps = people.deps
    await deps.store.write('test', async (tx) => {
      const { id } = await tx.selectFrom('authority').select('id').executeTakeFirstOrThrow()
      const { queue } = await import('../../server/notices/queue.ts')
      await queue(
        tx,
        { authority: id, event: 'x', at: deps.now().toISOString() },
        [{ channel: 'mail', recipient: 'a@b.c' }],
        { subject: '', body: '' },
      )
    })
    expect(await sendDue(deps, { marks: [7] })).toBe(0)
    await dailyCheckpoints(deps)
    expect([...ports]).toEqual([])
    expect(await states()).toEqual(['waiting'])
  })

  it('a checkpoint of each journal is signed once a day', async () => {
    const count = async () => (await people.deps.store.db.selectFrom('checkpoint').selectAll().execute()).length
    await dailyCheckpoints(people.deps)
    await dailyCheckpoints(people.deps)
    expect(await count()).toBe(1)
    await people.asAdministrator.post('/units', { units: [{ name: 'Phòng Nâu', type: 'phong' }] })
    await dailyCheckpoints(people.deps)
    expect(await count()).toBe(1)
    later(24 * 60)
    await dailyCheckpoints(people.deps)
    expect(await count()).toBe(2)
  })
})

describe('the configuration of notices', () => {
  it('is nothing by default, and is whole or refused', () => {
    expect(readConfig({}, []).notices).toEqual({ mail: null, webhook: null, marks: [7, 3, 1] })
    const given = { SMTP_URL: 'smtps://u:p@mail.example.org', MAIL_FROM: 'Khung <k@example.org>', REMIND_DAYS: 'none' }
    expect(readConfig(given, []).notices).toEqual({
      mail: { url: 'smtps://u:p@mail.example.org', from: 'Khung <k@example.org>' },
      webhook: null,
      marks: [],
    })
    for (const bad of [
      { SMTP_URL: 'smtp://mail.example.org' },
      { SMTP_URL: 'http://mail.example.org', MAIL_FROM: 'k@example.org' },
      { WEBHOOK_URL: 'https://example.org/hook' },
      { WEBHOOK_URL: 'file:///etc/passwd', WEBHOOK_SECRET: '0123456789abcdef' },
      { REMIND_DAYS: '7;3' },
    ])
      expect(() => readConfig(bad, [])).toThrow(
        Object.keys(bad)[0] === 'SMTP_URL' ? /MAIL_FROM|SMTP_URL/ : /WEBHOOK|REMIND/,
      )
  })
})
