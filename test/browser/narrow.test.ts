/** A window as it is at 400 % zoom, and what the form asks for before it is there. */
import { describe, expect, it } from 'vitest'
import { paths } from '../../ui/paths.ts'
import { useForm } from './form.ts'
import { tabThrough } from './keys.ts'
import { expectNoSidewaysScroll, signInAs, useBrowser, zoomed } from './page.ts'

const surfer = useBrowser({ keyboardOnly: true })
const { context, own, url } = useForm(surfer)

describe('at 400 % zoom', () => {
  it.each([
    ['home', () => '/'],
    ['the domains', () => paths.assessment(own().assessment)],
    ['a domain', () => paths.domain(own().assessment, 'procedures')],
    ['the check', () => paths.check(own().assessment)],
  ])('%s keeps what is in hand in sight, and nothing stands out to the side', async (_, path) => {
    const page = await context().newPage()
    await page.setViewportSize(zoomed)
    await page.goto(url() + path())
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectNoSidewaysScroll(page)
    expect(await tabThrough(page)).toBeGreaterThan(5)
    await expectNoSidewaysScroll(page)
  })
})

describe('the form', () => {
  it('asks for exactly two font files, its own', async () => {
    const page = await context().newPage()
    const fonts: string[] = []
    page.on('request', (request) => {
      if (request.resourceType() === 'font') fonts.push(request.url())
    })
    await page.goto(url() + paths.domain(own().assessment, 'procedures'))
    await page.locator('.row').first().waitFor()
    await page.evaluate(() => document.fonts.ready.then(() => null))
    expect(new Set(fonts).size).toBe(2)
    expect(fonts.filter((font) => !font.startsWith(`${url()}/assets/`))).toEqual([])
  })

  it('asks for at most 60 kB of scripts, as they travel', async () => {
    // In a browser of its own: nothing is kept in it from before.
    const page = await surfer.page()
    await signInAs(page, url(), own().username, own().password)
    await page.goto(url() + paths.domain(own().assessment, 'procedures'))
    await page.locator('.row').first().waitFor()
    await page.waitForLoadState('networkidle')
    const scripts = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map((one) => one as PerformanceResourceTiming)
        .filter(({ name }) => name.endsWith('.js')),
    )
    const bytes = scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
    expect(scripts.length).toBeGreaterThan(1)
    expect(bytes).toBeLessThanOrEqual(60_000)
  })
})
