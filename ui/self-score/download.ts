/** The draft as a file: the answers file of `khung score`, as a last resort when nothing else works. */
import { answerOf } from './entry.ts'
import type { SelfScore } from './self-score.ts'

function draftFile(work: SelfScore): string {
  const { round, unit } = work.assessment
  const answers = work.parts.flatMap((leaf) => {
    const { inputs, not_arising: claim } = answerOf(leaf, work.entry(leaf.id))
    if (claim !== undefined) return [[leaf.id, { not_arising: claim }]]
    return Object.keys(inputs).length === 0 ? [] : [[leaf.id, inputs]]
  })
  const file = {
    framework: `${round.framework.id}@${round.framework.version}`,
    unit: unit.name,
    period: round.period,
    survey: round.survey,
    answers: Object.fromEntries(answers) as unknown,
    notes: Object.fromEntries(
      work.parts.flatMap(({ id }) => (work.entry(id).note === '' ? [] : [[id, work.entry(id).note]])),
    ) as unknown,
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

export function downloadDraft(work: SelfScore): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([draftFile(work)], { type: 'application/json' }))
  link.download = `ban-nhap-${work.assessment.id}.json`
  link.click()
  // The browser has taken the file by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000)
}
