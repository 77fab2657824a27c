/**
 * The appraisal of one unit while it is worked on: what the office said, what the council
 * decided, and both results. It outlives a change of page, so that sending goes on.
 */
import { leaves, parts, score } from '../../engine/live.ts'
import type { Answer, Answers, Framework, LeafResult, Part, Result, Setting } from '../../engine/live.ts'
import type {
  AnswerRecord,
  AppraisalRecord,
  AppraisalWaiting,
  Assessment,
  EvidenceLink,
  ExplanationRecord,
} from '../api.ts'
import { get, put, Unreachable } from '../client.ts'
import { leafOf, sheetOf } from '../sheets.ts'
import { KeptWords } from '../self-score/kept-words.ts'
import { Decisions } from './decisions.ts'
import { DecisionDrafts } from './drafts.ts'
import { isLarge, isWaiting, wayOf } from './ways.ts'
import type { Way } from './ways.ts'

const open = new Map<string, Appraisal>()

/**
 * Opens or refreshes; the pages of one assessment share it. Where the server gives no answer,
 * work goes on with what is here.
 */
export async function openAppraisal(id: string, user: string): Promise<Appraisal> {
  const known = open.get(`${user} ${id}`)
  const before = known?.decisions.revisions()
  let assessment: Assessment
  try {
    assessment = await get<Assessment>(`/assessments/${encodeURIComponent(id)}`)
  } catch (cause) {
    if (!known || !(cause instanceof Unreachable)) throw cause
    known.reached = false
    return known
  }
  const framework = known?.framework ?? (await get<Framework>(`/assessments/${encodeURIComponent(id)}/framework`))
  return shareAppraisal(assessment, framework, user, before)
}

type Revisions = ReadonlyMap<string, number>

/** What is known of each before the server is asked. */
export const knownRevisions = (some: readonly Appraisal[]): ReadonlyMap<string, Revisions> =>
  new Map(some.map(({ assessment, decisions }) => [assessment.id, decisions.revisions()]))

/** The one appraisal of this assessment, with what the server just said. `before`: what was known when it was asked. */
export function shareAppraisal(
  assessment: Assessment,
  framework: Framework,
  user: string,
  before: Revisions | undefined,
): Appraisal {
  const key = `${user} ${assessment.id}`
  const known = open.get(key)
  if (known) {
    known.refresh(assessment, before)
    return known
  }
  const made = new Appraisal(assessment, framework, user)
  addEventListener('online', () => void openAppraisal(assessment.id, user).catch(() => {}))
  open.set(key, made)
  return made
}

export class Appraisal extends EventTarget {
  readonly parts: readonly Part[]
  readonly decisions: Decisions
  /** Whether the server answered when it was last asked. */
  reached = true
  /** Grows with every change, for what is drawn from it. */
  version = 0
  #self: Result | undefined
  #final: Result | undefined
  #decided: Result | undefined
  /** What is being decided and not yet given, by criterion: it stays while one looks at another. */
  readonly drafts: DecisionDrafts
  /** Questions and notes that are being written. */
  readonly words: KeptWords
  readonly #frozen = new Map<string, Result>()
  readonly #large = new Map<string, { record: AppraisalRecord; assessment: Assessment; large: boolean }>()

  constructor(
    public assessment: Assessment,
    readonly framework: Framework,
    user: string,
  ) {
    super()
    this.parts = parts(framework)
    this.drafts = new DecisionDrafts(user, assessment.id)
    this.words = new KeptWords(user, assessment.id)
    this.decisions = new Decisions({
      put: (criterion, input, rev) =>
        put<AppraisalRecord | AppraisalWaiting>(
          `/assessments/${encodeURIComponent(this.assessment.id)}/appraisals/${encodeURIComponent(criterion)}`,
          input,
          rev,
        ),
      changed: () => this.#changed(),
    })
    this.decisions.loaded(assessment.appraisals)
    addEventListener('online', () => void this.decisions.retry())
    addEventListener('beforeunload', (event) => {
      if (this.decisions.unsent.length > 0) event.preventDefault()
    })
  }

  refresh(assessment: Assessment, before?: Revisions): void {
    this.reached = true
    this.assessment = assessment
    this.#self = undefined
    this.#frozen.clear()
    this.decisions.loaded(assessment.appraisals, before)
  }

