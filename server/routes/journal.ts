/** The journal: to read, to export, to sign, and receipts to check against it. */
import type { Static } from 'typebox'
import { actorOf } from '../access/sessions.ts'
import { checkReceipt, verifiedLately } from '../actions/check-receipt.ts'
import { checkpoint, checkpointText } from '../actions/checkpoint.ts'
import { openRound } from '../actions/open-round.ts'
import { csv } from '../csv.ts'
import type { Actor, Deps } from '../deps.ts'
import { attachment } from '../evidence/name.ts'
import { limitOf, pageOf, startOf } from '../http/cursor.ts'
import { forEveryone, forSignedIn, type Reply } from '../http/endpoint.ts'
import { receiptPage, wholeHash } from '../http/receipt-page.ts'
import {
  Checkpoint,
  JournalExportQuery,
  JournalQuery,
  JournalStanding,
  lists,
  ReceiptCheck,
  ReceiptPageQuery,
  ReceiptQuery,
} from '../http/schemas.ts'
import { tell } from '../journal/tell.ts'
import { actionWords, journalActions } from '../journal/action-words.ts'
import { rolesOf } from '../policy.ts'
import { presentCheckpoint } from '../present.ts'
import type { Db } from '../store/open.ts'
import { type JournalWish, readJournal } from '../store/read-journal.ts'
import { showTime } from '../../engine/index.ts'
import type { Lang } from '../../engine/index.ts'
import { withholding } from '../withheld.ts'
import { endOfDay } from '../workflow.ts'

type Wishes = Static<typeof JournalExportQuery>

export const getRoundJournal = forSignedIn({
  action: 'read journal',
  query: JournalQuery,
  reply: lists.journal,
  async run({ deps, actor, params, query, lang }) {
    const round = await openRound(deps.store.db, actor, params['id'] ?? '', 'read journal')
    return page(deps, actor, await wishOf(deps.store.db, actor, round.id, query), query, lang)
  },
})

export const exportRoundJournal = forSignedIn({
  action: 'read journal',
  query: JournalExportQuery,
  answers: 'text/csv',
  exports: true,
  async run({ deps, actor, params, query, lang }) {
    const round = await openRound(deps.store.db, actor, params['id'] ?? '', 'read journal')
    const wish = await wishOf(deps.store.db, actor, round.id, query)
    return table(deps.store.db, actor, wish, query.lang ?? lang, round.title)
  },
})

export const getJournal = forSignedIn({
  action: 'read whole journal',
  query: JournalQuery,
  reply: lists.journal,
  run: async ({ deps, actor, query, lang }) =>
    page(deps, actor, await wishOf(deps.store.db, actor, null, query), query, lang),
})

export const exportJournal = forSignedIn({
  action: 'read whole journal',
  query: JournalExportQuery,
  answers: 'text/csv',
  exports: true,
  run: async ({ deps, actor, query, lang }) =>
    table(deps.store.db, actor, await wishOf(deps.store.db, actor, null, query), query.lang ?? lang, null),
})

export const getJournalActions = forSignedIn({
  action: 'read journal',
  reply: lists.journalActions,
  run: ({ lang }) =>
    Promise.resolve({ body: journalActions.map((action) => ({ action, what: actionWords(action, lang) })) }),
})

/** Whether the whole chain follows, entry from entry; what was read within a minute is not read again. */
export const getJournalCheck = forSignedIn({
  action: 'read journal',
  reply: JournalStanding,
  async run({ deps, actor }) {
    const found = await verifiedLately(deps, actor.authority, 0)
    const checked_at = deps.now().toISOString()
    return {
      body:
        found.kind === 'whole'
          ? { whole: true, entries: found.entries, broken_at: null, checked_at }
          : { whole: false, entries: found.seq - 1, broken_at: found.seq, checked_at },
    }
  },
})

async function wishOf(db: Db, actor: Actor, round: string | null, wishes: Wishes): Promise<Omit<JournalWish, 'limit'>> {
  const { from, until, who, action } = wishes
  return {
    authority: actor.authority,
    round,
    after: null,
    // A day begins where the one before ends, in Việt Nam.
    ...(from !== undefined && { from: new Date(endOfDay(from).getTime() - 24 * 3_600_000).toISOString() }),
    ...(until !== undefined && { before: endOfDay(until).toISOString() }),
    ...(action !== undefined && action !== '' && { action }),
    ...(who !== undefined && who.trim() !== '' && { actors: await peopleNamed(db, actor, who) }),
  }
}

const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').trim()

