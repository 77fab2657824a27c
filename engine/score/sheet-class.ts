/** The class of a scored sheet, by the fast evaluator: what `class.ts` says by the reference. (SPEC V4) */
import { decide } from './class.ts'
import type { Class } from './class.ts'
import type { Plan } from './plan.ts'
import { COUNTS, earnedOf, kinds, worthOf } from './sheet.ts'
import type { Sheet } from './sheet.ts'

/** Null while there is no index. */
export function classOfSheet(plan: Plan, sheet: Sheet): Class | null {
  if (sheet.index === -1) return null
  const { names, runs } = plan.conditions
  const slots = Float64Array.from(names, (name) => figureOf(name, plan, sheet))
  return decide(plan.framework, (one) => runs.get(one)!(slots) === 1)
}

/** Nothing of nothing is all of it. */
const share = (points: number, of: number): number => (of === 0 ? 100 : (100 * points) / of)

function figureOf(name: string, plan: Plan, sheet: Sheet): number {
  const [root = '', id = '', part] = name.split('.')
  const { tree, unit, max, placeOf } = plan
  switch (root) {
    case 'index':
    case 'base':
      return sheet[root] / 10 ** plan.framework.rounding.index
    case 'bonus':
    case 'penalty':
      return sheet[root] / unit
    case 'leaves':
      return id === 'min' ? lowest(plan, sheet) : zeros(plan, sheet)
    case 'domains': {
      const node = tree.children[0]!.find((place) => tree.nodes[place]!.id === id)!
      return share(worthOf(sheet, node), sheet.counted.of[node]!)
    }
    case 'criteria': {
      const place = placeOf.get(id)!
      const of = sheet.counts[place] === COUNTS ? max[place]! : 0
      if (part === 'ratio') return share(earnedOf(plan, sheet, place), of)
      return (of === 0 ? max[place]! : earnedOf(plan, sheet, place)) / unit
    }
    default:
      return sheet.slots[plan.sharedSlots.get(name)!]!
  }
}

/** Places of the criteria of the domains that are scored. */
const scoredIn = ({ leaves, nodeOf, tree }: Plan, { kind }: Sheet): readonly number[] =>
  [...leaves.keys()].filter((place) => nodeOf[place]! < tree.nodes.length && kinds[kind[place]!] === 'scored')

function lowest(plan: Plan, sheet: Sheet): number {
  let least = 100
  for (const place of scoredIn(plan, sheet))
    least = Math.min(least, share(earnedOf(plan, sheet, place), plan.max[place]!))
  return least
}

const zeros = (plan: Plan, sheet: Sheet): number =>
  scoredIn(plan, sheet).filter((place) => earnedOf(plan, sheet, place) === 0 && plan.max[place]! > 0).length
