/** Units, their types and people as an administrator keeps them: by keyboard, at a desk and on a phone. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Unit, User } from '../../ui/api.ts'
import { paths } from '../../ui/paths.ts'
import { text } from '../../ui/text.ts'
import { harness, password, type Harness, type Voice } from '../server/harness.ts'
import { tabAndChoose, tabAndPress, tabTo } from './keys.ts'
import { expectFits, expectHeading, signInAs, useBrowser } from './page.ts'

const surfer = useBrowser({ keyboardOnly: true })
let made: Harness
let url: string
let administrator: Voice
let page: Page

beforeAll(async () => {
  made = await harness({ ui: resolve('dist/ui') })
  url = made.url.replace('127.0.0.1', 'localhost')
  administrator = await made.person('quan-tri', 'administrator')
  page = await surfer.page()
  await signInAs(page, url, 'quan-tri', password)
})
afterAll(() => made?.close())

const button = (name: string) => page.getByRole('button', { name, exact: true })
const picture = (name: string) => page.screenshot({ path: `.cache/pictures/units-${name}.png`, fullPage: true })

async function type(label: string, words: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }), 120)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(words)
}

it('a type that frameworks name gets a name, another one is added and taken away', async () => {
  await page.goto(url + paths.unitTypes)
  const unnamed = text('types.unnamed', { id: 'phong' })
  await type(text('types.name-of', { type: unnamed }), 'Phòng chuyên môn')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Phòng chuyên môn' }).waitFor()
  await tabAndPress(page, button(text('types.add')), 'Enter', 120)
  await page.locator('.problem-summary').waitFor()
  await expectFits(page)
  await type(text('types.name'), 'Sở')
  // What was mended is no longer said; what was not still is.
  expect(await page.locator('.problem-summary li').count()).toBe(1)
  await type(text('types.id'), 'so')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Sở', exact: true }).waitFor()
  await expectFits(page)
  await picture('types')
  await tabAndPress(page, button(`${text('types.remove')} Sở`), 'Enter', 120)
  await page.getByRole('heading', { name: 'Sở', exact: true }).waitFor({ state: 'detached' })
})

it('a framework for which there is no unit says so, and offers nothing to choose', async () => {
  await administrator.post('/unit-types', { id: 'xa', name: 'Xã' })
  await administrator.post('/units', { units: [{ name: 'Xã Vàng', type: 'xa' }] })
  await page.goto(url + paths.newRound)
  await tabAndChoose(page, page.getByRole('radio', { name: 'small@1.0.0' }))
  await page.getByText(text('new-round.no-fitting', { types: 'Phòng chuyên môn' })).waitFor()
  expect(await page.getByLabel(text('new-round.all-units')).isVisible()).toBe(false)
  await expectFits(page)
  const { body } = await administrator.get<Unit[]>('/units')
  await administrator.delete(`/units/${body[0]?.id ?? ''}`, body[0]?.rev ?? 0)
  await administrator.delete('/unit-types/xa', 1)
})

it('units are added under that name, one is changed, and one is taken away', async () => {
  await page.goto(url + paths.units)
  await type(text('units.names'), 'Phòng Đỏ\nPhòng Xanh')
  await tabTo(page, page.getByLabel('Phòng chuyên môn'))
  await tabAndPress(page, button(text('units.do')))
  await page.getByText(text('units.added', { count: 2 })).waitFor()
  expect(await page.getByRole('cell', { name: 'Phòng chuyên môn' }).count()).toBe(2)
  await expectFits(page)
  await picture('list')
  const { body } = await administrator.get<Unit[]>('/units')
  await page.goto(url + paths.unit(body[1]?.id ?? ''))
  await expectHeading(page, 'Phòng Xanh')
  await type(text('validity.until'), '31/12/2030')
  await expectFits(page)
  await picture('unit')
  await tabAndPress(page, button(text('person.save')))
  await page.getByText('đến hết 31/12/2030').waitFor()
  await page.goto(url + paths.unit(body[0]?.id ?? ''))
  await tabAndPress(page, button(text('unit.remove')))
  await page.getByRole('dialog').waitFor()
  await expectFits(page)
  await tabAndPress(page, page.getByRole('dialog').getByRole('button', { name: text('unit.remove') }))
  await page.getByText(text('unit.removed', { name: 'Phòng Đỏ' })).waitFor()
  expect((await administrator.get<Unit[]>('/units')).body.map(({ name }) => name)).toEqual(['Phòng Xanh'])
})

it('a template says what a spreadsheet may hold', async () => {
  await page.goto(url + paths.spreadsheet('units'))
  await tabAndPress(page, page.getByText(text('import.allowed')), 'Enter')
  await expectFits(page)
  const coming = page.waitForEvent('download')
  await tabAndPress(page, button(text('import.template')))
  const file = await (await coming).path()
  expect((await readFile(file, 'utf8')).trim().split('\r\n')).toEqual([
    'Tên đơn vị;Loại đơn vị;Từ ngày;Đến hết ngày',
    ';Phòng chuyên môn;;',
  ])
})

it('a person is added with an address, and the page says of the link that it is one', async () => {
  await page.goto(url + paths.people)
  await type(text('people.name'), 'Trần Thị Bình')
  await type(text('person.email'), 'binh')
  await tabAndPress(page, button(text('people.do')))
  await page.locator('.problem-summary').getByText(text('person.email-wrong')).waitFor()
  await expectFits(page)
  await type(text('person.email'), 'binh@example.org')
  await page.locator('.problem-summary').getByText(text('person.email-wrong')).waitFor({ state: 'detached' })
  await tabTo(page, page.getByLabel(text('role.office')).first(), 120)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.getByText(text('role.council.does')).waitFor()
  await tabAndPress(page, button(text('people.do')))
  await page.getByText(text('secret.once-link')).waitFor()
  await expectFits(page)
  await picture('people')
  const { body } = await administrator.get<User[]>('/users')
  expect(body.find(({ name }) => name === 'Trần Thị Bình')?.email).toBe('binh@example.org')
})
