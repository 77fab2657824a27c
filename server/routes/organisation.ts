/** The tree of authorities, and what those below one's own have published. */
import { addChild } from '../actions/add-child.ts'
import { changeUnit } from '../actions/change-unit.ts'
import { removeUnit } from '../actions/remove-unit.ts'
import { addUnitType, removeUnitType, renameUnitType } from '../actions/unit-types.ts'
import { importTable } from '../actions/import.ts'
import type { Actor, Deps } from '../deps.ts'
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
  UnitType,
  UnitTypeInput,
  UnitTypeName,
} from '../http/schemas.ts'
import { presentAuthority, presentStep, presentUnit } from '../present.ts'
import { course } from '../present-publication.ts'
import type { Round } from '../present-round.ts'
import { type Published, publishedOf, rankingReply } from '../published-replies.ts'
import { unitTypes } from '../unit-types.ts'
import { withDescendants } from '../store/authorities.ts'
import type { Db } from '../store/open.ts'
import { type PublicationRow, storedPublications } from '../store/publications.ts'

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
    return { body: all.map(({ shown }) => shown) }
  },
})

export const getPublishedRanking = forSignedIn({
  action: 'read what is published below',
  reply: Ranking,
  kept: true,
  async run({ deps: { store }, actor, params: { id = '', round = '' } }) {
    const [found] = await publicationsOf(store.db, actor, id, round)
    if (found === undefined) throw new Refusal('not-found')
    return { packed: rankingReply(found.newest, found.published, found.shown) }
  },
})

interface Below {
  readonly newest: PublicationRow
  readonly published: Published
  /** Assessments stay with those who made them. */
  readonly shown: Round
}

/** The newest of each round, latest first, with those that were withdrawn; an authority that is not below answers like one that does not exist. */
async function publicationsOf(db: Db, actor: Actor, id: string, only?: string): Promise<readonly Below[]> {
  const below = (await withDescendants(db, actor.authority)).slice(1)
  if (!below.some((authority) => authority.id === id)) throw new Refusal('not-found')
  const rounds = await db
    .selectFrom('round')
    .selectAll()
    .where('authority_id', '=', id)
    .where('published_at', 'is not', null)
    .$if(only !== undefined, (rows) => rows.where('id', '=', only ?? ''))
    .execute()
  const found: Below[] = []
  for (const round of rounds) {
    const all = await storedPublications(db, id, round.id)
    const newest = all.at(-1)
    if (newest === undefined) continue
    const published = await publishedOf(db, newest)
    const shown = { ...published.round, ...(await course(db, round, all)), assessments: [] }
    found.push({ newest, published, shown })
  }
  return found.toSorted((a, b) => b.published.published_at.localeCompare(a.published.published_at))
}

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

export const deleteUnit = forSignedIn({
  action: 'remove unit',
  ifMatch: true,
  async run({ deps, actor, params, rev }) {
    await removeUnit(deps, actor, { unit: params['id'] ?? '', rev })
    return {}
  },
})

export const listUnitTypes = forSignedIn({
  action: 'list unit types',
  reply: lists.unitTypes,
  run: async ({ deps, actor }) => ({
    body: await unitTypes(deps.store.db, await deps.shelf(deps.store.db), actor.authority),
  }),
})

export const postUnitType = forSignedIn({
  action: 'change unit types',
  created: true,
  body: UnitTypeInput,
  reply: UnitType,
  async run({ deps, actor, body }) {
    await addUnitType(deps, actor, body)
    return { status: 201, ...(await typeReply(deps, actor, body.id)) }
  },
})

export const putUnitType = forSignedIn({
  action: 'change unit types',
  body: UnitTypeName,
  ifMatch: true,
  reply: UnitType,
  async run({ deps, actor, params: { id = '' }, rev, body }) {
    await renameUnitType(deps, actor, { id, rev }, body.name)
    return typeReply(deps, actor, id)
  },
})

export const deleteUnitType = forSignedIn({
  action: 'change unit types',
  ifMatch: true,
  async run({ deps, actor, params: { id = '' }, rev }) {
    await removeUnitType(deps, actor, { id, rev })
    return {}
  },
})

async function typeReply({ store, shelf }: Deps, actor: Actor, id: string) {
  const body = (await unitTypes(store.db, await shelf(store.db), actor.authority)).find((one) => one.id === id)
  if (body === undefined) throw new Error('a type that was just named is not there')
  return { body, rev: body.rev }
}

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
