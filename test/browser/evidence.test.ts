/** Papers in the form: each travels on its own, says what is wrong with it, and is seen by its office alone. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paper } from '../../server/demo/paper.ts'
import type { Assessment } from '../../ui/api.ts'
import { paths } from '../../ui/paths.ts'
import { text } from '../../ui/text.ts'
import { opened } from '../walk/opened.ts'
import type { Office, Opened } from '../walk/opened.ts'
import { expectFits, expectHeading, patience, signInAs, useBrowser } from './page.ts'

const surfer = useBrowser()
let all: Opened
let own: Office
let other: Office
let page: Page

beforeAll(async () => {
  all = await opened('Đợt thử', 'Phòng Tư pháp', 'Phòng Nội vụ')
  ;[own, other] = all.offices as [Office, Office]
  page = await surfer.page()
  await signInAs(page, all.product.url, own.username, own.password)
})
afterAll(() => all?.product.stop())

const pdf = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(paper('x')) })
const names = async (): Promise<string[]> => {
  const { evidence } = await own.person.get<Assessment>(`/assessments/${own.assessment}`)
  return evidence.map((one) => `${one.criterion} ${one.requirement} ${one.name}`)
}

async function openEvidence(criterion: string): Promise<Locator> {
  await page.goto(all.product.url + paths.domain(own.assessment, 'leadership'))
  const row = page.locator(`[id="${criterion}"]`)
  await row.getByText(text('row.details')).first().click()
  await row.locator('.evidence').waitFor()
  return row.locator('.evidence > li').first()
}

describe('evidence', () => {
  it('is kept under its own name, and removed again', async () => {
    const plan = await openEvidence('plan-issued')
    await plan.locator('input[type=file]').setInputFiles(pdf('Kế hoạch 01-KH.pdf'.normalize('NFD')))
    const file = plan.getByRole('link', { name: 'Kế hoạch 01-KH.pdf' })
    await file.waitFor()
    expect(await names()).toEqual(['plan-issued plan Kế hoạch 01-KH.pdf'])
    const [download] = await Promise.all([page.waitForEvent('download'), file.click()])
    expect(download.suggestedFilename()).toBe('Kế hoạch 01-KH.pdf')
    await plan.getByRole('button', { name: text('evidence.remove') }).click()
    await page.getByText(text('evidence.removed', { name: 'Kế hoạch 01-KH.pdf' })).waitFor()
    await plan.getByText(text('evidence.none')).waitFor()
    expect(await names()).toEqual([])
  })

  it('of a wrong kind or without content is refused with its reason, and the rest goes through', async () => {
    surfer.expected(/415 \(Unsupported Media Type\)/)
    const plan = await openEvidence('plan-content')
    const renamed = { name: 'ghi-chu.pdf', mimeType: 'application/pdf', buffer: Buffer.from('xin chào') }
    const empty = { name: 'rong.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) }
    await plan.locator('input[type=file]').setInputFiles([renamed, empty, pdf('that.pdf')])
    await plan.getByRole('link', { name: 'that.pdf' }).waitFor()
    const alerts = plan.getByRole('alert')
    await expect.poll(() => alerts.count(), patience).toBe(2)
    const why = (await alerts.allInnerTexts()).toSorted()
    expect(why[0]).toMatch(/^Chưa gửi được “ghi-chu\.pdf”: .*PDF/)
    expect(why[1]).toContain(text('evidence.failed', { name: 'rong.pdf', why: text('evidence.empty') }))
    await expectFits(page)
    await alerts
      .first()
      .getByRole('button', { name: text('evidence.drop') })
      .click()
    await expect.poll(() => alerts.count(), patience).toBe(1)
    expect(await names()).toEqual(['plan-content plan that.pdf'])
  })

  it('that was cut off says so and goes through when it is sent again', async () => {
    surfer.expected(/net::ERR_FAILED/)
    const done = await openEvidence('plan-tasks-done')
    await page.route('**/evidence?*', (route) => route.abort(), { times: 1 })
    await done.locator('input[type=file]').setInputFiles(pdf('bao-cao.pdf'))
    await done.getByText(text('evidence.failed', { name: 'bao-cao.pdf', why: text('evidence.broken') })).waitFor()
    await done.getByRole('button', { name: text('evidence.retry') }).click()
    await done.getByRole('link', { name: 'bao-cao.pdf' }).waitFor()
    expect(await names()).toEqual(['plan-content plan that.pdf', 'plan-tasks-done annual_report bao-cao.pdf'])
  })
})

describe("another office's self-score", () => {
  it.each([
    ['its list', () => paths.assessment(other.assessment)],
    ['a domain', () => paths.domain(other.assessment, 'leadership')],
    ['its check', () => paths.check(other.assessment)],
  ])('is not found: %s', async (_, address) => {
    surfer.expected(/404 \(Not Found\)/)
    await page.goto(all.product.url + address())
    await page.locator('h1').waitFor()
    expect(await page.locator('main').innerText()).not.toContain(other.unit)
    await page.getByText('Địa chỉ này không có, hoặc bạn không được xem.').waitFor()
    await expectFits(page)
  })

  it('nor are the pages of other roles', async () => {
    await page.goto(all.product.url + paths.administration)
    await expectHeading(page, text('page.not-found'))
    await expectFits(page)
  })
})
