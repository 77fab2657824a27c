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
import { course } from '../present-publication.ts'
import type { Round } from '../present-round.ts'
import { type Published, publishedOf, rankingReply } from '../published-replies.ts'
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
