/**
 * What a plan has to reach, as conditions that can be told apart: on figures of the whole, on the share of every
 * criterion, on the share of a domain. What only reads flags and attributes is as it stands. (SPEC D11, D16)
 */
import type { Decimal, Framework, Logic } from '../model.ts'
import { bare, evaluate } from '../rules/evaluate.ts'
import { readsOfLogic } from '../rules/logic-names.ts'
import { nest } from '../score/scope.ts'
import type { Shared } from '../score/scope.ts'

export type Goal =
  | { readonly kind: 'index'; readonly index: Decimal }
  | { readonly kind: 'band'; readonly band: string }

/** All of these must hold. */
export interface Need {
  /** By name: "index", "base", "bonus", "penalty". */
  readonly figures: ReadonlyMap<string, readonly Logic[]>
  /** Conditions on `leaves.min`: on every criterion that has points. */
  readonly leaves: readonly Logic[]
  readonly domains: ReadonlyMap<string, readonly Logic[]>
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
    ...vetoes.map(({ id, when, band }) => ({ id, when, place: placeOf(band), forces: true })),
    ...ceilings.map(({ id, when, at_most }) => ({ id, when, place: placeOf(at_most), forces: false })),
  ]
  const stands = ({ when }: { readonly when: Logic }): boolean | null => asItStands(when, shared)
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
  const condition = comparisonOf(name, operands, wanted)
  return condition === null ? null : [[condition]]
}

/** Turned around, each is the one at the same distance from the other end. */
const SIGNS = ['>=', '>', '<', '<=']
const OPPOSITES = ['<', '<=', '>=', '>']

/** One name against one number, the name first. Of the lowest share only a lower bound says something about each criterion. */
function comparisonOf(
  sign: string,
  [left = null, right = null, more]: readonly Logic[],
  wanted: boolean,
): Logic | null {
  const isTurned = typeof left === 'number'
  const [name, number] = isTurned ? [nameIn(right), left] : [nameIn(left), right]
  if (more !== undefined || typeof number !== 'number') return null
  if (name === 'leaves.zero') return noZero(sign, number, isTurned, wanted)
  const place = SIGNS.indexOf(sign)
  if (place === -1) return null
  // 1 <= x is x >= 1; not x >= 1 is x < 1.
  const straight = isTurned ? SIGNS.length - 1 - place : place
  const own = (wanted ? SIGNS : OPPOSITES)[straight]!
  const isKnown =
    /^(index|base|bonus|penalty)$/.test(name) ||
    (name === 'leaves.min' && own.startsWith('>')) ||
    /^domains\.[a-z0-9-]+\.ratio$/.test(name)
  return isKnown ? { [own]: [{ var: name }, number] } : null
}

/** “No criterion has 0 points” is said of every criterion; how many have is not. */
function noZero(sign: string, number: number, isTurned: boolean, wanted: boolean): Logic | null {
  const text = isTurned ? `${number} ${sign} x` : `x ${sign} ${number}`
  const none = ['x == 0', '0 == x', 'x === 0', '0 === x', 'x <= 0', '0 >= x', 'x < 1', '1 > x']
  const some = ['x != 0', '0 != x', 'x !== 0', '0 !== x', 'x > 0', '0 < x', 'x >= 1', '1 <= x']
  return (wanted ? none : some).includes(text) ? { '>': [{ var: 'leaves.min' }, 0] } : null
}

function nameIn(logic: Logic): string {
  if (typeof logic !== 'object' || logic === null || Array.isArray(logic)) return ''
  const name = (logic as Readonly<Record<string, Logic>>)['var']
  return typeof name === 'string' ? name : ''
}

function needOf(comparisons: readonly Logic[]): Need {
  const figures = new Map<string, readonly Logic[]>()
  const domains = new Map<string, readonly Logic[]>()
  const ofLeaves: Logic[] = []
  for (const one of comparisons) {
    const [variable = null] = Object.values(one as Readonly<Record<string, readonly Logic[]>>)[0]!
    const name = nameIn(variable)
    const id = name.split('.')[1] ?? ''
    if (name === 'leaves.min') ofLeaves.push(one)
    else if (id === '') figures.set(name, [...(figures.get(name) ?? []), one])
    else domains.set(id, [...(domains.get(id) ?? []), one])
  }
  return { figures, leaves: ofLeaves, domains }
}

const signOf = (logic: Logic): string => Object.keys(logic as Readonly<Record<string, Logic>>)[0] ?? ''
export const lowerBounds = (list: readonly Logic[]): readonly Logic[] =>
  list.filter((one) => signOf(one).startsWith('>'))
export const upperBounds = (list: readonly Logic[]): readonly Logic[] =>
  list.filter((one) => signOf(one).startsWith('<'))

/** Evaluated as a band is: shares in percent. */
export const holdsFigure = (conditions: readonly Logic[], name: string, value: number): boolean => {
  const scope = bare([[name, value]])
  return conditions.every((one) => evaluate(one, scope) === true)
}

export const holdsLeaf = (conditions: readonly Logic[], points: number, of: number): boolean => {
  const scope = bare([['leaves', bare([['min', share(points, of)]])]])
  return conditions.every((one) => evaluate(one, scope) === true)
}

export const holdsDomain = (conditions: readonly Logic[], id: string, points: number, of: number): boolean => {
  const scope = bare([['domains', bare([[id, bare([['ratio', share(points, of)]])]])]])
  return conditions.every((one) => evaluate(one, scope) === true)
}

const share = (points: number, of: number): number => (of === 0 ? 100 : (100 * points) / of)
