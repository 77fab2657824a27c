/**
 * A draft becomes a version that nobody changes any more: text, examples, what was compiled and its hash. It was judged
 * before the transaction (`judge-draft.ts`); inside, only what may have changed since is looked at again.
 */
import { canonicalJson, newestPublished, referenceOf, sha256 } from '../../engine/index.ts'
import type { Framework, Json } from '../../engine/index.ts'
import type { Actor, Deps } from '../deps.ts'
import type { Finding } from '../findings.ts'
import { Refusal } from '../http/refusal.ts'
import { presentDraft } from '../present-draft.ts'
import { append } from '../store/journal.ts'
import { isForeign, type Judged } from './judge-draft.ts'
import { type DraftAt, openDraftAt } from './open-draft.ts'
import { dropDraft } from './remove-draft.ts'

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
