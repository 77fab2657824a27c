/**
 * What a plan has to reach, as conditions that can be told apart: on figures of the whole, on every criterion, on one
 * of them, on how many there are of a kind, on several together, on the share of a domain. What only reads flags and
 * attributes is as it stands. (SPEC D11, D16, D18–D20)
 */
import type { Decimal, Framework, Logic } from '../model.ts'
import { evaluate } from '../rules/evaluate.ts'
import { readsOfLogic } from '../rules/logic-names.ts'
import { readingOf } from '../score/class.ts'
import type { Conditional } from '../score/class.ts'
import { nest } from '../score/scope.ts'
import type { Shared } from '../score/scope.ts'

export type Goal =
  | { readonly kind: 'index'; readonly index: Decimal }
  | { readonly kind: 'band'; readonly band: string }

/** All of these must hold. */
export interface Need {
  /** By name: "index", "base", "bonus", "penalty". */
  readonly figures: ReadonlyMap<string, readonly Logic[]>
  /** Lower bounds of `leaves.min`: for every criterion that has points. */
  readonly leaves: readonly Logic[]
  /** By criterion, bounds of its points or its share. */
  readonly criteria: ReadonlyMap<string, readonly Logic[]>
  /** On how many criteria there are of a kind. */
  readonly counts: readonly Count[]
  /** On the points of several criteria at once. */
  readonly together: readonly Logic[]
  readonly domains: ReadonlyMap<string, readonly Logic[]>
}

/** zero: how many have 0 points. low: some criterion is within these upper bounds of `leaves.min`. */
export interface Count {
  readonly of: 'zero' | 'low'
  readonly conditions: readonly Logic[]
}

export const NO_NEED: Need = {
  figures: new Map(),
  leaves: [],
  criteria: new Map(),
  counts: [],
  together: [],
  domains: new Map(),
}

export type Needs =
  | {
      readonly kind: 'needs'
      readonly ways: readonly Need[]
      /** False: some condition could not be told apart and was left out; a plan must be seen to meet it. */
      readonly exact: boolean
    }
  /** What applies as things stand keeps every result from the goal: ids of vetoes and ceilings. */
  | { readonly kind: 'barred'; readonly by: readonly string[] }
  /** A band's condition cannot be told apart. */
  | { readonly kind: 'unknown' }

/** The ways to reach a goal. */
export function needsOf(goal: Goal, { bands, vetoes = [], ceilings = [] }: Framework, shared: Shared): Needs {
  if (goal.kind === 'index')
    return { kind: 'needs', exact: true, ways: [needOf([{ '>=': [{ var: 'index' }, Number(goal.index)] }])] }
  const placeOf = (id: string): number => bands.findIndex((band) => band.id === id)
  const last = placeOf(goal.band)
  const rules = [
    ...vetoes.map((one) => ({ id: one.id, when: one.when, one, place: placeOf(one.band), forces: true })),
    ...ceilings.map((one) => ({ id: one.id, when: one.when, one, place: placeOf(one.at_most), forces: false })),
  ]
  const stands = ({ one }: { readonly one: Conditional }): boolean | null => asItStands(readingOf(one), shared)
  const barred = rules.filter((rule) => rule.place > last && stands(rule) === true)
  if (barred.length > 0) return { kind: 'barred', by: barred.map(({ id }) => id) }

  // What would keep a result from the goal must not hold; what cannot be told apart is seen when the plan is scored.
  const against = rules
    .filter((rule) => rule.place > last && stands(rule) === null)
    .map(({ when }) => alternatives(when, shared, false))
  const kept = against.reduce<Ways>((ways, part) => (part === null ? ways : both(ways, part)), [[]])
  // A veto that forces the goal or a better band is a way as well.
  const forcing = rules.filter((rule) => rule.forces && rule.place <= last)
  const reached = [...bands.slice(0, last + 1), ...forcing].map(({ when }) => alternatives(when, shared, true))
  if (reached.includes(null)) return { kind: 'unknown' }
  const ways = both(
    kept,
    reached.flatMap((way) => way ?? []),
  )
  return { kind: 'needs', exact: !against.includes(null), ways: ways.map(needOf) }
}

