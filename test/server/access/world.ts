/**
 * Three authorities on one server, each with people in every role, two units, and rounds in four states that are filled
 * in through the interface. Whatever is typed is a mark that says whose it is and what, so that a reply tells by itself
 * whose words are in it.
 */
import { hashPassword } from '../../../server/access/passwords.ts'
import { addAuthority } from '../../../server/actions/add-authority.ts'
import { insertUser } from '../../../server/actions/add-user.ts'
import type {
  ApiTokenCreated,
  Assessment,
  Draft,
  EvidenceLink,
  Role,
  Round,
  Scope,
  SessionInfo,
  Unit,
  User,
} from '../../../ui/api.ts'
import { harness, type Harness, password, start, type Voice } from '../harness.ts'
import { counts, move } from '../round.ts'

/** `theirs` stands beside `ours`, `below` under it. */
export const places = ['ours', 'theirs', 'below'] as const
export type Place = (typeof places)[number]
export const sides = ['own', 'sibling'] as const
export type Side = (typeof sides)[number]
export const states = ['draft', 'self-scoring', 'appraisal', 'published'] as const
export type State = (typeof states)[number]
const kinds = [
  'authority',
  'person',
  'mail',
  'unit',
  'round',
  'said',
  'file',
  'paper',
  'decided',
  'surveyed',
  'inner',
  'asked',
  'moving',
  'correcting',
  'token',
  'writing',
] as const

export interface Mark {
  readonly kind: (typeof kinds)[number]
  readonly place: Place
  readonly side: Side | 'both'
  readonly state: State | 'any'
}

const text = ({ kind, place, side, state }: Mark): string => `zq.${kind}.${place}.${side}.${state}.qz`
const pattern = /zq\.([a-z]+)\.([a-z]+)\.([a-z]+)\.([a-z-]+)\.qz/g

/** Every mark that stands in a text. */
export const marksIn = (found: string): readonly Mark[] =>
  [...new Set(found.match(pattern) ?? [])].map((mark) => {
    const [, kind, place, side, state] = mark.split('.')
    return { kind, place, side, state } as Mark
  })

export const nameOf = text

export interface Placed {
  readonly id: string
  readonly units: Readonly<Record<Side, Unit>>
  readonly rounds: Readonly<Record<State, PlacedRound>>
  /** A person of whom nobody else needs anything. */
  readonly spare: { readonly id: string; readonly membership: string; readonly session: string }
  readonly token: string
  readonly draft: string
  readonly voices: Readonly<Record<Role | 'other', Voice>>
}
export interface PlacedRound {
  readonly id: string
  readonly rev: number
  readonly assessments: Readonly<Record<Side, { readonly id: string; readonly rev: number; readonly file: string }>>
}

export interface World {
  readonly server: Harness
  readonly at: Readonly<Record<Place, Placed>>
  /** Administers the authority above all three. */
  readonly above: Voice
  readonly tokens: Readonly<Record<Scope, Voice>>
}

export const roles = ['office', 'leader', 'council', 'chair', 'administrator', 'auditor', 'author', 'survey'] as const

export async function makeWorld(): Promise<World> {
  // The replies are held against their schemas by every other test; here there are too many of them.
  const server = await harness({ proveReplies: false })
  const above = await server.person('quan-tri-tren', 'administrator')
  const { id: top } = await server.deps.store.db.selectFrom('authority').select('id').executeTakeFirstOrThrow()
  const ours = await settle(server, 'ours', top)
  const at = { ours, theirs: await settle(server, 'theirs', top), below: await settle(server, 'below', ours.id) }
  const give = async (scope: Scope): Promise<Voice> => {
    const input = {
      name: text({ kind: 'token', place: 'ours', side: 'both', state: 'any' }),
      scopes: [scope],
      days: 30,
    }
    const { body } = await ours.voices.administrator.post<ApiTokenCreated>('/tokens', input)
    return server.bearer(body.secret)
  }
  const tokens = {
    'read results': await give('read results'),
    'read journal': await give('read journal'),
    'enter survey': await give('enter survey'),
  }
  return { server, at, above, tokens }
}

async function settle(server: Harness, place: Place, parent: string): Promise<Placed> {
  const mark = (kind: Mark['kind'], side: Mark['side'] = 'both', state: Mark['state'] = 'any') =>
    text({ kind, place, side, state })
  const { store } = server.deps
  const now = new Date(start)
  const writer = await store.write(parent, (tx) => addAuthority(tx, now, mark('authority'), parent))
  const hash = await hashPassword(password)
  const person = async (name: string, role: Role, unit_id: string | null): Promise<Voice> => {
    const username = `${place}-${name}`
    const input = { username, name: `${mark('person')} ${name}`, role, unit_id, email: `${mark('mail')}@${name}.vn` }
    await store.write(writer.authority, (tx) => insertUser(tx, now, writer, input, { hash, demo: false }))
    return server.signIn(username)
  }
  const administrator = await person('administrator', 'administrator', null)
  const named = sides.map((side) => ({ name: mark('unit', side), type: 'phong' }))
  const { body: added } = await administrator.post<Unit[]>('/units', { units: named })
  // A name of a type that no unit has: it can be removed.
  await administrator.post('/unit-types', { id: 'ban', name: 'Ban' })
  const unitOf = (side: Side) => added.find(({ name }) => name === mark('unit', side))!
  const units = { own: unitOf('own'), sibling: unitOf('sibling') }
  const voices = {
    administrator,
    office: await person('office', 'office', units.own.id),
    leader: await person('leader', 'leader', units.own.id),
    other: await person('other', 'office', units.sibling.id),
    council: await person('council', 'council', null),
    chair: await person('chair', 'chair', null),
    auditor: await person('auditor', 'auditor', null),
    author: await person('author', 'author', null),
    survey: await person('survey', 'survey', null),
  }
  const spare = await person('spare', 'auditor', null)
  const { body: users } = await administrator.get<User[]>('/users')
  const found = users.find(({ username }) => username === `${place}-spare`)!
  const { body: sessions } = await spare.get<SessionInfo[]>('/sessions')
  const input = { name: mark('token'), scopes: ['read results'], days: 30 }
  const { body: token } = await administrator.post<ApiTokenCreated>('/tokens', input)
  const texts = { text: `framework: nhap\n# ${mark('writing')}`, examples: mark('writing') }
  const { body: draft } = await voices.author.post<Draft>('/drafts', texts)
  const rounds = {
    draft: await playRound(voices, units, place, 'draft'),
    'self-scoring': await playRound(voices, units, place, 'self-scoring'),
    appraisal: await playRound(voices, units, place, 'appraisal'),
    published: await playRound(voices, units, place, 'published'),
  }
  return {
    id: writer.authority,
    units,
    rounds,
    spare: { id: found.id, membership: found.memberships[0]!.id, session: sessions[0]!.id },
    token: token.token.id,
    draft: draft.id,
    voices,
  }
}

