/**
 * Sends the council's decisions one after the other, each against the revision that was
 * on the screen when it was taken. Nothing counts as decided before the server said so.
 */
import type { AppraisalInput, AppraisalRecord, AppraisalWaiting } from '../api.ts'
import { mayPass, Refused } from '../client.ts'
import { same } from '../self-score/queue.ts'

export type DecisionState =
  | { readonly kind: 'clean' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  /** A large change: it counts once a second appraiser, or the chair, has decided. */
  | { readonly kind: 'waiting'; readonly waiting: AppraisalWaiting['waiting'] }
  /** No answer from the server: kept here, sent again on request or when there is a connection. */
  | { readonly kind: 'unsent' }
  | { readonly kind: 'conflict'; readonly theirs: AppraisalRecord | null }
  | { readonly kind: 'refused'; readonly why: string }

export interface DecisionNeeds {
  put(criterion: string, input: AppraisalInput, rev: number): Promise<AppraisalRecord | AppraisalWaiting>
  changed(): void
}

interface Job {
  readonly input: AppraisalInput
  readonly rev: number
  state: DecisionState
}

export class Decisions {
  readonly #records = new Map<string, AppraisalRecord>()
  readonly #jobs = new Map<string, Job>()
  readonly #saved = new Map<string, DecisionState>()
  #turn: Promise<void> = Promise.resolve()

  constructor(private readonly needs: DecisionNeeds) {}

  /** What the server held when it was asked; what is on its way or was stored since stays (revisions only grow). `before`: what was known when it was asked. */
  loaded(records: Readonly<Record<string, AppraisalRecord>>, before: ReadonlyMap<string, number> = new Map()): void {
    for (const [criterion, rev] of before)
      if (records[criterion] === undefined && this.#records.get(criterion)?.rev === rev) this.#forget(criterion)
    for (const [criterion, record] of Object.entries(records))
      if (record.rev > (this.#records.get(criterion)?.rev ?? 0)) this.#records.set(criterion, record)
    this.needs.changed()
  }

  /** What is known, to tell later what was taken back. */
  revisions(): ReadonlyMap<string, number> {
    return new Map([...this.#records].map(([criterion, { rev }]) => [criterion, rev]))
  }

  /** Stored together with others. */
  stored(criterion: string, record: AppraisalRecord): void {
    this.#settle(criterion, record)
    this.needs.changed()
  }

  /** Taken back: nothing is decided. */
  gone(criterion: string): void {
    this.#forget(criterion)
    this.needs.changed()
  }

  #forget(criterion: string): void {
    this.#records.delete(criterion)
    this.#saved.delete(criterion)
  }

  record(criterion: string): AppraisalRecord | undefined {
    return this.#records.get(criterion)
  }

  records(): ReadonlyMap<string, AppraisalRecord> {
    return this.#records
  }

  state(criterion: string): DecisionState {
    return this.#jobs.get(criterion)?.state ?? this.#saved.get(criterion) ?? { kind: 'clean' }
  }

  /** What this person decided and the server does not hold. */
  pending(criterion: string): AppraisalInput | undefined {
    return this.#jobs.get(criterion)?.input
  }

  get unsent(): readonly string[] {
    return [...this.#jobs.keys()]
  }

  decide(criterion: string, input: AppraisalInput): Promise<void> {
    return this.#start(criterion, { input, rev: this.#records.get(criterion)?.rev ?? 0, state: { kind: 'saving' } })
  }

  /** Tries again whatever got no answer. */
  async retry(): Promise<void> {
    const waiting = [...this.#jobs].filter(([, { state }]) => state.kind === 'unsent')
    await Promise.all(waiting.map(([criterion, job]) => this.#start(criterion, { ...job, state: { kind: 'saving' } })))
  }

  /** Mine replaces theirs with open eyes: it builds on their revision. */
  async keepMine(criterion: string): Promise<void> {
    const job = this.#jobs.get(criterion)
    if (job?.state.kind !== 'conflict') return
    await this.#start(criterion, { input: job.input, rev: job.state.theirs?.rev ?? 0, state: { kind: 'saving' } })
  }

  takeTheirs(criterion: string): void {
    const job = this.#jobs.get(criterion)
    if (job?.state.kind !== 'conflict') return
    this.#settle(criterion, job.state.theirs)
    this.needs.changed()
  }

  /** What is stored counts; nothing of mine is left to send. */
  #settle(criterion: string, stored: AppraisalRecord | null): void {
    this.#jobs.delete(criterion)
    if (stored) {
      this.#records.set(criterion, stored)
      this.#saved.set(criterion, { kind: 'saved', at: stored.at })
    } else this.#forget(criterion)
  }

  /** Forgets a decision that the server refused. */
  drop(criterion: string): void {
    this.#jobs.delete(criterion)
    this.needs.changed()
  }

  #start(criterion: string, job: Job): Promise<void> {
    this.#jobs.set(criterion, job)
    this.needs.changed()
    this.#turn = this.#turn.then(() => this.#send(criterion, job))
    return this.#turn
  }

  async #send(criterion: string, job: Job): Promise<void> {
    // Decided again before its turn came: only the last decision travels.
    if (this.#jobs.get(criterion) !== job) return
    try {
      const record = await this.needs.put(criterion, job.input, job.rev)
      if ('waiting' in record) {
        this.#saved.set(criterion, { kind: 'waiting', waiting: record.waiting })
        if (this.#jobs.get(criterion) === job) this.#jobs.delete(criterion)
        this.needs.changed()
        return
      }
      this.#records.set(criterion, record)
      this.#saved.set(criterion, { kind: 'saved', at: record.at })
      const latest = this.#jobs.get(criterion)
      if (latest === job) this.#jobs.delete(criterion)
      // Decided again while this one travelled: that decision builds on what was just stored.
      else if (latest) this.#jobs.set(criterion, Object.assign(latest, { rev: record.rev }))
      this.needs.changed()
    } catch (cause) {
      this.#failed(criterion, job, cause)
    }
  }

  #failed(criterion: string, job: Job, cause: unknown): void {
    if (this.#jobs.get(criterion) !== job) return
    const refusal = cause instanceof Refused && !mayPass(cause) ? cause : null
    const theirs = (refusal?.problem.current ?? null) as AppraisalRecord | null
    if (!refusal) job.state = { kind: 'unsent' }
    else if (refusal.problem.code !== 'stale') job.state = { kind: 'refused', why: refusalWords(refusal) }
    // Decided alike by someone else, or an earlier attempt arrived and only its reply was lost.
    else if (theirs && alike(theirs, job.input)) this.#settle(criterion, theirs)
    else job.state = { kind: 'conflict', theirs }
    this.needs.changed()
  }
}

function alike(record: AppraisalRecord, input: AppraisalInput): boolean {
  if (input.decision === 'accept') return record.decision === 'accepted'
  const { answer, reason } = input
  const kind = input.decision === 'change' ? 'changed' : 'entered'
  return record.decision === kind && same({ ...record, note: record.reason }, { answer, note: reason })
}

function refusalWords(refusal: Refused): string {
  const details = refusal.problem.errors?.map(({ detail }) => detail) ?? []
  return [refusal.message, ...details].join(' ')
}
