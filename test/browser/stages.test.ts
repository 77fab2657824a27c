/** The further stages of a round in the browser: what an office, the council and the chair find there. */
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Assessment, Round, Unit } from '../../ui/api.ts'
import { paths } from '../../ui/paths.ts'
import { text } from '../../ui/text.ts'
import { harness, password, type Harness, type Voice } from '../server/harness.ts'
import { counts, move, roundInput, yes } from '../server/round.ts'
import { focused, tabAndChoose, tabAndPress, tabAndType } from './keys.ts'
import { expectFits, expectHeading, expectWhole, signInAs, useBrowser } from './page.ts'

const surfer = useBrowser({ keyboardOnly: true })
let made: Harness
let url: string
let administrator: Voice
let office: Voice
let chair: Voice
let round: Round
let own: string

beforeAll(async () => {
  made = await harness({ ui: resolve('dist/ui') })
  url = made.url.replace('127.0.0.1', 'localhost')
  administrator = await made.person('quan-tri', 'administrator')
  const { body } = await administrator.post<Unit[]>('/units', { units: [{ name: 'Phòng Đỏ', type: 'phong' }] })
  office = await made.person('phong-do', 'office', body[0]?.id)
  await made.person('truong-phong', 'leader', body[0]?.id)
  await made.person('hoi-dong', 'council')
  chair = await made.person('chu-tich', 'chair')
  const more = { clarification_until: '2026-12-22', council_until: '2026-12-26', confirmed: true, delegated: true }
  const draft = await administrator.post<Round>('/rounds', { ...roundInput(body), ...more })
  round = await move(administrator, draft.body, 'self-scoring')
  own = round.assessments[0]?.id ?? ''
  await office.put(`/assessments/${own}/answers/plan`, yes, 0)
  await office.put(`/assessments/${own}/answers/on-time`, counts('9', '10'), 0)
})
afterAll(() => made?.close())

const arrive = async (username: string, path: string) => {
  const page = await surfer.page()
  await signInAs(page, url, username, password)
  await page.goto(`${url}${path}`)
  return page
}

