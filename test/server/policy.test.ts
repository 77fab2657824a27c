/** Every route of the live table × every role × own, foreign and unknown. A new route fails until it is named here. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../server/app.ts'
import { needsSignIn, policy } from '../../server/policy.ts'
import type { ApiProblem, Assessment, AuthorityCreated, Draft, EvidenceLink, Role, Round, User } from '../../ui/api.ts'
import type { Answered, Voice } from './harness.ts'
import { cast, type Cast, opened, type Opened, published, yes } from './round.ts'

const unknown = '00000000-0000-4000-8000-000000000000'
const type = 'phong'
const texts = { text: 'framework: nhap', examples: '' }
const pdf = new TextEncoder().encode('%PDF-1.4\n%%EOF\n')

let people: Cast
let open: Opened
let shown: Opened
let spare: string
let someone: { readonly id: string; readonly membership: string }
let child: string
let draft: string
let papers: { readonly own: string; readonly other: string }
const voices = new Map<Role | 'nobody', Voice>()

beforeAll(async () => {
  people = await cast()
  shown = await published(people)
  await people.asAdministrator.post('/unit-types', { id: type, name: 'Phòng' })
  open = await opened(people)
  const attach = async (voice: Voice, id: string) =>
    (await voice.upload<EvidenceLink>(`/assessments/${id}/evidence?criterion=plan&name=a.pdf`, pdf)).body.id
  child = await publishedBelow()
  draft = (await people.asAuthor.post<Draft>('/drafts', texts)).body.id
  await people.person('du-phong', 'auditor')
  const { body: users } = await people.asAdministrator.get<User[]>('/users')
  const auditor = users.find(({ username }) => username === 'kiem-toan')
  someone = { id: auditor?.id ?? '', membership: auditor?.memberships[0]?.id ?? '' }
  papers = { own: await attach(people.asOffice, open.own), other: await attach(people.asOther, open.other) }
  spare = users.find(({ username }) => username === 'du-phong')?.id ?? ''
  voices
    .set('nobody', people.voice())
    .set('office', people.asOffice)
    .set('leader', people.asLeader)
    .set('council', people.asCouncil)
    .set('chair', people.asChair)
    .set('administrator', people.asAdministrator)
    .set('auditor', people.asAuditor)
    .set('author', people.asAuthor)
    .set('survey', people.asSurvey)
})
afterAll(() => people.close())

/** An authority below, with a published round "below" that holds what the round of the authority itself does. */
async function publishedBelow(): Promise<string> {
  const { body } = await people.asAdministrator.post<AuthorityCreated>('/authorities', {
    name: 'Quận dưới',
    administrator: { username: 'quan-tri-duoi', name: 'Quản trị dưới' },
  })
  const { id } = body.authority
  const { db } = people.deps.store
  const round = await db.selectFrom('round').selectAll().where('id', '=', shown.round.id).executeTakeFirstOrThrow()
  await db
    .insertInto('round')
    .values({ ...round, authority_id: id, id: 'below' })
    .execute()
  const publication = await db
    .selectFrom('publication')
    .selectAll()
    .where('round_id', '=', shown.round.id)
    .executeTakeFirstOrThrow()
  const document = publication.document.replaceAll(shown.round.id, 'below')
  await db
    .insertInto('publication')
    .values({ ...publication, authority_id: id, round_id: 'below', document })
    .execute()
  return id
}

/** How each address is filled in: what belongs to the office, what belongs to another, and what is not there. */
interface Addresses {
  readonly own: string
  readonly foreign?: string
  readonly unknown?: string
}

