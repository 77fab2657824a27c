/** What is typed in the form is kept and saved; nothing is lost and nothing overwritten behind one's back. */
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { leaves } from '../../engine/index.ts'
import { paper } from '../../server/demo/paper.ts'
import type { Assessment, SavedAnswer } from '../../ui/api.ts'
import { day, today } from '../../ui/format.ts'
import { paths } from '../../ui/paths.ts'
import { text } from '../../ui/text.ts'
import { held } from '../walk/opened.ts'
import { enter, row, saved, stateOf, useForm } from './form.ts'
import { tabAndChoose, tabAndPress, tabAndSelect, tabAndType } from './keys.ts'
import { field } from './office.ts'
import { expectFits, expectHeading, patience, useBrowser } from './page.ts'

const surfer = useBrowser({ keyboardOnly: true })
const { context, framework, open, other, own, url } = useForm(surfer)

const pdf = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(paper('x')) })
const names = async (): Promise<string[]> => {
  const { evidence } = await own().person.get<Assessment>(`/assessments/${own().assessment}`)
  return evidence.map((one) => `${one.criterion} ${one.requirement} ${one.name}`)
}

/** Something that waits until it is let go. */
function holdBack(): { readonly held: Promise<void>; readonly go: () => void } {
  let go = (): void => {}
  const held = new Promise<void>((done) => (go = done))
  return { held, go }
}

/** The first paper of a criterion, with its details open. */
async function firstPaper(page: Page, criterion: string): Promise<Locator> {
  await tabAndPress(page, row(page, criterion).locator('[data-details] > summary'))
  return row(page, criterion).locator('.evidence > li').first()
}

describe('saving', () => {
  it('waits without a connection and goes on when it comes back', async () => {
    surfer.expected(/net::ERR_INTERNET_DISCONNECTED/)
    const page = await open('staff')
    await context().setOffline(true)
    const box = field(page, 'written-warnings', 'warnings')
    await enter(box, '2')
    await stateOf(page, 'written-warnings').getByText(text('save.unsent'), { exact: true }).waitFor()
    await expectFits(page)
    expect(await held(own(), 'written-warnings')).toBeUndefined()
    await context().setOffline(false)
    await saved(page, 'written-warnings')
    expect(await held(own(), 'written-warnings')).toEqual({ inputs: { warnings: '2' }, note: '', rev: 1 })
  })

  it('is made up for after the tab was killed before anything was known to be sent', async () => {
    // What was under way when the line broke may have arrived all the same: then it is told apart from a second edit.
    surfer.expected(/net::ERR_INTERNET_DISCONNECTED|412 \(Precondition Failed\)/)
    const page = await open('staff')
    await context().setOffline(true)
    const box = field(page, 'disciplined-staff', 'persons')
    await enter(box, '1')
    await stateOf(page, 'disciplined-staff').getByText(text('save.unsent'), { exact: true }).waitFor()
    await page.close()
    await context().setOffline(false)
    const again = await open('staff')
    await saved(again, 'disciplined-staff')
    expect(await field(again, 'disciplined-staff', 'persons').inputValue()).toBe('1')
    expect(await held(own(), 'disciplined-staff')).toEqual({ inputs: { persons: '1' }, note: '', rev: 1 })
  })
})

