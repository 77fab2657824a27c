/**
 * Where every value of a framework is written: the file, the line and the column; in an overlay
 * also the change that made it so, its reason, and what stood there before, up the chain. It is
 * kept beside the framework, never in it: the hash is of what holds, not of where it stands. (SPEC L49)
 */
import type { Json, Outcome, Place, Source } from '../model.ts'
import type { Link, Resolved, Step } from './extend.ts'
import { firstId } from './lineage.ts'
import { loadWhole } from './load.ts'
import type { Library } from './load.ts'
import type { FrameworkShape, NodeShape } from './shape.ts'
import { placeOf } from './source.ts'
import type { Places } from './source.ts'
import { nodes } from './tree.ts'

/** One value that is no map and no list, unless that is empty. */
export interface Origin {
  /** Of the domain or criterion; "" for the framework itself. */
  readonly id: string
  /** "max", "inputs.done.label.vi", "rule.tiers.steps.0.points", "scale.total". */
  readonly property: string
  readonly value: Json
  /** Where it is written, then what it replaced, nearest first. */
  readonly written: readonly Written[]
}

export interface Written {
  readonly place: Place
  readonly value: Json
  /** Null where the value stands in the framework's own text, not in a change. */
  readonly change: Made | null
}

export interface Made {
  readonly kind: 'set' | 'add' | 'rename'
  readonly reason: string
  readonly source: Source | null
  /** The name of the document that `source` points to. */
  readonly document: string | null
}

/** @returns every value in the order of the framework; or the problems, as loading it gives them. */
export function origins(text: string, file: string, library: Library): Outcome<readonly Origin[]> {
  const whole = loadWhole(text, file, library)
  return whole.kind === 'ok' ? { ...whole, value: originsOf(whole.value.resolved) } : whole
}

/** The origin of one value; null: there is no such value. */
export const originOf = (list: readonly Origin[], id: string, property: string): Origin | null =>
  list.find((one) => one.id === id && one.property === property) ?? null

interface Spelled {
  readonly id: string
  /** The entry's first id: the same in every framework of the chain. */
  readonly first: string
  readonly property: string
  readonly value: Json
  readonly place: Place
}

function originsOf({ links, lineage, places }: Resolved): readonly Origin[] {
  const first = (id: string): string => firstId(lineage, id)
  const [own = [], ...above] = links.map(({ shape }) => valuesOf(shape, places, first))
  const parents = above.map((list) => new Map(list.map((one) => [keyOf(one), one])))
  return own.map((one) => {
    const line = [
      one,
      ...parents.map((parent) =>
        spellings(one)
          .map((key) => parent.get(key))
          .find(Boolean),
      ),
    ]
    const written = line.flatMap((spelled, index): readonly Written[] => {
      const link = links[index]
      // What a framework took over as it was, the one above it has written.
      if (!spelled || !link || isSame(spelled.place, line[index + 1]?.place)) return []
      return [{ place: spelled.place, value: spelled.value, change: madeBy(link, spelled, first) }]
    })
    return { id: one.id, property: one.property, value: one.value, written }
  })
}

const keyOf = ({ first, property }: Spelled): string => `${first} ${property}`

/** A plain string is the Vietnamese text: "title" here may be "title.vi" there. */
const spellings = (one: Spelled): readonly string[] => [keyOf(one), `${keyOf(one)}.vi`, keyOf(one).replace(/\.vi$/, '')]

const isSame = (a: Place, b: Place | undefined): boolean => a.file === b?.file && a.line === b.line && a.col === b.col

/** The framework's own values, then those of each entry. */
function valuesOf(shape: FrameworkShape, places: Places, first: (id: string) => string): readonly Spelled[] {
  const { domains, ...whole } = shape
  const spell = (id: string, holder: object, keys: readonly string[]): readonly Spelled[] =>
    keys.flatMap((key) => walk(holder, key, places).map((one) => ({ ...one, id, first: id === '' ? '' : first(id) })))
  return [
    ...spell('', shape, Object.keys(whole)),
    ...[...nodes(domains)].flatMap(({ node }) =>
      spell(
        node.id,
        node,
        Object.keys(node).filter((key): key is keyof NodeShape => key !== 'criteria'),
      ),
    ),
  ]
}

type Walked = Pick<Spelled, 'property' | 'value' | 'place'>

/** Every value below one key; an item of a list goes by its id where it has one. */
function walk(holder: object, key: string | number, places: Places): readonly Walked[] {
  const value = (holder as Readonly<Record<string | number, unknown>>)[key]
  const place = placeOf(places, holder, key)
  const isBranch = typeof value === 'object' && value !== null && Object.keys(value).length > 0
  const name =
    isBranch && Array.isArray(holder) && 'id' in value && typeof value.id === 'string' ? value.id : String(key)
  if (!isBranch) return place ? [{ property: name, value: value as Json, place }] : []
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
  return keys.flatMap((below) =>
    walk(value, below, places).map((one) => ({ ...one, property: `${name}.${one.property}` })),
  )
}

/** The change of an overlay that wrote a value, when it stands in one. */
function madeBy({ steps, shape }: Link, spelled: Spelled, first: (id: string) => string): Made | null {
  // What was added may have been set or renamed after that.
  const step = steps.findLast(({ change }) => makes(change, spelled, first))
  if (!step) return null
  const { change } = step
  const kind = change.set === undefined ? (change.add === undefined ? 'rename' : 'add') : 'set'
  const { reason, source = null } = change
  const document = source?.document === undefined ? null : (shape.legal_basis?.[source.document]?.document ?? null)
  return { kind, reason, source, document }
}

function makes(change: Step['change'], { id, first: own, property }: Spelled, first: (id: string) => string): boolean {
  const isPart = (whole: string): boolean => property === whole || property.startsWith(`${whole}.`)
  if (id === '' && SECTION.test(property)) return makesInSection(change, isPart)
  if (change.set !== undefined)
    return change.property === undefined
      ? id === '' && isPart(change.set)
      : first(change.set) === own && isPart(change.property)
  if (change.rename !== undefined) return first(change.rename) === own && (property === 'id' || property === 'replaces')
  return change.add !== undefined && [...nodes([change.add])].some(({ node }) => first(node.id) === own)
}

const SECTION = /^(bonus|penalty)\./

/** Sections are parts of the framework itself: their criteria stand below them by their ids. */
function makesInSection({ set, property, add, under }: Step['change'], isPart: (whole: string) => boolean): boolean {
  if (add !== undefined) return isPart(`${under}.criteria.${add.id}`)
  if (set === undefined || property === undefined) return set !== undefined && isPart(set)
  return ['bonus', 'penalty'].some((one) =>
    isPart(set === one ? `${one}.${property}` : `${one}.criteria.${set}.${property}`),
  )
}
