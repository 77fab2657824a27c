/**
 * What is sent of a publication. It holds the results of every unit with every reason and never changes, so it is
 * read once: its ranking, and what each unit's result says, are kept as finished pieces under the publication's hash.
 * The hash comes from the database with each request, so a correction is a new publication here too, in every process.
 */
import { deflate, joined, pack, type Packed, type PackedReply, unpack } from './http/packed.ts'
import { asPublished } from './present-publication.ts'
import type { Round } from './present-round.ts'
import { type Publication, rankingRow, resultOf } from './standings.ts'
import type { Db } from './store/open.ts'
import { type PublicationRow, publishedDocument } from './store/publications.ts'

export interface Published {
  /** As it was then, with all its assessments. */
  readonly round: Round
  readonly published_at: string
  readonly assessments: Packed
  /** Rows and quotas of the ranking, after the round. */
  readonly ranking: Packed
  /** By unit: what its result says after the round, compressed. */
  readonly results: ReadonlyMap<string, Buffer>
  readonly bytes: number
  /** What was sent last to one who sees every assessment, and what stood before the assessments then. */
  last?: { readonly head: string; readonly reply: PackedReply }
}

/** Of all that is kept. A publication of 500 units with 44 criteria each takes a tenth of it. */
const mostBytes = 64 * 1024 * 1024

/** By the publication's hash; what was asked for longest ago is first. */
const kept = new Map<string, Published>()
/** Being read: whoever asks meanwhile waits for the same. */
const reading = new Map<string, Promise<Published>>()

export async function publishedOf(db: Db, row: PublicationRow): Promise<Published> {
  const { hash } = row
  const known = kept.get(hash)
  if (known !== undefined) {
    kept.delete(hash)
    kept.set(hash, known)
    return known
  }
  const under = reading.get(hash) ?? read(db, row).finally(() => reading.delete(hash))
  reading.set(hash, under)
  return under
}

async function read(db: Db, row: PublicationRow): Promise<Published> {
  const found = await piecesOf(JSON.parse(await publishedDocument(db, row)) as Publication)
  kept.set(row.hash, found)
  let bytes = [...kept.values()].reduce((sum, one) => sum + one.bytes, 0)
  for (const [hash, oldest] of kept) {
    if (bytes <= mostBytes || hash === row.hash) break
    kept.delete(hash)
    bytes -= oldest.bytes
  }
  return found
}

async function piecesOf(publication: Publication): Promise<Published> {
  const { published_at, units, quotas = [] } = publication
  const round = asPublished(publication)
  const assessments = pack(JSON.stringify(round.assessments))
  const ranking = pack(`},"rows":${JSON.stringify(units.map(rankingRow))},"quotas":${JSON.stringify(quotas)}}`)
  const results = new Map<string, Buffer>()
  // One after the other, so that other requests come between.
  for (const unit of units) results.set(unit.unit.id, await deflate(`},${JSON.stringify(resultOf(unit)).slice(1)}`))
  const whole = [assessments, ranking].reduce((sum, one) => sum + 2 * one.plain.length + 2 * one.deflated.length, 0)
  const bytes = [...results.values()].reduce((sum, { length }) => sum + length, whole)
  return { round, published_at, assessments, ranking, results, bytes }
}

/** A result that was withdrawn is sent as it was published, and says so. */
const stateOf = ({ cancelled }: Pick<Round, 'cancelled'>) => (cancelled === null ? 'published' : 'withdrawn')

const opening = (fields: object, round: object): string =>
  `${JSON.stringify({ ...fields, round }).slice(0, -2)},"assessments":`

/** Only those assessments that this person may open. */
const assessmentsSeen = ({ round, assessments }: Published, seen: Round['assessments']): Packed =>
  seen.length < round.assessments.length ? pack(JSON.stringify(seen)) : assessments

/** The reply `Ranking`. `shown`: the round as this person sees it, of this publication. */
export function rankingReply(
  { revision }: PublicationRow,
  published: Published,
  { assessments: seen, ...shown }: Round,
): PackedReply {
  const { published_at, ranking, round } = published
  const head = opening({ state: stateOf(shown), revision, published_at }, shown)
  const all = seen.length === round.assessments.length
  if (all && published.last?.head === head) return published.last.reply
  const reply = joined([pack(head), assessmentsSeen(published, seen), ranking])
  if (all) published.last = { head, reply }
  return reply
}

/** The reply `UnitResult`; null where the unit had no part in it. */
export function resultReply(
  published: Published,
  { assessments: seen, ...shown }: Round,
  unit: string,
): PackedReply | null {
  const result = published.results.get(unit)
  if (result === undefined) return null
  return joined([pack(opening({ state: stateOf(shown) }, shown)), assessmentsSeen(published, seen), unpack(result)])
}

/** The rows of its ranking, to go on with. */
export const publishedRows = ({ ranking }: Published): readonly ReturnType<typeof rankingRow>[] =>
  (JSON.parse(`{${ranking.plain.toString().slice(2)}`) as { rows: readonly ReturnType<typeof rankingRow>[] }).rows
