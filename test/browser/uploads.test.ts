/** A large file over a weak line: it goes on where it was, by itself, and after the page was closed. */
import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { paper } from '../../server/demo/paper.ts'
import type { Assessment, EvidenceLink, Round, Unit } from '../../ui/api.ts'
import { paths } from '../../ui/paths.ts'
import { text } from '../../ui/text.ts'
import { harness, password, type Harness, type Voice } from '../server/harness.ts'
import { move, roundInput } from '../server/round.ts'
import { tabAndPress, tabTo } from './keys.ts'
import { type Line, lineTo } from './line.ts'
import { expectFits, patience, picture, signInAs, useBrowser } from './page.ts'

const surfer = useBrowser({ keyboardOnly: true })
let made: Harness
let line: Line
let office: Voice
let own: string
let page: Page
/** Of each request with bytes of a file: what it is, and from where. */
let asked: string[]
/** What is chosen when the page asks for a file. */
let chosen: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

const [slice, size] = [512 * 1024, 3 * 1024 * 1024]
const name = 'Báo cáo tổng kết.pdf'
/** A PDF unlike every other one. */
function pdfOf(line: string, length = size): Buffer {
  const bytes = Buffer.alloc(length, '%')
  bytes.set(paper(line))
  bytes.write('\n%%EOF\n', length - 7)
  return bytes
}

beforeAll(async () => {
  made = await harness({ ui: resolve('dist/ui') })
  line = await lineTo(made.url)
  const administrator = await made.person('quan-tri', 'administrator')
  const units = { units: [{ name: 'Phòng Đỏ', type: 'phong' }] }
  const { body } = await administrator.post<Unit[]>('/units', units)
  office = await made.person('phong-do', 'office', body[0]?.id)
  const draft = await administrator.post<Round>('/rounds', roundInput(body))
  own = (await move(administrator, draft.body, 'self-scoring')).assessments[0]?.id ?? ''
  page = await surfer.page()
  await signInAs(page, line.url, 'phong-do', password)
  page.on('filechooser', (chooser) => void chooser.setFiles(chosen))
  page.on('request', (request) => {
    const path = new URL(request.url()).pathname
    if (request.method() === 'PUT' && path.includes('/uploads/')) asked.push(`slice ${request.headers()['if-match']}`)
    else if (request.method() === 'POST' && path.endsWith('/evidence')) asked.push('attach')
    else if (request.method() === 'POST' && path.endsWith('/uploads')) asked.push('begin')
  })
})
afterAll(async () => {
  await line?.close()
  await made?.close()
})

beforeEach(async () => {
  asked = []
  line.mend()
  surfer.expected(/net::ERR_|Failed to load resource|An unknown error occurred when fetching the script/)
  await show()
})

async function show(): Promise<void> {
  await page.goto(`${line.url}${paths.domain(own, 'work')}`)
  await tabAndPress(page, page.locator('[id="plan"] [data-details] > summary'))
}

const evidence = () => page.locator('[id="plan"] khung-evidence')
async function choose(buffer: Buffer, called = name): Promise<void> {
  await tabTo(page, evidence().locator('input[type=file]').first())
  chosen = { name: called, mimeType: 'application/pdf', buffer }
  await page.keyboard.press('Enter')
}
const files = async () => (await office.get<Assessment>(`/assessments/${own}`)).body.evidence
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const attached = (one: Buffer): Promise<EvidenceLink> =>
  expect
    .poll(files, patience)
    .toContainEqual(expect.objectContaining({ sha256: hashOf(one), size: one.length }))
    .then(async () => (await files()).find(({ sha256 }) => sha256 === hashOf(one))!)
const slices = (...from: readonly number[]) => from.map((at) => `slice "${at * slice}"`)
const sending = () => evidence().locator('progress')
/** Once the server has so many slices and the page knows it: the next one is on its way. */
const has = (count: number) => expect.poll(() => asked.at(-1), patience).toBe(slices(count)[0])

