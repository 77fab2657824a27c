/** “trên 90 điểm trở lên”: a condition that asks for > and for >= of one number at once. (SPEC L57) */
import type { Logic } from '../model.ts'
import { conditionOf } from './comparisons.ts'
import type { Finding } from './form.ts'

type At = Finding['at']

const PAIRS = [
  ['>', '>='],
  ['<', '<='],
] as const

/** Wherever in the expression several conditions are joined by `and`; the stricter one decides. */
export function contradictory(logic: Logic, at: At = []): readonly Finding[] {
  if (Array.isArray(logic))
    return (logic as readonly Logic[]).flatMap((one, index) => contradictory(one, [...at, index]))
  if (typeof logic !== 'object' || logic === null) return []
  return Object.entries(logic as Readonly<Record<string, Logic>>).flatMap(([operator, operands]) => [
    ...(operator === 'and' && Array.isArray(operands) ? among(operands, [...at, operator]) : []),
    ...contradictory(operands, [...at, operator]),
  ])
}

function among(operands: readonly Logic[], at: At): readonly Finding[] {
  const tests = operands.map(conditionOf).flatMap((one) => (one.kind === 'test' ? [one] : []))
  return tests.flatMap((one) =>
    PAIRS.flatMap(([strict, wide]): readonly Finding[] => {
      const { is, than } = one.test
      if (is !== strict) return []
      const other = tests.some(
        ({ of, test }) => test.is === wide && test.than === than && JSON.stringify(of) === JSON.stringify(one.of),
      )
      const params = { found: `${strict} ${than}, ${wide} ${than}`, scores: `${strict} ${than}` }
      return other ? [{ code: 'contradictory-bounds', at, params }] : []
    }),
  )
}
