/** A broken network, a reload without one and a killed tab: nothing is lost, and everything is sent once. */
import type { Page, Route } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Assessment } from '../../ui/api.ts'
import { paths } from '../../ui/paths.ts'
import { text } from '../../ui/text.ts'
import { held } from '../walk/opened.ts'
import { enter, saved, stateOf, useForm } from './form.ts'
import { tabAndChoose, tabAndPress, tabAndType, tabTo } from './keys.ts'
import { field } from './office.ts'
import { expectFits, expectWhole, patience, useBrowser } from './page.ts'

const surfer = useBrowser({ keyboardOnly: true })
const { context, open, own, url } = useForm(surfer)

/** Numbers of one domain, in the order in which they stand in the form. */
const questions = [
  ['late-apologies', 'late'],
  ['repeat-requests', 'repeats'],
  ['feedback', 'on_time'],
  ['one-stop-shop', 'outside'],
] as const

/** Waits until the browser has kept the shell: from then on the form opens without a connection. */
const shellKept = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (navigator.serviceWorker.controller) return
    await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }))
  })

/** What was put where from now on, in order. */
function watched(page: Page): string[] {
  const sent: string[] = []
  page.on('requestfinished', (request) => {
    const criterion = /answers\/([\w-]+)$/.exec(request.url())?.[1]
    if (criterion && request.method() === 'PUT') sent.push(criterion)
  })
  return sent
}

const disconnected = (route: Route): Promise<void> => route.abort('internetdisconnected')

/** Nothing gets through, in a page that is just being loaded either: there the browser's own switch comes a moment late. */
async function cut(): Promise<void> {
  await context().route('**/api/**', disconnected)
  await context().setOffline(true)
}

async function mend(): Promise<void> {
  await context().unroute('**/api/**', disconnected)
  await context().setOffline(false)
}

const unsent = (page: Page, criterion: string): Promise<void> =>
  stateOf(page, criterion).getByText(text('save.unsent'), { exact: true }).waitFor()

describe('without a network', () => {
  it(
    '200 edits, a reload and another page later, everything is sent once and in order',
    { timeout: 180_000 },
    async () => {
      surfer.expected(/net::ERR_(INTERNET_DISCONNECTED|FAILED)|Failed to load resource/)
      const page = await open('procedures')
      await shellKept(page)
      const before = (await own().person.get<Assessment>(`/assessments/${own().assessment}`)).answers
      await cut()
      const order = [questions[2], questions[0], questions[3], questions[1]]
      for (let edit = 0; edit < 200; edit++) {
        const [criterion, input] = order[edit % order.length]!
        await enter(field(page, criterion, input), `${1 + edit}`)
      }
      await unsent(page, 'late-apologies')
      await page.reload()
      await page.getByText(text('save.cut-off')).waitFor()
      await expectFits(page)
      for (const [at, [criterion, input]] of order.entries())
        expect(await field(page, criterion, input).inputValue()).toBe(`${197 + at}`)
      expect((await own().person.get<Assessment>(`/assessments/${own().assessment}`)).answers).toEqual(before)
      // Another page of the form opens by its address, too.
      await page.goto(url() + paths.assessment(own().assessment))
      await page.getByText(text('save.cut-off')).waitFor()
      const sent = watched(page)
      await mend()
      await expect.poll(() => sent, patience).toEqual(order.map(([criterion]) => criterion))
      for (const [at, [criterion, input]] of order.entries())
        await expect
          .poll(() => held(own(), criterion), patience)
          .toEqual({ inputs: { [input]: `${197 + at}` }, note: '', rev: 1 })
      await page.getByText(text('save.cut-off')).waitFor({ state: 'detached' })
      expect(sent.length).toBe(order.length)
    },
  )

  it('what was saved before the line broke is there after a reload, and builds on what the server holds', async () => {
    surfer.expected(/net::ERR_(INTERNET_DISCONNECTED|FAILED)|Failed to load resource/)
    const page = await open('staff')
    await shellKept(page)
    await enter(field(page, 'written-warnings', 'warnings'), '2')
    await saved(page, 'written-warnings')
    // The copy of the form is written shortly after.
    await page.waitForTimeout(1500)
    await cut()
    await page.reload()
    await page.getByText(text('save.cut-off')).waitFor()
    expect(await field(page, 'written-warnings', 'warnings').inputValue()).toBe('2')
    await enter(field(page, 'written-warnings', 'warnings'), '3')
    await unsent(page, 'written-warnings')
    await mend()
    await saved(page, 'written-warnings')
    expect(await held(own(), 'written-warnings')).toEqual({ inputs: { warnings: '3' }, note: '', rev: 2 })
  })

  it('a reply that was lost is no second edit', async () => {
    surfer.expected(/net::ERR_FAILED|412 \(Precondition Failed\)/)
    const page = await open('staff')
    await page.route(
      '**/answers/disciplined-staff',
      async (route) => {
        await route.fetch()
        await route.abort()
      },
      { times: 1 },
    )
    await enter(field(page, 'disciplined-staff', 'persons'), '1')
    await saved(page, 'disciplined-staff')
    expect(await held(own(), 'disciplined-staff')).toEqual({ inputs: { persons: '1' }, note: '', rev: 1 })
  })
})

