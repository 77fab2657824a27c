/** `published.json`: the hash of every published version, which never changes. (SPEC P4–P6) */
import type { Framework, Place, Problem } from '../model.ts'
import { problem } from '../problem.ts'
import { compareVersions } from './version.ts'

/** "ha-noi-phong@1.0.0" → "sha256:…" */
export type Register = Readonly<Record<string, string>>

const REFERENCE = /^[a-z][a-z0-9-]*@\d+\.\d+\.\d+$/
const HASH = /^sha256:[0-9a-f]{64}$/

/** Null when the text is no register. */
export function readRegister(text: string): Register | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const entries: readonly [string, unknown][] = Object.entries(value)
  const sound = entries.every(([key, hash]) => REFERENCE.test(key) && typeof hash === 'string' && HASH.test(hash))
  return sound ? (Object.fromEntries(entries) as Register) : null
}

/** One line a version, by id and then from old to new, so that a publication adds one line and moves none. */
export function writeRegister(register: Register): string {
  const sorted = Object.entries(register).toSorted(([a], [b]) => {
    const [[one, first = ''], [other, second = '']] = [a.split('@'), b.split('@')]
    return one === other ? compareVersions(first, second) : one! < other! ? -1 : 1
  })
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`
}

export const referenceOf = ({ id, version }: Pick<Framework, 'id' | 'version'>): string => `${id}@${version}`

/** The newest published version of a framework, or null. */
export function newestPublished(register: Register, id: string): string | null {
  const versions = Object.keys(register).flatMap((one) => (one.startsWith(`${id}@`) ? [one.slice(id.length + 1)] : []))
  return versions.toSorted(compareVersions).at(-1) ?? null
}

/** Nothing, unless this version was published with another content. */
export function checkPublished(framework: Framework, register: Register, place: Place | null): readonly Problem[] {
  const id = referenceOf(framework)
  const hash = Object.hasOwn(register, id) ? register[id] : framework.hash
  return hash === framework.hash ? [] : [problem('published-changed', { place, path: 'version', id })]
}
