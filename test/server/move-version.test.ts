/** A running round goes to another version of its framework by two people, who see every score that changes. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Assessment, Framework, JournalEntry, Round, Unit } from '../../ui/api.ts'
import { code, harness, type Harness, type Voice } from './harness.ts'
import { counts, expectTold, move, roundInput, yes } from './round.ts'

const folder = mkdtempSync(join(tmpdir(), 'khung-version-'))
const text = readFileSync(new URL('small.yaml', import.meta.url), 'utf8')
mkdirSync(join(folder, 'small'))
writeFileSync(join(folder, 'small/1.0.0.yaml'), text)
const stricter = text
  .replace('version: "1.0.0"', 'version: "2.0.0"')
  .replace('id: on_time, type: count', 'id: in_time, type: count')
  .replace('of: [on_time, done]', 'of: [in_time, done]')
writeFileSync(join(folder, 'small/2.0.0.yaml'), stricter)
mkdirSync(join(folder, 'other'))
writeFileSync(join(folder, 'other/1.0.0.yaml'), text.replace('framework: small', 'framework: other'))

let made: Harness
let administrator: Voice
let chair: Voice
let office: Voice
beforeAll(async () => {
  made = await harness({ frameworks: folder })
  administrator = await made.person('quan-tri', 'administrator')
  chair = await made.person('chu-tich', 'chair')
})
afterAll(async () => {
  await expectTold(made)
  await made.close()
  rmSync(folder, { recursive: true, force: true })
})

it('is asked for with a list of what changes, and approved by somebody else', async () => {
  const { body: units } = await administrator.post<Unit[]>('/units', { units: [{ name: 'Phòng Đỏ', type: 'phong' }] })
  office = await made.person('phong-do', 'office', units[0]!.id)
  const draft = await administrator.post<Round>('/rounds', roundInput(units))
  const round = await move(administrator, draft.body, 'self-scoring')
  const id = round.assessments[0]!.id
  await office.put(`/assessments/${id}/answers/plan`, yes, 0)
  await office.put(`/assessments/${id}/answers/on-time`, counts('9', '10'), 0)
  const path = `/rounds/${round.id}/version`
  const ask = (framework: string, reason = 'Sửa lỗi trong khung') =>
    administrator.post<Round>(path, { framework, reason }, round.rev)
  expect(code(await ask('small@1.0.0'))).toBe('422 version-same')
  expect(code(await ask('other@1.0.0'))).toBe('422 version-same')
  expect(code(await ask('small@9.0.0'))).toBe('422 framework-unknown')
  expect(code(await ask('small@2.0.0', ''))).toBe('422 reason-required')
  const asked = await ask('small@2.0.0')
  expect(asked.body.version_move).toMatchObject({
    framework: 'small',
    version: '2.0.0',
    own: true,
    changes: [
      {
        unit: 'Phòng Đỏ',
        before: { points: '4.60', of: '7.00' },
        after: { points: '1.00', of: '7.00' },
        lost: ['on-time'],
      },
    ],
  })
  expect((await office.get<Round>(`/rounds/${round.id}`)).body.version_move).toBe(null)
  const version = async () => (await office.get<Framework>(`/assessments/${id}/framework`)).body.version
  expect(await version()).toBe('1.0.0')
  const decide = (voice: Voice, approved: boolean, rev: number) =>
    voice.post<Round>(`${path}/decision`, { approved, reason: 'Đã đối chiếu' }, rev)
  expect(code(await decide(administrator, true, asked.body.rev))).toBe('403 second-person')
  const done = await decide(chair, true, asked.body.rev)
  expect([done.body.framework.version, done.body.version_move]).toEqual(['2.0.0', null])
  expect(await version()).toBe('2.0.0')
  const { body } = await office.get<Assessment>(`/assessments/${id}`)
  expect(body.round.assessments[0]?.progress.answered).toBe(1)
  const { body: entries } = await chair.get<JournalEntry[]>(`/rounds/${round.id}/journal`)
  const moved = entries.find(({ action }) => action === 'version-moved')
  expect((JSON.parse(moved!.detail) as { changes: unknown[] }).changes).toHaveLength(1)
  expect(code(await decide(chair, true, done.body.rev))).toBe('409 no-version-asked')
})