/** Each a list of comparisons that must all hold. */
type Ways = readonly (readonly Logic[])[]

const both = (some: Ways, others: Ways): Ways => some.flatMap((a) => others.map((b) => [...a, ...b]))

/** Whether a condition on flags and attributes alone holds; null: it reads what a plan can change. */
function asItStands(when: Logic, shared: Shared): boolean | null {
  const names = [...new Set(readsOfLogic(when, []).map(({ id }) => id))]
  if (!names.every((name) => /^(flags|attributes)\./.test(name))) return null
  return evaluate(when, nest(names.flatMap((name) => namedValue(name, shared)))) === true
}

const namedValue = (name: string, shared: Shared): readonly (readonly [string, boolean | number | string])[] => {
  const value = shared(name)
  return value === undefined ? [] : [[name, value]]
}

/** The ways in which a condition holds, or does not; null: it cannot be told apart. */
function alternatives(when: Logic, shared: Shared, wanted: boolean): Ways | null {
  const fixed = asItStands(when, shared)
  if (fixed !== null) return fixed === wanted ? [[]] : []
  if (typeof when !== 'object' || when === null || Array.isArray(when)) return null
  const [name = '', operand = null] = Object.entries(when)[0] ?? []
  const operands: readonly Logic[] = Array.isArray(operand) ? operand : [operand]
  if (name === '!') return alternatives(operands[0] ?? null, shared, !wanted)
  if (name === 'and' || name === 'or') {
    const parts = operands.map((one) => alternatives(one, shared, wanted))
    if (parts.includes(null)) return null
    const known = parts as readonly Ways[]
    return (name === 'or') === wanted ? known.flat() : known.reduce(both, [[]])
  }
  const equal = EQUAL.has(name) ? equalTo(name, operands, wanted) : null
  if (equal !== null) return equal
  const condition = comparisonOf(name, operands, wanted) ?? ofCriteria(when, shared, wanted)
  return condition === null ? null : [[condition]]
}

const EQUAL: ReadonlySet<string> = new Set(['==', '===', '!=', '!=='])

/** Equal is neither below nor above, unequal one of them. */
function equalTo(sign: string, operands: readonly Logic[], wanted: boolean): Ways | null {
  const none = noZero(sign, operands, wanted)
  if (none !== null) return [[none]]
  const isEqual = sign.startsWith('=') === wanted
  const parts = (isEqual ? ['<=', '>='] : ['<', '>']).map((one) => comparisonOf(one, operands, true))
  if (parts.includes(null)) return null
  const known = parts as readonly Logic[]
  return isEqual ? [known] : known.map((one) => [one])
}

/** Turned around, each is the one at the same distance from the other end. */
const SIGNS = ['>=', '>', '<', '<=']
const OPPOSITES = ['<', '<=', '>=', '>']

/** One name against one number, the name first. */
function comparisonOf(sign: string, operands: readonly Logic[], wanted: boolean): Logic | null {
  const [left = null, right = null, more] = operands
  const isTurned = typeof left === 'number'
  const [name, number] = isTurned ? [nameIn(right), left] : [nameIn(left), right]
  const place = SIGNS.indexOf(sign)
  if (more !== undefined || typeof number !== 'number' || place === -1) return null
  const none = noZero(sign, operands, wanted)
  if (none !== null) return none
  // 1 <= x is x >= 1; not x >= 1 is x < 1.
  const straight = isTurned ? SIGNS.length - 1 - place : place
  const own = (wanted ? SIGNS : OPPOSITES)[straight]!
  const isKnown =
    /^(index|base|bonus|penalty|leaves\.min|leaves\.zero)$/.test(name) ||
    /^domains\.[a-z0-9-]+\.ratio$/.test(name) ||
    /^criteria\.[a-z0-9-]+\.(points|ratio)$/.test(name)
  return isKnown ? { [own]: [{ var: name }, number] } : null
}

