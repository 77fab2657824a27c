/** Accounts in the browser: invited, guarded by a second factor, changed by an administrator; units from a spreadsheet. */
import { Secret, TOTP } from 'otpauth'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Unit, User, UserCreated } from '../../ui/api.ts'
import { paths } from '../../ui/paths.ts'
import { text } from '../../ui/text.ts'
import { chosenPassword, enter } from '../walk/person.ts'
import type { Person } from '../walk/person.ts'
import { setupCode, startProduct, startWith } from '../walk/product.ts'
import type { Product } from '../walk/product.ts'
import { addPerson, password } from './administrator.ts'
import { tabAndChoose, tabAndPress, tabAndType } from './keys.ts'
import { expectFits, expectHeading, signInAs, useBrowser } from './page.ts'

const surfer = useBrowser({ keyboardOnly: true })
let product: Product
let clerk: Person
let administrator: Page
let person: Page
let link: string
let key: string

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true })
/** The code of the next step as well: the one of now may have been used. */
const shown = (steps: number) =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: Date.now() + steps * 30_000 })

beforeAll(async () => {
  product = await startProduct()
  clerk = await enter(product.url, '/setup', {
    code: setupCode(product),
    authority: 'UBND quận Mẫu',
    name: 'Nguyễn Thị Quản Trị',
    username: 'quantri',
    password,
    demo: false,
  })
  administrator = await surfer.page()
  await signInAs(administrator, product.url, 'quantri', password)
  person = await surfer.page()
})
afterAll(() => product?.stop())

describe('a new installation', () => {
  it('leads its first administrator from the set-up link to the second factor, and then home', async () => {
    const fresh = await startWith({})
    const page = await surfer.page()
    await page.goto(`${fresh.url}/setup?code=${setupCode(fresh)}`)
    await tabAndType(page, page.getByLabel(text('setup.authority')), 'UBND quận Mẫu')
    await tabAndType(page, page.getByLabel(text('setup.name')), 'Nguyễn Thị Quản Trị')
    await tabAndType(page, page.getByLabel(text('sign-in.username')), 'quantri')
    await tabAndType(page, page.getByLabel(text('sign-in.password'), { exact: true }), password)
    await tabAndPress(page, button(page, text('setup.do')))
    await page.getByText(text('account.factor-first')).waitFor()
    await expectFits(page)
    await page.goto(fresh.url + paths.people)
    await page.getByText(text('account.factor-first')).waitFor()
    await tabAndType(page, page.getByLabel(text('password.current')), password)
    await page.keyboard.press('Enter')
    await page.getByRole('img', { name: text('factor.qr') }).waitFor()
    key = (await page.locator('.secret').innerText()).replace(/\s/g, '')
    await tabAndType(page, page.getByLabel(text('sign-in.code')), shown(0))
    await page.keyboard.press('Enter')
    await tabAndPress(page, button(page, text('factor.saved')))
    await expectHeading(page, text('home.title'))
    await page.goto(fresh.url + paths.people)
    await expectHeading(page, text('people.title'))
    await fresh.stop()
  })
})

describe('an invitation', () => {
  it('is given out by the administrator as a link', async () => {
    await administrator.goto(product.url + paths.people)
    link = await addPerson(administrator, 'Vũ Kiểm Tra', 'kiem.tra', 'auditor')
    expect(link).toMatch(/\/invitation\?code=[\w-]{43}$/)
    await expectFits(administrator)
  })

  it('leads to a page that names the person, takes a password and goes in', async () => {
    surfer.expected(/status of (403|422)/)
    await person.goto(link)
    await person.getByText('Vũ Kiểm Tra', { exact: false }).first().waitFor()
    await expectFits(person)
    const box = person.getByLabel(text('sign-in.password'), { exact: true })
    await tabAndType(person, box, 'Hà Nội 2026 Hà Nội 2026')
    await person.keyboard.press('Enter')
    await person.getByRole('heading', { name: text('problems.title') }).waitFor()
    await expectFits(person)
    await tabAndType(person, box, chosenPassword)
    await person.keyboard.press('Enter')
    await expectHeading(person, text('home.title'))
    const other = await surfer.page()
    await other.goto(link)
    await other.getByRole('link', { name: text('sign-in.title') }).waitFor()
    await expectFits(other)
  })
})

