/** Mistakes that no example can catch, as the examples file says: each has to be one that really slips through. (SPEC E25–E26) */
import type { Place, Problem } from '../model.ts'
import { problem } from '../problem.ts'
import type { Mutant } from './mutate.ts'

/** Why no answer can tell a mistake from what stands there. */
export interface StatedSurvivor {
  /** Of the criterion, the band …, as `khung test --mutate` names it. */
  readonly id: string
  /** "rule/steps/cap" */
  readonly path: string
  readonly after: string
  readonly reason: string
  readonly place: Place | null
}

export interface StatedMutant extends Mutant {
  readonly reason: string
}

interface Sorted {
  readonly stated: readonly StatedMutant[]
  readonly survivors: readonly Mutant[]
  readonly problems: readonly Problem[]
}

/** A reason holds only while its mistake slips through and no answers are known that would catch it. */
export function sortStated(missed: readonly Mutant[], entries: readonly StatedSurvivor[]): Sorted {
  const entryOf = (mutant: Mutant): StatedSurvivor | undefined => entries.find((one) => isOf(one, mutant))
  const holds = (mutant: Mutant): boolean => mutant.example === null && entryOf(mutant) !== undefined
  return {
    stated: missed.filter(holds).map((mutant) => ({ ...mutant, reason: entryOf(mutant)!.reason })),
    survivors: missed.filter((mutant) => !holds(mutant)),
    problems: entries.flatMap((entry) => refuted(entry, missed)),
  }
}

const isOf = (entry: StatedSurvivor, { id, path, after }: Mutant): boolean =>
  entry.id === id && entry.path === path && entry.after === after

function refuted(entry: StatedSurvivor, missed: readonly Mutant[]): readonly Problem[] {
  const { id, path, after, place } = entry
  const mutant = missed.find((one) => isOf(entry, one))
  const parts = { place, path: 'survivors', id, at: path, found: after }
  if (mutant === undefined) return [problem('not-a-survivor', parts)]
  if (mutant.example === null) return []
  const { inputs, before, after: wrong } = mutant.example
  const answers = Object.entries(inputs).map(([name, value]) => `${name}: ${value}`)
  return [problem('survivor-told-apart', { ...parts, answers: answers.join(', '), before, wrong })]
}
