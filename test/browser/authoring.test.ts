/** A framework is changed in the browser: in the table, in the text, as a form; then proven and published. */
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Draft, DraftSummary, FrameworkSummary } from '../../ui/api.ts'
import { paths } from '../../ui/paths.ts'
import { text } from '../../ui/text.ts'
import { harness, password, type Harness, type Voice } from '../server/harness.ts'
import { authoringShelf, examplesOf, textOf } from './authoring/shelf.ts'
import { focused, tabAndChoose, tabAndPress, tabAndType, tabTo } from './keys.ts'
import { expectFits, expectHeading, patience, signInAs, useBrowser } from './page.ts'

const surfer = useBrowser({ keyboardOnly: true })
let made: Harness
let url: string
let author: Voice

beforeAll(async () => {
  made = await harness({
    ui: resolve('dist/ui'),
    frameworks: authoringShelf(['thu', 'thu-1280', 'thu-360']),
    asShelved: true,
  })
  url = made.url.replace('127.0.0.1', 'localhost')
  author = await made.person('soan-khung', 'author')
  await made.person('quan-tri', 'administrator')
})
afterAll(() => made?.close())

const arrive = async (username: string, path: string): Promise<Page> => {
  const page = await surfer.page()
  await signInAs(page, url, username, password)
  await page.goto(`${url}${path}`)
  return page
}
const picture = (page: Page, name: string) =>
  page.screenshot({ path: `.cache/pictures/authoring-${name}-${page.viewportSize()?.width}.png`, fullPage: true })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const view = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
const bar = (page: Page) => page.locator('.live-bar')
const drafts = async (): Promise<readonly DraftSummary[]> => (await author.get<DraftSummary[]>('/drafts')).body
const draftOf = async (page: Page): Promise<Draft> =>
  (await author.get<Draft>(`/drafts/${new URL(page.url()).pathname.split('/').at(-1)}`)).body
const saved = (page: Page) =>
  expect.poll(() => bar(page).innerText(), patience).toContain(text('save.saved', { time: '' }).trim())
const changedLines = (from: string, to: string): readonly (readonly [string, string])[] => {
  const [old, now] = [from.split('\n'), to.split('\n')]
  expect(now.length).toBe(old.length)
  return now.flatMap((line, at) => (line === old[at] ? [] : [[old[at]!, line] as const]))
}

/** Begins with what the shelf has; ends at the draft. */
async function begin(username: string, width: number, id = 'thu'): Promise<Page> {
  const page = await arrive(username, paths.framework(id, '1.0.0'))
  await page.setViewportSize({ width, height: 800 })
  await tabAndPress(page, page.locator('main summary', { hasText: text('begin.title') }))
  await expectFits(page)
  await tabAndPress(page, button(page, text('begin.do')))
  await expectHeading(page, text('author.title', { reference: `${id}@1.1.0` }))
  await page.locator('khung-draft-grid summary').first().waitFor()
  return page
}
/** The first is open already. */
async function openDomain(page: Page, words: string): Promise<void> {
  const section = page.locator('.draft-section', { hasText: words })
  await section.waitFor()
  if (!(await section.evaluate((one) => (one as HTMLDetailsElement).open)))
    await tabAndPress(page, section.locator('summary'))
  await section.locator('table').waitFor()
}

