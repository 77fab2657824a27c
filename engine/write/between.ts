/** The patches that lead from one value to another one, as few and as deep as they can be: what stays keeps its lines. (SPEC W18) */
import { equal } from '../compare/values.ts'
import type { Json } from '../model.ts'
import type { Patch } from './patch.ts'
import type { Path } from './spots.ts'
import { isSingle } from './spell.ts'

type JsonMap = { readonly [key: string]: Json }
const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

export function between(before: Json, after: Json, at: Path): readonly Patch[] {
  if (equal(before, after)) return []
  const whole: readonly Patch[] = [{ kind: 'put', at, to: after }]
  if (isSingle(before) || isSingle(after) || isList(before) !== isList(after)) return whole
  if (isList(before) && isList(after)) return ofLists(before, after, at) ?? whole
  return ofMaps(before as JsonMap, after as JsonMap, at) ?? whole
}

/** Null where nothing of it stays, such as a rule of another form. */
function ofMaps(before: JsonMap, after: JsonMap, at: Path): readonly Patch[] | null {
  const kept = Object.keys(before).filter((key) => Object.hasOwn(after, key))
  // Another input in the place of one is none of its lines.
  if (kept.length === 0 || before['id'] !== after['id']) return null
  return [
    ...kept.flatMap((key) => between(before[key] ?? null, after[key] ?? null, [...at, key])),
    ...Object.keys(before)
      .filter((key) => !kept.includes(key))
      .map((key): Patch => ({ kind: 'drop', at: [...at, key] })),
    ...Object.keys(after)
      .filter((key) => !kept.includes(key))
      .map((key): Patch => ({ kind: 'put', at: [...at, key], to: after[key] ?? null })),
  ]
}

/** Items that change where they stand, or one run of them that comes or goes. */
function ofLists(before: readonly Json[], after: readonly Json[], at: Path): readonly Patch[] | null {
  if (before.length === 0 || after.length === 0) return null
  if (before.length === after.length)
    return after.flatMap((one, index) => between(before[index] ?? null, one, [...at, index]))
  let top = 0
  while (top < Math.min(before.length, after.length) && same(before, top, after, top)) top++
  const rest = Math.min(before.length, after.length) - top
  let end = 0
  while (end < rest && same(before, before.length - 1 - end, after, after.length - 1 - end)) end++
  if (end !== rest) return null
  if (after.length > before.length)
    return [{ kind: 'insert', into: at, index: top, values: after.slice(top, after.length - end) }]
  return [{ kind: 'drop', at: [...at, top], count: before.length - after.length }]
}

const same = (a: readonly Json[], i: number, b: readonly Json[], j: number): boolean =>
  equal(a[i] ?? null, b[j] ?? null)