/** A round taken by its people as far as `state`, with something typed wherever something can be. */
async function playRound(
  voices: Placed['voices'],
  units: Placed['units'],
  place: Place,
  state: State,
): Promise<PlacedRound> {
  const { administrator, office, other, council, chair, survey } = voices
  const mark = (kind: Mark['kind'], side: Mark['side'] = 'both') => text({ kind, place, side, state })
  const done = <T>({ status, body }: { readonly status: number; readonly body: T }): T => {
    if (status >= 300) throw new Error(`${state} at ${place}: ${status} ${JSON.stringify(body)}`)
    return body
  }
  let round = done(
    await administrator.post<Round>('/rounds', {
      title: mark('round'),
      framework: 'small@1.0.0',
      period: { from: '2026-01-01', until: '2026-12-31' },
      survey: true,
      unit_ids: [units.own.id, units.sibling.id],
      self_scoring_until: '2026-11-20',
      appraisal_until: '2026-12-20',
      ...(state === 'appraisal' && { clarification_until: '2026-12-25', council_until: '2026-12-30' }),
    }),
  )
  const idOf = (side: Side) => round.assessments.find(({ unit }) => unit.id === units[side].id)!.id
  const files = { own: '', sibling: '' }
  if (state !== 'draft') {
    round = await move(administrator, round, 'self-scoring')
    for (const [side, voice] of [
      ['own', office],
      ['sibling', other],
    ] as const) {
      const at = `/assessments/${idOf(side)}`
      const pdf = new TextEncoder().encode(`%PDF-1.4\n% ${mark('paper', side)}\n%%EOF\n`)
      const upload = await voice.upload<EvidenceLink>(
        `${at}/evidence?criterion=plan&name=${mark('file', side)}.pdf`,
        pdf,
      )
      files[side] = done(upload).id
      const said = { answer: { inputs: { issued: true } }, note: mark('said', side) }
      done(await voice.put(`${at}/answers/plan`, said, 0))
      done(await voice.put(`${at}/answers/on-time`, counts('9', '10'), 0))
      if (state === 'self-scoring') continue
      const { body } = await voice.get<Assessment>(at)
      done(await voice.post(`${at}/submission`, undefined, body.rev))
    }
  }
  if (state === 'self-scoring') {
    const asked = { framework: 'small@1.1.0', reason: mark('moving') }
    done(await chair.post(`/rounds/${round.id}/version`, asked, round.rev))
  }
  if (state === 'appraisal' || state === 'published') {
    round = await move(council, round, 'appraisal')
    for (const side of sides) {
      const at = `/assessments/${idOf(side)}`
      const enter = (given: object, reason: string) => ({ decision: 'enter', answer: { inputs: given }, reason })
      done(await council.put(`${at}/appraisals/plan`, { decision: 'accept' }, 0))
      const changed = { decision: 'change', answer: counts('8', '10').answer, reason: mark('decided', side) }
      done(await council.put(`${at}/appraisals/on-time`, changed, 0))
      done(await council.put(`${at}/appraisals/awarded`, enter({ given: '2' }, mark('decided', side)), 0))
      const surveyed = { answer: { inputs: { satisfied: '80' } }, reason: mark('surveyed', side) }
      done(await survey.put(`${at}/survey/satisfaction`, surveyed, 0))
      done(await council.post(`${at}/notes`, { criterion: null, words: mark('inner', side) }))
      if (state === 'appraisal')
        done(await council.put(`${at}/explanations/plan/question`, { words: mark('asked', side) }, 0))
    }
  }
  if (state === 'published') {
    round = await move(chair, round, 'published')
    done(await council.post(`/rounds/${round.id}/corrections`, { reason: mark('correcting') }, round.rev))
  }
  const { body: stands } = await administrator.get<Round>(`/rounds/${round.id}`)
  const revOf = async (side: Side) => (await administrator.get<Assessment>(`/assessments/${idOf(side)}`)).body.rev
  return {
    id: round.id,
    rev: stands.rev,
    assessments: {
      own: { id: idOf('own'), rev: await revOf('own'), file: files.own },
      sibling: { id: idOf('sibling'), rev: await revOf('sibling'), file: files.sibling },
    },
  }
}
