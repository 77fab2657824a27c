/** Files that try to do something: refused, or seen and downloaded by the council in a real browser, where none does it. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ApiProblem, Assessment, EvidenceLink, Round, Unit } from '../../ui/api.ts'
import { paths } from '../../ui/paths.ts'
import { text } from '../../ui/text.ts'
import { activeFiles, type ActiveFile } from '../fixtures/active-files.ts'
import { harness, password, type Harness } from '../server/harness.ts'
import { counts, move, roundInput, yes } from '../server/round.ts'
import { row } from './council.ts'
import { signInAs, useBrowser } from './page.ts'

const surfer = useBrowser()
let made: Harness
let trap: Server
let page: Page
let home: string
let own: string
let files: readonly ActiveFile[]
const links = new Map<string, EvidenceLink>()
/** What any of the files brought about, in words. */
const done: string[] = []

beforeAll(async () => {
  trap = createServer((request, response) => {
    done.push(`asked for ${request.url}`)
    response.end()
  })
  await new Promise<void>((ready) => trap.listen(0, '127.0.0.1', ready))
  files = activeFiles(`http://127.0.0.1:${(trap.address() as AddressInfo).port}/trap`)
  made = await harness({ ui: resolve('dist/ui') })
  home = made.url.replace('127.0.0.1', 'localhost')
  const administrator = await made.person('quan-tri', 'administrator')
  const units = (await administrator.post<Unit[]>('/units', { units: [{ name: 'Phòng Đỏ', type: 'phong' }] })).body
  const office = await made.person('phong-do', 'office', units[0]?.id)
  const council = await made.person('hoi-dong', 'council')
  const draft = await administrator.post<Round>('/rounds', roundInput(units))
  const round = await move(administrator, draft.body, 'self-scoring')
  own = round.assessments[0]?.id ?? ''
  await office.put(`/assessments/${own}/answers/plan`, yes, 0)
  await office.put(`/assessments/${own}/answers/on-time`, counts('9', '10'), 0)
  for (const { name, bytes } of files) {
    const path = `/assessments/${own}/evidence?criterion=plan&requirement=paper&name=${encodeURIComponent(name)}`
    const { status, body } = await office.upload<EvidenceLink & ApiProblem>(path, bytes)
    if (status === 201) links.set(name, body)
    else expect([name, status, body.code]).toEqual([name, 415, 'file-type'])
  }
  const { body } = await office.get<Assessment>(`/assessments/${own}`)
  await office.post(`/assessments/${own}/submission`, undefined, body.rev)
  await move(council, round, 'appraisal')
  page = await surfer.page()
  const context = page.context()
  context.on('dialog', (dialog) => {
    done.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  context.on('page', (opened) => done.push(`a window: ${opened.url()}`))
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (origin !== home && protocol !== 'blob:' && protocol !== 'data:') done.push(`asked for ${request.url()}`)
  })
  await signInAs(page, home, 'hoi-dong', password)
})
afterAll(async () => {
  await made?.close()
  trap?.close()
})

/** Whether the script of any of them ran in this page. */
const ran = () => page.evaluate(() => 'hacked' in globalThis)

it('are more than forty that are taken, and what is none of the kinds is refused by its content', () => {
  expect(files.length).toBeGreaterThan(70)
  expect(new Set(files.map(({ name }) => name)).size).toBe(files.length)
  for (const { name, refused, type } of files)
    expect([name, links.get(name)?.type]).toEqual([name, refused ? undefined : type])
  expect(links.size).toBeGreaterThanOrEqual(40)
})

it('the trap is noticed: a script in the page that does what theirs do', async () => {
  const address = `http://127.0.0.1:${(trap.address() as AddressInfo).port}/`
  const noticed = page.waitForEvent('popup')
  await page.evaluate((to) => void open(to), address)
  await (await noticed).close()
  await expect.poll(() => done.some((one) => one.startsWith('asked for'))).toBe(true)
  expect(done.some((one) => one.startsWith('a window'))).toBe(true)
  done.length = 0
})

it('the council sees each beside the row, and none runs, opens, asks or draws anything of its own', async () => {
  await page.goto(`${home}${paths.appraiseDomain(own, 'work')}`)
  const plan = row(page, 'plan')
  await plan.waitFor()
  const viewer = page.locator('.viewer')
  let seen = 0
  for (const [name, { type }] of links) {
    const words = `${text('viewer.see')} ${text('viewer.see-of', { name })}`
    const button = plan.getByRole('button', { name: words, exact: true })
    if (!/pdf|image/.test(type)) {
      expect([name, await button.count()]).toEqual([name, 0])
      continue
    }
    await button.click()
    await viewer.locator('canvas[data-drawn="1"], [role="alert"], img').first().waitFor()
    const picture = viewer.locator('img')
    if (type.startsWith('image'))
      await expect.poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(1)
    // A click in the middle of the page, where the notes of most of them lie.
    await viewer.locator('canvas, img').first().click()
    const own = await viewer.evaluate((one) =>
      [...one.querySelectorAll('iframe, object, embed, script, form, input, a')].map((found) => found.outerHTML),
    )
    expect([name, own.length, await ran()]).toEqual([name, 1, false])
    await viewer.locator('[data-close]').click()
    await viewer.waitFor({ state: 'detached' })
    seen += 1
  }
  expect(seen).toBeGreaterThanOrEqual(40)
  expect(done).toEqual([])
})

it('each that is asked for by its address is saved under its name, and never shown', async () => {
  for (const [name, { id, size }] of links) {
    const download = page.waitForEvent('download')
    await page.evaluate((address) => void (location.href = address), `/api/v1/evidence/${id}`)
    const saved = await download
    // Colons are no part of a file's name on every machine.
    expect(saved.suggestedFilename().replace(/[:_]/g, '')).toBe(name.replace(/[:_]/g, ''))
    expect(size).toBe(files.find((one) => one.name === name)?.bytes.length)
    await saved.cancel()
    expect([name, new URL(page.url()).pathname, await ran()]).toEqual([name, paths.appraiseDomain(own, 'work'), false])
  }
  expect(done).toEqual([])
})
