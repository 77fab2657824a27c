/** A criterion that cannot be scored: the others are, and the round is not published until somebody has mended it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ApiProblem, Assessment, Round, Unit, UnitResult } from '../../ui/api.ts'
import { madeText } from '../fixtures/made.ts'
import { harness, type Harness } from './harness.ts'
import { move, roundInput } from './round.ts'

const folder = mkdtempSync(join(tmpdir(), 'khung-faulty-'))
const yesNo = (max: number, yes: number) => ({
  max,
  inputs: [{ id: 'a', type: 'boolean' }],
  rule: { yes_no: { of: 'a', yes, no: 0 } },
})
/** Its text gives the first criterion more points than its maximum, and says so itself. */
const text = madeText([yesNo(2, 2.5), yesNo(3, 3)], {
  framework: 'one',
  legal_basis: [{ document: '1/QĐ-UBND' }],
  known_defects: [{ code: 'points-above-max', at: 'c1', note: 'Cho 2,5 điểm', source: { document: 0, item: '1' } }],
})

let made: Harness
beforeAll(async () => {
  mkdirSync(join(folder, 'one'))
  writeFileSync(join(folder, 'one/1.0.0.yaml'), text)
  made = await harness({ frameworks: folder })
})
afterAll(async () => {
  await made.close()
  rmSync(folder, { recursive: true, force: true })
})

it('is named when the round is to be published, and the others keep their points', async () => {
  const administrator = await made.person('quan-tri', 'administrator')
  const council = await made.person('hoi-dong', 'chair')
  const { body: units } = await administrator.post<Unit[]>('/units', { units: [{ name: 'Phòng Đỏ', type: 'phong' }] })
  const unit = units[0]!.id
  const office = await made.person('phong-do', 'office', unit)
  const draft = await administrator.post<Round>('/rounds', { ...roundInput(units), framework: 'one@1.0.0' })
  const open = await move(administrator, draft.body, 'self-scoring')
  const id = open.assessments[0]!.id
  for (const criterion of ['c1', 'c2'])
    await office.put(`/assessments/${id}/answers/${criterion}`, { answer: { inputs: { a: true } }, note: '' }, 0)
  const { body } = await office.get<Assessment>(`/assessments/${id}`)
  expect((await office.post(`/assessments/${id}/submission`, undefined, body.rev)).status).toBe(200)
  const round = await move(council, open, 'appraisal')
  for (const criterion of ['c1', 'c2'])
    await council.put(`/assessments/${id}/appraisals/${criterion}`, { decision: 'accept' }, 0)

  const path = `/rounds/${round.id}`
  const { final } = (await council.get<UnitResult>(`${path}/results/${unit}`)).body
  expect([final.state, final.index, final.faults, final.points]).toEqual(['faulty', null, ['c1'], '3.00'])
  const publish = () => council.post<ApiProblem>(`${path}/transitions`, { to: 'published' }, round.rev)
  const refused = await publish()
  expect([refused.status, refused.body.code]).toEqual([409, 'not-ready'])
  expect(refused.body.errors).toEqual([
    {
      pointer: `/assessments/${id}/c1`,
      code: 'faulty',
      detail: 'Phòng Đỏ: criterion 1.1 cannot be scored.',
    },
  ])

  const mended = { decision: 'change', answer: { inputs: { a: false } }, reason: 'Chưa ban hành' }
  expect((await council.put(`/assessments/${id}/appraisals/c1`, mended, 1)).status).toBe(200)
  expect((await publish()).status).toBe(200)
  const { body: shown } = await council.get<UnitResult>(`${path}/results/${unit}`)
  expect([shown.final.state, shown.final.index, shown.final.points]).toEqual(['complete', '3.00', '3.00'])
})
