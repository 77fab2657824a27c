/** Edits of plain data: each gives new data, and nothing that it was given changes. */
import type { Json } from '../model.ts'
import type { Path } from './spots.ts'

type JsonMap = { readonly [key: string]: Json }
const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
const isMap = (value: Json): value is JsonMap => typeof value === 'object' && value !== null && !isList(value)

/** Undefined: nothing stands there. */
export function valueAt(data: Json, path: Path): Json | undefined {
  let value: Json | undefined = data
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined
    if (!Object.hasOwn(value, step)) return undefined
    value = (value as Readonly<Record<string | number, Json>>)[step]
  }
  return value
}

/** The list or map at `path` through `edit`. */
function within(data: Json, path: Path, edit: (holder: Json) => Json): Json {
  const [step, ...rest] = path
  if (step === undefined) return edit(data)
  if (isList(data)) return data.map((one, index) => (index === Number(step) ? within(one, rest, edit) : one))
  if (!isMap(data)) return data
  return { ...data, [step]: within(data[step] ?? null, rest, edit) }
}

export const put = (data: Json, at: Path, to: Json): Json => within(data, at, () => to)

export function dropped(data: Json, at: Path, count = 1): Json {
  const last = at.at(-1)
  return within(data, at.slice(0, -1), (holder) => {
    if (isList(holder)) return holder.filter((_, index) => index < Number(last) || index >= Number(last) + count)
    return isMap(holder) ? Object.fromEntries(Object.entries(holder).filter(([key]) => key !== last)) : holder
  })
}

export const inserted = (data: Json, into: Path, index: number, values: readonly Json[]): Json =>
  within(data, into, (list) => (isList(list) ? [...list.slice(0, index), ...values, ...list.slice(index)] : list))

/** A mark in place of what goes keeps every path right until it has arrived. */
export function moved(data: Json, at: Path, into: Path, index: number): Json {
  const value = valueAt(data, at) ?? null
  const gap: Json = []
  const marked = inserted(put(data, at, gap), into, index, [value])
  return within(marked, [], (all) => without(all, gap))
}

function without(value: Json, gap: Json): Json {
  if (isList(value)) return value.filter((one) => one !== gap).map((one) => without(one, gap))
  if (!isMap(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, without(one, gap)]))
}

/** Data as a file holds it: nothing undefined, every text composed. */
export function plainOf(value: unknown): Json {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map(plainOf)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, one]: [string, unknown]) =>
        one === undefined ? [] : [[key, plainOf(one)]],
      ),
    )
  return typeof value === 'number' || typeof value === 'boolean' ? value : null
}
