/** What administrators and strangers see around the interface: tokens, the journal, receipts, the reference; and hostile words that stay words. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JournalEntry, Round, Unit } from '../../ui/api.ts'
import { paths } from '../../ui/paths.ts'
import { text } from '../../ui/text.ts'
import { signIn } from '../walk/person.ts'
import { startProduct } from '../walk/product.ts'
import type { Product } from '../walk/product.ts'
import { tabAndChoose, tabAndPress, tabAndSelect, tabAndType } from './keys.ts'
import { expectFits, expectHeading, signInAs, useBrowser } from './page.ts'

const surfer = useBrowser({ keyboardOnly: true })
let product: Product
let page: Page
let password: string
let round: Round
/** Each would run, load or lead away if it were ever taken for markup or for an address. */
const hostile = [
  '<script>document.title="run"</script>',
  '<img src=x onerror="document.title=1">',
  '"><svg onload=alert(1)>',
  'javascript:alert(1)',
  "' onfocus='alert(1)' autofocus='",
  '${alert(1)}{{alert(1)}}',
]

beforeAll(async () => {
  product = await startProduct('--demo')
  password = /^\s+((?:[a-z2-9]{5}-){3}[a-z2-9]{5})$/m.exec(product.printed())?.[1] ?? ''
  const administrator = await signIn(product.url, 'demo-quan-tri', password)
  round = (await administrator.get<Round[]>('/rounds')).find(({ state }) => state === 'published')!
  const units = hostile.map((name) => ({ name, type: 'phong' }))
  await administrator.post<Unit[]>('/units', { units })
  page = await surfer.page()
  await signInAs(page, product.url, 'demo-quan-tri', password)
})
afterAll(() => product?.stop())

describe('hostile words', () => {
  it('in names stay words on every page that shows them', async () => {
    await page.goto(product.url + paths.units)
    await expectHeading(page, text('units.title'))
    for (const name of hostile) await page.getByText(name, { exact: true }).first().waitFor()
    await page.goto(product.url + paths.wholeJournal)
    await page.getByText(hostile[0]!).first().waitFor()
    expect(await page.locator('main script, main img, main svg[onload], main [onfocus]').count()).toBe(0)
    expect(await page.title()).not.toMatch(/^(run|1)/)
  })

  it('in a spreadsheet stay words where the import says what is wrong', async () => {
    surfer.expected(/status of 422/)
    await page.goto(product.url + paths.spreadsheet('units'))
    await expectHeading(page, text('import.units'))
    const quoted = hostile.map((words) => `"${words.replaceAll('"', '""')}"`)
    const buffer = Buffer.from(['Tên đơn vị;Loại', ...quoted.map((one) => `${one};${one}`)].join('\n'))
    await page.locator('#file').setInputFiles({ name: `${hostile[1]}.csv`, mimeType: 'text/csv', buffer })
    const faults = page.locator('section[aria-labelledby=faults] li')
    await faults.first().waitFor()
    const said = (await faults.allInnerTexts()).join('\n')
    for (const words of hostile) expect(said).toContain(`“${words}”`)
    expect(await page.locator('main script, main img, main svg[onload], main [onfocus]').count()).toBe(0)
    expect(await page.title()).not.toMatch(/^(run|1)/)
    await expectFits(page)
  })
})

describe('the fonts', () => {
  /** Asked once for a year: another content has another name. */
  const isHashed = (file: string): boolean =>
    /^\/assets\/source-sans-3-(?:latin|vietnamese)-.+-[\w-]{8}\.woff2$/.test(file)
  const asked = (shown: Page): Promise<string[]> =>
    shown.evaluate(async () => {
      await document.fonts.ready
      const files = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
      return [...new Set(files.filter((file) => file.endsWith('.woff2')))].toSorted()
    })

  it('are the same two files on the pages of the interface and on those of the server, named by their content', async () => {
    await page.goto(product.url + paths.units)
    await expectHeading(page, text('units.title'))
    const files = await asked(page)
    expect([files.length, files.every(isHashed)]).toEqual([2, true])
    const preloaded = await page
      .locator('link[rel="preload"][as="font"]')
      .evaluateAll((all: HTMLLinkElement[]) => all.map(({ href }) => new URL(href).pathname).toSorted())
    expect(preloaded).toEqual(files)
    const stranger = await surfer.page()
    await stranger.goto(`${product.url}/receipts`)
    await expectHeading(stranger, 'Kiểm tra giấy biên nhận')
    expect(await asked(stranger)).toEqual(files)
    expect(await stranger.evaluate(() => document.fonts.check('16px "Source Sans 3"', 'Kiểm tra ạ'))).toBe(true)
    const { headers } = await fetch(`${product.url}/fonts.css`)
    expect(headers.get('cache-control')).toBe('no-cache')
  })
})

