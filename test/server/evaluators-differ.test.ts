/** A mistake planted in one of the two evaluators: the round is not published, and every figure is named. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Framework } from '../../engine/index.ts'
import { kernels } from '../../engine/rules/kernels.ts'
import { prepare } from '../../engine/score/plan.ts'
import type { ApiProblem, Assessment, Round, Unit } from '../../ui/api.ts'
import { madeText } from '../fixtures/made.ts'
import { harness, type Harness } from './harness.ts'
import { move, roundInput } from './round.ts'

// The server makes its plans with a step that leaves its own bound out.
vi.mock('../../engine/index.ts', async (original) => ({
  ...(await original<object>()),
  prepare: (framework: Framework) =>
    prepare(framework, { ...kernels, ladder: { ...kernels.ladder, '<': kernels.ladder['<='] } }),
}))

const folder = mkdtempSync(join(tmpdir(), 'khung-differ-'))
const text = madeText(
  [
    {
      max: 2,
      inputs: [{ id: 'rate', type: 'percent' }],
      rule: {
        tiers: {
          of: 'rate',
          steps: [
            { below: 50, points: 0 },
            { below: 80, points: 1 },
            { from: 80, points: 2 },
          ],
        },
      },
    },
  ],
  { framework: 'one' },
)

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

/** A round of one unit whose rate was accepted, and what its publication answers. */
async function published(name: string, rate: string) {
  const administrator = await made.person(`quan-tri-${rate}`, 'administrator')
  const council = await made.person(`hoi-dong-${rate}`, 'chair')
  const { body: units } = await administrator.post<Unit[]>('/units', { units: [{ name, type: 'phong' }] })
  const office = await made.person(`phong-${rate}`, 'office', units[0]!.id)
  const draft = await administrator.post<Round>('/rounds', { ...roundInput(units), framework: 'one@1.0.0' })
  const open = await move(administrator, draft.body, 'self-scoring')
  const id = open.assessments[0]!.id
  await office.put(`/assessments/${id}/answers/c1`, { answer: { inputs: { rate } }, note: '' }, 0)
  const { body } = await office.get<Assessment>(`/assessments/${id}`)
  await office.post(`/assessments/${id}/submission`, undefined, body.rev)
  const round = await move(council, open, 'appraisal')
  await council.put(`/assessments/${id}/appraisals/c1`, { decision: 'accept' }, 0)
  return council.post<ApiProblem>(`/rounds/${round.id}/transitions`, { to: 'published' }, round.rev)
}

it('names the criterion, the sums and the index that differ', async () => {
  const refused = await published('Phòng Đỏ', '80')
  expect([refused.status, refused.body.code]).toEqual([409, 'not-ready'])
  const told = (figure: string, where: string): string =>
    `Phòng Đỏ ${where}: two independent ways of scoring differ (${figure}). This is a mistake of the program; please report it.`
  expect(refused.body.errors?.map(({ detail }) => detail)).toEqual([
    told('points: 2.00 and 1.00', '1.1'),
    told('points: 2.00 and 1.00', '1'),
    told('points: 2.00 and 1.00', 'one'),
    told('index: 2.00 and 1.00', 'one'),
  ])
})

it('publishes where the two agree', async () => {
  expect((await published('Phòng Xanh', '79')).status).toBe(200)
})
