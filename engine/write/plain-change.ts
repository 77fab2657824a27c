/** A change of a framework that stands on its own: each is one patch of its file. (SPEC W3–W8, W18) */
import { equal } from '../compare/values.ts'
import type { FrameworkShape, NodeShape } from '../load/shape.ts'
import { nodes } from '../load/tree.ts'
import type { Json, Outcome } from '../model.ts'
import { problem } from '../problem.ts'
import type { ProblemParts } from '../problem.ts'
import { suggest } from '../suggest.ts'
import type { ProblemCode } from '../words/problems.ts'
import type { Change, Restored } from './change.ts'
import { plainOf, valueAt } from './data.ts'
import { entriesOf, isSection } from './entries.ts'
import type { Entry } from './entries.ts'
import type { Patch } from './patch.ts'
import type { Path } from './spots.ts'
import { asWritten } from './texts.ts'

export const refuse = (code: ProblemCode, parts: ProblemParts): Outcome<never> => ({
  kind: 'refused',
  problems: [problem(code, parts)],
})

const done = (patches: readonly Patch[]): Outcome<readonly Patch[]> => ({ kind: 'ok', value: patches, problems: [] })

export function plainChange(shape: FrameworkShape, change: Change | Restored): Outcome<readonly Patch[]> {
  const entries = entriesOf(shape)
  const data = shape as unknown as Json
  switch (change.kind) {
    case 'set': {
      const base = baseOf(shape, entries, change.id)
      return base === null ? unknown(change.id ?? '', entries) : done(setAt(data, base, change.path, change.value))
    }
    case 'rule': {
      const { kind: _, id, reason: __, ...parts } = change
      const entry = entries.get(id)
      if (entry === undefined) return unknown(id, entries)
      return done(given(parts).flatMap(([key, value]) => setAt(data, entry.path, [key], value)))
    }
    case 'add': {
      const taken = [...nodes([change.node])].find(({ node }) => entries.has(node.id))
      if (taken !== undefined) return refuse('duplicate-id', { path: taken.node.id, found: taken.node.id })
      const target = targetOf(shape, entries, change)
      if (target.kind === 'refused') return target
      const { into, index } = target.value
      return done([{ kind: 'insert', into, index, values: [plainOf(change.node)] }])
    }
    case 'remove': {
      const entry = entries.get(change.id)
      if (entry === undefined) return unknown(change.id, entries)
      return leavesEmpty(data, entry) ?? done([{ kind: 'drop', at: entry.path }])
    }
    case 'move': {
      const entry = entries.get(change.id)
      if (entry === undefined) return unknown(change.id, entries)
      const target = targetOf(shape, entries, change)
      if (target.kind === 'refused') return target
      const { into, index } = target.value
      if (entry.path.every((step, at) => into[at] === step))
        return refuse('moved-into-itself', { path: change.id, found: change.under ?? '' })
      const stays = into.length === entry.list.length && into.every((step, at) => entry.list[at] === step)
      if (stays && (index === entry.index || index === entry.index + 1)) return done([])
      return (stays ? null : leavesEmpty(data, entry)) ?? done([{ kind: 'move', at: entry.path, into, index }])
    }
    default:
      return change satisfies never
  }
}

/** What is said of a rule; what is not said stays. */
export const given = (parts: object): readonly (readonly [key: string, value: Json])[] =>
  Object.entries(parts).flatMap(([key, value]: [string, unknown]) =>
    value === undefined ? [] : [[key, plainOf(value)]],
  )

/** A group without an entry has no points to add up. */
function leavesEmpty(data: Json, { list, under, node }: Entry): Outcome<never> | null {
  const siblings = valueAt(data, list) as readonly Json[]
  return siblings.length > 1 ? null : refuse('group-left-empty', { path: node.id, found: under ?? 'domains' })
}

/** Nothing where the value stands there already. */
export function setAt(data: Json, base: Path, path: Path, value: Json): readonly Patch[] {
  const { at, to } = asWritten(data, [...base, ...path], plainOf(value))
  const now = valueAt(data, at)
  if (to === null) return now === undefined ? [] : [{ kind: 'drop', at }]
  return now !== undefined && equal(now, to) ? [] : [{ kind: 'put', at, to }]
}

function baseOf(shape: FrameworkShape, entries: ReadonlyMap<string, Entry>, id: string | null): Path | null {
  if (id === null) return []
  if (isSection(id)) return shape[id] === undefined ? null : [id]
  return entries.get(id)?.path ?? null
}

interface Target {
  readonly into: Path
  readonly index: number
}

/** The list that takes an entry, and where in it. */
function targetOf(
  shape: FrameworkShape,
  entries: ReadonlyMap<string, Entry>,
  { under, after }: { readonly under: string | null; readonly after: string | null },
): Outcome<Target> {
  const base = baseOf(shape, entries, under)
  if (base === null) return unknown(under ?? '', entries)
  const into = [...base, under === null ? 'domains' : 'criteria']
  const list = valueAt(shape as unknown as Json, into) as readonly NodeShape[] | undefined
  if (list === undefined) return refuse('not-a-group', { path: under ?? '', found: under })
  const index = after === null ? list.length : list.findIndex(({ id }) => id === after) + 1
  if (after !== null && index === 0)
    return entries.has(after)
      ? refuse('after-elsewhere', { path: after, found: after, under: under ?? 'domains' })
      : unknown(after, entries)
  return { kind: 'ok', value: { into, index }, problems: [] }
}

const unknown = (id: string, entries: ReadonlyMap<string, unknown>): Outcome<never> =>
  refuse('unknown-criterion', { path: id, found: id, suggestion: suggest(id, [...entries.keys()]) ?? undefined })
