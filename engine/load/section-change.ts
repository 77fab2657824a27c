/**
 * One change within `bonus` or `penalty`: a property of the section, a property of one of its criteria, or one more
 * criterion. To take one out or to order them anew the section is set as a whole. (SPEC L76)
 */
import type { Place } from '../model.ts'
import type { ProblemParts } from '../problem.ts'
import { suggest } from '../suggest.ts'
import type { ProblemCode } from '../words/problems.ts'
import type { Extending } from './change.ts'
import { again } from './collisions.ts'
import type { Collision } from './collisions.ts'
import { holdOnPart, lockOf } from './guard-locks.ts'
import type { Hold } from './guard-locks.ts'
import { NODE_PROPERTIES, SECTION_PROPERTIES } from './settable.ts'
import type { ChangeShape, FrameworkShape, LeafShape, SectionShape } from './shape.ts'
import { placeOf, withValue } from './source.ts'

const SECTIONS = ['bonus', 'penalty'] as const
type Section = (typeof SECTIONS)[number]
type Key = 'set' | 'remove' | 'move' | 'rename' | 'add' | 'under' | 'after' | 'property'

/** How a change is refused, on its own line. */
export interface Refusing {
  readonly refuse: (code: ProblemCode, key: Key, params?: ProblemParts) => FrameworkShape
  readonly collide: (collision: Collision, key: Key) => FrameworkShape
  /** Null where nothing holds it. */
  readonly held: (hold: Hold | null, key: Key) => FrameworkShape | null
  readonly missing: (key: keyof ChangeShape) => FrameworkShape
}

/** Null: the change is not about a part of a section. */
export function changeSection(
  framework: FrameworkShape,
  change: ChangeShape,
  kind: 'set' | 'add' | 'remove' | 'move' | 'rename',
  to: Extending,
  refusing: Refusing,
): FrameworkShape | null {
  const { refuse } = refusing
  if (kind === 'add') {
    const section = SECTIONS.find((one) => one === change.under)
    return section === undefined ? null : add(framework, section, change, to, refusing)
  }
  const target = change[kind]!
  const whole = SECTIONS.find((one) => one === target)
  if (kind === 'set' && whole !== undefined) {
    if (change.property !== undefined) return setProperty(framework, whole, change, to, refusing)
    const other = to.done.set.get(within(whole))
    return other === undefined ? null : refusing.collide({ code: 'set-twice', found: whole, other }, 'set')
  }
  const section = SECTIONS.find((one) => framework[one]?.criteria.some(({ id }) => id === target))
  if (section === undefined) return null
  return kind === 'set'
    ? setItem(framework, section, change, to, refusing)
    : refuse('section-as-a-whole', kind, { found: target, section })
}

/** Under this name stands the first change within the section. */
const within = (section: Section): string => `${section} *`

/** Refuses what the parent locks, and what was set already: the section as a whole, or this very property. */
function refused(
  section: Section,
  what: string | null,
  change: ChangeShape,
  key: 'set' | 'add',
  to: Extending,
  { collide, held }: Refusing,
): FrameworkShape | null {
  const here: Place | null = placeOf(to.places, change, key)
  const whole = to.done.set.get(`${section} `)
  if (whole !== undefined) return collide({ code: 'set-twice', found: section, other: whole }, key)
  const other = what === null ? undefined : again(to.done.set, what, here)
  if (other !== undefined) return collide({ code: 'set-twice', found: what!, other }, key)
  again(to.done.set, within(section), here)
  return held(holdOnPart(to.base, section, null), key)
}

function setProperty(
  framework: FrameworkShape,
  section: Section,
  change: ChangeShape,
  to: Extending,
  refusing: Refusing,
): FrameworkShape {
  const { property } = change
  const before = framework[section]
  if (before === undefined) return refusing.refuse('no-section', 'set', { section })
  if (change.to === undefined) return refusing.missing('to')
  if (!isOneOf(SECTION_PROPERTIES, property)) return unknownProperty(property, SECTION_PROPERTIES, refusing)
  const stop = refused(section, `${section} ${property}`, change, 'set', to, refusing)
  return stop ?? put(framework, section, withValue(to.places, before, property, change.to, spot(change, to)), to)
}

function setItem(
  framework: FrameworkShape,
  section: Section,
  change: ChangeShape,
  to: Extending,
  refusing: Refusing,
): FrameworkShape {
  const { property, set: id = '' } = change
  if (change.to === undefined) return refusing.missing('to')
  if (property === undefined) return refusing.missing('property')
  if (!isOneOf(NODE_PROPERTIES, property)) return unknownProperty(property, NODE_PROPERTIES, refusing)
  const stop = refused(section, `${id} ${property}`, change, 'set', to, refusing)
  if (stop) return stop
  const known = to.base.shape[section]?.criteria.find((one) => one.id === id)
  const lock = known ? lockOf(to.base, known, property) : null
  const { criteria } = framework[section]!
  const list = criteria.map((one) =>
    one.id === id ? withValue(to.places, one, property, change.to, spot(change, to)) : one,
  )
  return refusing.held(lock && { id, what: property, lock }, 'property') ?? putCriteria(framework, section, list, to)
}

function add(
  framework: FrameworkShape,
  section: Section,
  change: ChangeShape,
  to: Extending,
  refusing: Refusing,
): FrameworkShape {
  const before = framework[section]
  if (before === undefined) return refusing.refuse('no-section', 'under', { section })
  const { after } = change
  const at = after === undefined ? before.criteria.length - 1 : before.criteria.findIndex(({ id }) => id === after)
  if (after !== undefined && at === -1)
    return refusing.refuse('unknown-node', 'after', {
      found: after,
      suggestion:
        suggest(
          after,
          before.criteria.map(({ id }) => id),
        ) ?? undefined,
    })
  const stop = refused(section, null, change, 'add', to, refusing)
  if (stop) return stop
  const other =
    after === undefined ? undefined : again(to.done.put, `${section} ${after}`, placeOf(to.places, change, 'add'))
  if (other !== undefined) return refusing.collide({ code: 'same-place', found: after!, other }, 'after')
  // The check of the whole says what a section cannot hold: a group, a survey, an id that is taken.
  const node = change.add as LeafShape
  const list = [...before.criteria.slice(0, at + 1), node, ...before.criteria.slice(at + 1)]
  return putCriteria(framework, section, list, to)
}

const spot = (change: ChangeShape, { places }: Extending): Place | null => placeOf(places, change, 'to')

const isOneOf = (list: readonly string[], property: string | undefined): property is string =>
  property !== undefined && list.includes(property)

const unknownProperty = (property: string | undefined, list: readonly string[], { refuse }: Refusing): FrameworkShape =>
  refuse('not-in-list', 'property', {
    key: 'property',
    found: property ?? '',
    known: list.join(', '),
    suggestion: suggest(property ?? '', list) ?? undefined,
  })

const put = (framework: FrameworkShape, section: Section, value: SectionShape, { places }: Extending): FrameworkShape =>
  withValue(places, framework, section, value, placeOf(places, framework, section))

function putCriteria(
  framework: FrameworkShape,
  section: Section,
  criteria: readonly LeafShape[],
  to: Extending,
): FrameworkShape {
  const before = framework[section]!
  const where = to.places.get(before.criteria)
  if (where) to.places.set(criteria, where)
  const value = withValue(to.places, before, 'criteria', criteria, placeOf(to.places, before, 'criteria'))
  return put(framework, section, value, to)
}
