/**
 * Four eyes, where the round asks for them: a change above its tolerance is a proposal until a second appraiser,
 * who does not see it, comes to the same. Where the two differ, the chair decides. What was settled so is changed in
 * the same way, and not taken back by one.
 */
import { randomUUID } from 'node:crypto'
import { canonicalJson, leaves, score, sha256 } from '../../engine/index.ts'
import type {
  Answer,
  Answers,
  Framework,
  Json,
  LeafOutcome,
  LeafResult,
  NodeResult,
  Result,
} from '../../engine/index.ts'
import type { Actor } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { AppraisalRecord } from '../http/schemas.ts'
import { append } from '../store/journal.ts'
import { proposalsOf } from '../store/proposals.ts'
import type { Tx } from '../store/open.ts'
import { unitSettingOf } from '../store/rounds.ts'
import type { AppraisalTable, ProposalTable } from '../store/tables.ts'
import { objectOf, type Opened, partOf } from './open-assessment.ts'

export type Decided = Pick<AppraisalRecord, 'decision' | 'answer' | 'reason'>

export type Looked =
  /** It counts: agreed by two, or decided by a third; or no second look is needed. `proposals`: what it settles. */
  | { readonly kind: 'settled'; readonly decided: Decided; readonly proposals: readonly ProposalTable[] }
  | { readonly kind: 'waiting'; readonly waiting: 'second' | 'third' }

interface Look {
  readonly criterion: string
  readonly said: Answer | null
  /** All that the office answered: a fact moves other criteria with it. */
  readonly answers: Answers
  readonly decided: Decided
  /** The decision that stands. */
  readonly stored: AppraisalTable | undefined
}

export async function look(tx: Tx, now: Date, actor: Actor, opened: Opened, given: Look): Promise<Looked> {
  const { round, assessment } = opened
  const { criterion, decided } = given
  if (round.tolerance === null) return { kind: 'settled', decided, proposals: [] }
  const all = await proposalsOf(tx, actor.authority, assessment.id)
  const proposals = all.filter((one) => one.criterion === criterion)
  const others = proposals.filter(({ by_id }) => by_id !== actor.id)
  // Two differ: the chair decides, also where the chair is one of them; either of the two may still come round.
  if (proposals.length > 1 && actor.role === 'chair') return { kind: 'settled', decided, proposals }
  if (others.length > 1) throw new Refusal('third-decides')
  const [other] = others
  if (other === undefined) {
    const mine = !isLarge(opened, given, round.tolerance) && !tookTwo(opened, given)
    if (mine) return { kind: 'settled', decided, proposals }
    await propose(tx, now, actor, opened, given)
    return { kind: 'waiting', waiting: 'second' }
  }
  if (same(other, decided)) return { kind: 'settled', decided: joined(other, decided), proposals }
  await propose(tx, now, actor, opened, given)
  return { kind: 'waiting', waiting: 'third' }
}

/** Whether the decision that stands was one that nobody makes alone. */
export function tookTwo(opened: Opened, given: Omit<Look, 'decided'>): boolean {
  const { tolerance } = opened.round
  if (tolerance === null || given.stored === undefined) return false
  const { decision, answer, reason } = given.stored
  return isLarge(opened, { ...given, decided: { decision, answer: JSON.parse(answer) as Answer, reason } }, tolerance)
}

/** Alike in what counts; each has reasons of their own. */
function same({ answer }: ProposalTable, decided: Decided): boolean {
  const counts = ({ inputs, not_arising, adjusted }: Answer): string =>
    canonicalJson({
      inputs: adjusted === undefined ? inputs : {},
      claimed: not_arising !== undefined,
      points: adjusted === undefined ? null : String(Number(adjusted.points)),
    })
  return counts(JSON.parse(answer) as Answer) === counts(decided.answer)
}

const joined = (first: ProposalTable, decided: Decided): Decided => ({
  ...decided,
  reason: [first.reason, decided.reason]
    .filter((reason, at, all) => reason !== '' && all.indexOf(reason) === at)
    .join('\n'),
})

async function propose(tx: Tx, now: Date, actor: Actor, opened: Opened, { criterion, decided }: Look): Promise<void> {
  const { decision, reason } = decided
  const answer = canonicalJson(decided.answer as unknown as Json)
  const seal = randomUUID()
  // Other appraisers read the journal: it holds what was proposed under a seal until it is decided.
  const entry = await append(tx, now, actor, {
    action: 'answer-proposed',
    object: objectOf(opened, partOf(opened.framework, criterion)),
    round: opened.round.id,
    detail: {
      assessment: opened.assessment.id,
      criterion,
      sealed: sha256(canonicalJson({ seal, decision, answer, reason })),
    },
  })
  const row = { by_name: actor.name, decision, answer, reason, seal, at: entry.at }
  const key = { authority_id: actor.authority, assessment_id: opened.assessment.id, criterion, by_id: actor.id }
  await tx
    .insertInto('proposal')
    .values({ ...key, ...row })
    .onConflict((conflict) =>
      conflict.columns(['authority_id', 'assessment_id', 'criterion', 'by_id']).doUpdateSet(row),
    )
    .execute()
}

/** Whether some criterion's points, or what becomes of it, change by more than the tolerance. */
function isLarge({ framework, round, assessment }: Opened, given: Look, tolerance: string): boolean {
  if (given.said === null) return false
  const setting = unitSettingOf(round, framework, assessment)
  const [before, after] = [given.said, given.decided.answer].map((answer) =>
    outcomesOf(score(framework, { ...given.answers, [given.criterion]: answer }, setting)),
  )
  return leaves(framework).some(({ id }) => {
    const [was, is] = [before?.get(id), after?.get(id)]
    if (was === undefined || is === undefined) return false
    return was.kind !== is.kind || distance(framework, was, is) > units(framework, tolerance)
  })
}

const units = ({ rounding }: Framework, decimal: string): number =>
  Math.round(Number(decimal) * 10 ** rounding.criterion)

const distance = (framework: Framework, was: LeafOutcome, is: LeafOutcome): number =>
  'points' in was && 'points' in is ? Math.abs(units(framework, was.points) - units(framework, is.points)) : 0

function outcomesOf({ domains, bonus, penalty }: Result): ReadonlyMap<string, LeafOutcome> {
  const below = (node: NodeResult): readonly LeafResult[] =>
    node.kind === 'leaf' ? [node] : node.children.flatMap(below)
  const all = [...domains.flatMap(below), ...(bonus?.children ?? []), ...(penalty?.children ?? [])]
  return new Map(all.map(({ id, outcome }) => [id, outcome]))
}
