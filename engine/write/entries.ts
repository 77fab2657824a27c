/** Domains and criteria of a framework as written, each with the path that leads to it. */
import type { FrameworkShape, NodeShape } from '../load/shape.ts'
import type { Path } from './spots.ts'

export interface Entry {
  readonly node: NodeShape
  readonly path: Path
  /** The list in which it stands. */
  readonly list: Path
  readonly index: number
  /** The group above it; "bonus" or "penalty" of their criteria; null at the top. */
  readonly under: string | null
}

/** Bonus and penalty, by these names in place of an id: they have a number, a title and a maximum too. */
export const SECTIONS = ['bonus', 'penalty'] as const
export const isSection = (id: string | null): id is (typeof SECTIONS)[number] => SECTIONS.some((one) => one === id)

/** In the order of the framework. */
export function entriesOf(shape: Partial<FrameworkShape>): ReadonlyMap<string, Entry> {
  const all = new Map<string, Entry>()
  const walk = (nodes: readonly NodeShape[], list: Path, under: string | null): void => {
    for (const [index, node] of nodes.entries()) {
      const path = [...list, index]
      if (!all.has(node.id)) all.set(node.id, { node, path, list, index, under })
      if (node.criteria) walk(node.criteria, [...path, 'criteria'], node.id)
    }
  }
  walk(shape.domains ?? [], ['domains'], null)
  for (const section of SECTIONS) walk(shape[section]?.criteria ?? [], [section, 'criteria'], section)
  return all
}
