/** What stages, delegation and a second appraiser do to the council's desk: flags, questions, notes, four columns. */
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Delegations, Round, Unit } from '../../ui/api.ts'
import { paths } from '../../ui/paths.ts'
import { text } from '../../ui/text.ts'
import { harness, password, type Harness, type Voice } from '../server/harness.ts'
import { counts, fillIn, move, roundInput } from '../server/round.ts'
import { row } from './council.ts'
import { focused, tabAndPress, tabTo } from './keys.ts'
import { expectAccessible, expectFits, expectWhole, signInAs, useBrowser } from './page.ts'

const surfer = useBrowser({ keyboardOnly: true })
let made: Harness
let url: string
let office: Voice
let member: Voice
let chair: Voice
let round: Round
let own: string
let other: string

const change = (on_time: string, reason: string) => ({
  decision: 'change',
  answer: counts(on_time, '10').answer,
  reason,
})
const decide = (voice: Voice, id: string, criterion: string, body: object, rev = 0) =>
  voice.put(`/assessments/${id}/appraisals/${criterion}`, body, rev)

beforeAll(async () => {
  made = await harness({ ui: resolve('dist/ui') })
  url = made.url.replace('127.0.0.1', 'localhost')
  const administrator = await made.person('quan-tri', 'administrator')
  const names = ['Phòng Đỏ', 'Phòng Xanh']
  const { body: units } = await administrator.post<Unit[]>('/units', {
    units: names.map((name) => ({ name, type: 'phong' })),
  })
  office = await made.person('phong-do', 'office', units[0]?.id)
  const neighbour = await made.person('phong-xanh', 'office', units[1]?.id)
  member = await made.person('hoi-dong', 'council')
  await made.person('thu-hai', 'council')
  chair = await made.person('chu-tich', 'chair')
  const more = {
    clarification_until: '2026-12-22',
    appraisal_2_until: '2026-12-24',
    council_until: '2026-12-26',
    delegated: true,
    tolerance: '0.5',
  }
  const draft = await administrator.post<Round>('/rounds', { ...roundInput(units), ...more })
  round = await move(administrator, draft.body, 'self-scoring')
  ;[own = '', other = ''] = round.assessments.map(({ id }) => id)
  await fillIn(office, own)
  await fillIn(neighbour, other)
  const path = `/rounds/${round.id}/delegations`
  const { people } = (await chair.get<Delegations>(path)).body
  const idOf = (name: string) => people.find((one) => one.name === `Người ${name}`)?.user_id
  const delegations = [
    { user_id: idOf('hoi-dong'), sheets: ['work'] },
    { user_id: idOf('thu-hai'), sheets: ['work', 'esteem'] },
  ]
  round = (await chair.put<Round>(path, { delegations }, round.rev)).body
  round = await move(chair, round, 'appraisal')
  // 9 of 10 is 3.6 points; 8 of 10 needs nobody else, 2 of 10 does.
  expect((await decide(member, own, 'on-time', change('8', 'Theo sổ'))).status).toBe(200)
  expect((await decide(member, other, 'on-time', change('2', 'Sổ thiếu dấu'))).status).toBe(202)
})
afterAll(() => made?.close())

const arrive = async (username: string, path: string) => {
  const page = await surfer.page()
  await signInAs(page, url, username, password)
  await page.goto(`${url}${path}`)
  return page
}

