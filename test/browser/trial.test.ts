/** An author compares two versions and tries the later one on published rounds: who would move, why, and what cannot be told. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '../../ui/paths.ts'
import { text } from '../../ui/text.ts'
import { password } from '../server/harness.ts'
import { threeRounds, type ThreeRounds } from '../server/three-rounds.ts'
import { tabAndPress, tabAndSelect, tabTo } from './keys.ts'
import { expectFits, expectHeading, picture, signInAs, useBrowser } from './page.ts'

const surfer = useBrowser({ keyboardOnly: true })
let made: ThreeRounds
let url: string
let page: Page

const newer = {
  // From 40 % on time, all of the points.
  '1.2.0': (one: string) =>
    one.replace(
      'rule: { ratio: { of: [on_time, done], when_zero: not_arising } }',
      'rule: { tiers: { of: { ratio: [on_time, done], when_zero: not_arising }, steps: [{ below: 40, points: 0 }, { from: 40, points: 4 }] } }',
    ),
  // A criterion that no round has asked.
  '1.3.0': (one: string) =>
    one.replace('max: 4\n', 'max: 3\n').replace(
      '  - id: esteem',
      `      - id: posted
        number: "1.3"
        title: { vi: Công khai thủ tục, en: Procedures posted }
        max: 1
        scored_by: appraisal
        inputs:
          - { id: posted, type: boolean, label: { vi: Đã công khai, en: Posted } }
        rule: { yes_no: { of: posted, yes: 1, no: 0 } }
  - id: esteem`,
    ),
}

beforeAll(async () => {
  made = await threeRounds({ ui: resolve('dist/ui') }, newer)
  url = made.people.url.replace('127.0.0.1', 'localhost')
  page = await surfer.page()
  await signInAs(page, url, 'soan-khung', password)
})
afterAll(() => made?.people.close())

const trial = (): Locator => page.locator('khung-trial')
const row = (unit: string): Locator => trial().getByRole('row').filter({ hasText: unit })
const flat = (words: string): string => words.replace(/\s+/g, ' ').trim()
const cellsOf = async (unit: string): Promise<string[]> => (await row(unit).locator('td').allInnerTexts()).map(flat)

async function compare(from: string, to: string): Promise<void> {
  await page.goto(`${url}${paths.comparison}?${new URLSearchParams({ from, to })}`)
  await expectHeading(page, text('comparison.title'))
  await tabTo(page, trial().getByLabel(text('trial.round')))
}

describe('a version tried on a published round', () => {
  it('offers the rounds of the same framework, the latest first, and says nothing before it was asked', async () => {
    await compare('small@1.0.0', 'small@1.2.0')
    expect((await trial().locator('option').allInnerTexts()).map(flat)).toEqual([
      'Đợt 2025 · small@1.1.0',
      'Đợt 2024 · small@1.0.0',
      'Đợt 2023 · small@2.0.0',
    ])
    expect(await trial().getByRole('table').count()).toBe(0)
    await expectFits(page)
  })

  it('tells who would move, from where to where, and which criterion makes the difference', async () => {
    await tabAndPress(page, trial().getByRole('button', { name: text('trial.do') }))
    await trial()
      .getByText('1 trên 2 đơn vị sẽ đổi hạng; nhiều nhất: Phòng Đỏ lên 1 bậc (2 → 1).', { exact: true })
      .waitFor()
    await trial().getByText('2 đơn vị đổi chỉ số, 2 đơn vị đổi xếp loại.', { exact: true }).waitFor()
    await trial().getByText(text('trial.only'), { exact: true }).waitFor()
    expect(await cellsOf('Phòng Đỏ')).toEqual([
      '2 → thành 1 lên 1 bậc',
      '7,14 → thành 10,00 +2,86',
      'Còn lại → thành Tốt',
      text('trial.criteria', { count: 1 }),
    ])
    expect((await cellsOf('Phòng Xanh')).slice(0, 2)).toEqual(['1 → thành 1 giữ hạng', '8,86 → thành 10,00 +1,14'])
    await tabAndPress(page, row('Phòng Đỏ').locator('summary'))
    expect(flat(await row('Phòng Đỏ').locator('li').innerText())).toBe(
      '1.2 Hồ sơ đúng hạn: 2,00 / 4,00 → thành 4,00 / 4,00',
    )
    await expectFits(page)
    await picture(page, 'trial', trial(), trial())
  })

  it('leaves as a CSV that says what it is not', async () => {
    const coming = page.waitForEvent('download')
    await tabAndPress(page, trial().getByRole('button', { name: /CSV/ }))
    const file = await coming
    expect(file.suggestedFilename()).toBe(`${text('trial.file')}.csv`)
    const lines = readFileSync((await file.path()) ?? '', 'utf8').split('\r\n')
    expect(lines[0]).toBe(`\ufeff${text('trial.only')}: ${text('trial.table')}`)
    expect(lines.find((one) => one.startsWith('Phòng Đỏ;'))).toMatch(
      /^Phòng Đỏ;2;1;lên 1 bậc;7,14;10,00;2,86;Còn lại;Tốt;"?1\.2 Hồ sơ đúng hạn: 2,00 \/ 4,00 → 4,00 \/ 4,00"?;/,
    )
  })

  it('another round is chosen and tried by keyboard', async () => {
    const chosen = await trial().locator('option').nth(1).getAttribute('value')
    await tabAndSelect(page, trial().getByLabel(text('trial.round')), chosen ?? '', 200)
    await tabAndPress(page, trial().getByRole('button', { name: text('trial.do') }))
    await trial().getByText('Đợt 2024, lần công bố 1').waitFor()
    await trial().getByText('1 trên 2 đơn vị sẽ đổi hạng; nhiều nhất: Phòng Xanh lên 1 bậc (2 → 1).').waitFor()
  })

  it('a criterion that nobody was asked leaves every unit without an index, and is named', async () => {
    await compare('small@1.0.0', 'small@1.3.0')
    await tabAndPress(page, trial().getByRole('button', { name: text('trial.do') }))
    await trial()
      .getByText('1.3 “Công khai thủ tục”: tiêu chí mới, đợt này chưa hỏi (2 đơn vị chưa có câu trả lời).')
      .waitFor()
    await trial()
      .getByText(
        'Dù câu trả lời còn thiếu ra sao: 0 đơn vị chắc chắn đổi hạng, 0 đơn vị chắc chắn giữ hạng, 2 đơn vị còn tùy.',
      )
      .waitFor()
    // 1 + 1,50 + 2, and up to 1 for what nobody was asked, of 7.
    const [place, index] = await cellsOf('Phòng Đỏ')
    expect([place, index]).toEqual([
      `2 → thành – ${text('results.none')} ${text('trial.left-place', { places: '1 – 2' })}`,
      `7,14 → thành – ${text('results.none')} ${text('trial.left-index', { indices: '6,43 – 7,86' })}`,
    ])
    await expectFits(page)
    await picture(page, 'trial-open', trial(), trial())
  })
})
