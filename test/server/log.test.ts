/** The log: one event is one line of JSON; who, what, on what, in which request; never what people typed. */
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLog } from '../../server/log.ts'
import type { Answered } from './harness.ts'
import { password } from './harness.ts'
import { cast, type Cast, opened, type Opened } from './round.ts'

interface Line {
  readonly [key: string]: unknown
}

const chunks: string[] = []
const lines = new Writable({
  write(chunk, _encoding, done) {
    chunks.push(String(chunk))
    done()
  },
})
const events = (): readonly Line[] =>
  chunks
    .join('')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line)
/** What was logged of one answer, by the id that it carries. */
const ofAnswer = ({ headers }: Answered<unknown>) =>
  events().filter(({ request, event }) => request === headers.get('x-request-id') && event !== 'answered')

let people: Cast
let open: Opened
beforeAll(async () => {
  people = await cast({ lines })
  open = await opened(people)
})
afterAll(() => people.close())

const ids = async (username: string) =>
  (
    await people.deps.store.db
      .selectFrom('user')
      .select('id')
      .where('username', '=', username)
      .executeTakeFirstOrThrow()
  ).id

describe('an event', () => {
  it('of a change says who did what on what, when, in which request', async () => {
    const path = `/assessments/${open.own}/answers/plan`
    const answer = await people.asOffice.put(path, { answer: { inputs: { issued: true } }, note: '' }, 0)
    const [line, ...more] = ofAnswer(answer)
    expect(more).toEqual([])
    expect(line).toEqual({
      level: 'info',
      time: line?.['time'],
      event: 'done',
      request: answer.headers.get('x-request-id'),
      actor: await ids('phong-do'),
      action: 'save answer',
      object: `/api/v1${path}`,
    })
    expect(line?.['time']).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  })

  it('of a sign-in, refused and done, is in the log', async () => {
    const wrong = await people.voice().post('/session', { username: 'phong-do', password: 'x' })
    expect(ofAnswer(wrong).map(({ event, actor, code }) => [event, actor, code])).toEqual([
      ['sign-in-refused', await ids('phong-do'), undefined],
      ['refused', null, 'wrong-credentials'],
    ])
    const right = await people.voice().post('/session', { username: 'phong-do', password })
    expect(ofAnswer(right).map(({ event }) => event)).toEqual(['signed-in', 'done'])
  })

  it('of a denial names who was denied what', async () => {
    const denied = await people.asOffice.get('/users')
    expect(ofAnswer(denied)).toMatchObject([
      { event: 'denied', code: 'not-allowed', actor: await ids('phong-do'), action: 'list users' },
    ])
    const foreign = await people.asOffice.get(`/assessments/${open.other}`)
    expect(ofAnswer(foreign)).toMatchObject([{ event: 'denied', code: 'not-found', action: 'read assessment' }])
    const nobody = await people.voice().get('/rounds')
    expect(ofAnswer(nobody)).toMatchObject([
      { event: 'denied', code: 'signed-out', actor: null, action: 'list rounds' },
    ])
  })

  it('of a refusal has its code', async () => {
    const refused = await people.asAdministrator.post('/rounds', {})
    expect(ofAnswer(refused)).toMatchObject([{ event: 'refused', code: 'invalid-request', action: 'add round' }])
  })

  it('of a file that leaves is in the log', async () => {
    const path = `/assessments/${open.own}/evidence?criterion=plan&name=a.pdf`
    const file = await people.asOffice.upload<{ id: string }>(path, new TextEncoder().encode('%PDF-1.4\n%%EOF\n'))
    const read = await people.asAuditor.get(`/evidence/${file.body.id}`)
    expect(ofAnswer(read)).toMatchObject([
      { event: 'exported', action: 'read evidence', actor: await ids('kiem-toan') },
    ])
  })

  it('of a change of settings is in the log', async () => {
    const added = await people.asAdministrator.post('/units', { units: [{ name: 'Phòng Tím', type: 'phong' }] })
    expect(ofAnswer(added)).toMatchObject([{ event: 'done', action: 'add units', actor: await ids('quan-tri') }])
  })
})

