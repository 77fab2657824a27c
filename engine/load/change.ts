/** One change of an overlay, applied to exactly what it names, or refused on its own line. (SPEC L8, L40, L46, L47) */
import type { Place, Problem } from '../model.ts'
import { problem } from '../problem.ts'
import type { ProblemParts } from '../problem.ts'
import { suggest } from '../suggest.ts'
import { again, changedWithin, gone, taken } from './collisions.ts'
import type { Collision, Done } from './collisions.ts'
import { inNodes, insert, setPart, without } from './edit.ts'
import type { Resolved } from './extend.ts'
import { holdOnPart, holdOnRemoval, lockOf } from './guard-locks.ts'
import type { Hold } from './guard-locks.ts'
import { guardParts } from './guard-words.ts'
import { firstId } from './lineage.ts'
import { changeSection } from './section-change.ts'
import { FRAMEWORK_PARTS, NODE_PROPERTIES } from './settable.ts'
import type { ChangeShape, FrameworkShape, NodeShape } from './shape.ts'
import { placeOf, withValue } from './source.ts'
import type { Places } from './source.ts'
import { findNode, nodes } from './tree.ts'
import type { ProblemCode } from '../words/problems.ts'

const KINDS = ['set', 'add', 'remove', 'move', 'rename'] as const
const PROPERTIES: readonly string[] = [...NODE_PROPERTIES, 'guard']
const PARTS: readonly string[] = [...FRAMEWORK_PARTS, 'guard', 'invariants']

export interface Extending {
  readonly base: Resolved
  /** The entries of the parent, by their first id. */
  readonly known: ReadonlyMap<string, NodeShape>
  readonly places: Places
  readonly problems: Problem[]
  readonly done: Done
  readonly lineage: {
    readonly former: Map<string, string>
    readonly retired: Map<string, Place | null>
  }
}

