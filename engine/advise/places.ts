/**
 * Where points are added up while what counts stays what counts: the whole, every node that is rescaled or was
 * given a share, every domain that a goal looks at; and the sections of bonus and penalty. (SPEC D15)
 */
import type { Points } from '../model.ts'
import { addUp, count, pointsOf } from '../score/roll-up.ts'
import type { Counted } from '../score/roll-up.ts'
import { treeOf } from '../score/tree.ts'
import type { Bin } from './options.ts'
import type { Ground, Piece } from './piece.ts'
import { partsOf } from './tally.ts'

export interface Places {
  /** Of a piece. */
  readonly binsOf: (piece: Piece) => readonly Bin[]
  /** Place in the tree from its key; the whole is "0". */
  readonly inside: (key: string) => readonly string[]
  /** What more of the sum within a place is worth in the sum above it. */
  readonly worth: (key: string, gain: Points) => Points
  /** The domain that it is, when the goal looks at it. */
  readonly domain: (key: string) => string | null
  readonly points: (key: string) => Points
  readonly of: (key: string) => Points
}

export function placesOf({ framework, outcomes }: Ground, watched: ReadonlySet<string>): Places {
  const tree = treeOf(framework)
  const scores = tree.nodes.map((node) => outcomes.get(node?.id ?? ''))
  const counted: Counted = count(
    tree,
    scores.map((one) => one?.of ?? 0),
    scores.map((one, place) => (one === undefined || one.outcome.kind === 'no_survey' ? 0 : tree.nodes[place]!.max)),
  )
  const points = addUp(
    tree,
    counted,
    scores.map((one) => one?.points ?? 0),
  )
  const earned = (place: number): Points =>
    tree.children[place]!.length === 0
      ? scores[place]!.points
      : tree.children[place]!.reduce((sum, child) => sum + points[child]!, 0)
  const isHeld = (place: number): boolean =>
    place === 0 ||
    counted.of[place] !== counted.on[place] ||
    counted.granted.has(place) ||
    watched.has(tree.nodes[place]!.id)
  const holderOf = (place: number): number => (isHeld(place) ? place : holderOf(tree.parent[place]!))
  const placeOf = new Map(tree.nodes.map((node, place) => [node?.id, place]))
  const held = tree.nodes.map((_, place) => place).filter((place) => place > 0 && isHeld(place))
  const part = partsOf(framework)

  const binsOf = ({ leaves }: Piece): readonly Bin[] => {
    const bins = new Map<string, Bin>()
    leaves.forEach((leaf, index) => {
      const own = part(leaf)
      const key = own === 'base' ? String(holderOf(placeOf.get(leaf.id)!)) : own
      const join = own === 'base' ? 'sum' : framework[own]!.combine
      bins.set(key, {
        key,
        leaves: [...(bins.get(key)?.leaves ?? []), index],
        sign: own === 'penalty' ? -1 : 1,
        join,
      })
    })
    return [...bins.values()]
  }
  return {
    binsOf,
    inside: (key) => held.filter((place) => String(holderOf(tree.parent[place]!)) === key).map(String),
    worth: (key, gain) =>
      pointsOf(earned(Number(key)) + gain, Number(key), counted) - pointsOf(earned(Number(key)), Number(key), counted),
    domain: (key) => {
      const id = tree.nodes[Number(key)]?.id
      return id !== undefined && watched.has(id) ? id : null
    },
    points: (key) => points[Number(key)]!,
    of: (key) => counted.of[Number(key)]!,
  }
}
