/** Which published rounds a framework can be tried on. Pure. */
import type { Framework } from '../../engine/live.ts'
import type { FrameworkSummary, Pinned, Round } from '../api.ts'

export interface RoundToTry {
  readonly round: Round
  /** The newest publication. */
  readonly revision: number
  /** Of the frameworks of the round, the one that `after` is tried in place of. */
  readonly framework: Pinned
}

type After = Pick<Framework, 'id' | 'extends'>

/**
 * Rounds in force that were rated by another version of the framework, by its parent, or by an overlay of it: the same
 * framework first, then the latest period first.
 */
export function roundsToTry(
  after: After,
  rounds: readonly Round[],
  shelf: readonly Pick<FrameworkSummary, 'id' | 'version' | 'extends'>[],
): readonly RoundToTry[] {
  const found = rounds.flatMap((round) => {
    const revision = round.publications.at(-1)?.revision
    if (revision === undefined || round.state === 'cancelled') return []
    return round.frameworks.flatMap((framework) => {
      const how = kinship(after, framework, shelf)
      return how === null ? [] : [{ how, one: { round, revision, framework } }]
    })
  })
  return found
    .toSorted((a, b) => a.how - b.how || b.one.round.period.until.localeCompare(a.one.round.period.until))
    .map(({ one }) => one)
}

/** 0: the same framework, 1: its parent, 2: an overlay of it; null: another framework. */
function kinship(
  after: After,
  { id, version }: Pinned,
  shelf: readonly Pick<FrameworkSummary, 'id' | 'version' | 'extends'>[],
): 0 | 1 | 2 | null {
  if (id === after.id) return 0
  if (after.extends?.startsWith(`${id}@`)) return 1
  const parent = shelf.find((one) => one.id === id && one.version === version)?.extends
  return parent?.startsWith(`${after.id}@`) ? 2 : null
}
