/** What criteria come to together: sums, sections and index, by the code that scores them. (SPEC S13, S35–S46, D13) */
import type { Framework, Leaf, Points } from '../model.ts'
import { addUp, count } from '../score/roll-up.ts'
import type { LeafScore } from '../score/scope.ts'
import { treeOf } from '../score/tree.ts'
import type { Tree } from '../score/tree.ts'
import { combine, indexOf } from '../total.ts'
import type { Index } from '../total.ts'

/** Where the points of a criterion go. */
export type Part = 'base' | 'bonus' | 'penalty'

/** What a criterion adds, as far as sums are concerned. */
export interface Given {
  readonly points: Points
  readonly of: Points
}

export interface Sums {
  readonly points: Points
  readonly of: Points
  readonly bonus: Points
  readonly penalty: Points
}

export function partsOf({ bonus, penalty }: Framework): (leaf: Pick<Leaf, 'id'>) => Part {
  const inside = (list: readonly Leaf[] = []): ReadonlySet<string> => new Set(list.map(({ id }) => id))
  const [added, taken] = [inside(bonus?.criteria), inside(penalty?.criteria)]
  return ({ id }) => (added.has(id) ? 'bonus' : taken.has(id) ? 'penalty' : 'base')
}

/** What criteria of one section come to before its cap: their sum, or the highest. */
export const joint = (framework: Framework, part: 'bonus' | 'penalty', given: readonly Points[]): Points => {
  const section = framework[part]
  return section === undefined ? 0 : combine(section, given).sum
}

/** What they count for, up to the cap. */
export const capped = (framework: Framework, part: 'bonus' | 'penalty', given: readonly Points[]): Points => {
  const section = framework[part]
  return section === undefined ? 0 : combine(section, given).points
}

/**
 * The domains' criteria that `given` knows, added up as if there were no others; null where something refuses
 * to be left out. Bonus and penalty are no part of it.
 */
export function addedUp(
  framework: Framework,
  given: ReadonlyMap<string, Given>,
  outcomes: ReadonlyMap<string, LeafScore>,
  tree: Tree = treeOf(framework),
): { readonly points: Points; readonly of: Points } | null {
  const own = tree.nodes.map((node) => (node === null ? undefined : given.get(node.id)))
  const most = own.map((one, place) => {
    const node = tree.nodes[place]
    return one === undefined || !node || outcomes.get(node.id)?.outcome.kind === 'no_survey' ? 0 : node.max
  })
  const counted = count(
    tree,
    own.map((one) => one?.of ?? 0),
    most,
  )
  if (counted.refused.size > 0) return null
  const points = addUp(
    tree,
    counted,
    own.map((one) => one?.points ?? 0),
  )
  return { points: points[0]!, of: counted.of[0]! }
}

/** `bonus` and `penalty` with their caps; `of` is above 0. */
export const totalOf = ({ scale, rounding }: Framework, sums: Sums): Index =>
  indexOf({
    ...sums,
    total: scale.total,
    capped: scale.above_total === 'capped',
    digits: { points: rounding.criterion, index: rounding.index },
  })
