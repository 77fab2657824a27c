/** JSON Schema of the guard-rails that a framework states for its overlays. (SPEC L40–L44) */
import { ACTIONS, FRAMEWORK_PARTS, NODE_PROPERTIES } from './settable.ts'

const locked = (names: readonly string[]) => ({
  type: ['boolean', 'array'],
  items: { enum: names },
  minItems: 1,
  maxItems: names.length,
})
const map = (properties: object) => ({ type: 'object', minProperties: 1, additionalProperties: false, properties })
const points = { type: 'number', minimum: 0, maximum: 10_000 }

export const nodeGuard = map({
  locked: locked([...NODE_PROPERTIES, ...ACTIONS]),
  range: map({ max: { type: 'array', items: points, minItems: 2, maxItems: 2 } }),
  addable: {
    type: ['boolean', 'object'],
    minProperties: 1,
    additionalProperties: false,
    properties: { at_most: { type: 'integer', minimum: 0, maximum: 5000 }, most_points: points },
  },
  keep_total: { type: 'boolean' },
})

export const guard = map({ locked: locked(FRAMEWORK_PARTS), each: nodeGuard })
