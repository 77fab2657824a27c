/** The named shapes of the interface, as components of the OpenAPI document that the others refer to. */
import type { TSchema } from 'typebox'
import * as schemas from '../schemas.ts'

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
export type Shape = { readonly [key: string]: Json }

const plain = (schema: TSchema): Shape => JSON.parse(JSON.stringify(schema)) as Shape

const { lists: _, ...single } = schemas
const exported: Readonly<Record<string, object>> = single

/** By the text of the shape: whatever looks the same is the same component. Queries are parameters, not shapes. */
const names: ReadonlyMap<string, string> = new Map(
  Object.entries(exported)
    .filter(([name]) => !name.endsWith('Query'))
    .map(([name, schema]): [string, string] => [JSON.stringify(schema), name])
    .toReversed(),
)

/** The shape with each named part in it, itself included, as a reference. */
export function referring(schema: TSchema): Shape {
  return refer(plain(schema)) as Shape
}

export const components = (): Readonly<Record<string, Shape>> =>
  Object.fromEntries(
    [...names]
      .map(([text, name]) => [name, inside(JSON.parse(text) as Shape)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )

function refer(value: Json): Json {
  if (Array.isArray(value)) return value.map(refer)
  if (typeof value !== 'object' || value === null) return value
  const name = names.get(JSON.stringify(value))
  return name === undefined ? inside(value as Shape) : { $ref: `#/components/schemas/${name}` }
}

function inside(shape: Shape): Shape {
  return Object.fromEntries(
    Object.entries(shape)
      .filter(([key]) => key !== 'absent')
      .map(([key, value]) => [key, key === 'format' && value === 'day' ? 'date' : refer(value)]),
  )
}
