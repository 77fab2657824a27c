/** The interface speaks Vietnamese or English, wholly. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leaves } from '../../engine/index.ts'
import { paths } from '../../ui/paths.ts'
import { text } from '../../ui/text.ts'
import { opened } from '../walk/opened.ts'
import type { Office, Opened } from '../walk/opened.ts'
import { tabAndPress, tabAndType } from './keys.ts'
import { expectFits, expectHeading, signInAs, useBrowser } from './page.ts'

const surfer = useBrowser({ keyboardOnly: true })
const title = 'Đánh giá năm 2026'
let all: Opened
let own: Office
let page: Page

beforeAll(async () => {
  all = await opened(title, 'Phòng Tư pháp')
  own = all.offices[0]!
  page = await surfer.page()
})
afterAll(() => all?.product.stop())

const lang = (): Promise<string> => page.evaluate(() => document.documentElement.lang)
/** Presses the button of the language, and waits until the page offers the other one. */
async function press(name: string, then: string): Promise<void> {
  await tabAndPress(page, page.getByRole('button', { name }))
  await page.getByRole('button', { name: then }).waitFor()
}
const toEnglish = (): Promise<void> => press('English', 'Tiếng Việt')
const toVietnamese = (): Promise<void> => press('Tiếng Việt', 'English')

/** Vietnamese words in view or read aloud, apart from names that an authority gave and the way back. */
async function vietnamese(): Promise<string[]> {
  const said = await page.evaluate(() => {
    const labels = [...document.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label') ?? '')
    return [document.title, ...labels, ...document.body.innerText.split('\n')]
  })
  const names = ['Tiếng Việt', 'UBND quận Mẫu', `Người của ${own.unit}`, own.unit, title]
  return said
    .map((line) => names.reduce((rest, name) => rest.replaceAll(name, ''), line))
    .filter((line) => /[\u0300-\u036fđ]/i.test(line.normalize('NFD')))
}

describe('language', () => {
  it('of the sign-in page switches and switches back', async () => {
    await page.goto(`${all.product.url}/sign-in`)
    await expectHeading(page, text('sign-in.title'))
    expect(await lang()).toBe('vi')
    await toEnglish()
    await expectHeading(page, 'Sign in')
    expect([await lang(), await page.title()]).toEqual(['en', 'Sign in – Khung'])
    expect(await vietnamese()).toEqual([])
    await tabAndPress(page, page.getByRole('button', { name: 'Sign in' }))
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    expect(await vietnamese()).toEqual([])
    await expectFits(page)
    await toVietnamese()
    await expectHeading(page, text('sign-in.title'))
    expect(await lang()).toBe('vi')
  })

  it('of the home page switches with everything on it, and is kept', async () => {
    await signInAs(page, all.product.url, own.username, own.password)
    await toEnglish()
    await expectHeading(page, 'My work')
    await page.reload()
    await expectHeading(page, 'My work')
    expect([await lang(), await page.title()]).toEqual(['en', 'My work – Khung'])
    expect(await vietnamese()).toEqual([])
    await expectFits(page)
  })

  it('of the page for a new password switches too', async () => {
    await page.goto(all.product.url + paths.password)
    await expectHeading(page, 'Change password')
    expect(await vietnamese()).toEqual([])
    await expectFits(page)
  })

  it('of the form and the check switches with the words of the framework; facts stay as they are', async () => {
    await page.goto(all.product.url + paths.domain(own.assessment, 'modernisation'))
    await expectHeading(page, '7. Administrative modernisation')
    const rate = page.locator('[id="incoming-documents--rate"]')
    await tabAndType(page, rate, '98.6')
    await Promise.all([page.waitForResponse('**/answers/incoming-documents'), page.keyboard.press('Enter')])
    expect(await vietnamese()).toEqual([])
    await toVietnamese()
    await expectHeading(page, '7. Hiện đại hóa hành chính')
    expect(await rate.inputValue()).toBe('98,6')
    await toEnglish()
    await page.goto(all.product.url + paths.check(own.assessment))
    await expectHeading(page, 'Check and submit the self-score')
    expect(await page.locator('.check-table tbody tr').count()).toBeGreaterThan(leaves(all.framework).length)
    expect(await vietnamese()).toEqual([])
  })
})
