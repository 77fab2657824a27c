/** The best way of every piece for one end of the interval, and what setting a criterion aside gives. (SPEC D1, D3, D13) */
import type { Framework, Leaf } from '../model.ts'
import { scoreLeaf } from '../score/leaf.ts'
import { treeOf } from '../score/tree.ts'
import { layoutOf } from './clusters.ts'
import type { Cluster, Layout } from './clusters.ts'
import { extreme } from './extreme.ts'
import type { Aside, End, Found, Worth } from './extreme.ts'
import { folded, isSummed } from './fold.ts'
import { frontier, product } from './frontier.ts'
import type { Ground } from './piece.ts'
import type { Space } from './space.ts'
import { addedUp, capped, joint, partsOf } from './tally.ts'
import type { Given, Part, Sums } from './tally.ts'

/** A claim and given points need a reason; these are never shown. */
export const REASON = '–'

/** Ways to combine what has to be decided together, beyond which nothing is claimed. */
const MOST_WAYS = 30_000

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

/** One way for a cluster: what it adds to every sum, before the caps. */
interface Way {
  readonly sums: Sums
  /** By piece. */
  readonly found: readonly Found[]
}

interface Slot {
  readonly spaces: readonly Space[]
  readonly ways: readonly Way[]
}

/** By piece, for the highest (sign 1) or lowest (sign −1) index; null: no index; `too-many`: not all ways were seen. */
export function best(
  spaces: readonly Space[],
  sign: 1 | -1,
  ground: Ground,
  aside: Aside,
): readonly Found[] | 'too-many' | null {
  const { framework, outcomes } = ground
  const part = partsOf(framework)
  const layout = layoutOf(spaces, ground, part, aside)
  const slots: Slot[] = []
  for (const cluster of layout.clusters) {
    const ways = waysOf(cluster, layout, sign, ground, part, aside)
    if (ways === null) return 'too-many'
    if (ways.length === 0) return null
    slots.push({ spaces: cluster.spaces, ways })
  }
  const chosen = new Set(spaces.flatMap(({ piece }) => piece.leaves.map(({ id }) => id)))
  const given = (which: Part): readonly Given[] =>
    [...outcomes].flatMap(([id, one]) => {
      const isApart = chosen.has(id) || layout.tied.has(layout.domainOf.get(id) ?? '–')
      return part({ id }) === which && !isApart ? [one] : []
    })
  const fixed = { points: total(given('base'), 'points'), of: total(given('base'), 'of') }
  const [bonus, penalty] = (['bonus', 'penalty'] as const).map((which) => given(which).map(({ points }) => points))

  // Where bonus or penalty hang together with the domains, every way is tried; the rest is a quotient of its own.
  const isMixed = ({ ways }: Slot): boolean =>
    ways.some(({ sums }) => sums.bonus !== ways[0]!.sums.bonus || sums.penalty !== ways[0]!.sums.penalty)
  const mixed = slots.filter(isMixed)
  const combined = product(
    mixed.map(({ ways }) => ways),
    MOST_WAYS,
  )
  if (combined === null) return 'too-many'
  let top: { readonly sums: Sums; readonly by: ReadonlyMap<Space, Found> } | null = null
  for (const picked of combined) {
    const settled = slots.map((slot) =>
      mixed.includes(slot) ? { ...slot, ways: [picked[mixed.indexOf(slot)]!] } : slot,
    )
    const found = quotient(layout.plain, settled, sign, fixed, aside)
    if (found === null) continue
    const section = (which: 'bonus' | 'penalty', own: readonly number[] = []): number =>
      capped(framework, which, [...own, ...found.ways.map(({ sums }) => sums[which])])
    const sums = { ...found.sums, bonus: section('bonus', bonus), penalty: section('penalty', penalty) }
    if (top === null || sign * compared(sums, top.sums, framework) > 0) top = { sums, by: found.by }
  }
  return top === null ? null : spaces.map((space) => top.by.get(space)!)
}

const total = (list: readonly Given[], part: keyof Given): number => list.reduce((sum, one) => sum + one[part], 0)

/** points × total ÷ of + bonus − penalty of one less that of the other, as whole numbers. */
function compared(a: Sums, b: Sums, { scale }: Framework): number {
  const over = ({ points, of, bonus, penalty }: Sums): readonly [bigint, bigint] => [
    BigInt(points) * BigInt(scale.total) + BigInt(bonus - penalty) * BigInt(of),
    BigInt(of),
  ]
  const [[one, under], [other, beneath]] = [over(a), over(b)]
  const difference = one * beneath - other * under
  return difference > 0n ? 1 : difference < 0n ? -1 : 0
}

