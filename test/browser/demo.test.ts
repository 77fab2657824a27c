/** The demonstration as someone meets it who only looks around. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Framework, Round } from '../../ui/api.ts'
import { paths } from '../../ui/paths.ts'
import { text } from '../../ui/text.ts'
import { signIn } from '../walk/person.ts'
import type { Person } from '../walk/person.ts'
import { startProduct } from '../walk/product.ts'
import type { Product } from '../walk/product.ts'
import { answeredBelow } from './office.ts'
import { tabAndPress } from './keys.ts'
import { desk, expectFits, expectHeading, phone, picture, signInAs, useBrowser } from './page.ts'

const surfer = useBrowser({ keyboardOnly: true })
let product: Product
let password: string
let auditor: Person
let page: Page
let published: Round
let open: Round

beforeAll(async () => {
  product = await startProduct('--demo')
  password = /^\s+((?:[a-z2-9]{5}-){3}[a-z2-9]{5})$/m.exec(product.printed())?.[1] ?? ''
  auditor = await signIn(product.url, 'demo-kiem-tra', password)
  const rounds = await auditor.get<Round[]>('/rounds')
  published = rounds.find(({ state }) => state === 'published')!
  open = rounds.find(({ state }) => state === 'self-scoring')!
  page = await surfer.page()
})
afterAll(() => product?.stop())

/** Where the words of an element begin. */
const start = (of: Locator): Promise<{ left: number; top: number }> =>
  of.evaluate((element) => {
    const range = document.createRange()
    range.selectNodeContents(element)
    const { left, top } = range.getBoundingClientRect()
    return { left, top }
  })

describe('the demonstration', () => {
  it('is called one thing in the terminal and on the pages', async () => {
    await page.goto(product.url)
    await page.getByText(text('shell.demo')).waitFor()
    expect(product.printed()).toContain(text('shell.demo-label'))
  })

  it('offers its accounts in rows whose words stand in line, at a desk and on a phone', async () => {
    const row = page.getByRole('row').filter({ hasText: 'demo-kiem-tra' })
    const [name, person] = [row.getByRole('button'), row.locator('td').nth(1)]
    await page.setViewportSize(desk)
    const header = page.getByRole('columnheader').first()
    expect(Math.abs((await start(name)).top - (await start(person)).top)).toBeLessThan(1)
    expect(Math.abs((await start(name)).left - (await start(header)).left)).toBeLessThan(1)
    await page.setViewportSize(phone)
    expect(Math.abs((await start(name)).left - (await start(person)).left)).toBeLessThan(1)
    await page.setViewportSize(desk)
    await expectFits(page)
    await row.getByText('Kiểm tra, giám sát (mẫu)').waitFor()
    await row.getByText(text('role.auditor'), { exact: true }).waitFor()
  })

  it('has links in its header that a finger meets', async () => {
    await signInAs(page, product.url, 'demo-kiem-tra', password)
    for (const link of await page.getByRole('banner').getByRole('link').all())
      expect([await link.innerText(), ((await link.boundingBox())?.height ?? 0) >= 24]).toEqual([
        await link.innerText(),
        true,
      ])
  })

  it('shows an auditor a form without a draft to take along', async () => {
    const submitted = open.assessments.find(({ state }) => state === 'submitted')!
    for (const { id } of [submitted, ...open.assessments.filter(({ state }) => state === 'open').slice(0, 1)]) {
      await page.goto(product.url + paths.assessment(id))
      await page.getByText(text('tasks.total')).waitFor()
      expect(await page.getByRole('button', { name: text('tasks.download') }).count()).toBe(0)
    }
  })

  it('counts no days where all is over', async () => {
    await page.goto(product.url + paths.appraise(published.assessments[0]!.id))
    await page.getByText(text('appraisal.not-you')).waitFor()
    expect(await page.locator('main').innerText()).not.toMatch(/ngày cuối|còn \d+ ngày|đã quá/)
    await expectFits(page)
  })

  it('says that a ranking goes on to the side where it does, and only there', async () => {
    await page.goto(product.url + paths.results(published.id))
    await expectHeading(page, text('results.title', { round: published.title }))
    const hint = page.getByText(text('results.sideways'))
    await page.setViewportSize(phone)
    await hint.waitFor()
    await expectFits(page)
    await page.setViewportSize({ width: 2000, height: 800 })
    await hint.waitFor({ state: 'detached' })
    await page.setViewportSize(desk)
  })
})