describe('one’s own account', () => {
  it('shows where one is signed in, and sets up the second factor', async () => {
    await tabAndPress(person, person.getByRole('link', { name: text('shell.account') }))
    await expectHeading(person, text('account.title'))
    await person.getByText(text('account.here')).waitFor()
    await expectFits(person)
    const box = person.getByLabel(text('password.current'))
    await tabAndType(person, box, chosenPassword)
    await person.keyboard.press('Enter')
    await person.getByRole('img', { name: text('factor.qr') }).waitFor()
    key = (await person.locator('.secret').innerText()).replace(/\s/g, '')
    await expectFits(person)
    const code = person.getByLabel(text('sign-in.code'))
    await tabAndType(person, code, shown(0))
    await person.keyboard.press('Enter')
    await person.getByText(text('factor.done')).waitFor()
    await expectFits(person)
    await tabAndPress(person, button(person, text('factor.saved')))
    await expectHeading(person, text('home.title'))
  })

  it('asks for the code at the next sign-in', async () => {
    surfer.expected(/status of 403/)
    await tabAndPress(person, button(person, text('shell.sign-out')))
    await expectHeading(person, text('sign-in.title'))
    await tabAndType(person, person.getByLabel(text('sign-in.username')), 'kiem.tra')
    await tabAndType(person, person.getByLabel(text('sign-in.password'), { exact: true }), chosenPassword)
    await person.keyboard.press('Enter')
    const code = person.getByLabel(text('sign-in.code'))
    await code.waitFor()
    await expectFits(person)
    await tabAndType(person, code, shown(1))
    await person.keyboard.press('Enter')
    await expectHeading(person, text('home.title'))
  })

  it('with a first password begins at the page that replaces it', async () => {
    const account = { username: 'moi.den', name: 'Mới Đến', role: 'council', unit_id: null, first: 'password' } as const
    const { initial_password } = await clerk.post<UserCreated>('/users', account)
    const newcomer = await surfer.page()
    await newcomer.goto(product.url)
    await tabAndType(newcomer, newcomer.getByLabel(text('sign-in.username')), 'moi.den')
    await tabAndType(newcomer, newcomer.getByLabel(text('sign-in.password'), { exact: true }), initial_password ?? '')
    await newcomer.keyboard.press('Enter')
    await newcomer.getByText(text('password.first')).waitFor()
    await expectFits(newcomer)
    await tabAndType(newcomer, newcomer.getByLabel(text('password.current')), initial_password ?? '')
    await tabAndType(newcomer, newcomer.getByLabel(text('password.next')), chosenPassword)
    await newcomer.keyboard.press('Enter')
    await expectHeading(newcomer, text('home.title'))
  })
})

describe('the account of another', () => {
  it('is given a role with dates, locked, unlocked and reset, from one page', async () => {
    await administrator.goto(product.url + paths.people)
    await tabAndPress(administrator, administrator.getByRole('link', { name: 'Vũ Kiểm Tra' }))
    await expectHeading(administrator, 'Vũ Kiểm Tra')
    await expectFits(administrator)
    await tabAndPress(administrator, administrator.locator('summary'))
    await tabAndChoose(administrator, administrator.getByLabel(text('role.council'), { exact: true }))
    await tabAndType(administrator, administrator.getByLabel(text('validity.until')), '31/12/2099')
    await expectFits(administrator)
    await tabAndPress(administrator, button(administrator, text('person.grant')))
    await administrator.getByText(text('validity.to', { until: '31/12/2099' })).waitFor()
    await tabAndPress(administrator, button(administrator, text('person.lock')))
    await tabAndPress(administrator, button(administrator, text('person.unlock')))
    await button(administrator, text('person.lock')).waitFor()
    await tabAndPress(administrator, button(administrator, text('person.reset')))
    await tabAndPress(
      administrator,
      administrator.getByRole('dialog').getByRole('button', { name: text('person.reset') }),
    )
    await administrator.locator('.secret').waitFor()
    await expectFits(administrator)
    const users = await clerk.get<User[]>('/users')
    const user = users.find(({ username }) => username === 'kiem.tra')
    expect([user?.state, user?.second_factor, user?.memberships.map(({ role }) => role)]).toEqual([
      'invited',
      false,
      ['auditor', 'council'],
    ])
  })

  it('is not one’s own to change', async () => {
    await administrator.goto(product.url + paths.people)
    await tabAndPress(administrator, administrator.getByRole('link', { name: 'Nguyễn Thị Quản Trị' }))
    await administrator.getByText(text('person.own')).waitFor()
    expect(await button(administrator, text('person.lock')).count()).toBe(0)
    await expectFits(administrator)
  })
})

