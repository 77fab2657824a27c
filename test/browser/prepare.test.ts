/** An administrator prepares a round, opens it, reminds, gives more time and moves on; a published result is withdrawn. */
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Round, Unit } from '../../ui/api.ts'
import { paths } from '../../ui/paths.ts'
import { text } from '../../ui/text.ts'
import { harness, password, type Harness, type Voice } from '../server/harness.ts'
import { decideAll, fillIn, roundInput } from '../server/round.ts'
import { tabAndPress, tabTo } from './keys.ts'
import { expectFits, expectHeading, signInAs, useBrowser } from './page.ts'

const surfer = useBrowser({ keyboardOnly: true })
let made: Harness
let url: string
let administrator: Voice

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'khung-prepare-'))
  mkdirSync(join(folder, 'small'))
  cpSync('test/server/small.yaml', join(folder, 'small/1.0.0.yaml'))
  made = await harness({ ui: resolve('dist/ui'), frameworks: folder, asShelved: true })
  url = made.url.replace('127.0.0.1', 'localhost')
  administrator = await made.person('quan-tri', 'administrator')
  const added = await administrator.post<Unit[]>('/units', {
    units: [
      { name: 'Phòng Đỏ', type: 'phong' },
      { name: 'Phòng Xanh', type: 'phong' },
    ],
  })
  const [red, blue] = added.body
  await made.person('chu-tich', 'chair')
  await made.person('soan-khung', 'author')
  await made.person('phong-do', 'office', red?.id)
  await made.person('phong-xanh', 'office', blue?.id)
})
afterAll(() => made?.close())

const arrive = async (username: string, path: string): Promise<Page> => {
  const page = await surfer.page()
  await signInAs(page, url, username, password)
  await page.goto(`${url}${path}`)
  return page
}
const picture = (page: Page, name: string) =>
  page.screenshot({ path: `.cache/pictures/prepare-${name}-${page.viewportSize()?.width}.png`, fullPage: true })
const newest = async (): Promise<Round> => (await administrator.get<Round[]>('/rounds')).body[0]!
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const inDialog = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true })

/** Puts what is typed in place of what stands there. */
async function type(page: Page, label: string, words: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }), 120)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(words)
}