/** Every way for a cluster that may be the best one; null: too many. */
function waysOf(
  { spaces, domains }: Cluster,
  { domainOf, tied }: Layout,
  sign: 1 | -1,
  { framework, outcomes }: Ground,
  part: (leaf: Leaf) => Part,
  aside: Aside,
): readonly Way[] | null {
  const isTied = ({ id }: Leaf): boolean => tied.has(domainOf.get(id) ?? '–')
  const isAdded = (which: Part): boolean => which === 'base' || framework[which]?.combine === 'sum'
  const order = {
    sign: (leaf: Leaf): 1 | -1 => (part(leaf) === 'penalty' ? (-sign as 1 | -1) : sign),
    bin: (leaf: Leaf): string => (isTied(leaf) || !isAdded(part(leaf)) ? leaf.id : ` ${part(leaf)}`),
    counts: (leaf: Leaf): boolean => part(leaf) === 'base',
  }
  const fronts: (readonly Found[])[] = []
  for (const space of spaces) {
    const front = frontier(space, order, aside)
    if (front === null) return null
    fronts.push(front)
  }
  const combined = isSummed(framework, domains)
    ? folded(fronts, framework, order, MOST_WAYS)
    : product(fronts, MOST_WAYS)
  if (combined === null) return null
  const chosen = new Set(spaces.flatMap(({ piece }) => piece.leaves.map(({ id }) => id)))
  const inside = [...outcomes].filter(([id]) => !chosen.has(id) && domains.has(domainOf.get(id) ?? '–'))
  const tree = treeOf(framework)
  const ways = combined.flatMap((found): readonly Way[] => {
    const ends = found.flatMap(endsOf)
    const given = new Map<string, Given>([
      ...inside,
      ...ends.map((end): readonly [string, Given] => [end.leaf.id, end]),
    ])
    const base = addedUp(framework, given, outcomes, tree)
    const of = (which: 'bonus' | 'penalty'): number =>
      joint(
        framework,
        which,
        ends.filter(({ leaf }) => part(leaf) === which).map(({ points }) => points),
      )
    return base === null ? [] : [{ sums: { ...base, bonus: of('bonus'), penalty: of('penalty') }, found }]
  })
  return ways.reduce<readonly Way[]>(
    (some, way) =>
      some.some((other) => isAsGood(other.sums, way.sums, sign))
        ? some
        : [...some.filter((other) => !isAsGood(way.sums, other.sums, sign)), way],
    [],
  )
}

const isAsGood = (a: Sums, b: Sums, sign: 1 | -1): boolean =>
  a.of === b.of &&
  sign * (a.points - b.points) >= 0 &&
  sign * (a.bonus - b.bonus) >= 0 &&
  sign * (b.penalty - a.penalty) >= 0

/**
 * The highest (or lowest) share of points in what counts. Where criteria can be set aside the share is a quotient
 * of two sums: the search is repeated for points × O − P × what counts, with the P of O found before, until
 * nothing is better (Dinkelbach). Each round compares whole numbers, so the end is exact for frameworks whose
 * total is below 9 × 10⁷ units.
 */
function quotient(plain: readonly Space[], slots: readonly Slot[], sign: 1 | -1, fixed: Given, aside: Aside) {
  type Weigh = (one: Given) => number
  const pick = ({ ways }: Slot, weigh: Weigh): Way =>
    ways.reduce((most, way) => (weigh(way.sums) > weigh(most.sums) ? way : most))
  const search = (weigh: Weigh): Choice => ({
    plain: plain.map((space) => extreme(space, weigh satisfies Worth, aside)),
    ways: slots.map((slot) => pick(slot, weigh)),
  })
  const sumOf = (choice: Choice, part: keyof Given): number =>
    total([fixed, ...choice.plain.flatMap(endsOf), ...choice.ways.map(({ sums }) => sums)], part)

  let found = search(({ points }) => sign * points)
  if (found.plain.some(({ kind }) => kind === 'none')) return null
  if (sumOf(found, 'of') === 0) found = search(({ of }) => of)
  if (sumOf(found, 'of') === 0) return null
  const maySetAside = ({ piece, whole, look }: Space): boolean =>
    piece.leaves.some((leaf) => aside(leaf, true) !== null) || (whole !== null && look(whole).some((one) => one.aside))
  const isFree = plain.map(maySetAside)
  while (isFree.includes(true) || slots.some(({ ways }) => ways.length > 1)) {
    const [points, of] = [sumOf(found, 'points'), sumOf(found, 'of')]
    const weigh: Weigh = (one) => sign * (one.points * of - points * one.of)
    const next: Choice = {
      plain: found.plain.map((one, index) => (isFree[index] === true ? extreme(plain[index]!, weigh, aside) : one)),
      ways: slots.map((slot) => pick(slot, weigh)),
    }
    if (sign * (sumOf(next, 'points') * of - points * sumOf(next, 'of')) <= 0 || sumOf(next, 'of') === 0) break
    found = next
  }
  const by = new Map<Space, Found>(plain.map((space, index) => [space, found.plain[index]!]))
  slots.forEach(({ spaces }, slot) => spaces.forEach((space, at) => by.set(space, found.ways[slot]!.found[at]!)))
  return { sums: { points: sumOf(found, 'points'), of: sumOf(found, 'of') }, ways: found.ways, by }
}

interface Choice {
  readonly plain: readonly Found[]
  readonly ways: readonly Way[]
}

export const endsOf = (found: Found): readonly End[] => (found.kind === 'none' ? [] : found.ends)
