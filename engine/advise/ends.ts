/** Every piece at its best for one end of the interval, and what setting a criterion aside gives. (SPEC D1, D3) */
import type { Leaf } from '../model.ts'
import { scoreLeaf } from '../score/leaf.ts'
import { extreme } from './extreme.ts'
import type { Aside, End, Found, Worth } from './extreme.ts'
import type { Ground } from './piece.ts'
import type { Space } from './space.ts'

/** A claim and given points need a reason; these are never shown. */
export const REASON = '–'

/**
 * Being set aside is scored by the engine as a claim. A criterion whose points an open one reads cannot be set
 * aside, or that one would stay open; claims are left out for those that read as well.
 */
export function asideOf(ground: Ground, open: readonly Leaf[], claims: boolean): Aside {
  const readsOf = ({ rule }: Leaf): readonly string[] =>
    rule.needs.flatMap((name) => (name.startsWith('criteria.') ? (name.split('.')[1] ?? []) : []))
  const read = new Set(open.flatMap(readsOf))
  return (leaf, claim) => {
    if (leaf.not_arising === 'refuse' || read.has(leaf.id)) return null
    if (claim && (!claims || readsOf(leaf).length > 0)) return null
    return scoreLeaf(leaf, { inputs: {}, not_arising: REASON }, ground)
  }
}

/**
 * Every piece at its best, for the highest (sign 1) or lowest (sign −1) share of points in what counts. Where
 * criteria can be set aside the share is a quotient of two sums: the search is repeated for
 * points × O − P × what counts, with the P of O found before, until nothing is better (Dinkelbach). Each round
 * compares whole numbers, so the end is exact for frameworks whose total is below 9 × 10⁷ units.
 */
export function best(spaces: readonly Space[], sign: 1 | -1, ground: Ground, aside: Aside): readonly Found[] | null {
  const chosen = new Set(spaces.flatMap(({ piece }) => piece.leaves.map(({ id }) => id)))
  const fixed = [...ground.outcomes].flatMap(([id, one]) => (chosen.has(id) ? [] : [one]))
  const total = (found: readonly Found[], part: 'points' | 'of'): number =>
    [...fixed, ...found.flatMap(endsOf)].reduce((sum, one) => sum + one[part], 0)
  const search = (worth: Worth): readonly Found[] => spaces.map((space) => extreme(space, worth, aside))

  let found = search(({ points }) => sign * points)
  if (found.some(({ kind }) => kind === 'none')) return null
  if (total(found, 'of') === 0) found = search(({ of }) => of)
  if (total(found, 'of') === 0) return null
  const maySetAside = ({ piece, whole, look }: Space): boolean =>
    piece.leaves.some((leaf) => aside(leaf, true) !== null) || (whole !== null && look(whole).some((one) => one.aside))
  while (spaces.some(maySetAside)) {
    const [points, of] = [total(found, 'points'), total(found, 'of')]
    const worth: Worth = (end) => sign * (end.points * of - points * end.of)
    const next = found.map((one, index) => (maySetAside(spaces[index]!) ? extreme(spaces[index]!, worth, aside) : one))
    if (sign * (total(next, 'points') * of - points * total(next, 'of')) <= 0) break
    found = next
  }
  return found
}

export const endsOf = (found: Found): readonly End[] => (found.kind === 'none' ? [] : found.ends)
