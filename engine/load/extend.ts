/**
 * Applies an overlay's changes to its parent, one after the other, each to exactly what it
 * names. There is no deep merge: a list or a rule is replaced whole. (SPEC L8)
 */
import type { Outcome, Place, Problem, Reason } from '../model.ts'
import { isError, problem } from '../problem.ts'
import { apply } from './change.ts'
import type { Extending } from './change.ts'
import { nothingDone } from './collisions.ts'
import { byFirstId, noLineage } from './lineage.ts'
import { withDocuments } from './documents.ts'
import type { Lineage } from './lineage.ts'
import { isOverlay } from './shape.ts'
import type { ChangeShape, FrameworkShape, KnownDefectShape, OverlayShape } from './shape.ts'
import { placeOf, withValue } from './source.ts'
import type { Places } from './source.ts'

/** A resolved framework, and how it came about. */
export interface Resolved {
  readonly shape: FrameworkShape
  readonly extends: string | null
  readonly reasons: readonly Reason[]
  readonly places: Places
  /** Where an overlay lists its changes: the place of what only their sum makes wrong. */
  readonly changes: Place | null
  /** This framework and those that it extends, the nearest first. */
  readonly links: readonly Link[]
  readonly lineage: Lineage
}

/** One framework of a chain. */
export interface Link {
  readonly reference: string
  readonly file: string
  readonly shape: FrameworkShape
  /** An overlay's changes, each with the framework as it stood after it. */
  readonly steps: readonly Step[]
}

export interface Step {
  readonly change: ChangeShape
  readonly shape: FrameworkShape
}

/** Gives the resolved parent, or the problems that stand in its way. */
export type Parent = (reference: string) => Outcome<Resolved>

export function extend(shape: FrameworkShape | OverlayShape, places: Places, parent: Parent): Outcome<Resolved> {
  if (!isOverlay(shape)) {
    const links = [linkOf(shape, places, [])]
    const value = { shape, extends: null, reasons: [], places, changes: null, links, lineage: noLineage }
    return { kind: 'ok', value, problems: [] }
  }
  const base = parent(shape.extends)
  if (base.kind === 'refused') return base
  const problems: Problem[] = []
  const overlay = withDocuments(shape, base.value.shape, places, problems)
  const { extends: reference, changes, known_defects: added = [], ...head } = overlay
  let whole: FrameworkShape = { ...base.value.shape, ...head }
  const spot = places.get(overlay)
  if (spot) places.set(whole, { ...spot, values: { ...places.get(base.value.shape)?.values, ...spot.values } })
  const { lineage } = base.value
  const extending: Extending = {
    base: base.value,
    known: byFirstId(base.value.shape, lineage),
    places,
    problems,
    done: nothingDone(),
    lineage: { former: new Map(lineage.former), retired: new Map(lineage.retired) },
  }
  // With a list of its own the overlay's sources are checked against that.
  const documents = shape.legal_basis === undefined ? (whole.legal_basis ?? []).length : Number.POSITIVE_INFINITY
  const steps = changes.map((change): Step => {
    whole = apply(whole, change, extending)
    const { document } = change.source ?? {}
    if (document !== undefined && document >= documents)
      problems.push(
        problem('unknown-document', {
          place: placeOf(places, change.source!, 'document'),
          path: 'changes',
          found: document,
        }),
      )
    return { change, shape: whole }
  })
  if (added.length > 0) whole = withDefects(whole, added, places, placeOf(places, overlay, 'known_defects'))
  if (problems.some(isError)) return { kind: 'refused', problems }
  return {
    kind: 'ok',
    value: {
      shape: whole,
      extends: reference,
      reasons: [...base.value.reasons, ...changes.map(reasonOf)],
      places,
      changes: placeOf(places, overlay, 'changes'),
      links: [linkOf(whole, places, steps), ...base.value.links],
      lineage: extending.lineage,
    },
    problems,
  }
}

/** The defects of the overlay's own text stand after those that it inherits. */
function withDefects(
  framework: FrameworkShape,
  added: readonly KnownDefectShape[],
  places: Places,
  from: Place | null,
): FrameworkShape {
  return withValue(places, framework, 'known_defects', [...(framework.known_defects ?? []), ...added], from)
}

const linkOf = (shape: FrameworkShape, places: Places, steps: readonly Step[]): Link => ({
  reference: `${shape.framework}@${shape.version}`,
  file: placeOf(places, shape)?.file ?? '',
  shape,
  steps,
})

function reasonOf({ set, property, add, remove, move, rename, to, reason }: ChangeShape): Reason {
  const renamed = rename !== undefined && typeof to === 'string' ? to : undefined
  if (set === undefined) return { id: renamed ?? add?.id ?? remove ?? move ?? '', property: null, reason }
  return property === undefined ? { id: '', property: set, reason } : { id: set, property, reason }
}
