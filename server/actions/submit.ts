import type { Static } from 'typebox'
import { leaves } from '../../engine/index.ts'
import type { Actor, Deps } from '../deps.ts'
import { type ErrorPlace, place, Refusal } from '../http/refusal.ts'
import type { Receipt } from '../http/schemas.ts'
import { presentAssessment } from '../present-round.ts'
import { answersOf, evidenceOf } from '../store/assessments.ts'
import { append } from '../store/journal.ts'
import { lastChange } from '../store/last-change.ts'
import type { Tx } from '../store/open.ts'
import type { AnswerTable, EvidenceTable } from '../store/tables.ts'
import { dayInVietnam } from '../workflow.ts'
import { objectOf, type Opened, openAssessment, refuseClosed } from './open-assessment.ts'

/** Hands the self-assessment in: whole, with its evidence, and from now on as it stands. */
export function submit(
  deps: Deps,
  actor: Actor,
  input: { readonly assessment: string; readonly rev: number },
): Promise<Static<typeof Receipt>> {
  return deps.store.write(async (tx) => {
    const now = deps.now()
    const opened = await openAssessment(tx, actor, 'submit assessment', input.assessment)
    refuseClosed(opened, now)
    if (opened.assessment.rev !== input.rev) {
      const current = await presentAssessment(tx, actor, opened, now)
      throw new Refusal('stale', { current, changed: await lastChange(tx, opened.round, input.assessment) })
    }
    const answers = await answersOf(tx, actor.authority, input.assessment)
    const evidence = await evidenceOf(tx, actor.authority, input.assessment)
    const errors = gaps(opened, answers, evidence)
    if (errors.length > 0) throw new Refusal('not-ready', { errors, params: { count: String(errors.length) } })

    const number = await nextNumber(tx, actor.authority, dayInVietnam(now).slice(0, 4))
    const entry = await append(tx, now, actor, {
      action: 'assessment-submitted',
      object: objectOf(opened),
      round: opened.round.id,
      detail: {
        assessment: input.assessment,
        receipt: number,
        answers: answers.length,
        evidence: evidence.map((file) => file.sha256),
      },
    })
    await tx
      .updateTable('assessment')
      .set({
        state: 'submitted',
        submitted_at: entry.at,
        receipt_number: number,
        receipt_hash: entry.hash,
        rev: opened.assessment.rev + 1,
      })
      .where('authority_id', '=', actor.authority)
      .where('id', '=', input.assessment)
      .execute()
    return { number, at: entry.at, hash: entry.hash }
  })
}

/** What is missing: answers, and required papers that are neither attached nor explained. */
function gaps(
  { framework }: Opened,
  answers: readonly AnswerTable[],
  files: readonly EvidenceTable[],
): readonly ErrorPlace[] {
  const given = new Map(answers.map((row) => [row.criterion, row]))
  return leaves(framework)
    .filter((leaf) => leaf.scored_by === 'appraisal')
    .flatMap((leaf) => {
      const pointer = `/answers/${leaf.id}`
      const answer = given.get(leaf.id)
      if (answer === undefined || answer.complete === 0)
        return [place(pointer, 'unanswered', { criterion: leaf.number })]
      const claimed = 'not_arising' in (JSON.parse(answer.answer) as object)
      if (claimed || answer.note.trim() !== '') return []
      return leaf.evidence
        .filter(
          (paper) =>
            paper.required && !files.some((file) => file.criterion === leaf.id && file.requirement === paper.id),
        )
        .map((paper) => place(pointer, 'evidence-missing', { criterion: leaf.number, evidence: paper.label.vi }))
    })
}

/** "2026-0001", counted from 1 in each year. */
async function nextNumber(tx: Tx, authority: string, year: string): Promise<string> {
  const last = await tx
    .selectFrom('assessment')
    .select('receipt_number')
    .where('authority_id', '=', authority)
    .where('receipt_number', 'like', `${year}-%`)
    .orderBy((row) => row.fn('length', ['receipt_number']), 'desc')
    .orderBy('receipt_number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const count = Number(last?.receipt_number?.slice(5) ?? 0) + 1
  return `${year}-${String(count).padStart(4, '0')}`
}
