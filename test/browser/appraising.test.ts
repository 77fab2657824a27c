/** A round that goes on to appraisal before every office has handed in: what is not yet so is not shown as if it were. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Assessment, Round } from '../../ui/api.ts'
import { paths } from '../../ui/paths.ts'
import { text } from '../../ui/text.ts'
import { answersOf } from '../walk/answers.ts'
import { opened } from '../walk/opened.ts'
import type { Opened } from '../walk/opened.ts'
import { chosenPassword, join } from '../walk/person.ts'
import type { Person } from '../walk/person.ts'
import { answeredBelow } from './office.ts'
import { tabAndPress } from './keys.ts'
import { expectFits, expectHeading, patience, signInAs, useBrowser } from './page.ts'

const [first, second] = ['Phòng Tư pháp', 'Phòng Tài nguyên và Môi trường'] as const
const surfer = useBrowser({ keyboardOnly: true })
let all: Opened
let member: Person
let council: Page

const assessment = (at: number): string => all.offices[at]?.assessment ?? ''
const go = (path: string) => council.goto(all.product.url + path)
const cells = (row: string): Promise<string[]> =>
  council.getByRole('row').filter({ hasText: row }).first().locator('td').allInnerTexts()

/** The first office answered its first domain, the second one nothing; neither has handed in. */
beforeAll(async () => {
  all = await opened('Đợt thử', first, second)
  const account = { username: 'hoi.dong', name: 'Phạm Hội Đồng', role: 'council', unit_id: null } as const
  member = await join(all.product.url, all.administrator, account)
  const answers = await answersOf('full', all.framework)
  for (const { id } of answeredBelow(all.framework.domains[0]!))
    await all.offices[0]!.person.put(
      `/assessments/${assessment(0)}/answers/${id}`,
      { answer: answers[id], note: 'x' },
      0,
    )
  council = await surfer.page()
  await signInAs(council, all.product.url, 'hoi.dong', chosenPassword)
})
afterAll(() => all?.product.stop())

describe('while offices still score themselves', () => {
  it('the ranking says that these are self-scores, and shows no zero for what nobody answered', async () => {
    await go(paths.results(all.round.id))
    await council.getByText(text('results.provisional-self')).waitFor()
    await council.getByText(text('results.no-survey', { points: text('results.points-self'), total: '100' })).waitFor()
    await expectFits(council)
    await go(paths.resultDomains(all.round.id))
    await council.getByText(text('results.provisional-self')).waitFor()
    const none = `–${text('results.none')}`
    const plain = (found: string[]) => found.map((one) => one.replace(/\s/g, ''))
    const dash = none.replace(/\s/g, '')
    const [, answered, ...others] = plain(await cells(first))
    expect(answered).toBe('13,00/13')
    expect(new Set(others.slice(0, -1))).toEqual(new Set([dash]))
    expect(others.at(-1)).toBe('13,00/70')
    expect(new Set(plain(await cells(second)))).toEqual(new Set([dash]))
    await expectFits(council)
  })

  it('going on to appraisal asks with the deadline and the days that are left', async () => {
    await go(paths.appraisal(all.round.id))
    await tabAndPress(council, council.getByRole('button', { name: text('step.appraise') }))
    const dialog = council.getByRole('dialog')
    await dialog.getByText(/^Còn \d+ ngày mới hết hạn tự chấm \(30\/11\/2099\)\.$/).waitFor()
    await tabAndPress(council, dialog.getByRole('button', { name: text('confirm.no') }))
  })
})

describe('in appraisal', () => {
  beforeAll(async () => {
    const { id, rev } = await member.get<Round>(`/rounds/${all.round.id}`)
    await member.post(`/rounds/${id}/transitions`, { to: 'appraisal' }, rev)
  })

  it('the round says what happened to those that did not hand in, and fits a phone', async () => {
    await go(paths.appraisal(all.round.id))
    await council.getByText('Không nộp, đã khóa khi chuyển sang thẩm định').first().waitFor()
    await expectFits(council)
  })

  it('nothing counts as appraised before someone decided', async () => {
    await go(paths.appraise(assessment(0)))
    await expectHeading(council, text('appraisal.title', { unit: first }))
    const domain = all.framework.domains[0]!
    const of = answeredBelow(domain).length
    const [, self, total, state] = await cells(domain.title.vi)
    expect(self).toMatch(/^\d+,\d\d$/)
    expect([total, state?.trim()]).toEqual(['–', text('appraisal.todo', { of })])
    expect(await council.getByRole('columnheader').allInnerTexts()).toContain(text('points.total'))
    await expectFits(council)
    await go(paths.appraiseDomain(assessment(0), domain.id))
    const bar = council.locator('.live-bar')
    await bar.getByText(`${text('points.total')} –`).waitFor()
    await council.getByRole('button', { name: `Đồng ý ${of} tiêu chí chưa thẩm định` }).waitFor()
  })

  it('what is decided is summed, and says of how many', async () => {
    const domain = all.framework.domains[0]!
    const of = answeredBelow(domain).length
    await member.put(`/assessments/${assessment(0)}/appraisals/plan-issued`, { decision: 'accept' }, 0)
    await go(paths.appraise(assessment(0)))
    await expectHeading(council, text('appraisal.title', { unit: first }))
    const [, , total, state] = await cells(domain.title.vi)
    expect([total, state?.trim()]).toEqual(['1,00', text('appraisal.doing', { decided: 1, of })])
  })

  it('goes on without a connection, and sends what was decided when it is back', async () => {
    surfer.expected(/net::ERR_INTERNET_DISCONNECTED/)
    const domain = all.framework.domains[0]!
    await go(paths.appraiseDomain(assessment(0), domain.id))
    await council.locator('.desk-row').first().waitFor()
    await council.context().setOffline(true)
    await tabAndPress(
      council,
      council.locator('#criterion-plan-content').getByRole('button', { name: text('decide.accept') }),
    )
    await council
      .locator('.live-bar')
      .getByText(text('save.some-unsent', { count: 1 }))
      .waitFor()
    await tabAndPress(council, council.getByRole('link', { name: /^Lĩnh vực sau/ }))
    await council.getByRole('heading', { level: 1, name: /^2\. / }).waitFor()
    await council.getByText(text('save.cut-off')).waitFor()
    await tabAndPress(council, council.getByRole('link', { name: first, exact: true }))
    await expectHeading(council, text('appraisal.title', { unit: first }))
    await expectFits(council)
    await council.context().setOffline(false)
    await expect
      .poll(
        async () => Object.keys((await member.get<Assessment>(`/assessments/${assessment(0)}`)).appraisals),
        patience,
      )
      .toContain('plan-content')
    await council.getByText(text('save.cut-off')).waitFor({ state: 'detached' })
    await council
      .getByText(text('appraisal.doing', { decided: 2, of: answeredBelow(domain).length }))
      .first()
      .waitFor()
  })
})
