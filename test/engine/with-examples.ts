/** Frameworks together with their examples, for tests of what the examples show and catch. */
import { loadWhole, readExamples } from '../../engine/index.ts'
import type { Examples, Library, Whole } from '../../engine/index.ts'
import { noLibrary, textOf } from './load-small.ts'
import type { Part } from './load-small.ts'

export interface Pair {
  readonly whole: Whole
  readonly examples: Examples
}

export function pair(text: string, file: string, examples: string, library: Library = noLibrary): Pair {
  const whole = loadWhole(text, file, library)
  if (whole.kind === 'refused') throw new Error(JSON.stringify(whole.problems))
  const read = readExamples(examples, file.replace('.yaml', '.examples.yaml'), whole.value.framework)
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.problems))
  return { whole: whole.value, examples: read.value }
}

/** The text of an examples file with these cases, each written as one line of YAML. */
export const casesText = (cases: readonly string[], reference = 'made@1.0.0', survey = true): string =>
  [
    `framework: ${reference}`,
    'period: { from: "2026-01-01", until: "2026-12-31" }',
    `survey: ${survey}`,
    'cases:',
    ...cases.map((one, index) => `  - { name: "${index + 1}", ${one} }`),
    '',
  ].join('\n')

/** A framework of these criteria, "c1" …, and cases. */
export const made = (parts: readonly Part[], cases: readonly string[], head = {}): Pair =>
  pair(textOf(parts, head), 'made.yaml', casesText(cases))
