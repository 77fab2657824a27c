/**
 * The cheapest way to meet one list of conditions: options of every piece, one table for each domain that the
 * goal looks at, and a table over those. (SPEC D8, D11)
 */
import type { Framework, Points } from '../model.ts'
import { leaves } from '../score/answers.ts'
import { baseOf } from '../total.ts'
import { holdsDomain, holdsIndex, holdsLeaf } from './goal.ts'
import type { Need } from './goal.ts'
import { tableOf } from './knapsack.ts'
import type { Choice, Slot, Table } from './knapsack.ts'
import type { Levers } from './levers.ts'
import { optionsOf } from './options.ts'
import type { Option, Options } from './options.ts'
import type { Ground } from './piece.ts'
import type { Space } from './space.ts'

export interface PickedOption {
  readonly space: Space
  readonly option: Option | null
}

export interface Way {
  readonly kind: 'way'
  readonly cost: number
  readonly gain: Points
  readonly picked: readonly PickedOption[]
  readonly bounded: readonly string[]
}
export type FoundWay =
  | Way
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly reason: 'band' | 'size' | 'search' }

interface Piece extends Options {
  readonly space: Space
}

/** The cheapest way to meet one list of conditions. */
export function wayOf(need: Need, spaces: readonly Space[], ground: Ground, levers: Levers): FoundWay {
  const { framework, outcomes } = ground
  const fits = (points: Points, of: Points): boolean => holdsLeaf(need.leaves, points, of)
  const moved = new Set(spaces.flatMap(({ piece }) => piece.leaves.map(({ id }) => id)))
  const others = [...outcomes].filter(([id, { outcome }]) => !moved.has(id) && outcome.kind === 'scored')
  if (!others.every(([, { points, of }]) => fits(points, of)) || !holdsLeaf(need.leaves, 1, 1)) return { kind: 'none' }

  const pieces = spaces.map((space): Piece => ({ space, ...optionsOf(space, ground, levers, fits) }))
  const bounded = pieces.flatMap(({ complete, space }) => (complete ? [] : space.piece.leaves.map(({ id }) => id)))
  const sections = sectionsOf(need, pieces, framework)
  if (sections === null) return { kind: 'unknown', reason: 'band' }
  const tables = sections.map(({ pieces: own }) => tableOf(own.map(slotOf)))
  if (tables.some(({ kind }) => kind === 'too-large')) return { kind: 'unknown', reason: 'size' }
  const known = tables as readonly Extract<Table<Option>, { kind: 'table' }>[]

  const sums = (ids: readonly string[]): { readonly points: Points; readonly of: Points } =>
    ids.reduce((sum, id) => ({ points: sum.points + outcomes.get(id)!.points, of: sum.of + outcomes.get(id)!.of }), {
      points: 0,
      of: 0,
    })
  const totals = tableOf(
    sections.map(({ domain, ids }, index): Slot<Choice> => {
      const { points, of } = sums(ids)
      const allowed = known[index]!.reachable.filter(
        ({ gain }) => domain === null || holdsDomain(need.domains.get(domain)!, domain, points + gain, of),
      )
      return { mayStay: false, choices: allowed.toReversed() }
    }),
  )
  if (totals.kind === 'too-large') return { kind: 'unknown', reason: 'size' }
  const { points, of } = sums([...outcomes.keys()])
  const scale = 10 ** framework.rounding.index
  const best = totals.reachable
    .filter(({ gain }) => holdsIndex(need.index, baseOf(framework, points + gain, of) / scale))
    .reduce<Choice | null>((least, one) => (least === null || one.cost < least.cost ? one : least), null)
  if (best === null) return bounded.length > 0 ? { kind: 'unknown', reason: 'search' } : { kind: 'none' }
  const picked = totals.pick(best.gain).choices.flatMap((choice, index) => {
    const { pieces: own } = sections[index]!
    return known[index]!.pick(choice!.gain).choices.map((option, at) => ({ space: own[at]!.space, option }))
  })
  return { kind: 'way', ...best, picked, bounded }
}

const slotOf = ({ fits, options }: Piece): Slot<Option> => ({ mayStay: fits, choices: options })

interface Section {
  /** A domain that the goal looks at; null: everything else. */
  readonly domain: string | null
  /** Its criteria. */
  readonly ids: readonly string[]
  readonly pieces: readonly Piece[]
}

/** One section for each domain that the goal looks at, and one for the rest; null: a piece reaches across. */
function sectionsOf(need: Need, pieces: readonly Piece[], framework: Framework): readonly Section[] | null {
  const watched = framework.domains.filter(({ id }) => need.domains.has(id))
  const idsOf = (domain: (typeof watched)[number]): readonly string[] =>
    leaves({ ...framework, domains: [domain] }).map(({ id }) => id)
  const inside = new Map(
    watched.flatMap((domain) => idsOf(domain).map((id): readonly [string, string] => [id, domain.id])),
  )
  const sectionOf = ({ space }: Piece): string | null | undefined => {
    const found = new Set(space.piece.leaves.map(({ id }) => inside.get(id) ?? null))
    return found.size === 1 ? [...found][0] : undefined
  }
  const places = pieces.map(sectionOf)
  if (places.includes(undefined)) return null
  const within = (domain: string | null): readonly Piece[] => pieces.filter((_, index) => places[index] === domain)
  return [
    ...watched.map((domain) => ({ domain: domain.id, ids: idsOf(domain), pieces: within(domain.id) })),
    { domain: null, ids: [], pieces: within(null) },
  ]
}
