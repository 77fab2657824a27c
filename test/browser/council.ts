/** What the council does at its desk, with the keyboard alone. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Framework, Group } from '../../engine/index.ts'
import { text } from '../../ui/text.ts'
import { focused, tabAndPress, tabTo } from './keys.ts'
import { answeredBelow, field, headingOf } from './office.ts'
import { expectHeading } from './page.ts'

export const row = (page: Page, criterion: string): Locator => page.locator(`[id="criterion-${criterion}"]`)

/** Accepts criterion after criterion with "=" and goes on with ↓; waits until the server holds them all. */
async function acceptDomain(page: Page, domain: Group): Promise<void> {
  const judged = answeredBelow(domain)
  await tabTo(page, page.locator('.desk-row').first())
  for (const [at, { id }] of judged.entries()) {
    if (at > 0) await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toBe(`criterion-${id}`)
    await page.keyboard.press('=')
  }
  await page.getByText(text('desk.decided', { count: judged.length, of: judged.length })).waitFor()
}

/** From the first domain of a unit through to its last. */
export async function acceptAll(page: Page, { domains }: Framework): Promise<void> {
  for (const [at, domain] of domains.entries()) {
    await expectHeading(page, headingOf(domain))
    await acceptDomain(page, domain)
    const next = domains[at + 1]
    const onward = next ? text('domain.next', { title: next.title.vi }) : text('domain.all')
    await tabAndPress(page, page.getByRole('main').getByRole('link', { name: onward }))
  }
}

/** Accepts everything on the page that needs no closer look, takes it back, and accepts it again. */
export async function acceptRest(page: Page, domain: Group): Promise<void> {
  const count = answeredBelow(domain).length
  const all = text('desk.accept-all', { count, what: text('desk.criteria') })
  await tabAndPress(page, page.getByRole('button', { name: all, exact: true }))
  await page.getByText(text('desk.accepted', { count })).waitFor()
  await tabAndPress(page, page.getByRole('button', { name: text('toast.undo'), exact: true }))
  await page.getByText(text('across.undone', { count })).waitFor()
  await tabAndPress(page, page.getByRole('button', { name: all, exact: true }))
  await page.getByText(text('desk.accepted', { count })).waitFor()
}

/** Replaces one typed fact; without a reason it is not taken. */
export async function changeFact(
  page: Page,
  criterion: string,
  input: string,
  typed: string,
  reason: string,
): Promise<void> {
  await tabTo(page, row(page, criterion))
  await tabAndPress(page, row(page, criterion).getByRole('button', { name: text('decide.change') }))
  await tabTo(page, field(page, criterion, input))
  await page.keyboard.type(typed)
  const save = row(page, criterion).getByRole('button', { name: text('decide.save') })
  await tabAndPress(page, save)
  await row(page, criterion)
    .getByText(text('problems.error', { text: text('decide.reason-missing') }))
    .waitFor()
  expect(await focused(page)).toBe(`${criterion}--reason`)
  await page.keyboard.type(reason)
  await tabAndPress(page, save)
  await row(page, criterion).getByText(text('decide.changed'), { exact: true }).waitFor()
}
