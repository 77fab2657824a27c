/** The worked answer sets that stand beside the first framework. */
import { readFile } from 'node:fs/promises'
import { parse, stringify } from 'yaml'
import { readAnswers } from '../../engine/index.ts'
import type { Answers, Framework } from '../../engine/index.ts'

export const period = { from: '2026-01-01', until: '2026-12-31' }

export async function answersOf(set: string, framework: Framework): Promise<Answers> {
  const examples = parse(await readFile('frameworks/ha-noi-phong/1.0.0.examples.yaml', 'utf8'))
  const file = stringify({ period, survey: true, answers: examples.answer_sets[set] })
  const read = readAnswers(file, 'answers.yaml', framework)
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.problems))
  return read.value.answers
}
