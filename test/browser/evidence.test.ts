/** Evidence beside the row: seen at the page that is cited, by keyboard; what is hostile is drawn at most, never run. */
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Assessment, EvidenceLink, Round, Unit } from '../../ui/api.ts'
import { paths } from '../../ui/paths.ts'
import { text } from '../../ui/text.ts'
import { hostilePdf, pdfOf, scannedPdf } from '../fixtures/pdf.ts'
import { harness, password, type Harness, type Voice } from '../server/harness.ts'
import { counts, move, roundInput, yes } from '../server/round.ts'
import { row } from './council.ts'
import { tabAndPress, tabTo } from './keys.ts'
import { expectFits, patience, signInAs, useBrowser } from './page.ts'

const surfer = useBrowser({ keyboardOnly: true })
let made: Harness
let office: Voice
let own: string
let administrator: Voice
let units: readonly Unit[]
let page: Page

const png = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)
const attach = async (name: string, content: Uint8Array<ArrayBuffer>): Promise<EvidenceLink> => {
  const path = `/assessments/${own}/evidence?criterion=plan&requirement=paper&name=${encodeURIComponent(name)}`
  const { status, body } = await office.upload<EvidenceLink>(path, content)
  expect(status).toBe(201)
  return body
}

beforeAll(async () => {
  made = await harness({ ui: resolve('dist/ui') })
  administrator = await made.person('quan-tri', 'administrator')
  units = (await administrator.post<Unit[]>('/units', { units: [{ name: 'Phòng Đỏ', type: 'phong' }] })).body
  office = await made.person('phong-do', 'office', units[0]?.id)
  const council = await made.person('hoi-dong', 'council')
  const draft = await administrator.post<Round>('/rounds', roundInput(units))
  const round = await move(administrator, draft.body, 'self-scoring')
  own = round.assessments[0]?.id ?? ''
  await office.put(`/assessments/${own}/answers/plan`, yes, 0)
  await office.put(`/assessments/${own}/answers/on-time`, counts('9', '10'), 0)
  const plan = await attach('Kế hoạch.pdf', pdfOf(['Page one', 'Page two', 'Page three']))
  const cites = { number: '12/KH-UBND', signed_on: '2026-02-10', section: 'II.3', page: 2 }
  expect((await office.put(`/evidence/${plan.id}`, cites, 1)).status).toBe(200)
  await attach('Ảnh chụp.png', png)
  await attach('Có mã.pdf', hostilePdf('globalThis.hacked = true'))
  await attach('Quét JPEG 2000.pdf', scannedPdf('jp2'))
  await attach('Quét JBIG2.pdf', scannedPdf('jb2'))
  await attach('Quét hỏng.pdf', scannedPdf('jp2', { most: 90 }))
  await attach('Hỏng.pdf', new Uint8Array(new TextEncoder().encode(`%PDF-1.7\n${'<svg onload=alert(1)>'.repeat(20)}`)))
  // A picture with a page behind it: told by its content, it is a picture and nothing else.
  await attach('Ảnh kèm.png', new Uint8Array([...png, ...new TextEncoder().encode('<script>hacked = 1</script>')]))
  const { body } = await office.get<Assessment>(`/assessments/${own}`)
  await office.post(`/assessments/${own}/submission`, undefined, body.rev)
  await move(council, round, 'appraisal')
  page = await surfer.page()
  await signInAs(page, made.url.replace('127.0.0.1', 'localhost'), 'hoi-dong', password)
})
afterAll(() => made?.close())

beforeEach(async () => {
  await page.goto(`${made.url.replace('127.0.0.1', 'localhost')}${paths.appraiseDomain(own, 'work')}`)
  await row(page, 'plan').waitFor()
})

const see = (name: string) =>
  row(page, 'plan').getByRole('button', { name: `${text('viewer.see')} ${text('viewer.see-of', { name })}` })
const viewer = () => page.locator('.viewer')
const drawn = (number: number) => viewer().locator(`canvas[data-drawn="${number}"]`).waitFor()
const loaded = () =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => /\/pdf[.-]/.test(path)),
  )
/** Whether anything that is not white was drawn. */
const hasInk = () =>
  viewer()
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
      return data.some((value, at) => at % 4 !== 3 && value < 128)
    })