describe('without a connection', () => {
  it('an open form goes on: to another domain, the list, the check and back, with a word about it', async () => {
    surfer.expected(/net::ERR_INTERNET_DISCONNECTED/)
    const page = await open('leadership')
    await context().setOffline(true)
    await enter(field(page, 'plan-tasks-done', 'planned'), '20')
    await stateOf(page, 'plan-tasks-done').getByText(text('save.unsent'), { exact: true }).waitFor()
    const onward = page.getByRole('link', { name: /^Lĩnh vực sau/ })
    const title = (await onward.innerText()).replace('Lĩnh vực sau: ', '')
    await tabAndPress(page, onward)
    await expectHeading(page, `2. ${title}`)
    await page.getByText(text('save.cut-off')).waitFor()
    await expectFits(page)
    await tabAndPress(page, page.getByRole('link', { name: text('tasks.short') }))
    await expectHeading(page, text('tasks.title', { unit: own().unit }))
    await tabAndPress(page, page.getByRole('link', { name: text('tasks.check') }))
    await expectHeading(page, text('check.title'))
    await page.goBack()
    await page.goBack()
    await page.goBack()
    expect(await field(page, 'plan-tasks-done', 'planned').inputValue()).toBe('20')
    await context().setOffline(false)
    await saved(page, 'plan-tasks-done')
    await page.getByText(text('save.cut-off')).waitFor({ state: 'detached' })
  })

  it('a page that cannot be opened says that nothing is lost, and opens later', async () => {
    surfer.expected(/net::ERR_INTERNET_DISCONNECTED/)
    const page = await open('staff')
    await context().setOffline(true)
    await enter(field(page, 'written-warnings', 'warnings'), '3')
    await stateOf(page, 'written-warnings').getByText(text('save.unsent'), { exact: true }).waitFor()
    await tabAndPress(page, page.getByRole('link', { name: text('nav.home') }).first())
    await expectHeading(page, text('page.failed'))
    await page.getByText(text('page.unsent-safe', { count: 1 })).waitFor()
    await expectFits(page)
    await context().setOffline(false)
    await tabAndPress(page, page.getByRole('button', { name: text('page.again') }))
    await expectHeading(page, text('home.title'))
    await expect.poll(() => held(own(), 'written-warnings'), patience).toMatchObject({ inputs: { warnings: '3' } })
  })
})

describe('two tabs on one field', () => {
  it.each([
    ['mine', 'conflict.keep-mine', 'one-stop-shop', 'outside', '7', 3],
    ['theirs', 'conflict.take-theirs', 'repeat-requests', 'repeats', '5', 2],
  ] as const)(
    'end in a choice; %s stands after it, and nothing before',
    async (_, choice, criterion, input, value, rev) => {
      surfer.expected(/412 \(Precondition Failed\)/)
      const first = { answer: { inputs: { [input]: '3' } }, note: '' }
      await own().person.put(`/assessments/${own().assessment}/answers/${criterion}`, first, 0)
      const [one, two] = [await open('procedures'), await open('procedures')]
      await enter(field(one, criterion, input), '5')
      await saved(one, criterion)
      await enter(field(two, criterion, input), '7')
      const panel = row(two, criterion).getByRole('alert')
      await panel.getByText(text('conflict.title-own')).waitFor()
      const cells = (await panel.locator('td').allInnerTexts()).map((words) => words.split(/\s/)[0])
      expect(cells).toEqual(['7', '5'])
      await expectFits(two)
      expect(await held(own(), criterion)).toEqual({ inputs: { [input]: '5' }, note: '', rev: 2 })
      await tabAndPress(two, panel.getByRole('button', { name: text(choice) }))
      await panel.waitFor({ state: 'detached' })
      await saved(two, criterion)
      expect(await field(two, criterion, input).inputValue()).toBe(value)
      expect(await held(own(), criterion)).toEqual({ inputs: { [input]: value }, note: '', rev })
    },
  )
})

