/** A whole round in the browser, as people do it: from the one-time link to the published ranking and its audit. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { paper } from '../../server/demo/paper.ts'
import type { Framework, Round } from '../../ui/api.ts'
import { paths } from '../../ui/paths.ts'
import { text } from '../../ui/text.ts'
import { answersOf } from '../walk/answers.ts'
import { accept, chosenPassword, signIn } from '../walk/person.ts'
import type { Person } from '../walk/person.ts'
import { setupCode, startProduct } from '../walk/product.ts'
import type { Product } from '../walk/product.ts'
import { fillIn } from '../walk/office.ts'
import { addPerson, addUnits, makeRound, password, setUp, takeStep } from './administrator.ts'
import { acceptAll, acceptRest, changeFact, row } from './council.ts'
import { focused, tabAndPress, tabAndSelect, tabTo } from './keys.ts'
import { answeredBelow, fillForm, headingOf } from './office.ts'
import { expectFits, expectHeading, patience, picture, signInAs, useBrowser } from './page.ts'

const justice = 'Phòng Tư pháp'
const home = 'Phòng Nội vụ'
const title = 'Đánh giá cải cách hành chính năm 2026'
const reason = 'Theo ngày ký số của kế hoạch'
/** The last criterion of the form: its paper is forgotten first and attached later. */
const forgotten = 'postal-results'

const surfer = useBrowser({ keyboardOnly: true })
const passwords = new Map<string, string>()
let product: Product
let administrator: Page
let office: Page
let council: Page
/** Over HTTP, to look things up. */
let clerk: Person
let framework: Framework
let round: Round

beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product?.stop())

let broken = false
beforeEach(({ onTestFailed }) => {
  if (broken) throw new Error('an earlier step of this round failed')
  onTestFailed(() => {
    broken = true
  })
})

async function arrive(username: string): Promise<Page> {
  const page = await surfer.page()
  await signInAs(page, product.url, username, passwords.get(username) ?? '')
  return page
}

const assessmentOf = (unit: string): string => round.assessments.find((one) => one.unit.name === unit)?.id ?? ''

const link = (page: Page, name: string): Locator => page.getByRole('link', { name, exact: true })

