/** A unit of which nothing counts has no index: its round cannot be published. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ApiProblem, Assessment, Round, Unit } from '../../ui/api.ts'
import { harness, type Harness } from './harness.ts'
import { move, roundInput } from './round.ts'

const folder = mkdtempSync(join(tmpdir(), 'khung-one-'))
const framework = {
  framework: 'one',
  version: '1.0.0',
  title: 'Khung một tiêu chí',
  provenance: 'illustrative',
  authority: 'UBND thử',
  effective: { from: '2026-01-01' },
  unit_types: ['phong'],
  scale: { total: 1, unit: 'điểm', survey: 'none' },
  rounding: { mode: 'half-up', criterion: 2, index: 2 },
  not_arising: 'exclude',
  domains: [
    {
      id: 'work',
      number: '1',
      title: 'Công việc',
      max: 1,
      criteria: [
        {
          id: 'plan',
          number: '1.1',
          title: 'Kế hoạch',
          max: 1,
          scored_by: 'appraisal',
          inputs: [{ id: 'issued', type: 'boolean', label: 'Đã ban hành' }],
          rule: { yes_no: { of: 'issued', yes: 1, no: 0 } },
        },
      ],
    },
  ],
  bands: [{ id: 'all', title: 'Tất cả', when: true }],
}

let made: Harness
beforeAll(async () => {
  mkdirSync(join(folder, 'one'))
  writeFileSync(join(folder, 'one/1.0.0.yaml'), JSON.stringify(framework))
  made = await harness({ frameworks: folder })
})
afterAll(async () => {
  await made.close()
  rmSync(folder, { recursive: true, force: true })
})

it('is refused and says which unit', async () => {
  const administrator = await made.person('quan-tri', 'administrator')
  const council = await made.person('hoi-dong', 'chair')
  const { body: units } = await administrator.post<Unit[]>('/units', { units: [{ name: 'Phòng Đỏ', type: 'phong' }] })
  const office = await made.person('phong-do', 'office', units[0]!.id)
  const draft = await administrator.post<Round>('/rounds', { ...roundInput(units), framework: 'one@1.0.0' })
  const open = await move(administrator, draft.body, 'self-scoring')
  const id = open.assessments[0]!.id
  const claim = { answer: { inputs: {}, not_arising: 'Không phải lập kế hoạch.' }, note: '' }
  await office.put(`/assessments/${id}/answers/plan`, claim, 0)
  const { body } = await office.get<Assessment>(`/assessments/${id}`)
  await office.post(`/assessments/${id}/submission`, undefined, body.rev)
  const round = await move(council, open, 'appraisal')
  await council.put(`/assessments/${id}/appraisals/plan`, { decision: 'accept' }, 0)
  const refused = await council.post<ApiProblem>(`/rounds/${round.id}/transitions`, { to: 'published' }, round.rev)
  expect([refused.status, refused.body.code, refused.body.errors?.map(({ detail }) => detail)]).toEqual([
    409,
    'not-ready',
    ['Phòng Đỏ: no criterion arises, so there is no index.'],
  ])
})
