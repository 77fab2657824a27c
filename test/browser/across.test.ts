/** The council goes through a round across its units, with the keyboard alone: progress, grid, one criterion, and back. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Group } from '../../engine/index.ts'
import type { Assessment, JournalEntry, Round } from '../../ui/api.ts'
import { paths } from '../../ui/paths.ts'
import { text } from '../../ui/text.ts'
import { answersOf } from '../walk/answers.ts'
import { opened } from '../walk/opened.ts'
import type { Opened } from '../walk/opened.ts'
import { chosenPassword, join } from '../walk/person.ts'
import type { Person } from '../walk/person.ts'
import { tabAndPress, tabThrough, tabTo } from './keys.ts'
import { answeredBelow, headingOf } from './office.ts'
import {
  desk,
  expectFits,
  expectHeading,
  expectNoSidewaysScroll,
  patience,
  signInAs,
  useBrowser,
  zoomed,
} from './page.ts'

const units = ['Phòng Nội vụ', 'Phòng Tài chính - Kế hoạch', 'Phòng Tư pháp'] as const
const surfer = useBrowser({ keyboardOnly: true })
let all: Opened
let member: Person
let council: Page
let domain: Group

const main = () => council.getByRole('main')
const go = (path: string) => council.goto(all.product.url + path)
const cell = (row: number, column: number) => council.locator(`[data-at="${row} ${column}"]`)
const at = () => council.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['at'] ?? '')
const held = async (unit: number) =>
  (await member.get<Assessment>(`/assessments/${all.offices[unit]?.assessment}`)).appraisals

/** Every office answered its first domain; none handed in. */
beforeAll(async () => {
  all = await opened('Đợt thử', ...units)
  const account = { username: 'hoi.dong', name: 'Phạm Hội Đồng', role: 'council', unit_id: null } as const
  member = await join(all.product.url, all.administrator, account)
  domain = all.framework.domains[0]!
  const answers = await answersOf('full', all.framework)
  for (const { person, assessment } of all.offices)
    for (const { id } of answeredBelow(domain))
      await person.put(`/assessments/${assessment}/answers/${id}`, { answer: answers[id], note: 'Lưu tại phòng.' }, 0)
  const { id, rev } = await member.get<Round>(`/rounds/${all.round.id}`)
  await member.post(`/rounds/${id}/transitions`, { to: 'appraisal' }, rev)
  council = await surfer.page()
  await signInAs(council, all.product.url, 'hoi.dong', chosenPassword)
})
afterAll(() => all?.product.stop())

