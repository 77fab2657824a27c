/** Values of a framework as plain JSON that two versions can be compared by. */
import type { Decimal, Json, Points } from '../model.ts'
import { fromUnits, withoutZeros } from '../points.ts'

/** Equal as data: the order of keys says nothing, the order of a list does. */
export function equal(a: Json, b: Json): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (isList(a) || isList(b)) {
    return isList(a) && isList(b) && a.length === b.length && a.every((item, index) => equal(item, b[index] ?? null))
  }
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equal(a[key] ?? null, b[key] ?? null))
  )
}

export const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

/** Every part of a framework is plain JSON; its types only do not say so. */
export const plain = (part: unknown): Json => (part ?? null) as Json

/** A whole item for reading, without what it leaves empty. */
export function given(item: object | undefined): Json {
  if (item === undefined) return null
  const isGiven = (value: unknown): boolean => value !== null && !(Array.isArray(value) && value.length === 0)
  return plain(Object.fromEntries(Object.entries(item).filter(([, value]) => isGiven(value))))
}

/** 150 units of 0.01 → "1.5", however many digits the framework keeps. */
export const decimal = (points: Points, digits: number): Decimal => withoutZeros(fromUnits(points, digits))
