/**
 * What is decided together: criteria that share what is free, and a line for everything that is free.
 * Criteria in different pieces never influence each other's points.
 */
import type { Answers, Framework, Input, Leaf, Setting } from '../model.ts'
import type { LeafScore, Shared } from '../score/scope.ts'
import { axisOf } from './axis.ts'
import type { Axis } from './axis.ts'

/** What is known: the answers, and what they give so far. */
export interface Ground {
  readonly framework: Framework
  readonly answers: Answers
  readonly setting: Setting
  readonly outcomes: ReadonlyMap<string, LeafScore>
  readonly shared: Shared
}

export interface Piece {
  /** So that each comes after those whose points it reads. */
  readonly leaves: readonly Leaf[]
  readonly axes: readonly Axis[]
  /** Whether a criterion reads what no answer decides: the other units of the round. */
  readonly waits: boolean
}

export const GROUPS = ['facts', 'targets', 'attributes'] as const

/** Whether an input is free to take any value. */
export type IsFree = (owner: string, input: Input) => boolean

/** The pieces of some criteria, in the order in which their first criterion is scored. */
export function piecesOf(ground: Ground, chosen: readonly Leaf[], isFree: IsFree): readonly Piece[] {
  const { framework, shared } = ground
  const byId = new Map(chosen.map((leaf) => [leaf.id, leaf]))
  const free = freeNames(framework, isFree)
  let groups: readonly Group[] = []
  for (const id of framework.order) {
    const leaf = byId.get(id)
    if (leaf === undefined) continue
    const names = new Set([`criteria.${id}`, ...leaf.rule.needs.flatMap((name) => linksOf(name, free, byId))])
    const joined = groups.filter((group) => [...names].some((name) => group.names.has(name)))
    const merged: Group = {
      leaves: [...joined.flatMap(({ leaves }) => leaves), leaf],
      names: new Set([...joined.flatMap((group) => [...group.names]), ...names]),
    }
    groups = joined.length === 0 ? [...groups, merged] : groups.flatMap((group) => swap(group, joined, merged))
  }
  return groups.map(({ leaves, names }): Piece => ({
    leaves: framework.order.flatMap((id) => leaves.find((leaf) => leaf.id === id) ?? []),
    axes: [
      ...[...free].flatMap(([name, axis]) => (names.has(name) ? [axis] : [])),
      ...leaves.flatMap((leaf) => leaf.inputs.filter((one) => isFree(leaf.id, one)).map((one) => axisOf(leaf.id, one))),
    ],
    waits: leaves.some(({ rule }) =>
      rule.needs.some((name) => name.startsWith('cohort.') && shared(name) === undefined),
    ),
  }))
}

interface Group {
  readonly leaves: readonly Leaf[]
  readonly names: ReadonlySet<string>
}

/** The merged group stands where the first of those that it joins stood. */
const swap = (group: Group, joined: readonly Group[], merged: Group): readonly Group[] =>
  !joined.includes(group) ? [group] : group === joined[0] ? [merged] : []

const freeNames = (framework: Framework, isFree: IsFree): ReadonlyMap<string, Axis> =>
  new Map(
    GROUPS.flatMap((owner) =>
      framework[owner]
        .filter((input) => isFree(owner, input))
        .map((input): readonly [string, Axis] => [`${owner}.${input.id}`, axisOf(owner, input)]),
    ),
  )

/** What ties a criterion to others: free names, those that bound them, and criteria whose points it reads. */
function linksOf(name: string, free: ReadonlyMap<string, Axis>, byId: ReadonlyMap<string, Leaf>): readonly string[] {
  const [root = '', id = ''] = name.split('.')
  if (root === 'criteria') return byId.has(id) ? [`criteria.${id}`] : []
  const axis = free.get(name)
  if (axis === undefined) return []
  const bounded = [...free].filter(([, one]) => one.owner === root && one.input.at_most === id).map(([other]) => other)
  const bound = `${root}.${axis.input.at_most}`
  return [name, ...bounded, ...(free.has(bound) ? [bound] : [])]
}
