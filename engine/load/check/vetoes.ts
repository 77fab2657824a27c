/** Vetoes, apart from points and bands or along with them, so that their cells multiply only where they must. (SPEC L64) */
import type { Logic } from '../../model.ts'
import { decide } from '../../rules/cells.ts'
import type { Compared } from '../../rules/cells.ts'
import { nameOf, readsOfLogic } from '../../rules/logic-names.ts'
import type { ConditionNames } from '../condition-names.ts'

/** Conditions of which each reads a name that another one reads. */
type Group = readonly Logic[]

const namesOf = (logic: Logic): readonly string[] => readsOfLogic(logic, []).map(({ id }) => id)

/**
 * Vetoes that hang together with the bands, since they read points or a name that the bands read, and the others in
 * groups that have no name in common: whatever holds in one group goes with whatever holds elsewhere.
 */
export function split(
  vetoes: readonly Logic[],
  bands: readonly Logic[],
  names: ConditionNames,
): { readonly along: Group; readonly apart: readonly Group[] } {
  const ofPoints = [...names].flatMap(([name, { free }]) => (free ? [] : [name]))
  let open = [...vetoes]
  const gather = (seeds: readonly string[]): Group => {
    const reached = new Set(seeds)
    const group: Logic[] = []
    for (;;) {
      const near = open.filter((one) => namesOf(one).some((name) => reached.has(name)))
      if (near.length === 0) return group
      open = open.filter((one) => !near.includes(one))
      group.push(...near)
      for (const name of near.flatMap(namesOf)) reached.add(name)
    }
  }
  const along = gather([...ofPoints, ...bands.flatMap(namesOf)])
  const apart: Group[] = []
  while (open.length > 0) {
    const [first, ...rest] = open
    open = rest
    apart.push([first!, ...gather(namesOf(first!))])
  }
  return { along, apart }
}

/** Whether none of a group need hold: “unknown” where values are compared with each other. */
export function mayAllFail(
  group: Group,
  axisOf: (of: Logic) => Compared['axis'],
): { readonly kind: 'yes' | 'no' | 'unknown' } | { readonly kind: 'too-many'; readonly cells: number } {
  const decision = decide(group, [], axisOf)
  if (decision.kind === 'too-many') return decision
  if (decision.none.length === 0) return { kind: 'no' }
  return { kind: decision.compared.every(({ of }) => nameOf(of) !== null) ? 'yes' : 'unknown' }
}
