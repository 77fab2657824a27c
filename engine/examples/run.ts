/** Worked examples beside a framework: they are its tests. (SPEC E1, E4) */
import type { Framework, LeafOutcome, Outcome, Place, Result } from '../model.ts'
import { leaves } from '../score/answers.ts'
import { nodesIn } from '../score/nodes.ts'
import { describe, flagsOf, spell, totalDifferences } from './expected.ts'
import type { Difference } from './expected.ts'
import { readExamples } from './read.ts'
import type { Example, Examples } from './read.ts'
import { roundDifferences } from './round.ts'

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
    const differences = differencesOf(one, framework)
    return { name: one.name, place: one.place, passed: differences.length === 0, differences }
  })
  const covered = new Set(examples.cases.flatMap(({ expect }) => Object.keys(expect)))
  const uncovered = leaves(framework).flatMap(({ id }) => (covered.has(id) ? [] : [id]))
  return { framework: examples.framework, cases, uncovered }
}

/** Where the results under a framework are not what the case expects. */
export function differencesOf(example: Example, framework: Framework): readonly Difference[] {
  const { expect, total, round } = example
  const units = round === null ? null : example.units(framework)
  const result = units?.[0]?.result ?? example.score(framework)
  const results = nodesIn(result)
  const differences: Difference[] = []
  for (const [id, expected] of Object.entries(expect)) {
    const node = results.get(id)
    const found = id === 'flags' ? flagsOf(result) : node && describe(node, expected)
    if (found !== undefined && spell(expected) !== found)
      differences.push({ path: id, expected: spell(expected), found })
  }
  return [
    ...differences,
    ...totalDifferences(total, result),
    ...(round === null || units === null ? [] : roundDifferences(round, framework, units)),
  ]
}

/** By criterion id. */
export const outcomesOf = (result: Result): ReadonlyMap<string, LeafOutcome> =>
  new Map([...nodesIn(result).values()].flatMap((node) => (node.kind === 'leaf' ? [[node.id, node.outcome]] : [])))