describe('a whole round in the browser', { timeout: 180_000 }, () => {
  it('begins with the one-time link: an authority and its first administrator', async () => {
    administrator = await surfer.page()
    await administrator.goto(`${product.url}/setup?code=${setupCode(product)}`)
    await expectHeading(administrator, text('setup.title'))
    await expectFits(administrator)
    await setUp(administrator)
    clerk = await signIn(product.url, 'quantri', password)
  })

  it('gets its units and its people, whose invitation links the page shows once', async () => {
    await tabAndPress(administrator, link(administrator, text('nav.administration')))
    await expectHeading(administrator, text('nav.administration'))
    await expectFits(administrator)
    await tabAndPress(administrator, link(administrator, text('units.title')))
    await addUnits(administrator, [home, justice])
    await expectFits(administrator)
    await administrator.goBack()
    await tabAndPress(administrator, link(administrator, text('people.title')))
    const people = [
      ['Trần Văn Tư', 'tu.phap', 'office', justice],
      ['Lê Thị Nội', 'noi.vu', 'office', home],
      ['Phạm Hội Đồng', 'hoi.dong', 'chair', undefined],
      ['Vũ Kiểm Tra', 'kiem.tra', 'auditor', undefined],
    ] as const
    const links = new Set<string>()
    for (const [name, username, role, unit] of people) {
      const invitation = await addPerson(administrator, name, username, role, unit)
      links.add(invitation)
      await accept(product.url, new URL(invitation).searchParams.get('code') ?? '')
      passwords.set(username, chosenPassword)
    }
    expect(links.size).toBe(4)
    await expectFits(administrator)
    await administrator.reload()
    await expectHeading(administrator, text('people.title'))
    expect(await administrator.locator('.secret').count()).toBe(0)
  })

  it('is made from a framework version, and opened', async () => {
    await administrator.goto(product.url + paths.administration)
    await tabAndPress(administrator, link(administrator, text('new-round.title')))
    await expectHeading(administrator, text('new-round.title'))
    await expectFits(administrator)
    await makeRound(administrator, title, 'ha-noi-phong@1.0.0')
    await expectFits(administrator)
    await takeStep(administrator, text('step.open'), 'self-scoring')
    const [made] = await clerk.get<Round[]>('/rounds')
    if (!made) expect.unreachable('no round was made')
    round = made
    expect([round.title, round.state, round.survey]).toEqual([title, 'self-scoring', false])
    framework = await clerk.get<Framework>(`/rounds/${round.id}/framework`)
  })

  it('is filled in by an office with the keyboard alone', async () => {
    office = await arrive('tu.phap')
    await expectFits(office)
    await tabAndPress(office, link(office, text('home.begin-self')))
    await expectHeading(office, text('tasks.title', { unit: justice }))
    await expectFits(office)
    await tabAndPress(office, link(office, text('tasks.next', { number: '1' })))
    // Two links from home, the next open field is in hand.
    await expect.poll(() => focused(office), patience).toBe('plan-issued--issued')
    await fillForm(office, framework, await answersOf('sixty-five', framework), forgotten)
    expect(await office.locator('.check-table tr.total').innerText()).toMatch(/\s70\s+65,00\s/)
  })

  it('is not submitted while a paper is missing; the summary leads to where it belongs', async () => {
    await tabAndPress(office, link(office, text('check.to-submit')))
    await expect.poll(() => focused(office), patience).toBe('check-submit')
    await office.keyboard.press('Enter')
    await office.getByRole('heading', { name: text('problems.title') }).waitFor()
    expect(await office.title()).toBe(`${text('page.error-prefix')}${text('check.title')} – Khung`)
    expect(await office.locator('.problem-summary li').count()).toBe(1)
    await expectFits(office)
    await tabAndPress(office, office.locator('.problem-summary').getByRole('link'))
    await expectHeading(office, headingOf(framework.domains.at(-1)!))
    await expect.poll(() => focused(office), patience).toBe(forgotten)
    await office.keyboard.press('Control+Enter')
    // The keyboard reaches the field; the dialog that it opens is the browser's own.
    const box = office.locator(`#${forgotten} input[type=file]`).first()
    await tabTo(office, box)
    const buffer = Buffer.from(paper('Hop dong buu chinh'))
    await box.setInputFiles({ name: 'Hợp đồng bưu chính.pdf', mimeType: 'application/pdf', buffer })
    await office.getByRole('link', { name: 'Hợp đồng bưu chính.pdf' }).waitFor()
    expect(await focused(office)).toBe(await box.getAttribute('id'))
    await expectFits(office)
  })

  it('is submitted by keyboard, with a receipt', async () => {
    await office.goto(product.url + paths.domain(assessmentOf(justice), 'leadership'))
    await expectHeading(office, headingOf(framework.domains[0]!))
    await picture(office, 'form', office.locator('h1'), office.locator('#plan-tasks-done'))
    await tabAndPress(office, link(office, text('tasks.short')))
    await tabAndPress(office, link(office, text('tasks.check')))
    await office.getByText(text('check.ready')).waitFor()
    await office.evaluate(() => (globalThis.print = () => (document.documentElement.dataset['printed'] = '')))
    await tabAndPress(office, office.getByRole('button', { name: text('check.print') }))
    expect(await office.locator('html[data-printed]').count()).toBe(1)
    await tabAndPress(office, link(office, text('check.to-submit')))
    await expect.poll(() => focused(office), patience).toBe('check-submit')
    await office.keyboard.press('Enter')
    const dialog = office.getByRole('dialog', { name: text('check.confirm', { unit: justice }) })
    await dialog.getByText(text('check.confirm-score', { points: '65,00', of: '70' })).waitFor()
    await expectFits(office)
    await tabAndPress(office, dialog.getByRole('button', { name: text('check.submit') }))
    await expectHeading(office, text('check.receipt'))
    await office.getByText(/^\d{4}-0001$/).waitFor()
    await expectFits(office)
  })

  it('goes on to appraisal when the administrator says so', async () => {
    const other = await signIn(product.url, 'noi.vu', passwords.get('noi.vu') ?? '')
    await fillIn(other, assessmentOf(home), framework, await answersOf('full', framework))
    await administrator.reload()
    await administrator.getByText(text('step.appraise-all')).waitFor()
    await takeStep(administrator, text('step.appraise'), 'appraisal')
    expect((await clerk.get<Round>(`/rounds/${round.id}`)).state).toBe('appraisal')
  })

  it('is appraised with one key for each criterion', async () => {
    council = await arrive('hoi.dong')
    await tabAndPress(council, link(council, text('home.do-appraise')))
    await expectHeading(council, text('across.title'))
    await expectFits(council)
    await tabAndPress(council, link(council, justice))
    await expectHeading(council, text('appraisal.title', { unit: justice }))
    await expectFits(council)
    await tabAndPress(council, link(council, text('appraisal.next-domain', { number: '1' })))
    await acceptAll(council, framework)
    await expectHeading(council, text('appraisal.title', { unit: justice }))
    const { assessments } = await clerk.get<Round>(`/rounds/${round.id}`)
    const done = assessments.find(({ unit }) => unit.name === justice)
    expect([done?.progress.decided, done?.progress.to_decide]).toEqual([39, 39])
  })

  it('lets the council accept a domain at once, and change a fact with a reason', async () => {
    const [first, ...others] = framework.domains
    const member = await signIn(product.url, 'hoi.dong', passwords.get('hoi.dong') ?? '')
    for (const { id } of others.flatMap(answeredBelow))
      await member.put(`/assessments/${assessmentOf(home)}/appraisals/${id}`, { decision: 'accept' }, 0)
    await tabAndPress(council, link(council, text('appraisal.next-unit', { unit: home })))
    await expectHeading(council, text('appraisal.title', { unit: home }))
    await tabAndPress(council, link(council, text('appraisal.next-domain', { number: '1' })))
    await expectHeading(council, headingOf(first!))
    await acceptRest(council, first!)
    await changeFact(council, 'plan-issued', 'issued_on', '10/02/2026', reason)
    expect(await row(council, 'plan-issued').innerText()).toContain('0,50')
    await expectFits(council)
    await picture(council, 'council', council.locator('h1'), row(council, 'plan-issued'))
  })

  it('is published: 65 of 70 is 92,86, in second place', async () => {
    await council.goto(product.url + paths.appraisal(round.id))
    // Enter, Enter: the second one leads back.
    await tabAndPress(council, council.getByRole('button', { name: text('step.publish') }))
    await council.getByRole('dialog').getByText(`${title}: 2 đơn vị.`).waitFor()
    await council.keyboard.press('Enter')
    await council.getByRole('dialog').waitFor({ state: 'detached' })
    expect((await clerk.get<Round>(`/rounds/${round.id}`)).state).toBe('appraisal')
    await takeStep(council, text('step.publish'), 'published')
    await tabAndPress(council, link(council, text('round.see-ranking')))
    await expectHeading(council, text('results.title', { round: title }))
    const cells = (unit: string): Promise<string[]> =>
      council.getByRole('row').filter({ hasText: unit }).locator('td, th').allInnerTexts()
    expect((await cells(home)).slice(0, 4)).toEqual(['1', home, '99,29', 'Xuất sắc'])
    expect((await cells(justice)).slice(0, 4)).toEqual(['2', justice, '92,86', 'Xuất sắc'])
    await expectFits(council)
  })

  it('says what the council changed and why', async () => {
    await tabAndPress(council, link(council, home))
    await expectHeading(council, text('result.title', { unit: home }))
    const change = council.locator('#changes ~ .changes li')
    expect((await change.innerText()).replace(/\s+/g, ' ')).toMatch(
      /^1\.1\.1 Thời gian ban hành kế hoạch 1,00 → ?(thành )?0,50 Ngày ban hành kế hoạch: \d\d\/\d\d\/2026 → ?(thành )?10\/02\/2026 .*Theo ngày ký số của kế hoạch$/,
    )
    await tabAndPress(council, change.getByRole('link', { name: '1.1.1', exact: true }))
    await council.locator('#why-plan-issued').getByText('10/02/2026').first().waitFor()
  })

  it('tells the office why it has its points', async () => {
    await office.goto(product.url)
    await tabAndPress(office, link(office, text('home.own-result', { unit: justice })))
    await expectHeading(office, text('result.title', { unit: justice }))
    await office.getByText('92,86 %', { exact: true }).waitFor()
    const why = office.locator('#why-plan-tasks-done')
    await tabAndPress(office, why.locator('summary'))
    expect(await why.locator('.criterion-line').innerText()).toMatch(/^1\.1\.3 .*\s1,50 \/ 2$/s)
    await why.getByText('= 90 %').first().waitFor()
    await expectFits(office)
  })

  it('can be audited: the two frameworks side by side, and the journal', async () => {
    const auditor = await arrive('kiem.tra')
    await tabAndPress(auditor, link(auditor, text('nav.comparison')))
    await auditor.getByText(text('comparison.count', { count: 8 }), { exact: true }).waitFor()
    await expectFits(auditor)
    await auditor.goto(product.url + paths.journal(round.id))
    await expectHeading(auditor, text('journal.title', { round: title }))
    await tabAndSelect(auditor, auditor.getByLabel(text('journal.action')), 'answer-changed')
    await tabAndPress(auditor, auditor.getByRole('button', { name: text('journal.filter') }))
    await auditor.getByText(/^1 /).first().waitFor()
    expect(await auditor.locator('.journal tbody tr').count()).toBe(1)
    await expectFits(auditor)
  })
})
