/**
 * The first page and the help of every role, on the demonstration: whose turn it is, in both languages, without a
 * finding; and the pictures of the help, taken from the product as it runs (`npm run pictures` keeps them).
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Lang } from '../../engine/index.ts'
import type { Framework, Role, Round } from '../../ui/api.ts'
import { helpEn } from '../../ui/help/en.ts'
import { pictures, type Picture } from '../../ui/help/help.ts'
import { helpVi } from '../../ui/help/vi.ts'
import { setLanguage } from '../../ui/language.ts'
import { paths } from '../../ui/paths.ts'
import { roles } from '../../ui/roles.ts'
import { roleWords } from '../../ui/states.ts'
import { loadWords, text } from '../../ui/text.ts'
import { signIn } from '../walk/person.ts'
import type { Person } from '../walk/person.ts'
import { startProduct } from '../walk/product.ts'
import type { Product } from '../walk/product.ts'
import { tabAndPress, tabAndSelect, tabAndType } from './keys.ts'
import { expectFits, expectHeading, patience, picture, signInAs, useBrowser } from './page.ts'

const surfer = useBrowser({ keyboardOnly: true })
let product: Product
let password: string
let chair: Person
let open: Round
let appraising: Round
let sitting: Round

const accounts: Readonly<Record<Role, string>> = {
  office: 'demo-do-thi',
  leader: 'demo-lanh-dao',
  council: 'demo-hoi-dong',
  chair: 'demo-chu-tich',
  administrator: 'demo-quan-tri',
  auditor: 'demo-kiem-tra',
  author: 'demo-soan-khung',
  survey: 'demo-dieu-tra',
}

const taken: string[] = []
const folder = '.cache/pictures/help'

/** As large as the help shows it; small as a file. */
async function keep(page: Page, id: Picture, lang: Lang): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 60 })
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/${id}-${lang}.webp`, Buffer.from(data, 'base64'))
  taken.push(`${id}-${lang}`)
}

beforeAll(async () => {
  product = await startProduct('--demo')
  password = /^\s+((?:[a-z2-9]{5}-){3}[a-z2-9]{5})$/m.exec(product.printed())?.[1] ?? ''
  chair = await signIn(product.url, accounts.chair, password)
  const rounds = await chair.get<Round[]>('/rounds')
  const at = (state: Round['state']): Round => rounds.find((one) => one.state === state)!
  open = at('self-scoring')
  appraising = at('appraisal')
  sitting = at('council')
  // The demonstration plays whole rounds before it is there.
}, 180_000)
afterAll(() => product?.stop())

const firstSheet = async ({ id }: Round) => (await chair.get<Framework>(`/rounds/${id}/framework`)).domains[0]!

async function arrive(role: Role): Promise<Page> {
  setLanguage('vi')
  const page = await surfer.page()
  await signInAs(page, product.url, accounts[role], password)
  return page
}

/** A page, or the element that begins what matters on it, in both languages. */
async function pictured(page: Page, id: Picture, path: string, from = 'h1'): Promise<void> {
  await page.setViewportSize({ width: 960, height: 600 })
  for (const lang of ['vi', 'en'] as const) {
    await page.goto(product.url)
    await page.evaluate((lang) => localStorage.setItem('khung.language', lang), lang)
    await page.goto(product.url + path)
    await page.locator(from).first().waitFor()
    await page
      .locator(from)
      .first()
      .evaluate((top) => {
        scrollTo(0, top.getBoundingClientRect().top + scrollY - 16)
      })
    await page.evaluate(() => document.fonts.ready.then(() => null))
    await keep(page, id, lang)
  }
  await page.evaluate(() => localStorage.setItem('khung.language', 'vi'))
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(product.url)
  await expectHeading(page, text('home.title'))
}

describe('while offices score themselves', { timeout: 120_000 }, () => {
  it('an office sees its domains and begins with the first; the header says whose role it is', async () => {
    const page = await arrive('office')
    await page.getByRole('banner').getByText(roleWords('office')).waitFor()
    await page
      .getByRole('link', { name: text('home.begin-self'), exact: true })
      .first()
      .waitFor()
    await page
      .getByRole('row')
      .filter({ hasText: text('tasks.todo') })
      .first()
      .waitFor()
    await expectFits(page)
    await pictured(page, 'office-home', '/')
    const own = open.assessments.find(({ unit }) => unit.name.startsWith('Phòng Quản lý đô thị'))!
    await pictured(page, 'office-form', paths.domain(own.id, (await firstSheet(open)).id))
  })

  it('a leader sees the form of the unit, and whose turn it is', async () => {
    const page = await arrive('leader')
    await page.getByText(text('home.who')).first().waitFor()
    await expectFits(page)
    await pictured(page, 'leader-home', '/')
  })

  it('an administrator sees who has not submitted, by name', async () => {
    const page = await arrive('administrator')
    await page
      .getByText(text('home.submitted-units', { count: 2, of: 12 }))
      .first()
      .waitFor()
    await expectFits(page)
    await pictured(page, 'administrator-home', paths.administration)
  })

  it('an auditor has a way to the journal and to receipts from every page', async () => {
    const page = await arrive('auditor')
    await expectFits(page)
    await tabAndPress(page, page.getByRole('link', { name: text('nav.journal'), exact: true }))
    await expectHeading(page, text('journal.whole'))
    await page.getByText(/Nhật ký còn nguyên: đã đọc [\d.]+ dòng/).waitFor()
    expect(await page.locator('.journal tbody').innerText()).not.toMatch(/[{}]/)
    await tabAndType(page, page.getByLabel(text('journal.from')), '31/02/2026')
    await tabAndPress(page, page.getByRole('button', { name: text('journal.filter') }))
    await page.getByRole('link', { name: `${text('journal.from')}: ${text('field.not-a-day')}` }).waitFor()
    await expectFits(page)
    await tabAndType(page, page.getByLabel(text('journal.from')), '')
    await tabAndSelect(page, page.getByLabel(text('journal.action')), 'round-published')
    await tabAndPress(page, page.getByRole('button', { name: text('journal.filter') }))
    // The results of three years.
    await expect.poll(() => page.locator('.journal tbody tr').count(), patience).toBe(3)
    await pictured(page, 'auditor-journal', paths.wholeJournal, '.journal')
    await page.goto(product.url + paths.roundSettings(open.id))
    await page.getByText(text('course.not-delegated')).waitFor()
    await page.getByRole('table', { name: text('course.title') }).waitFor()
    await expectFits(page)
    await tabAndPress(page, page.getByRole('link', { name: text('receipt.check'), exact: true }))
    await expectHeading(page, 'Kiểm tra giấy biên nhận')
  })

  it('an author is told where frameworks are compared', async () => {
    const page = await arrive('author')
    await expectFits(page)
    await pictured(page, 'author-comparison', paths.comparison)
    await page.goto(product.url + paths.framework('ha-noi-phong', '1.0.0'))
    await tabAndPress(page, page.locator('main summary', { hasText: text('begin.title') }))
    await tabAndPress(page, page.getByRole('button', { name: text('begin.do') }))
    await page.locator('.draft-grid').first().waitFor()
    await picture(page, 'draft', page.locator('h1'), page.locator('.draft-section').first())
    await pictured(page, 'author-draft', new URL(page.url()).pathname, '.draft-section')
  })
})

describe('while the council appraises', { timeout: 120_000 }, () => {
  it('a member sees each domain with its count, and a way to each unit', async () => {
    const page = await arrive('council')
    await page.getByText(text('home.units-left')).first().waitFor()
    const sheet = await firstSheet(appraising)
    await page.getByRole('row').filter({ hasText: sheet.title.vi }).first().waitFor()
    await expectFits(page)
    await pictured(page, 'council-home', '/')
    const { id } = appraising.assessments.find(({ progress }) => progress.decided < progress.to_decide)!
    await pictured(page, 'council-desk', paths.appraiseDomain(id, sheet.id))
  })

  it('the chair sees the next step, and the survey operator what is left to enter', async () => {
    const page = await arrive('chair')
    await expectFits(page)
    await pictured(page, 'chair-round', paths.appraisal(sitting.id))
    const survey = await arrive('survey')
    await expectFits(survey)
    await pictured(survey, 'survey-points', paths.survey(appraising.id))
  })

  it('has a picture of everything that the help shows', () => {
    expect(taken.toSorted()).toEqual(pictures.flatMap((id) => [`${id}-en`, `${id}-vi`]).toSorted())
  })
})

describe('the help', { timeout: 120_000 }, () => {
  it('has the same steps in both languages for every role, and every picture is used', () => {
    const shape = (texts: typeof helpVi) =>
      roles.map((role) => [
        role,
        texts[role].steps.map(({ picture }) => picture?.id ?? null),
        texts[role].trouble.length,
      ])
    expect(shape(helpEn)).toEqual(shape(helpVi))
    const used = roles.flatMap((role) => helpVi[role].steps.flatMap(({ picture }) => picture?.id ?? []))
    expect(used.toSorted()).toEqual(pictures.toSorted())
  })

  it('opens at the role in use from the header of every page, with the keyboard', async () => {
    const page = await arrive('leader')
    await page.goto(product.url + paths.account)
    await tabAndPress(page, page.getByRole('banner').getByRole('link', { name: text('shell.help'), exact: true }))
    await expectHeading(page, text('help.title', { role: roleWords('leader') }))
    await expectFits(page)
  })

  it('is read by a stranger too, who chooses a role; each page with its pictures, in both languages', async () => {
    const page = await surfer.page()
    await page.goto(`${product.url}/sign-in`)
    await tabAndPress(page, page.getByRole('banner').getByRole('link', { name: text('shell.help'), exact: true }))
    await expectHeading(page, text('help.all'))
    await expectFits(page)
    for (const role of roles) {
      await page.goto(product.url + paths.helpFor(role))
      await expectHeading(page, text('help.title', { role: roleWords(role) }))
      for (const image of await page.locator('.help-picture').all()) {
        await image.scrollIntoViewIfNeeded()
        await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth)).toBe(960)
      }
      await expectFits(page)
    }
    await tabAndPress(page, page.getByRole('button', { name: 'English' }))
    await loadWords(['later'], 'en')
    setLanguage('en')
    await expectHeading(page, text('help.title', { role: roleWords('survey') }))
    await page.getByText(helpEn.survey.what).waitFor()
    setLanguage('vi')
  })
})
