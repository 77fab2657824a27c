/** What goes on paper, printed by Chromium: A4, a heading row on every page, fonts in the file, no number on page 1, read in grey. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Assessment, Round } from '../../ui/api.ts'
import { paths } from '../../ui/paths.ts'
import { text } from '../../ui/text.ts'
import { answersOf } from '../walk/answers.ts'
import { fillIn } from '../walk/office.ts'
import { opened } from '../walk/opened.ts'
import type { Opened } from '../walk/opened.ts'
import { chosenPassword, join } from '../walk/person.ts'
import { expectReadInGrey } from './grey.ts'
import { signInAs, useBrowser } from './page.ts'

const surfer = useBrowser({ keyboardOnly: true })
let all: Opened
beforeAll(async () => {
  all = await opened('Đợt thử', 'Phòng Tư pháp')
  const own = all.offices[0]!
  await fillIn(own.person, own.assessment, all.framework, await answersOf('full', all.framework))
})
afterAll(() => all?.product.stop())

interface Word {
  readonly words: string
  readonly x: number
  /** From the top of the page. */
  readonly y: number
}
interface Paper {
  readonly sizes: readonly (readonly [width: number, height: number])[]
  readonly pages: readonly (readonly Word[])[]
  readonly raw: string
}

async function printed(page: Page): Promise<Paper> {
  const bytes = await page.pdf({ preferCSSPageSize: true })
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const sizes: (readonly [number, number])[] = []
  const pages: (readonly Word[])[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const sheet = await pdf.getPage(number)
    const [, , width = 0, height = 0] = sheet.view
    sizes.push([Math.round(width), Math.round(height)])
    const { items } = await sheet.getTextContent()
    pages.push(
      items.flatMap((item) =>
        'str' in item && item.str.trim() !== ''
          ? [{ words: item.str.normalize('NFC'), x: Number(item.transform[4]), y: height - Number(item.transform[5]) }]
          : [],
      ),
    )
  }
  return { sizes, pages, raw: bytes.toString('latin1') }
}

/** In the margin above the text; 20 mm are 57 points. */
const aboveText = (words: readonly Word[]): string =>
  words
    .filter(({ y }) => y < 56)
    .map((word) => word.words)
    .join('')

function expectPaper({ sizes, pages, raw }: Paper): void {
  expect(pages.length).toBeGreaterThan(2)
  for (const size of sizes) expect(size).toEqual([842, 595])
  expect(pages.map(aboveText)).toEqual(pages.map((_, at) => (at === 0 ? '' : String(at + 1))))
  const described = raw.match(/\/Type \/FontDescriptor\b/g) ?? []
  expect(described.length).toBeGreaterThan(0)
  expect(raw.match(/\/FontFile[23]? \d+ 0 R/g)?.length).toBe(described.length)
}

const wordsOf = (page: readonly Word[]): string => page.map(({ words }) => words).join(' ')
const spaceless = (words: string): string => words.replace(/\s+/g, '')
const hasHead = (page: readonly Word[], head: readonly string[]): boolean =>
  head.every((one) => spaceless(wordsOf(page)).includes(spaceless(one)))

/** Where these words stand first on a page, from its top; nothing where they do not. */
const placeOf = (page: readonly Word[], wanted: string): number | undefined => {
  const lines = [...new Set(page.map(({ y }) => Math.round(y)))].toSorted((a, b) => a - b)
  const on = (line: number): readonly Word[] => page.filter(({ y }) => Math.round(y) === line)
  return lines.find((line) => spaceless(wordsOf(on(line))).includes(spaceless(wanted)))
}
/** The authority stands first, then what it is and of which round. */
function expectLetterhead(page: readonly Word[], title: string): void {
  const places = ['UBND quận Mẫu', title, 'Đợt thử (01/01/2026 – 31/12/2026)'].map(
    (words) => placeOf(page, words.toUpperCase()) ?? placeOf(page, words),
  )
  expect(places).toEqual(places.toSorted((a, b) => Number(a) - Number(b)))
  expect(places[0]).toBe(Math.min(...page.map(({ y }) => Math.round(y))))
}

const numerals = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X']
const romanIn = (page: readonly Word[]): readonly string[] =>
  page.map(({ words }) => words.trim()).filter((words) => numerals.includes(words))

describe('on paper', () => {
  it('the form is the table of the decision, its domains in Roman numerals', async () => {
    const own = all.offices[0]!
    const page = await surfer.page()
    await signInAs(page, all.product.url, own.username, own.password)
    await page.goto(all.product.url + paths.check(own.assessment))
    await page.locator('.check-table').waitFor()
    const paper = await printed(page)
    expectPaper(paper)
    await expectReadInGrey(page)
    const head = [
      text('check.number'),
      text('criterion'),
      text('points.max'),
      text('points.self'),
      text('check.remark'),
    ]
    for (const one of paper.pages) expect([wordsOf(one), hasHead(one, head)]).toEqual([wordsOf(one), true])
    expect(paper.pages.flatMap(romanIn)).toEqual(numerals.slice(0, all.framework.domains.length))
    const [first = []] = paper.pages
    expectLetterhead(first, text('check.table', { unit: own.unit }))
    // Below it the receipt, with where it can be checked; what only a screen can do is left out.
    const { receipt } = await own.person.get<Assessment>(`/assessments/${own.assessment}`)
    const address = text('check.receipt-where', { address: `${all.product.url}/receipts` })
    const order = ['Đợt thử', receipt!.number, receipt!.hash, address, text('check.number')].map((one) =>
      placeOf(first, one),
    )
    expect(order).toEqual(order.toSorted((a, b) => Number(a) - Number(b)))
    expect(order).not.toContain(undefined)
    expect(hasHead(first, [text('check.receipt-keep')])).toBe(false)
  })

  it('a result has its annex the same way', async () => {
    const { product, administrator, round, offices } = all
    const chair = await join(product.url, administrator, {
      username: 'chutich',
      name: 'Chủ tịch',
      role: 'chair',
      unit_id: null,
    })
    const now = await administrator.get<Round>(`/rounds/${round.id}`)
    await administrator.post<Round>(`/rounds/${round.id}/transitions`, { to: 'appraisal' }, now.rev)
    const id = offices[0]!.assessment
    expect((await chair.get<Assessment>(`/assessments/${id}`)).may.appraise).toBe(true)
    const page = await surfer.page()
    await signInAs(page, product.url, 'chutich', chosenPassword)
    await page.goto(product.url + paths.unitResult(round.id, now.assessments[0]!.unit.id))
    await page.locator('table.annex').waitFor()
    const paper = await printed(page)
    expectPaper(paper)
    expectLetterhead(paper.pages[0] ?? [], text('result.title', { unit: offices[0]!.unit }))
    // A sum below some of its lines only would be wrong: that of the domains stands once.
    const total = spaceless(`${text('check.total')} 70,00 70,00 –`)
    expect(paper.pages.map(wordsOf).map(spaceless).join().split(total)).toHaveLength(2)
    const within = paper.pages.flatMap((one, at) => (romanIn(one).length > 0 ? [at] : []))
    expect(paper.pages.flatMap(romanIn)).toEqual(numerals.slice(0, all.framework.domains.length))
    const annex = paper.pages.slice(within[0], (within.at(-1) ?? 0) + 1)
    expect(annex.length).toBeGreaterThan(2)
    const head = [text('check.number'), text('criterion'), text('figures.note')]
    for (const one of annex) expect([wordsOf(one), hasHead(one, head)]).toEqual([wordsOf(one), true])
  })
})
