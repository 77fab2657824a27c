/**
 * What speaks against opening a round by a framework. Before it is published: that, and whatever keeps it from being
 * published. Afterwards it is proven, and its hash has not changed since; only this program can have, so every example
 * that stands beside it is run once more.
 */
import { failing, loadWhole, readExamples, refusals, say } from '../engine/index.ts'
import type { Lang, Library, Problem, Register } from '../engine/index.ts'
import type { Written } from './framework-files.ts'
import type { Shelf } from './frameworks.ts'
import { placeWords } from './http/problems.ts'

export interface Finding {
  readonly code: string
  readonly severity: Problem['severity']
  /** "quan-mau-phong/1.0.0.yaml:12:3", or the file alone. */
  readonly at: string
  readonly words: (lang: Lang) => string
}

type OwnCode =
  | 'framework-unpublished'
  | 'framework-no-examples'
  | 'framework-other'
  | 'framework-gone'
  | 'framework-example-fails'
  | 'framework-nameless'
  | 'framework-newest-unreadable'

export const ownFinding = (code: OwnCode, at: string, params: Readonly<Record<string, string>> = {}): Finding => ({
  code,
  severity: 'error',
  at,
  words: (lang) => placeWords(code, lang, params),
})

export const located = (problem: Problem): Finding => ({
  code: problem.code,
  severity: problem.severity,
  at: problem.place === null ? problem.path : `${problem.place.file}:${problem.place.line}:${problem.place.col}`,
  words: (lang) => say(problem, lang),
})

/** Of a framework that loads. */
export function findingsOf(file: Written, library: Library, register: Register): readonly Finding[] {
  const whole = loadWhole(file.text, file.file, library)
  const noticed = whole.problems
    .filter(({ severity, known }) => severity !== 'note' && known === undefined)
    .map(located)
  if (whole.kind === 'refused') return noticed
  const published = Object.hasOwn(register, `${file.id}@${file.version}`)
  const beside = file.file.replace(/\.yaml$/, '.examples.yaml')
  if (file.examples === null) return published ? noticed : [...noticed, ownFinding('framework-no-examples', beside)]
  const read = readExamples(file.examples, beside, whole.value.framework)
  const unreadable = read.problems.filter(({ severity }) => severity === 'error')
  if (read.kind === 'refused') return [...noticed, ...unreadable.map(located)]
  const against = published
    ? failing(read.value, whole.value.framework)
    : refusals(whole.value, read.value, { register, newest: null })
  return [...noticed, ...against.map(located)]
}

/** `hash`: of the framework as a round keeps it. */
export function againstOpening(
  shelf: Shelf,
  { id, version, hash }: { readonly id: string; readonly version: string; readonly hash: string },
): readonly Finding[] {
  const shelved = shelf.find(`${id}@${version}`)
  if (shelved === undefined) return [ownFinding('framework-gone', `${id}@${version}`)]
  if (shelved.kind === 'broken') return shelved.problems.filter(({ severity }) => severity === 'error').map(located)
  const file = `${id}/${version}.yaml`
  return [
    ...(shelved.framework.hash === hash ? [] : [ownFinding('framework-other', file)]),
    ...(shelved.published ? [] : [ownFinding('framework-unpublished', file, { framework: `${id}@${version}` })]),
    ...shelved.findings(),
  ]
}