describe.each([
  [1280, 'quan-tri'],
  [360, 'soan-khung'],
] as const)('at %i px, by keyboard alone', (width, username) => {
  const id = `thu-${width}`
  const [before, written] = [textOf(id), examplesOf(id)]
  const next = '2.0.0'

  it('a framework is changed, proven and published', async () => {
    const page = await begin(username, width, id)
    await expectFits(page)
    expect(changedLines(before, (await draftOf(page)).text)).toEqual([['version: "1.0.0"', 'version: "1.1.0"']])
    await expect.poll(() => bar(page).innerText(), patience).toContain(text('author.total', { sum: '10', total: '10' }))

    // More points than the domain has: said where it is, with one press to put it right, and the total follows.
    await openDomain(page, 'Công việc')
    await tabAndType(page, page.locator('#max-plan'), '2,5')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('max-on-time')
    await page
      .locator('#row-work')
      .getByText(text('author.sum', { sum: '5,5' }))
      .waitFor()
    await expect.poll(() => bar(page).innerText(), patience).toContain(text('author.wrong', { count: 2 }))
    await expectFits(page)
    await tabAndPress(page, button(page, text('author.set-sum', { sum: '5,5' })))
    await expect
      .poll(() => bar(page).innerText(), patience)
      .toContain(text('author.total', { sum: '10,5', total: '10' }))
    await picture(page, 'grid')

    // It was not meant: two steps back, and the text is as it was, byte by byte.
    await tabAndPress(page, button(page, text('author.undo')))
    await tabAndPress(page, button(page, text('author.undo')))
    await expect.poll(() => bar(page).innerText(), patience).toContain(text('author.right'))
    await saved(page)
    expect(changedLines(before, (await draftOf(page)).text)).toEqual([['version: "1.0.0"', 'version: "1.1.0"']])

    // One figure of a rule: one line of the text, and the sentence says it.
    await tabAndPress(page, page.locator('[data-edit="on-time"]'))
    const figure = page.locator('#of-on-time-rule-tiers-steps-1-from')
    await tabAndType(page, figure, '92;5')
    await page.keyboard.press('Enter')
    await page.locator('#of-on-time-rule-tiers-steps-1-from-error').waitFor()
    await expectFits(page)
    await tabAndType(page, figure, '92,5')
    await page.keyboard.press('Enter')
    await tabAndType(page, page.locator('#of-on-time-rule-tiers-steps-0-below'), '92,5')
    await page.keyboard.press('Enter')
    await page
      .locator('#row-on-time')
      .getByText(/từ 92,5.% đến dưới 98.%/)
      .waitFor()
    await expect.poll(() => bar(page).innerText(), patience).toContain(text('author.right'))
    await saved(page)
    expect(changedLines(before, (await draftOf(page)).text)).toEqual([
      ['version: "1.0.0"', 'version: "1.1.0"'],
      ['              - { below: 90, points: 0 }', '              - { below: 92.5, points: 0 }'],
      [
        '              - { from: 90, points: 1.5 } # mức của Thành phố',
        '              - { from: 92.5, points: 1.5 } # mức của Thành phố',
      ],
    ])
    await picture(page, 'panel')

    // The form that comes of it, filled in on trial.
    await tabAndPress(page, view(page, text('author.view-form')))
    await tabAndType(page, page.getByLabel('Tỷ lệ đúng hạn'), '92,5')
    await page.keyboard.press('Tab')
    await page.locator('khung-draft-preview .row-earned', { hasText: '1,50' }).waitFor()
    await expectFits(page)
    await picture(page, 'form')

    // Too small a step is refused with the reason, and put right by one press.
    await tabAndPress(page, view(page, text('author.view-publish')))
    await page.getByText(text('author.not-publishable', { count: 2 })).waitFor()
    await page
      .getByText('Phiên bản tối thiểu')
      .or(page.getByText(/on-time: rule/))
      .first()
      .waitFor()
    await expectFits(page)
    await picture(page, 'refused')
    await tabAndPress(page, button(page, text('author.renumber', { version: next })))
    await expectHeading(page, text('author.title', { reference: `${id}@${next}` }))
    await page.getByText(text('author.not-publishable', { count: 1 })).waitFor()

    // The example that says otherwise is named; its new result is taken as right.
    await tabAndPress(page, view(page, text('author.view-examples')))
    await page.getByText(text('author.examples-fail', { count: 1, of: 6 })).waitFor()
    await page.getByText('Đúng 90% thì được 1,5 điểm', { exact: true }).waitFor()
    await expectFits(page)
    await picture(page, 'examples')
    await tabAndPress(page, button(page, text('author.accept-of', { name: 'Đúng 90% thì được 1,5 điểm' })))
    await page.getByText(text('author.examples-pass', { count: 6 })).waitFor()
    await saved(page)
    expect(changedLines(written, (await draftOf(page)).examples)).toEqual([
      [`framework: ${id}@1.0.0`, `framework: ${id}@${next}`],
      ['    expect: { on-time: "1.50" }', '    expect: { on-time: "0.00" }'],
    ])

    await tabAndPress(page, view(page, text('author.view-publish')))
    await page.getByText(text('author.publishable', { version: next })).waitFor()
    await expectFits(page)
    await picture(page, 'publish')
    await tabAndPress(page, button(page, text('author.publish', { version: next })))
    await page.getByRole('dialog').waitFor()
    await expectFits(page)
    await tabAndPress(
      page,
      page.getByRole('dialog').getByRole('button', { name: text('author.publish', { version: next }) }),
    )
    await page.waitForURL(`**${paths.framework(id, next)}`)
    await page.getByText(text('framework.ready')).waitFor()
    await expectFits(page)
    const shelf = (await author.get<FrameworkSummary[]>('/frameworks')).body
    expect(shelf.find((one) => one.id === id && one.version === next)).toMatchObject({ published: true, problems: [] })
    expect(await drafts()).toEqual([])
  })
})

