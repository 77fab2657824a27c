/** With a real mouse: what it is pressed on is still there when it is let go. */
import { resolve } from 'node:path'
import type { Locator } from 'playwright-core'
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
/** A form that is still filled in. */
let open: string

beforeAll(async () => {
  made = await harness({ ui: resolve('dist/ui') })
  const administrator = await made.person('quan-tri', 'administrator')
  const { body } = await administrator.post<Unit[]>('/units', { units: [{ name: 'Phòng Đỏ', type: 'phong' }] })
  const office = await made.person('phong-do', 'office', body[0]?.id)
  council = await made.person('hoi-dong', 'council')
  const draft = await administrator.post<Round>('/rounds', roundInput(body))
  const round = await move(administrator, draft.body, 'self-scoring')
  own = round.assessments[0]?.id ?? ''
  const another = await administrator.post<Round>('/rounds', { ...roundInput(body), title: 'Đợt sau' })
  open = (await move(administrator, another.body, 'self-scoring')).assessments[0]?.id ?? ''
  await office.put(`/assessments/${own}/answers/plan`, yes, 0)
  await move(council, round, 'appraisal')
})
afterAll(() => made?.close())

/** As a person does: the button is held for a moment, in which a page is painted several times. */
async function pressSlowly(target: Locator): Promise<void> {
  const box = await target.boundingBox()
  if (box === null) throw new Error('nothing to press')
  const { mouse } = target.page()
  await mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await mouse.down()
  await target.page().evaluate(() => new Promise((done) => setTimeout(done, 100)))
  await mouse.up()
}

it('points that were wrong and are corrected are saved by the one click that leaves their box', async () => {
  const page = await surfer.page()
  const url = made.url.replace('127.0.0.1', 'localhost')
  await signInAs(page, url, 'hoi-dong', password)
  await page.goto(`${url}${paths.appraiseDomain(own, 'work')}`)
  const row = page.locator('[id="criterion-plan"]')
  await row.getByRole('button', { name: text('decide.give') }).click()
  const points = row.getByLabel(text('decide.points'), { exact: true })
  // It gets the focus when it is there, and what is typed by then goes to it.
  await points.and(page.locator(':focus')).waitFor()
  await row.locator('textarea').fill('Kế hoạch ban hành muộn')
  await points.fill('15')
  await points.press('Tab')
  await row.locator('.field-error').waitFor()
  await points.fill('0,75')
  await pressSlowly(row.getByRole('button', { name: text('decide.save') }))
  await row.getByText(text('decide.changed'), { exact: true }).waitFor()
  const { body } = await council.get<Assessment>(`/assessments/${own}`)
  expect(body.appraisals['plan']?.answer.adjusted?.points).toBe('0.75')
})

it('a click below a number does what it was for, where the number turns out to be none and where it is put right', async () => {
  const page = await surfer.page()
  const url = made.url.replace('127.0.0.1', 'localhost')
  await signInAs(page, url, 'phong-do', password)
  await page.goto(`${url}${paths.domain(open, 'work')}`)
  const row = page.locator('[id="on-time"]')
  const [box, error] = [row.getByLabel('Đúng hạn', { exact: true }), row.locator('.field-error')]
  const claim = row.getByLabel(text('row.claim'), { exact: true })
  const below = row.locator('label').filter({ hasText: text('row.claim') })
  await box.fill('tám')
  await pressSlowly(below)
  expect(await claim.isChecked()).toBe(true)
  await claim.click()
  await error.waitFor()
  await box.fill('8')
  await pressSlowly(below)
  expect(await claim.isChecked()).toBe(true)
})
