/** Which node of the newer version continues which node of the older one: by id, or by `replaces`. */
import type { Framework, Group, Node, Section } from '../model.ts'

interface Spot {
  readonly node: Node
  readonly parent: Node | null
}

export interface Matches {
  /** By the newer node's id. */
  readonly older: ReadonlyMap<string, Spot>
  /** By the older node's id. */
  readonly newer: ReadonlyMap<string, Spot>
}

export function match(from: Framework, to: Framework): Matches {
  const [before, after] = [spots(from), spots(to)]
  const older = new Map<string, Spot>()
  const newer = new Map<string, Spot>()
  const pair = (old: Spot | undefined, spot: Spot): void => {
    if (!old || newer.has(old.node.id) || older.has(spot.node.id)) return
    older.set(spot.node.id, old)
    newer.set(old.node.id, spot)
  }
  // The same id first: only what is left over can have been renamed.
  for (const spot of after.values()) pair(before.get(spot.node.id), spot)
  for (const spot of after.values()) if (spot.node.replaces !== null) pair(before.get(spot.node.replaces), spot)
  return { older, newer }
}

/** Every node by id, in printed order. */
function spots(framework: Framework): ReadonlyMap<string, Spot> {
  const found = new Map<string, Spot>()
  const walk = (nodes: readonly Node[], parent: Node | null): void => {
    for (const node of nodes) {
      found.set(node.id, { node, parent })
      walk(childrenOf(node), node)
    }
  }
  walk(topOf(framework), null)
  return found
}

/** The first level: the domains, and bonus and penalty as if they were such. */
export function topOf({ domains, bonus, penalty }: Framework): readonly Group[] {
  const asGroup = (id: string, section: Section | undefined): readonly Group[] => {
    if (section === undefined) return []
    const { number, title, max, criteria } = section
    return [{ kind: 'group', id, number, title, max, replaces: null, children: criteria }]
  }
  return [...domains, ...asGroup('bonus', bonus), ...asGroup('penalty', penalty)]
}

export const childrenOf = (node: Node | undefined): readonly Node[] => (node?.kind === 'group' ? node.children : [])
