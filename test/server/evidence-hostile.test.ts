/** Evidence under hostile names, and on lines that break: many times over, and nothing is left that should not be. */
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dice } from '../../server/demo/answers.ts'
import { paper } from '../../server/demo/paper.ts'
import type { ApiProblem, Assessment, EvidenceLink } from '../../ui/api.ts'
import { cast, type Cast, expectTold, opened, type Opened, yes } from './round.ts'

let people: Cast
let open: Opened
beforeAll(async () => {
  people = await cast()
  open = await opened(people)
  await people.asOffice.put(`/assessments/${open.own}/answers/plan`, yes, 0)
})
afterAll(async () => {
  await expectTold(people)
  await people.close()
})

/** However busy the machine is. */
const patience = { timeout: 20_000 }
const shown = async (): Promise<Assessment> => (await people.asOffice.get<Assessment>(`/assessments/${open.own}`)).body
const evidence = (): string => join(people.folder, 'evidence')
/** Every file below the folder of evidence, by its name alone. */
const stored = (): readonly string[] =>
  readdirSync(evidence(), { recursive: true, withFileTypes: true }).flatMap((one) => (one.isFile() ? [one.name] : []))

const beginnings = [
  '../',
  '..\\',
  '/etc/',
  'C:\\',
  '\\\\may-chu\\',
  '\u0000',
  '\r\nSet-Cookie: x=1; ',
  '%0d%0aLocation: //la.example/',
  '"; filename="',
  "*=UTF-8''",
  '\u202e',
  '\u2066\u200b',
  '\u2028',
  '....//',
  'e\u0301\u0323',
]
const endings = [
  'a.pdf',
  'CON',
  'nul.pdf',
  '..',
  '.htaccess',
  'a.pdf\u0000.exe',
  'a.pdf\r\n\r\n<script>alert(1)</script>',
  'a%00.pdf',
  'báo cáo số 5.pdf',
  'x'.repeat(150),
  'a;b"c\'d(e)*.pdf',
  ' ',
  '\u202efdp.exe',
  '～＂.pdf',
  '😀.pdf',
  '%2e%2e%2fkhung.db',
  'a\tb\u007f.pdf',
  'journal.key',
  '$(reboot)`id`',
  '<img src=x onerror=alert(1)>.pdf',
]
const names = beginnings.flatMap((one) => endings.map((two) => one + two))

it('300 hostile names reach no path and split no header', async () => {
  expect(new Set(names).size).toBe(300)
  const hashes = new Set<string>()
  for (const [at, name] of names.entries()) {
    const content = new Uint8Array(paper(String(at)))
    const { status, body } = await people.asOffice.upload<EvidenceLink & ApiProblem>(
      `/assessments/${open.own}/evidence?criterion=plan&name=${encodeURIComponent(name)}`,
      content,
    )
    if (status !== 201) {
      expect([name, status, ['file-name', 'bad-request'].includes(body.code)]).toEqual([name, status, true])
      continue
    }
    hashes.add(createHash('sha256').update(content).digest('hex'))
    expect(body.name).toBe(body.name.normalize('NFC'))
    expect(body.name).not.toMatch(/[/\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|^\.*$/u)
    const reply = await fetch(`${people.url}/api/v1/evidence/${body.id}`, {
      headers: { Cookie: people.asOffice.cookie },
    })
    const disposition = reply.headers.get('content-disposition') ?? ''
    expect(disposition).toMatch(/^attachment; filename="[^"\r\n\\%]*"; filename\*=UTF-8''[\w%.!~-]*$/)
    expect(decodeURIComponent(disposition.split("; filename*=UTF-8''").at(-1) ?? '')).toBe(body.name)
    expect([reply.headers.get('set-cookie'), reply.headers.get('location')]).toEqual([null, null])
    expect(new Uint8Array(await reply.arrayBuffer())).toEqual(content)
    expect((await people.asOffice.delete(`/evidence/${body.id}`, body.rev)).status).toBe(204)
  }
  expect(hashes.size).toBeGreaterThan(250)
  // What was removed from the form stays for the journal, under its hash and no other name.
  expect(stored().toSorted()).toEqual([...hashes].toSorted())
})

it('500 uploads cut at random bytes leave no record, no file and no connection, and the form as it was', async () => {
  const { host, port, hostname } = new URL(people.url)
  const [before, files, connections] = [await shown(), stored(), await people.connections()]
  const content = Buffer.concat([paper('cut'), Buffer.alloc(100_000, 32)])
  const roll = dice('cut')
  const cut = async (): Promise<void> => {
    const head = `POST /api/v1/assessments/${open.own}/evidence?criterion=plan&name=a.pdf HTTP/1.1\r\nHost: ${host}\r\nCookie: ${people.asOffice.cookie}\r\nContent-Type: application/pdf\r\nContent-Length: ${content.length}\r\n\r\n`
    const whole = Buffer.concat([Buffer.from(head), content])
    const socket = connect(Number(port), hostname)
    socket.on('error', () => undefined)
    await new Promise<void>((resolve) =>
      socket.write(whole.subarray(0, Math.floor(roll() * whole.length)), () => resolve()),
    )
    await pause(Math.floor(roll() * 20))
    socket.destroy()
  }
  for (let batch = 0; batch < 20; batch += 1) await Promise.all(Array.from({ length: 25 }, cut))
  await expect.poll(() => readdirSync(join(evidence(), 'incoming')), patience).toEqual([])
  await expect.poll(() => people.connections(), patience).toBeLessThanOrEqual(connections)
  expect(await shown()).toEqual(before)
  expect(stored()).toEqual(files)
})
