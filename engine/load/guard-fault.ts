/** Finds, for each guard that an overlay breaks, the change at fault, and says it on that line. (SPEC L45) */
import type { Place, Problem } from '../model.ts'
import { problem } from '../problem.ts'
import type { Resolved, Step } from './extend.ts'
import { brokenIn } from './guard-kept.ts'
import type { Broken } from './guard-kept.ts'
import { guardParts } from './guard-words.ts'
import { byFirstId } from './lineage.ts'
import type { FrameworkShape } from './shape.ts'
import { placeOf } from './source.ts'

/** Every guard of the parents that the overlay breaks, on the line of the change that does it. */
export function brokenGuards(resolved: Resolved): readonly Problem[] {
  const { links, places } = resolved
  const [own, base] = links
  if (own === undefined || base === undefined) return []
  const entries = new Map(links.slice(1).map((link) => [link, byFirstId(link.shape, resolved.lineage)]))
  // One guard for each entry is one finding, however many entries it holds for.
  const found = [
    ...new Map(
      brokenIn(own.shape, resolved, entries)
        .toReversed()
        .map((one) => [one.key, one]),
    ).values(),
  ].toReversed()
  if (found.length === 0) return []
  const at = firstOfLastRun(found, own.steps, (shape) => brokenIn(shape, resolved, entries))
  return found.map(({ key, code, guard, params }) =>
    problem(code, {
      place: placeOfStep(own.steps[at.get(key) ?? 0], resolved) ?? placeOf(places, own.shape, 'changes'),
      path: 'changes',
      ...params,
      ...guardParts(guard, links),
    }),
  )
}

/** The step after which each guard stays broken; looked for from the end, only as far as needed. */
function firstOfLastRun(
  found: readonly Broken[],
  steps: readonly Step[],
  broken: (shape: FrameworkShape) => readonly Broken[],
): ReadonlyMap<string, number> {
  const at = new Map<string, number>()
  const open = new Set(found.map(({ key }) => key))
  for (let index = steps.length - 2; index >= 0 && open.size > 0; index--) {
    const still = new Set(broken(steps[index]!.shape).map(({ key }) => key))
    for (const key of open) {
      if (still.has(key)) continue
      at.set(key, index + 1)
      open.delete(key)
    }
  }
  return at
}

/** Where a change says what it does: the new value, else the entry. */
function placeOfStep(step: Step | undefined, { places }: Resolved): Place | null {
  if (step === undefined) return null
  const { change } = step
  const key =
    change.set === undefined ? (['add', 'remove', 'move', 'rename'] as const).find((one) => change[one]) : 'to'
  return placeOf(places, change, key)
}
