/**
 * The self-score of one office while it is worked on: what the server holds, what is
 * typed here, and the live result. It outlives a change of page, so that saving goes on.
 * Past 250 lines, because all that changes an answer, or what is shown of it, goes through this one place.
 */
import { leaves, parts, score } from '../../engine/live.ts'
import type {
  Answer,
  Answers,
  Framework,
  Leaf,
  LeafResult,
  Part,
  Result,
  Scored,
  TraceLine,
} from '../../engine/live.ts'
import type { AnswerRecord, Assessment, EvidenceLink, SavedAnswer } from '../api.ts'
import { put } from '../client.ts'
import { leafResults, partNumber } from '../sheets.ts'
import type { Drafts, Typing } from './drafts.ts'
import { answerOf, bodyOf, emptyEntry, entryOf, leafState, problemsOf, sendable, withTyping } from './entry.ts'
import type { Entry, LeafState } from './entry.ts'
import type { KeptWords } from './kept-words.ts'
import { later } from './later.ts'
import { SaveQueue } from './queue.ts'
import type { SaveState } from './queue.ts'
import { Undo } from './undo.ts'
import type { Act } from './undo.ts'
import { Uploads } from './uploads.ts'
import type { Upload } from './uploads.ts'
import { Reaching } from './reach.ts'
import { RowViews } from './view.ts'
import type { RowView } from './view.ts'

export interface SavingSummary {
  readonly conflict: number
  /** Criteria with an answer or a file that did not get through. */
  readonly unsent: number
  readonly invalid: number
  readonly busy: number
  /** When the latest save of this visit was. */
  readonly at: string | null
}

/** What the server said that the form earns, after the latest save of this visit; until something is edited again. */
interface Told {
  readonly rev: number
  readonly points: string
  /** `asked`: what the server holds is being read; `same`: this page has the same answers. */
  readonly state: 'new' | 'asked' | 'same'
}

export class SelfScore extends EventTarget {
  readonly leaves: readonly Leaf[]
  /** The criteria with the shared facts and the flags. */
  readonly parts: readonly Part[]
  readonly #byId: ReadonlyMap<string, Part>
  readonly #entries = new Map<string, Entry>()
  readonly #queue: SaveQueue
  readonly uploads: Uploads
  readonly reaching: Reaching
  #files: readonly EvidenceLink[] = []
  readonly #answers = new WeakMap<Entry, Answer>()
  #scored: Scored = new WeakMap()
  #result: Result | undefined
  #leafResults: ReadonlyMap<string, LeafResult> | undefined
  readonly #views = new RowViews()
  readonly #undo = new Undo()
  #reached = true
  #told: Told | null = null
  /** Criteria with a field in which somebody is typing. */
  readonly #typed = new Set<string>()

