/** Runs on any Node, each time it is imported: prints where it runs, then one hash over everything the engine says of the shelf. */
import * as fc from 'fast-check'
import { canonicalJson, compare, leaves, score, scoreRound, sha256, trace } from '../../engine/index.ts'
import type { Answers, Framework, Json } from '../../engine/index.ts'
import { answerFor, shipped } from '../engine/shipped.ts'

const setting = { period: { from: '2026-01-01', until: '2026-12-31' } }

const answersFor = (framework: Framework): readonly Answers[] =>
  fc.sample(fc.record(Object.fromEntries(leaves(framework).map((leaf) => [leaf.id, answerFor(leaf)]))), {
    seed: 20,
    numRuns: 8,
  })

function said(framework: Framework): readonly unknown[] {
  const answers = answersFor(framework)
  const results = answers.flatMap((one) => [true, false].map((survey) => score(framework, one, { ...setting, survey })))
  const units = answers.map((one, at) => ({ id: `unit-${at}`, answers: one }))
  return [
    framework,
    results,
    results.slice(0, 8).map((result) => [trace(framework, result, 'vi'), trace(framework, result, 'en')]),
    scoreRound(framework, units, { ...setting, survey: false }),
    compare(shipped[0]!.framework, framework),
  ]
}

const { locale } = new Intl.DateTimeFormat().resolvedOptions()
const offset = -new Date('2026-01-01T00:00:00Z').getTimezoneOffset()
const all = shipped.map(({ framework }) => said(framework))
process.stdout.write(
  `${process.versions.node.split('.')[0]} ${offset} ${locale}\n${sha256(canonicalJson(all as unknown as Json))}\n`,
)
