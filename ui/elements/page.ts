/**
 * Base of every page: load, then show; or say what went wrong and offer to try again.
 * A page states `load`, `heading` and `content`; trail and problem summary are optional.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { Session, Status } from '../api.ts'
import { Refused } from '../client.ts'
import { countDrafts } from '../self-score/drafts.ts'
import { countUnsentFiles } from '../self-score/uploads.ts'
import { text } from '../text.ts'
import { keepFocus } from './kept-focus.ts'
import { LightElement } from './light.ts'
import './problem-summary.ts'
import type { SummaryEntry } from './problem-summary.ts'

export interface Crumb {
  readonly label: string
  readonly href: string
}

export abstract class Page<Data> extends LightElement {
  @property({ attribute: false }) params: Readonly<Record<string, string>> = {}
  @property({ attribute: false }) session: Session | null = null
  @property({ attribute: false }) status: Status | null = null

  @state() protected data: Data | undefined
  @state() protected failure: Error | undefined
  /** Shown at the top, linked to the fields, and announced by "Lỗi: " in the page's title. */
  @state() protected problems: readonly SummaryEntry[] = []

  #ready = false

  protected abstract load(): Promise<Data>
  protected abstract heading(data: Data): string
  protected abstract content(data: Data): TemplateResult | typeof nothing

  protected trail(_data: Data): readonly Crumb[] {
    return []
  }

  /** The signed-in person. Routes that are not `open` always have one. */
  protected get me(): Session {
    if (!this.session) throw new Error('this page needs a signed-in person')
    return this.session
  }

  override connectedCallback(): void {
    super.connectedCallback()
    for (const event of ['input', 'change']) this.addEventListener(event, this.#onInput)
    keepFocus(this)
    void this.reload()
  }

  /** Called with the id of a field whose problem was shown, once somebody changes it; a page forgets its own words. */
  protected corrected(_id: string): void {}

  /** What is said of a field stands until that field, or another choice of the same group, is changed. */
  readonly #onInput = (event: Event): void => {
    const box = event.target
    if (this.problems.length === 0 || !(box instanceof Element)) return
    const group =
      box instanceof HTMLInputElement && ['radio', 'checkbox'].includes(box.type) ? box.closest('fieldset') : null
    const gone = this.problems.flatMap(({ href }) => {
      const id = href?.startsWith('#') ? href.slice(1) : ''
      return id !== '' && (box.id === id || group?.querySelector(`[id="${id}"]`)) ? [id] : []
    })
    if (gone.length === 0) return
    this.problems = this.problems.filter(({ href }) => !gone.some((id) => href === `#${id}`))
    for (const id of gone) this.corrected(id)
  }

  protected async reload(): Promise<void> {
    try {
      this.data = await this.load()
      this.failure = undefined
    } catch (cause) {
      this.failure = cause instanceof Error ? cause : new Error(String(cause))
    }
  }

  /** Shows the problems and moves to them; an empty list takes the summary away. */
  protected async showProblems(problems: readonly SummaryEntry[]): Promise<void> {
    this.problems = problems
    await this.updateComplete
    const summary = problems.length > 0 ? this.querySelector<HTMLElement>('.problem-summary') : null
    summary?.focus({ preventScroll: true })
    summary?.scrollIntoView({ block: 'start' })
  }

  protected override updated(): void {
    const heading = this.data === undefined ? '' : this.heading(this.data)
    const words = this.failure ? text('page.failed') : heading
    if (words) document.title = `${this.problems.length > 0 ? text('page.error-prefix') : ''}${words} – Khung`
    if (words && !this.#ready) {
      this.#ready = true
      this.dispatchEvent(new Event('page-ready', { bubbles: true }))
    }
  }

  protected override render(): TemplateResult {
    if (this.failure && this.data === undefined) return this.#failed(this.failure)
    if (this.data === undefined) return html`<p class="muted appears" role="status">${text('page.loading')}</p>`
    const trail = this.trail(this.data)
    return html`
      ${
        trail.length > 0
          ? html`<nav aria-label=${text('page.trail')}>
              <ol class="trail">
                ${trail.map((crumb) => html`<li><a href=${crumb.href}>${crumb.label}</a></li>`)}
              </ol>
            </nav>`
          : nothing
      }
      <khung-problem-summary .problems=${this.problems}></khung-problem-summary>
      ${this.failure ? html`<div class="notice notice-error" role="alert">${explain(this.failure)}</div>` : nothing}
      <h1 tabindex="-1">${this.heading(this.data)}</h1>
      ${this.content(this.data)}
    `
  }

  #failed(failure: Error): TemplateResult {
    const [unsent, files] = [countDrafts(), countUnsentFiles()]
    return html`
      <h1 tabindex="-1">${text('page.failed')}</h1>
      <p>${explain(failure)}</p>
      ${unsent > 0 ? html`<p class="notice">${text('page.unsent-safe', { count: unsent })}</p>` : nothing}
      ${files > 0 ? html`<p class="notice notice-warning">${text('page.unsent-files', { count: files })}</p>` : nothing}
      <p class="actions">
        <button type="button" @click=${() => this.reload()}>${text('page.again')}</button>
        <a class="button button-second" href="/">${text('nav.home')}</a>
      </p>
    `
  }
}

/** One sentence for a person about anything that was thrown. */
export function explain(cause: unknown): string {
  return cause instanceof Refused ? cause.message : text('page.unreachable')
}