describe('the council’s desk', () => {
  it('puts first what was delegated to the reader, and says what waits', async () => {
    const page = await arrive('hoi-dong', paths.across(round.id))
    const heads = page.getByRole('columnheader')
    await heads.first().waitFor()
    expect((await heads.allInnerTexts()).map((words) => words.replace(/\s+/g, ' ').trim())).toEqual([
      text('unit'),
      `1. Công việc ${text('across.own')}`,
      '2. Đánh giá',
      text('across.all-sheets'),
    ])
    await page
      .getByRole('row')
      .filter({ hasText: 'Phòng Xanh' })
      .getByText(text('across.second-count', { count: 1 }))
      .first()
      .waitFor()
    await expectFits(page)
  })

  it('asks for an explanation with one key, and keeps notes that no office reads', async () => {
    const page = await arrive('hoi-dong', paths.appraiseDomain(own, 'work'))
    const plan = row(page, 'plan')
    await tabTo(page, plan)
    await page.keyboard.press('?')
    await page.keyboard.type('Kế hoạch ký ngày nào?')
    await page.reload()
    await plan.getByLabel(text('explain.question')).waitFor()
    expect(await plan.getByLabel(text('explain.question')).inputValue()).toBe('Kế hoạch ký ngày nào?')
    await expectWhole(page, plan.getByLabel(text('explain.question')))
    await tabTo(page, plan.getByLabel(text('explain.question')))
    await tabAndPress(page, plan.getByRole('button', { name: text('explain.send') }))
    await plan.getByText(text('across.asked'), { exact: true }).waitFor()
    const close = page.getByRole('button', { name: text('toast.close') })
    await close.hover()
    expect(await close.evaluate((one) => getComputedStyle(one).color)).toBe('rgb(255, 255, 255)')
    await tabAndPress(
      page,
      plan
        .locator('details')
        .filter({ hasText: text('notes.title') })
        .locator('summary'),
    )
    await tabTo(page, plan.getByLabel(text('notes.new')))
    await page.keyboard.type('Hỏi lại văn thư')
    await page.reload()
    await plan.getByLabel(text('notes.new')).waitFor()
    expect(await plan.getByLabel(text('notes.new')).inputValue()).toBe('Hỏi lại văn thư')
    await expectWhole(page, plan.getByLabel(text('notes.new')))
    await tabAndPress(page, plan.getByRole('button', { name: text('decide.give') }), 'Enter', 120)
    await expectWhole(page, plan.getByLabel(text('decide.reason'), { exact: true }))
    await page.keyboard.press('Escape')
    await tabTo(page, plan.getByLabel(text('notes.new')))
    await tabAndPress(page, plan.getByRole('button', { name: text('notes.add') }))
    await plan.getByText('Hỏi lại văn thư').waitFor()
    await expectFits(page)
    await page.goto(`${url}${paths.acrossSheet(round.id, 'work')}`)
    await page.locator('[data-at="0 0"]').getByText(text('across.asked')).waitFor()
    await expectFits(page)
    for (const path of [`/assessments/${own}`, `/rounds/${round.id}`])
      expect(JSON.stringify((await office.get(path)).body)).not.toContain('văn thư')
    expect((await office.get(`/assessments/${own}/notes`)).status).toBe(403)
    expect((await office.get(`/rounds/${round.id}/desk`)).status).toBe(403)
  })

  it('tells a second appraiser that one is needed, and nothing of the first', async () => {
    const page = await arrive('thu-hai', paths.acrossCriterion(round.id, 'on-time'))
    const waiting = page.locator(`[id="criterion-on-time-${other}"]`)
    await waiting.getByText(text('across.second'), { exact: true }).waitFor()
    await waiting.getByText(text('desk.second-yours')).waitFor()
    const words = await page.locator('main').innerText()
    expect([words.includes('Sổ thiếu dấu'), words.includes('0,80')]).toEqual([false, false])
    await expectFits(page)
    expect((await decide(await made.signIn('thu-hai'), other, 'on-time', change('2', 'Đối chiếu'))).status).toBe(200)
  })

  it('does not offer to take back alone what two settled, and says why', async () => {
    const page = await arrive('thu-hai', paths.acrossCriterion(round.id, 'on-time'))
    const settled = page.locator(`[id="criterion-on-time-${other}"]`)
    await settled.getByText(text('across.by-two')).waitFor()
    expect(await settled.getByText(text('decide.changed'), { exact: true }).count()).toBe(1)
    expect(await settled.getByRole('button', { name: text('across.withdraw') }).count()).toBe(0)
    await expectAccessible(page)
  })

  it('shows the four columns side by side, each difference with its sign', async () => {
    await decide(chair, own, 'plan', { decision: 'accept' })
    await decide(chair, other, 'plan', { decision: 'accept' })
    round = await move(chair, round, 'clarification')
    await office.put(`/assessments/${own}/explanations/plan/answer`, { words: 'Ngày 05/01/2026.' }, 1)
    round = await move(chair, round, 'appraisal-2')
    expect((await decide(chair, own, 'on-time', change('9', 'Đã bổ sung sổ'), 1)).status).toBe(200)
    round = await move(chair, round, 'council')
    expect((await decide(chair, own, 'on-time', change('8', 'Hội đồng họp'), 2)).status).toBe(200)
    const page = await arrive('chu-tich', paths.appraiseDomain(own, 'work'))
    const columns = row(page, 'on-time').locator('.stage-points > div')
    await columns.first().waitFor()
    const plain = (words: string) => words.replace(/\s+/g, ' ').trim()
    expect((await columns.allInnerTexts()).map(plain)).toEqual([
      `${text('points.self')} 3,60`,
      `${text('across.appraised')} 3,20 thay đổi –0,40`,
      `${text('across.clarified')} 3,60 thay đổi +0,40`,
      `${text('across.final')} 3,20 thay đổi –0,40`,
    ])
    await row(page, 'plan').getByText('Ngày 05/01/2026.').waitFor()
    await row(page, 'plan').getByText(text('across.explained'), { exact: true }).waitFor()
    await expectFits(page)
    await page.goto(`${url}${paths.acrossSheet(round.id, 'work')}`)
    await tabTo(page, page.locator('[data-at="0 0"]'))
    await page.keyboard.press('ArrowRight')
    const cell = page.locator('[data-at="0 1"]')
    expect(plain(await cell.locator('.across-points').innerText())).toMatch(/3,60.*3,20.*3,60.*3,20.*–0,40$/)
    await page.keyboard.press('Enter')
    await page.locator('.across-beside .stage-points').waitFor()
    expect(await focused(page)).toBe('criterion-on-time')
    await expectFits(page)
  })
})
