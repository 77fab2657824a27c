/** A browser for one test file. Whatever a page complains about fails the test in which it did. */
import { AxeBuilder } from '@axe-core/playwright'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { text } from '../../ui/text.ts'
import { findChromium } from './chromium.ts'
import { keyboardOnly } from './keyboard-only.ts'
import { tabAndType } from './keys.ts'

export interface Surfer {
  /** A person's own browser: nothing of another person's is in it. */
  readonly context: () => Promise<BrowserContext>
  /** A first page in a browser of its own. */
  readonly page: () => Promise<Page>
  /** Complaints that this test brings about on purpose, such as lines about a connection that it cut. */
  readonly expected: (complaint: RegExp) => void
}

export const desk = { width: 1280, height: 800 }
export const phone = { width: 360, height: 740 }
const narrowest = { width: 320, height: 640 }
/** 1280 × 1024, four times as large. */
export const zoomed = { width: 320, height: 256 }

/** For `expect.poll`: a state that comes, on however slow a machine. */
export const patience = { timeout: 30_000 }

/** `keyboardOnly`: a test fails in which anything was done that a keyboard cannot do. */
export function useBrowser(hands: { readonly keyboardOnly?: boolean } = {}): Surfer {
  let browser: Browser
  let complaints: string[] = []
  let expected: RegExp[] = []
  const complain = (words: string): void => {
    complaints.push(words)
  }

  beforeAll(async () => {
    const { path, args } = await findChromium()
    browser = await chromium.launch({ executablePath: path, args: [...args] })
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures(browser)
    const unexpected = complaints.filter((words) => !expected.some((pattern) => pattern.test(words)))
    complaints = []
    expected = []
    expect(unexpected, 'complaints of the browser').toEqual([])
  })
  afterAll(() => browser?.close())

  const context = async (): Promise<BrowserContext> => {
    const made = await browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: desk })
    made.setDefaultTimeout(patience.timeout)
    made.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        complain(`${message.type()}: ${message.text()} ${message.location().url}`)
    })
    made.on('weberror', (error) => complain(`page error: ${String(error.error().stack)}`))
    await made.exposeFunction('reportViolation', (words: string) => complain(`content security policy: ${words}`))
    await made.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        const report = (globalThis as unknown as { reportViolation: (words: string) => void }).reportViolation
        report(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`)
      })
    })
    if (hands.keyboardOnly) await keyboardOnly(made, complain)
    return made
  }
  return {
    context,
    page: async () => (await context()).newPage(),
    expected: (complaint) => expected.push(complaint),
  }
}

/** What was on the screens when a test failed. */
async function keepPictures(browser: Browser): Promise<void> {
  const pages = browser.contexts().flatMap((context) => context.pages())
  for (const [at, page] of pages.entries())
    await page.screenshot({ path: `.cache/pictures/failed-${at}.png`, fullPage: true })
}

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

/** No violation of WCAG 2.0–2.2 A/AA nor of best practice in the state the page is in. */
export async function expectAccessible(page: Page): Promise<void> {
  // Without frames, everything can run in the page itself.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await axe.withTags(standards).analyze()
  const found: string[] = []
  for (const { id, nodes } of violations)
    for (const { html, target } of nodes)
      if (id !== 'target-size' || !(await isLargeInView(page, String(target)))) found.push(`${id}: ${html}`)
  expect(found, `accessibility of ${page.url()} at ${page.viewportSize()?.width} px`).toEqual([])
}

/** A bar that stays in view may cover part of a target until people scroll on: it is measured where nothing does. */
async function isLargeInView(page: Page, target: string): Promise<boolean> {
  await page.locator(target).evaluate((one) => one.scrollIntoView({ block: 'center' }))
  const axe = new AxeBuilder({ page }).setLegacyMode().include(target).withRules('target-size')
  const { violations } = await axe.analyze()
  return violations.length === 0
}

/** Nothing stands out to the side; what is wide scrolls in a place of its own. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const wide = [...document.querySelectorAll('main *')].filter(
      (one) => one.getBoundingClientRect().right > clientWidth,
    )
    return [`${scrollWidth} > ${clientWidth}`, ...wide.slice(0, 3).map((one) => one.outerHTML.slice(0, 160))]
  })
  expect(found, `sideways scroll of ${page.url()} at ${page.viewportSize()?.width} px`).toEqual([])
}

/** Both, on a desk and on a phone; the page ends as wide as it was. */
export async function expectFits(page: Page): Promise<void> {
  const before = page.viewportSize() ?? desk
  await page.setViewportSize(desk)
  await expectAccessible(page)
  await page.setViewportSize(phone)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.setViewportSize(narrowest)
  await expectNoSidewaysScroll(page)
  await page.setViewportSize(before)
}

/**
 * A box that gets the focus stands above the bar at the bottom as a whole, also where only its first line did: there a
 * browser has nothing to bring into view. On a desk and on a phone; the page ends as wide as it was.
 */
export async function expectWhole(page: Page, box: Locator): Promise<void> {
  const before = page.viewportSize() ?? desk
  for (const size of [desk, phone]) {
    await page.setViewportSize(size)
    await box.evaluate((one) => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      // The page is long enough to lie anywhere.
      document.body.style.paddingBlock = '100vh'
      const bar = document.querySelector<HTMLElement>('.live-bar')?.offsetHeight ?? 0
      scrollBy(0, one.getBoundingClientRect().bottom - innerHeight + bar - 40)
    })
    const below = (): Promise<number> =>
      box.evaluate((one) => {
        const bar = document.querySelector('.live-bar')?.getBoundingClientRect().top ?? innerHeight
        return Math.max(0, Math.round(one.getBoundingClientRect().bottom - bar))
      })
    expect([size.width, await below()]).toEqual([size.width, 40])
    await box.evaluate((one: HTMLElement) => one.focus())
    await expect.poll(below, { ...patience, message: `under the bar at ${size.width} px` }).toBe(0)
    await box.evaluate(() => document.body.style.removeProperty('padding-block'))
  }
  await page.setViewportSize(before)
}

/** What is in view on a desk and on a phone, each with its own place on top, for people to look at. */
export async function picture(page: Page, name: string, onDesk: Locator, onPhone: Locator): Promise<void> {
  const before = page.viewportSize() ?? desk
  await page.mouse.move(0, 0)
  for (const size of [desk, phone]) {
    await page.setViewportSize(size)
    const top = size === desk ? onDesk : onPhone
    const held = await page.evaluateHandle(() => document.activeElement)
    await top.evaluate((top) => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      scrollTo(0, top.getBoundingClientRect().top + scrollY - 12)
    })
    await page.screenshot({ path: `.cache/pictures/${name}-${size.width}.png` })
    await page.evaluate((one) => one instanceof HTMLElement && one.focus({ preventScroll: true }), held)
  }
  await page.setViewportSize(before)
}

/** Waits for the page whose heading says this. */
export async function expectHeading(page: Page, words: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: words, exact: true }).waitFor()
}

export async function signInAs(page: Page, url: string, username: string, password: string): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await tabAndType(page, page.getByLabel(text('sign-in.username'), { exact: true }), username)
  await tabAndType(page, page.getByLabel(text('sign-in.password'), { exact: true }), password)
  await page.keyboard.press('Enter')
  await expectHeading(page, text('home.title'))
}