describe('a draft', () => {
  const before = textOf('thu')

  it('is one text: what is typed in the YAML is in the table, and the other way round', async () => {
    const page = await begin('soan-khung', 1280)
    await tabAndPress(page, view(page, text('author.view-yaml')))
    // The box itself lies in a root of its own.
    await page.getByRole('textbox', { name: text('author.yaml-label') }).waitFor()
    await tabTo(page, page.locator('khung-yaml-editor'))
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type('# Tiếng Việt có dấu: ườ ỗ ế\n')
    await saved(page)
    expect((await draftOf(page)).text.endsWith('# Tiếng Việt có dấu: ườ ỗ ế\n')).toBe(true)
    await expectFits(page)
    await picture(page, 'yaml')

    // A slip is said with its line, and leads to it; the table waits and nothing is lost.
    await page.keyboard.type('bands:\n  - [\n')
    await page.getByRole('heading', { name: text('author.problems') }).waitFor()
    await expectFits(page)
    const typed = (await draftOf(page)).text
    await saved(page)
    await tabAndPress(page, view(page, text('author.view-grid')))
    await page.getByText(text('author.unreadable')).waitFor()
    await expectFits(page)
    await tabAndPress(page, page.getByRole('button', { name: /^Đến dòng \d+$/ }).first())
    await page
      .getByRole('textbox', { name: text('author.yaml-label') })
      .and(page.locator(':focus'))
      .waitFor()
    expect(typed.startsWith('# Khung thử')).toBe(true)
    await tabAndPress(page, button(page, text('author.undo')))
    await page.getByText(text('author.no-problems')).waitFor()

    await tabAndPress(page, view(page, text('author.view-grid')))
    await openDomain(page, 'Sáng kiến')
    await tabAndType(page, page.locator('#max-ideas'), '4')
    await page.keyboard.press('Enter')
    await tabAndPress(page, view(page, text('author.view-yaml')))
    // What lies further down is drawn when somebody goes there.
    await tabTo(page, page.locator('khung-yaml-editor'))
    await page.keyboard.press('ControlOrMeta+End')
    await expect.poll(() => page.locator('.cm-content').innerText(), patience).toContain('max: 4')
    await removeDraft(page)
  })

  it('gets a criterion by a template, moves it, and gives it back', async () => {
    const page = await begin('soan-khung', 1280)
    await openDomain(page, 'Sáng kiến')
    await tabAndPress(page, page.locator('[data-edit="ideas"]'))
    await tabAndPress(page, button(page, text('author.add-after')))
    await page.getByRole('dialog').waitFor()
    await expectFits(page)
    await page.keyboard.press('Enter')
    await page.getByText(text('new.title-missing')).waitFor()
    await tabAndType(page, page.getByLabel(text('new.title')), 'Họp không giấy tờ')
    await tabAndType(page, page.getByRole('dialog').getByLabel(text('author.max')), '0,5')
    await tabAndChoose(page, page.getByRole('radio', { name: 'Chấm theo nhận định' }))
    await expectFits(page)
    await tabAndPress(page, page.getByRole('dialog').getByRole('button', { name: text('new.do') }))
    await page.locator('[data-edit="hop-khong-giay-to"]:focus').waitFor()
    await page.getByRole('rowheader', { name: '2.2 Họp không giấy tờ' }).waitFor()
    await expectFits(page)
    await picture(page, 'added')
    // The council may give as much as the criterion is worth.
    await tabAndType(page, page.locator('#max-hop-khong-giay-to'), '0,75')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await draftOf(page)).text.match(/max: 0\.75/g), patience).toHaveLength(2)
    await tabTo(page, page.locator('[data-edit="hop-khong-giay-to"]'))
    await tabAndPress(page, button(page, text('author.up')))
    await expect
      .poll(
        () =>
          page
            .locator('.draft-section')
            .nth(1)
            .locator('tr[data-row]')
            .evaluateAll((all) => all.map(({ id }) => id)),
        patience,
      )
      .toEqual(['row-esteem', 'row-hop-khong-giay-to', 'row-ideas'])
    await tabAndPress(page, button(page, text('author.remove')))
    await page.locator('#row-hop-khong-giay-to').waitFor({ state: 'detached' })
    await saved(page)
    expect(changedLines(before, (await draftOf(page)).text)).toEqual([['version: "1.0.0"', 'version: "1.1.0"']])
    await removeDraft(page)
  })

  it('gets one more step of a rule, and one less', async () => {
    const page = await begin('soan-khung', 1280)
    await openDomain(page, 'Công việc')
    await tabAndPress(page, page.locator('[data-edit="on-time"]'))
    const step = (words: string) => page.getByRole('button', { name: new RegExp(`^${words}: Bậc 2`) })
    await tabAndPress(page, step(text('author.copy-item')))
    await page.locator('#of-on-time-rule-tiers-steps-3-from').waitFor()
    await saved(page)
    const step2 = '              - { from: 90, points: 1.5 }'
    const [old, now] = [before.split('\n'), (await draftOf(page)).text.split('\n')]
    expect(now.length).toBe(old.length + 1)
    expect(now.filter((line) => line.startsWith(step2)).length).toBe(2)
    await tabAndType(page, page.locator('#of-on-time-rule-tiers-steps-2-from'), '95')
    await page.keyboard.press('Enter')
    await tabAndType(page, page.locator('#of-on-time-rule-tiers-steps-2-points'), '2')
    await page.keyboard.press('Enter')
    await page
      .locator('#row-on-time')
      .getByText(/từ 95.% đến dưới 98.%: 2.điểm/)
      .waitFor()
    await expect.poll(() => bar(page).innerText(), patience).toContain(text('author.right'))
    await expectFits(page)
    await picture(page, 'steps')
    await tabAndPress(page, page.getByRole('button', { name: new RegExp(`^${text('author.drop-item')}: Bậc 3`) }))
    await page.locator('#of-on-time-rule-tiers-steps-3-from').waitFor({ state: 'detached' })
    await saved(page)
    expect(changedLines(before, (await draftOf(page)).text)).toEqual([['version: "1.0.0"', 'version: "1.1.0"']])
    await removeDraft(page)
  })

  it('adapts a framework by entries with a reason', async () => {
    const page = await arrive('soan-khung', paths.framework('thu', '1.0.0'))
    await tabAndPress(page, page.locator('main summary', { hasText: text('begin.title') }))
    await tabAndChoose(page, page.getByLabel(text('begin.overlay')))
    await tabAndType(page, page.getByLabel(text('begin.id')), 'Thu Rieng')
    await page.keyboard.press('Enter')
    await page.getByText(text('begin.bad-id')).waitFor()
    await expectFits(page)
    await tabAndType(page, page.getByLabel(text('begin.id')), 'thu-rieng')
    await page.keyboard.press('Enter')
    await expectHeading(page, text('author.title', { reference: 'thu-rieng@1.0.0' }))
    await openDomain(page, 'Công việc')
    await page.getByText(text('author.inherited')).first().waitFor()
    await tabAndPress(page, page.locator('[data-edit="on-time"]'))
    await tabAndType(page, page.locator('#of-on-time-title-vi'), 'Hồ sơ trả đúng hẹn')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await expectFits(page)
    await tabAndType(page, page.getByLabel(text('decide.reason'), { exact: true }), 'Gọi như quy chế của quận.')
    await tabAndPress(page, button(page, text('author.reason-give')))
    await page.getByRole('rowheader', { name: 'Hồ sơ trả đúng hẹn' }).waitFor()
    await expectFits(page)
    await picture(page, 'overlay')
    await saved(page)
    expect((await draftOf(page)).text).toContain('reason: Gọi như quy chế của quận.')
    await removeDraft(page)
  })

  it('that two people change is overwritten by neither', async () => {
    surfer.expected(/status of 412/)
    const mine = await begin('soan-khung', 1280)
    const theirs = await arrive('quan-tri', new URL(mine.url()).pathname)
    await openDomain(mine, 'Công việc')
    await openDomain(theirs, 'Công việc')
    await tabAndType(theirs, theirs.locator('#max-plan'), '1')
    await theirs.keyboard.press('Enter')
    await saved(theirs)
    // Another line: both stay, and whoever came second is told.
    await tabAndType(mine, mine.locator('#max-on-time'), '4')
    await mine.keyboard.press('Enter')
    await mine.getByText(text('author.merged', { by: 'Người quan-tri' })).waitFor()
    await expect
      .poll(async () => (await draftOf(mine)).text.match(/max: [14]\n/g), patience)
      .toEqual(['max: 1\n', 'max: 4\n'])
    await saved(mine)

    // The same line: nobody is overwritten unseen.
    await tabAndType(theirs, theirs.locator('#max-plan'), '1,25')
    await theirs.keyboard.press('Enter')
    await theirs.getByText(text('author.merged', { by: 'Người soan-khung' })).waitFor()
    await saved(theirs)
    await tabAndType(mine, mine.locator('#max-plan'), '1,75')
    await mine.keyboard.press('Enter')
    await mine.getByRole('heading', { name: text('author.conflict') }).waitFor()
    await expectFits(mine)
    await picture(mine, 'conflict')
    expect((await draftOf(mine)).text).toContain('max: 1.25\n')
    await tabAndPress(mine, button(mine, text('author.keep-mine')))
    await saved(mine)
    const kept = (await draftOf(mine)).text
    expect([kept.includes('max: 1.75\n'), kept.includes('max: 1.25\n')]).toEqual([true, false])
    await removeDraft(mine)
  })

  it('keeps what stands in a box when its page is left', async () => {
    const page = await begin('soan-khung', 1280)
    await openDomain(page, 'Công việc')
    await tabAndType(page, page.locator('#max-plan'), '1,5')
    const address = page.url()
    await page.goBack()
    await expect
      .poll(async () => (await author.get<Draft>(`/drafts/${address.split('/').at(-1)}`)).body.text, patience)
      .toContain('max: 1.5\n')
    await page.goto(address)
    await page.locator('.draft-grid').first().waitFor()
    await removeDraft(page)
  })

  it('keeps what was typed without a connection, over a reload', async () => {
    const page = await begin('soan-khung', 1280)
    await openDomain(page, 'Công việc')
    await page.route('**/api/v1/drafts/*', (route) =>
      route.request().method() === 'PUT' ? route.abort('internetdisconnected') : route.continue(),
    )
    surfer.expected(/net::ERR_INTERNET_DISCONNECTED/)
    await tabAndType(page, page.locator('#max-plan'), '1,5')
    await page.keyboard.press('Enter')
    await bar(page).getByText(text('save.unsent')).waitFor()
    expect((await draftOf(page)).text).not.toContain('max: 1.5')
    await page.unroute('**/api/v1/drafts/*')
    await page.reload()
    await expect.poll(async () => (await draftOf(page)).text, patience).toContain('max: 1.5')
    await saved(page)
    await removeDraft(page)
  })
})

/** Asked once; ends at the list. */
async function removeDraft(page: Page): Promise<void> {
  await tabAndPress(page, view(page, text('author.view-publish')))
  // Until the examples are scored, the page grows above what is gone through.
  await page.getByRole('heading', { name: text('author.against') }).waitFor()
  await tabAndPress(page, button(page, text('author.remove-draft')))
  await page.getByRole('dialog').waitFor()
  await tabAndPress(page, page.getByRole('dialog').getByRole('button', { name: text('author.remove-draft') }))
  await expectHeading(page, text('nav.frameworks'))
  await expectFits(page)
}
