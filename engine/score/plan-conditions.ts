/** The conditions of bands, vetoes and ceilings as closures over the names that they read. (SPEC V4) */
import type { Framework } from '../model.ts'
import { compileLogic, plainEnding } from '../rules/closures.ts'
import type { Kernels, Num } from '../rules/kernels.ts'
import { namesRead, readingOf } from './class.ts'
import type { Conditional } from './class.ts'

export interface Conditions {
  /** By slot: "index", "leaves.min", "flags.reprimanded". */
  readonly names: readonly string[]
  /** Gives 1 where the condition holds. */
  readonly runs: ReadonlyMap<Conditional, Num>
}

export function planConditions(framework: Framework, textOf: (text: string) => number, kernels?: Kernels): Conditions {
  const names = namesRead(framework)
  const slots = new Map(names.map((name, at) => [name, at]))
  const ending = plainEnding(() => 0)
  const compiling = { slotOf: (name: string) => slots.get(name)!, textOf, ...(kernels && { kernels }) }
  const { bands, vetoes = [], ceilings = [] } = framework
  const all: readonly Conditional[] = [...bands, ...vetoes, ...ceilings]
  return { names, runs: new Map(all.map((one) => [one, compileLogic(readingOf(one), ending, compiling)])) }
}
