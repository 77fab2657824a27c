import { canonicalJson } from '../../engine/index.ts'
import type { Answer, Json } from '../../engine/index.ts'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { SavedAnswer } from '../http/schemas.ts'
import { earned } from '../kept-sheets.ts'
import { presentAnswer } from '../present.ts'
import { append } from '../store/journal.ts'
import { prepared } from '../store/prepared.ts'
import type { AnswerTable } from '../store/tables.ts'
import { isComplete, refuseAdjusted, refuseInvalid } from './answer-problems.ts'
import { bump, objectOf, officePart, openAssessment, refuseClosed } from './open-assessment.ts'

export interface SaveAnswer {
  readonly assessment: string
  readonly criterion: string
  /** The revision that the office changes; 0: there is none yet. */
  readonly rev: number
  readonly answer: Answer
  readonly note: string
}

/** Saves an office's answer. An answer without inputs clears it, and keeps counting its revisions. */
export async function saveAnswer(deps: Deps, actor: Actor, input: SaveAnswer): Promise<SavedAnswer> {
  const { saved, keep } = await deps.store.write(actor.authority, async (tx) => {
    const now = deps.now()
    const opened = await openAssessment(tx, actor, 'save answer', input.assessment)
    const part = officePart(opened.framework, input.criterion)
    refuseClosed(opened, now)
    const [stored] = await stand(tx, {
      authority: actor.authority,
      assessment: input.assessment,
      criterion: input.criterion,
    })
    if ((stored?.rev ?? 0) !== input.rev) throw new Refusal('stale', { current: stored ? presentAnswer(stored) : null })
    refuseAdjusted(input.answer)
    refuseInvalid(part, input.answer, opened.framework)

    const { assessment, criterion, answer, note } = input
    const entry = await append(tx, now, actor, {
      action: 'answer-saved',
      object: objectOf(opened, part),
      round: opened.round.id,
      detail: { assessment, criterion, answer: answer as unknown as Json, note, rev: input.rev + 1 },
    })
    const row: AnswerTable = {
      authority_id: actor.authority,
      assessment_id: assessment,
      criterion,
      answer: canonicalJson(answer as unknown as Json),
      note,
      complete: part.inputs.length > 0 && isComplete(part, answer) ? 1 : 0,
      rev: input.rev + 1,
      by_id: actor.id,
      by_name: actor.name,
      at: entry.at,
    }
    await store(tx, row)
    const { points, keep } = await earned(tx, opened, criterion, answer)
    await bump(tx, opened)
    return { saved: { ...presentAnswer(row), assessment: { rev: opened.assessment.rev + 1, points } }, keep }
  })
  keep()
  return saved
}

const stand = prepared((db, given: Pick<SaveAnswer, 'assessment' | 'criterion'> & { readonly authority: string }) =>
  db
    .selectFrom('answer')
    .selectAll()
    .where('authority_id', '=', given.authority)
    .where('assessment_id', '=', given.assessment)
    .where('criterion', '=', given.criterion),
)

const store = prepared((db, row: AnswerTable) =>
  db
    .insertInto('answer')
    .values(row)
    .onConflict((known) => known.columns(['authority_id', 'assessment_id', 'criterion']).doUpdateSet(row)),
)
