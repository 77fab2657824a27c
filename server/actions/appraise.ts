import type { Static } from 'typebox'
import { canonicalJson } from '../../engine/index.ts'
import type { Answer, Json, Part } from '../../engine/index.ts'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { AppraisalInput, AppraisalRecord, AppraisalWaiting } from '../http/schemas.ts'
import { byCriterion, presentAppraisal } from '../present.ts'
import { answersOf, appraisalsOf } from '../store/assessments.ts'
import { append } from '../store/journal.ts'
import type { RoundRow } from '../store/rounds.ts'
import type { AppraisalTable, ProposalTable } from '../store/tables.ts'
import { ownSheets, sheetsOf } from '../store/delegations.ts'
import type { Tx } from '../store/open.ts'
import { settle } from '../store/proposals.ts'
import { withdrawnRev } from '../store/withdrawals.ts'
import { isLate } from '../workflow.ts'
import { isComplete, refuseIncomplete, refuseInvalid } from './answer-problems.ts'
import { bump, objectOf, openAssessment, type Opened, partOf } from './open-assessment.ts'
import { type Decided, look } from './second-look.ts'
import { refuseNoReason } from './reason.ts'

export interface Appraise {
  readonly assessment: string
  readonly criterion: string
  readonly rev: number
  readonly appraisal: Static<typeof AppraisalInput>
}

/**
 * Decides one part of an assessment that was submitted, or closed when self-scoring ended. To enter the survey is the
 * same for its criteria alone; any other is not there for whoever may do no more.
 */
export function appraise(
  deps: Deps,
  actor: Actor,
  input: Appraise,
  action: 'appraise' | 'enter survey' = 'appraise',
): Promise<AppraisalRecord | AppraisalWaiting> {
  return deps.store.write(actor.authority, async (tx) => {
    const now = deps.now()
    const { assessment, criterion } = input
    const opened = await openAssessment(tx, actor, action, assessment)
    const part = partOf(opened.framework, criterion)
    if (action === 'enter survey' && part.scored_by !== 'survey') throw new Refusal('not-found')
    if (opened.assessment.state === 'open') throw new Refusal('not-submitted')
    const own = await ownSheets(tx, actor, opened.round)
    if (own !== null && !own.includes(sheetsOf(opened.framework).get(criterion) ?? ''))
      throw new Refusal('not-delegated')
    const stored = (await appraisalsOf(tx, actor.authority, assessment)).find((row) => row.criterion === criterion)
    if ((stored?.rev ?? 0) !== input.rev)
      throw new Refusal('stale', { current: stored ? presentAppraisal(stored) : null })

    const answers = await answersOf(tx, actor.authority, assessment)
    const row = answers.find((answer) => answer.criterion === criterion)
    const said = row === undefined ? unasked(part) : (JSON.parse(row.answer) as Answer)
    const wanted = decide(input.appraisal, part, opened.round, said !== null && isComplete(part, said) ? said : null)
    if (wanted.decision !== 'accepted') {
      refuseInvalid(part, wanted.answer, opened.framework)
      refuseIncomplete(part, wanted.answer)
    }
    const all = byCriterion(answers, (answer) => JSON.parse(answer.answer) as Answer)
    const looked = await look(tx, now, actor, opened, { criterion, said, answers: all, decided: wanted, stored })
    if (looked.kind === 'waiting') {
      await bump(tx, opened)
      return { waiting: looked.waiting }
    }
    const { decided, proposals } = looked

    const made = await keepDecision(tx, now, actor, opened, { part, said, decided, stored, proposals })
    if (proposals.length > 0) await settle(tx, actor.authority, assessment, criterion)
    await bump(tx, opened)
    return presentAppraisal(made)
  })
}

interface Kept {
  readonly part: Part
  readonly said: Answer | null
  readonly decided: Decided
  /** What it replaces. */
  readonly stored: AppraisalTable | undefined
  readonly proposals: readonly ProposalTable[]
}

/** The journal and the row say the same, in one transaction. */
export async function keepDecision(
  tx: Tx,
  now: Date,
  actor: Actor,
  opened: Opened,
  { part, said, decided, stored, proposals }: Kept,
): Promise<AppraisalTable> {
  const { id: assessment } = opened.assessment
  const { id: criterion } = part
  const rev = 1 + (stored?.rev ?? (await withdrawnRev(tx, actor.authority, assessment, criterion)))
  const { decision, answer, reason } = decided
  const late = isLate(opened.round, now)
  const entry = await append(tx, now, actor, {
    action: `answer-${decision}`,
    object: objectOf(opened, part),
    round: opened.round.id,
    detail: {
      assessment,
      criterion,
      answer: answer as unknown as Json,
      said: said as unknown as Json,
      reason,
      rev,
      late,
      ...(proposals.length > 0 && { proposals: proposals.map(toldOf) }),
    },
  })
  const made: AppraisalTable = {
    authority_id: actor.authority,
    assessment_id: assessment,
    criterion,
    decision,
    answer: canonicalJson(answer as unknown as Json),
    reason,
    rev,
    by_id: actor.id,
    by_name: actor.name,
    at: entry.at,
    late: late ? 1 : 0,
  }
  await tx
    .insertInto('appraisal')
    .values(made)
    .onConflict((known) => known.columns(['authority_id', 'assessment_id', 'criterion']).doUpdateSet(made))
    .execute()
  return made
}

/** What a proposal under seal was. Who made it is an id: a name could not be erased from the journal. */
const toldOf = ({ by_id, decision, answer, reason, seal, at }: ProposalTable): Json => ({
  by_id,
  decision,
  answer: JSON.parse(answer) as Json,
  reason,
  seal,
  at,
})

/** A criterion that only reads shared names is answered by them. */
export const unasked = (part: Part): Answer | null =>
  part.kind === 'leaf' && part.inputs.length === 0 ? { inputs: {} } : null

/** Which decisions a criterion allows. `said`: the office's answer when it is whole. */
function decide(input: Appraise['appraisal'], part: Part, round: RoundRow, said: Answer | null): Decided {
  const byCouncil = part.scored_by !== 'appraisal'
  if (part.scored_by === 'survey' && round.survey === 0) throw new Refusal('no-survey')
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
  refuseNoReason(reason)
  if (answer.adjusted === undefined || answer.adjusted.reason.trim() !== '') return { answer, reason }
  return { answer: { ...answer, adjusted: { points: answer.adjusted.points, reason } }, reason }
}
