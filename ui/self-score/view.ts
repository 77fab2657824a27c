/**
 * What one row shows of the work in hand. The same object as before while nothing of it is different: then its row
 * has nothing to draw, however long the form is.
 */
import type { LeafOutcome, LeafResult, Part, Problem } from '../../engine/live.ts'
import type { EvidenceLink } from '../api.ts'
import type { Entry } from './entry.ts'
import type { SaveState } from './queue.ts'
import type { Upload } from './uploads.ts'

export interface RowView {
  readonly entry: Entry
  readonly problems: readonly Problem[]
  readonly outcome: LeafOutcome | undefined
  readonly max: string
  readonly counted: LeafResult['counted']
  readonly save: SaveState
  readonly files: readonly EvidenceLink[]
  readonly uploads: readonly Upload[]
}

export class RowViews {
  readonly #kept = new Map<string, { readonly view: RowView; readonly drawn: string }>()

  /** `now`, or the view of before where it says the same. */
  of({ id }: Part, now: RowView): RowView {
    const kept = this.#kept.get(id)
    const drawn = JSON.stringify(now, (_, value: unknown) => (value instanceof File ? value.name : value))
    if (kept?.drawn === drawn) return kept.view
    this.#kept.set(id, { view: now, drawn })
    return now
  }
}