describe('what the server scores', () => {
  const revOf = async (criterion: string): Promise<number> =>
    ((await held(own(), criterion)) as { readonly rev: number } | undefined)?.rev ?? 0

  it('counts what a colleague saved meanwhile, and the form takes that over', async () => {
    const page = await open('staff')
    const path = `/assessments/${own().assessment}/answers/disciplined-staff`
    const colleague = { answer: { inputs: { persons: '4' } }, note: '' }
    await own().person.put(path, colleague, await revOf('disciplined-staff'))
    await enter(field(page, 'written-warnings', 'warnings'), '1')
    await expect.poll(() => field(page, 'disciplined-staff', 'persons').inputValue(), patience).toBe('4')
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  it('is not taken over into a field in which somebody types: that is a conflict, and says so', async () => {
    surfer.expected(/412 \(Precondition Failed\)/)
    const page = await open('staff')
    const box = field(page, 'disciplined-staff', 'persons')
    await tabAndType(page, box, '2')
    const path = `/assessments/${own().assessment}/answers/disciplined-staff`
    await own().person.put(path, { answer: { inputs: { persons: '5' } }, note: '' }, await revOf('disciplined-staff'))
    // What the server holds is read again, as after every break.
    const again = page.waitForResponse((reply) => reply.url().endsWith(`/assessments/${own().assessment}`))
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await (await again).finished()
    expect(await box.inputValue()).toBe('2')
    await page.keyboard.press('Enter')
    const panel = row(page, 'disciplined-staff').getByRole('alert')
    await panel.waitFor()
    expect((await panel.locator('td').allInnerTexts()).map((words) => words.split(/\s/)[0])).toEqual(['2', '5'])
    await tabAndPress(page, panel.getByRole('button', { name: text('conflict.take-theirs') }))
    await saved(page, 'disciplined-staff')
  })

  it('is said where the page shows other points for the same answers', async () => {
    const page = await open('staff')
    const shown = page.getByText(/máy chủ chấm tổng/)
    // As if the page had been open since before the server was renewed.
    await page.route('**/answers/*', async (route) => {
      const reply = await route.fetch()
      const body = (await reply.json()) as SavedAnswer
      await route.fulfill({ response: reply, json: { ...body, assessment: { ...body.assessment, points: '98.50' } } })
    })
    await enter(field(page, 'written-warnings', 'warnings'), '5')
    await shown.waitFor()
    expect(await shown.innerText()).toMatch(/máy chủ chấm tổng 98,50 điểm còn trang này hiện \d+,\d\d điểm/)
    await expectFits(page)
    await page.unroute('**/answers/*')
    await enter(field(page, 'written-warnings', 'warnings'), '6')
    await saved(page, 'written-warnings')
    await shown.waitFor({ state: 'detached' })
  })
})

describe('evidence', () => {
  it('is kept under its own name, and removed again', async () => {
    const page = await open('leadership')
    const plan = await firstPaper(page, 'plan-issued')
    await plan
      .locator('input[type=file]')
      .first()
      .setInputFiles(pdf('Kế hoạch 01-KH.pdf'.normalize('NFD')))
    const file = plan.getByRole('link', { name: 'Kế hoạch 01-KH.pdf' })
    await file.waitFor()
    expect(await names()).toEqual(['plan-issued plan Kế hoạch 01-KH.pdf'])
    const [download] = await Promise.all([page.waitForEvent('download'), tabAndPress(page, file)])
    expect(download.suggestedFilename()).toBe('Kế hoạch 01-KH.pdf')
    await tabAndPress(page, plan.getByRole('button', { name: text('evidence.remove') }))
    await page.getByText(text('evidence.removed', { name: 'Kế hoạch 01-KH.pdf' })).waitFor()
    await plan.getByText(text('evidence.none')).waitFor()
    expect(await names()).toEqual([])
  })

  const numberOf = (id: string) => leaves(framework()).find((leaf) => leaf.id === id)?.number

  it('sent once serves another criterion, too, without choosing it again', async () => {
    const page = await open('leadership')
    const plan = await firstPaper(page, 'plan-issued')
    await plan.locator('input[type=file]').first().setInputFiles(pdf('dung-chung.pdf'))
    await plan.getByRole('link', { name: 'dung-chung.pdf' }).waitFor()
    const done = await firstPaper(page, 'plan-tasks-done')
    await tabAndSelect(
      page,
      done.getByLabel(text('evidence.reuse')),
      `dung-chung.pdf (${numberOf('plan-issued')}, ${day(today())})`,
    )
    await expectFits(page)
    await tabAndPress(page, done.getByRole('button', { name: text('evidence.reuse-do') }))
    await done.getByRole('link', { name: 'dung-chung.pdf' }).waitFor()
    expect(await names()).toEqual(['plan-issued plan dung-chung.pdf', 'plan-tasks-done annual_report dung-chung.pdf'])
    for (const one of [plan, done]) {
      await tabAndPress(page, one.getByRole('button', { name: text('evidence.remove') }))
      await one.getByText(text('evidence.none')).waitFor()
    }
    // Only a telephone has a camera to offer; its own file box does not wait in the way of the keyboard.
    expect(await done.locator('input[capture]').isVisible()).toBe(false)
  })

  it('of a wrong kind or without content is refused with its reason, and the rest goes through', async () => {
    surfer.expected(/415 \(Unsupported Media Type\)/)
    const page = await open('leadership')
    const plan = await firstPaper(page, 'plan-content')
    const renamed = { name: 'ghi-chu.pdf', mimeType: 'application/pdf', buffer: Buffer.from('xin chào') }
    const empty = { name: 'rong.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) }
    await plan
      .locator('input[type=file]')
      .first()
      .setInputFiles([renamed, empty, pdf('that.pdf')])
    await plan.getByRole('link', { name: 'that.pdf' }).waitFor()
    const alerts = plan.getByRole('alert')
    await expect.poll(() => alerts.count(), patience).toBe(2)
    const why = (await alerts.allInnerTexts()).toSorted()
    expect(why[0]).toMatch(/^Không nhận “ghi-chu\.pdf”: .*PDF/)
    expect(why[1]).toContain(text('evidence.refused', { name: 'rong.pdf', why: text('evidence.empty') }))
    expect(await plan.getByRole('button', { name: text('evidence.retry') }).count()).toBe(0)
    await expectFits(page)
    await tabAndPress(page, alerts.first().getByRole('button', { name: text('evidence.drop') }))
    await expect.poll(() => alerts.count(), patience).toBe(1)
    expect(await names()).toEqual(['plan-content plan that.pdf'])
  })

  it('that was cut off says so and goes through when it is sent again', async () => {
    surfer.expected(/net::ERR_FAILED/)
    const page = await open('leadership')
    const done = await firstPaper(page, 'plan-tasks-done')
    await page.route('**/evidence?*', (route) => route.abort(), { times: 1 })
    await done.locator('input[type=file]').first().setInputFiles(pdf('bao-cao.pdf'))
    await done.getByText(text('evidence.failed', { name: 'bao-cao.pdf', why: text('evidence.broken') })).waitFor()
    await tabAndPress(page, done.getByRole('button', { name: text('evidence.retry') }))
    await done.getByRole('link', { name: 'bao-cao.pdf' }).waitFor()
    expect(await names()).toEqual(['plan-content plan that.pdf', 'plan-tasks-done annual_report bao-cao.pdf'])
  })

  it('twice for the same paper is refused with a sentence, and listed once', async () => {
    surfer.expected(/409 \(Conflict\)/)
    const page = await open('leadership')
    const plan = await firstPaper(page, 'plan-content')
    await plan.locator('input[type=file]').first().setInputFiles(pdf('ban-sao.pdf'))
    await plan.getByRole('alert').getByText('Tệp này đã có ở mục này, tên “that.pdf”.').waitFor()
    expect(await plan.getByRole('link').allInnerTexts()).toEqual([expect.stringContaining('that.pdf')])
    await expectFits(page)
  })

  it('chosen without a connection outlives a change of page, and is sent when the connection is back', async () => {
    surfer.expected(/net::ERR_INTERNET_DISCONNECTED/)
    const page = await open('leadership')
    const plan = await firstPaper(page, 'plan-issued')
    await context().setOffline(true)
    await plan.locator('input[type=file]').first().setInputFiles(pdf('ke-hoach.pdf'))
    await plan.getByText(text('evidence.failed', { name: 'ke-hoach.pdf', why: text('evidence.broken') })).waitFor()
    await page
      .locator('.live-save')
      .getByText(text('save.some-unsent', { count: 1 }))
      .waitFor()
    await expectFits(page)
    const before = (await own().person.get<Assessment>(`/assessments/${own().assessment}`)).evidence.length
    const question = page.waitForEvent('dialog')
    void page.close({ runBeforeUnload: true })
    expect((await question).type()).toBe('beforeunload')
    await (await question).dismiss()
    await tabAndPress(page, page.getByRole('link', { name: /^Lĩnh vực sau/ }))
    await page.getByRole('heading', { level: 1, name: /^2\. / }).waitFor()
    await tabAndPress(page, page.getByRole('link', { name: text('nav.home') }).first())
    await page.getByText(text('page.unsent-files', { count: 1 })).waitFor()
    await page.goBack()
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: /^1\. / }).waitFor()
    const there = await firstPaper(page, 'plan-issued')
    await there.getByText(text('evidence.failed', { name: 'ke-hoach.pdf', why: text('evidence.broken') })).waitFor()
    await context().setOffline(false)
    await there.getByRole('link', { name: 'ke-hoach.pdf' }).waitFor()
    expect((await names()).length).toBe(before + 1)
    await page
      .locator('.live-save')
      .getByText(text('save.some-unsent', { count: 1 }))
      .waitFor({ state: 'detached' })
  })
})

describe('what is stored while a page opens', () => {
  it('is not undone by what the server said just before', async () => {
    const page = await open('organisation')
    const { held: later, go } = holdBack()
    await page.route('**/answers/working-rules', async (route) => {
      await later
      await route.continue()
    })
    await page.route('**/evidence?*', async (route) => {
      await later
      await route.continue()
    })
    const rules = row(page, 'working-rules')
    for (const yes of await rules.getByLabel(text('answer.yes'), { exact: true }).all()) await tabAndChoose(page, yes)
    const paper = await firstPaper(page, 'working-rules')
    await paper.locator('input[type=file]').first().setInputFiles(pdf('quy-che.pdf'))
    // The answer of the server is from before both were stored, and comes after.
    await page.route('**/api/v1/assessments/*', async (route) => {
      const response = await route.fetch()
      go()
      await expect.poll(async () => (await names()).includes('working-rules rules quy-che.pdf'), patience).toBe(true)
      await expect.poll(() => held(own(), 'working-rules'), patience).toMatchObject({ rev: 1 })
      await new Promise((done) => setTimeout(done, 500))
      await route.fulfill({ response })
    })
    await tabAndPress(page, page.getByRole('link', { name: text('tasks.short') }))
    await expectHeading(page, text('tasks.title', { unit: own().unit }))
    const line = page.getByRole('row').filter({ hasText: 'Cải cách tổ chức bộ máy' })
    expect((await line.innerText()).replace(/\s+/g, ' ')).toContain('Đang làm 1/2 5,00 / 8')
  })
})

describe("another office's self-score", () => {
  it('is not found, nor are the pages of other roles', async () => {
    surfer.expected(/404 \(Not Found\)/)
    const page = await open('leadership')
    const { assessment, unit } = other()
    for (const address of [paths.assessment, paths.check, (id: string) => paths.domain(id, 'leadership')]) {
      await page.goto(url() + address(assessment))
      await page.getByText('Địa chỉ này không có, hoặc bạn không được xem.').waitFor()
      expect(await page.locator('main').innerText()).not.toContain(unit)
    }
    await expectFits(page)
    await page.goto(url() + paths.administration)
    await expectHeading(page, text('page.not-found'))
    await expectFits(page)
  })
})

describe('a session that ends while someone types', () => {
  it('says so at sign-in, and what was typed is there again afterwards', async () => {
    surfer.expected(/401 \(Unauthorized\)/)
    const page = await open('staff')
    const box = field(page, 'written-warnings', 'warnings')
    await tabAndType(page, box, '4')
    // As after half an hour elsewhere: the browser still shows the form, the server knows the session no more.
    await context().clearCookies()
    await page.keyboard.press('Enter')
    await expectHeading(page, text('sign-in.title'))
    await page.getByRole('alert').getByText(text('sign-in.ended-typing'), { exact: true }).waitFor()
    await expectFits(page)
    await tabAndType(page, page.getByLabel(text('sign-in.username'), { exact: true }), own().username)
    await tabAndType(page, page.getByLabel(text('sign-in.password'), { exact: true }), own().password)
    await tabAndPress(page, page.getByRole('button', { name: text('sign-in.do') }))
    await saved(page, 'written-warnings')
    expect(await held(own(), 'written-warnings')).toMatchObject({ inputs: { warnings: '4' } })
  })

  it('is not spoken of where nobody was signed in', async () => {
    // What the form will need is asked for beside the question who is signed in.
    surfer.expected(/401 \(Unauthorized\).*\/api\/v1\/assessments\//)
    const page = await surfer.page()
    await page.goto(url() + paths.assessment(own().assessment))
    await expectHeading(page, text('sign-in.title'))
    expect(await page.getByRole('alert').count()).toBe(0)
  })
})
