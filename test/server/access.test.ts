/**
 * Every route of the live table, asked by everybody about everything: one's own, the unit beside, another authority's,
 * and what is not there. Who may know what stands in `access/knows.ts`, apart from the server's own table.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../server/app.ts'
import { routeName, type Route } from '../../server/http/endpoint.ts'
import { policy } from '../../server/policy.ts'
import type { ApiProblem, ApiToken, Assessment, Authority, Round, SurveyUnit, Unit, User } from '../../ui/api.ts'
import { isHidden, mayKnow, type Speaker } from './access/knows.ts'
import { bodies, type Target, targetsOf, unknown } from './access/requests.ts'
import { makeWorld, marksIn, nameOf, places, roles, sides, states, type World } from './access/world.ts'
import { password, type Voice } from './harness.ts'

interface Caller extends Speaker {
  readonly voice: Voice
}

let world: World
/** Those of our authority, who try everything; and others, who only read. */
let callers: readonly Caller[]
let readers: readonly Caller[]

beforeAll(async () => {
  world = await makeWorld()
  const { at, above, tokens, server } = world
  const person = (place: 'ours' | 'below', role: (typeof roles)[number]): Caller => {
    const side = role === 'office' || role === 'leader' ? 'own' : null
    return { name: `${role} of ${place}`, place, role, side, voice: at[place].voices[role] }
  }
  callers = [
    { name: 'nobody', place: null, role: null, side: null, voice: server.voice() },
    ...roles.map((role) => person('ours', role)),
    ...(['read results', 'read journal', 'enter survey'] as const).map((role): Caller => ({
      name: `program: ${role}`,
      place: 'ours',
      role,
      side: null,
      voice: tokens[role],
    })),
  ]
  readers = [
    { name: 'office beside', place: 'ours', role: 'office', side: 'sibling', voice: at.ours.voices.other },
    person('below', 'administrator'),
    person('below', 'office'),
    { name: 'administrator above', place: 'above', role: 'administrator', side: null, voice: above },
  ]
})
afterAll(() => world.server.close())

const pdf = new TextEncoder().encode('%PDF-1.4\n%%EOF\n')

interface Reply {
  readonly status: number
  /** Body and headers, as they came. */
  readonly all: string
  readonly body: string
  readonly headers: string
}

async function ask({ voice }: Caller, route: Route, path: string, rev: number, body?: object): Promise<Reply> {
  const [method, address, { upload }] = route
  const sent = body ?? bodies[`${method} ${address}`]
  const send = async () => {
    if (method === 'get') return voice.get(path)
    if (upload) return method === 'put' ? voice.slice(path, pdf, rev) : voice.upload(path, pdf)
    if (method === 'delete') return voice.delete(path, rev)
    return voice[method](path, sent, rev)
  }
  const { status, body: text, headers } = await send()
  const shown = typeof text === 'string' ? text : JSON.stringify(text)
  const names = [...headers.keys()].toSorted().join()
  return { status, body: shown, headers: names, all: `${shown}\n${[...headers.values()].join('\n')}` }
}

/** So many at a time: the connections stay open between them. */
async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values()
  const worker = async (): Promise<void> => {
    for (const item of waiting) await work(item)
  }
  await Promise.all(Array.from({ length: 24 }, worker))
}

/** Rows of every table, of these authorities or of all; without what counts tries. */
async function rows(authorities?: readonly string[]): Promise<Readonly<Record<string, readonly object[]>>> {
  const { db } = world.server.deps.store
  const found: Record<string, readonly object[]> = {}
  for (const { name, columns } of await db.introspection.getTables()) {
    if (['address_try', 'sign_in_failure', 'heartbeat'].includes(name)) continue
    const scoped = columns.some((column) => column.name === 'authority_id')
    if (authorities !== undefined && !scoped) continue
    const query = db.selectFrom(name as 'unit').selectAll()
    found[name] = await (
      authorities === undefined ? query : query.where('authority_id', 'in', [...authorities])
    ).execute()
  }
  return found
}