describe('evidence beside the row', () => {
  it('opens a PDF at the page that is cited, and the library comes with the first one', async () => {
    expect(await loaded()).toEqual([])
    await tabAndPress(page, see('Kế hoạch.pdf'))
    await drawn(2)
    expect((await loaded()).length).toBe(2)
    expect(await hasInk()).toBe(true)
    await viewer().getByText('Số 12/KH-UBND, ký ngày 10/02/2026, mục II.3, trang 2').waitFor()
    await viewer().getByText('Page two', { exact: true }).waitFor({ state: 'attached' })
    await expectFits(page)
    const isSharp = () =>
      viewer()
        .locator('canvas')
        .evaluate((one: HTMLCanvasElement) => {
          const wanted = Math.max(one.parentElement?.clientWidth ?? 0, 200) * Math.min(devicePixelRatio, 2)
          return Math.abs(one.width - wanted) <= 2
        })
    const size = page.viewportSize()
    await page.setViewportSize({ width: 700, height: 800 })
    await expect.poll(isSharp, patience).toBe(true)
    if (size) await page.setViewportSize(size)
    await expect.poll(isSharp, patience).toBe(true)
    await page.keyboard.press('PageDown')
    await drawn(3)
    await tabAndPress(page, viewer().locator('[data-tool="larger"]'))
    await viewer().locator('.viewer-zoom-1').waitFor()
    await tabAndPress(page, viewer().locator('[data-tool="before"]'), 'Enter', 120)
    await drawn(2)
    await page.keyboard.press('Escape')
    await viewer().waitFor({ state: 'detached' })
    expect(await see('Kế hoạch.pdf').evaluate((one) => one === document.activeElement)).toBe(true)
  })

  it.each([
    ['Quét JPEG 2000.pdf', [10, 60, 120]],
    ['Quét JBIG2.pdf', [0, 0, 0]],
  ])('draws what a scanner wrote, without WebAssembly: %s', async (name, dark) => {
    await tabAndPress(page, see(name))
    await drawn(1)
    const colours = await viewer()
      .locator('canvas')
      .evaluate((canvas: HTMLCanvasElement) =>
        [0.25, 0.75].map((across) => {
          const at = [Math.round(canvas.width * across), Math.round(canvas.height / 2)] as const
          return [...canvas.getContext('2d')!.getImageData(...at, 1, 1).data].slice(0, 3)
        }),
      )
    expect(colours).toEqual([dark, [255, 255, 255]])
    expect(await viewer().getByText(text('viewer.unread')).count()).toBe(0)
    await tabAndPress(page, viewer().locator('[data-close]'))
  })

  it('says that a picture on the page cannot be read, where the page would only look empty', async () => {
    await tabAndPress(page, see('Quét hỏng.pdf'))
    await drawn(1)
    await viewer().getByRole('status').getByText(text('viewer.unread')).waitFor()
    expect(await hasInk()).toBe(false)
    await expectFits(page)
    await tabAndPress(page, viewer().locator('[data-close]'))
  })

  it('shows a picture, and says that nothing is cited', async () => {
    await tabAndPress(page, see('Ảnh chụp.png'))
    const picture = viewer().getByRole('img', { name: text('viewer.picture', { name: 'Ảnh chụp.png' }) })
    await expect.poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth), patience).toBe(1)
    await viewer().getByText(text('viewer.not-cited')).waitFor()
    await expectFits(page)
    await tabAndPress(page, viewer().locator('[data-close]'))
  })

  it('draws a hostile PDF and runs nothing of it', async () => {
    let asked = 0
    page.on('dialog', (dialog) => {
      asked += 1
      void dialog.dismiss()
    })
    await tabAndPress(page, see('Có mã.pdf'))
    await drawn(1)
    // It holds neither links nor fields: a click in it, which only a mouse can make, reaches a picture.
    surfer.expected(/^not by keyboard: /)
    await viewer().locator('canvas').click()
    expect(await viewer().locator('a, input, iframe, object, embed, svg').count()).toBe(1)
    expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false)
    expect([asked, page.context().pages().length]).toEqual([0, 1])
    await tabAndPress(page, see('Ảnh kèm.png'))
    await viewer().getByRole('img').waitFor()
    expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false)
  })

  it('says that a file is broken, and offers it for download', async () => {
    await tabAndPress(page, see('Hỏng.pdf'))
    await viewer().getByRole('alert').getByText(text('viewer.broken')).waitFor()
    await expectFits(page)
    const download = page.waitForEvent('download')
    await tabAndPress(page, viewer().getByRole('link'))
    expect((await download).suggestedFilename()).toBe('Hỏng.pdf')
  })
})

it('the office says where in a paper it stands', async () => {
  const draft = await administrator.post<Round>('/rounds', { ...roundInput(units), title: 'Đợt sau' })
  const round = await move(administrator, draft.body, 'self-scoring')
  const id = round.assessments[0]?.id ?? ''
  const path = `/assessments/${id}/evidence?criterion=plan&requirement=paper&name=${encodeURIComponent('Kế hoạch.pdf')}`
  await office.upload<EvidenceLink>(path, pdfOf(['One', 'Two']))
  const form = await surfer.page()
  const url = made.url.replace('127.0.0.1', 'localhost')
  await signInAs(form, url, 'phong-do', password)
  await form.goto(`${url}${paths.domain(id, 'work')}`)
  const plan = form.locator('[id="plan"]')
  await tabAndPress(form, plan.locator('[data-details] > summary'))
  const cite = plan.locator('khung-evidence details')
  await tabAndPress(form, cite.locator('summary'))
  await cite.getByLabel(text('cite.page')).waitFor()
  await tabTo(form, cite.getByLabel(text('cite.number')))
  await form.keyboard.type('12/KH-UBND')
  await tabTo(form, cite.getByLabel(text('cite.signed-on')))
  await form.keyboard.type('10/2/2026')
  await tabTo(form, cite.getByLabel(text('cite.page')))
  await form.keyboard.type('hai')
  await tabAndPress(form, cite.getByRole('button', { name: text('cite.save') }))
  await cite.getByText(text('cite.no-page')).waitFor()
  await expectFits(form)
  await form.keyboard.press('Control+A')
  await form.keyboard.type('2')
  // What was typed outlives the tab until it is sent.
  await form.reload()
  await tabAndPress(form, plan.locator('[data-details] > summary'))
  await tabAndPress(form, cite.locator('summary'))
  await cite.getByLabel(text('cite.page')).waitFor()
  const labels = ['cite.number', 'cite.signed-on', 'cite.section', 'cite.page'] as const
  expect(await Promise.all(labels.map((label) => cite.getByLabel(text(label)).inputValue()))).toEqual([
    '12/KH-UBND',
    '10/2/2026',
    '',
    '2',
  ])
  await tabAndPress(form, cite.getByRole('button', { name: text('cite.save') }))
  await form.getByText(text('cite.saved')).waitFor()
  expect(await form.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('khung.draft.')))).toEqual(
    [],
  )
  const { body } = await office.get<Assessment>(`/assessments/${id}`)
  expect(body.evidence[0]?.cites).toEqual({ number: '12/KH-UBND', signed_on: '2026-02-10', section: null, page: 2 })
})
