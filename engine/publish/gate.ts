/** What a version needs before it can be published. (SPEC P1–P3) */
import { compare } from '../compare/frameworks.ts'
import { cover } from '../examples/coverage.ts'
import { ownLeaves } from '../examples/own.ts'
import { reportOf } from '../examples/run.ts'
import type { ExamplesReport } from '../examples/run.ts'
import type { Examples } from '../examples/read.ts'
import { placeOf } from '../load/source.ts'
import type { Whole } from '../load/load.ts'
import type { Change, Framework, Place, Problem } from '../model.ts'
import { problem } from '../problem.ts'
import type { Register } from './register.ts'
import { compareVersions, leastVersion, levelOf } from './version.ts'

/** What stands on the shelf already. */
export interface Published {
  readonly register: Register
  /** The newest published version of the same id. */
  readonly newest: Framework | null
}

/** Every reason not to publish; none when it can be. */
export function refusals(whole: Whole, examples: Examples, { register, newest }: Published): readonly Problem[] {
  return [
    ...parentFirst(whole, register),
    ...placeholders(whole),
    ...unproven(whole, examples),
    ...(newest === null ? [] : smallStep(whole, newest)),
  ]
}

/** What an overlay leaves as it is, its parent's examples prove. */
function parentFirst({ resolved, framework }: Whole, register: Register): readonly Problem[] {
  const parent = framework.extends
  if (parent === null || Object.hasOwn(register, parent)) return []
  return [problem('publish-parent-first', { place: resolved.changes, path: 'extends', found: parent })]
}

/** What a sample leaves to be filled in: a dotted place in the name, the authority or the legal basis. */
function placeholders({ resolved: { shape, places }, framework }: Whole): readonly Problem[] {
  const { title, authority, legal_basis } = framework
  const said = {
    title: [title.vi, title.en ?? ''],
    authority: [authority],
    legal_basis: legal_basis.map(({ document }) => document),
  }
  return Object.entries(said).flatMap(([path, texts]) =>
    texts
      .filter((text) => /(?:^|\s)(?:…|\.{3})(?:\s|$)/.test(text))
      .map((found) => problem('publish-placeholder', { place: placeOf(places, shape, path), path, found })),
  )
}

/** Examples that do not hold. */
export const failing = (examples: Examples, framework: Framework): readonly Problem[] =>
  failed(reportOf(examples, framework))

const failed = ({ cases }: ExamplesReport): readonly Problem[] =>
  cases
    .filter(({ passed }) => !passed)
    .map(({ name, place }) => problem('publish-failing', { place, path: 'cases', found: name }))

/** Criteria without an example, examples that fail, and what no example shows. */
function unproven(whole: Whole, examples: Examples): readonly Problem[] {
  const { places } = whole.resolved
  const own = new Map(ownLeaves(whole).map((leaf) => [leaf.id, leaf]))
  const at = (id: string): Place | null => {
    const leaf = own.get(id)
    return leaf === undefined ? null : placeOf(places, leaf, 'id')
  }
  const report = reportOf(examples, whole.framework)
  const missing = report.uncovered.filter((id) => own.has(id))
  const unshown = cover(whole, examples).unshown.filter(({ reason, unreachable }) => reason === null && !unreachable)
  return [
    ...missing.map((id) => problem('publish-uncovered', { place: at(id), path: id, id })),
    ...failed(report),
    ...unshown.flatMap(({ kind, id, branch }): readonly Problem[] => {
      // A criterion without any example is said once.
      if (kind === 'outcome' || kind === 'quota' || missing.includes(id)) return []
      return kind === 'band'
        ? [
            problem('publish-unshown-band', {
              place: placeOf(places, whole.resolved.shape, 'bands'),
              path: 'bands',
              id,
            }),
          ]
        : [problem('publish-unshown-branch', { place: at(id), path: id, id, branch })]
    }),
  ]
}

function smallStep({ resolved: { shape, places }, framework }: Whole, newest: Framework): readonly Problem[] {
  const { version } = framework
  const parts = { place: placeOf(places, shape, 'version'), path: 'version', found: version, newest: newest.version }
  if (compareVersions(version, newest.version) <= 0) return [problem('publish-not-newer', parts)]
  const { changes } = compare(newest, framework)
  const level = levelOf(changes)
  const least = leastVersion(newest.version, level)
  // Any newer version is at least the next patch.
  if (level === 'info' || compareVersions(version, least) >= 0) return []
  const change = named(changes.find((one) => one.level === level)!)
  return [problem(level === 'breaking' ? 'publish-needs-major' : 'publish-needs-minor', { ...parts, least, change })]
}

const named = ({ id, property, kind }: Change): string =>
  [id, property ?? kind].filter((part) => part !== '').join(': ')
