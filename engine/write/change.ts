/** What an author changes: one value, or one entry. */
import type { NodeShape } from '../load/shape.ts'
import type { Json } from '../model.ts'
import type { Path } from './spots.ts'

/** `reason`: needed where an overlay has to write an entry of its own. */
export type Change =
  /**
   * `id`: of a domain or criterion, "bonus", "penalty"; null: of the framework itself. `value` null takes the key out; of a whole
   * property that an overlay has set, its entry, so that the parent's holds again.
   */
  | {
      readonly kind: 'set'
      readonly id: string | null
      readonly path: Path
      readonly value: string | number | boolean | null
      readonly reason?: string
    }
  /** `under`: a group, "bonus", "penalty"; null: a domain. `after`: an entry of it; null: at the end. */
  | {
      readonly kind: 'add'
      readonly under: string | null
      readonly after: string | null
      readonly node: NodeShape
      readonly reason?: string
    }
  | { readonly kind: 'remove'; readonly id: string; readonly reason?: string }
  | {
      readonly kind: 'move'
      readonly id: string
      readonly under: string | null
      readonly after: string | null
      readonly reason?: string
    }
  /** The rule of a criterion as a whole, with what it needs beside it. */
  | {
      readonly kind: 'rule'
      readonly id: string
      readonly rule: Json
      readonly inputs?: Json
      readonly evidence?: Json
      readonly scored_by?: string
      readonly reason?: string
    }

/** A property that is as it was before an overlay set it, whatever that is. */
export interface Restored {
  readonly kind: 'set'
  readonly id: string | null
  readonly path: Path
  readonly value: Json
}
