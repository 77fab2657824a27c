/** What a worked example may expect, and how it is told from what was found. (SPEC E1) */
import type { LeafOutcome, NodeResult, Result } from '../model.ts'

/** Of a criterion or a group. A text is its points; `points` and `of` are what counts in the sums above it. */
export type Expected =
  | string
  | { readonly open: readonly string[] }
  | { readonly fault: string }
  | { readonly points: string; readonly of: string }

type TotalKey = 'points' | 'of' | 'base' | 'bonus' | 'penalty' | 'index' | 'band'
type ListKey = 'vetoes' | 'ceilings'
export type ExpectedTotal = Readonly<Partial<Record<TotalKey, string> & Record<ListKey, readonly string[]>>>

export interface Difference {
  /** A criterion's id, or "total.index". */
  readonly path: string
  readonly expected: string
  readonly found: string
}

const words = { type: 'string', minLength: 1 }
export const expectedSchema = {
  type: ['string', 'object'],
  minProperties: 1,
  additionalProperties: false,
  dependentRequired: { points: ['of'], of: ['points'] },
  if: { type: 'object', required: ['points'] },
  then: { maxProperties: 2 },
  else: { maxProperties: 1 },
  properties: { open: { type: 'array', items: words, minItems: 1 }, fault: words, points: words, of: words },
}
const ids = { type: 'array', items: words }
export const totalSchema = {
  type: 'object',
  minProperties: 1,
  additionalProperties: false,
  properties: {
    points: words,
    of: words,
    base: words,
    bonus: words,
    penalty: words,
    index: words,
    band: words,
    vetoes: ids,
    ceilings: ids,
  },
}

export const spell = (expected: Expected): string => {
  if (typeof expected === 'string') return expected
  if ('points' in expected) return `${expected.points} of ${expected.of}`
  return 'open' in expected ? `open: ${expected.open.join(', ')}` : `fault: ${expected.fault}`
}

/** What came of it, in the spelling of what is expected. */
export function describe(node: NodeResult, expected: Expected): string {
  const sums = typeof expected === 'object' && 'points' in expected
  if (node.kind === 'group') return sums ? `${node.points} of ${node.of}` : node.points
  if (sums && node.counted) return `${node.counted.points} of ${node.counted.of}`
  if (sums && node.outcome.kind === 'not_arising') return `${node.outcome.points} of ${node.outcome.of}`
  return sums && node.outcome.kind === 'scored' ? `${node.outcome.points} of ${node.max}` : outcomeOf(node.outcome)
}

/** "1.50", "open: a, b", "fault: code", "not_arising", "no_survey". */
export function outcomeOf(outcome: LeafOutcome): string {
  switch (outcome.kind) {
    case 'scored':
      return outcome.points
    case 'open':
      return `open: ${outcome.needs.join(', ')}`
    case 'fault':
      return `fault: ${outcome.problem.code}`
    case 'not_arising':
    case 'no_survey':
      return outcome.kind
    default:
      return outcome satisfies never
  }
}

/** "open: a, b" of the flags that are not answered, or "answered". */
export function flagsOf({ open }: Result): string {
  const waiting = open.filter((id) => id.startsWith('flags.')).map((id) => id.slice('flags.'.length))
  return waiting.length > 0 ? `open: ${waiting.join(', ')}` : 'answered'
}

export function totalDifferences(total: ExpectedTotal, result: Result): readonly Difference[] {
  return Object.entries(total).flatMap(([key, expected]): readonly Difference[] => {
    const found = totalOf(key as keyof ExpectedTotal, result)
    const wanted = typeof expected === 'string' ? expected : list(expected)
    return wanted === found ? [] : [{ path: `total.${key}`, expected: wanted, found }]
  })
}

const list = (ids: readonly string[]): string => (ids.length > 0 ? ids.join(', ') : 'none')

function totalOf(key: keyof ExpectedTotal, result: Result): string {
  switch (key) {
    case 'points':
    case 'of':
      return result[key]
    case 'base':
    case 'index':
    case 'band':
      return result[key] ?? 'none'
    case 'bonus':
    case 'penalty':
      return result[key]?.points ?? 'none'
    case 'vetoes':
    case 'ceilings':
      return list(result.overruled?.[key] ?? [])
    default:
      return key satisfies never
  }
}
