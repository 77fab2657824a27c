/** The tree of authorities, and what those below one's own have published. */
import { addChild } from '../actions/add-child.ts'
import { changeUnit } from '../actions/change-unit.ts'
import { importTable } from '../actions/import.ts'
import type { Actor } from '../deps.ts'
import { forSignedIn } from '../http/endpoint.ts'
import { Refusal } from '../http/refusal.ts'
import {
  AuthorityCreated,
  AuthorityInput,
  Imported,
  ImportQuery,
  lists,
  Ranking,
  Unit,
  UnitChange,
} from '../http/schemas.ts'
import { presentAuthority, presentStep, presentUnit } from '../present.ts'
import type { Round } from '../present-round.ts'
import { type Publication, rankingRow } from '../standings.ts'
import { withDescendants } from '../store/authorities.ts'
import type { Db } from '../store/open.ts'

export const listAuthorities = forSignedIn({
  action: 'list authorities',
  reply: lists.authorities,
  run: async ({ deps: { store }, actor }) => ({
    body: (await withDescendants(store.db, actor.authority)).map(presentAuthority),
  }),
})

export const postAuthority = forSignedIn({
  action: 'add authority',
  created: true,
  body: AuthorityInput,
  reply: AuthorityCreated,
  run: async ({ deps, actor, body }) => ({ status: 201, body: await addChild(deps, actor, body) }),
})

export const listPublished = forSignedIn({
  action: 'read what is published below',
  reply: lists.rounds,
  async run({ deps: { store }, actor, params }) {
    const all = await publicationsOf(store.db, actor, params['id'] ?? '')
    return { body: all.map(({ round }) => asSeenFromAbove(round)) }
  },
})

export const getPublishedRanking = forSignedIn({
  action: 'read what is published below',
  reply: Ranking,
  async run({ deps: { store }, actor, params: { id = '', round = '' } }) {
    const all = await publicationsOf(store.db, actor, id)
    const found = all.find((publication) => publication.round.id === round)
    if (found === undefined) throw new Refusal('not-found')
    const { published_at, units } = found
    const body = { round: asSeenFromAbove(found.round), state: 'published', published_at, rows: units.map(rankingRow) }
    return { body }
  },
})

/** Published rounds only, newest first; an authority that is not below answers like one that does not exist. */
async function publicationsOf(db: Db, actor: Actor, id: string): Promise<readonly Publication[]> {
  const below = (await withDescendants(db, actor.authority)).slice(1)
  if (!below.some((authority) => authority.id === id)) throw new Refusal('not-found')
  const rows = await db
    .selectFrom('publication')
    .select('document')
    .where('authority_id', '=', id)
    .orderBy('at', 'desc')
    .execute()
  return rows.map(({ document }) => JSON.parse(document) as Publication)
}

/** Assessments stay with those who made them. */
const asSeenFromAbove = (round: Round): Round => ({ ...round, assessments: [] })

export const putUnit = forSignedIn({
  action: 'change unit',
  body: UnitChange,
  ifMatch: true,
  reply: Unit,
  async run({ deps, actor, params, rev, body }) {
    const unit = await changeUnit(deps, actor, { unit: params['id'] ?? '', rev }, body)
    return { body: presentUnit(unit), rev: unit.rev }
  },
})

export const postImport = forSignedIn({
  action: 'import',
  query: ImportQuery,
  upload: true,
  reply: Imported,
  async run({ deps, actor, query, bytes }) {
    const { plan, done, steps, invitations } = await importTable(deps, actor, {
      kind: query.kind,
      plan: query.plan ?? null,
      bytes,
    })
    return { body: { plan, done, rows: steps.map(presentStep), invitations } }
  },
})
