/** Worked examples beside a framework: they are its tests. (SPEC E1, E4) */
import type { Framework, LeafOutcome, NodeResult, Outcome, Place, Result } from '../model.ts'
import { leaves } from '../score/answers.ts'
import { readExamples } from './read.ts'
import type { Example, Examples, Expected } from './read.ts'

export interface Difference {
  /** A criterion's id, or "total.index". */
  readonly path: string
  readonly expected: string
  readonly found: string
}

export interface CaseReport {
  readonly name: string
  readonly place: Place | null
  readonly passed: boolean
  readonly differences: readonly Difference[]
}

export interface ExamplesReport {
  readonly framework: string
  readonly cases: readonly CaseReport[]
  /** Criteria that no case expects anything of. */
  readonly uncovered: readonly string[]
}

/** Refused when the file cannot be understood; a case that fails is a report, not a problem. */
export function runExamples(text: string, file: string, framework: Framework): Outcome<ExamplesReport> {
  const read = readExamples(text, file, framework)
  return read.kind === 'refused' ? read : { ...read, value: reportOf(read.value, framework) }
}

export function reportOf(examples: Examples, framework: Framework): ExamplesReport {
  const cases = examples.cases.map((one): CaseReport => {
    const differences = differencesOf(one, one.score(framework))
    return { name: one.name, place: one.place, passed: differences.length === 0, differences }
  })
  const covered = new Set(examples.cases.flatMap(({ expect }) => Object.keys(expect)))
  const uncovered = leaves(framework).flatMap(({ id }) => (covered.has(id) ? [] : [id]))
  return { framework: examples.framework, cases, uncovered }
}

/** Where a result is not what the case expects. */
export function differencesOf({ expect, total }: Example, result: Result): readonly Difference[] {
  const outcomes = outcomesOf(result)
  const differences: Difference[] = []
  for (const [id, expected] of Object.entries(expect)) {
    const found = outcomes.get(id)
    if (found !== undefined && spell(expected) !== describe(found))
      differences.push({ path: id, expected: spell(expected), found: describe(found) })
  }
  for (const [key, expected] of Object.entries(total)) {
    const found = result[key as keyof Result & keyof typeof total] ?? 'none'
    if (found !== expected) differences.push({ path: `total.${key}`, expected, found })
  }
  return differences
}

/** By criterion id. */
export const outcomesOf = (result: Result): ReadonlyMap<string, LeafOutcome> =>
  new Map(result.domains.flatMap(outcomesBelow))

const outcomesBelow = (node: NodeResult): readonly (readonly [string, LeafOutcome])[] =>
  node.kind === 'leaf' ? [[node.id, node.outcome]] : node.children.flatMap(outcomesBelow)

export const spell = (expected: Expected): string => {
  if (typeof expected === 'string') return expected
  return 'open' in expected ? `open: ${expected.open.join(', ')}` : `fault: ${expected.fault}`
}

/** "1.50", "open: a, b", "fault: code", "not_arising", "no_survey". */
export function describe(outcome: LeafOutcome): string {
  switch (outcome.kind) {
    case 'scored':
      return outcome.points
    case 'open':
      return `open: ${outcome.needs.join(', ')}`
    case 'fault':
      return `fault: ${outcome.problem.code}`
    case 'not_arising':
    case 'no_survey':
      return outcome.kind
    default:
      return outcome satisfies never
  }
}