const addresses = (): Readonly<Record<string, Addresses>> => {
  const [red, blue] = people.units
  const assessment = (rest = ''): Addresses => ({
    own: `/assessments/${open.own}${rest}`,
    foreign: `/assessments/${open.other}${rest}`,
    unknown: `/assessments/${unknown}${rest}`,
  })
  const round = (rest = '', id = open.round.id): Addresses => ({
    own: `/rounds/${id}${rest}`,
    unknown: `/rounds/${unknown}${rest}`,
  })
  const paper = {
    own: `/evidence/${papers.own}`,
    foreign: `/evidence/${papers.other}`,
    unknown: `/evidence/${unknown}`,
  }
  const plain = [
    '/status',
    '/setup',
    '/session',
    '/password',
    '/units',
    '/unit-types',
    '/users',
    '/frameworks',
    '/drafts',
    '/rounds',
    '/tasks',
    ...reference,
  ]
  const own = ['/sessions', '/second-factor', '/second-factor/removal', '/invitation', '/oidc', '/oidc/return']
  const user = (rest = '', last = ''): Addresses => ({
    own: `/users/${someone.id}${rest}${last && someone.membership}`,
    unknown: `/users/${unknown}${rest}${last}`,
  })
  return {
    ...Object.fromEntries([...plain, ...own].map((path) => [path, { own: path }])),
    '/units/:id': { own: `/units/${red.id}`, unknown: `/units/${unknown}` },
    '/unit-types/:id': { own: `/unit-types/${type}`, unknown: `/unit-types/${unknown}` },
    '/imports': { own: '/imports?kind=units' },
    '/authorities': { own: '/authorities' },
    '/authorities/:id/rounds': { own: `/authorities/${child}/rounds`, unknown: `/authorities/${unknown}/rounds` },
    '/authorities/:id/rounds/:round/ranking': {
      own: `/authorities/${child}/rounds/below/ranking`,
      unknown: `/authorities/${unknown}/rounds/below/ranking`,
    },
    '/sessions/:id': { own: `/sessions/${unknown}` },
    '/users/:id': user(),
    '/users/:id/state': user('/state'),
    '/users/:id/reset': user('/reset'),
    '/users/:id/memberships': user('/memberships'),
    '/users/:id/memberships/:membership': user('/memberships/', unknown),
    '/frameworks/:id/:version': { own: '/frameworks/small/1.0.0', unknown: '/frameworks/small/9.0.0' },
    '/frameworks/:id/:version/standing': {
      own: '/frameworks/small/1.0.0/standing',
      unknown: '/frameworks/small/9.0.0/standing',
    },
    '/frameworks/:id/:version/source': {
      own: '/frameworks/small/1.0.0/source',
      unknown: '/frameworks/small/9.0.0/source',
    },
    '/drafts/:id/publication': { own: `/drafts/${draft}/publication`, unknown: `/drafts/${unknown}/publication` },
    '/drafts/:id': { own: `/drafts/${draft}`, unknown: `/drafts/${unknown}` },
    '/comparison': { own: '/comparison?from=small@1.0.0&to=small@1.1.0' },
    '/rounds/:id': round(),
    '/rounds/:id/transitions': round('/transitions'),
    '/rounds/:id/framework': round('/framework'),
    '/rounds/:id/desk': round('/desk'),
    '/rounds/:id/progress': round('/progress'),
    '/rounds/:id/phrases': round('/phrases'),
    '/rounds/:id/acceptances': round('/acceptances'),
    '/rounds/:id/withdrawals': round('/withdrawals'),
    '/rounds/:id/unit-facts': round('/unit-facts'),
    '/rounds/:id/dates': round('/dates'),
    '/rounds/:id/closing': round('/closing'),
    '/rounds/:id/cancellation': round('/cancellation'),
    '/rounds/:id/reopening': round('/reopening'),
    '/rounds/:id/ending/decision': round('/ending/decision'),
    '/rounds/:id/unsubmitted': round('/unsubmitted'),
    '/rounds/:id/reminders': round('/reminders'),
    '/rounds/:id/corrections': round('/corrections'),
    '/rounds/:id/corrections/decision': round('/corrections/decision'),
    '/rounds/:id/delegations': round('/delegations'),
    '/rounds/:id/version': round('/version'),
    '/rounds/:id/version/decision': round('/version/decision'),
    '/rounds/:id/survey': round('/survey'),
    '/rounds/:id/journal': round('/journal'),
    '/rounds/:id/journal.csv': round('/journal.csv'),
    '/tokens/:id': { own: `/tokens/${unknown}` },
    '/receipts': { own: '/receipts?number=2026-0001&hash=x' },
    '/users/:id/erasure': { own: `/users/${spare}/erasure`, unknown: `/users/${unknown}/erasure` },
    '/rounds/:id/ranking': round('/ranking', shown.round.id),
    '/rounds/:id/movement': round('/movement', shown.round.id),
    '/rounds/:id/results/:unit': {
      own: `/rounds/${shown.round.id}/results/${red.id}`,
      foreign: `/rounds/${shown.round.id}/results/${blue.id}`,
      unknown: `/rounds/${shown.round.id}/results/${unknown}`,
    },
    '/rounds/:id/publications/:revision': round('/publications/1', shown.round.id),
    '/assessments/:id': assessment(),
    '/assessments/:id/framework': assessment('/framework'),
    '/assessments/:id/answers/:criterion': assessment('/answers/plan'),
    '/assessments/:id/appraisals/:criterion': assessment('/appraisals/plan'),
    '/assessments/:id/survey/:criterion': assessment('/survey/satisfaction'),
    '/assessments/:id/submission': assessment('/submission'),
    '/assessments/:id/readiness': assessment('/readiness'),
    '/assessments/:id/return': assessment('/return'),
    '/assessments/:id/extension': assessment('/extension'),
    '/assessments/:id/explanations/:criterion/question': assessment('/explanations/plan/question'),
    '/assessments/:id/explanations/:criterion/answer': assessment('/explanations/plan/answer'),
    '/assessments/:id/history/:criterion': assessment('/history/plan'),
    '/assessments/:id/notes': assessment('/notes'),
    '/assessments/:id/evidence': assessment('/evidence?criterion=plan&name=a.pdf'),
    '/assessments/:id/uploads': assessment('/uploads'),
    '/assessments/:id/uploads/:upload': assessment(`/uploads/${unknown}`),
    '/evidence/:id': paper,
  }
}

