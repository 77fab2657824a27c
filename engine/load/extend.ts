/**
 * Applies an overlay's changes to its parent, one after the other, each to exactly what it
 * names. There is no deep merge: a list or a rule is replaced whole. (SPEC L8)
 */
import type { Json, Outcome, Place, Problem, Reason } from '../model.ts'
import { isError, problem } from '../problem.ts'
import type { ProblemParts } from '../problem.ts'
import { suggest } from '../suggest.ts'
import { isOverlay } from './shape.ts'
import type { ChangeShape, FrameworkShape, KnownDefectShape, NodeShape, OverlayShape } from './shape.ts'
import { placeOf, withValue } from './source.ts'
import type { Places } from './source.ts'
import { findNode, nodes } from './tree.ts'
import type { ProblemCode } from '../words/problems.ts'

/** A resolved framework, and why an overlay made it so. */
export interface Resolved {
  readonly shape: FrameworkShape
  readonly extends: string | null
  readonly reasons: readonly Reason[]
  readonly places: Places
  /** Where an overlay lists its changes: the place of what only their sum makes wrong. */
  readonly changes: Place | null
}

/** Gives the resolved parent, or the problems that stand in its way. */
export type Parent = (reference: string) => Outcome<Resolved>

const KINDS = ['set', 'add', 'remove', 'move', 'rename'] as const
const NODE_PROPERTIES = [
  'number',
  'title',
  'max',
  'scored_by',
  'not_arising',
  'inputs',
  'evidence',
  'rule',
  'guidance',
  'source',
]
const FRAMEWORK_PARTS = [
  'scale.survey',
  'bands',
  'not_arising',
  'facts',
  'constants',
  'targets',
  'attributes',
  'known_defects',
]

export function extend(shape: FrameworkShape | OverlayShape, places: Places, parent: Parent): Outcome<Resolved> {
  if (!isOverlay(shape))
    return { kind: 'ok', value: { shape, extends: null, reasons: [], places, changes: null }, problems: [] }
  const base = parent(shape.extends)
  if (base.kind === 'refused') return base
  const { extends: reference, changes, known_defects: added = [], ...head } = shape
  const problems: Problem[] = []
  let whole: FrameworkShape = { ...base.value.shape, ...head }
  const spot = places.get(shape)
  if (spot) places.set(whole, { ...spot, values: { ...places.get(base.value.shape)?.values, ...spot.values } })
  const done = new Set<string>()
  for (const change of changes) whole = apply(whole, change, { places, problems, done })
  if (added.length > 0) whole = withDefects(whole, added, places, placeOf(places, shape, 'known_defects'))
  if (problems.some(isError)) return { kind: 'refused', problems }
  const reasons = [...base.value.reasons, ...changes.map(reasonOf)]
  return {
    kind: 'ok',
    value: { shape: whole, extends: reference, reasons, places, changes: placeOf(places, shape, 'changes') },
    problems,
  }
}

/** The defects of the overlay's own text stand after those that it inherits. */
function withDefects(
  framework: FrameworkShape,
  added: readonly KnownDefectShape[],
  places: Places,
  from: Place | null,
): FrameworkShape {
  return withValue(places, framework, 'known_defects', [...(framework.known_defects ?? []), ...added], from)
}

function reasonOf({ set, property, add, remove, move, rename, to, reason }: ChangeShape): Reason {
  const renamed = rename !== undefined && typeof to === 'string' ? to : undefined
  if (set === undefined) return { id: renamed ?? add?.id ?? remove ?? move ?? '', property: null, reason }
  return property === undefined ? { id: '', property: set, reason } : { id: set, property, reason }
}

interface Extending {
  readonly places: Places
  readonly problems: Problem[]
  /** What a `set` has set already: "id property". */
  readonly done: Set<string>
}

