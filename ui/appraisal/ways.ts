/** Which decisions a criterion allows, and what a filled-in decision sends. Pure; the server decides the same way. */
import { checkPart, missing, readNumber } from '../../engine/live.ts'
import type { Answer, Decimal, Framework, Leaf, Part, Result } from '../../engine/live.ts'
import type { AppraisalInput, AppraisalRecord, EvidenceLink } from '../api.ts'
import { problemWords, unreadableWords } from '../fields/problem-words.ts'
import { maximum } from '../format.ts'
import { compare, maximumOf, subtract } from '../results/scores.ts'
import { answerOf, missingEvidence, unreadable } from '../self-score/entry.ts'
import type { Entry } from '../self-score/entry.ts'
import { leafOf } from '../sheets.ts'
import { text } from '../text.ts'

/**
 * judge: accept or change what the office answered. fill: the office left it open, the council
 * states it with a reason. enter: no office answers it. none: it does not count in this round.
 */
export type Way = 'judge' | 'fill' | 'enter' | 'none'

export function wayOf(leaf: Part, said: Answer | undefined, survey: boolean): Way {
  if (leaf.scored_by === 'survey' && !survey) return 'none'
  if (leaf.scored_by !== 'appraisal') return 'enter'
  // What asks nothing is answered by what it reads.
  return (said !== undefined || leaf.inputs.length === 0) && missing(leaf, said).length === 0 ? 'judge' : 'fill'
}

export function isWaiting(way: Way, record: AppraisalRecord | undefined): boolean {
  return way !== 'none' && record === undefined
}

/** What deserves a look before it is accepted: a claim that nothing arose, or missing required evidence. */
export function needsLook(leaf: Part, entry: Entry, files: readonly EvidenceLink[]): boolean {
  return entry.claim !== null || missingEvidence(leaf, entry, files).length > 0
}

/** Whether some criterion's points, or what becomes of it, differ by more than the tolerance; so the server asks for a second. */
export function isLarge(all: readonly Leaf[], before: Result, after: Result, tolerance: Decimal): boolean {
  return all.some(({ id }) => {
    const [was, is] = [leafOf(before, id)?.outcome, leafOf(after, id)?.outcome]
    if (was === undefined || is === undefined) return false
    if (was.kind !== is.kind) return true
    if (!('points' in was && 'points' in is)) return false
    const moved = compare(was.points, is.points) < 0 ? subtract(is.points, was.points) : subtract(was.points, is.points)
    return compare(moved, tolerance) > 0
  })
}

export interface Draft {
  readonly mode: 'facts' | 'points'
  readonly entry: Entry
  /** As typed. */
  readonly points: string
  readonly reason: string
}

export interface DraftProblem {
  /** The end of the field's id: an input, "points", "reason" or "claim". */
  readonly field: string
  readonly text: string
}

export type Reading =
  | { readonly kind: 'input'; readonly input: AppraisalInput }
  | { readonly kind: 'problems'; readonly problems: readonly DraftProblem[] }

/** What the draft would send, or everything that is wrong with it. */
export function readDraft(leaf: Part, framework: Framework, way: Way, draft: Draft): Reading {
  const reason = draft.reason.normalize('NFC').trim()
  const facts =
    draft.mode === 'points' ? readPoints(leaf, framework, draft, reason) : readFacts(leaf, framework, draft, reason)
  const problems = [
    ...facts.problems,
    ...(way !== 'enter' && reason === '' ? [{ field: 'reason', text: text('decide.reason-missing') }] : []),
  ]
  if (problems.length > 0) return { kind: 'problems', problems }
  return { kind: 'input', input: { decision: way === 'judge' ? 'change' : 'enter', answer: facts.answer, reason } }
}

interface Read {
  readonly answer: Answer
  readonly problems: readonly DraftProblem[]
}

function readPoints(leaf: Part, framework: Framework, draft: Draft, reason: string): Read {
  const { inputs } = answerOf(leaf, { ...draft.entry, claim: null })
  const typed = readNumber(draft.points, { type: 'decimal', decimals: framework.rounding.criterion })
  if (typed.kind !== 'number') {
    const words =
      typed.kind === 'empty'
        ? text('decide.points-missing')
        : typed.code === 'too-many-decimals'
          ? text('field.too-many-decimals', { decimals: framework.rounding.criterion })
          : text('field.not-a-number')
    return { answer: { inputs }, problems: [{ field: 'points', text: words }] }
  }
  // The reason is asked once and checked once, below.
  const answer = { inputs, adjusted: { points: typed.value, reason: reason || '…' } }
  const problems = checkPart(leaf, answer, framework).filter(({ path }) => path === 'adjusted')
  const range = text('decide.points-range', { max: leaf.kind === 'leaf' ? maximum(maximumOf(framework, leaf)) : '' })
  return { answer, problems: problems.map(() => ({ field: 'points', text: range })) }
}

function readFacts(leaf: Part, framework: Framework, draft: Draft, reason: string): Read {
  const { entry } = draft
  // A claim carries a reason of its own; where the office gave none, it is the council's.
  const claim = entry.claim === null ? null : entry.claim.trim() || reason || '…'
  const answer = answerOf(leaf, { ...entry, claim })
  const unread = unreadable(leaf, entry)
  const open = missing(leaf, answer).filter((id) => !unread.includes(id))
  return {
    answer,
    problems: [
      ...unread.flatMap((id) => {
        const input = leaf.inputs.find((one) => one.id === id)
        return input ? [{ field: id, text: unreadableWords(input, entry.texts[id] ?? '') }] : []
      }),
      ...open.map((id) => ({ field: id, text: text('decide.fact-missing') })),
      ...checkPart(leaf, answer, framework).map((one) => ({
        field: one.path === 'not_arising' ? 'claim' : one.path,
        text: problemWords(leaf.inputs, one),
      })),
    ],
  }
}