const reference = [
  '/openapi.json',
  '/reference',
  '/plain.css',
  '/tokens',
  '/journal',
  '/journal.csv',
  '/journal-actions',
  '/journal-check',
  '/checkpoints',
]

const wholeRound = {
  title: 'x',
  framework: 'small@1.0.0',
  period: { from: '2026-01-01', until: '2026-12-31' },
  survey: false,
  unit_ids: [unknown],
  self_scoring_until: '2026-11-20',
  appraisal_until: '2026-12-20',
}

/** Bodies that are well formed but change nothing (an old revision, a wrong password). */
const bodies: Readonly<Record<string, unknown>> = {
  '/setup': { code: 'x', authority: 'a', name: 'b', username: 'cc', password: 'd', demo: false },
  '/session': { username: 'ai-do', password: 'x' },
  'post /oidc/return': { state: 'x', code: 'y' },
  'put /session': { membership: unknown },
  'post /second-factor': { password: 'x' },
  'put /second-factor': { code: '000000' },
  'post /invitation': { code: 'x' },
  'put /invitation': { code: 'x', password: 'y' },
  '/password': { current: 'x', next: 'y' },
  '/units': { units: [{ name: 'Phòng Đỏ', type: 'phong' }] },
  '/users': { username: 'quan-tri', name: 'x', role: 'auditor', unit_id: null },
  'post /unit-types': { id: 'phong', name: 'Phòng' },
  '/unit-types/:id': { name: 'Phòng' },
  '/units/:id': { name: 'x', type: 'phong', attributes: {}, valid_from: null, valid_until: null },
  '/authorities': { name: 'x', administrator: { username: 'quan-tri', name: 'x' } },
  '/users/:id': { name: 'x', email: null },
  '/users/:id/state': { state: 'locked' },
  '/users/:id/memberships': { role: 'auditor', unit_id: null, valid_from: null, valid_until: null },
  '/users/:id/memberships/:membership': { valid_from: null, valid_until: null },
  '/second-factor/removal': { password: 'x', code: '000000' },
  '/rounds': {},
  'post /drafts': {},
  '/drafts/:id': texts,
  '/drafts/:id/publication': {},
  '/rounds/:id/transitions': { to: 'draft' },
  '/rounds/:id/dates': {
    self_scoring_until: '2026-11-20',
    appraisal_until: '2026-12-20',
    clarification_until: null,
    appraisal_2_until: null,
    council_until: null,
    reason: 'x',
  },
  '/rounds/:id/cancellation': { reason: 'x' },
  '/rounds/:id/reopening': { reason: 'x' },
  '/rounds/:id/ending/decision': { approved: true, reason: 'x' },
  '/rounds/:id/unsubmitted': { assessments: [unknown], how: 'proceed', until: null, reason: 'x' },
  'put /rounds/:id': wholeRound,
  '/rounds/:id/corrections': { reason: 'x' },
  '/rounds/:id/corrections/decision': { approved: true, reason: 'x' },
  '/rounds/:id/delegations': { delegations: [] },
  '/rounds/:id/version': { framework: 'small@1.1.0', reason: 'x' },
  '/rounds/:id/version/decision': { approved: true, reason: 'x' },
  '/rounds/:id/acceptances': { items: [{ assessment: unknown, criterion: 'plan' }] },
  '/rounds/:id/withdrawals': { items: [{ assessment: unknown, criterion: 'plan', rev: 1 }] },
  'put /evidence/:id': { number: '1/KH', signed_on: null, section: null, page: 1 },
  '/assessments/:id/readiness': { ready: true },
  '/assessments/:id/return': { reason: 'x' },
  '/assessments/:id/extension': { until: '2026-11-25', reason: 'x' },
  '/assessments/:id/explanations/:criterion/question': { words: 'x' },
  '/assessments/:id/explanations/:criterion/answer': { words: 'x' },
  '/assessments/:id/uploads': { size: 1000 },
  '/assessments/:id/notes': { criterion: null, words: 'x' },
  '/rounds/:id/unit-facts': { units: [{ unit_id: unknown, targets: {}, attributes: {} }] },
  '/assessments/:id/answers/:criterion': yes,
  '/assessments/:id/appraisals/:criterion': { decision: 'accept' },
  '/assessments/:id/survey/:criterion': { answer: { inputs: { satisfied: '80' } }, reason: '' },
}