describe('whatever people type', () => {
  const hostile = [
    'bí mật\n{"level":"error","event":"forged"}',
    '\r\nforged: yes',
    '\u2028\u2029\u0085 forged',
    '\u001b[31mforged\u001b[0m',
    '"}\n{"event":"forged',
    '${jndi:ldap://forged}',
    '\u202eforged',
    'a\u0000forged',
  ]

  it('makes no line and stands in no line', async () => {
    const before = events().length
    for (const text of hostile) {
      const inAddress = encodeURIComponent(text)
      await people.voice().post('/session', { username: text, password: text })
      await people
        .voice()
        .post('/setup', { code: text, authority: text, name: text, username: text, password: text, demo: false })
      await people.asOffice.put('/password', { current: text, next: text })
      await people.asOffice.put(
        `/assessments/${open.own}/answers/plan`,
        { answer: { inputs: { issued: text } }, note: text },
        0,
      )
      await people.asOffice.put(
        `/assessments/${open.own}/answers/plan`,
        { answer: { inputs: { issued: false } }, note: text },
        1,
      )
      await people.asCouncil.put(
        `/assessments/${open.own}/appraisals/plan`,
        { decision: 'change', answer: { inputs: { issued: text } }, reason: text },
        0,
      )
      await people.asAdministrator.post('/users', { username: text, name: text, role: 'office', unit_id: text })
      await people.asAuditor.get(`/comparison?from=${inAddress}&to=${inAddress}`)
      await people.asAuditor.get('/rounds', {
        'User-Agent': 'forged',
        Referer: 'https://forged',
        'X-Request-Id': 'forged',
      })
      await people.asOffice.upload(
        `/assessments/${open.own}/evidence?criterion=plan&name=${inAddress}`,
        new Uint8Array([1]),
      )
    }
    const made = events()
    expect(made.length).toBeGreaterThan(before + hostile.length * 8)
    const text = chunks.join('')
    expect(text).not.toMatch(/forged|bí mật/)
    expect(made.every(({ event, level, time }) => [event, level, time].every((one) => typeof one === 'string'))).toBe(
      true,
    )
  })

  it('in an address is cut and stays inside its line', async () => {
    const answer = await people.asAuditor.get(`/rounds/${encodeURIComponent('\n"x')}${'y'.repeat(2000)}`)
    const [line] = ofAnswer(answer)
    expect(String(line?.['object'])).toHaveLength(300)
  })

  it('that is secret is not there: passwords, tokens, cookies, answers', async () => {
    const added = await people.asAdministrator.post<{ invitation: { code: string } }>('/users', {
      username: 'nguoi-moi',
      name: 'Người Rất Mới',
      role: 'auditor',
      unit_id: null,
    })
    await people.asOffice.put(
      `/assessments/${open.own}/answers/on-time`,
      { answer: { inputs: { on_time: '31415', done: '92653' } }, note: 'ghi chú riêng' },
      0,
    )
    const text = chunks.join('')
    const cookies = [people.asOffice, people.asAdministrator].map(({ cookie }) => cookie.split('=')[1] ?? 'none')
    for (const secret of [
      password,
      added.body.invitation.code,
      'Người Rất Mới',
      '31415',
      '92653',
      'ghi chú riêng',
      ...cookies,
    ])
      expect(text).not.toContain(secret)
  })
})

describe('a fault', () => {
  const logged = (error: unknown): Line => {
    const all: string[] = []
    createLog('info', { write: (line) => void all.push(line) }).error({ event: 'failed', err: error })
    expect(all).toHaveLength(1)
    return JSON.parse(all[0] ?? '') as Line
  }

  it('is told by its kind, its words and its place', () => {
    const line = logged(Object.assign(new TypeError('no such thing'), { code: 'E_X', secret: 'forged' }))
    expect(line['err']).toMatchObject({ type: 'TypeError', code: 'E_X', message: 'no such thing' })
    expect(JSON.stringify(line)).not.toContain('forged')
  })

  it('of reading is told without what was read', () => {
    let caught: unknown
    try {
      JSON.parse('{"password": forged')
    } catch (error) {
      caught = error
    }
    const line = logged(caught)
    expect(line['err']).toMatchObject({ type: 'SyntaxError' })
    expect(JSON.stringify(line)).not.toContain('forged')
  })

  it('that is no error at all is told by its type', () => {
    expect(logged('forged')['err']).toEqual({ type: 'string' })
  })
})
