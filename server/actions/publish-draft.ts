/**
 * A draft becomes a version that nobody changes any more: text, examples, what was compiled and its hash. It is judged
 * before the transaction, because that takes long; inside, only what may have changed since is looked at again.
 */
import { canonicalJson, newestPublished, referenceOf, sha256 } from '../../engine/index.ts'
import type { Framework, Json, Problem } from '../../engine/index.ts'
import type { Actor, Deps } from '../deps.ts'
import { type Finding, located, ownFinding } from '../findings.ts'
import type { Shelf } from '../frameworks.ts'
import { Refusal } from '../http/refusal.ts'
import { presentDraft } from '../present-draft.ts'
import { type DraftRow, findDraft } from '../store/drafts.ts'
import { append } from '../store/journal.ts'
import type { Db } from '../store/open.ts'
import { compiledHere, publisherOf } from '../store/published-frameworks.ts'
import { type DraftAt, openDraftAt } from './open-draft.ts'
import { dropDraft } from './remove-draft.ts'

export interface Judged {
  readonly verdict:
    | { readonly kind: 'publishable'; readonly framework: Framework }
    | { readonly kind: 'refused'; readonly findings: readonly Finding[] }
  /** The version that it was compared with. */
  readonly newest: string | null
}

/** Null: there is nothing to judge; `publishDraft` says why, or the same request has had its effect before. */
export async function judgeDraft(deps: Deps, actor: Actor, { draft: id, rev }: DraftAt): Promise<Judged | null> {
  const { db } = deps.store
  const draft = await findDraft(db, actor.authority, id)
  if (draft?.rev !== rev) return null
  const shelf = await deps.shelf(db)
  if (await isForeign(db, shelf, actor, draft.framework)) return null
  const newest = newestPublished(shelf.register, draft.framework)
  return { verdict: await judgedAgainst(deps, shelf, draft, newest), newest }
}

async function judgedAgainst(
  deps: Deps,
  shelf: Shelf,
  draft: DraftRow,
  newest: string | null,
): Promise<Judged['verdict']> {
  const { framework: id, version, text, examples } = draft
  const refused = (...findings: readonly Finding[]) => ({ kind: 'refused', findings }) as const
  const before = newest === null ? null : await asPublished(deps.store.db, shelf, { id, version: newest })
  const name = id === '' || version === '' ? 'draft' : `${id}/${version}`
  const [file, beside] = [`${name}.yaml`, `${name}.examples.yaml`]
  if (before === undefined) return refused(ownFinding('framework-newest-unreadable', file, { version: newest ?? '' }))
  const verdict = await deps.judge({
    framework: { file, text },
    examples: { file: beside, text: examples },
    texts: new Map([...shelf.texts].map(([reference, one]) => [reference, { file: one.file, text: one.text }])),
    register: shelf.register,
    newest: before,
  })
  if (verdict.kind === 'refused') {
    // Whoever has written none is told that, and not what is no list of examples.
    const none = examples.trim() === '' ? verdict.problems.filter(({ place }) => place?.file !== beside) : null
    return none === null
      ? refused(...verdict.problems.map(inWords))
      : refused(...none.map(inWords), ownFinding('framework-no-examples', beside))
  }
  // What it was compared with, and whose it is, was looked for under the name that was read first.
  const named = verdict.framework.id === id && verdict.framework.version === version
  return named ? verdict : refused(ownFinding('framework-nameless', `${file}:1:1`))
}

/** Whoever writes here has no command line to look with. */
function inWords(problem: Problem): Finding {
  const { code, at, words } = located(problem)
  const { found = '' } = problem.params
  return code === 'publish-failing'
    ? { ...ownFinding('framework-example-fails', at, { found }), code }
    : { code, severity: problem.severity, at, words }
}

/** As it was published, even where its text can no longer be loaded; undefined: nothing of it can be read. */
async function asPublished(
  db: Db,
  shelf: Shelf,
  which: { readonly id: string; readonly version: string },
): Promise<Framework | undefined> {
  const found = shelf.find(referenceOf(which))
  if (found?.kind === 'usable') return found.framework
  const compiled = await compiledHere(db, which)
  return compiled === undefined ? undefined : (JSON.parse(compiled) as Framework)
}

/**
 * A name belongs to the authority that published under it first. What came in the folder of the frameworks belongs to the
 * authority above all others.
 */
async function isForeign(db: Db, shelf: Shelf, actor: Actor, id: string): Promise<boolean> {
  const publisher = await publisherOf(db, id)
  if (publisher !== undefined) return publisher !== actor.authority
  if (!shelf.all.some((one) => one.id === id)) return false
  const { parent_id } = await db
    .selectFrom('authority')
    .select('parent_id')
    .where('id', '=', actor.authority)
    .executeTakeFirstOrThrow()
  return parent_id !== null
}

/** No two authorities publish at once: a version is compared with the one before. */
const publishing = 'published frameworks'

export function publishDraft(deps: Deps, actor: Actor, at: DraftAt, judged: Judged | null): Promise<Framework> {
  return deps.store.write(actor.authority, (tx) =>
    deps.store.within(tx).write(publishing, async () => {
      const draft = await openDraftAt(tx, actor, at)
      const shelf = await deps.shelf(tx)
      const { framework: id, version, text, examples } = draft
      if (await isForeign(tx, shelf, actor, id)) throw new Refusal('framework-foreign', { params: { framework: id } })
      // It was saved again, and is what was asked for only now.
      if (judged === null) throw new Refusal('stale', { current: presentDraft(draft) })
      const newest = newestPublished(shelf.register, id)
      if (newest !== judged.newest)
        throw new Refusal('framework-meanwhile', { params: { framework: id, version: newest ?? '' } })
      if (judged.verdict.kind === 'refused') throw notPublishable(judged.verdict.findings)
      const { framework } = judged.verdict
      const compiled = canonicalJson(framework as unknown as Json)
      const { at: published_at } = await append(tx, deps.now(), actor, {
        action: 'framework-published',
        object: referenceOf(framework),
        round: null,
        detail: {
          draft: draft.id,
          framework: referenceOf(framework),
          hash: framework.hash,
          text: sha256(text),
          examples: sha256(examples),
          compiled: sha256(compiled),
        },
      })
      await tx
        .insertInto('published_framework')
        .values({
          framework: id,
          version,
          authority_id: actor.authority,
          text,
          examples,
          compiled,
          hash: framework.hash,
          published_at,
          published_by_id: actor.id,
        })
        .execute()
      await dropDraft(tx, actor, draft.id)
      return framework
    }),
  )
}

const notPublishable = (findings: readonly Finding[]): Refusal =>
  new Refusal('framework-not-publishable', {
    params: { count: String(findings.length) },
    errors: findings.map(({ code, at, words }) => ({ pointer: at, code, words })),
  })