const ask = (voice: Voice, method: string, route: string, path: string): Promise<Answered<ApiProblem>> => {
  if ((route.endsWith('/evidence') || route === '/imports') && method === 'post') return voice.upload(path, pdf)
  if (route.endsWith('/:upload') && method === 'put') return voice.slice(path, pdf, 0)
  const body = bodies[`${method} ${route}`] ?? bodies[route]
  switch (method) {
    case 'get':
      return voice.get(path)
    case 'post':
      return voice.post(path, body, 99)
    case 'put':
      return voice.put(path, body, 99)
    default:
      return voice.delete(path, 99)
  }
}

type Relation = 'own' | 'any' | 'published'
const allowed = (action: keyof typeof policy, role: Role): Relation | undefined => {
  const row = policy[action]
  return 'roles' in row && role in row.roles ? (row.roles as Partial<Record<Role, Relation>>)[role] : undefined
}

const roles = ['office', 'leader', 'council', 'chair', 'administrator', 'auditor', 'author', 'survey'] as const
/** What takes away the session or the file that later requests need. */
const destructive = (method: string) => method === 'delete'
const table = routes.filter(([method]) => !destructive(method)).concat(routes.filter(([method]) => destructive(method)))

describe('every route', () => {
  it('is known here, and its action stands in the policy', () => {
    expect(routes.map(([, path]) => path).filter((path) => addresses()[path] === undefined)).toEqual([])
    expect(routes.filter(([, , { action }]) => !(action in policy))).toEqual([])
    const used = new Set(routes.map(([, , { action }]) => action))
    expect(Object.keys(policy).filter((action) => !used.has(action as keyof typeof policy))).toEqual([])
  })

  for (const [method, route, { action }] of table) {
    const name = `${method.toUpperCase()} ${route}`

    it(`${name} asks for a sign-in where it should`, async () => {
      const { own } = addresses()[route]!
      const { status, body } = await ask(voices.get('nobody')!, method, route, own)
      if (needsSignIn(action)) expect([status, body.code]).toEqual([401, 'signed-out'])
      else expect(body?.code).not.toBe('signed-out')
    })

    for (const role of needsSignIn(action) && !destructive(method) ? roles : []) {
      it(`${name} answers ${role} as the policy says`, async () => {
        const { own, foreign, unknown: nothing } = addresses()[route]!
        const voice = voices.get(role)!
        const here = await ask(voice, method, route, own)
        const there = foreign === undefined ? undefined : await ask(voice, method, route, foreign)
        const nowhere = nothing === undefined ? undefined : await ask(voice, method, route, nothing)
        const relation = allowed(action, role)
        if (relation === undefined) {
          for (const answer of [here, there, nowhere])
            if (answer) expect([answer.status, answer.body.code]).toEqual([403, 'not-allowed'])
          return
        }
        if (relation === 'published' && [open.own, open.round.id].some((id) => own.includes(id))) {
          for (const answer of [here, there, nowhere]) if (answer) expect(answer.status).toBe(404)
          expect(here.body).toEqual(nowhere?.body)
          return
        }
        expect([here.status, here.body.code]).not.toEqual([403, 'not-allowed'])
        expect(here.status).toBeLessThan(500)
        expect(here.status).not.toBe(404)
        if (nowhere) expect(nowhere.status).toBe(404)
        if (relation === 'own' && there) {
          expect(there.status).toBe(404)
          expect(there.body).toEqual(nowhere?.body)
          expect([...there.headers.keys()].toSorted()).toEqual([...(nowhere?.headers.keys() ?? [])].toSorted())
        } else if (there) expect(there.status).toBe(here.status)
      })
    }
  }
})

