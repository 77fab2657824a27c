/**
 * What a plan has to reach, as conditions that can be told apart: on the index, on the share of every
 * criterion, on the share of a domain. A band's condition may join them by `and` and `or`; the goal is that
 * band or a better one. (SPEC D11)
 */
import type { Decimal, Framework, Logic } from '../model.ts'
import { bare, evaluate } from '../rules/evaluate.ts'

export type Goal =
  | { readonly kind: 'index'; readonly index: Decimal }
  | { readonly kind: 'band'; readonly band: string }

/** All of these must hold. */
export interface Need {
  readonly index: readonly Logic[]
  /** Conditions on `leaves.min`: on every criterion that has points. */
  readonly leaves: readonly Logic[]
  readonly domains: ReadonlyMap<string, readonly Logic[]>
}

/** The ways to reach a goal; null: its condition is of a kind that cannot be told apart. */
export function needsOf(goal: Goal, framework: Framework): readonly Need[] | null {
  if (goal.kind === 'index') return [needOf([{ '>=': [{ var: 'index' }, Number(goal.index)] }])]
  const last = framework.bands.findIndex(({ id }) => id === goal.band)
  const ways = framework.bands.slice(0, last + 1).map(({ when }) => alternatives(when))
  return ways.some((way) => way === null) ? null : ways.flatMap((way) => (way ?? []).map(needOf))
}

/** A condition as a list of ways, each a list of comparisons that must all hold. */
function alternatives(when: Logic): readonly (readonly Logic[])[] | null {
  if (typeof when === 'boolean') return when ? [[]] : []
  if (typeof when !== 'object' || when === null || Array.isArray(when)) return null
  const [name = '', operand = null] = Object.entries(when)[0] ?? []
  const operands: readonly Logic[] = Array.isArray(operand) ? operand : [operand]
  if (name === 'and' || name === 'or') {
    const parts = operands.map(alternatives)
    if (parts.some((part) => part === null)) return null
    const known = parts as readonly (readonly (readonly Logic[])[])[]
    return name === 'or'
      ? known.flat()
      : known.reduce((ways, part) => ways.flatMap((a) => part.map((b) => [...a, ...b])), [[]])
  }
  return isComparison(name, operands) ? [[when]] : null
}

const SIGNS = ['>=', '>', '<=', '<']

/** One name against one number. Of the lowest share only a lower bound says something about each criterion. */
function isComparison(sign: string, [left = null, right = null, more]: readonly Logic[]): boolean {
  const place = SIGNS.indexOf(sign)
  const turned = typeof left === 'number'
  const name = nameIn(turned ? right : left)
  if (place === -1 || more !== undefined || typeof (turned ? left : right) !== 'number') return false
  const isLower = turned ? place > 1 : place < 2
  return name === 'index' || (name === 'leaves.min' && isLower) || /^domains\.[a-z0-9-]+\.ratio$/.test(name)
}

function nameIn(logic: Logic): string {
  if (typeof logic !== 'object' || logic === null || Array.isArray(logic)) return ''
  const name = (logic as Readonly<Record<string, Logic>>)['var']
  return typeof name === 'string' ? name : ''
}

function needOf(comparisons: readonly Logic[]): Need {
  const domains = new Map<string, readonly Logic[]>()
  const sorted = { index: [] as Logic[], leaves: [] as Logic[] }
  for (const one of comparisons) {
    const operands = Object.values(one as Readonly<Record<string, readonly Logic[]>>)[0]!
    const name = operands.map(nameIn).find((found) => found !== '') ?? ''
    const id = name.split('.')[1] ?? ''
    if (name === 'index') sorted.index.push(one)
    else if (name === 'leaves.min') sorted.leaves.push(one)
    else domains.set(id, [...(domains.get(id) ?? []), one])
  }
  return { ...sorted, domains }
}

/** Evaluated as a band is: shares in percent. */
export const holdsIndex = (conditions: readonly Logic[], index: number): boolean => {
  const scope = bare([['index', index]])
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