describe('a round with all that it may have', () => {
  it('is called ready by the staff and handed in by the leader', async () => {
    const page = await arrive('phong-do', paths.check(own))
    await tabAndPress(page, page.getByRole('button', { name: text('check.mark-ready') }))
    await page.getByText('chờ lãnh đạo xác nhận và nộp').waitFor()
    await expectFits(page)
    const leader = await arrive('truong-phong', '/')
    await tabAndPress(leader, leader.getByRole('link', { name: text('home.do-confirm'), exact: true }))
    await expectHeading(leader, text('check.title'))
    await expectFits(leader)
    await tabAndPress(leader, leader.getByRole('button', { name: text('check.submit'), exact: true }))
    await leader.getByRole('dialog').waitFor()
    await expectFits(leader)
    await tabAndPress(leader, leader.getByRole('dialog').getByRole('button', { name: text('check.submit') }))
    await expectHeading(leader, text('check.receipt'))
    await leader.reload()
    await expectHeading(leader, text('check.receipt'))
    await leader.getByText(/^\d{4}-0001$/).waitFor()
    await expectFits(leader)
  })

  it('tells in the row who did what and when', async () => {
    const page = await arrive('phong-do', paths.domain(own, 'work'))
    const row = page.locator('[id="on-time"]')
    await tabAndPress(page, row.getByText(text('row.history')), 'Enter')
    await row.getByText('lưu câu trả lời Phòng Đỏ · 1.2. Đúng hạn: 9; Đã giải quyết: 10.').waitFor()
    await expectFits(page)
  })

  it('is returned, and given more time, from the page of the round', async () => {
    const page = await arrive('chu-tich', paths.appraisal(round.id))
    await tabAndPress(page, page.getByRole('button', { name: text('course.return') }))
    await tabAndPress(page, page.getByRole('dialog').getByRole('button', { name: text('course.return') }))
    await page.getByRole('alert').getByText(text('decide.reason-missing')).waitFor()
    expect(await focused(page)).toBe('reason-words')
    await expectFits(page)
    await tabAndType(page, page.getByLabel(text('decide.reason'), { exact: true }), 'Thiếu phụ lục')
    await tabAndPress(page, page.getByRole('dialog').getByRole('button', { name: text('course.return') }))
    await page.getByText(text('course.done')).waitFor()
    await tabAndPress(page, page.getByRole('button', { name: `${text('course.extend')} Phòng Đỏ` }))
    const [last, why] = [page.getByLabel(text('course.until')), page.getByLabel(text('decide.reason'), { exact: true })]
    await tabAndType(page, last, '19/11/2026')
    await tabAndType(page, why, 'Bão')
    const extend = page.getByRole('dialog').getByRole('button', { name: text('course.extend') })
    surfer.expected(/status of 422/)
    await tabAndPress(page, extend)
    // Refused by the server: said beside the day, with all that was typed.
    await page
      .locator('#reason-day-error')
      .getByText('Lỗi: Ngày gia hạn phải từ hôm nay trở đi và không trước hạn chung.')
      .waitFor()
    expect([await focused(page), await last.inputValue(), await why.inputValue()]).toEqual([
      'reason-day',
      '19/11/2026',
      'Bão',
    ])
    await expectFits(page)
    await tabAndType(page, last, '25/11/2026')
    await tabAndPress(page, extend)
    await page.getByText(text('course.extended', { day: '25/11/2026' })).waitFor()
    await expectFits(page)
    const form = await arrive('phong-do', paths.assessment(own))
    await form.getByText(text('tasks.returned', { reason: 'Thiếu phụ lục' })).waitFor()
    const { body } = await office.get<Assessment>(`/assessments/${own}`)
    const leader = await made.signIn('truong-phong')
    expect((await leader.post(`/assessments/${own}/submission`, undefined, body.rev)).status).toBe(200)
  })

  it('has its parts delegated by the chair', async () => {
    const page = await arrive('chu-tich', paths.roundSettings(round.id))
    await tabAndChoose(page, page.getByRole('group', { name: 'Người hoi-dong' }).getByLabel('1. Công việc'))
    await tabAndPress(page, page.getByRole('button', { name: text('course.delegate') }))
    await page.getByText(text('course.delegated')).waitFor()
    await expectFits(page)
    const { body } = await administrator.get<Round>(`/rounds/${round.id}`)
    round = await move(chair, body, 'appraisal')
  })

  it('is appraised with a question, and a note that stays with the council', async () => {
    const page = await arrive('hoi-dong', paths.appraiseDomain(own, 'work'))
    const row = page.locator('[id="criterion-plan"]')
    await tabAndPress(page, row.getByRole('button', { name: text('explain.ask') }))
    await tabAndType(page, row.getByLabel(text('explain.question')), 'Kế hoạch ký ngày nào?')
    await tabAndPress(page, row.getByRole('button', { name: text('explain.send') }))
    await page.getByText('Đã lưu; đơn vị đọc được khi đợt chuyển sang bước giải trình.').waitFor()
    await row.getByText('Kế hoạch ký ngày nào?').first().waitFor()
    await expectFits(page)
    await page.goto(`${url}${paths.appraise(own)}`)
    await tabAndType(page, page.getByLabel(text('notes.new')), 'Hỏi lại phòng Nội vụ')
    await tabAndPress(page, page.getByRole('button', { name: text('notes.add') }))
    await page.getByText('Hỏi lại phòng Nội vụ').waitFor()
    await expectFits(page)
    await page.goto(`${url}${paths.appraiseDomain(own, 'esteem')}`)
    await page.getByText(text('desk.delegated')).first().waitFor()
    round = await move(chair, round, 'clarification')
  })

  it('is explained by the office, whose words outlive the tab until they are sent', async () => {
    const first = await arrive('phong-do', paths.assessment(own))
    await first.getByText(text('tasks.clarification')).waitFor()
    await expectFits(first)
    await first.goto(`${url}${paths.domain(own, 'work')}`)
    const words = 'Ngày 05/01/2026.'
    await tabAndType(first, first.getByLabel(text('explain.answer')), words)
    const page = await first.context().newPage()
    await first.close()
    await page.goto(`${url}${paths.domain(own, 'work')}`)
    const box = page.getByLabel(text('explain.answer'))
    await box.waitFor()
    expect(await box.inputValue()).toBe(words)
    await expectWhole(page, box)
    const drafts = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('khung.draft.')))
    expect(await drafts()).toHaveLength(1)
    await tabAndPress(page, page.getByRole('button', { name: text('explain.send') }))
    await page.getByText(text('explain.sent')).waitFor()
    expect(await drafts()).toEqual([])
    await expectFits(page)
    const { body } = await office.get<Assessment>(`/assessments/${own}`)
    expect(body.explanations['plan']?.answer).toBe('Ngày 05/01/2026.')
  })

  it('is cancelled and opened again with reasons', async () => {
    const page = await arrive('chu-tich', paths.appraisal(round.id))
    for (const [step, reason] of [
      [text('course.cancel'), 'Khung chỉ số thay đổi'],
      [text('course.reopen'), 'Tiếp tục'],
    ] as const) {
      await tabAndPress(page, page.getByRole('button', { name: step }))
      await tabAndType(page, page.getByLabel(text('decide.reason'), { exact: true }), reason)
      await tabAndPress(page, page.getByRole('dialog').getByRole('button', { name: step }))
      await page.getByText(text('course.done')).first().waitFor()
    }
    await page.getByText(text('course.here')).waitFor()
    const { body } = await administrator.get<Round>(`/rounds/${round.id}`)
    expect([body.state, body.cancelled]).toEqual(['clarification', null])
  })
})