describe('every route', () => {
  it('has a row in the policy, an object here and, where it takes one, a body', () => {
    expect(routes.filter(([, , { action }]) => !(action in policy)).map(routeName)).toEqual([])
    for (const route of routes) expect(targetsOf(world, route).length, routeName(route)).toBeGreaterThan(0)
    const bodiless = routes.filter(([method, path, { body }]) => body !== undefined && !bodies[`${method} ${path}`])
    expect(bodiless.map(routeName)).toEqual([])
  })
})

describe('a list shows exactly what can be opened one by one', () => {
  const idsOf = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id).toSorted()
  const list = async <T>({ voice }: Caller, path: string): Promise<readonly T[]> => {
    const { status, body } = await voice.get<readonly T[]>(path)
    return status === 200 ? body : []
  }
  const opens = async ({ voice }: Caller, ids: readonly string[], path: (id: string) => string) => {
    const found: string[] = []
    await inParallel(ids, async (id) => void ((await voice.get(path(id))).status === 200 && found.push(id)))
    return found.toSorted()
  }
  /** With an old revision: what is there says so, what is not says nothing. */
  const answers = async (
    ids: readonly string[],
    write: (id: string) => Promise<{ readonly status: number }>,
  ): Promise<readonly string[]> => {
    const found: string[] = []
    await inParallel(ids, async (id) => void ([403, 404].includes((await write(id)).status) || found.push(id)))
    return found.toSorted()
  }
  const everyRound = () => places.flatMap((place) => states.map((state) => world.at[place].rounds[state]))
  const everyAssessment = () => everyRound().flatMap(({ assessments }) => sides.map((side) => assessments[side]))

  it('rounds, assessments and evidence', async () => {
    for (const caller of [...callers, ...readers]) {
      const rounds = await list<Round>(caller, '/rounds')
      const ids = everyRound().map(({ id }) => id)
      expect([caller.name, idsOf(rounds)]).toEqual([caller.name, await opens(caller, ids, (id) => `/rounds/${id}`)])
      const assessments = rounds.flatMap((round) => round.assessments)
      const known = everyAssessment().map(({ id }) => id)
      const opened = await opens(caller, known, (id) => `/assessments/${id}`)
      expect([caller.name, idsOf(assessments)]).toEqual([caller.name, opened])
      const papers: { readonly id: string }[] = []
      for (const id of opened) papers.push(...(await caller.voice.get<Assessment>(`/assessments/${id}`)).body.evidence)
      const files = everyAssessment().flatMap(({ file }) => (file === '' ? [] : [file]))
      expect([caller.name, idsOf(papers)]).toEqual([caller.name, await opens(caller, files, (id) => `/evidence/${id}`)])
    }
  })

  it('to each as many as the role is for', async () => {
    const seen: Record<string, string> = {}
    for (const caller of [...callers, ...readers]) {
      const rounds = await list<Round>(caller, '/rounds')
      seen[caller.name] = `${rounds.length} ${rounds.flatMap(({ assessments }) => assessments).length}`
    }
    expect(seen).toEqual({
      nobody: '0 0',
      'office of ours': '3 3',
      'leader of ours': '3 3',
      'office beside': '3 3',
      'council of ours': '4 8',
      'chair of ours': '4 8',
      'administrator of ours': '4 8',
      'auditor of ours': '4 8',
      'author of ours': '1 0',
      'survey of ours': '4 0',
      'program: read results': '4 0',
      'program: read journal': '4 0',
      'program: enter survey': '4 0',
      'administrator of below': '4 8',
      'office of below': '3 3',
      'administrator above': '0 0',
    })
  })

  it('people, units and programs', async () => {
    const { db } = world.server.deps.store
    const [users, units, tokens] = [
      await db.selectFrom('user').select('id').execute(),
      await db.selectFrom('unit').select('id').execute(),
      await db.selectFrom('api_token').select('id').execute(),
    ]
    for (const caller of [...callers, ...readers].filter(({ role }) => role === 'administrator')) {
      const { voice, name } = caller
      const change = await answers(idsOf(users), (id) => voice.put(`/users/${id}`, { name: 'x', email: null }, 99))
      expect([name, idsOf(await list<User>(caller, '/users'))]).toEqual([name, change])
      const unit = { name: 'x', type: 'phong', attributes: {}, valid_from: null, valid_until: null }
      const changed = await answers(idsOf(units), (id) => voice.put(`/units/${id}`, unit, 99))
      expect([name, idsOf(await list<Unit>(caller, '/units'))]).toEqual([name, changed])
      const ended = await answers(idsOf(tokens), (id) => voice.delete(`/tokens/${id}`, 99))
      expect([name, idsOf(await list<ApiToken>(caller, '/tokens'))]).toEqual([name, ended])
    }
  })

  it('the points of the survey, and what is published below', async () => {
    for (const caller of callers.filter(({ role }) => role === 'survey' || role === 'enter survey')) {
      const listed: string[] = []
      for (const { id } of everyRound())
        listed.push(...(await list<SurveyUnit>(caller, `/rounds/${id}/survey`)).map(({ assessment }) => assessment))
      const known = everyAssessment().map(({ id }) => id)
      const input = { answer: { inputs: { satisfied: '1' } }, reason: '' }
      const entered = await answers(known, (id) =>
        caller.voice.put(`/assessments/${id}/survey/satisfaction`, input, 99),
      )
      expect([caller.name, listed.toSorted(), entered.length]).toEqual([caller.name, entered, 8])
    }
    for (const caller of [...callers, ...readers]) {
      const below = await list<Authority>(caller, '/authorities')
      for (const { id } of Object.values(world.at)) {
        const published = await list<Round>(caller, `/authorities/${id}/rounds`)
        const ids = everyRound().map((round) => round.id)
        const opened = await opens(caller, ids, (round) => `/authorities/${id}/rounds/${round}/ranking`)
        expect([caller.name, idsOf(published)]).toEqual([caller.name, opened])
        if (published.length > 0) expect(below.map((one) => one.id)).toContain(id)
      }
    }
  })
})