describe('across the units of a round', () => {
  it('the progress is a table of units and domains that leads everywhere', async () => {
    await go(paths.appraisal(all.round.id))
    await tabAndPress(council, main().getByRole('link', { name: text('across.title') }))
    await expectHeading(council, text('across.title'))
    const of = answeredBelow(domain).length
    const first = council.getByRole('row').filter({ hasText: units[0] })
    expect((await first.locator('td').first().innerText()).split('\n')[0]).toBe(text('across.of', { decided: 0, of }))
    await expectFits(council)
    await tabAndPress(council, main().getByRole('link', { name: headingOf(domain), exact: true }))
    await expectHeading(council, text('across.grid-title', { sheet: headingOf(domain) }))
  })

  it('in the grid the arrow keys move, “=” accepts, and the details open beside', async () => {
    await expectFits(council)
    await tabTo(council, cell(0, 0))
    await council.keyboard.press('ArrowDown')
    await council.keyboard.press('ArrowRight')
    expect(await at()).toBe('1 1')
    await council.keyboard.press('=')
    const criterion = answeredBelow(domain)[1]!.id
    await expect.poll(async () => (await held(1))[criterion]?.decision, patience).toBe('accepted')
    await cell(1, 1).getByText(text('decide.accepted'), { exact: true }).waitFor()
    await council.keyboard.press('ArrowUp')
    await council.keyboard.press('Enter')
    const beside = council.locator('.across-beside')
    await beside.getByRole('link', { name: units[0] }).waitFor()
    await expectFits(council)
    // Whose answer it is stays in view, however low the window and long the row.
    await council.setViewportSize({ width: 1280, height: 420 })
    await beside.evaluate((panel) => panel.scrollTo(0, panel.scrollHeight))
    const [panel, whose] = [
      await beside.boundingBox(),
      await beside.getByRole('link', { name: units[0] }).boundingBox(),
    ]
    expect(whose!.y).toBeGreaterThanOrEqual(panel!.y)
    await council.setViewportSize(desk)
    await council.keyboard.press('Escape')
    expect(await at()).toBe('0 1')
    await council.keyboard.press('Control+End')
    expect(await at()).toBe(`2 ${answeredBelow(domain).length - 1}`)
  })

  it('a change needs a reason, which can be one that was given before', async () => {
    const [first, second] = answeredBelow(domain)
    const reason = 'Theo ngày ký số của kế hoạch'
    const answer = { inputs: { issued: true, issued_on: '2026-02-10' } }
    await member.put(
      `/assessments/${all.offices[2]!.assessment}/appraisals/${first!.id}`,
      { decision: 'change', answer, reason },
      0,
    )
    const refused = await member.send(
      'PUT',
      `/assessments/${all.offices[1]!.assessment}/appraisals/${first!.id}`,
      { decision: 'change', answer, reason: ' ' },
      0,
    )
    expect(refused.status).toBe(422)
    await go(paths.acrossCriterion(all.round.id, first!.id))
    await expectHeading(council, text('across.criterion-title', { criterion: `${first!.number} ${first!.title.vi}` }))
    await expectFits(council)
    const row = council.locator('.desk-row').first()
    await tabTo(council, row)
    await tabAndPress(council, row.getByRole('button', { name: text('decide.change') }))
    await tabTo(council, council.locator(`[id="${all.offices[0]!.assessment}--${first!.id}--issued_on"]`))
    await council.keyboard.press('Control+A')
    await council.keyboard.type('10/02/2026')
    await tabAndPress(council, row.getByRole('button', { name: text('decide.save') }))
    await row.getByText(text('problems.error', { text: text('decide.reason-missing') })).waitFor()
    await row.getByRole('group', { name: text('phrases.title') }).waitFor()
    await expectFits(council)
    await council.keyboard.press('Alt+ArrowDown')
    await council.keyboard.press('Enter')
    expect(await row.locator('textarea').inputValue()).toBe(reason)
    await tabAndPress(council, row.getByRole('button', { name: text('decide.save') }))
    await row.getByText(text('decide.changed'), { exact: true }).waitFor()
    await expect.poll(async () => (await held(0))[first!.id]?.reason, patience).toBe(reason)
    await expectFits(council)
    await tabAndPress(council, main().getByRole('link', { name: text('across.next', { number: second!.number }) }))
    await expectHeading(council, text('across.criterion-title', { criterion: `${second!.number} ${second!.title.vi}` }))
  })

  it('a reason that is still being typed outlives the tab, and points above the maximum are named at once', async () => {
    const [first] = answeredBelow(domain)
    await go(paths.acrossCriterion(all.round.id, first!.id))
    const row = council.locator('.desk-row').nth(1)
    await tabTo(council, row)
    await tabAndPress(council, row.getByRole('button', { name: text('decide.give') }))
    const points = row.getByLabel(text('decide.points'), { exact: true })
    await expect.poll(() => points.evaluate((one) => one === document.activeElement), patience).toBe(true)
    await council.keyboard.type('8,5')
    await council.keyboard.press('Tab')
    await row.getByText(text('problems.error', { text: text('decide.points-range', { max: '1' }) })).waitFor()
    await council.keyboard.type('Đang đối chiếu')
    await council.reload()
    await points.waitFor()
    expect([await points.inputValue(), await row.locator('textarea').inputValue()]).toEqual(['8,5', 'Đang đối chiếu'])
    await tabAndPress(council, row.getByRole('button', { name: text('decide.cancel') }))
    await council.reload()
    await row.waitFor()
    expect(await points.count()).toBe(0)
  })

  it('what is shown is accepted at once, and that is taken back at once; the journal tells of both', async () => {
    await go(paths.acrossSheet(all.round.id, domain.id))
    const [bulk, undo] = [
      council.getByRole('button', { name: /^Đồng ý \d+ ô / }),
      main().getByRole('button', { name: text('toast.undo'), exact: true }),
    ]
    // Of all, one was accepted and two were changed.
    const count = 3 * answeredBelow(domain).length - 3
    await tabTo(council, bulk)
    expect((await bulk.innerText()).trim()).toBe(text('desk.accept-all', { count, what: 'ô' }))
    await council.keyboard.press('Enter')
    await council.getByText(text('desk.accepted', { count })).waitFor()
    expect(Object.keys(await held(2)).length).toBe(answeredBelow(domain).length)
    await expectFits(council)
    await tabAndPress(council, undo)
    await council.getByText(text('across.undone', { count })).waitFor()
    expect(await bulk.evaluate((one) => one === document.activeElement)).toBe(true)
    expect([Object.keys(await held(0)).length, Object.keys(await held(2)).length]).toEqual([1, 1])
    const entries = await member.get<JournalEntry[]>(
      `/rounds/${all.round.id}/journal?action=answer-withdrawn&limit=100`,
    )
    expect(entries.length).toBe(count)
  })

  it('at 400 % zoom the grid and the desk keep what is in hand in sight', async () => {
    for (const path of [
      paths.acrossSheet(all.round.id, domain.id),
      paths.appraiseDomain(all.offices[0]!.assessment, domain.id),
    ]) {
      await council.setViewportSize(zoomed)
      await go(path)
      await council.getByRole('heading', { level: 1 }).waitFor()
      await expectNoSidewaysScroll(council)
      expect(await tabThrough(council)).toBeGreaterThan(10)
    }
    await council.setViewportSize(desk)
  })
})
