/** A framework with facts, targets, bonus, penalty, flags and quotas in the browser: nothing of it is out of reach. */
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parts } from '../../engine/index.ts'
import type { Answer, Framework } from '../../engine/index.ts'
import { dice, drawAnswer } from '../../server/demo/answers.ts'
import type { Assessment, Round, Unit, UnitFacts } from '../../ui/api.ts'
import { paths } from '../../ui/paths.ts'
import { text } from '../../ui/text.ts'
import { harness, password, type Harness, type Voice } from '../server/harness.ts'
import { copyFromSpreadsheet } from './clipboard.ts'
import { tabAndChoose, tabAndPress, tabAndType } from './keys.ts'
import { expectFits, expectHeading, signInAs, useBrowser } from './page.ts'

const names = ['Phòng Kinh tế (thử)', 'Phòng Văn hóa (thử)']
const reference = 'ha-noi-xa-phong@1.0.0'

const surfer = useBrowser({ keyboardOnly: true })
let made: Harness
let url: string
let administrator: Voice
let council: Voice
let offices: readonly Voice[]
let units: readonly Unit[]
let round: Round
let framework: Framework
const answers: Record<string, Answer>[] = []

beforeAll(async () => {
  made = await harness({ frameworks: 'frameworks', ui: resolve('dist/ui') })
  url = made.url.replace('127.0.0.1', 'localhost')
  administrator = await made.person('quan-tri', 'administrator')
  council = await made.person('hoi-dong', 'chair')
  const given = { units: names.map((name) => ({ name, type: 'phong-xa' })) }
  units = (await administrator.post<Unit[]>('/units', given)).body
  offices = await Promise.all(units.map(({ id }, at) => made.person(`phong-${at}`, 'office', id)))
  const { body } = await administrator.post<Round>('/rounds', {
    title: 'Đợt đủ phần',
    framework: reference,
    period: { from: '2026-01-01', until: '2026-12-31' },
    survey: false,
    unit_ids: units.map(({ id }) => id),
    self_scoring_until: '2026-12-01',
    appraisal_until: '2026-12-20',
  })
  round = body
  framework = (await administrator.get<Framework>(`/rounds/${round.id}/framework`)).body
  for (const at of units.keys())
    answers.push(
      Object.fromEntries(
        parts(framework)
          .filter(({ scored_by }) => scored_by !== 'survey')
          .map((part) => {
            const setting = { period: round.period, survey: false }
            return [part.id, drawAnswer(framework, part, setting, dice('browser', at, part.id), 0.6) ?? { inputs: {} }]
          }),
      ),
    )
})
afterAll(() => made?.close())

const idOf = (at: number): string => round.assessments.find(({ unit }) => unit.id === units[at]?.id)?.id ?? ''

const moved = async (voice: Voice, to: string): Promise<void> => {
  const { body: now } = await administrator.get<Round>(`/rounds/${round.id}`)
  const { status, body } = await voice.post<Round>(`/rounds/${round.id}/transitions`, { to }, now.rev)
  expect([status, JSON.stringify(body)]).toEqual([200, JSON.stringify(body)])
  round = body
}

