/** The conditions of the classes as closures: slots are the index, the lowest share of a criterion, the domains'. */
import type { Framework } from '../model.ts'
import { compileLogic, plainEnding } from '../rules/closures.ts'
import type { Kernels, Num } from '../rules/kernels.ts'

export interface PlannedBand {
  readonly id: string
  /** 1 when it holds. */
  readonly run: Num
}

/** Before it stand the index and the lowest share of a criterion. */
export const FIRST_DOMAIN = 2

export function planBands({ bands, domains }: Framework, kernels?: Kernels): readonly PlannedBand[] {
  const slots = new Map([['index', 0], ['leaves.min', 1], ...domains.map(({ id }, at) => ratio(id, at))] as const)
  const compiling = { slotOf: (name: string) => slots.get(name)!, textOf: () => 0, ...(kernels && { kernels }) }
  return bands.map(({ id, when }) => ({
    id,
    run: compileLogic(
      when,
      plainEnding(() => 0),
      compiling,
    ),
  }))
}

const ratio = (id: string, at: number): readonly [string, number] => [`domains.${id}.ratio`, FIRST_DOMAIN + at]
