import type { Static } from 'typebox'
import { missing, parts } from '../../engine/index.ts'
import type { Answer } from '../../engine/index.ts'
import type { Actor, Deps } from '../deps.ts'
import { type ErrorPlace, place, Refusal } from '../http/refusal.ts'
import type { Receipt } from '../http/schemas.ts'
import { handsIn } from '../policy.ts'
import { presentAssessment } from '../present-round.ts'
import { answersOf, evidenceOf } from '../store/assessments.ts'
import { append } from '../store/journal.ts'
import { lastChange } from '../store/last-change.ts'
import type { Tx } from '../store/open.ts'
import type { AnswerTable, EvidenceTable } from '../store/tables.ts'
import { dayInVietnam } from '../workflow.ts'
import { nameOf, objectOf, type Opened, openAssessment, refuseClosed } from './open-assessment.ts'

/** Hands the self-assessment in: whole, with its evidence, and from now on as it stands. */
export function submit(
  deps: Deps,
  actor: Actor,
  input: { readonly assessment: string; readonly rev: number },
): Promise<Static<typeof Receipt>> {
  return deps.store.write(actor.authority, async (tx) => {
    const now = deps.now()
    const opened = await openAssessment(tx, actor, 'submit assessment', input.assessment)
    if (!handsIn(actor.role, opened.round)) throw new Refusal('leader-confirms')
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
        ready_at: null,
        returned_reason: null,
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
export function gaps(
  { framework }: Opened,
  answers: readonly AnswerTable[],
  files: readonly EvidenceTable[],
): readonly ErrorPlace[] {
  const given = new Map(answers.map((row) => [row.criterion, row]))
  return parts(framework)
    .filter((part) => part.scored_by === 'appraisal')
    .flatMap((part) => {
      const pointer = `/answers/${part.id}`
      const criterion = nameOf(part)
      const row = given.get(part.id)
      const answer = row && (JSON.parse(row.answer) as Answer)
      if (missing(part, answer).length > 0) return [place(pointer, 'unanswered', { criterion })]
      if (answer?.not_arising !== undefined || (row?.note ?? '').trim() !== '') return []
      return part.evidence
        .filter(
          (paper) =>
            paper.required && !files.some((file) => file.criterion === part.id && file.requirement === paper.id),
        )
        .map((paper) => place(pointer, 'evidence-missing', { criterion, evidence: paper.label.vi }))
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
