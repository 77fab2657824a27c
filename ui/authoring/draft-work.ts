/**
 * One draft while it is worked on: its texts, what the engine sees in them, what was done and can be undone. Every view
 * shows this, and none holds a text of its own.
 */
import type { Accepted, Change, NodeShape } from '../../engine/author.ts'
import type { Draft } from '../api.ts'
import { language } from '../language.ts'
import { Around } from './around.ts'
import { Author } from './author.ts'
import type { LeafWanted, Looked, Proven, TemplateName, Worded } from './author.worker.ts'
import { headOf, withReference } from './head.ts'
import { KeptDraft } from './kept-draft.ts'
import type { Texts } from './kept-draft.ts'
import { DraftSaving } from './saving.ts'

/** Keys that follow each other quickly are looked at, and undone, together. */
const pause = 150
const retry = 5_000

export class DraftWork extends EventTarget {
  readonly saving: DraftSaving
  /** A box holds what it has not handed over yet. */
  typing = false
  /** Changes that the engine is asked to make. */
  #writing = 0
  #texts: Texts
  #looked: Looked | null = null
  /** Of the text that `looked` tells of. */
  #lookedAt: string | null = null
  #looking = false
  #proven: { readonly of: Texts; readonly result: Proven } | null = null
  #proving: Texts | null = null
  readonly #past: Texts[] = []
  readonly #future: Texts[] = []
  #typedAt = 0
  readonly #quick = new Author()
  readonly #thorough = new Author()
  readonly #around = new Around()
  #timer: ReturnType<typeof setTimeout> | undefined
  #again: ReturnType<typeof setTimeout> | undefined