describe('a framework that asks for more than its criteria', () => {
  it('has its targets pasted, looked over and saved by the administrator', async () => {
    const page = await surfer.page()
    await signInAs(page, url, 'quan-tri', password)
    await page.goto(`${url}${paths.appraisal(round.id)}`)
    await tabAndPress(page, page.getByRole('link', { name: text('unit-facts.title') }))
    await expectHeading(page, text('unit-facts.title'))
    const [target] = framework.targets
    const table = `Tên\t${target?.label.vi}\n${names[0]}\t12\nPhòng khác\t9\n${names[1]}\tmười\n`
    await copyFromSpreadsheet(page.context(), table)
    await tabAndPress(page, page.getByLabel(text('unit-facts.paste')).last(), 'ControlOrMeta+V')
    await tabAndPress(page, page.getByRole('button', { name: text('unit-facts.fill') }))
    await page.getByText(text('unit-facts.no-unit', { name: 'Phòng khác' })).waitFor()
    const box = (name: string) =>
      page.getByLabel(text('unit-facts.cell', { label: target?.label.vi ?? '', unit: name }), { exact: true })
    expect([await box(names[0]!).inputValue(), await box(names[1]!).inputValue()]).toEqual(['12', ''])
    await tabAndType(page, box(names[1]!), '20')
    await expectFits(page)
    await tabAndPress(page, page.getByRole('button', { name: text('unit-facts.save') }))
    await page.getByText(text('unit-facts.saved', { count: 2 })).waitFor()
    const { body } = await administrator.get<UnitFacts[]>(`/rounds/${round.id}/unit-facts`)
    expect(body.map(({ targets }) => targets)).toEqual([{ [target!.id]: '12' }, { [target!.id]: '20' }])
    await moved(administrator, 'self-scoring')
  })

  it('is filled in: the facts first, then the domains, then bonus and penalty', async () => {
    for (const [at, office] of offices.entries())
      for (const part of parts(framework).filter(({ scored_by }) => scored_by === 'appraisal')) {
        if (at === 0 && part.id === 'facts') continue
        const body = { answer: answers[at]?.[part.id], note: 'Lưu tại đơn vị.' }
        expect((await office.put(`/assessments/${idOf(at)}/answers/${part.id}`, body, 0)).status).toBe(200)
      }
    const page = await surfer.page()
    await signInAs(page, url, 'phong-0', password)
    await page.goto(`${url}${paths.assessment(idOf(0))}`)
    await tabAndPress(page, page.getByRole('link', { name: text('tasks.next-sheet', { title: 'Số liệu dùng chung' }) }))
    await expectHeading(page, 'Số liệu dùng chung')
    for (const input of framework.facts) {
      const box = page.locator(`[id="facts--${input.id}"]`)
      await tabAndType(page, box, String(answers[0]?.['facts']?.inputs[input.id]))
      await page.keyboard.press('Tab')
    }
    await page
      .locator('#facts')
      .getByText(/^Đã lưu/)
      .waitFor()
    await expectFits(page)
    await page.goto(`${url}${paths.domain(idOf(0), 'bonus')}`)
    await expectHeading(page, `${framework.bonus?.number}. ${framework.bonus?.title.vi}`)
    await page.goto(`${url}${paths.check(idOf(0))}`)
    await page.getByText(text('check.ready')).waitFor()
    await expectFits(page)
    for (const [at, office] of offices.entries()) {
      const { body } = await office.get<Assessment>(`/assessments/${idOf(at)}`)
      expect((await office.post(`/assessments/${idOf(at)}/submission`, undefined, body.rev)).status).toBe(200)
    }
    await moved(council, 'appraisal')
  })

  it('is appraised with its facts and flags', async () => {
    const page = await surfer.page()
    await signInAs(page, url, 'hoi-dong', password)
    await page.goto(`${url}${paths.appraise(idOf(0))}`)
    await tabAndPress(
      page,
      page.getByRole('link', { name: text('appraisal.next-sheet', { title: 'Số liệu dùng chung' }) }),
    )
    await tabAndPress(page, page.locator('[data-accept]'))
    await page.getByText(text('desk.decided', { count: 1, of: 1 })).waitFor()
    await expectFits(page)
    await page.goto(`${url}${paths.appraiseDomain(idOf(0), 'flags')}`)
    await expectHeading(page, 'Thông tin về đơn vị')
    for (const flag of framework.flags ?? []) {
      const yes = answers[0]?.['flags']?.inputs[flag.id] === true
      await tabAndChoose(page, page.locator(`[id="flags--${flag.id}${yes ? '' : '-no'}"]`))
    }
    await tabAndPress(page, page.getByRole('button', { name: text('decide.save') }))
    await page.getByText(text('desk.decided', { count: 1, of: 1 })).waitFor()
    await expectFits(page)
    for (const at of offices.keys())
      for (const part of parts(framework).filter(({ scored_by }) => scored_by !== 'survey')) {
        if (at === 0 && part.kind === 'shared') continue
        const body =
          part.scored_by === 'appraisal'
            ? { decision: 'accept' }
            : { decision: 'enter', answer: answers[at]?.[part.id], reason: '' }
        expect((await council.put(`/assessments/${idOf(at)}/appraisals/${part.id}`, body, 0)).status).toBe(200)
      }
    await moved(council, 'published')
  })

  it('is published with bonus, penalty, quota and what decided the class', async () => {
    const page = await surfer.page()
    await signInAs(page, url, 'phong-0', password)
    await page.goto(`${url}${paths.results(round.id)}`)
    for (const column of [text('results.bonus'), text('results.penalty')])
      await page.getByRole('columnheader', { name: column, exact: true }).waitFor()
    await page.getByRole('heading', { name: text('results.quotas') }).waitFor()
    await expectFits(page)
    await page.goto(`${url}${paths.unitResult(round.id, units[0]?.id ?? '')}`)
    await page
      .getByRole('rowheader', { name: `${framework.penalty?.number}. ${framework.penalty?.title.vi}` })
      .waitFor()
    await expectFits(page)
  })
})
