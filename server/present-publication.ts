/** The round of a publication, as it was then, whatever its age; and what went on after it. */
import { presentCancelled, presentPublications } from './present-course.ts'
import type { Round } from './present-round.ts'
import type { Publication } from './standings.ts'
import type { Db } from './store/open.ts'
import type { PublicationRow } from './store/publications.ts'
import { isWithdrawn, type RoundRow } from './store/rounds.ts'

/** What the oldest publications do not say, because there was none of it. */
const before = {
  clarification_until: null,
  appraisal_2_until: null,
  council_until: null,
  confirmed: false,
  delegated: false,
  shows_appraisal: false,
  tolerance: null,
  version_moves: [],
  reminder: null,
}

const undated = { ready_at: null, until: null }

/** The round of a publication, whatever its age. */
export function asPublished({ round: kept }: Publication): Round {
  const then = Object.assign({ ...before, frameworks: [kept.framework] }, kept)
  const { hash } = then.framework
  const assessments = then.assessments.map((one) => Object.assign({ ...undated, framework: hash }, one))
  return { ...then, assessments }
}

/** What went on after the publication: it is no part of the result. */
export const course = async (db: Db, round: RoundRow, publications: readonly PublicationRow[]) => ({
  rev: round.rev,
  revision: round.revision,
  ...(isWithdrawn(round) && { state: round.state }),
  ...(await presentPublications(db, round, publications)),
  cancelled: await presentCancelled(db, round),
  ending: null,
  version_move: null,
  next: null,
})