/** “No criterion has 0 points” is said of every criterion by itself. */
function noZero(sign: string, [left = null, right = null]: readonly Logic[], wanted: boolean): Logic | null {
  const isTurned = typeof left === 'number'
  const number = isTurned ? left : right
  if (nameIn(isTurned ? right : left) !== 'leaves.zero' || typeof number !== 'number') return null
  const text = isTurned ? `${number} ${sign} x` : `x ${sign} ${number}`
  const none = ['x == 0', '0 == x', 'x === 0', '0 === x', 'x <= 0', '0 >= x', 'x < 1', '1 > x']
  const some = ['x != 0', '0 != x', 'x !== 0', '0 !== x', 'x > 0', '0 < x', 'x >= 1', '1 <= x']
  return (wanted ? none : some).includes(text) ? { '>': [{ var: 'leaves.min' }, 0] } : null
}

/** What reads criteria and nothing else that a plan can change, with what is stated of the unit put in. */
function ofCriteria(when: Logic, shared: Shared, wanted: boolean): Logic | null {
  const names = readsOfLogic(when, []).map(({ id }) => id)
  if (!names.every((name) => /^(criteria|flags|attributes)\./.test(name))) return null
  const known = withValues(when, shared)
  return wanted ? known : { '!': [known] }
}

function withValues(logic: Logic, shared: Shared): Logic {
  if (Array.isArray(logic)) return (logic as readonly Logic[]).map((one) => withValues(one, shared))
  if (typeof logic !== 'object' || logic === null) return logic
  const name = nameIn(logic)
  if (name !== '') return name.startsWith('criteria.') ? logic : (shared(name) ?? null)
  return Object.fromEntries(
    Object.entries(logic as Readonly<Record<string, Logic>>).map(([key, one]) => [key, withValues(one, shared)]),
  )
}

function nameIn(logic: Logic): string {
  if (typeof logic !== 'object' || logic === null || Array.isArray(logic)) return ''
  const name = (logic as Readonly<Record<string, Logic>>)['var']
  return typeof name === 'string' ? name : ''
}

function needOf(comparisons: readonly Logic[]): Need {
  const [figures, criteria, domains] = [0, 1, 2].map(() => new Map<string, readonly Logic[]>()) as [Lists, Lists, Lists]
  const [ofLeaves, together, zero, low]: [Logic[], Logic[], Logic[], Logic[]] = [[], [], [], []]
  for (const one of comparisons) {
    const [first = null] = Object.values(one as Readonly<Record<string, readonly Logic[]>>)[0]!
    const name = SIGNS.includes(signOf(one)) ? nameIn(first) : ''
    const [root = '', id = ''] = name.split('.')
    if (root === 'leaves') (id === 'zero' ? zero : signOf(one).startsWith('>') ? ofLeaves : low).push(one)
    else if (root === '' || typeof secondOf(one) !== 'number') together.push(one)
    else if (root === 'criteria') put(criteria, id, one)
    else if (root === 'domains') put(domains, id, one)
    else put(figures, name, one)
  }
  const counts: readonly Count[] = [
    { of: 'zero', conditions: zero },
    { of: 'low', conditions: low },
  ]
  return {
    figures,
    leaves: ofLeaves,
    criteria,
    counts: counts.filter(({ conditions }) => conditions.length > 0),
    together,
    domains,
  }
}

type Lists = Map<string, readonly Logic[]>
const put = (lists: Lists, key: string, one: Logic): void => void lists.set(key, [...(lists.get(key) ?? []), one])
const secondOf = (logic: Logic): Logic =>
  Object.values(logic as Readonly<Record<string, readonly Logic[]>>)[0]?.[1] ?? null

export const signOf = (logic: Logic): string => Object.keys(logic as Readonly<Record<string, Logic>>)[0] ?? ''