describe('a field that is not asked for', () => {
  const forbidden = ['role', 'unit_id', 'status', 'final_score', 'round_id', 'authority_id', 'by_id', 'rev'] as const

  it('is refused on every route that takes a body, and nothing is stored', async () => {
    const before = await rows()
    let made = 0
    for (const route of routes) {
      const [method, address, { body: schema }] = route
      if (schema === undefined) continue
      const own = targetsOf(world, route).find(({ about }) => about?.place === 'ours' && about.side !== 'sibling')
      const { path } = own ?? targetsOf(world, route)[0]!
      const asker = await whoMay(route, path)
      const known = Object.keys('properties' in schema ? (schema.properties as object) : {})
      for (const extra of forbidden.filter((name) => !known.includes(name))) {
        const body = { ...bodies[`${method} ${address}`], [extra]: extra === 'rev' ? 1 : 'administrator' }
        const { status, body: said } = await ask(asker, route, path, 1, body)
        made += 1
        const { errors } = JSON.parse(said) as ApiProblem
        const refused = `${status} ${errors?.map(({ code, pointer }) => `${code} ${pointer}`).join()}`
        expect([routeName(route), refused]).toEqual([routeName(route), `400 unknown /${extra}`])
      }
    }
    expect(made).toBeGreaterThanOrEqual(300)
    expect(await rows()).toEqual(before)
  })

  /** The first who is not refused for what they are; asked with what no route takes. */
  async function whoMay(route: Route, path: string): Promise<Caller> {
    for (const caller of callers) {
      const { status, body } = await ask(caller, route, path, 1, { nothing: 1 })
      if (status !== 401 && (JSON.parse(body) as ApiProblem).code !== 'not-allowed') return caller
    }
    throw new Error(`nobody may ${routeName(route)}`)
  }

  it('is refused inside an answer as well', async () => {
    const { id } = world.at.ours.rounds['self-scoring'].assessments.own
    const path = `/assessments/${id}/answers/plan`
    const office = world.at.ours.voices.office
    for (const extra of forbidden) {
      const answer = { inputs: { issued: true }, [extra]: '10' }
      const refused = await office.put<ApiProblem>(path, { answer, note: '' }, 1)
      expect([refused.status, refused.body.errors?.[0]?.pointer]).toEqual([400, `/answer/${extra}`])
    }
    const { body } = await office.get<Assessment>(`/assessments/${id}`)
    const note = nameOf({ kind: 'said', place: 'ours', side: 'own', state: 'self-scoring' })
    expect(body.answers['plan']).toMatchObject({ answer: { inputs: { issued: true } }, note, rev: 1 })
  })
})

