/** The shelf: every framework of `frameworks/`, read once at the start. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { checkPublished, load, type Library } from '../engine/index.ts'
import type { Framework, Problem } from '../engine/index.ts'
import { type Finding, findingsOf } from './findings.ts'
import { BadRegister, readPublished, registerFile } from './register.ts'

export type Shelved = Usable | Broken

export interface Usable {
  readonly kind: 'usable'
  readonly id: string
  readonly version: string
  readonly framework: Framework
  readonly source: Source
  /** Whether its hash stands in the register. */
  readonly published: boolean
  /** What speaks against opening a round by it, beside being published or not; every example is run, once. */
  readonly findings: () => readonly Finding[]
}

export interface Broken {
  readonly kind: 'broken'
  readonly id: string
  readonly version: string
  /** In the folder of the shelf: "quan-mau-phong/1.0.0.yaml". */
  readonly file: string
  readonly source: Source
  readonly problems: readonly Problem[]
  /** The framework that it extends, when all its errors are there. */
  readonly through: string | null
}

/** As it was written. */
export interface Source {
  readonly text: string
  /** Null: there are none. */
  readonly examples: string | null
}

export interface Shelf {
  /** By id, then by version, newest first. */
  readonly all: readonly Shelved[]
  find(reference: string): Shelved | undefined
}

interface File extends Source {
  readonly id: string
  readonly version: string
  readonly file: string
}

const versionFile = /^(\d+\.\d+\.\d+)\.yaml$/

/** The message is the folder. */
export class FrameworksMissing extends Error {
  override readonly name = 'FrameworksMissing'
}

/** Call before anything is opened: without its frameworks a server is of no use, and nobody would know why. */
export function assertFrameworks(folder: string): void {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new FrameworksMissing(folder)
}

export function readShelf(folder: string): Shelf {
  const files = listFiles(folder)
  const published = readPublished(folder)
  if (published === null) throw new BadRegister(registerFile(folder))
  const byReference = new Map(files.map((file) => [`${file.id}@${file.version}`, file]))
  const all = files.map((file): Shelved => {
    const { id, version, text, examples } = file
    const source: Source = { text, examples }
    const library: Library = (reference) => byReference.get(reference) ?? null
    const outcome = load(file.text, file.file, library)
    const broken = (problems: readonly Problem[]): Shelved => ({
      kind: 'broken',
      id,
      version,
      file: file.file,
      source,
      problems,
      through: parentAtFault(problems, file.file),
    })
    if (outcome.kind === 'refused') return broken(outcome.problems)
    // What was published and then changed must score nobody.
    const changed = checkPublished(outcome.value, published, null)
    if (changed.length > 0) return broken(changed)
    const found = (): readonly Finding[] => findingsOf(file, library, published)
    const isPublished = Object.hasOwn(published, `${id}@${version}`)
    const findings = once(found)
    return { kind: 'usable', id, version, source, framework: outcome.value, published: isPublished, findings }
  })
  const shelf = new Map(all.map((one) => [`${one.id}@${one.version}`, one]))
  return { all, find: (reference) => shelf.get(reference) }
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

function listFiles(folder: string): readonly File[] {
  if (!existsSync(folder)) return []
  const newestFirst = (a: string, b: string) => b.localeCompare(a, 'en', { numeric: true })
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return names
    .map((entry) => entry.name)
    .toSorted((a, b) => a.localeCompare(b, 'en'))
    .flatMap((id) =>
      readdirSync(join(folder, id))
        .toSorted(newestFirst)
        .flatMap((name) => {
          const version = versionFile.exec(name)?.[1]
          if (version === undefined) return []
          const examples = join(folder, id, `${version}.examples.yaml`)
          return [
            {
              id,
              version,
              file: `${id}/${name}`,
              text: readFileSync(join(folder, id, name), 'utf8'),
              examples: existsSync(examples) ? readFileSync(examples, 'utf8') : null,
            },
          ]
        }),
    )
}
