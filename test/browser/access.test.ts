/** Less usual ways in and out: the survey operator's page, signing in at a provider, a person whose data is erased. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AppraisalRecord, SurveyUnit, User, UserCreated } from '../../ui/api.ts'
import { paths } from '../../ui/paths.ts'
import { text } from '../../ui/text.ts'
import { password as usual } from '../server/harness.ts'
import { client, type StartedProvider, startProvider } from '../server/provider.ts'
import { cast, type Cast, opened, type Opened, submitted } from '../server/round.ts'
import { accept, enter, type Person } from '../walk/person.ts'
import { setupCode, startWith, type Product } from '../walk/product.ts'
import { password } from './administrator.ts'
import { tabAndPress, tabAndType, tabTo } from './keys.ts'
import { expectFits, expectHeading, signInAs, useBrowser } from './page.ts'

const surfer = useBrowser({ keyboardOnly: true })

describe('the survey operator', () => {
  let people: Cast
  let open: Opened
  let url: string
  beforeAll(async () => {
    people = await cast({ ui: resolve('dist/ui') })
    open = await submitted(people, true)
    url = people.url.replace('127.0.0.1', 'localhost')
  })
  afterAll(() => people?.close())

  it('enters the points of each unit by keyboard, and sees what somebody else entered meanwhile', async () => {
    surfer.expected(/status of 412/)
    const page = await surfer.page()
    await signInAs(page, url, 'dieu-tra', usual)
    await tabAndPress(page, page.getByRole('link', { name: text('home.do-survey'), exact: true }))
    await expectHeading(page, text('survey.title'))
    await page.getByText(text('survey.not-entered')).first().waitFor()
    await expectFits(page)

    const box = page.getByLabel('Tỷ lệ hài lòng').first()
    await tabTo(page, box)
    await page.keyboard.type('101')
    await page.keyboard.press('Enter')
    await page.locator('.field-error').first().waitFor()
    await expectFits(page)
    await tabAndType(page, box, '82,5')
    await page.keyboard.press('Enter')
    await page.getByText(/Người dieu-tra nhập lúc/).waitFor()
    await expectFits(page)
    const units = (await people.asSurvey.get<SurveyUnit[]>(`/rounds/${open.round.id}/survey`)).body
    expect(units.map(({ points }) => points['satisfaction']?.answer.inputs)).toEqual([{ satisfied: '82.5' }, undefined])

    const path = `/assessments/${open.own}/appraisals/satisfaction`
    const entered = { decision: 'enter', answer: { inputs: { satisfied: '80' } }, reason: '' }
    await people.asChair.put<AppraisalRecord>(path, entered, 1)
    await tabAndType(page, box, '83')
    await page.keyboard.press('Enter')
    await page.getByText(/Người chu-tich nhập lúc/).waitFor()
    await page.getByRole('alert').waitFor()
    await expectFits(page)
    await page.keyboard.press('Enter')
    await page.getByText(/Người dieu-tra nhập lúc/).waitFor()
    const [unit] = (await people.asSurvey.get<SurveyUnit[]>(`/rounds/${open.round.id}/survey`)).body
    expect(unit?.points['satisfaction']).toMatchObject({ answer: { inputs: { satisfied: '83' } }, rev: 3 })
  })

  it('reads that it is too early while the units still score themselves', async () => {
    const early = await opened(people, true)
    const page = await surfer.page()
    await signInAs(page, url, 'dieu-tra', usual)
    await page.goto(url + paths.survey(early.round.id))
    await page.getByText(text('survey.closed')).waitFor()
    expect(await page.getByRole('button', { name: text('survey.save') }).count()).toBe(0)
    await expectFits(page)
  })
})

describe('a provider', () => {
  let product: Product
  let provider: StartedProvider
  let administrator: Person
  beforeAll(async () => {
    const port = await freePort()
    const publicUrl = `http://localhost:${port}`
    provider = await startProvider(publicUrl, {
      binh: { email: 'binh@example.vn', email_verified: true },
      la: { email: 'la@example.vn', email_verified: true },
    })
    product = await startWith({
      SECOND_FACTOR: 'optional',
      PORT: String(port),
      PUBLIC_URL: publicUrl,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: client.id,
      OIDC_CLIENT_SECRET: client.secret,
      OIDC_NAME: 'Cổng cán bộ',
    })
    const setup = {
      authority: 'UBND quận Mẫu',
      name: 'Nguyễn Thị Quản Trị',
      username: 'quantri',
      password,
      demo: false,
    }
    administrator = await enter(product.url, '/setup', { code: setupCode(product), ...setup })
    const account = { username: 'binh', name: 'Trần Bình', role: 'auditor', unit_id: null, email: 'binh@example.vn' }
    const { invitation } = await administrator.post<UserCreated>('/users', account)
    await accept(product.url, invitation?.code ?? '')
  })
  afterAll(async () => {
    await product?.stop()
    await provider?.close()
  })

  /** Goes to the provider from the sign-in page, is `subject` there, and comes back. */
  const goAs = async (subject: string) => {
    // What the pages of the provider complain about is not ours.
    surfer.expected(new RegExp(provider.issuer.replaceAll('.', '\\.')))
    const page = await surfer.page()
    // Their typeface is on the network, and no test leaves this computer.
    await page.route('https://fonts.googleapis.com/**', (route) => route.fulfill({ contentType: 'text/css', body: '' }))
    await page.goto(`${product.url}/sign-in`)
    const button = page.getByRole('button', { name: text('sign-in.provider', { name: 'Cổng cán bộ' }) })
    await button.waitFor()
    await expectFits(page)
    await tabAndPress(page, button)
    await tabAndType(page, page.locator('input[name="login"]'), subject)
    await tabAndType(page, page.locator('input[name="password"]'), 'x')
    await tabAndPress(page, page.locator('button[type="submit"]'))
    await tabAndPress(page, page.locator('button[type="submit"]'))
    return page
  }

  it('leads a person who is known here to their work', async () => {
    const page = await goAs('binh')
    await expectHeading(page, text('home.title'))
    await expectFits(page)
    expect(new URL(page.url()).search).toBe('')
    await page.getByText('Trần Bình').first().waitFor()
  })

  it('leads a stranger back to a page that says why, and the way to the password', async () => {
    surfer.expected(/status of 403/)
    const page = await goAs('la')
    await page.getByRole('alert').waitFor()
    await expectFits(page)
    await tabAndPress(page, page.getByRole('link', { name: text('sign-in.title') }))
    await expectHeading(page, text('sign-in.title'))
    expect(await administrator.get<User[]>('/users')).toHaveLength(2)
  })

  it('does not take an address that was used before', async () => {
    surfer.expected(/status of 403/)
    const page = await surfer.page()
    await page.goto(`${product.url}/sign-in/return?state=x&code=y`)
    await page.getByRole('alert').waitFor()
    await expectFits(page)
  })

  describe('and a person', () => {
    it('whose data is erased is asked about once more, and then gone from the list', async () => {
      const page = await surfer.page()
      await signInAs(page, product.url, 'quantri', password)
      await page.goto(product.url + paths.people)
      await tabAndPress(page, page.getByRole('link', { name: 'Trần Bình' }))
      await expectHeading(page, 'Trần Bình')
      await expectFits(page)
      const button = page.getByRole('button', { name: text('person.erase'), exact: true })
      await tabAndPress(page, button)
      const dialog = page.getByRole('dialog')
      await dialog.getByText(text('person.erase-final')).waitFor()
      await expectFits(page)
      await tabAndPress(page, dialog.getByRole('button', { name: text('confirm.no') }))
      expect(await administrator.get<User[]>('/users')).toHaveLength(2)
      await tabAndPress(page, button)
      await tabAndPress(page, dialog.getByRole('button', { name: text('person.erase') }), 'Enter')
      await expectHeading(page, text('people.title'))
      await page.getByText(text('person.erased')).waitFor()
      expect(await page.getByText('Trần Bình').count()).toBe(0)
      expect((await administrator.get<User[]>('/users')).map(({ username }) => username)).toEqual(['quantri'])
    })

    it('does not erase themselves', async () => {
      const page = await surfer.page()
      await signInAs(page, product.url, 'quantri', password)
      await page.goto(product.url + paths.people)
      await tabAndPress(page, page.getByRole('link', { name: 'Nguyễn Thị Quản Trị' }))
      await page.getByText(text('person.own')).waitFor()
      expect(await page.getByRole('button', { name: text('person.erase') }).count()).toBe(0)
    })
  })
})

describe('a new round', () => {
  it('offers the units that are valid today, and no other', async () => {
    const people = await cast({ ui: resolve('dist/ui') })
    const dated = [
      { name: 'Phòng đã thôi', type: 'phong', valid_until: '2020-12-31' },
      { name: 'Phòng sắp có', type: 'phong', valid_from: '2999-01-01' },
    ]
    await people.asAdministrator.post('/units', { units: dated })
    const page = await surfer.page()
    const url = people.url.replace('127.0.0.1', 'localhost')
    await signInAs(page, url, 'quan-tri', usual)
    await page.goto(url + paths.newRound)
    await page.getByLabel('Phòng Đỏ').waitFor()
    await page.getByLabel('Phòng Xanh').waitFor()
    expect(await page.getByText(/Phòng (đã thôi|sắp có)/).count()).toBe(0)
    await expectFits(page)
    await people.close()
  })
})

/** One that nobody listens at right now: the address of the server stands in its settings before it starts. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}
