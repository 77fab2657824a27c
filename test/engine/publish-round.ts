/** Rounds as their publications hold them: scored, ranked, with the answers. */
import { rankRound, scoreRound } from '../../engine/index.ts'
import type { Framework, PublishedRound, RoundUnit, Setting } from '../../engine/index.ts'
import { readOthers, readUnit } from '../../engine/examples/read-round.ts'
import type { Other, Written } from '../../engine/examples/read-round.ts'
import { parse } from '../../engine/load/parse.ts'
import type { WrittenAnswers } from '../../engine/answers.ts'
import { toAnswers } from '../../engine/answers.ts'

export function publishRound(framework: Framework, units: readonly RoundUnit[], setting: Setting): PublishedRound {
  const { results } = scoreRound(framework, units, setting)
  const ranked = rankRound(
    framework,
    units.map(({ id }) => ({ id, result: results[id]! })),
  )
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  return {
    setting,
    units: ranked.map(({ id, place }) => ({
      unit: { id, name: `Đơn vị ${id}` },
      place,
      final: results[id]!,
      answers: { final: byId.get(id)!.answers },
    })),
  }
}

interface ExamplesFile {
  readonly period: Setting['period']
  readonly survey: boolean
  readonly answer_sets?: Readonly<Record<string, WrittenAnswers>>
  readonly cases: readonly (Written & { readonly others?: readonly Other[]; readonly survey?: boolean })[]
}

/** Every round that an examples file describes; and all its cases as the units of one round. */
export function roundsOfExamples(text: string, framework: Framework): readonly PublishedRound[] {
  const source = parse(text, 'examples.yaml')
  if (source.kind === 'refused') throw new Error(JSON.stringify(source.problems))
  const { places } = source.value
  const file = source.value.value as unknown as ExamplesFile
  const sets = new Map(
    Object.entries(file.answer_sets ?? {}).map(([name, set]) => [name, toAnswers(set, framework, places, [])]),
  )
  const reading = { framework, places, sets, problems: [] }
  const rounds = file.cases.flatMap(({ others, survey = file.survey, ...self }) => {
    if (!others) return []
    const units = [
      readUnit('self', self, reading),
      ...others.flatMap((other, index) => readOthers(other, index, reading)),
    ]
    return [publishRound(framework, units, { period: file.period, survey })]
  })
  const together = file.cases.map((one, at) => readUnit(`case-${at + 1}`, one, reading))
  return [...rounds, publishRound(framework, together, { period: file.period, survey: file.survey })]
}
