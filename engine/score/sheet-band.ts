/** The class of a scored sheet, by the fast evaluator: what `band.ts` says by the reference. (SPEC V4) */
import type { Framework } from '../model.ts'
import { compileLogic, plainEnding } from '../rules/closures.ts'
import type { Kernels, Num } from '../rules/kernels.ts'
import type { Plan } from './plan.ts'
import { kinds } from './sheet.ts'
import type { Sheet } from './sheet.ts'

interface PlannedBand {
  readonly id: string
  /** 1 when it holds. */
  readonly run: Num
}

/** Slots: the index, the lowest share of a criterion, then the share of each domain. */
const FIRST_DOMAIN = 2

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

const share = (points: number, of: number): number => (of === 0 ? 100 : (100 * points) / of)

/** Null while there is no index. */
export function bandOfSheet(plan: Plan, bands: readonly PlannedBand[], sheet: Sheet): string | null {
  if (sheet.index === -1) return null
  const { points, of } = sheet
  const { domains, rounding } = plan.framework
  const slots = new Float64Array(FIRST_DOMAIN + domains.length)
  slots[0] = sheet.index / 10 ** rounding.index
  let least = 100
  plan.leaves.forEach((_, place) => {
    if (kinds[sheet.kind[place]!] === 'scored') least = Math.min(least, share(points[place]!, of[place]!))
  })
  slots[1] = least
  plan.groups.at(-1)!.children.forEach((node, at) => {
    slots[FIRST_DOMAIN + at] = share(points[node]!, of[node]!)
  })
  return bands.find(({ run }) => run(slots) === 1)?.id ?? 'unclassified'
}
