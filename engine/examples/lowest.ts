/** Two conditions of a band, veto or ceiling on the lowest criterion: whether any share that a criterion can have tells them apart. */
import type { FrameworkShape } from '../load/shape.ts'
import type { Framework, Logic } from '../model.ts'
import { bare, evaluate } from '../rules/evaluate.ts'
import { readsOfLogic } from '../rules/logic-names.ts'
import { leaves } from '../score/answers.ts'
import type { Path } from './edits.ts'

const LOWEST = 'leaves.min'
const CONDITIONS: ReadonlySet<string | number> = new Set(['bands', 'vetoes', 'ceilings'])

/** The comparison in which a mutation stands; null when that is no part of a condition. */
export function conditionAt(shape: FrameworkShape, { at }: { readonly at: Path }): Logic {
  if (!CONDITIONS.has(at[0]!)) return null
  // A path ends in an operator, or in an operator and the place of its operand.
  const end = typeof at.at(-1) === 'string' ? -1 : -2
  return at.slice(0, end).reduce((value, step) => (value as never)[step], shape as unknown as Logic)
}

/** Points are whole numbers of the smallest unit, so the shares of each criterion can all be tried. */
export function sameForLeaves(one: Logic, other: Logic, framework: Framework): boolean {
  const names = readsOfLogic([one, other], []).map(({ id }) => id)
  if (names.length === 0 || names.some((name) => name !== LOWEST)) return false
  const sizes = new Set(leaves(framework).map(({ max }) => max))
  for (const of of sizes) {
    for (let points = 0; points <= of; points++) {
      const scope = bare([['leaves', bare([['min', of === 0 ? 100 : (100 * points) / of]])]])
      if (evaluate(one, scope) !== evaluate(other, scope)) return false
    }
  }
  return true
}
