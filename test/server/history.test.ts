/** The history of one criterion: what its unit did, to whoever reads the form; what was asked and decided, to the council. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HistoryEntry } from '../../ui/api.ts'
import type { Voice } from './harness.ts'
import { cast, type Cast, counts, fillIn, move, opened } from './round.ts'

let people: Cast
let path: string
beforeAll(async () => {
  people = await cast()
  const { own, round } = await opened(people)
  path = `/assessments/${own}/history`
  await people.asOffice.put(`/assessments/${own}/answers/on-time`, counts('8', '10'), 0)
  await fillIn(people.asOffice, own)
  await move(people.asCouncil, round, 'appraisal')
  const change = { decision: 'change', answer: { inputs: { on_time: '7', done: '10' } }, reason: 'Hai hồ sơ quá hạn' }
  await people.asCouncil.put(`/assessments/${own}/appraisals/on-time`, change, 0)
  await people.asCouncil.put(`/assessments/${own}/appraisals/on-time`, { ...change, reason: 'Ba hồ sơ' }, 1)
  await people.asCouncil.post(`/assessments/${own}/notes`, { criterion: 'on-time', words: 'Hỏi lại' })
})
afterAll(() => people.close())

const read = async (voice: Voice, criterion = 'on-time') =>
  (await voice.get<HistoryEntry[]>(`${path}/${criterion}`, { 'Accept-Language': 'vi' })).body.map(
    ({ sentence }) => sentence,
  )

describe('the history of a criterion', () => {
  it('tells its own unit what the unit did, the newest first, and nothing of the council', async () => {
    for (const voice of [people.asOffice, people.asLeader]) {
      const told = await read(voice)
      expect(told.at(-1)).toBe('Người phong-do lưu câu trả lời Phòng Đỏ · 1.2. Đúng hạn: 8; Đã giải quyết: 10.')
      expect(told.every((sentence) => sentence.startsWith('Người phong-do lưu câu trả lời Phòng Đỏ · 1.2'))).toBe(true)
    }
  })

  it('tells those who read the journal what was decided as well, without notes', async () => {
    for (const voice of [people.asCouncil, people.asAuditor]) {
      const told = await read(voice)
      expect(told.slice(0, 2)).toEqual([
        expect.stringContaining('Lý do: Ba hồ sơ.'),
        'Người hoi-dong điều chỉnh Phòng Đỏ · 1.2. Đúng hạn: từ “8” thành “7”; Lý do: Hai hồ sơ quá hạn.',
      ])
      expect(told.slice(2)).toEqual(await read(people.asOffice))
    }
  })

  it('is of one criterion of one unit', async () => {
    expect(await read(people.asOffice, 'plan')).toEqual([expect.stringContaining('Phòng Đỏ · 1.1')])
    expect((await people.asOffice.get(`${path}/no-such`)).status).toBe(404)
    expect((await people.asOther.get(`${path}/on-time`)).status).toBe(404)
    expect((await people.asSurvey.get(`${path}/on-time`)).status).toBe(403)
  })
})
