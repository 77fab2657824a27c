/**
 * The shelf: every framework of `frameworks/`, read once at the start, and every version that was published in the
 * database, by whichever process. Where both have one version, that of the database is it: it was published and cannot
 * change. A file that says something else is set aside.
 */
import { checkPublished, load, type Library, referenceOf, type Register } from '../engine/index.ts'
import type { Framework, Problem } from '../engine/index.ts'
import { type Finding, findingsOf } from './findings.ts'
import { readFiles, type Files, type Source, type Written } from './framework-files.ts'
import type { Db } from './store/open.ts'
import { type PublishedHere, publishedHere, writtenHere } from './store/published-frameworks.ts'

export type Shelved = Usable | Broken

export interface Usable {
  readonly kind: 'usable'
  readonly id: string
  readonly version: string
  readonly from: Written['from']
  readonly source: Source
  readonly framework: Framework
  /** Whether its hash stands in the register. */
  readonly published: boolean
  /** What speaks against opening a round by it, beside being published or not; every example is run, once. */
  readonly findings: () => readonly Finding[]
}

export interface Broken {
  readonly kind: 'broken'
  readonly id: string
  readonly version: string
  readonly from: Written['from']
  readonly source: Source
  /** "quan-mau-phong/1.0.0.yaml"; of a file, in the folder of the frameworks. */
  readonly file: string
  readonly problems: readonly Problem[]
  /** The framework that it extends, when all its errors are there. */
  readonly through: string | null
}

export interface Shelf {
  /** By id, then by version, newest first; each once. */
  readonly all: readonly Shelved[]
  /** Files of versions that were published in the database and say something else there. */
  readonly aside: readonly Broken[]
  find(reference: string): Shelved | undefined
  /** The text of each, for frameworks that extend it. */
  readonly texts: ReadonlyMap<string, Written>
  /** The hashes of what is published, in the folder or here. */
  readonly register: Register
}

/** The shelf as this database, or this transaction, sees it. Cheap while nothing is new. */
export type ShelfOf = (db: Db) => Promise<Shelf>

/** Throws `BadRegister`. */
export function openShelf(folder: string): ShelfOf {
  const shelve = shelving(readFiles(folder))
  const read = new Map<string, Written>()
  let last: { readonly seen: string; readonly shelf: Shelf } | undefined

  async function writtenBy(db: Db, one: PublishedHere): Promise<Written> {
    const key = `${referenceOf(one)} ${one.hash}`
    const written = read.get(key) ?? (await writtenHere(db, one))
    read.set(key, written)
    return written
  }

  return async (db) => {
    const here = await publishedHere(db)
    const seen = JSON.stringify(here)
    if (last?.seen === seen) return last.shelf
    const written: Written[] = []
    for (const one of here) written.push(await writtenBy(db, one))
    const hashes = Object.fromEntries(here.map((one) => [referenceOf(one), one.hash]))
    last = { seen, shelf: shelve(written, hashes) }
    return last.shelf
  }
}

/** What the folder holds alone. */
export const readShelf = (folder: string): Shelf => shelving(readFiles(folder))([], {})

/** All that a version is judged by besides its own text. */
type Around = Pick<Shelf, 'texts' | 'register'>

interface Kept {
  readonly shelved: Shelved
  /** Whether it would be the same again. */
  readonly holds: (around: Around) => boolean
}

/** Remembers what was loaded: a version is loaded again only when something that it extends is another. */
function shelving({ files, register: published }: Files): (here: readonly Written[], hashes: Register) => Shelf {
  const kept = new WeakMap<Written, Kept>()
  return (here, hashes) => {
    const texts = new Map([...files, ...here].map((one) => [referenceOf(one), one]))
    const around: Around = { texts, register: { ...published, ...hashes } }
    const shelved = (one: Written): Shelved => {
      const known = kept.get(one)
      const made = known?.holds(around) ? known : shelvedAs(one, around)
      kept.set(one, made)
      return made.shelved
    }
    const all = [...texts.values()].toSorted(inOrder).map(shelved)
    const covered = files.filter((one) => Object.hasOwn(hashes, referenceOf(one))).map(shelved)
    const shelf = new Map(all.map((one) => [referenceOf(one), one]))
    return {
      all,
      aside: covered.filter((one) => one.kind === 'broken'),
      find: (reference) => shelf.get(reference),
      ...around,
    }
  }
}

const inOrder = (a: Written, b: Written): number =>
  a.id.localeCompare(b.id, 'en') || b.version.localeCompare(a.version, 'en', { numeric: true })

function shelvedAs(written: Written, around: Around): Kept {
  const { id, version, from, file, text, examples } = written
  const asked = new Map<string, string | null>()
  const library: Library = (reference) => {
    const found = around.texts.get(reference) ?? null
    asked.set(reference, found && found.text)
    return found
  }
  const keep = (shelved: Shelved, registered: readonly string[]): Kept => ({
    shelved,
    holds: ({ texts, register }) =>
      [...asked].every(([reference, was]) => (texts.get(reference)?.text ?? null) === was) &&
      registered.every((reference) => register[reference] === around.register[reference]),
  })
  const own = referenceOf(written)
  const source: Source = { text, examples }
  const broken = (problems: readonly Problem[]): Kept =>
    keep({ kind: 'broken', id, version, from, source, file, problems, through: parentAtFault(problems, file) }, [own])
  const outcome = load(text, file, library)
  if (outcome.kind === 'refused') return broken(outcome.problems)
  const framework = outcome.value
  // What was published and then changed must score nobody.
  const changed = checkPublished(framework, around.register, null)
  if (changed.length > 0) return broken(changed)
  const findings = once(() => findingsOf(written, library, around.register))
  const published = Object.hasOwn(around.register, own)
  return keep({ kind: 'usable', id, version, from, source, framework, published, findings }, [
    own,
    ...(framework.extends === null ? [] : [framework.extends]),
  ])
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

function parentAtFault(problems: readonly Problem[], file: string): string | null {
  const errors = problems.filter(({ severity }) => severity === 'error')
  const broken = errors.find(({ code }) => code === 'broken-parent')
  const own = errors.some((one) => one !== broken && one.place?.file === file)
  return own ? null : (broken?.params['found'] ?? null)
}
