/** Two frameworks in one round: each with its own ranking on the page, and its own form. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Round, Unit } from '../../ui/api.ts'
import { paths } from '../../ui/paths.ts'
import { harness, password, type Harness } from '../server/harness.ts'
import { decideAll, fillIn, move, roundInput } from '../server/round.ts'
import { expectFits, signInAs, useBrowser } from './page.ts'

const surfer = useBrowser({ keyboardOnly: true })
const folder = mkdtempSync(join(tmpdir(), 'khung-two-'))
const text = readFileSync('test/server/small.yaml', 'utf8')

let made: Harness
let round: Round
beforeAll(async () => {
  const communes = text
    .replace('framework: small', 'framework: communes')
    .replace('unit_types: [phong]', 'unit_types: [xa]')
    .replace('vi: Khung thử', 'vi: Khung xã thử')
  for (const [id, content] of Object.entries({ small: text, communes })) {
    mkdirSync(join(folder, id))
    writeFileSync(join(folder, id, '1.0.0.yaml'), content)
  }
  made = await harness({ frameworks: folder, ui: resolve('dist/ui') })
  const administrator = await made.person('quan-tri', 'administrator')
  const chair = await made.person('chu-tich', 'chair')
  const named = [
    { name: 'Phòng Đỏ', type: 'phong' },
    { name: 'Xã Vàng', type: 'xa' },
  ]
  const { body: units } = await administrator.post<Unit[]>('/units', { units: named })
  const input = { ...roundInput(units), further_frameworks: ['communes@1.0.0'] }
  const { body: draft } = await administrator.post<Round>('/rounds', input)
  const open = await move(administrator, draft, 'self-scoring')
  for (const [at, { id, name }] of units.entries()) {
    const assessment = open.assessments.find(({ unit }) => unit.name === name)?.id ?? ''
    await fillIn(await made.person(`don-vi-${at}`, 'office', id), assessment)
  }
  const appraisal = await move(chair, open, 'appraisal')
  for (const { id } of appraisal.assessments) await decideAll(chair, id)
  round = await move(chair, appraisal, 'published')
})
afterAll(async () => {
  await made?.close()
  rmSync(folder, { recursive: true, force: true })
})

it('shows a ranking for each, with one first place in each', async () => {
  const page = await surfer.page()
  const url = made.url.replace('127.0.0.1', 'localhost')
  await signInAs(page, url, 'chu-tich', password)
  await page.goto(`${url}${paths.results(round.id)}`)
  for (const title of ['Khung thử', 'Khung xã thử'])
    await page.getByRole('heading', { level: 2, name: title, exact: true }).waitFor()
  const places = await page.locator('td.ranking-place').allInnerTexts()
  expect(places).toEqual(['1', '1'])
  await expectFits(page)
  for (const path of [paths.resultDomains(round.id), paths.resultMovement(round.id)]) {
    await page.goto(url + path)
    await page.locator('.results-nav').waitFor()
    await expectFits(page)
  }
})
