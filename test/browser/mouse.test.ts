/** The council's desk with a real mouse: what it is pressed on is still there when it is let go. */
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Assessment, Round, Unit } from '../../ui/api.ts'
import { paths } from '../../ui/paths.ts'
import { text } from '../../ui/text.ts'
import { harness, password, type Harness, type Voice } from '../server/harness.ts'
import { move, roundInput, yes } from '../server/round.ts'
import { signInAs, useBrowser } from './page.ts'

const surfer = useBrowser()
let made: Harness
let council: Voice
let own: string

beforeAll(async () => {
  made = await harness({ ui: resolve('dist/ui') })
  const administrator = await made.person('quan-tri', 'administrator')
  const { body } = await administrator.post<Unit[]>('/units', { units: [{ name: 'Phòng Đỏ', type: 'phong' }] })
  const office = await made.person('phong-do', 'office', body[0]?.id)
  council = await made.person('hoi-dong', 'council')
  const draft = await administrator.post<Round>('/rounds', roundInput(body))
  const round = await move(administrator, draft.body, 'self-scoring')
  own = round.assessments[0]?.id ?? ''
  await office.put(`/assessments/${own}/answers/plan`, yes, 0)
  await move(council, round, 'appraisal')
})
afterAll(() => made?.close())

it('points that were wrong and are corrected are saved by the one click that leaves their box', async () => {
  const page = await surfer.page()
  const url = made.url.replace('127.0.0.1', 'localhost')
  await signInAs(page, url, 'hoi-dong', password)
  await page.goto(`${url}${paths.appraiseDomain(own, 'work')}`)
  const row = page.locator('[id="criterion-plan"]')
  await row.getByRole('button', { name: text('decide.give') }).click()
  await row.locator('textarea').fill('Kế hoạch ban hành muộn')
  const points = row.getByLabel(text('decide.points'), { exact: true })
  await points.fill('15')
  await points.press('Tab')
  await row.locator('.field-error').waitFor()
  await points.fill('0,75')
  const save = await row.getByRole('button', { name: text('decide.save') }).boundingBox()
  if (save === null) throw new Error('nothing to save with')
  await page.mouse.move(save.x + save.width / 2, save.y + save.height / 2)
  await page.mouse.down()
  // A person holds the button for a moment, in which a page is painted several times.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 100)))
  await page.mouse.up()
  await row.getByText(text('decide.changed'), { exact: true }).waitFor()
  const { body } = await council.get<Assessment>(`/assessments/${own}`)
  expect(body.appraisals['plan']?.answer.adjusted?.points).toBe('0.75')
})
