/** Files that the commands read: frameworks by path or by reference, and what stands beside them. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Library } from '../../engine/index.ts'
import { Stop, UNREADABLE } from './exit.ts'
import type { Words } from './words.ts'

export interface TextFile {
  readonly file: string
  readonly text: string
}

/** As for the server. */
export const FRAMEWORKS = process.env['FRAMEWORKS_DIR'] || 'frameworks'
const REFERENCE = /^([a-z][a-z0-9-]*)@(\d+\.\d+\.\d+)$/
const STDIN = 0

/** The text of a file; "-" is standard input. What cannot be read stops the command. */
export function readText(file: string, say: Words): TextFile {
  const bytes = readBytes(file, say)
  try {
    return { file, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    throw new Stop(UNREADABLE, say.notUtf8(file))
  }
}

function readBytes(file: string, say: Words): Uint8Array {
  try {
    return readFileSync(file === '-' ? STDIN : file)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new Stop(UNREADABLE, say.noSuchFile(file))
    throw new Stop(UNREADABLE, code === 'EISDIR' ? say.isFolder(file) : say.cannotRead(file, code))
  }
}

/** A framework by path, or by id@version in the folder of frameworks. */
export function readFramework(name: string, say: Words): TextFile {
  const reference = REFERENCE.exec(name)
  const versions = references().filter((known) => known.startsWith(`${name}@`))
  if (!existsSync(name) && versions.length > 0) throw new Stop(UNREADABLE, say.versionMissing(name, versions))
  if (!reference || existsSync(name)) return readText(name, say)
  const file = join(FRAMEWORKS, reference[1] ?? '', `${reference[2]}.yaml`)
  if (!existsSync(file)) throw new Stop(UNREADABLE, say.unknownFramework(name, references()))
  return readText(file, say)
}

/** What a framework extends is looked for beside its own folder, then in the folder of frameworks. */
export function libraryFor(file: string, say: Words): Library {
  return (reference) => {
    const [, id = '', version = ''] = REFERENCE.exec(reference) ?? []
    const places = [join(dirname(file), '..', id, `${version}.yaml`), join(FRAMEWORKS, id, `${version}.yaml`)]
    const found = places.find((place) => id !== '' && existsSync(place))
    return found === undefined ? null : readText(found, say)
  }
}

/** A folder stands for all framework files in it and below; anything else for itself. */
export function frameworkFiles(names: readonly string[], say: Words): readonly string[] {
  return names.flatMap((name) => {
    if (!isFolder(name)) return [name]
    const files = below(name).filter((file) => file.endsWith('.yaml') && !file.endsWith('.examples.yaml'))
    if (files.length === 0) throw new Stop(UNREADABLE, say.noFrameworks(name))
    return files
  })
}

/** frameworks/a/1.0.0.yaml → frameworks/a/1.0.0.examples.yaml */
export const examplesOf = (file: string): string => file.replace(/\.ya?ml$/, '.examples.yaml')

function references(): readonly string[] {
  if (!isFolder(FRAMEWORKS)) return []
  return below(FRAMEWORKS).flatMap((file) => {
    const [, id, version] = /(?:^|[/\\])([^/\\]+)[/\\](\d+\.\d+\.\d+)\.yaml$/.exec(file) ?? []
    return id === undefined ? [] : [`${id}@${version}`]
  })
}

/** In the order of names, whatever the file system thinks of it. */
function below(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'))
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? below(path) : [path]
  })
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory()