/** By a part of their name or username; diacritics may be left out. */
async function peopleNamed(db: Db, actor: Actor, who: string): Promise<readonly string[]> {
  const all = await db
    .selectFrom('user')
    .select(['id', 'name', 'username'])
    .where('authority_id', '=', actor.authority)
    .execute()
  const wanted = folded(who)
  return all.filter(({ name, username }) => folded(`${name} ${username}`).includes(wanted)).map(({ id }) => id)
}

async function page(
  { store }: Deps,
  actor: Actor,
  wish: Omit<JournalWish, 'limit'>,
  query: Static<typeof JournalQuery>,
  lang: Lang,
): Promise<Reply> {
  const limit = limitOf(query)
  const newestFirst = query.order === 'newest'
  const rows = await readJournal(store.db, { ...wish, newestFirst, after: startOf(query, 1), limit })
  const { items, next } = pageOf(rows, limit, ({ seq }) => [String(seq)])
  const shown = await withholding(store.db, actor)
  return { body: await tell(store.db, actor.authority, items.map(shown), lang), next }
}

const heads: Readonly<Record<Lang, readonly string[]>> = {
  vi: ['Số', 'Lúc', 'Người làm', 'Việc', 'Đối tượng', 'Nội dung', 'Mã việc', 'Dữ liệu gốc', 'Mã kiểm chứng'],
  en: ['Number', 'At', 'Who', 'What', 'Concerning', 'In words', 'Code', 'As recorded', 'Check code'],
}
/** "14:05:09 06/09/2019", in Việt Nam. */
const exactTime = (iso: string, lang: Lang): string =>
  showTime(iso, lang).replace(/^\d{2}:\d{2}/, (minutes) => `${minutes}:${iso.slice(17, 19)}`)

const portion = 1000

async function table(
  db: Db,
  actor: Actor,
  wish: Omit<JournalWish, 'limit'>,
  lang: Lang,
  of: string | null,
): Promise<Reply> {
  const shown = await withholding(db, actor)
  const rows: (readonly (string | number)[])[] = [heads[lang]]
  for (let after: readonly string[] | null = null; ;) {
    const found = await readJournal(db, { ...wish, after, limit: portion })
    for (const one of await tell(db, actor.authority, found.slice(0, portion).map(shown), lang)) {
      const { seq, at, actor: by, what, action, object, sentence, detail, hash } = one
      rows.push([seq, exactTime(at, lang), by ?? '', what, object, sentence, action, detail, hash])
    }
    const last = found[portion - 1]
    if (found.length <= portion || last === undefined) break
    after = [String(last.seq)]
  }
  const name = lang === 'vi' ? 'Nhật ký' : 'Journal'
  return {
    headers: { 'Content-Disposition': attachment(`${of === null ? name : `${name} – ${of}`}.csv`) },
    text: { type: 'text/csv; charset=utf-8', content: csv(rows, lang) },
  }
}

export const getCheckpoints = forSignedIn({
  action: 'read checkpoints',
  reply: lists.checkpoints,
  async run({ deps: { store }, actor }) {
    const rows = await store.db
      .selectFrom('checkpoint')
      .selectAll()
      .where('authority_id', '=', actor.authority)
      .orderBy('seq', 'desc')
      .limit(100)
      .execute()
    return { body: rows.map((row) => presentCheckpoint(row, checkpointText(row))) }
  },
})

export const postCheckpoint = forSignedIn({
  action: 'sign checkpoint',
  reply: Checkpoint,
  async run({ deps, actor }) {
    const row = await checkpoint(deps, actor.authority)
    return { body: presentCheckpoint(row, checkpointText(row)) }
  },
})

export const getReceipt = forEveryone({
  action: 'check receipt',
  query: ReceiptQuery,
  reply: ReceiptCheck,
  run: async ({ deps, query }) => ({ body: await checkReceipt(deps, query) }),
})

/** The same for people, without an account and without script. */
export const receiptsPage = forEveryone({
  action: 'check receipt',
  query: ReceiptPageQuery,
  answers: 'text/html',
  async run({ deps, query, lang, token }) {
    const { number = '', hash = '' } = query
    const asked = number.trim() !== '' && hash.trim() !== ''
    const whole = wholeHash(hash)
    const found = asked && whole !== null ? await checkReceipt(deps, { number, hash: whole }) : null
    const unfinished = asked && whole === null
    const actor = token === null ? null : await actorOf(deps, token)
    const reads = actor !== null && rolesOf('read whole journal').includes(actor.role)
    const content = receiptPage({ number, hash, found, unfinished, lang: query.lang ?? lang, reads })
    return { text: { type: 'text/html', content } }
  },
})
