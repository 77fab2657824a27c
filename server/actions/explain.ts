/**
 * Explanations as an official record: an appraiser asks about a criterion, the office answers while the
 * round is in clarification, with words and further papers.
 */
import type { Actor, Deps } from '../deps.ts'
import { type ErrorPlace, place, Refusal } from '../http/refusal.ts'
import type { ExplanationRecord } from '../http/schemas.ts'
import { presentExplanation } from '../present.ts'
import { saidOf } from '../standings.ts'
import { explanationsOf, roundExplanations } from '../store/explanations.ts'
import { append } from '../store/journal.ts'
import type { Tx } from '../store/open.ts'
import type { RoundRow } from '../store/rounds.ts'
import { extensionsOf } from '../store/stages.ts'
import type { ExplanationTable } from '../store/tables.ts'
import { endOfDay } from '../workflow.ts'
import { bump, nameOf, objectOf, openAssessment, partOf, refusePast } from './open-assessment.ts'

interface Input {
  readonly assessment: string
  readonly criterion: string
  readonly rev: number
  readonly words: string
}

/** Marks a criterion as "needs explanation"; no words take the question back while nobody answered. */
export function askExplanation(deps: Deps, actor: Actor, input: Input): Promise<ExplanationRecord | null> {
  return deps.store.write(actor.authority, async (tx) => {
    const { assessment, criterion, words } = input
    const opened = await openAssessment(tx, actor, 'ask explanation', assessment)
    const part = partOf(opened.framework, criterion)
    if (opened.round.clarification_until === null) throw new Refusal('no-clarification')
    if (opened.assessment.state === 'open') throw new Refusal('not-submitted')
    const stored = await storedFor(tx, actor, input)
    if (stored !== undefined && stored.answer !== null) throw new Refusal('explained')
    const question = words.trim()
    const entry = await append(tx, deps.now(), actor, {
      action: question === '' ? 'explanation-withdrawn' : 'explanation-asked',
      object: objectOf(opened, part),
      round: opened.round.id,
      detail: { assessment, criterion, question, rev: input.rev + 1 },
    })
    await bump(tx, opened)
    if (question === '') {
      await tx
        .deleteFrom('explanation')
        .where('authority_id', '=', actor.authority)
        .where('assessment_id', '=', assessment)
        .where('criterion', '=', criterion)
        .execute()
      return null
    }
    const asked = { question, asked_by_id: actor.id, asked_by: actor.name, asked_at: entry.at, rev: input.rev + 1 }
    const row: ExplanationTable = stored
      ? { ...stored, ...asked }
      : { authority_id: actor.authority, assessment_id: assessment, criterion, ...unanswered, ...asked }
    await keep(tx, row)
    return presentExplanation(row)
  })
}

const unanswered = { answer: null, answered_by_id: null, answered_by: null, answered_at: null }

/** The office's answer; it may be improved until the stage ends. */
export function answerExplanation(deps: Deps, actor: Actor, input: Input): Promise<ExplanationRecord> {
  return deps.store.write(actor.authority, async (tx) => {
    const now = deps.now()
    const { assessment, criterion, words } = input
    const opened = await openAssessment(tx, actor, 'answer explanation', assessment)
    const part = partOf(opened.framework, criterion)
    refusePast(opened, now)
    const stored = await storedFor(tx, actor, input)
    if (stored === undefined) throw new Refusal('not-asked')
    if (words.trim() === '') throw new Refusal('words-required')
    const entry = await append(tx, now, actor, {
      action: 'explanation-answered',
      object: objectOf(opened, part),
      round: opened.round.id,
      detail: { assessment, criterion, question: stored.question, answer: words, rev: input.rev + 1 },
    })
    const answered = { answer: words, answered_by_id: actor.id, answered_by: actor.name, answered_at: entry.at }
    const row: ExplanationTable = { ...stored, ...answered, rev: input.rev + 1 }
    await keep(tx, row)
    await bump(tx, opened)
    return presentExplanation(row)
  })
}

async function storedFor(tx: Tx, actor: Actor, input: Input): Promise<ExplanationTable | undefined> {
  const all = await explanationsOf(tx, actor.authority, input.assessment)
  const stored = all.find(({ criterion }) => criterion === input.criterion)
  if ((stored?.rev ?? 0) !== input.rev)
    throw new Refusal('stale', { current: stored ? presentExplanation(stored) : null })
  return stored
}

async function keep(tx: Tx, row: ExplanationTable): Promise<void> {
  await tx
    .insertInto('explanation')
    .values(row)
    .onConflict((conflict) => conflict.columns(['authority_id', 'assessment_id', 'criterion']).doUpdateSet(row))
    .execute()
}

/** Clarification ends once everything is explained, or the last day of those who did not is over. */
export async function refuseUnexplained(tx: Tx, round: RoundRow, now: Date): Promise<void> {
  const extended = await extensionsOf(tx, round.authority_id, round.id, 'clarification')
  const asked = await roundExplanations(tx, round.authority_id, round.id)
  const said = await saidOf(tx, round)
  const errors = said.flatMap(({ framework, assessment: { id, unit_name } }) => {
    const until = extended.get(id)?.until ?? round.clarification_until
    if (until !== null && now >= endOfDay(until)) return []
    return asked
      .filter((one) => one.assessment_id === id && one.answer === null)
      .map(({ criterion }): ErrorPlace =>
        place(`/assessments/${id}/${criterion}`, 'unexplained', {
          unit: unit_name,
          criterion: nameOf(partOf(framework, criterion)),
        }),
      )
  })
  if (errors.length > 0) throw new Refusal('not-ready', { errors, params: { count: String(errors.length) } })
}
