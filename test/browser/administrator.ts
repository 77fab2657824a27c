/** What an administrator does to get a round going, in the pages made for it. */
import type { Page } from 'playwright-core'
import type { Role, RoundState } from '../../ui/api.ts'
import { roleWords, roundWords } from '../../ui/states.ts'
import { text } from '../../ui/text.ts'
import { tabAndChoose, tabAndPress, tabAndSelect, tabAndType } from './keys.ts'
import { expectHeading } from './page.ts'

export const password = 'mật khẩu đủ dài để thử'

/** Follows the one-time link and names the authority; ends at home. */
export async function setUp(page: Page): Promise<void> {
  await tabAndType(page, page.getByLabel(text('setup.authority')), 'UBND quận Mẫu')
  await tabAndType(page, page.getByLabel(text('setup.name')), 'Nguyễn Thị Quản Trị')
  await tabAndType(page, page.getByLabel(text('sign-in.username')), 'quantri')
  await tabAndType(page, page.getByLabel(text('sign-in.password'), { exact: true }), password)
  await tabAndPress(page, page.getByRole('button', { name: text('setup.do'), exact: true }))
  await expectHeading(page, text('home.title'))
}

export async function addUnits(page: Page, names: readonly string[]): Promise<void> {
  await tabAndType(page, page.getByLabel(text('units.names')), names.join('\n'))
  await tabAndChoose(page, page.getByLabel(text('types.unnamed', { id: 'phong' })))
  await tabAndPress(page, page.getByRole('button', { name: text('units.do') }))
  await page.getByText(text('units.added', { count: names.length })).waitFor()
}

/** Makes an account; returns the invitation link that the page shows once. */
export async function addPerson(
  page: Page,
  name: string,
  username: string,
  role: Role,
  unit?: string,
): Promise<string> {
  await tabAndType(page, page.getByLabel(text('people.name')), name)
  // The name suggests a username; what is typed takes its place.
  await page.keyboard.press('Tab')
  await page.keyboard.type(username)
  await tabAndChoose(page, page.getByLabel(roleWords(role), { exact: true }))
  if (unit) await tabAndSelect(page, page.getByLabel(text('unit'), { exact: true }), unit)
  await tabAndPress(page, page.getByRole('button', { name: text('people.do') }))
  await page.getByRole('heading', { name: text('people.created', { username, name }) }).waitFor()
  // The focus goes there once the list is fresh; typing before would be cut off.
  await page.locator('.created:focus').waitFor()
  return page.locator('.secret').innerText()
}

/** "31/12/2026", so many days from today in Hanoi. */
function inDays(days: number): string {
  const day = new Date(Date.now() + 7 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
  return day.split('-').toReversed().join('/')
}

/** A round without survey for every unit; ends at its page. */
export async function makeRound(page: Page, title: string, framework: string): Promise<void> {
  await tabAndChoose(page, page.getByRole('radio', { name: framework }))
  await tabAndType(page, page.getByLabel(text('new-round.name')), title)
  await tabAndType(page, page.getByLabel(text('new-round.from')), '1/1/2026')
  await tabAndType(page, page.getByLabel(text('new-round.until')), '31/12/2026')
  await tabAndChoose(page, page.getByLabel(text('round.survey-none')))
  await tabAndType(page, page.getByLabel(text('round.self-scoring-until')), inDays(8))
  await tabAndType(page, page.getByLabel(text('round.appraisal-until'), { exact: true }), inDays(38))
  await tabAndChoose(page, page.getByLabel(text('new-round.all-units')))
  await tabAndPress(page, page.getByRole('button', { name: text('new-round.do') }))
  await expectHeading(page, title)
}

/** Takes the next step of a round from its page, and confirms it. */
export async function takeStep(page: Page, step: string, then: RoundState): Promise<void> {
  await tabAndPress(page, page.getByRole('button', { name: step }))
  await tabAndPress(page, page.getByRole('dialog').getByRole('button', { name: step }))
  await page.getByText(text('round.moved', { state: roundWords(then) })).waitFor()
  await tabAndPress(page, page.getByRole('button', { name: text('toast.close') }))
}
