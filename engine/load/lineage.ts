/** Which entry is which along a chain of overlays: an id is given once and never again. (SPEC L45) */
import type { Place } from '../model.ts'
import type { FrameworkShape, NodeShape } from './shape.ts'
import { nodes } from './tree.ts'

export interface Lineage {
  /** The id that an entry had before a rename, by the id that the rename gave it. */
  readonly former: ReadonlyMap<string, string>
  /** Ids given up by a removal or a rename, with the line that did it. */
  readonly retired: ReadonlyMap<string, Place | null>
}

export const noLineage: Lineage = { former: new Map(), retired: new Map() }

/** The id under which the entry first came into the chain. */
export function firstId({ former }: Pick<Lineage, 'former'>, id: string): string {
  const before = former.get(id)
  return before === undefined ? id : firstId({ former }, before)
}

/** Every entry by the id under which it first came into the chain. */
export const byFirstId = (shape: FrameworkShape, lineage: Lineage): ReadonlyMap<string, NodeShape> =>
  new Map([...nodes(shape.domains)].map(({ node }) => [firstId(lineage, node.id), node]))
