/** The demonstration as someone meets it who only looks around. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Framework, Round } from '../../ui/api.ts'
import { paths } from '../../ui/paths.ts'
import { unbroken } from '../../ui/rule-words.ts'
import { roleWords } from '../../ui/states.ts'
import { text } from '../../ui/text.ts'
import { signIn } from '../walk/person.ts'
import type { Person } from '../walk/person.ts'
import { startProduct } from '../walk/product.ts'
import type { Product } from '../walk/product.ts'
import { cutOffIn } from './charts.ts'
import { tabAndPress } from './keys.ts'
import { answeredBelow } from './office.ts'
import { desk, expectFits, expectHeading, phone, picture, signInAs, useBrowser } from './page.ts'

const surfer = useBrowser({ keyboardOnly: true })
let product: Product
let password: string
let auditor: Person
let page: Page
let published: Round
let open: Round
let cancelled: Round
let earlier: readonly Round[]

beforeAll(async () => {
  product = await startProduct('--demo')
  password = /^\s+((?:[a-z2-9]{5}-){3}[a-z2-9]{5})$/m.exec(product.printed())?.[1] ?? ''
  auditor = await signIn(product.url, 'demo-kiem-tra', password)
  const rounds = await auditor.get<Round[]>('/rounds')
  const [last, ...others] = rounds.filter(({ state }) => state === 'published')
  published = last!
  earlier = others
  cancelled = rounds.find(({ state }) => state === 'cancelled')!
  open = rounds.find(({ state }) => state === 'self-scoring')!
  page = await surfer.page()
})
afterAll(() => product?.stop())

describe('the demonstration', () => {
  it('is called one thing in the terminal and on the pages', async () => {
    await page.goto(product.url)
    await page.getByText(text('shell.demo')).waitFor()
    expect(product.printed()).toContain(text('shell.demo-label'))
  })

  it('offers its accounts by role, within two screens of a phone, and by keyboard', async () => {
    await page.setViewportSize(phone)
    const groups = page.locator('.accounts details')
    await groups.first().waitFor()
    expect(await groups.locator('summary').allInnerTexts()).toEqual(
      (['office', 'leader'] as const).map((role) => text('sign-in.demo-many', { role: roleWords(role), count: 12 })),
    )
    const account = (username: string): Locator =>
      page.getByRole('button', { name: text('sign-in.demo-use', { username }) })
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(2 * phone.height)
    expect(await page.locator('.accounts').getByRole('button').count()).toBe(6)
    await page.getByText(roleWords('auditor'), { exact: true }).waitFor()
    await expectFits(page)
    await tabAndPress(page, groups.locator('summary').first())
    await account('demo-do-thi').waitFor()
    expect(await page.locator('.accounts').getByRole('button').count()).toBe(18)
    await page.getByText('Phòng Quản lý đô thị (mẫu)', { exact: true }).waitFor()
    await expectFits(page)
    await tabAndPress(page, account('demo-do-thi'))
    expect(await page.getByLabel(text('sign-in.username'), { exact: true }).inputValue()).toBe('demo-do-thi')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('password')
    await page.setViewportSize(desk)
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

describe('the results of three years', () => {
  it('are one button away from the page of the round', async () => {
    await page.goto(product.url + paths.appraisal(published.id))
    const step = page.getByRole('region', { name: text('round.next') })
    await step.waitFor()
    expect(await step.locator('.button').allInnerTexts()).toEqual([text('round.see-ranking')])
    await expectFits(page)
    await tabAndPress(page, step.getByRole('link', { name: text('round.see-ranking'), exact: true }))
    await expectHeading(page, text('results.title', { round: published.title }))
  })

  it('say who moved the most before all else, and draw the last step on a phone', async () => {
    await page.goto(product.url + paths.resultMovement(published.id))
    await expectHeading(page, text('figures.movement-title', { round: published.title }))
    const [before] = earlier
    await page.getByText(text('figures.moved', { before: before!.title, up: 3, down: 9, same: 0 })).waitFor()
    const most = (unit: string, key: 'figures.up' | 'figures.down', by: number): string =>
      unbroken(text('figures.mover', { unit: `${unit} (mẫu)`, moved: text(key, { by }) }))
    expect(await page.locator('main dl.facts li').allInnerTexts()).toEqual([
      most('Phòng Y tế', 'figures.up', 6),
      most('Văn phòng HĐND và UBND', 'figures.up', 5),
      most('Phòng Tư pháp', 'figures.up', 3),
      most('Phòng Tài nguyên và Môi trường', 'figures.down', 4),
      most('Phòng Kinh tế', 'figures.down', 2),
      most('Phòng Quản lý đô thị', 'figures.down', 2),
    ])
    const [whole, last] = [page.locator('.bump-whole'), page.locator('.bump-last')]
    expect([await whole.isVisible(), await last.isVisible()]).toEqual([true, false])
    expect([await whole.locator('circle').count(), await whole.locator('.bump-break').count()]).toEqual([36, 1])
    await page.setViewportSize(phone)
    expect([await whole.isVisible(), await last.isVisible()]).toEqual([false, true])
    expect([await last.locator('circle').count(), await last.locator('.bump-line').count()]).toEqual([24, 12])
    expect(await cutOffIn(page)).toEqual([])
    const box = await last.locator('svg').boundingBox()
    expect(box!.x + box!.width).toBeLessThanOrEqual(phone.width)
    await page.setViewportSize(desk)
    await expectFits(page)
    await picture(page, 'movement', page.locator('h1'), page.locator('main h2').first())
  })

  it('fit a desk with a second break, and say so on a phone where they do not', async () => {
    await page.goto(product.url + paths.resultMovement(open.id))
    const box = page.locator('.scroller').first()
    await box.waitFor()
    expect(await box.locator('.bump-break').count()).toBe(2)
    expect(await box.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)).toBe(false)
    expect(await page.getByText(text('figures.sideways')).count()).toBe(0)
    await page.setViewportSize(phone)
    await page.getByText(text('figures.sideways')).waitFor()
    await expectFits(page)
    await page.setViewportSize(desk)
    await page.goto(product.url + paths.resultMovement(published.id))
    await page.locator('.bump-whole').waitFor()
    expect(await page.getByText(text('figures.sideways')).count()).toBe(0)
  })

  it('name three domains of a unit at once; the others open by keyboard, and stand on paper', async () => {
    const row = page.getByRole('row').filter({ hasText: 'Phòng Y tế' })
    const shown = (): Promise<number> =>
      row
        .locator('.why li')
        .evaluateAll((all) => all.filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).length)
    const others = row.locator('summary')
    await others.waitFor()
    expect([await shown(), await others.innerText()]).toEqual([3, text('figures.other-domains', { count: 2 })])
    await page.emulateMedia({ media: 'print' })
    expect([await shown(), await others.isVisible()]).toEqual([5, false])
    await page.emulateMedia({ media: 'screen' })
    await tabAndPress(page, others)
    expect(await shown()).toBe(5)
    await expectFits(page)
  })

  it('name how many share the top of a domain', async () => {
    await page.goto(product.url + paths.resultDomains(published.id))
    const unit = text('figures.tied', { unit: 'Phòng Tài chính – Kế hoạch (mẫu)', count: 2 })
    await page.getByText(text('figures.highest', { unit, points: '7,00 / 8' })).waitFor()
    // Bars beside each other begin at one height, whatever the names above them take.
    const tops = await page
      .locator('.multiple svg')
      .evaluateAll((all) => all.slice(0, 4).map((one) => Math.round(one.getBoundingClientRect().top)))
    expect(new Set(tops).size).toBe(1)
  })

  it('stand beside a round that was cancelled, with its reason', async () => {
    await page.goto(product.url + paths.appraisal(cancelled.id))
    await page.getByText('Minh họa: mở nhầm kỳ đánh giá, các đơn vị chấm trong đợt năm 2026.').first().waitFor()
    await expectFits(page)
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

describe('the first page of a council member', () => {
  it('leads from each domain to its work, by keyboard', async () => {
    const rounds = await auditor.get<Round[]>('/rounds')
    const { id, framework } = rounds.find(({ state }) => state === 'appraisal')!
    const { domains } = await auditor.get<Framework>(`/rounds/${id}/framework`)
    const council = await surfer.page()
    await signInAs(council, product.url, 'demo-hoi-dong', password)
    const links = council.locator('main table.cards th').getByRole('link')
    const titles = domains.map(({ number, title }) => `${number}. ${title.vi}`)
    await links.first().waitFor()
    expect(await links.allInnerTexts()).toEqual(titles)
    await expectFits(council)
    await tabAndPress(council, links.nth(2))
    await expectHeading(council, text('across.grid-title', { sheet: titles[2]! }))
    expect(new URL(council.url()).pathname + new URL(council.url()).search).toBe(
      paths.acrossSheet(id, domains[2]!.id, framework.hash),
    )
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
