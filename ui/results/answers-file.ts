/** The answers behind a result, as the file that `khung score` takes: whoever doubts a score can compute it again. */
import type { Answer, Answers } from '../../engine/live.ts'
import type { UnitResult } from '../api.ts'

export function answersFile({ final }: Pick<UnitResult, 'final'>, answers: Answers): string {
  const { framework, setting } = final
  const file = {
    framework: `${framework.id}@${framework.version}`,
    period: setting.period,
    survey: setting.survey,
    unit: setting.unit,
    answers: Object.fromEntries(
      Object.entries(answers)
        .map(([id, answer]) => [id, written(answer)] as const)
        .filter(([, values]) => Object.keys(values).length > 0),
    ),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** Inputs lie flat beside the claim and the appraiser's points. */
function written({ inputs, not_arising, adjusted }: Answer): Readonly<Record<string, unknown>> {
  return {
    ...inputs,
    ...(not_arising === undefined ? {} : { not_arising }),
    ...(adjusted === undefined ? {} : { adjusted: { points: adjusted.points, reason: adjusted.reason } }),
  }
}
