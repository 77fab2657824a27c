/**
 * The ranking of a publication, as it is sent. A publication holds the results of every unit with every reason and
 * never changes, so its ranking is taken out of it once, and kept under its hash.
 */
import { asPublished } from './present-publication.ts'
import type { Round } from './present-round.ts'
import { type Publication, rankingRow } from './standings.ts'
import type { Db } from './store/open.ts'
import { type PublicationRow, publishedDocument } from './store/publications.ts'

export interface PublishedRanking {
  /** As it was then, with all its assessments. */
  readonly round: Round
  readonly published_at: string
  /** What is long, as JSON already. */
  readonly assessments: Buffer
  readonly rows: Buffer
  readonly quotas: Buffer
}

/** A ranking of 500 units is about two megabytes in memory. */
const mostKept = 20

interface Kept {
  readonly ranking: PublishedRanking
  /** What was sent last to one who sees every assessment, and what stood before the assessments then. */
  last?: { readonly head: string; readonly reply: Buffer }
}

/** By the publication's hash; what was asked for longest ago is first. */
const kept = new Map<string, Kept>()

export async function publishedRanking(db: Db, row: PublicationRow): Promise<PublishedRanking> {
  const found = kept.get(row.hash) ?? {
    ranking: rankingOf(JSON.parse(await publishedDocument(db, row)) as Publication),
  }
  kept.delete(row.hash)
  kept.set(row.hash, found)
  for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest)
  return found.ranking
}

function rankingOf(publication: Publication): PublishedRanking {
  const { published_at, units, quotas = [] } = publication
  const round = asPublished(publication)
  const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))
  return {
    round,
    published_at,
    assessments: json(round.assessments),
    rows: json(units.map(rankingRow)),
    quotas: json(quotas),
  }
}

/** The reply `Ranking`. `shown`: the round as this person sees it, of this publication. */
export function writeRanking(
  { hash, revision }: PublicationRow,
  { round, published_at, assessments, rows, quotas }: PublishedRanking,
  { assessments: seen, ...shown }: Round,
): Buffer {
  const state = shown.cancelled === null ? 'published' : 'withdrawn'
  const head = `${JSON.stringify({ state, revision, published_at, round: shown }).slice(0, -2)},"assessments":`
  const write = (some: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(head),
      some,
      Buffer.from('},"rows":'),
      rows,
      Buffer.from(',"quotas":'),
      quotas,
      Buffer.from('}'),
    ])
  if (seen.length < round.assessments.length) return write(Buffer.from(JSON.stringify(seen)))
  const known = kept.get(hash)
  if (known?.last?.head === head) return known.last.reply
  const reply = write(assessments)
  if (known !== undefined) known.last = { head, reply }
  return reply
}
