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
  /** What is long and the same for many, as JSON already. */
  readonly assessments: Buffer
  readonly rows: Buffer
  readonly quotas: Buffer
}

/** A ranking of 500 units is about a megabyte in memory. */
const mostKept = 20

/** By the publication's hash; what was asked for longest ago is first. */
const kept = new Map<string, PublishedRanking>()

export async function publishedRanking(db: Db, row: PublicationRow): Promise<PublishedRanking> {
  const found = kept.get(row.hash) ?? rankingOf(JSON.parse(await publishedDocument(db, row)) as Publication)
  kept.delete(row.hash)
  kept.set(row.hash, found)
  for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest)
  return found
}

function rankingOf(publication: Publication): PublishedRanking {
  const { published_at, units, quotas = [] } = publication
  const round = asPublished(publication)
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
  { published_at, round, assessments, rows, quotas }: PublishedRanking,
  { assessments: seen, ...shown }: Round,
  revision: number,
): Buffer {
  const all = seen.length === round.assessments.length
  return Buffer.concat([
    Buffer.from('{"round":'),
    json(shown).subarray(0, -1),
    Buffer.from(',"assessments":'),
    all ? assessments : json(seen),
    Buffer.from('},'),
    json({ state: 'published', revision, published_at }).subarray(1, -1),
    Buffer.from(',"rows":'),
    rows,
    Buffer.from(',"quotas":'),
    quotas,
    Buffer.from('}'),
  ])
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))