describe('tokens of integrations', () => {
  it('are given, shown once and ended, by keyboard', async () => {
    await page.goto(product.url + paths.tokens)
    await expectHeading(page, text('tokens.title'))
    await expectFits(page)
    await tabAndType(page, page.getByLabel(text('tokens.name'), { exact: true }), hostile[1]!)
    await tabAndPress(page, page.getByRole('button', { name: text('tokens.do') }))
    await page.getByText(text('tokens.scopes-missing')).first().waitFor()
    await expectFits(page)
    await tabAndChoose(page, page.getByLabel(text('tokens.read-results')))
    await tabAndPress(page, page.getByRole('button', { name: text('tokens.do') }))
    await page.getByText(text('tokens.created', { name: hostile[1]! })).waitFor()
    const secret = await page.locator('code.secret').innerText()
    expect(secret).toMatch(/^khung_[\w-]{43}$/)
    await expectFits(page)
    const ask = () =>
      fetch(`${product.url}/api/v1/rounds/${round.id}/ranking`, { headers: { Authorization: `Bearer ${secret}` } })
    expect((await ask()).status).toBe(200)
    await page.reload()
    await tabAndPress(page, page.getByRole('button', { name: text('tokens.end-of', { name: hostile[1]! }) }))
    await tabAndPress(page, page.getByRole('dialog').getByRole('button', { name: text('tokens.end'), exact: true }))
    await page
      .getByRole('button', { name: text('tokens.end-of', { name: hostile[1]! }) })
      .waitFor({ state: 'detached' })
    expect((await ask()).status).toBe(401)
  })
})

describe('the journal of the authority', () => {
  it('is filtered by act and person, goes on to older lines, and leaves as a file', async () => {
    await page.goto(product.url + paths.wholeJournal)
    await expectHeading(page, text('journal.whole'))
    await expectFits(page)
    const rows = page.locator('.journal tbody tr')
    expect(await rows.count()).toBe(100)
    await tabAndPress(page, page.getByRole('button', { name: text('journal.more') }))
    await expect.poll(() => rows.count()).toBe(200)
    await tabAndSelect(page, page.getByLabel(text('journal.action')), 'token-added', 200)
    await tabAndPress(page, page.getByRole('button', { name: text('journal.filter') }))
    await expect.poll(() => rows.count()).toBe(1)
    const download = page.waitForEvent('download')
    await tabAndPress(page, page.getByRole('link', { name: text('journal.export') }))
    expect((await download).suggestedFilename()).toBe('Nhật ký.csv')
  })
})

describe('without an account', () => {
  it('a receipt is checked on a page that needs no script', async () => {
    const auditor = await signIn(product.url, 'demo-kiem-tra', password)
    const entries = await auditor.get<JournalEntry[]>(`/rounds/${round.id}/journal?action=assessment-submitted&limit=1`)
    const { hash, detail } = entries[0]!
    const { receipt } = JSON.parse(detail) as { readonly receipt: string }
    const stranger = await surfer.page()
    await stranger.goto(`${product.url}/receipts`)
    await expectHeading(stranger, 'Kiểm tra giấy biên nhận')
    // In the product's own letters, Vietnamese and Latin.
    const loaded = () => document.fonts.ready.then((all) => [...all].map(({ status }) => status))
    expect(await stranger.evaluate(loaded)).toEqual(['loaded', 'loaded'])
    await expectFits(stranger)
    await tabAndType(stranger, stranger.locator('#number'), receipt)
    await tabAndType(stranger, stranger.locator('#hash'), hash)
    await stranger.keyboard.press('Enter')
    await stranger.getByText('Biên nhận đúng.').waitFor()
    await expectFits(stranger)
    await tabAndType(stranger, stranger.locator('#number'), hostile[2]!)
    await stranger.keyboard.press('Enter')
    await stranger.getByText('Không có biên nhận này').waitFor()
    expect(await stranger.locator('#number').inputValue()).toBe(hostile[2])
  })

  it('the reference is read, in both languages', async () => {
    const stranger = await surfer.page()
    await stranger.goto(`${product.url}/api/v1/reference?lang=vi`)
    await expectHeading(stranger, 'Giao diện lập trình của Khung')
    await expectFits(stranger)
    await tabAndPress(stranger, stranger.getByRole('link', { name: 'English' }))
    await expectHeading(stranger, 'The programming interface of Khung')
  })
})