describe('what an office’s browser keeps', () => {
  it('is the form with what it asks for later, and nothing that only the council needs', async () => {
    const page = await open('staff')
    await shellKept(page)
    const files = await page.evaluate(async () => {
      const caches = await Promise.all((await globalThis.caches.keys()).map((name) => globalThis.caches.open(name)))
      const kept = await Promise.all(caches.map((cache) => cache.keys()))
      return kept.flat().map(({ url }) => new URL(url).pathname)
    })
    const parts = files.map((file) => /^\/assets\/(.+)-.{8}\.js$/.exec(file)?.[1] ?? '')
    for (const part of ['form', 'why', 'paste-dialog', 'reach.worker']) expect(parts).toContain(part)
    expect(files.filter((file) => /pdfjs|council|across|viewer/.test(file))).toEqual([])
  })
})

describe('a tab that is killed', () => {
  it('has lost nothing, not even what was being typed', async () => {
    const page = await open('implementation')
    await enter(field(page, 'drafting-quality', 'faulty'), '4')
    await saved(page, 'drafting-quality')
    const box = field(page, 'drafting-quality', 'faulty')
    await tabAndType(page, box, '7')
    const killed = await context().newCDPSession(page)
    const gone = page.waitForEvent('crash')
    void killed.send('Page.crash').catch(() => {})
    await gone
    await page.close()
    const again = await open('implementation')
    await expect.poll(() => field(again, 'drafting-quality', 'faulty').inputValue(), patience).toBe('7')
    expect(await held(own(), 'drafting-quality')).toMatchObject({ inputs: { faulty: '4' } })
    await enter(field(again, 'drafting-quality', 'faulty'), '7')
    await saved(again, 'drafting-quality')
    expect(await held(own(), 'drafting-quality')).toEqual({ inputs: { faulty: '7' }, note: '', rev: 2 })
  })
})

describe('a reason why something does not arise', () => {
  it('outlives the tab before its box is left, and its box stands above the bar', async () => {
    const page = await open('leadership')
    await tabAndChoose(page, page.locator('[id="issues-fixed--not_arising-claim"]'))
    const reason = (shown: Page) => shown.locator('[id="issues-fixed--not_arising"]')
    await tabTo(page, reason(page))
    await expectWhole(page, reason(page))
    await page.keyboard.type('Chưa có đợt kiểm tra nào')
    await page.close()
    const again = await open('leadership')
    await expect.poll(() => reason(again).inputValue(), patience).toBe('Chưa có đợt kiểm tra nào')
    await saved(again, 'issues-fixed')
  })
})

describe('signing out', () => {
  it('with something unsent first offers to stay, and then loses nothing', async () => {
    const page = await open('staff')
    const box = field(page, 'written-warnings', 'warnings')
    await enter(box, '8,,5')
    await tabAndPress(page, page.getByRole('button', { name: text('shell.sign-out') }))
    await page.getByRole('dialog', { name: text('sign-out.title') }).waitFor()
    expect(await page.locator('dialog button').allInnerTexts()).toEqual([text('confirm.no'), text('sign-out.yes')])
    expect(await page.locator('dialog button:not(.button-second)').allInnerTexts()).toEqual([text('confirm.no')])
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(text('confirm.no'))
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await box.inputValue()).toBe('8,,5')
    await enter(box, '3')
    await saved(page, 'written-warnings')
  })

  it('leaves nothing of the form in the browser', async () => {
    const page = await open('staff')
    await tabAndPress(page, page.getByRole('button', { name: text('shell.sign-out') }))
    await page.getByLabel(text('sign-in.username'), { exact: true }).waitFor()
    const left = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          const opening = indexedDB.open('khung', 1)
          opening.addEventListener('success', () => {
            const counting = opening.result.transaction('kept').objectStore('kept').count()
            counting.addEventListener('success', () => done(counting.result))
          })
        }),
    )
    expect(left).toBe(0)
  })
})
