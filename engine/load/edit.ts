/** Edits of a framework as written: each gives a new one, and whatever stays keeps its place. */
import type { Json } from '../model.ts'
import type { ChangeShape, FrameworkShape, NodeShape } from './shape.ts'
import { placeOf, withValue } from './source.ts'
import type { Places } from './source.ts'

interface Editing {
  readonly places: Places
}

export function setPart(
  framework: FrameworkShape,
  part: string,
  value: Json,
  change: ChangeShape,
  to: Editing,
): FrameworkShape {
  const place = placeOf(to.places, change, 'to')
  const [first = part, second] = part.split('.')
  if (second === undefined) return withValue(to.places, framework, first, value, place)
  return withValue(
    to.places,
    framework,
    first,
    withValue(to.places, framework.scale, second, value, place),
    placeOf(to.places, framework, first),
  )
}

/** Every list of nodes through `edit`, from the leaves up; what does not change stays the same object. */
export function inNodes(
  framework: FrameworkShape,
  to: Editing,
  edit: (list: readonly NodeShape[], parent: string | null) => readonly NodeShape[],
): FrameworkShape {
  const walk = (list: readonly NodeShape[], parent: string | null): readonly NodeShape[] => {
    const below = list.map((node) => {
      if (!node.criteria) return node
      const criteria = walk(node.criteria, node.id)
      return criteria === node.criteria
        ? node
        : withValue(to.places, node, 'criteria', criteria, placeOf(to.places, node, 'criteria'))
    })
    const edited = edit(below, parent)
    if (edited.length === list.length && edited.every((node, index) => node === list[index])) return list
    const spot = to.places.get(list)
    if (spot) to.places.set(edited, spot)
    return edited
  }
  return withValue(
    to.places,
    framework,
    'domains',
    walk(framework.domains, null),
    placeOf(to.places, framework, 'domains'),
  )
}

export const without = (framework: FrameworkShape, id: string, to: Editing): FrameworkShape =>
  inNodes(framework, to, (list) => (list.some((node) => node.id === id) ? list.filter((node) => node.id !== id) : list))

/** Null when `after` names no child of `under`. */
export function insert(
  framework: FrameworkShape,
  node: NodeShape,
  { under, after }: ChangeShape,
  to: Editing,
): FrameworkShape | null {
  let placed = false
  const whole = inNodes(framework, to, (list, parent) => {
    if (parent !== under) return list
    const at = after === undefined ? list.length - 1 : list.findIndex(({ id }) => id === after)
    if (after !== undefined && at === -1) return list
    placed = true
    return [...list.slice(0, at + 1), node, ...list.slice(at + 1)]
  })
  return placed ? whole : null
}
