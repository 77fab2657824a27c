/** The pages of results as a leader, an office and an auditor use them: who moved, where and why; files and paper. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Download, Locator, Page } from 'playwright-core'
import { Workbook } from '@cj-tech-master/excelts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '../../ui/paths.ts'
import { unbroken } from '../../ui/rule-words.ts'
import { text } from '../../ui/text.ts'
import { password } from '../server/harness.ts'
import { threeRounds, type ThreeRounds } from '../server/three-rounds.ts'
import { expectReadInGrey } from './grey.ts'
import { cutOffIn } from './charts.ts'
import { tabAndPress, tabTo } from './keys.ts'
import { expectFits, expectHeading, expectNoSidewaysScroll, signInAs, useBrowser } from './page.ts'

const surfer = useBrowser({ keyboardOnly: true })
let made: ThreeRounds
let url: string
let page: Page

beforeAll(async () => {
  made = await threeRounds({ ui: resolve('dist/ui') })
  url = made.people.url.replace('127.0.0.1', 'localhost')
  page = await surfer.page()
  await signInAs(page, url, 'truong-phong', password)
})
afterAll(() => made?.people.close())

const link = (name: string): Locator => page.getByRole('link', { name, exact: true })
const cellsOf = (unit: string): Promise<string[]> =>
  page.getByRole('row').filter({ hasText: unit }).first().locator('td').allInnerTexts()

async function downloaded(button: RegExp): Promise<Download> {
  const coming = page.waitForEvent('download')
  await tabAndPress(page, page.getByRole('button', { name: button }).first())
  return coming
}

describe('who moved, where and why', () => {
  it('is found with two links from home, by the leader of a unit', async () => {
    const { title } = made.rounds[2]
    await tabAndPress(page, link(text('home.see-result', { round: title })))
    await expectHeading(page, text('results.title', { round: title }))
    await expectFits(page)
    await tabAndPress(page, link(text('figures.nav-movement')))
    await expectHeading(page, text('figures.movement-title', { round: title }))
    const [, , place, moved, index, why] = await cellsOf('Phòng Đỏ')
    expect([place?.trim(), moved]).toEqual(['2', text('figures.down', { by: 1 })])
    expect(index?.replace(/\s+/g, ' ')).toBe(`9,43 → thành 7,14 ${text('figures.less', { by: '2,29' })}`)
    expect(why?.replace(/\s+/g, ' ')).toContain(
      `${text('figures.domain-change', { number: '1', change: text('figures.less', { by: '1,60' }) })} 4,60 / 5 → thành 3,00 / 5`,
    )
    const before = made.rounds[1].title
    await page.getByText(text('figures.moved', { before, up: 1, down: 1, same: 0 })).waitFor()
    expect(await page.locator('main dl.facts li').allInnerTexts()).toEqual([
      unbroken(text('figures.mover', { unit: 'Phòng Xanh', moved: text('figures.up', { by: 1 }) })),
      unbroken(text('figures.mover', { unit: 'Phòng Đỏ', moved: text('figures.down', { by: 1 }) })),
    ])
    expect(await cutOffIn(page)).toEqual([])
    await expectFits(page)
  })

  it('has no line and no difference across the round whose framework cannot be compared', async () => {
    await page.getByText(text('figures.break-changes', { from: 'small@2.0.0', to: 'small@1.0.0' })).waitFor()
    // Two offices, and only the step from the second round to the third.
    expect(await page.locator('.bump-whole .bump-line').count()).toBe(2)
    expect(await page.locator('.bump-break').count()).toBe(1)
    const summary = page.locator('summary').first()
    await tabAndPress(page, summary)
    await page.locator('details[open] li').first().waitFor()
    await expectFits(page)
    await page.goto(url + paths.resultMovement(made.rounds[1].id))
    await expectHeading(page, text('figures.movement-title', { round: made.rounds[1].title }))
    expect((await cellsOf('Phòng Đỏ'))[2]).toBe(text('figures.break-short'))
    await expectFits(page)
  })

  it('says so where there is no earlier round', async () => {
    await page.goto(url + paths.resultMovement(made.rounds[0].id))
    await page.getByText(text('figures.no-earlier')).waitFor()
    await expectFits(page)
  })
})

describe('a ranking', () => {
  it('is narrowed and turned around without changing a place', async () => {
    await page.goto(url + paths.results(made.rounds[2].id))
    await tabTo(page, page.getByLabel(text('figures.find')))
    await page.keyboard.type('phong do')
    await page.getByText(text('figures.shown', { count: 1, of: 2 })).waitFor()
    expect(await page.locator('td.ranking-place').allInnerTexts()).toEqual(['2'])
    await expectFits(page)
    for (let at = 0; at < 8; at++) await page.keyboard.press('Backspace')
    await page.getByText(text('figures.shown', { count: 2, of: 2 })).waitFor()
    await tabAndPress(page, page.getByRole('button', { name: text('results.place'), exact: true }))
    await page.locator('th[aria-sort=descending]').waitFor()
    expect((await page.locator('td.ranking-place').allInnerTexts()).map((one) => one.trim())).toEqual(['2', '1'])
    await expectFits(page)
  })

  it('leaves as a CSV and as a spreadsheet with the revision, the hashes and real numbers', async () => {
    const csv = await downloaded(/CSV/)
    expect(csv.suggestedFilename()).toBe(`${text('results.file')}.csv`)
    const lines = readFileSync((await csv.path()) ?? '', 'utf8').split('\r\n')
    expect(lines).toContain(`${text('figures.revision')};1`)
    expect(lines.some((one) => /^small@1\.1\.0;sha256:[0-9a-f]{64}$/.test(one))).toBe(true)
    const sheet = await downloaded(/xlsx/)
    const book = new Workbook()
    await book.xlsx.readFile((await sheet.path()) ?? '')
    const [first] = book.worksheets
    const head = first?.pageSetup.printTitlesRow?.split(':')[0] ?? ''
    const row = Number(head) + 1
    expect(first?.getCell(`A${row}`).value).toBe(1)
    expect(first?.getCell(`B${row}`).value).toBe('Phòng Xanh')
    expect(first?.getCell(`G${row}`).value).toEqual({ formula: `SUM(E${row}:F${row})`, result: 6.2 })
  })

  it('goes on A4 with its header on every page', async () => {
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.results-nav').isVisible()).toBe(false)
    expect(await page.locator('.ranking thead').evaluate((head) => getComputedStyle(head).display)).toBe(
      'table-header-group',
    )
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(paper).toMatch(/\/MediaBox \[0 0 841\.\d+ 594\.\d+\]|\/MediaBox \[0 0 842 595\]/)
    await page.emulateMedia({ media: 'screen' })
  })

  it('loses nothing to the side of a sheet and is read in grey, as every page of results', async () => {
    const before = page.viewportSize()!
    // What is left of A4 across, between the margins of a document.
    await page.setViewportSize({ width: 952, height: 640 })
    const { id } = made.rounds[2]
    const unit = paths.unitResult(id, made.people.units[0].id)
    for (const path of [paths.results(id), paths.resultDomains(id), paths.resultMovement(id), unit]) {
      await page.goto(url + path)
      await page.locator('table').first().waitFor()
      await page.emulateMedia({ media: 'print' })
      await expectNoSidewaysScroll(page)
      await expectReadInGrey(page)
    }
    await page.setViewportSize(before)
  })
})

describe('the domains', () => {
  it('are a table with the number in every cell, and charts that have one beside them', async () => {
    await page.goto(url + paths.resultDomains(made.rounds[2].id))
    await expectHeading(page, text('figures.domains-title', { round: made.rounds[2].title }))
    const cells = (await cellsOf('Phòng Xanh')).map((one) => one.replace(/\s+/g, ' ').trim())
    expect(cells).toEqual(['1', '4,20 / 5', '2,00 / 2', '6,20 / 7'])
    await expectFits(page)
    for (const summary of await page.locator('.multiple summary').all()) await tabAndPress(page, summary)
    await expectFits(page)
  })
})

describe('the tables', () => {
  it('leave every page as a CSV, and every chart stands beside one', async () => {
    const { id } = made.rounds[2]
    const unit = made.people.units[0].id
    for (const [path, tables] of [
      [paths.results(id), 1],
      [paths.resultDomains(id), 2],
      [paths.resultMovement(id), 1],
      [paths.unitResult(id, unit), 2],
    ] as const) {
      await page.goto(url + path)
      await page.locator('main table').first().waitFor()
      const all = await page.getByRole('button', { name: /CSV/ }).all()
      expect([path, all.length]).toEqual([path, tables])
      for (const button of all) {
        const coming = page.waitForEvent('download')
        await tabAndPress(page, button, 'Enter', 200)
        const lines = readFileSync((await (await coming).path()) ?? '', 'utf8').split('\r\n')
        expect(lines.length).toBeGreaterThan(3)
      }
    }
  })
})

describe('the result of one unit', () => {
  it('can be followed to each figure by an auditor: columns, rule, explanation, hashes and commands', async () => {
    const auditor = await surfer.page()
    await signInAs(auditor, url, 'kiem-toan', password)
    await auditor.goto(url + paths.unitResult(made.rounds[2].id, made.people.units[0].id))
    await expectHeading(auditor, text('result.title', { unit: 'Phòng Đỏ' }))
    const total = await auditor.locator('.domain-lines tr.total td').allInnerTexts()
    expect(total.map((one) => one.trim())).toEqual(['5,00', '3,00', '3,00', '2,00', '2,00', '7,00', '5,00'])
    const annex = auditor.locator('.annex')
    await tabAndPress(auditor, annex.getByRole('link', { name: '1.1', exact: true }), 'Enter', 80)
    const why = auditor.locator('#why-plan')
    await why.getByText('Giấy tờ lưu ở phòng.').waitFor()
    await why.getByText(text('row.rule', { sentence: '' }).trim()).waitFor()
    const { hash } = made.rounds[2].publications[0]!
    await auditor.getByText(hash, { exact: true }).waitFor()
    const command = auditor.getByText('khung score small@1.1.0 tra-loi-sau-tham-dinh.json')
    expect(await command.isVisible()).toBe(false)
    await tabAndPress(auditor, auditor.getByText(text('figures.command-line')), 'Enter', 120)
    await command.waitFor()
    await expectFits(auditor)
    const coming = auditor.waitForEvent('download')
    await tabAndPress(auditor, auditor.getByRole('link', { name: text('figures.document') }), 'Enter', 120)
    const document = await coming
    const bytes = readFileSync(await document.path())
    expect(`sha256:${createHash('sha256').update(bytes).digest('hex')}`).toBe(hash)
    for (const told of ['sha256sum', 'khung verify'])
      await auditor.getByText(`${told} ${document.suggestedFilename()}`, { exact: true }).waitFor()
  })

  it('tells the unit itself what the rules say about the next band', async () => {
    const office = await surfer.page()
    await signInAs(office, url, 'phong-do', password)
    await office.goto(url + paths.unitResult(made.rounds[2].id, made.people.units[0].id))
    await office.getByText(text('figures.advice-why')).waitFor()
    await tabAndPress(office, office.getByRole('button', { name: text('figures.advice-do') }))
    await office.locator('#advice-found:focus').waitFor()
    // The document holds every unit's answers.
    expect(await office.getByText(made.rounds[2].publications[0]!.hash, { exact: true }).count()).toBe(1)
    expect(await office.getByText(text('figures.document')).count()).toBe(0)
    expect(await office.getByText('sha256sum').count()).toBe(0)
    await expectFits(office)
  })

  it('tells nobody else', async () => {
    const author = await surfer.page()
    await signInAs(author, url, 'soan-khung', password)
    await author.goto(url + paths.unitResult(made.rounds[2].id, made.people.units[0].id))
    await expectHeading(author, text('result.title', { unit: 'Phòng Đỏ' }))
    expect(await author.getByText(text('figures.advice')).count()).toBe(0)
    await tabAndPress(author, author.locator('#why-plan > summary'))
    expect(await author.getByText('Giấy tờ lưu ở phòng.').count()).toBe(0)
  })
})
