/** The page before submission: what is missing, and the way to the button. */
import { describe, expect, it } from 'vitest'
import { paths } from '../../ui/paths.ts'
import { text } from '../../ui/text.ts'
import { useForm } from './form.ts'
import { tabAndPress } from './keys.ts'
import { expectFits, patience, useBrowser } from './page.ts'

const surfer = useBrowser({ keyboardOnly: true })
const { open, own, url } = useForm(surfer)

describe('the page before submission', () => {
  it('says at its top on a phone how much is missing, with ways there and to the button', async () => {
    const page = await open('leadership')
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto(url() + paths.check(own().assessment))
    const missing = page.locator('.notice').filter({ hasText: /^\s*Còn \d+ tiêu chí chưa trả lời/ })
    await missing.waitFor()
    await expectFits(page)
    const links = missing.locator('ul').first().getByRole('link')
    expect(await missing.innerText()).toContain(text('check.unanswered', { count: await links.count() }))
    await tabAndPress(page, page.getByRole('link', { name: text('check.to-submit') }))
    const submit = page.getByRole('button', { name: text('check.submit') })
    await expect.poll(() => submit.evaluate((one) => one === document.activeElement), patience).toBe(true)
    const target = (await links.first().getAttribute('href'))?.split('#')[1] ?? ''
    await tabAndPress(page, links.first())
    await expect.poll(() => page.evaluate(() => document.activeElement?.id), patience).toContain(target)
  })
})
