/** Reading the journal as people see it: names beside ids, wished for by time, person and action. */
import type { Key } from '../http/cursor.ts'
import type { Db } from './open.ts'
import type { JournalTable } from './tables.ts'

export interface NamedEntry extends JournalTable {
  /** Null once the person's data was erased. */
  readonly actor_name: string | null
  /** Of an integration. */
  readonly token_name: string | null
  readonly about_name: string | null
  readonly named: string | null
}

export interface JournalWish {
  readonly authority: string
  /** Null: of every round and of none. */
  readonly round: string | null
  /** Instants: from, and before. */
  readonly from?: string
  readonly before?: string
  /** Ids of people. */
  readonly actors?: readonly string[]
  readonly action?: string
  readonly actions?: readonly string[]
  /** Parts of the detail as it is kept; in them "_" stands for any sign. */
  readonly holding?: readonly string[]
  readonly newestFirst?: boolean
  readonly after: Key | null
  readonly limit: number
}

export async function readJournal(db: Db, wish: JournalWish): Promise<readonly NamedEntry[]> {
  const { authority, round, from, before, actors, action, actions, holding = [], after, limit } = wish
  const { newestFirst = false } = wish
  const start = after === null ? null : Number(after[0])
  return db
    .selectFrom('journal')
    .leftJoin('user as writer', (join) =>
      join.onRef('writer.authority_id', '=', 'journal.authority_id').onRef('writer.id', '=', 'journal.actor_id'),
    )
    .leftJoin('user as subject', (join) =>
      join.onRef('subject.authority_id', '=', 'journal.authority_id').onRef('subject.id', '=', 'journal.about'),
    )
    .leftJoin('journal_sealed as seal', (join) =>
      join.onRef('seal.authority_id', '=', 'journal.authority_id').onRef('seal.seq', '=', 'journal.seq'),
    )
    .leftJoin('api_token as token', (join) =>
      join.onRef('token.authority_id', '=', 'journal.authority_id').onRef('token.id', '=', 'journal.actor_id'),
    )
    .selectAll('journal')
    .select([
      'writer.name as actor_name',
      'token.name as token_name',
      'subject.name as about_name',
      'seal.text as named',
    ])
    .where('journal.authority_id', '=', authority)
    .$if(round !== null, (query) => query.where('journal.round_id', '=', round))
    .$if(from !== undefined, (query) => query.where('journal.at', '>=', from ?? ''))
    .$if(before !== undefined, (query) => query.where('journal.at', '<', before ?? ''))
    .$if(actors !== undefined, (query) => query.where('journal.actor_id', 'in', [...(actors ?? []), '']))
    .$if(action !== undefined, (query) => query.where('journal.action', '=', action ?? ''))
    .$if(actions !== undefined, (query) => query.where('journal.action', 'in', [...(actions ?? [])]))
    .where((expression) => expression.and(holding.map((part) => expression('journal.detail', 'like', `%${part}%`))))
    .$if(start !== null, (query) => query.where('journal.seq', newestFirst ? '<' : '>', start ?? 0))
    .orderBy('journal.seq', newestFirst ? 'desc' : 'asc')
    .limit(limit + 1)
    .execute()
}

/** Who did it, as far as it may still be said: an old entry's own words, a person's name, or what is no person. */
export function actorOfEntry(
  row: Pick<NamedEntry, 'form' | 'actor' | 'actor_id' | 'actor_name' | 'token_name'>,
): string | null {
  if (row.form === 1) return row.actor
  return row.actor_name || row.token_name || (isPerson(row.actor_id) ? null : row.actor_id)
}

const isPerson = (id: string): boolean => /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(id)