describe('an id in a body', () => {
  it('that is another authority’s is answered like one that is not there', async () => {
    const { ours, theirs, below } = world.at
    const { administrator } = ours.voices
    const draft = ours.rounds.draft
    const dates = { valid_from: null, valid_until: null }
    const { body: users } = await administrator.get<User[]>('/users')
    const spare = users.find(({ id }) => id === ours.spare.id)
    const inBodies: readonly ((id: { readonly unit: string; readonly user: string }) => Promise<{
      readonly status: number
      readonly body: unknown
    }>)[] = [
      ({ unit }) => administrator.post('/rounds', { ...bodies['post /rounds'], unit_ids: [unit] }),
      ({ unit }) => administrator.post('/users', { username: 'moi-x', name: 'x', role: 'office', unit_id: unit }),
      ({ unit }) =>
        administrator.post(
          `/users/${ours.spare.id}/memberships`,
          { role: 'leader', unit_id: unit, ...dates },
          spare?.rev,
        ),
      ({ unit }) =>
        administrator.put(
          `/rounds/${draft.id}/unit-facts`,
          { units: [{ unit_id: unit, targets: {}, attributes: {} }] },
          draft.rev,
        ),
      ({ user }) =>
        administrator.put(
          `/rounds/${draft.id}/delegations`,
          { delegations: [{ user_id: user, sheets: ['work'] }] },
          draft.rev,
        ),
    ]
    const before = await rows()
    for (const send of inBodies) {
      const nothing = await send({ unit: unknown, user: unknown })
      expect(nothing.status).toBe(422)
      for (const { units, spare: person } of [theirs, below]) {
        const foreign = await send({ unit: units.own.id, user: person.id })
        expect([foreign.status, foreign.body]).toEqual([nothing.status, nothing.body])
      }
    }
    const act = (membership: string) => ours.voices.office.put<ApiProblem>('/session', { membership })
    const nothing = await act(unknown)
    for (const { spare: person } of [ours, theirs, below]) {
      const foreign = await act(person.membership)
      expect([foreign.status, foreign.body]).toEqual([nothing.status, nothing.body])
    }
    expect(await rows()).toEqual(before)
  })
})