  constructor(
    public assessment: Assessment,
    readonly framework: Framework,
    private readonly drafts: Drafts,
    /** Answers to the council that are being written. */
    readonly words: KeptWords,
  ) {
    super()
    this.leaves = leaves(framework)
    this.parts = parts(framework)
    this.#byId = new Map(this.parts.map((part) => [part.id, part]))
    this.#queue = new SaveQueue({
      put: async (criterion, body, rev) => {
        const path = `/assessments/${encodeURIComponent(assessment.id)}/answers/${criterion}`
        const { assessment: form, ...record } = await put<SavedAnswer>(path, body, rev)
        this.#reached = true
        this.#told = { ...form, state: 'new' }
        this.#stored(criterion, record, form.rev)
        return record
      },
      drafts,
      later,
      changed: () => this.#changed(),
    })
    this.uploads = new Uploads({
      send: async ({ criterion, requirement, file }, progress) => {
        const { upload } = await import('../upload.ts')
        return upload({ assessment: assessment.id, criterion, requirement }, file, progress)
      },
      attached: (link) => {
        this.#reached = true
        this.setFiles([...this.#files.filter(({ id }) => id !== link.id), link])
      },
      later,
      changed: () => this.#changed(),
    })
    this.reaching = new Reaching(
      framework,
      () => ({ answers: this.#answersNow(), setting: this.assessment.setting }),
      () => this.#changed(),
    )
    this.refresh(assessment)
    if (assessment.may.answer) this.#restore(drafts)
    addEventListener('beforeunload', (event) => {
      if (this.uploads.pending.length > 0) event.preventDefault()
    })
  }

  /** Whether the server answered when it was last asked. */
  get reached(): boolean {
    return this.#reached
  }

  cutOff(): void {
    this.#reached = false
    this.#changed()
  }

  /**
   * Takes over what the server held when it was asked, except where something is being edited
   * here or was stored since. `files`: those that were known when it was asked.
   */
  refresh(assessment: Assessment, files: readonly EvidenceLink[] = this.#files): void {
    this.#reached = true
    this.#told = this.#told?.rev === assessment.rev ? { ...this.#told, state: 'same' } : null
    this.assessment = assessment
    // Its setting may be another one.
    this.#scored = new WeakMap()
    this.#files = followed(assessment.evidence, files, this.#files)
    const pending = this.#queue.pending()
    for (const { id } of this.parts) {
      if (pending.includes(id) || this.#typed.has(id)) continue
      const record = assessment.answers[id]
      const before = this.#entries.get(id)
      // Nobody changed it since (revisions only grow): keep the hidden values that only this page knows.
      if (before && (record?.rev ?? 0) <= this.#queue.rev(id)) continue
      this.#queue.loaded(id, record?.rev ?? 0)
      this.#entries.set(id, record ? entryOf(record) : emptyEntry)
    }
    this.#rescore()
    this.#changed()
  }

  #restore(drafts: Drafts): void {
    for (const [criterion, draft] of drafts.all()) {
      const leaf = this.#byId.get(criterion)
      if (!leaf) continue
      const entry: Entry = { ...entryOf(draft), texts: draft.texts }
      this.#entries.set(criterion, entry)
      this.#rescore()
      this.#queue.restore(criterion, draft, bodyOf(leaf, entry), sendable(leaf, entry, this.framework))
    }
    for (const [criterion, typing] of drafts.typing()) {
      const leaf = this.#byId.get(criterion)
      if (leaf && typing.text.trim() !== '')
        this.#take(new Map([[criterion, withTyping(leaf, this.entry(criterion), typing)]]))
      drafts.type(criterion, null)
    }
  }

  /** Keeps what stands in a field while it is typed, as it is; `null`: the field was left. */
  typing(leaf: Part, typing: Typing | null): void {
    this.drafts.type(leaf.id, typing)
    if (typing) this.#typed.add(leaf.id)
    else this.#typed.delete(leaf.id)
  }

  entry(criterion: string): Entry {
    return this.#entries.get(criterion) ?? emptyEntry
  }

  edit(leaf: Part, entry: Entry): void {
    this.editAll(new Map([[leaf.id, entry]]))
  }

  /** Several at once, which are also taken back at once. */
  editAll(entries: ReadonlyMap<string, Entry>): Act {
    const act = [...entries]
      .map(([criterion, after]) => ({ criterion, before: this.entry(criterion), after }))
      .filter(({ before, after }) => before !== after)
    if (act.length > 0) this.#undo.did(act)
    this.#take(entries)
    return act
  }

  /** Criteria that went back to what they were before the latest edit; none: there is nothing to take back. */
  undo(act?: Act): readonly string[] {
    return this.#take(this.#undo.back((id) => this.entry(id), act))
  }

  redo(): readonly string[] {
    return this.#take(this.#undo.again((id) => this.entry(id)))
  }

  #take(entries: ReadonlyMap<string, Entry>): readonly string[] {
    const taken = [...entries].filter(([id]) => this.#byId.has(id))
    for (const [id, entry] of taken) {
      this.drafts.type(id, null)
      this.#typed.delete(id)
      this.#entries.set(id, entry)
    }
    this.#told = null
    this.#rescore()
    for (const [id, entry] of taken) {
      const leaf = this.#byId.get(id) as Part
      const { inputs, claim, note, texts } = entry
      this.#queue.edit(
        id,
        { answer: claim === null ? { inputs } : { inputs, not_arising: claim }, note, texts },
        bodyOf(leaf, entry),
        sendable(leaf, entry, this.framework),
      )
    }
    return taken.map(([id]) => id)
  }

  saveState(criterion: string): SaveState {
    return this.#queue.state(criterion)
  }

  /** Criteria with something that has not reached the server. */
  get pending(): readonly string[] {
    return [...this.#queue.pending(), ...this.uploads.pending.map(({ criterion }) => criterion)]
  }

  /** How saving stands over all criteria, worst first. */
  get saving(): SavingSummary {
    const states = this.parts.map(({ id }) => this.#queue.state(id))
    const count = (kind: SaveState['kind']): number => states.filter((state) => state.kind === kind).length
    const unsent = this.parts.filter(
      ({ id }) => ['unsent', 'refused'].includes(this.#queue.state(id).kind) || this.uploads.of(id).some(isUnsent),
    )
    const times = states.flatMap((state) => (state.kind === 'saved' ? [state.at] : []))
    return {
      conflict: count('conflict'),
      unsent: unsent.length,
      invalid: count('invalid'),
      busy: count('waiting') + count('saving') + this.uploads.pending.filter((one) => !isUnsent(one)).length,
      at: times.reduce<string | null>((last, at) => (last === null || at > last ? at : last), null),
    }
  }

  /** Resolves once nothing is on its way any more; what could not be sent stays pending. */
  async settled(): Promise<void> {
    this.saveNow()
    while (this.saving.busy > 0)
      await new Promise<void>((done) => this.addEventListener('change', () => done(), { once: true }))
  }

  saveNow(): void {
    this.#queue.flush()
    this.uploads.retry()
  }

  keepMine(criterion: string): void {
    this.#queue.keepMine(criterion)
  }

  takeTheirs(criterion: string): void {
    const theirs = this.#queue.takeTheirs(criterion)
    this.#entries.set(criterion, theirs ? entryOf(theirs) : emptyEntry)
    this.#rescore()
    this.#changed()
  }

  get files(): readonly EvidenceLink[] {
    return this.#files
  }

  setFiles(files: readonly EvidenceLink[]): void {
    this.#files = files
    this.#changed()
  }

  get result(): Result {
    this.#result ??= score(this.framework, this.#answersNow(), this.assessment.setting, this.#scored)
    return this.#result
  }

  #answersNow(): Answers {
    return Object.fromEntries(
      this.parts.flatMap((leaf) => {
        const entry = this.entry(leaf.id)
        return entry === emptyEntry ? [] : [[leaf.id, this.#answer(leaf, entry)]]
      }),
    )
  }

  /** The same object for the same entry: then its criterion need not be scored again. */
  #answer(leaf: Part, entry: Entry): Answer {
    const known = this.#answers.get(entry) ?? answerOf(leaf, entry)
    this.#answers.set(entry, known)
    return known
  }

  readonly numberOf = (id: string): string => {
    const part = this.#byId.get(id)
    return part ? partNumber(part) : id
  }

  leafState(leaf: Part): LeafState {
    return leafState(leaf, this.entry(leaf.id), this.framework, this.#files)
  }

  leafResult(id: string): LeafResult | undefined {
    this.#leafResults ??= leafResults(this.result)
    return this.#leafResults.get(id)
  }

  view(leaf: Part): RowView {
    const entry = this.entry(leaf.id)
    const result = this.leafResult(leaf.id)
    return this.#views.of(leaf, {
      entry,
      problems: problemsOf(leaf, entry, this.framework),
      outcome: result?.outcome,
      max: result?.max ?? '',
      counted: result?.counted,
      save: this.saveState(leaf.id),
      files: this.#files.filter((file) => file.criterion === leaf.id),
      uploads: this.uploads.of(leaf.id),
    })
  }

  /** Why a criterion has its points. What puts it into words is loaded with the first question. */
  readonly explain = async (id: string): Promise<readonly TraceLine[]> => {
    const { explained } = await import('./explained.ts')
    return explained(this.framework, this.result, id)
  }

  /** What it scores is found out when it is next asked for. */
  #rescore(): void {
    this.#result = undefined
    this.#leafResults = undefined
    this.reaching.again()
  }

  /** What the server holds now, for when the form is opened again without it. */
  #stored(criterion: string, record: AnswerRecord, rev: number): void {
    const { answers, rev: before } = this.assessment
    // Where more than this was stored, somebody else did it: that is not here yet.
    this.assessment = {
      ...this.assessment,
      rev: rev === before + 1 ? rev : before,
      answers: { ...answers, [criterion]: record },
    }
    this.dispatchEvent(new Event('stored'))
  }

  /** The server's points, where they are not this page's though both have the same answers: one of them is older. */
  get otherPoints(): string | null {
    return this.#told?.state === 'same' && this.#differs(this.#told) ? this.#told.points : null
  }

  /** Once nothing is typed or on its way: whether the server holds or scores anything else. */
  #differs({ rev, points }: Told): boolean {
    if (this.pending.length + this.#typed.size > 0) return false
    return rev !== this.assessment.rev || points !== this.result.points
  }

  #changed(): void {
    // Somebody else may have saved meanwhile: what the server holds is read again before anything is said.
    if (this.#told?.state === 'new' && this.#differs(this.#told)) {
      this.#told = { ...this.#told, state: 'asked' }
      this.dispatchEvent(new Event('differs'))
    }
    this.dispatchEvent(new Event('change'))
  }
}

/** The files that the server listed, with what was attached and removed here since it was asked. */
function followed(
  listed: readonly EvidenceLink[],
  before: readonly EvidenceLink[],
  now: readonly EvidenceLink[],
): readonly EvidenceLink[] {
  const without = (some: readonly EvidenceLink[], others: readonly EvidenceLink[]): readonly EvidenceLink[] =>
    some.filter(({ id }) => !others.some((other) => other.id === id))
  const removed = without(before, now)
  const attached = without(without(now, before), listed)
  return [...without(listed, removed), ...attached]
}

const isUnsent = ({ state }: Upload): boolean => state.kind === 'unsent'
