/**
 * The appraisal of one unit while it is worked on: what the office said, what the council
 * decided, and both results. It outlives a change of page, so that sending goes on.
 */
import { parts, score } from '../../engine/live.ts'
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
import { Decisions } from './decisions.ts'
import { isWaiting, wayOf } from './ways.ts'
import type { Way } from './ways.ts'

const open = new Map<string, Appraisal>()

/**
 * Opens or refreshes; the pages of one assessment share it. Where the server gives no answer,
 * work goes on with what is here.
 */
export async function openAppraisal(id: string, user: string): Promise<Appraisal> {
  const known = open.get(`${user} ${id}`)
  let assessment: Assessment
  try {
    assessment = await get<Assessment>(`/assessments/${encodeURIComponent(id)}`)
  } catch (cause) {
    if (!known || !(cause instanceof Unreachable)) throw cause
    known.reached = false
    return known
  }
  if (known) {
    known.refresh(assessment)
    return known
  }
  const framework = await get<Framework>(`/assessments/${encodeURIComponent(id)}/framework`)
  const made = new Appraisal(assessment, framework)
  addEventListener('online', () => void openAppraisal(id, user).catch(() => {}))
  open.set(`${user} ${id}`, made)
  return made
}

export class Appraisal extends EventTarget {
  readonly parts: readonly Part[]
  readonly decisions: Decisions
  /** Whether the server answered when it was last asked. */
  reached = true
  #self: Result | undefined
  #final: Result | undefined
  #decided: Result | undefined

  constructor(
    public assessment: Assessment,
    readonly framework: Framework,
  ) {
    super()
    this.parts = parts(framework)
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

  refresh(assessment: Assessment): void {
    this.reached = true
    this.assessment = assessment
    this.decisions.loaded(assessment.appraisals)
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
    this.#self = undefined
    this.#final = undefined
    this.#decided = undefined
    this.dispatchEvent(new Event('change'))
  }
}
