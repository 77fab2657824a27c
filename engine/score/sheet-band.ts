/** The class of a scored sheet, by the fast evaluator: what `band.ts` says by the reference. (SPEC V4) */
import type { Plan } from './plan.ts'
import { FIRST_DOMAIN } from './plan-bands.ts'
import { kinds } from './sheet.ts'
import type { Sheet } from './sheet.ts'

const share = (points: number, of: number): number => (of === 0 ? 100 : (100 * points) / of)

/** Null while there is no index. */
export function bandOfSheet(plan: Plan, sheet: Sheet): string | null {
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
  return plan.bands.find(({ run }) => run(slots) === 1)?.id ?? 'unclassified'
}
