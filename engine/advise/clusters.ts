/**
 * What has to be decided together because its points are not simply added up: criteria of a domain within which
 * something is rescaled or shared out, and pieces that reach into bonus or penalty. Everything else is plain:
 * its points and what it counts for go into the total as they are. (SPEC D13)
 */
import type { Framework, Leaf } from '../model.ts'
import { treeOf } from '../score/tree.ts'
import type { Aside } from './extreme.ts'
import type { Ground } from './piece.ts'
import type { Space } from './space.ts'
import type { Part } from './tally.ts'

export interface Cluster {
  readonly spaces: readonly Space[]
  /** Domains that are added up as a whole, with everything in them. */
  readonly domains: ReadonlySet<string>
}

export interface Layout {
  /** Pieces of plain criteria of the domains. */
  readonly plain: readonly Space[]
  readonly clusters: readonly Cluster[]
  /** By criterion of the domains, its domain. */
  readonly domainOf: ReadonlyMap<string, string>
  /** Domains in which what a criterion counts for hangs on others. */
  readonly tied: ReadonlySet<string>
}

export function layoutOf(
  spaces: readonly Space[],
  ground: Ground,
  part: (leaf: Pick<Leaf, 'id'>) => Part,
  aside: Aside,
): Layout {
  const { framework } = ground
  const domainOf = domainsOf(framework)
  const tied = tiedDomains(spaces, ground, aside)
  const tiesOf = ({ piece }: Space): readonly string[] => [
    ...new Set(piece.leaves.flatMap(({ id }) => domainOf.get(id) ?? []).filter((id) => tied.has(id))),
  ]
  const isPlain = (space: Space): boolean =>
    tiesOf(space).length === 0 && space.piece.leaves.every((leaf) => part(leaf) === 'base')
  const whole = [...tied].map((id): Cluster => ({ spaces: [], domains: new Set([id]) }))
  // Where something is shared out among domains, all of them are one.
  const start = tied.has(ALL) ? [{ spaces: [], domains: new Set([...tied].filter((id) => id !== ALL)) }] : whole
  const clusters = spaces
    .filter((space) => !isPlain(space))
    .reduce<readonly Cluster[]>((all, space) => {
      const ties = tiesOf(space)
      const joined = all.filter(({ domains }) => ties.some((id) => domains.has(id)))
      const merged: Cluster = {
        spaces: [...joined.flatMap((one) => one.spaces), space],
        domains: new Set(joined.flatMap(({ domains }) => [...domains])),
      }
      return [...all.filter((one) => !joined.includes(one)), merged]
    }, start)
  return { plain: spaces.filter(isPlain), clusters, domainOf, tied }
}

/** By criterion of the domains, the domain. */
function domainsOf(framework: Framework): ReadonlyMap<string, string> {
  const { nodes, parent } = treeOf(framework)
  const topOf = (place: number): number => (parent[place]! <= 0 ? place : topOf(parent[place]!))
  return new Map(
    nodes.flatMap((node, place): readonly (readonly [string, string])[] =>
      node?.kind === 'leaf' ? [[node.id, nodes[topOf(place)]!.id]] : [],
    ),
  )
}

/** No id of a domain. */
const ALL = ''

/** Domains within which something may be rescaled, shared out or dealt with by a group's policy. */
function tiedDomains(spaces: readonly Space[], ground: Ground, aside: Aside): ReadonlySet<string> {
  const tree = treeOf(ground.framework)
  const open = new Map(
    spaces.flatMap(({ piece, whole, look }) => {
      const looks = whole === null ? [] : look(whole)
      return piece.leaves.map((leaf, index): readonly [string, boolean] => [
        leaf.id,
        aside(leaf, true)?.of === 0 || (looks[index]?.aside === true && aside(leaf, false)?.of === 0),
      ])
    }),
  )
  /** Whether it may be that nothing counts of a node. */
  const mayBeIdle = (place: number): boolean => {
    const below = tree.children[place]!
    if (below.length > 0) return below.every(mayBeIdle)
    const { id } = tree.nodes[place]!
    const now = ground.outcomes.get(id)!
    return open.get(id) ?? (now.outcome.kind !== 'fault' && now.of === 0)
  }
  const topOf = (place: number): number => (tree.parent[place]! <= 0 ? place : topOf(tree.parent[place]!))
  const isIdle = tree.nodes.map((node, place) => node !== null && mayBeIdle(place))
  const places = tree.nodes.flatMap((_, place): readonly number[] => {
    if (!isIdle[place]) return []
    const [policy, scope, above] = [tree.policy[place] ?? null, tree.scope[place]!, tree.parent[place]!]
    const isGroup = tree.children[place]!.length > 0
    if (policy !== 'redistribute') return isGroup ? (policy === null ? [] : [place]) : scope === -1 ? [] : [scope]
    const to = isGroup || scope === -1 ? above : scope
    // What is to be shared out in a group of which nothing counts goes one group up.
    const risen = [place, to]
    for (let at = to; at > 0 && isIdle[at] === true; at = tree.parent[at]!) risen.push(tree.parent[at]!)
    return isGroup ? risen : risen.slice(1)
  })
  const every = ground.framework.domains.map(({ id }) => id)
  return places.includes(0) ? new Set([ALL, ...every]) : new Set(places.map((place) => tree.nodes[topOf(place)]!.id))
}