  /** What was just asked, or taken back. */
  explained(criterion: string, record: ExplanationRecord | null): void {
    const { [criterion]: _, ...others } = this.assessment.explanations
    const explanations = record === null ? others : { ...others, [criterion]: record }
    this.assessment = { ...this.assessment, explanations }
    this.#changed()
  }

  get setting(): Setting {
    return this.assessment.setting
  }

  said(criterion: string): AnswerRecord | undefined {
    return this.assessment.answers[criterion]
  }

  /** The answer that counts now. */
  counts(criterion: string): Answer | undefined {
    return this.decisions.record(criterion)?.answer ?? this.said(criterion)?.answer
  }

  files(criterion: string): readonly EvidenceLink[] {
    return this.assessment.evidence.filter((file) => file.criterion === criterion)
  }

  way(leaf: Part): Way {
    return wayOf(leaf, this.said(leaf.id)?.answer, this.assessment.round.survey)
  }

  /** Whether this person decides here: time, role, and what was delegated. */
  may({ id }: Part): boolean {
    const { appraise, sheets } = this.assessment.may
    return appraise && (sheets === null || sheets.includes(sheetOf(this.framework, id)?.id ?? ''))
  }

  waits(leaf: Part): boolean {
    return isWaiting(this.way(leaf), this.decisions.record(leaf.id))
  }

  /**
   * Whether agreeing takes nothing away: nothing is decided, nor another decision on its way.
   */
  mayAccept(leaf: Part): boolean {
    const pending = this.decisions.pending(leaf.id)?.decision ?? 'accept'
    return this.may(leaf) && this.way(leaf) === 'judge' && this.waits(leaf) && pending === 'accept'
  }

  accept(leaf: Part): Promise<void> {
    return this.decisions.decide(leaf.id, { decision: 'accept' })
  }

  /** What the first or the second appraisal left; null: not yet, or not apart from the others. */
  stage(name: 'appraised' | 'clarified'): Result | null {
    const answers = this.assessment.frozen[name]
    if (answers === null) return null
    const known = this.#frozen.get(name) ?? score(this.framework, answers, this.setting)
    this.#frozen.set(name, known)
    return known
  }

  get self(): Result {
    this.#self ??= score(this.framework, this.#answers(), this.setting)
    return this.#self
  }

  get final(): Result {
    this.#final ??= score(this.framework, this.#finalAnswers(), this.setting)
    return this.#final
  }

  /** What is decided, and nothing else: points that nobody has decided yet are no appraised points. */
  get decided(): Result {
    this.#decided ??= score(this.framework, this.#decisions(), this.setting)
    return this.#decided
  }

  /** The result of one criterion if this answer counted. */
  tried(leaf: Part, answer: Answer): LeafResult | undefined {
    return leafOf(score(this.framework, { ...this.#finalAnswers(), [leaf.id]: answer }, this.setting), leaf.id)
  }

  /** Whether the decision that stands changes more than the round lets one person change: nobody takes it back alone. */
  tookTwo(leaf: Part): boolean {
    const { tolerance } = this.assessment.round
    const record = this.decisions.record(leaf.id)
    if (tolerance === null || record === undefined || record.decision === 'accepted') return false
    const said =
      this.said(leaf.id)?.answer ?? (leaf.kind === 'leaf' && leaf.inputs.length === 0 ? { inputs: {} } : null)
    if (said === null) return false
    const known = this.#large.get(leaf.id)
    if (known?.record === record && known.assessment === this.assessment) return known.large
    const [before, after] = [said, record.answer].map((answer) =>
      score(this.framework, { ...this.#answers(), [leaf.id]: answer }, this.setting),
    )
    const large =
      before !== undefined && after !== undefined && isLarge(leaves(this.framework), before, after, tolerance)
    this.#large.set(leaf.id, { record, assessment: this.assessment, large })
    return large
  }

  #answers(): Answers {
    return Object.fromEntries(Object.entries(this.assessment.answers).map(([id, { answer }]) => [id, answer]))
  }

  #finalAnswers(): Answers {
    return { ...this.#answers(), ...this.#decisions() }
  }

  #decisions(): Answers {
    return Object.fromEntries([...this.decisions.records()].map(([id, { answer }]) => [id, answer]))
  }

  #changed(): void {
    this.version++
    this.drafts.settle((criterion) => this.decisions.pending(criterion) !== undefined)
    this.#final = undefined
    this.#decided = undefined
    this.dispatchEvent(new Event('change'))
  }
}