describe('everybody asks for everything', () => {
  interface Made {
    readonly caller: Caller
    readonly route: Route
    readonly target: Target
  }
  const isSignOut = ([method, path]: Route) => method === 'delete' && path === '/session'

  it('and nobody learns what is not theirs to know, nor whether it is there', async () => {
    const { theirs, below, ours } = world.at
    const others = [theirs.id, below.id]
    const untouched = [await rows(others), await beside()]
    const all = routes.filter((route) => !isSignOut(route))
    const asked: readonly Made[] = [
      ...all.flatMap((route) =>
        // What is below is read by those above; to write there is to write anywhere else.
        targetsOf(world, route)
          .filter(({ about }) => route[0] === 'get' || about?.place !== 'below')
          .flatMap((target) => callers.map((caller) => ({ caller, route, target }))),
      ),
      ...all
        .filter(([method]) => method === 'get')
        .flatMap((route) =>
          targetsOf(world, route).flatMap((target) => readers.map((caller) => ({ caller, route, target }))),
        ),
    ]
    const leaks: string[] = []
    const hidden: { readonly made: Made; readonly reply: Reply }[] = []
    const unknowns = new Map<string, Reply>()
    const reached = new Set<string>()
    let made = 0
    const key = ({ caller, route }: Made) => `${caller.name} ${routeName(route)}`
    const like = (one: Made) => `${key(one)} ${one.target.like ?? ''}`
    await inParallel(asked, async (one) => {
      const { caller, route, target } = one
      const { about } = target
      const concealed = about !== null && about !== undefined && isHidden(caller, about)
      const reply = await ask(caller, route, target.path, concealed || about === null ? target.rev : 99)
      made += 1
      for (const mark of marksIn(reply.all))
        if (!mayKnow(caller, mark)) leaks.push(`${key(one)} ${target.path}: ${nameOf(mark)}`)
      if (/\$argon2|khung_[\w-]{43}/.test(reply.all) && routeName(route) !== 'POST /tokens')
        leaks.push(`${key(one)}: a secret`)
      if (reply.status >= 500) leaks.push(`${key(one)} ${target.path}: ${reply.status}`)
      if (about === null) unknowns.set(like(one), reply)
      else if (concealed) hidden.push({ made: one, reply })
      else if (!/"code":"(signed-out|not-allowed|not-found)"/.test(reply.body)) reached.add(routeName(route))
    })
    expect(leaks).toEqual([])

    const shape = ({ status, body, headers }: Reply) => `${status} ${headers} ${body}`
    const betrayed = hidden.filter(({ made: one, reply }) => {
      const nothing = unknowns.get(like(one))
      return nothing === undefined || shape(reply) !== shape(nothing)
    })
    expect(betrayed.map(({ made: one, reply }) => `${key(one)} ${one.target.path}: ${reply.status}`)).toEqual([])
    expect(hidden.length).toBeGreaterThanOrEqual(3000)
    expect([await rows(others), await beside()]).toEqual(untouched)
    expect((await ours.voices.auditor.get(`/rounds/${theirs.rounds.published.id}/ranking`)).status).toBe(404)

    // None of this was refused because nobody may at all: each route does something for somebody.
    const unreached = all.map(routeName).filter((name) => !reached.has(name))
    expect(unreached).toEqual(['POST /oidc', 'POST /oidc/return', 'DELETE /sessions/:id'])

    for (const caller of callers) {
      await ask(caller, routes.find(isSignOut)!, '/session', 99)
      made += 1
    }
    expect(made).toBe(asked.length + callers.length)
    expect(made).toBeGreaterThanOrEqual(8000)
  }, 180_000)

  /** What the unit beside ours has said and been given, row by row. */
  async function beside(): Promise<readonly object[]> {
    const { db } = world.server.deps.store
    const ids = states.map((state) => world.at.ours.rounds[state].assessments.sibling.id)
    const of = (table: 'answer' | 'appraisal' | 'evidence' | 'explanation' | 'extension') =>
      db.selectFrom(table).selectAll().where('assessment_id', 'in', ids).execute()
    return [
      ...(await db.selectFrom('assessment').selectAll().where('id', 'in', ids).execute()),
      ...(await of('answer')),
      ...(await of('appraisal')),
      ...(await of('evidence')),
      ...(await of('explanation')),
      ...(await of('extension')),
    ]
  }

  it('and whoever signed out is nobody', async () => {
    for (const { voice, name, role } of callers) {
      const { status } = await voice.get('/rounds')
      const program = role !== null && name.startsWith('program')
      expect([name, status]).toEqual([name, program ? 200 : 401])
    }
    expect((await world.server.voice().post('/session', { username: 'ours-office', password })).status).toBe(200)
  })
})
