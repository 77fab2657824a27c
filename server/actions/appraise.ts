import type { Static } from 'typebox'
import { canonicalJson } from '../../engine/index.ts'
import type { Answer, Json, Leaf } from '../../engine/index.ts'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { AppraisalInput, AppraisalRecord } from '../http/schemas.ts'
import { presentAppraisal } from '../present.ts'
import { answersOf, appraisalsOf } from '../store/assessments.ts'
import { append } from '../store/journal.ts'
import type { RoundRow } from '../store/rounds.ts'
import type { AppraisalTable } from '../store/tables.ts'
import { endOfDay } from '../workflow.ts'
import { isComplete, refuseIncomplete, refuseInvalid } from './answer-problems.ts'
import { bump, leafOf, objectOf, openAssessment } from './open-assessment.ts'

export interface Appraise {
  readonly assessment: string
  readonly criterion: string
  readonly rev: number
  readonly appraisal: Static<typeof AppraisalInput>
}

/** Decides one criterion of an assessment that was submitted, or closed when self-scoring ended. */
export function appraise(deps: Deps, actor: Actor, input: Appraise): Promise<AppraisalRecord> {
  return deps.store.write(async (tx) => {
    const now = deps.now()
    const { assessment, criterion } = input
    const opened = await openAssessment(tx, actor, 'appraise', assessment)
    const leaf = leafOf(opened.framework, criterion)
    if (actor.scopes !== undefined && leaf.scored_by !== 'survey') throw new Refusal('not-allowed')
    if (opened.assessment.state === 'open') throw new Refusal('not-submitted')
    const stored = (await appraisalsOf(tx, actor.authority, assessment)).find((row) => row.criterion === criterion)
    if ((stored?.rev ?? 0) !== input.rev)
      throw new Refusal('stale', { current: stored ? presentAppraisal(stored) : null })

    const row = (await answersOf(tx, actor.authority, assessment)).find((answer) => answer.criterion === criterion)
    const said = row === undefined ? null : (JSON.parse(row.answer) as Answer)
    const decided = decide(input.appraisal, leaf, opened.round, said !== null && isComplete(leaf, said) ? said : null)
    if (decided.decision !== 'accepted') {
      refuseInvalid(leaf, decided.answer, opened.framework)
      refuseIncomplete(leaf, decided.answer)
    }

    const { decision, answer, reason } = decided
    const late = now >= endOfDay(opened.round.appraisal_until)
    const entry = await append(tx, now, actor, {
      action: `answer-${decision}`,
      object: objectOf(opened, leaf),
      round: opened.round.id,
      detail: {
        assessment,
        criterion,
        answer: answer as unknown as Json,
        said: said as unknown as Json,
        reason,
        rev: input.rev + 1,
        late,
      },
    })
    const made: AppraisalTable = {
      authority_id: actor.authority,
      assessment_id: assessment,
      criterion,
      decision,
      answer: canonicalJson(answer as unknown as Json),
      reason,
      rev: input.rev + 1,
      by_id: actor.id,
      by_name: actor.name,
      at: entry.at,
    }
    await tx.replaceInto('appraisal').values(made).execute()
    await bump(tx, opened)
    return presentAppraisal(made)
  })
}

type Decided = Pick<AppraisalRecord, 'decision' | 'answer' | 'reason'>

/** Which decisions a criterion allows. `said`: the office's answer when it is whole. */
function decide(input: Appraise['appraisal'], leaf: Leaf, round: RoundRow, said: Answer | null): Decided {
  const byCouncil = leaf.scored_by !== 'appraisal'
  if (leaf.scored_by === 'survey' && round.survey === 0) throw new Refusal('no-survey')
  if (byCouncil && input.decision !== 'enter') throw new Refusal('not-for-change')
  switch (input.decision) {
    case 'accept':
      if (said === null) throw new Refusal('not-answered')
      return { decision: 'accepted', answer: said, reason: '' }
    case 'change':
      if (said === null) throw new Refusal('not-answered')
      return { decision: 'changed', ...reasoned(input) }
    case 'enter':
      if (byCouncil) return { decision: 'entered', answer: input.answer, reason: input.reason }
      // An office that never submitted may have left it open; then somebody has to fill the gap, with a reason.
      if (said !== null) throw new Refusal('not-for-entry')
      return { decision: 'entered', ...reasoned(input) }
    default:
      return input satisfies never
  }
}

/** The reason is stated once; points in place of the rule's carry it as well. */
function reasoned(input: { readonly answer: Answer; readonly reason: string }): Pick<Decided, 'answer' | 'reason'> {
  const { answer, reason } = input
  if (reason.trim() === '') throw new Refusal('reason-required')
  if (answer.adjusted === undefined || answer.adjusted.reason.trim() !== '') return { answer, reason }
  return { answer: { ...answer, adjusted: { points: answer.adjusted.points, reason } }, reason }
}
