/** Frameworks that are written here: drafts, and their publication. */
import { beginDraft } from '../actions/begin-draft.ts'
import { judgeDraft } from '../actions/judge-draft.ts'
import { openDraft } from '../actions/open-draft.ts'
import { publishDraft } from '../actions/publish-draft.ts'
import { removeDraft } from '../actions/remove-draft.ts'
import { saveDraft } from '../actions/save-draft.ts'
import type { Actor, Deps } from '../deps.ts'
import { forSignedIn } from '../http/endpoint.ts'
import { Draft, DraftInput, DraftSummary, FrameworkSummary, lists, Nothing } from '../http/schemas.ts'
import { presentUsable } from '../present.ts'
import { presentDraft, presentDraftSummary } from '../present-draft.ts'
import { draftsOf } from '../store/drafts.ts'

const draftReply = async ({ store }: Deps, actor: Actor, id: string) => {
  const draft = await openDraft(store.db, actor, id)
  return { body: presentDraft(draft), rev: draft.rev }
}

export const listDrafts = forSignedIn({
  action: 'write frameworks',
  reply: lists.drafts,
  run: async ({ deps, actor }) => ({ body: (await draftsOf(deps.store.db, actor.authority)).map(presentDraftSummary) }),
})

export const postDraft = forSignedIn({
  action: 'write frameworks',
  created: true,
  body: DraftInput,
  texts: true,
  reply: Draft,
  async run({ deps, actor, body }) {
    return { status: 201, ...(await draftReply(deps, actor, await beginDraft(deps, actor, body))) }
  },
})

export const getDraft = forSignedIn({
  action: 'write frameworks',
  reply: Draft,
  run: ({ deps, actor, params }) => draftReply(deps, actor, params['id'] ?? ''),
})

/** Whoever saves knows the texts: they are not sent back. */
export const putDraft = forSignedIn({
  action: 'write frameworks',
  ifMatch: true,
  body: DraftInput,
  texts: true,
  reply: DraftSummary,
  async run({ deps, actor, params, body, rev }) {
    const draft = params['id'] ?? ''
    await saveDraft(deps, actor, { draft, rev, ...body })
    const saved = await openDraft(deps.store.db, actor, draft)
    return { body: presentDraftSummary(saved), rev: saved.rev }
  },
})

export const deleteDraft = forSignedIn({
  action: 'write frameworks',
  ifMatch: true,
  async run({ deps, actor, params, rev }) {
    await removeDraft(deps, actor, { draft: params['id'] ?? '', rev })
    return {}
  },
})

/** The draft is a version then, and no draft any more. */
export const postPublication = forSignedIn({
  action: 'publish framework',
  created: true,
  ifMatch: true,
  body: Nothing,
  reply: FrameworkSummary,
  before: ({ deps, actor, params, rev }) => judgeDraft(deps, actor, { draft: params['id'] ?? '', rev }),
  async run({ deps, actor, params, rev, before }) {
    const framework = await publishDraft(deps, actor, { draft: params['id'] ?? '', rev }, before)
    return { status: 201, body: presentUsable({ framework, published: true, from: 'here' }) }
  },
})
