/** An office at its form, signed in once for a file of tests; each test opens the pages it wants. */
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Framework } from '../../engine/index.ts'
import { paths } from '../../ui/paths.ts'
import { text } from '../../ui/text.ts'
import { opened } from '../walk/opened.ts'
import type { Office, Opened } from '../walk/opened.ts'
import { stepTo, tabAndType } from './keys.ts'
import { signInAs } from './page.ts'
import type { Surfer } from './page.ts'

export interface FormDesk {
  /** The office whose form it is. */
  readonly own: () => Office
  /** Another office in the same round. */
  readonly other: () => Office
  readonly framework: () => Framework
  readonly url: () => string
  readonly context: () => BrowserContext
  /** One more tab, with one domain of the form. */
  readonly open: (domain: string) => Promise<Page>
}

export function useForm(surfer: Surfer): FormDesk {
  let all: Opened
  let own: Office
  let other: Office
  let context: BrowserContext

  beforeAll(async () => {
    all = await opened('Đợt thử', 'Phòng Tư pháp', 'Phòng Nội vụ')
    ;[own, other] = all.offices as [Office, Office]
    context = await surfer.context()
    await signInAs(await context.newPage(), all.product.url, own.username, own.password)
  })
  beforeEach(async () => {
    for (const page of context.pages()) await page.close()
    await context.setOffline(false)
  })
  afterAll(() => all?.product.stop())

  return {
    own: () => own,
    other: () => other,
    framework: () => all.framework,
    url: () => all.product.url,
    context: () => context,
    open: async (domain) => {
      const page = await context.newPage()
      await page.goto(all.product.url + paths.domain(own.assessment, domain))
      await page.locator('.row').first().waitFor()
      return page
    },
  }
}

/** One criterion. */
export const row = (page: Page, criterion: string): Locator => page.locator(`[id="${criterion}"]`)

/** Waits until the server has said that it holds what was typed. */
export const saved = (page: Page, criterion: string): Promise<void> =>
  stateOf(page, criterion)
    .getByText(text('save.saved', { time: '' }).trim())
    .waitFor()

/** Where a criterion says how its saving stands. */
export const stateOf = (page: Page, criterion: string): Locator => row(page, criterion).locator('.row-score')

/** Types into a box in place of what stands there, and goes on to the next one. */
export async function enter(box: Locator, typed: string): Promise<void> {
  const page = box.page()
  await stepTo(page, box)
  await tabAndType(page, box, typed)
  await page.keyboard.press('Enter')
}