function apply(framework: FrameworkShape, change: ChangeShape, to: Extending): FrameworkShape {
  const kinds = KINDS.filter((kind) => change[kind] !== undefined)
  const kind = kinds[0]
  const refuse = (code: ProblemCode, key: string, params: ProblemParts = {}): FrameworkShape => {
    to.problems.push(problem(code, { place: placeOf(to.places, change, key), path: 'changes', ...params }))
    return framework
  }
  if (kind === undefined || kinds.length > 1)
    return refuse('one-change', kinds[1] ?? 'reason', { found: kinds.join(', ') })
  const unknown = (key: 'set' | 'remove' | 'move' | 'rename' | 'under' | 'after', id: string): FrameworkShape => {
    const known = [...nodes(framework.domains)].map(({ node }) => node.id)
    return refuse('unknown-node', key, { found: id, suggestion: suggest(id, known) ?? undefined })
  }
  const missing = (key: keyof ChangeShape): FrameworkShape => refuse('missing-key', kind, { key, at: kind })

  switch (kind) {
    case 'set': {
      const target = change.set!
      if (change.to === undefined) return missing('to')
      const what = `${target} ${change.property ?? ''}`.trim()
      if (to.done.has(what)) return refuse('set-twice', 'set', { found: what })
      to.done.add(what)
      if (FRAMEWORK_PARTS.includes(target)) return setPart(framework, target, change.to, change, to)
      if (!findNode(framework, target)) return unknown('set', target)
      const { property } = change
      if (property === undefined) return missing('property')
      if (!NODE_PROPERTIES.includes(property))
        return refuse('not-in-list', 'property', {
          key: 'property',
          found: property,
          known: NODE_PROPERTIES.join(', '),
          suggestion: suggest(property, NODE_PROPERTIES) ?? undefined,
        })
      const place = placeOf(to.places, change, 'to')
      return inNodes(framework, to, (list) =>
        list.map((node) => (node.id === target ? withValue(to.places, node, property, change.to, place) : node)),
      )
    }
    case 'add': {
      const node = change.add!
      if (change.under === undefined) return missing('under')
      if (!findNode(framework, change.under)) return unknown('under', change.under)
      if (!findNode(framework, change.under)?.criteria) return refuse('not-a-group', 'under', { found: change.under })
      if (findNode(framework, node.id)) return refuse('duplicate-id', 'add', { found: node.id })
      return insert(framework, node, change, to) ?? unknown('after', change.after!)
    }
    case 'remove': {
      const target = change.remove!
      if (!findNode(framework, target)) return unknown('remove', target)
      return without(framework, target, to)
    }
    case 'move': {
      const node = findNode(framework, change.move!)
      if (!node) return unknown('move', change.move!)
      if (change.under === undefined) return missing('under')
      if (!findNode(framework, change.under)) return unknown('under', change.under)
      if (!findNode(framework, change.under)?.criteria) return refuse('not-a-group', 'under', { found: change.under })
      if ([...nodes([node])].some((one) => one.node.id === change.under))
        return refuse('moved-into-itself', 'under', { found: change.under })
      return insert(without(framework, node.id, to), node, change, to) ?? unknown('after', change.after!)
    }
    case 'rename': {
      const from = change.rename!
      if (typeof change.to !== 'string') return missing('to')
      if (!findNode(framework, from)) return unknown('rename', from)
      if (findNode(framework, change.to)) return refuse('duplicate-id', 'to', { found: change.to })
      const id = change.to
      const place = placeOf(to.places, change, 'to')
      return inNodes(framework, to, (list) =>
        list.map((node) =>
          node.id === from
            ? withValue(to.places, withValue(to.places, node, 'id', id, place), 'replaces', from, place)
            : node,
        ),
      )
    }
    default:
      return kind satisfies never
  }
}

function setPart(
  framework: FrameworkShape,
  part: string,
  value: Json,
  change: ChangeShape,
  to: Extending,
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
function inNodes(
  framework: FrameworkShape,
  to: Extending,
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

const without = (framework: FrameworkShape, id: string, to: Extending): FrameworkShape =>
  inNodes(framework, to, (list) => (list.some((node) => node.id === id) ? list.filter((node) => node.id !== id) : list))

/** Null when `after` names no child of `under`. */
function insert(
  framework: FrameworkShape,
  node: NodeShape,
  { under, after }: ChangeShape,
  to: Extending,
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
