/** What the council writes down for itself about one unit. No office reads it. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Note } from '../api.ts'
import { get, post } from '../client.ts'
import { LightElement } from '../elements/light.ts'
import { explain } from '../elements/page.ts'
import { time } from '../format.ts'
import { notePlace } from '../self-score/kept-words.ts'
import type { KeptWords } from '../self-score/kept-words.ts'
import { text } from '../text.ts'

@customElement('khung-notes')
export class Notes extends LightElement {
  @property({ attribute: false }) assessment = ''
  /** Null: about the unit as a whole. */
  @property({ attribute: false }) criterion: string | null = null
  /** Where a criterion stands once a unit: begins the ids. */
  @property({ attribute: false }) scope = ''
  /** What a criterion is called, among the notes about the unit. */
  @property({ attribute: false }) named: (criterion: string) => string = (criterion) => criterion
  @property({ attribute: false }) mayAdd = false
  /** Keeps what is typed. */
  @property({ attribute: false }) words!: KeptWords
  @state() private notes: readonly Note[] = []
  @state() private problem: string | null = null

  get #path(): string {
    return `/assessments/${encodeURIComponent(this.assessment)}/notes`
  }

  protected override firstUpdated(): void {
    void this.#load()
  }

  async #load(): Promise<void> {
    try {
      this.notes = await get<readonly Note[]>(this.#path)
    } catch (cause) {
      this.problem = explain(cause)
    }
  }

  protected override render(): TemplateResult {
    if (this.criterion !== null) return html`<div class="no-print">${this.#content()}</div>`
    return html`<section class="block no-print" aria-labelledby="notes-title">
      <h2 id="notes-title">${text('notes.title')}</h2>
      ${this.#content()}
    </section>`
  }

  #content(): TemplateResult {
    const { problem } = this
    const id = `${this.scope && `${this.scope}--`}${this.criterion === null ? '' : `${this.criterion}--`}note`
    return html`<p class="small muted">${text('notes.what')}</p>
      <ul>
        ${this.notes
          .filter(({ criterion }) => this.criterion === null || criterion === this.criterion)
          .map(
            ({ words, by, at, criterion }) =>
              html`<li>
                ${this.criterion === null && criterion !== null ? html`<span class="strong">${this.named(criterion)}:</span>` : nothing}
                ${words} <span class="small muted">${text('notes.by', { by, time: time(at) })}</span>
              </li>`,
          )}
      </ul>
      ${
        this.mayAdd
          ? html`<form novalidate @submit=${(event: SubmitEvent) => void this.#add(event)}>
              <div class="field narrow">
                <label for="${id}-words">${text('notes.new')}</label>
                <textarea
                  id="${id}-words"
                  rows="2"
                  .value=${this.words.get(notePlace(this.criterion)) ?? ''}
                  @input=${(event: Event) => this.#type(event.target as HTMLTextAreaElement)}
                  aria-invalid=${problem === null ? nothing : 'true'}
                  aria-describedby=${problem === null ? nothing : `${id}-error`}
                ></textarea>
                ${
                  problem === null
                    ? nothing
                    : html`<span class="field-error" id="${id}-error"
                        >${text('problems.error', { text: problem })}</span
                      >`
                }
              </div>
              <p class="actions"><button class="button-second">${text('notes.add')}</button></p>
            </form>`
          : nothing
      }`
  }

  #type({ value }: HTMLTextAreaElement): void {
    if (value === '') this.words.delete(notePlace(this.criterion))
    else this.words.set(notePlace(this.criterion), value)
  }

  async #add(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const box = this.querySelector('textarea')
    try {
      const words = box?.value.normalize('NFC').trim() ?? ''
      this.notes = [...this.notes, await post<Note>(this.#path, { criterion: this.criterion, words })]
      this.problem = null
      this.words.delete(notePlace(this.criterion))
      if (box) box.value = ''
    } catch (cause) {
      this.problem = explain(cause)
    }
  }
}
