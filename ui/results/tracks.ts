/** The way of each unit through the rounds: places, where they can be compared, and which domains made the difference. Pure. */
import type { Framework } from '../../engine/live.ts'
import type { Movement, RankingRow } from '../api.ts'
import { domainMoves } from './domain-moves.ts'
import type { DomainMove } from './domain-moves.ts'

type Step = Movement['steps'][number]

export interface Track {
  readonly unit: RankingRow['unit']
  /** One a round; null: the unit was not rated in it. */
  readonly rows: readonly (RankingRow | null)[]
  /** One between two rounds; null: the unit was not rated in both. */
  readonly steps: readonly (Step | null)[]
  /** One between two rounds; null: its places cannot be compared. */
  readonly places: readonly (Places | null)[]
  /** From the round before to the last one. */
  readonly move: Move
}

/** Places of a unit in two rounds, counted again among the units that have a place in both: of others no place is known. */
export interface Places {
  readonly before: number
  readonly after: number
  /** How many units these are. */
  readonly of: number
  /** No unit has a place in one of the two rounds only: these are the places as they were told. */
  readonly isAll: boolean
}

export type Move =
  | { readonly kind: 'new' }
  | { readonly kind: 'break' }
  /** In one of the two it has no place. */
  | { readonly kind: 'unplaced' }
  /** No other unit has a place in both. */
  | { readonly kind: 'alone'; readonly why: readonly DomainMove[] }
  | {
      readonly kind: 'up' | 'down' | 'same'
      readonly by: number
      readonly places: Places
      readonly why: readonly DomainMove[]
    }

/** Of the units that the last round rates by this framework, in the order of their places. */
export function tracks({ rounds, steps }: Movement, framework: Framework): readonly Track[] {
  const last = rounds.at(-1)
  return (last?.rows ?? [])
    .filter((row) => row.framework === framework.hash)
    .map(({ unit }) => {
      const rows = rounds.map((round) => round.rows.find((row) => row.unit.id === unit.id) ?? null)
      const taken = rounds.slice(1).map((round, at): Step | null => {
        const [from, to] = [rows[at], rows[at + 1]]
        if (!from || !to) return null
        return (
          steps.find((one) => one.round === round.id && one.from === from.framework && one.to === to.framework) ?? null
        )
      })
      const places = taken.map((step, at) =>
        step?.comparable ? placesOf(unit.id, rounds[at]!.rows, rounds[at + 1]!.rows, step) : null,
      )
      const why = (): readonly DomainMove[] =>
        domainMoves(framework, [rows.at(-2)!, rounds.at(-2)!.survey], [rows.at(-1)!, last!.survey])
      return { unit, rows, steps: taken, places, move: moveOf(taken.at(-1) ?? null, places.at(-1) ?? null, why) }
    })
}

function placesOf(unit: string, before: Rows, after: Rows, { from, to }: Step): Places | null {
  const [then, now] = [placedBy(from, before), placedBy(to, after)]
  const both = [...now.keys()].filter((id) => then.has(id))
  if (!both.includes(unit)) return null
  const among = (places: ReadonlyMap<string, number>): number =>
    1 + both.filter((id) => places.get(id)! < places.get(unit)!).length
  const isAll = both.length === then.size && both.length === now.size
  return { before: among(then), after: among(now), of: both.length, isAll }
}

type Rows = readonly RankingRow[]

const placedBy = (framework: string, rows: Rows): ReadonlyMap<string, number> =>
  new Map(
    rows.flatMap(({ unit, place, framework: by }): readonly (readonly [string, number])[] =>
      by === framework && place !== null ? [[unit.id, place]] : [],
    ),
  )

function moveOf(step: Step | null, places: Places | null, why: () => readonly DomainMove[]): Move {
  if (step === null) return { kind: 'new' }
  if (!step.comparable) return { kind: 'break' }
  if (places === null) return { kind: 'unplaced' }
  if (places.of === 1) return { kind: 'alone', why: why() }
  const by = places.before - places.after
  return { kind: by === 0 ? 'same' : by > 0 ? 'up' : 'down', by: Math.abs(by), places, why: why() }
}

/** Whether a place was counted again, so that a page has to say it. */
export const isCountedAgain = (all: readonly Track[]): boolean =>
  all.some(({ places }) => places.some((one) => one?.isAll === false))

/** The steps between two rounds that are breaks, each once. */
export const breaksInto = ({ steps }: Movement, round: string): readonly Step[] =>
  steps.filter((step) => step.round === round && !step.comparable)
