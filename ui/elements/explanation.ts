/** The official record of one criterion: what the council asked, what the office explained; and the field for whose turn it is. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ExplanationRecord } from '../api.ts'
import { put } from '../client.ts'
import { time } from '../format.ts'
import { explanationPlace } from '../self-score/kept-words.ts'
import type { KeptWords } from '../self-score/kept-words.ts'
import { text } from '../text.ts'
import { LightElement } from './light.ts'
import { explain } from './page.ts'
import { toast } from './toast.ts'

type Turn = 'question' | 'answer'

@customElement('khung-explanation')
export class Explanation extends LightElement {
  @property({ attribute: false }) assessment = ''
  @property({ attribute: false }) criterion = ''
  /** "1.1.1", for those who hear the page. */
  @property({ attribute: false }) number = ''
  @property({ attribute: false }) record: ExplanationRecord | undefined
  /** Where a criterion stands once a unit: begins the ids. */
  @property({ attribute: false }) scope = ''
  @property({ attribute: false }) mayAsk = false
  @property({ attribute: false }) mayExplain = false
  /** What is asked is not read by the office before the next stage. */
  @property({ attribute: false }) early = false
  /** Keeps what is typed and not sent; where nobody writes there is none. */
  @property({ attribute: false }) words: KeptWords | undefined
  @state() private open = false
  @state() private problem: string | null = null

  get #turn(): Turn | null {
    const { record } = this
    if (this.mayExplain && record) return 'answer'
    return this.mayAsk && (record?.answer ?? null) === null ? 'question' : null
  }

  /** Opens the question and goes there; false: it is not this person's turn to ask. */
  ask(): boolean {
    if (this.#turn !== 'question') return false
    this.open = true
    void this.updateComplete.then(() => this.querySelector('textarea')?.focus())
    return true
  }

  protected override render(): TemplateResult | typeof nothing {
    const { record } = this
    const turn = this.#turn
    if (!record && turn === null) return nothing
    return html`<div class="explanation">
      ${record ? this.#said(record) : nothing}
      ${
        turn === null
          ? nothing
          : this.open || turn === 'answer' || this.#kept(turn) !== undefined
            ? this.#form(turn)
            : html`<p>
                <button type="button" class="button-plain" @click=${() => this.ask()}>
                  ${text(record ? 'explain.change' : 'explain.ask')}
                  <span class="hidden-words">${text('decide.of', { number: this.number })}</span>
                </button>
              </p>`
      }
    </div>`
  }

  #said(record: ExplanationRecord): TemplateResult {
    return html`<dl class="said">
      <div>
        <dt>${text('explain.asked', { by: record.asked_by, time: time(record.asked_at) })}</dt>
        <dd>${record.question}</dd>
      </div>
      ${
        record.answer === null
          ? html`<div>
              <dt>${text('explain.answer')}</dt>
              <dd class="muted">${text('explain.none')}</dd>
            </div>`
          : html`<div>
              <dt>
                ${text('explain.answered', { by: record.answered_by ?? '', time: time(record.answered_at ?? '') })}
              </dt>
              <dd>${record.answer}</dd>
            </div>`
      }
    </dl>`
  }

  #form(turn: Turn): TemplateResult {
    const id = `${this.scope && `${this.scope}--`}${this.criterion}--explain`
    const { problem } = this
    return html`<form novalidate @submit=${(event: SubmitEvent) => void this.#send(event, turn)}>
      <div class="field">
        <label for=${id}>${text(turn === 'answer' ? 'explain.answer' : 'explain.question')}</label>
        <span class="hint" id="${id}-hint"
          >${text(turn === 'answer' ? 'explain.answer-hint' : 'explain.question-hint')}</span
        >
        <textarea
          id=${id}
          rows="3"
          .value=${this.#kept(turn) ?? this.#sent(turn)}
          @input=${(event: Event) => this.#type(turn, (event.target as HTMLTextAreaElement).value)}
          aria-invalid=${problem === null ? nothing : 'true'}
          aria-describedby="${id}-hint ${problem === null ? '' : `${id}-error`}"
        ></textarea>
        ${
          problem === null
            ? nothing
            : html`<span class="field-error" id="${id}-error">${text('problems.error', { text: problem })}</span>`
        }
      </div>
      <p class="actions"><button class="button-second">${text('explain.send')}</button></p>
    </form>`
  }

  #kept(turn: Turn): string | undefined {
    return this.words?.get(explanationPlace(turn, this.criterion))
  }

  #sent(turn: Turn): string {
    return this.record?.[turn] ?? ''
  }

  #type(turn: Turn, typed: string): void {
    this.open = true
    // As it was sent before: nothing new was typed.
    if (typed === this.#sent(turn)) this.words?.delete(explanationPlace(turn, this.criterion))
    else this.words?.set(explanationPlace(turn, this.criterion), typed)
  }

  async #send(event: SubmitEvent, turn: Turn): Promise<void> {
    event.preventDefault()
    const words = this.querySelector('textarea')?.value.normalize('NFC').trim() ?? ''
    const path = `/assessments/${encodeURIComponent(this.assessment)}/explanations/${this.criterion}/${turn}`
    try {
      const detail = await put<ExplanationRecord | null>(path, { words }, this.record?.rev ?? 0)
      this.problem = null
      this.open = false
      this.words?.delete(explanationPlace(turn, this.criterion))
      this.dispatchEvent(new CustomEvent<ExplanationRecord | null>('explained', { detail, bubbles: true }))
      toast(text(turn === 'question' && this.early ? 'explain.kept' : 'explain.sent'))
    } catch (cause) {
      this.problem = explain(cause)
    }
  }
}
