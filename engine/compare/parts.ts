/** Compares one part of two versions, property by property; lists of things with an id by that id. */
import type { Change, Json } from '../model.ts'
import { levelOf } from './properties.ts'
import { equal, given, plain } from './values.ts'

/** What a change is about: a criterion, a domain, or the framework ("" as id). */
export type Subject = Pick<Change, 'id' | 'number' | 'title'>

export type Values = Readonly<Record<string, Json>>

interface WithId {
  readonly id: string
}

export function change(
  kind: Change['kind'],
  subject: Subject,
  property: string | null,
  before: Json,
  after: Json,
): Change {
  const { id, number, title } = subject
  const level = property === null ? 'breaking' : levelOf(property, before, after)
  return { kind, level, id, number, title, property, before, after, reason: null }
}

/** Changes of plain properties, in the order in which the newer version names them. */
export function compareValues(subject: Subject, from: Values, to: Values, prefix = ''): readonly Change[] {
  const names = [...new Set([...Object.keys(to), ...Object.keys(from)])]
  return names.flatMap((name) => {
    const [before, after] = [from[name] ?? null, to[name] ?? null]
    return equal(before, after) ? [] : [change('changed', subject, prefix + name, before, after)]
  })
}

/** The lists in a thing with an id whose items have ids of their own. */
const LISTS = ['choices']

/**
 * Changes in a list such as `inputs`: an item that is new or gone is one change with the whole
 * item; else one change a property, "inputs.done.label". The order of the list says nothing.
 */
export function compareLists(
  subject: Subject,
  name: string,
  from: readonly WithId[],
  to: readonly WithId[],
): readonly Change[] {
  const ids = [...new Set([...to, ...from].map(({ id }) => id))]
  return ids.flatMap((id) => {
    const [before, after] = [from.find((item) => item.id === id), to.find((item) => item.id === id)]
    const path = `${name}.${id}`
    if (!before || !after) return [change('changed', subject, path, given(before), given(after))]
    return [
      ...compareValues(subject, valuesOf(before), valuesOf(after), `${path}.`),
      ...LISTS.flatMap((list) => compareLists(subject, `${path}.${list}`, listOf(before, list), listOf(after, list))),
    ]
  })
}

const valuesOf = (item: WithId): Values =>
  Object.fromEntries(
    Object.entries(item)
      .filter(([key]) => key !== 'id' && !LISTS.includes(key))
      .map(([key, value]) => [key, plain(value)]),
  )

function listOf(item: WithId, name: string): readonly WithId[] {
  const list: unknown = Object.entries(item).find(([key]) => key === name)?.[1]
  return Array.isArray(list) ? (list as readonly WithId[]) : []
}
