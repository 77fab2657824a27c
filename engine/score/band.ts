/** The first band whose condition holds. A result that fits none is unclassified, never the lowest. (SPEC S19) */
import type { Framework, GroupResult, Points } from '../model.ts'
import { bare, evaluate } from '../rules/evaluate.ts'

interface Share {
  readonly points: Points
  readonly of: Points
}

/** In percent; nothing of nothing counts as all of it, so that an excluded part never lowers a band. */
const share = ({ points, of }: Share): number => (of === 0 ? 100 : (100 * points) / of)

export function bandOf(
  framework: Framework,
  index: number,
  domains: readonly (Share & { readonly result: GroupResult })[],
  leaves: readonly Share[],
): string {
  const scope = bare<never>(
    [
      ['index', index],
      ['leaves', bare([['min', Math.min(100, ...leaves.map(share))]])],
      ['domains', bare(domains.map((one): [string, unknown] => [one.result.id, bare([['ratio', share(one)]])]))],
    ].map(([name, value]) => [name as string, value as never]),
  )
  return framework.bands.find(({ when }) => evaluate(when, scope) === true)?.id ?? 'unclassified'
}
