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
import { expectFits, expectHeading, signInAs, useBrowser } from './page.ts'

const surfer = useBrowser()
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
    await page.getByLabel(text('setup.authority')).fill('UBND quận Mẫu')
    await page.getByLabel(text('setup.name')).fill('Nguyễn Thị Quản Trị')
    await page.getByLabel(text('sign-in.username')).fill('quantri')
    await page.getByLabel(text('sign-in.password'), { exact: true }).fill(password)
    await button(page, text('setup.do')).click()
    await page.getByText(text('account.factor-first')).waitFor()
    await expectFits(page)
    await page.goto(fresh.url + paths.people)
    await page.getByText(text('account.factor-first')).waitFor()
    await page.getByLabel(text('password.current')).fill(password)
    await page.keyboard.press('Enter')
    await page.getByRole('img', { name: text('factor.qr') }).waitFor()
    key = (await page.locator('.secret').innerText()).replace(/\s/g, '')
    await page.getByLabel(text('sign-in.code')).fill(shown(0))
    await page.keyboard.press('Enter')
    await button(page, text('factor.saved')).click()
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
    await box.fill('Hà Nội 2026 Hà Nội 2026')
    await box.press('Enter')
    await person.getByRole('heading', { name: text('problems.title') }).waitFor()
    await expectFits(person)
    await box.fill(chosenPassword)
    await box.press('Enter')
    await expectHeading(person, text('home.title'))
    const other = await surfer.page()
    await other.goto(link)
    await other.getByRole('link', { name: text('sign-in.title') }).waitFor()
    await expectFits(other)
  })
})

describe('one’s own account', () => {
  it('shows where one is signed in, and sets up the second factor', async () => {
    await person.getByRole('link', { name: text('shell.account') }).click()
    await expectHeading(person, text('account.title'))
    await person.getByText(text('account.here')).waitFor()
    await expectFits(person)
    const box = person.getByLabel(text('password.current'))
    await box.fill(chosenPassword)
    await box.press('Enter')
    await person.getByRole('img', { name: text('factor.qr') }).waitFor()
    key = (await person.locator('.secret').innerText()).replace(/\s/g, '')
    await expectFits(person)
    const code = person.getByLabel(text('sign-in.code'))
    await code.fill(shown(0))
    await code.press('Enter')
    await person.getByText(text('factor.done')).waitFor()
    await expectFits(person)
    await button(person, text('factor.saved')).click()
    await expectHeading(person, text('home.title'))
  })

  it('asks for the code at the next sign-in', async () => {
    surfer.expected(/status of 403/)
    await button(person, text('shell.sign-out')).click()
    await expectHeading(person, text('sign-in.title'))
    await person.getByLabel(text('sign-in.username')).fill('kiem.tra')
    await person.getByLabel(text('sign-in.password'), { exact: true }).fill(chosenPassword)
    await person.keyboard.press('Enter')
    const code = person.getByLabel(text('sign-in.code'))
    await code.waitFor()
    await expectFits(person)
    await code.fill(shown(1))
    await code.press('Enter')
    await expectHeading(person, text('home.title'))
  })

  it('with a first password begins at the page that replaces it', async () => {
    const account = { username: 'moi.den', name: 'Mới Đến', role: 'council', unit_id: null, first: 'password' } as const
    const { initial_password } = await clerk.post<UserCreated>('/users', account)
    const newcomer = await surfer.page()
    await newcomer.goto(product.url)
    await newcomer.getByLabel(text('sign-in.username')).fill('moi.den')
    await newcomer.getByLabel(text('sign-in.password'), { exact: true }).fill(initial_password ?? '')
    await newcomer.keyboard.press('Enter')
    await newcomer.getByText(text('password.first')).waitFor()
    await expectFits(newcomer)
    await newcomer.getByLabel(text('password.current')).fill(initial_password ?? '')
    await newcomer.getByLabel(text('password.next')).fill(chosenPassword)
    await newcomer.keyboard.press('Enter')
    await expectHeading(newcomer, text('home.title'))
  })
})

describe('the account of another', () => {
  it('is given a role with dates, locked, unlocked and reset, from one page', async () => {
    await administrator.goto(product.url + paths.people)
    await administrator.getByRole('link', { name: 'Vũ Kiểm Tra' }).click()
    await expectHeading(administrator, 'Vũ Kiểm Tra')
    await expectFits(administrator)
    await administrator.locator('summary').click()
    await administrator.getByLabel(text('role.council'), { exact: true }).check()
    await administrator.getByLabel(text('validity.until')).fill('31/12/2099')
    await expectFits(administrator)
    await button(administrator, text('person.grant')).click()
    await administrator.getByText(text('validity.to', { until: '31/12/2099' })).waitFor()
    await button(administrator, text('person.lock')).click()
    await button(administrator, text('person.unlock')).click()
    await button(administrator, text('person.lock')).waitFor()
    await button(administrator, text('person.reset')).click()
    await administrator
      .getByRole('dialog')
      .getByRole('button', { name: text('person.reset') })
      .click()
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
    await administrator.getByRole('link', { name: 'Nguyễn Thị Quản Trị' }).click()
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
    await button(administrator, text('import.do')).click()
    await administrator.getByRole('heading', { name: text('import.done') }).waitFor()
    expect((await clerk.get<Unit[]>('/units')).map(({ name, valid_from }) => [name, valid_from])).toEqual([
      ['Phòng Đỏ', '2026-02-01'],
      ['Phòng Xanh', null],
    ])
  })

  it('get attributes and an end', async () => {
    await administrator.goto(product.url + paths.units)
    await administrator.getByRole('link', { name: 'Phòng Đỏ' }).click()
    await expectHeading(administrator, 'Phòng Đỏ')
    await administrator.getByLabel(text('validity.until')).fill('30/06/2026')
    await administrator.getByLabel(text('unit.attributes')).fill('mountainous = có\npopulation = 1200')
    await expectFits(administrator)
    await button(administrator, text('person.save')).click()
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
    await administrator.getByLabel(text('setup.authority')).fill('Phường A')
    await administrator.getByLabel(text('authorities.administrator')).fill('Trần Phường')
    await administrator.getByLabel(text('sign-in.username')).fill('quan.tri.a')
    await button(administrator, text('authorities.add')).click()
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
    await administrator.locator('summary').click()
    await administrator.getByRole('rowheader', { name: 'Phòng Đỏ' }).waitFor()
    expect(await administrator.locator('tbody td').allInnerTexts()).toEqual(['1', '92,86'])
    await expectFits(administrator)
  })
})