describe('a large file over a line that breaks', () => {
  it('says how far it is, goes on when told to, and sends nothing again but the slice that broke', async () => {
    const file = pdfOf('told')
    const before = line.up()
    line.hold(2 * slice + 300_000)
    await choose(file)
    await has(2)
    await expect
      .poll(() => sending().getAttribute('aria-label'), patience)
      .toMatch(/^Đang gửi “Báo cáo tổng kết\.pdf”: (3[3-9]|4\d|50)%$/)
    await expectFits(page)
    await picture(page, 'upload-sending', evidence(), evidence())
    line.cut()
    const alert = evidence().getByRole('alert')
    await alert.getByText(text('evidence.failed', { name, why: text('evidence.broken') })).waitFor()
    await alert.getByText(text('evidence.held', { percent: 33 })).waitFor()
    await expectFits(page)
    await picture(page, 'upload-broken', evidence(), evidence())
    line.mend()
    line.hold(slice + 200_000)
    await tabAndPress(page, alert.getByRole('button', { name: text('evidence.go-on') }))
    await has(3)
    await expect
      .poll(() => sending().getAttribute('aria-label'), patience)
      .toMatch(/^Gửi tiếp “Báo cáo tổng kết\.pdf” từ 33%, đã được (5\d|6[0-6])%$/)
    await expectFits(page)
    await picture(page, 'upload-going-on', evidence(), evidence())
    line.mend()
    const link = await attached(file)
    await evidence()
      .getByRole('link', { name: text('evidence.file', { name, size: '3 MB' }) })
      .waitFor()
    expect([link.name, link.criterion]).toEqual([name, 'plan'])
    expect(asked).toEqual(['begin', ...slices(0, 1, 2, 2, 3, 4, 5), 'attach'])
    const sent = line.up() - before
    expect(sent).toBeGreaterThan(size)
    // The slice that broke, and what the requests themselves are.
    expect(sent).toBeLessThan(size + slice + 100_000)
  })

  it('goes on by itself', async () => {
    const file = pdfOf('by itself')
    line.hold(slice + 200_000)
    await choose(file)
    await has(1)
    line.cut()
    await evidence()
      .getByText(text('evidence.held', { percent: 16 }))
      .waitFor()
    line.mend()
    await attached(file)
    expect(asked.at(-1)).toBe('attach')
    expect(asked.filter((one) => one === 'begin' || one === slices(0)[0])).toEqual(['begin', ...slices(0)])
  })

  it('goes on at once when the browser says that there is a line again', async () => {
    const file = pdfOf('online')
    // Nothing that waits for longer than a moment ever comes: it goes on because it was told to, or not at all.
    await page.evaluate(() => {
      const usual = window.setTimeout.bind(window)
      const soon = (run: () => void, ms = 0): number => (ms > 1000 ? 0 : usual(run, ms))
      window.setTimeout = soon as typeof window.setTimeout
    })
    line.hold(slice + 200_000)
    await choose(file)
    await has(1)
    line.cut()
    await evidence()
      .getByText(text('evidence.held', { percent: 16 }))
      .waitFor()
    line.mend()
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await attached(file)
    expect(asked.filter((one) => one === 'begin' || one === slices(0)[0])).toEqual(['begin', ...slices(0)])
  })

  it('goes on when the page was closed and the same file is chosen again, and begins another one anew', async () => {
    const file = pdfOf('chosen again')
    line.hold(3 * slice + 200_000)
    await choose(file)
    await has(3)
    line.cut()
    await evidence()
      .getByText(text('evidence.held', { percent: 50 }))
      .waitFor()
    line.mend()
    page.once('dialog', (dialog) => void dialog.accept())
    asked = []
    await page.reload()
    await page.locator('[id="plan"]').waitFor()
    if ((await evidence().locator('input[type=file]').count()) === 0 || !(await evidence().isVisible()))
      await tabAndPress(page, page.locator('[id="plan"] [data-details] > summary'))
    const other = pdfOf('another')
    await choose(other, 'Khác.pdf')
    await attached(other)
    expect(asked).toEqual(['begin', ...slices(0, 1, 2, 3, 4, 5), 'attach'])
    asked = []
    await choose(file, 'Đổi tên.pdf')
    expect((await attached(file)).name).toBe('Đổi tên.pdf')
    expect(asked).toEqual([...slices(3, 4, 5), 'attach'])
  })

  it('is attached once where only the last reply was lost', async () => {
    const file = pdfOf('reply')
    const match = '**/evidence?*upload=*'
    await page.route(
      match,
      async (route) => {
        await route.fetch()
        await route.abort()
      },
      { times: 1 },
    )
    await choose(file, 'Trả lời.pdf')
    await evidence()
      .getByRole('link', { name: text('evidence.file', { name: 'Trả lời.pdf', size: '3 MB' }) })
      .waitFor()
    expect((await files()).filter(({ sha256 }) => sha256 === hashOf(file))).toHaveLength(1)
    expect(asked).toEqual(['begin', ...slices(0, 1, 2, 3, 4, 5), 'attach', 'attach'])
  })
})

it('a file of one slice goes at once, and what sends it comes when it is needed', async () => {
  const loaded = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => /\/(upload[a-z-]*)-[^/]{8}\.js$/.exec(name)?.[1])
        .filter((name) => name !== undefined),
    )
  expect(await loaded()).toEqual([])
  const small = pdfOf('small', slice)
  await choose(small, 'Nhỏ.pdf')
  await attached(small)
  expect([asked, await loaded()]).toEqual([['attach'], ['upload']])
  await choose(pdfOf('large', slice + 1), 'Lớn.pdf')
  await evidence().getByRole('link', { name: 'Lớn.pdf' }).waitFor()
  expect(asked).toEqual(['attach', 'begin', ...slices(0, 1), 'attach'])
  expect(await loaded()).toEqual(['upload', 'upload-slices'])
})

it('signing out leaves no word of a file in the browser', async () => {
  line.hold(slice + 200_000)
  await choose(pdfOf('signed out'))
  await has(1)
  const kept = () =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('khung.upload.')).length)
  expect(await kept()).toBe(1)
  line.cut()
  await evidence()
    .getByText(text('evidence.held', { percent: 16 }))
    .waitFor()
  await tabAndPress(page, evidence().getByRole('button', { name: text('evidence.drop') }))
  line.mend()
  await tabAndPress(page, page.getByRole('button', { name: text('shell.sign-out') }))
  await page.getByLabel(text('sign-in.username'), { exact: true }).waitFor()
  expect(await kept()).toBe(0)
})