  constructor(
    readonly draft: Draft,
    user: string,
  ) {
    super()
    const kept = new KeptDraft(user, draft.id)
    const unsent = kept.read()
    this.#texts = unsent ?? draft
    this.saving = new DraftSaving(draft, kept, {
      texts: () => ({ text: this.#texts.text, examples: this.#texts.examples }),
      changed: () => this.#changed(),
      merge: (texts, { changed_by: by }) => {
        this.#take(texts, true)
        this.dispatchEvent(new CustomEvent('merged', { detail: by }))
      },
      busy: () => this.typing || this.#writing > 0,
    })
    if (unsent) {
      if (unsent.text === draft.text && unsent.examples === draft.examples) kept.forget()
      else this.saving.restored(unsent.rev, draft)
    }
    void this.#look()
  }

  get text(): string {
    return this.#texts.text
  }

  get examples(): string {
    return this.#texts.examples
  }

  /** Of the last text that could be read: while one is being written, its rows stay. */
  get looked(): Looked | null {
    return this.#looked
  }

  /** The engine has not seen the text as it stands. */
  get behind(): boolean {
    return this.#lookedAt !== this.text
  }

  /** Null while it is being found out. */
  get proven(): Proven | null {
    return this.#proven?.of === this.#texts ? this.#proven.result : null
  }

  get canUndo(): boolean {
    return this.#past.length > 0
  }

  get canRedo(): boolean {
    return this.#future.length > 0
  }

  /** As somebody types; what follows quickly is one step to undo. */
  type(texts: Partial<Texts>): void {
    const now = Date.now()
    this.#take({ ...this.#texts, ...texts }, now - this.#typedAt > 1_000)
    this.#typedAt = now
  }

  /** One change by the engine; the problems say why it was not made. */
  async apply(change: Change): Promise<readonly Worded[]> {
    this.#writing += 1
    try {
      return await this.#applied(change)
    } finally {
      this.#writing -= 1
    }
  }

  async #applied(change: Change): Promise<readonly Worded[]> {
    const before = this.text
    const edited = await this.#quick.ask({ kind: 'edit', change, ...(await this.#told()) })
    if (edited.kind === 'refused') return edited.problems
    // Typed meanwhile: the change is made once more, in what stands there now.
    if (this.text !== before) return this.#applied(change)
    if (edited.value === before) return []
    this.#take({ text: edited.value, examples: this.examples }, true)
    // Made by one press, and not followed by other keys: it is looked at at once.
    this.#seen(0)
    return []
  }

  /** The examples expect from now on what the framework gives. */
  async accept(accepted: readonly Accepted[]): Promise<readonly Worded[]> {
    const { examples } = this
    const question = {
      kind: 'accept',
      examples,
      examplesFile: this.#examplesFile(),
      accepted,
      lang: language(),
    } as const
    const edited = await this.#quick.ask(question)
    if (edited.kind === 'refused') return edited.problems
    if (this.examples === examples) this.#take({ text: this.text, examples: edited.value }, true)
    return []
  }

  templates(): Promise<readonly TemplateName[]> {
    return this.#quick.ask({ kind: 'templates' })
  }

  newLeaf(wanted: LeafWanted): Promise<NodeShape> {
    return this.#quick.ask({ kind: 'leaf', wanted })
  }

  /** The version in the framework, and in the examples, which name it. */
  async renumber(version: string): Promise<readonly Worded[]> {
    const { framework } = headOf(this.text)
    const problems = await this.apply({ kind: 'set', id: null, path: ['version'], value: version })
    if (problems.length > 0) return problems
    const examples = withReference(this.examples, `${framework}@${version}`)
    this.#texts = { text: this.text, examples }
    this.#after()
    return []
  }

  /** In another language, everything is said anew. */
  reword(): void {
    this.#proven = null
    this.#seen(0)
  }

  undo(): void {
    this.#step(this.#past, this.#future)
  }

  redo(): void {
    this.#step(this.#future, this.#past)
  }

  keepMine(): void {
    this.saving.keepMine()
  }

  takeTheirs(): void {
    const theirs = this.saving.takeTheirs()
    if (theirs === null) return
    this.#past.push(this.#texts)
    this.#texts = theirs
    this.#seen()
  }

  /** Examples, comparison, reasons not to publish: asked for by the views that show them. */
  async prove(): Promise<void> {
    const of = this.#texts
    if (this.#proven?.of === of || this.#proving === of) return
    if (this.#proving) this.#thorough.stop()
    this.#proving = of
    try {
      const before = await this.#around.before(headOf(of.text))
      const question = { kind: 'prove', examples: of.examples, examplesFile: this.#examplesFile(), before } as const
      const result = await this.#thorough.ask({ ...question, ...(await this.#told()) })
      this.#proven = { of, result }
      this.#proving = null
      this.#changed()
    } catch {
      if (this.#proving === of) this.#proving = null
      clearTimeout(this.#again)
      this.#again = setTimeout(() => this.#changed(), retry)
    }
  }

  /** What a box hands over while its page goes is still written and saved. */
  async close(): Promise<void> {
    this.#thorough.stop()
    do await new Promise((done) => setTimeout(done, pause))
    while (this.#writing > 0)
    clearTimeout(this.#timer)
    clearTimeout(this.#again)
    this.saving.close()
    this.#quick.stop()
  }

  #file(): string {
    const { framework, version } = headOf(this.text)
    return `${framework}/${version}.yaml`
  }

  #examplesFile(): string {
    return this.#file().replace(/\.yaml$/, '.examples.yaml')
  }

  async #told() {
    const above = await this.#around.above(headOf(this.text))
    return { text: this.text, file: this.#file(), lang: language(), above }
  }

  #take(texts: Texts, apart: boolean): void {
    if (apart) this.#past.push(this.#texts)
    this.#future.length = 0
    this.#texts = texts
    this.#after()
  }

  #step(from: Texts[], to: Texts[]): void {
    const texts = from.pop()
    if (texts === undefined) return
    to.push(this.#texts)
    this.#texts = texts
    this.#typedAt = 0
    this.#after()
  }

  #after(): void {
    this.saving.edited()
    this.#seen()
  }

  #seen(ms = pause): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#look(), ms)
    this.#changed()
  }

  /** One look at a time; what changed during it is looked at next. */
  async #look(): Promise<void> {
    if (this.#looking) return
    this.#looking = true
    try {
      const told = await this.#told()
      this.#looked = await this.#quick.ask({ kind: 'look', ...told })
      this.#lookedAt = told.text
    } catch {
      // Without a connection it is not known what the draft extends: what was seen stays, and it is looked again.
      return this.#seen(retry)
    } finally {
      this.#looking = false
    }
    if (this.behind) return this.#seen()
    this.#changed()
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'))
  }
}
