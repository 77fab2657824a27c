/** “trên 90 điểm trở lên”: a condition that asks for > and for >= of one number at once. (SPEC L57) */
import type { Logic } from '../model.ts'
import { conditionOf } from './condition.ts'

interface Contradiction {
  readonly at: readonly (string | number)[]
  /** "> 90, >= 90" */
  readonly found: string
  /** The stricter one, which decides. */
  readonly scores: string
}

const PAIRS = [
  ['>', '>='],
  ['<', '<='],
] as const

/** Wherever in the expression several conditions are joined by `and`. */
export function contradictionsIn(logic: Logic, at: readonly (string | number)[] = []): readonly Contradiction[] {
  if (Array.isArray(logic))
    return (logic as readonly Logic[]).flatMap((one, index) => contradictionsIn(one, [...at, index]))
  if (typeof logic !== 'object' || logic === null) return []
  return Object.entries(logic as Readonly<Record<string, Logic>>).flatMap(([operator, operands]) => [
    ...(operator === 'and' && Array.isArray(operands) ? among(operands, [...at, operator]) : []),
    ...contradictionsIn(operands, [...at, operator]),
  ])
}

function among(operands: readonly Logic[], at: readonly (string | number)[]): readonly Contradiction[] {
  const tests = operands.map(conditionOf).flatMap((one) => (one.kind === 'test' ? [one] : []))
  return tests.flatMap((one) =>
    PAIRS.flatMap(([strict, wide]) => {
      const { is, than } = one.test
      if (is !== strict) return []
      const other = tests.some(
        ({ of, test }) => test.is === wide && test.than === than && JSON.stringify(of) === JSON.stringify(one.of),
      )
      return other ? [{ at, found: `${strict} ${than}, ${wide} ${than}`, scores: `${strict} ${than}` }] : []
    }),
  )
}