describe('what a list shows is what each of its rows allows', () => {
  it('to an office: its own assessment of each round, its own unit, no users', async () => {
    const { body: rounds } = await people.asOffice.get<Round[]>('/rounds')
    expect(rounds).toHaveLength(2)
    for (const { assessments } of rounds) expect(assessments.map(({ unit }) => unit.name)).toEqual(['Phòng Đỏ'])
    const { body: units } = await people.asOffice.get<{ name: string }[]>('/units')
    expect(units.map(({ name }) => name)).toEqual(['Phòng Đỏ'])
  })

  it('to the others: every assessment, and each opens', async () => {
    for (const voice of [people.asCouncil, people.asAdministrator, people.asAuditor]) {
      const { body: rounds } = await voice.get<Round[]>('/rounds')
      for (const { id } of rounds.flatMap(({ assessments }) => assessments)) {
        const { body, status } = await voice.get<Assessment>(`/assessments/${id}`)
        expect(status).toBe(200)
        expect(body.may).toMatchObject({ answer: false, submit: false, appraise: false })
      }
    }
  })

  it('to an office that takes no part: published rounds only', async () => {
    const { body: units } = await people.asAdministrator.post<{ id: string }[]>('/units', {
      units: [{ name: 'Phòng Vàng', type: 'phong' }],
    })
    const yellow = await people.person('phong-vang', 'office', units[0]?.id)
    const { body: rounds } = await yellow.get<Round[]>('/rounds')
    expect(rounds.map(({ state, assessments }) => [state, assessments.length])).toEqual([['published', 0]])
    expect((await yellow.get(`/rounds/${open.round.id}`)).status).toBe(404)
    expect((await yellow.get(`/rounds/${open.round.id}/framework`)).status).toBe(404)
    expect((await yellow.get(`/rounds/${shown.round.id}/ranking`)).status).toBe(200)
  })
})

describe('nobody grants themselves anything', () => {
  it('with fields that are not asked for', async () => {
    const answer = { answer: { inputs: {} }, note: '' }
    for (const extra of [
      { role: 'administrator' },
      { unit_id: people.units[1].id },
      { state: 'submitted' },
      { final_score: '10' },
    ]) {
      const refused = await people.asOffice.put<ApiProblem>(
        `/assessments/${open.own}/answers/plan`,
        { ...answer, ...extra },
        0,
      )
      expect([refused.status, refused.body.errors?.[0]?.code]).toEqual([400, 'unknown'])
    }
    const raw = await fetch(`${people.url}/api/v1/assessments/${open.own}/answers/plan`, {
      method: 'PUT',
      headers: { Cookie: people.asOffice.cookie, 'Content-Type': 'application/json', 'If-Match': '"0"' },
      body: '{"answer":{"inputs":{}},"note":"","__proto__":{"role":"administrator"}}',
    })
    expect(raw.status).toBe(400)
    expect(({} as Record<string, unknown>)['role']).toBeUndefined()
    const { body } = await people.asOffice.get<Assessment>(`/assessments/${open.own}`)
    expect(body.answers).toEqual({})
  })

  it('by points of their own', async () => {
    const answer = { inputs: { issued: true }, adjusted: { points: '1', reason: 'x' } }
    const refused = await people.asOffice.put<ApiProblem>(
      `/assessments/${open.own}/answers/plan`,
      { answer, note: '' },
      0,
    )
    expect([refused.status, refused.body.errors?.[0]?.pointer]).toEqual([422, '/answer/adjusted'])
  })

  it('and an office account has a unit, the others none', async () => {
    const add = (user: object) =>
      people.asAdministrator.post<ApiProblem>('/users', { name: 'X', username: 'moi', ...user })
    expect((await add({ role: 'office', unit_id: null })).body.code).toBe('unit-required')
    expect((await add({ role: 'office', unit_id: unknown })).body.code).toBe('unit-required')
    expect((await add({ role: 'council', unit_id: people.units[0].id })).body.code).toBe('unit-not-allowed')
    expect((await add({ role: 'council', unit_id: null })).status).toBe(201)
    expect((await add({ role: 'auditor', unit_id: null })).body.code).toBe('username-taken')
    const { body } = await people.asAuditor.get<User[]>('/users')
    expect(body.find(({ username }) => username === 'moi')).toMatchObject({
      memberships: [{ role: 'council', unit: null }],
    })
  })
})
