/**
 * A YAML text as plain values, with the place of every key and value kept beside them.
 * Copies made by an overlay keep the places of what they copied, so any value of a
 * resolved framework can still say which file and line it comes from.
 */
import type { Json, Place } from '../model.ts'

/** Where one map or list stands, and each of its keys and values. */
export interface Spot {
  readonly self: Place
  readonly keys: Readonly<Record<string, Place>>
  readonly values: Readonly<Record<string, Place>>
}

export type Places = WeakMap<object, Spot>

export interface Source {
  readonly file: string
  readonly value: Json
  readonly places: Places
}

/** The place of `key`'s value in `holder`, else of the holder itself. */
export const placeOf = (places: Places, holder: object, key?: string | number): Place | null => {
  const spot = places.get(holder)
  return (key === undefined ? undefined : spot?.values[key]) ?? spot?.self ?? null
}

/** The place of the key itself: for a key that should not be there. */
export const placeOfKey = (places: Places, holder: object, key: string): Place | null =>
  places.get(holder)?.keys[key] ?? placeOf(places, holder)

/** A copy of `holder` with one value set, which says that it comes from `from`. */
export function withValue<T extends object>(
  places: Places,
  holder: T,
  key: string,
  value: unknown,
  from: Place | null,
): T {
  const copy = { ...holder, [key]: value }
  const spot = places.get(holder)
  if (spot && from)
    places.set(copy, { ...spot, keys: { ...spot.keys, [key]: from }, values: { ...spot.values, [key]: from } })
  return copy
}

/**
 * The place of `key` in `holder`, or when that stands in another file than `file`, the first thing of `file`
 * inside the holder: what an overlay changed is where its author has to look.
 */
export function placeIn(places: Places, file: string, holder: object, key?: string | number): Place | null {
  const usual = placeOf(places, holder, key)
  return usual?.file === file ? usual : (firstOf(places, file, holder) ?? usual)
}

function firstOf(places: Places, file: string, value: unknown): Place | null {
  if (typeof value !== 'object' || value === null) return null
  const spot = places.get(value)
  if (spot?.self.file === file) return spot.self
  const own = Object.values(spot?.values ?? {}).find((place) => place.file === file)
  if (own) return own
  for (const part of Object.values(value)) {
    const found = firstOf(places, file, part)
    if (found) return found
  }
  return null
}

/** The object and key that `at` leads to; objects know their own place. */
export function descend(
  root: object,
  at: readonly (string | number)[],
): { readonly holder: object; readonly key: string | number | undefined } {
  let holder: object = root
  for (const step of at.slice(0, -1)) {
    const next = (holder as Readonly<Record<string | number, unknown>>)[step]
    if (typeof next !== 'object' || next === null) return { holder, key: step }
    holder = next
  }
  return { holder, key: at.at(-1) }
}