describe.each([1280, 360])('at %i px, by keyboard alone', (width) => {
  const title = `Đợt ${width}`
  const open = async (username: string, path: string): Promise<Page> => {
    const page = await arrive(username, path)
    await page.setViewportSize({ width, height: 800 })
    return page
  }

  it('a draft is made, corrected where it was wrong, changed, and held back while its framework is not published', async () => {
    const page = await open('quan-tri', paths.newRound)
    await page.getByRole('radio', { name: 'small@1.0.0' }).waitFor()
    await tabTo(page, button(page, text('new-round.do')), 120)
    await page.keyboard.press('Enter')
    await page.locator('.problem-summary').waitFor()
    await expectFits(page)
    await type(page, text('new-round.name'), title)
    // What was wrong and is right by now is no longer said.
    await page.getByText(text('new-round.title-missing')).first().waitFor({ state: 'detached' })
    await page.reload()
    await tabTo(page, page.getByRole('radio', { name: 'small@1.0.0' }), 120)
    await page.keyboard.press('Space')
    // What will keep it shut is said before the form is filled in, with the command.
    await page
      .getByRole('status')
      .filter({ hasText: text('new-round.unpublished') })
      .waitFor()
    await page.getByText('npx khung publish small@1.0.0', { exact: true }).waitFor()
    await expectFits(page)
    await type(page, text('new-round.name'), title)
    await type(page, text('new-round.from'), '1/1/2026')
    await type(page, text('new-round.until'), '31/12/2026')
    await tabTo(page, page.getByLabel(text('round.survey-held')), 120)
    await page.keyboard.press('ArrowDown')
    await type(page, text('round.self-scoring-until'), '20/11/2026')
    await type(page, text('round.appraisal-until'), '20/12/2026')
    await tabTo(page, page.getByLabel(text('new-round.all-units')), 120)
    await page.keyboard.press('Space')
    await tabAndPress(page, button(page, text('new-round.do')), 'Enter', 120)
    await expectHeading(page, title)
    await page.getByText('small/1.0.0.yaml').first().waitFor()
    expect(await button(page, text('step.open')).isDisabled()).toBe(true)
    await expectFits(page)
    await picture(page, 'draft')

    await tabAndPress(page, page.getByRole('link', { name: text('round.edit') }))
    await expectHeading(page, text('round.edit'))
    await type(page, text('new-round.name'), `${title}, sửa tên`)
    await expectFits(page)
    await tabAndPress(page, button(page, text('round.save')), 'Enter', 120)
    await expectHeading(page, `${title}, sửa tên`)
    await tabAndPress(page, page.locator('main a[href="/frameworks/small/1.0.0"]'))
    await page.getByRole('heading', { name: text('framework.findings') }).waitFor()
    await expectFits(page)
    await picture(page, 'framework')
  })

  it('the author is told to publish it, and reads what it holds', async () => {
    const page = await open('soan-khung', '/')
    await page.getByText(text('home.unpublished')).waitFor()
    await expectFits(page)
    await picture(page, 'author')
    await tabAndPress(page, page.getByRole('link', { name: text('nav.frameworks'), exact: true }))
    await expectHeading(page, text('nav.frameworks'))
    await page.getByText('npx khung publish small@1.0.0').waitFor()
    await expectFits(page)
    await picture(page, 'frameworks')
    await tabAndPress(page, page.locator('main table a[href="/frameworks/small/1.0.0"]'))
    await page.getByRole('heading', { name: text('framework.domains') }).waitFor()
    await tabAndPress(page, page.locator('main section[aria-labelledby="domains"] summary').first())
    await page.locator('main details[open] li').first().waitFor()
    await expectFits(page)
    await picture(page, 'framework-whole')
  })

  it('and taken away, with one question', async () => {
    const { id } = await newest()
    const page = await open('quan-tri', paths.appraisal(id))
    await tabAndPress(page, button(page, text('round.delete')))
    await page.getByRole('dialog').waitFor()
    await expectFits(page)
    await tabAndPress(page, inDialog(page, text('round.delete')))
    await expectHeading(page, text('nav.administration'))
    expect((await administrator.get(`/rounds/${id}`)).status).toBe(404)
  })
})