describe('units', () => {
  const choose = (content: string) =>
    administrator
      .getByLabel(text('import.file'))
      .setInputFiles({ name: 'don-vi.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })

  it('come from a spreadsheet after a preview; faults are listed by row and column', async () => {
    surfer.expected(/status of 422/)
    await administrator.goto(product.url + paths.spreadsheet('units'))
    await expectHeading(administrator, text('import.units'))
    await choose('Tên đơn vị;Loại;Từ ngày\n<img src=x onerror=alert(1)>;phong;31/02/2026\n')
    await administrator.getByText('Dòng 2, cột “Từ ngày”').waitFor()
    await expectFits(administrator)
    await choose('Tên đơn vị;Loại;Từ ngày\nPhòng Đỏ;phong;01/02/2026\nPhòng Xanh;phong;\n')
    await administrator.getByText(text('import.count', { count: 2, of: 2 })).waitFor()
    await expectFits(administrator)
    expect(await clerk.get<Unit[]>('/units')).toEqual([])
    await tabAndPress(administrator, button(administrator, text('import.do')))
    await administrator.getByRole('heading', { name: text('import.done') }).waitFor()
    expect((await clerk.get<Unit[]>('/units')).map(({ name, valid_from }) => [name, valid_from])).toEqual([
      ['Phòng Đỏ', '2026-02-01'],
      ['Phòng Xanh', null],
    ])
  })

  it('get attributes and an end', async () => {
    await administrator.goto(product.url + paths.units)
    await tabAndPress(administrator, administrator.getByRole('link', { name: 'Phòng Đỏ' }))
    await expectHeading(administrator, 'Phòng Đỏ')
    await tabAndType(administrator, administrator.getByLabel(text('validity.until')), '30/06/2026')
    await tabAndType(
      administrator,
      administrator.getByLabel(text('unit.attributes')),
      'mountainous = có\npopulation = 1200',
    )
    await expectFits(administrator)
    await tabAndPress(administrator, button(administrator, text('person.save')))
    await expectHeading(administrator, text('units.title'))
    await expectFits(administrator)
    const [red] = await clerk.get<Unit[]>('/units')
    expect([red?.valid_until, red?.attributes]).toEqual(['2026-06-30', { mountainous: true, population: '1200' }])
  })
})

describe('authorities below', () => {
  it('are added with their first administrator', async () => {
    await administrator.goto(product.url + paths.authorities)
    await expectHeading(administrator, text('authorities.title'))
    await expectFits(administrator)
    await tabAndType(administrator, administrator.getByLabel(text('setup.authority')), 'Phường A')
    await tabAndType(administrator, administrator.getByLabel(text('authorities.administrator')), 'Trần Phường')
    await tabAndType(administrator, administrator.getByLabel(text('sign-in.username')), 'quan.tri.a')
    await tabAndPress(administrator, button(administrator, text('authorities.add')))
    await administrator.getByText('Phường A').first().waitFor()
    await administrator.locator('.secret').waitFor()
    await expectFits(administrator)
  })

  it('show what they have published, row by row', async () => {
    // What the server answers is shown by `server/organisation.test.ts`; here, how it looks.
    const round = { id: 'r', title: 'Đợt 2026', published_at: '2026-12-31T03:04:05.000Z' }
    const row = { place: 1, unit: { id: 'u', name: 'Phòng Đỏ' }, index: '92.86' }
    const answer = (body: unknown) => ({ contentType: 'application/json', body: JSON.stringify(body) })
    await administrator.route('**/api/v1/authorities/*/rounds', (route) => route.fulfill(answer([round])))
    await administrator.route('**/api/v1/authorities/*/rounds/r/ranking', (route) =>
      route.fulfill(answer({ round, state: 'published', published_at: round.published_at, rows: [row] })),
    )
    await administrator.goto(product.url + paths.authorities)
    await tabAndPress(administrator, administrator.locator('summary'))
    await administrator.getByRole('rowheader', { name: 'Phòng Đỏ' }).waitFor()
    expect(await administrator.locator('tbody td').allInnerTexts()).toEqual(['1', '92,86'])
    await expectFits(administrator)
  })
})