export function apply(framework: FrameworkShape, change: ChangeShape, to: Extending): FrameworkShape {
  const { done, lineage, base, known } = to
  const kinds = KINDS.filter((kind) => change[kind] !== undefined)
  const kind = kinds[0]
  const refuse = (code: ProblemCode, key: string, params: ProblemParts = {}): FrameworkShape => {
    to.problems.push(problem(code, { place: placeOf(to.places, change, key), path: 'changes', ...params }))
    return framework
  }
  if (kind === undefined || kinds.length > 1)
    return refuse('one-change', kinds[1] ?? 'reason', { found: kinds.join(', ') })
  const here = placeOf(to.places, change, kind)
  const first = (id: string): string => firstId(lineage, id)
  const collide = ({ code, other, ...params }: Collision, key: string): FrameworkShape =>
    refuse(code, key, { ...params, line: spell(other, to.places, change) })
  const unknown = (key: 'set' | 'remove' | 'move' | 'rename' | 'under' | 'after', id: string): FrameworkShape => {
    const collision = gone(done, key, id)
    if (collision) return collide(collision, key)
    const above = lineage.retired.get(id)
    if (above) return collide({ code: 'gone-above', found: id, other: above }, key)
    if (key === 'after' && findNode(framework, id))
      return refuse('after-elsewhere', key, { found: id, under: change.under })
    const ids = [...nodes(framework.domains)].map(({ node }) => node.id)
    return refuse('unknown-node', key, { found: id, suggestion: suggest(id, ids) ?? undefined })
  }
  const missing = (key: keyof ChangeShape): FrameworkShape => refuse('missing-key', kind, { key, at: kind })
  /** Refuses what the parent has locked. */
  const held = (hold: Hold | null, key: string): FrameworkShape | null =>
    hold &&
    refuse('guard-locked', key, {
      found: hold.what,
      id: hold.id === '' ? base.shape.framework : hold.id,
      ...guardParts(hold.lock.place, base.links),
    })
  const lock = (id: string, what: string): Hold | null => {
    const node = known.get(first(id))
    const found = node ? lockOf(base, node, what) : null
    return found && { id, what, lock: found }
  }
  /** Refuses a second entry behind the same one. */
  const put = (): FrameworkShape | null => {
    if (change.after === undefined) return null
    const other = again(done.put, `${change.under} ${change.after}`, here)
    return other === undefined ? null : collide({ code: 'same-place', found: change.after, other }, 'after')
  }

  const inSection = changeSection(framework, change, kind, to, { refuse, collide, held, missing })
  if (inSection !== null) return inSection

  switch (kind) {
    case 'set': {
      const target = change.set!
      if (change.to === undefined) return missing('to')
      const what = `${target} ${change.property ?? ''}`.trim()
      const other = again(done.set, `${first(target)} ${change.property ?? ''}`, here)
      if (other !== undefined) return collide({ code: 'set-twice', found: what, other }, 'set')
      if (PARTS.includes(target))
        return held(holdOnPart(base, target, change.to), 'set') ?? setPart(framework, target, change.to, change, to)
      if (!findNode(framework, target)) return unknown('set', target)
      const { property } = change
      if (property === undefined) return missing('property')
      if (!PROPERTIES.includes(property))
        return refuse('not-in-list', 'property', {
          key: 'property',
          found: property,
          known: PROPERTIES.join(', '),
          suggestion: suggest(property, PROPERTIES) ?? undefined,
        })
      // A guard may always be tightened; whether it was is seen of the whole.
      const refused = property === 'guard' ? null : held(lock(target, property), 'property')
      if (refused) return refused
      done.touched.set(first(target), here)
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
      for (const { node: one } of nodes([node])) {
        const collision = taken(one.id, findNode(framework, one.id) !== null, 'add', lineage)
        if (collision) {
          to.problems.push(
            problem(collision.code, {
              place: placeOf(to.places, one, 'id'),
              path: 'changes',
              found: one.id,
              line: spell(collision.other, to.places, change),
            }),
          )
          return framework
        }
        done.touched.set(one.id, here)
      }
      return put() ?? insert(framework, node, change, to) ?? unknown('after', change.after!)
    }
    case 'remove': {
      const target = change.remove!
      const node = findNode(framework, target)
      if (!node) return unknown('remove', target)
      const collision = changedWithin(done, node, lineage)
      if (collision) return collide(collision, 'remove')
      const refused = held(
        holdOnRemoval(base, node, (id) => known.get(first(id))),
        'remove',
      )
      if (refused) return refused
      for (const { node: one } of nodes([node])) {
        done.removed.set(one.id, here)
        lineage.retired.set(one.id, here)
      }
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
      const other = again(done.moved, first(node.id), here)
      if (other !== undefined) return collide({ code: 'moved-twice', found: node.id, other }, 'move')
      const refused = held(lock(node.id, 'move'), 'move') ?? put()
      if (refused) return refused
      done.touched.set(first(node.id), here)
      return insert(without(framework, node.id, to), node, change, to) ?? unknown('after', change.after!)
    }
    case 'rename': {
      const from = change.rename!
      if (typeof change.to !== 'string') return missing('to')
      if (!findNode(framework, from)) return unknown('rename', from)
      const id = change.to
      const collision = taken(id, findNode(framework, id) !== null, 'rename', lineage)
      if (collision) return collide(collision, 'to')
      const before = [...done.renamed.values()].find((one) => one.to === from)
      if (before) return collide({ code: 'renamed-twice', found: from, other: before.place }, 'rename')
      const refused = held(lock(from, 'rename'), 'rename')
      if (refused) return refused
      done.touched.set(first(from), here)
      done.renamed.set(from, { to: id, place: here })
      lineage.former.set(id, from)
      lineage.retired.set(from, here)
      const [place, old] = [placeOf(to.places, change, 'to'), here]
      return inNodes(framework, to, (list) =>
        list.map((node) =>
          node.id === from
            ? withValue(to.places, withValue(to.places, node, 'id', id, place), 'replaces', from, old)
            : node,
        ),
      )
    }
    default:
      return kind satisfies never
  }
}

/** "9" for a line of the same file, else "file:9". */
function spell(other: Place | null, places: Places, change: ChangeShape): string {
  if (other === null) return ''
  return other.file === placeOf(places, change)?.file ? String(other.line) : `${other.file}:${other.line}`
}
