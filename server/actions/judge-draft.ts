/** What speaks against publishing a draft; looked for before any transaction, because it takes long. */
import { newestPublished, referenceOf } from '../../engine/index.ts'
import type { Framework, Problem } from '../../engine/index.ts'
import type { Actor, Deps } from '../deps.ts'
import { type Finding, located, ownFinding } from '../findings.ts'
import type { Shelf } from '../frameworks.ts'
import { type DraftRow, findDraft } from '../store/drafts.ts'
import type { Db } from '../store/open.ts'
import { compiledHere, publisherOf } from '../store/published-frameworks.ts'
import type { DraftAt } from './open-draft.ts'

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
    const findings = verdict.problems.map(inWords)
    if (examples.trim() !== '') return refused(...findings)
    // Whoever has written none is told that, and not what is no list of examples.
    const others = findings.filter(({ at }) => !at.startsWith(`${beside}:`))
    return refused(...others, ownFinding('framework-no-examples', beside))
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
export async function isForeign(db: Db, shelf: Shelf, actor: Actor, id: string): Promise<boolean> {
  const publisher = await publisherOf(db, id)
  if (publisher !== undefined) return publisher !== actor.authority
  if (newestPublished(shelf.register, id) === null && !shelf.all.some((one) => one.id === id)) return false
  const { parent_id } = await db
    .selectFrom('authority')
    .select('parent_id')
    .where('id', '=', actor.authority)
    .executeTakeFirstOrThrow()
  return parent_id !== null
}
