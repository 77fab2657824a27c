/** The way of each unit through the rounds: places, where they can be compared, and which domains made the difference. Pure. */
import type { Decimal } from '../../engine/live.ts'
import type { Movement, RankingRow } from '../api.ts'
import { compare, subtract } from './scores.ts'

type Step = Movement['steps'][number]

export interface Track {
  readonly unit: RankingRow['unit']
  /** One a round; null: the unit was not rated in it. */
  readonly rows: readonly (RankingRow | null)[]
  /** One between two rounds; null: the unit was not rated in both. */
  readonly steps: readonly (Step | null)[]
  /** From the round before to the last one. */
  readonly move: Move
}

export type Move =
  | { readonly kind: 'new' }
  | { readonly kind: 'break' }
  /** In one of the two it has no place. */
  | { readonly kind: 'unplaced' }
  | { readonly kind: 'up' | 'down' | 'same'; readonly by: number; readonly why: readonly DomainMove[] }

export interface DomainMove {
  readonly id: string
  /** What it gained; below 0 what it lost. */
  readonly by: Decimal
  readonly before: { readonly points: Decimal; readonly of: Decimal }
  readonly after: { readonly points: Decimal; readonly of: Decimal }
}

/** Of the units that the last round rates by this framework, in the order of their places. */
export function tracks({ rounds, steps }: Movement, framework: string): readonly Track[] {
  const last = rounds.at(-1)
  return (last?.rows ?? [])
    .filter((row) => row.framework === framework)
    .map(({ unit }) => {
      const rows = rounds.map((round) => round.rows.find((row) => row.unit.id === unit.id) ?? null)
      const taken = rounds.slice(1).map((round, at): Step | null => {
        const [from, to] = [rows[at], rows[at + 1]]
        if (!from || !to) return null
        return (
          steps.find((one) => one.round === round.id && one.from === from.framework && one.to === to.framework) ?? null
        )
      })
      return { unit, rows, steps: taken, move: moveOf(rows.at(-2) ?? null, rows.at(-1) ?? null, taken.at(-1) ?? null) }
    })
}

function moveOf(before: RankingRow | null, after: RankingRow | null, step: Step | null): Move {
  if (before === null || after === null || step === null) return { kind: 'new' }
  if (!step.comparable) return { kind: 'break' }
  if (before.place === null || after.place === null) return { kind: 'unplaced' }
  const by = before.place - after.place
  return { kind: by === 0 ? 'same' : by > 0 ? 'up' : 'down', by: Math.abs(by), why: domainMoves(before, after) }
}

/** The domains whose points are others now, the largest difference first. */
function domainMoves(before: RankingRow, after: RankingRow): readonly DomainMove[] {
  return after.domains
    .flatMap(({ id, points, of }): readonly DomainMove[] => {
      const then = before.domains.find((one) => one.id === id)
      if (!then || then.points === null || points === null) return []
      const by = subtract(points, then.points)
      return compare(by, '0') === 0
        ? []
        : [{ id, by, before: { points: then.points, of: then.of }, after: { points, of } }]
    })
    .toSorted((a, b) => compare(size(b.by), size(a.by)))
}

export const size = (value: Decimal): Decimal => value.replace(/^-/, '')

/** The steps between two rounds that are breaks, each once. */
export const breaksInto = ({ steps }: Movement, round: string): readonly Step[] =>
  steps.filter((step) => step.round === round && !step.comparable)
