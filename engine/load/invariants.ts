/**
 * Conditions that a framework states over its own maxima and counts, and that every overlay
 * has to keep. They read a closed list of names, checked as rules are. (SPEC L43)
 *
 * - `scale.total`, `scale.survey`: points; 0 without a survey
 * - `leaves.count`, `leaves.largest`, `leaves.smallest`: how many criteria are scored, the largest and the smallest maximum
 * - `domains.count`, `domains.kept`: how many, and the least share, in percent, that one of them keeps of its points
 * - `nodes.<id>.max`, `.count`, `.survey`, `.kept`: of one entry; an entry that was removed has 0 of each
 *
 * A band reads `leaves.min` as the lowest share of points, so sizes have other names here.
 * *Kept* is against the framework that states the invariant, however long the chain.
 */
import type { Logic } from '../model.ts'
import { toUnits } from '../points.ts'
import { bare, evaluate } from '../rules/evaluate.ts'
import type { Scope } from '../rules/evaluate.ts'
import { exactly } from '../rules/exact.ts'
import { readsOfLogic } from '../rules/logic-names.ts'
import type { Names, Type } from '../rules/operators.ts'
import { byFirstId, firstId } from './lineage.ts'
import type { Lineage } from './lineage.ts'
import type { FrameworkShape, NodeShape } from './shape.ts'
import { leavesIn, nodes } from './tree.ts'

const WHOLE = [
  'scale.total',
  'scale.survey',
  'leaves.count',
  'leaves.largest',
  'leaves.smallest',
  'domains.count',
  'domains.kept',
] as const
const OF_NODE = ['max', 'count', 'survey', 'kept'] as const

/** The names that an invariant may read; all are numbers. */
export function invariantNames(shape: FrameworkShape, { former, retired }: Lineage): Names<Type> {
  const ids = [...nodes(shape.domains)].map(({ node }) => node.id)
  // An entry that an overlay renamed or removed still answers to the name that the invariant calls it.
  const known = new Set([...ids, ...former.keys(), ...former.values(), ...retired.keys()])
  const named = new Set<string>([...WHOLE, ...[...known].flatMap((id) => OF_NODE.map((part) => `nodes.${id}.${part}`))])
  return {
    get: (name) => (named.has(name) ? 'number' : undefined),
    keys: () => [...WHOLE, ...ids.flatMap((id) => OF_NODE.map((part) => `nodes.${id}.${part}`))],
  }
}

/** A framework, and the one of its chain that states the invariant. */
export interface Standing {
  readonly shape: FrameworkShape
  readonly stated: FrameworkShape
  readonly lineage: Lineage
}

export interface Finding {
  readonly holds: boolean
  /** What the names that it reads stand for: "scale.survey = 25". */
  readonly values: readonly string[]
}

export function examine(when: Logic, standing: Standing): Finding {
  const { shape, stated, lineage } = standing
  const names = [...new Set(readsOfLogic(when, []).map(({ id }) => id))]
  const known: Known = { ...standing, now: byFirstId(shape, lineage), then: byFirstId(stated, lineage) }
  const values = names.map((name): [string, number] => [name, valueOf(name, known)])
  return {
    holds: evaluate(exact.condition(when), scopeOf(values)) === true,
    values: values.map(([name, value]) => `${name} = ${Number(value.toFixed(2))}`),
  }
}

/** Names as `var` walks them: "nodes.a.max" is { nodes: { a: { max } } }. */
function scopeOf(values: readonly (readonly [string, number])[]): Scope {
  const heads = [...new Set(values.map(([name]) => name.split('.')[0] ?? ''))]
  return bare(
    heads.map((head): [string, Scope | number] => {
      const below = values.flatMap(([name, value]): [string, number][] =>
        name.startsWith(`${head}.`) ? [[name.slice(head.length + 1), value]] : [],
      )
      const own = values.find(([name]) => name === head)
      return [head, own ? own[1] : scopeOf(below)]
    }),
  )
}

/** Maxima are decimals of at most 4 digits; what is kept is a quotient. (SPEC R61) */
const exact = exactly((name) =>
  name.endsWith('.kept') ? null : { digits: name.endsWith('.count') ? 0 : 4, most: null },
)

interface Known extends Standing {
  /** Entries by their first id, of today and of the framework that states the invariant. */
  readonly now: ReadonlyMap<string, NodeShape>
  readonly then: ReadonlyMap<string, NodeShape>
}

function valueOf(name: string, known: Known): number {
  const { shape, stated, lineage } = known
  const [head, id = '', part] = name.split('.')
  if (head === 'scale') return id === 'total' ? shape.scale.total : surveyOf(shape)
  if (head === 'leaves') return ofLeaves(id, shape)
  if (head === 'domains')
    return id === 'count'
      ? shape.domains.length
      : Math.min(...stated.domains.map((domain) => kept(firstId(lineage, domain.id), known)))
  const first = firstId(lineage, id)
  if (part === 'kept') return kept(first, known)
  const node = known.now.get(first)
  if (node === undefined) return 0
  const leaves = leavesIn([node])
  if (part === 'count') return leaves.length
  return part === 'max' ? node.max : sum(leaves.filter(({ scored_by }) => scored_by === 'survey'))
}

const surveyOf = ({ scale: { survey } }: FrameworkShape): number => (survey === 'none' ? 0 : survey.points)

function ofLeaves(part: string, { domains }: FrameworkShape): number {
  const maxima = leavesIn(domains).map(({ max }) => max)
  if (part === 'count') return maxima.length
  return part === 'largest' ? Math.max(...maxima) : Math.min(...maxima)
}

/** In units, so that 0.1 and 0.2 are 0.3. */
const sum = (list: readonly NodeShape[]): number =>
  list.reduce((total, { max }) => total + toUnits(String(max), 4), 0) / 10_000

/** In percent; nothing of nothing is all of it. */
function kept(first: string, { now, then }: Known): number {
  const [before, after] = [then.get(first)?.max ?? 0, now.get(first)?.max ?? 0]
  return before === 0 ? 100 : (100 * toUnits(String(after), 4)) / toUnits(String(before), 4)
}