describe('the results of the demonstration', () => {
  it('show each unit and domain with its points', async () => {
    await page.goto(product.url + paths.resultDomains(published.id))
    const table = page.locator('table.heat')
    await table.waitFor()
    expect(await table.locator('tbody tr').count()).toBe(published.assessments.length)
    await expectFits(page)
    await picture(page, 'domains', page.locator('h1'), page.locator('h1'))
  })
})

describe('the guidance of a criterion', () => {
  it('is read in its row, with nothing opened', async () => {
    const office = await surfer.page()
    await signInAs(office, product.url, 'demo-do-thi', password)
    const own = open.assessments.find(({ unit }) => unit.name.startsWith('Phòng Quản lý đô thị'))!
    const { domains } = await auditor.get<Framework>(`/rounds/${open.id}/framework`)
    const leaf = answeredBelow(domains[0]!).find(({ guidance }) => guidance !== null)!
    await office.goto(product.url + paths.domain(own.id, domains[0]!.id))
    const row = office.locator(`[id="${leaf.id}"]`)
    await row.getByText(leaf.guidance!.vi).waitFor()
    expect(
      await row.locator('details').evaluateAll((all) => all.filter((one) => one.hasAttribute('open')).length),
    ).toBe(0)
    await expectFits(office)
  })
})

describe('a round that is being appraised', () => {
  it('offers its chair first what is left to decide, then to move on', async () => {
    const rounds = await auditor.get<Round[]>('/rounds')
    const { id } = rounds.find(({ state }) => state === 'appraisal')!
    const chair = await surfer.page()
    await signInAs(chair, product.url, 'demo-chu-tich', password)
    await chair.goto(product.url + paths.appraisal(id))
    const step = chair.getByRole('region', { name: text('round.next') })
    await tabAndPress(chair, step.getByRole('link', { name: text('home.do-appraise') }))
    await expectHeading(chair, text('across.title'))
    // All domains and the sum are in view at a desk.
    const box = await chair.locator('.across-overview').boundingBox()
    expect(box!.x + box!.width).toBeLessThanOrEqual(desk.width)
    await chair.goBack()
    expect(await step.getByRole('button').evaluate((one) => one.className)).toBe('button-second')
    await expectFits(chair)
  })
})

describe('the table of every criterion', () => {
  it('shows points beside the names on a phone, and says that it goes on to the side', async () => {
    await page.goto(product.url + paths.unitResult(published.id, published.assessments[0]!.unit.id))
    await page.setViewportSize(phone)
    const cell = page.locator('.annex tbody tr').nth(2).locator('td.number').first()
    const box = await cell.boundingBox()
    expect(box!.x + box!.width).toBeLessThanOrEqual(phone.width)
    await page.getByText(text('results.sideways')).first().waitFor()
    await expectFits(page)
    await page.setViewportSize(desk)
  })
})

describe('a result that is being corrected', () => {
  it('says so on the forms of its units', async () => {
    const [chair, administrator] = [
      await signIn(product.url, 'demo-chu-tich', password),
      await signIn(product.url, 'demo-quan-tri', password),
    ]
    const reason = 'Nhầm số hồ sơ'
    const asked = await chair.post<Round>(`/rounds/${published.id}/corrections`, { reason }, published.rev)
    const approve = { approved: true, reason: '' }
    await administrator.post<Round>(`/rounds/${published.id}/corrections/decision`, approve, asked.rev)
    const office = await surfer.page()
    await signInAs(office, product.url, 'demo-do-thi', password)
    const { id } = published.assessments.find(({ unit }) => unit.name.startsWith('Phòng Quản lý đô thị'))!
    const words = text('course.correcting', { before: 1, revision: 2, reason })
    for (const path of [paths.assessment(id), paths.check(id)]) {
      await office.goto(product.url + path)
      await office.getByText(words).waitFor()
      await expectFits(office)
    }
  })
})
