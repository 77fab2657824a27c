/** The way of a framework: text → source → shape → resolved → checked → compiled. */
import type { Framework, Outcome, Problem } from '../model.ts'
import { isError, problem } from '../problem.ts'
import { check } from './check/check.ts'
import { compile } from './compile.ts'
import { extend } from './extend.ts'
import type { Resolved } from './extend.ts'
import { brokenGuards } from './guard-fault.ts'
import { parse } from './parse.ts'
import { isOverlay } from './shape.ts'
import type { FrameworkShape, OverlayShape } from './shape.ts'
import { placeOf } from './source.ts'
import type { Places } from './source.ts'
import { validateFramework } from './validate.ts'
import type { ProblemCode } from '../words/problems.ts'

/** Finds another framework's text by reference, "ha-noi-phong@1.0.0". */
export type Library = (reference: string) => { readonly file: string; readonly text: string } | null

/**
 * Loads one version of one framework. Every problem has a file, line and column; with an error
 * nothing is loaded, with warnings alone it is.
 */
export function load(text: string, file: string, library: Library): Outcome<Framework> {
  const whole = loadWhole(text, file, library)
  return whole.kind === 'ok' ? { ...whole, value: whole.value.framework } : whole
}

/** A framework as it was written, with its places, and as it is scored. */
export interface Whole {
  readonly resolved: Resolved
  readonly framework: Framework
}

/** For those who look at what was written as well: the place of every value, and each framework of the chain. */
export function loadWhole(text: string, file: string, library: Library): Outcome<Whole> {
  const resolved = resolve(text, file, { library, above: [], places: new WeakMap() })
  if (resolved.kind === 'refused') return resolved
  const checked = check(resolved.value)
  const problems = [...resolved.problems, ...checked.problems]
  if (checked.kind === 'refused') return { kind: 'refused', problems }
  return { kind: 'ok', value: { resolved: checked.value, framework: compile(checked.value) }, problems }
}

interface Resolving {
  readonly library: Library
  /** The overlays that led here, to notice a circle. */
  readonly above: readonly string[]
  /** One map for an overlay and all that it extends. */
  readonly places: Places
}

/** A framework as far as it could be read: with errors of meaning it is still there to be shown and edited. */
export interface Read {
  /** Null where it cannot be parsed, has not the right shape, or a change of an overlay cannot be applied. */
  readonly resolved: Resolved | null
  readonly problems: readonly Problem[]
}

/** For those who write: everything but the proof of what it means, which is `check`. */
export const read = (text: string, file: string, library: Library): Read =>
  readIn(text, file, { library, above: [], places: new WeakMap() })

function resolve(text: string, file: string, to: Resolving): Outcome<Resolved> {
  const { resolved, problems } = readIn(text, file, to)
  return resolved === null || problems.some(isError)
    ? { kind: 'refused', problems }
    : { kind: 'ok', value: resolved, problems }
}

function readIn(text: string, file: string, to: Resolving): Read {
  const { library, above, places } = to
  const source = parse(text, file, places)
  if (source.kind === 'refused') return { resolved: null, problems: source.problems }
  const shape = validateFramework(source.value)
  if (shape.kind === 'refused') return { resolved: null, problems: [...source.problems, ...shape.problems] }

  const own = shape.value
  const reference = `${own.framework}@${own.version}`
  const misplaced = checkPlace(own, file, places)
  const extended = extend(own, places, (parent) => {
    const place = placeOf(places, own, 'extends')
    if (parent === reference || above.includes(parent)) return refusal('circular-extends', { place, found: parent })
    const found = library(parent)
    if (found === null) return refusal('unknown-framework', { place, found: parent })
    const base = resolve(found.text, found.file, { ...to, above: [...above, reference] })
    const sound = base.kind === 'ok' ? check(base.value) : base
    return sound.kind === 'ok'
      ? base
      : { kind: 'refused', problems: [problem('broken-parent', { place, found: parent }), ...sound.problems] }
  })
  const before = [...source.problems, ...misplaced, ...extended.problems]
  if (extended.kind === 'refused') return { resolved: null, problems: before }
  const again = isOverlay(own) ? revalidate(extended.value, file) : []
  if (again.some(isError)) return { resolved: null, problems: [...before, ...again] }
  return { resolved: extended.value, problems: [...before, ...again, ...brokenGuards(extended.value)] }
}

const refusal = (code: ProblemCode, parts: Parameters<typeof problem>[1]): Outcome<never> => ({
  kind: 'refused',
  problems: [problem(code, parts)],
})

/** What `set` and `add` brought has to have the right shape too. */
function revalidate({ shape, places }: Resolved, file: string): readonly Problem[] {
  const outcome = validateFramework({
    file,
    value: shape as unknown as Parameters<typeof validateFramework>[0]['value'],
    places,
  })
  return outcome.problems
}

/** A file in `<id>/<version>.yaml` holds that version of that framework; other names promise nothing. */
function checkPlace(own: FrameworkShape | OverlayShape, file: string, places: Places): readonly Problem[] {
  const [, folder, name] = /(?:^|[/\\])([^/\\]+)[/\\](\d+\.\d+\.\d+)\.yaml$/.exec(file) ?? []
  if (folder === undefined || (folder === own.framework && name === own.version)) return []
  const key = folder === own.framework ? 'version' : 'framework'
  const expected = `${own.framework}@${own.version}`
  return [
    problem('wrong-place', { place: placeOf(places, own, key), path: key, found: `${folder}/${name}.yaml`, expected }),
  ]
}