describe.each([1280, 360])('at %i px, of a framework that is published', (width) => {
  let round: Round
  let page: Page
  let served: Harness
  let manager: Voice
  let offices: readonly Unit[]

  beforeAll(async () => {
    served = await harness({ ui: resolve('dist/ui') })
    manager = await served.person('quan-tri', 'administrator')
    const added = await manager.post<Unit[]>('/units', {
      units: [
        { name: 'Phòng Đỏ', type: 'phong' },
        { name: 'Phòng Xanh', type: 'phong' },
      ],
    })
    offices = added.body
    await served.person('chu-tich', 'chair')
    await served.person('phong-do', 'office', offices[0]?.id)
    await served.person('phong-xanh', 'office', offices[1]?.id)
    round = (await manager.post<Round>('/rounds', roundInput(offices))).body
  })
  afterAll(() => served?.close())

  const go = async (username: string, path: string): Promise<void> => {
    page = await surfer.page()
    const at = served.url.replace('127.0.0.1', 'localhost')
    await signInAs(page, at, username, password)
    await page.setViewportSize({ width, height: 800 })
    await page.goto(`${at}${path}`)
  }

  it('it is opened, those who have not submitted are reminded, given more time and left, and it moves on', async () => {
    await go('quan-tri', paths.appraisal(round.id))
    await tabAndPress(page, button(page, text('step.open')))
    await tabAndPress(page, inDialog(page, text('step.open')))
    await page.getByRole('heading', { name: text('unsubmitted.title', { count: 2, of: 2 }) }).waitFor()
    await expectFits(page)

    const remind = text('unsubmitted.remind', { count: 2 })
    await tabAndPress(page, button(page, remind))
    await page.getByRole('dialog').getByText('Phòng Đỏ; Phòng Xanh').waitFor()
    await tabAndPress(page, inDialog(page, remind))
    await page.getByText('Lời nhắc gần nhất').waitFor()
    await expectFits(page)
    await picture(page, 'reminded')

    const extend = text('unsubmitted.extend', { count: 2 })
    await tabAndPress(page, button(page, extend))
    await type(page, text('course.until'), '30/11/2026')
    await type(page, text('decide.reason'), 'Lũ lụt')
    await expectFits(page)
    await tabAndPress(page, inDialog(page, extend))
    await page
      .getByText(text('course.extended', { day: '30/11/2026' }))
      .first()
      .waitFor()

    const voice = await served.signIn('phong-do')
    const { body } = await manager.get<Round>(`/rounds/${round.id}`)
    await fillIn(voice, body.assessments.find(({ unit }) => unit.name === 'Phòng Đỏ')?.id ?? '')
    await page.reload()
    const proceed = text('unsubmitted.proceed', { count: 1 })
    await tabAndPress(page, button(page, proceed))
    await type(page, text('decide.reason'), 'Không nộp')
    await expectFits(page)
    await tabAndPress(page, inDialog(page, proceed))
    await page
      .getByRole('heading', { name: text('unsubmitted.title', { count: 1, of: 2 }) })
      .waitFor({ state: 'detached' })

    await tabAndPress(page, button(page, text('step.appraise')))
    await page.getByRole('dialog').waitFor()
    await expectFits(page)
    await tabAndPress(page, inDialog(page, text('step.appraise')))
    await page.getByText(text('stage.appraisal')).first().waitFor()
    await expectFits(page)
    expect((await manager.get<Round>(`/rounds/${round.id}`)).body.state).toBe('appraisal')
  })

  it('its result is withdrawn by two people, and every page says so', async () => {
    const head = await served.signIn('chu-tich')
    const { body } = await manager.get<Round>(`/rounds/${round.id}`)
    const enter = (answer: object) => ({ decision: 'enter', answer, reason: 'Không nộp' })
    for (const { id, unit } of body.assessments) {
      await decideAll(head, id)
      if (unit.name !== 'Phòng Xanh') continue
      await head.put(`/assessments/${id}/appraisals/plan`, enter({ inputs: { issued: false } }), 0)
      await head.put(`/assessments/${id}/appraisals/on-time`, enter({ inputs: { on_time: '1', done: '10' } }), 0)
    }
    const moved = await head.post<Round>(`/rounds/${round.id}/transitions`, { to: 'published' }, body.rev)
    expect(moved.body.state).toBe('published')

    await go('chu-tich', paths.appraisal(round.id))
    await tabAndPress(page, button(page, text('ending.cancel')))
    await type(page, text('decide.reason'), 'Số liệu sai')
    await expectFits(page)
    await tabAndPress(page, inDialog(page, text('ending.cancel')))
    await page.getByText(text('ending.asked-cancel', { reason: 'Số liệu sai' })).waitFor()
    await page.getByText(text('course.own')).waitFor()
    await expectFits(page)

    await go('quan-tri', paths.appraisal(round.id))
    await tabAndPress(page, button(page, text('course.approve')))
    await type(page, text('decide.reason'), 'Đúng là sai')
    await tabAndPress(page, inDialog(page, text('course.approve')))
    const why = text('round.withdrawn-why', { reason: 'Số liệu sai' })
    await page.getByText(why).waitFor()
    await page.getByText('Người đề nghị: Người chu-tich').waitFor()
    await expectFits(page)
    await picture(page, 'withdrawn')
    for (const path of [paths.results(round.id), paths.unitResult(round.id, offices[0]?.id ?? '')]) {
      await go('phong-do', path)
      await page.getByText(why).waitFor()
      await page.getByText(text('round.withdrawn'), { exact: true }).first().waitFor()
      await expectFits(page)
    }
    await picture(page, 'withdrawn-result')
    await go('quan-tri', paths.administration)
    await page.getByText(text('round.withdrawn'), { exact: true }).waitFor()
    await expectFits(page)
  })
})
