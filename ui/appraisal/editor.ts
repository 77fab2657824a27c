/**
 * Changing the facts, giving points, or entering what no office answers; the score follows while one edits.
 * Past 250 lines, because each field says at once what all of them come to.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { asked } from '../../engine/live.ts'
import type { Part } from '../../engine/live.ts'
import type { AppraisalInput } from '../api.ts'
import { LightElement } from '../elements/light.ts'
import { onceReleased } from '../elements/press.ts'
import type { AnswerChange } from '../fields/field.ts'
import { field } from '../fields/registry.ts'
import { editable, maximum } from '../format.ts'
import { maximumOf } from '../results/scores.ts'
import { answerOf, emptyEntry, entryOf, withInput } from '../self-score/entry.ts'
import type { Entry } from '../self-score/entry.ts'
import { text } from '../text.ts'
import type { Appraisal } from './appraisal.ts'
import { outcomeWords } from './outcome.ts'
import './phrases.ts'
import type { Phrases } from './phrases.ts'
import { withPhrase } from './reasons.ts'
import { readDraft } from './ways.ts'
import type { Draft, DraftProblem } from './ways.ts'

@customElement('khung-decision-editor')
export class DecisionEditor extends LightElement {
  @property({ attribute: false }) appraisal!: Appraisal
  @property({ attribute: false }) leaf!: Part
  /** Where a criterion stands once a unit: begins the ids. */
  @property({ attribute: false }) scope = ''
  @property({ attribute: false }) mode: Draft['mode'] = 'facts'
  /** Whether there is something to go back to. */
  @property({ attribute: false }) closable = true

  @state() private draft: Draft | undefined
  @state() private problems: readonly DraftProblem[] = []
  /** The reason as far as it is typed: nothing of it is taken before the box is left. */
  @state() private typed: string | undefined

  /** Lines of errors come and go once the mouse is let go. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    return onceReleased(() => super.scheduleUpdate())
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (this.draft === undefined) this.draft = this.#begin()
    else if (changed.has('mode')) this.draft = { ...this.draft, mode: this.mode }
  }

  protected override firstUpdated(): void {
    // The fields render themselves after this element: they are there in the next frame.
    if (this.closable) requestAnimationFrame(() => this.querySelector<HTMLElement>('input, select, textarea')?.focus())
  }

  #begin(): Draft {
    const { appraisal, leaf } = this
    const kept = appraisal.drafts.get(leaf.id)
    if (kept) return { ...kept, mode: this.mode }
    const answer = appraisal.counts(leaf.id)
    const record = appraisal.decisions.record(leaf.id)
    const entry: Entry = answer ? entryOf({ answer, note: '' }) : emptyEntry
    const points = answer?.adjusted ? editable(answer.adjusted.points) : ''
    return { mode: this.mode, entry, points, reason: record?.reason ?? '' }
  }

  #id(name: string): string {
    return `${this.scope && `${this.scope}--`}${this.leaf.id}--${name}`
  }

  #problem(name: string): string | null {
    return this.problems.find((one) => one.field === name)?.text ?? null
  }

  #edit(draft: Partial<Draft>): void {
    if (!this.draft) return
    this.draft = { ...this.draft, ...draft }
    this.appraisal.drafts.set(this.leaf.id, this.draft)
  }

  protected override render(): TemplateResult | typeof nothing {
    const { draft } = this
    if (!draft) return nothing
    return html`<form
      class="decision-editor"
      novalidate
      @submit=${(event: SubmitEvent) => this.#submit(event)}
      @keydown=${(event: KeyboardEvent) => this.#keys(event)}
    >
      ${draft.mode === 'facts' ? this.#facts(draft) : this.#points(draft)} ${this.#live(draft)} ${this.#reason(draft)}
      <p class="actions">
        <button>${text('decide.save')}</button>
        ${
          this.closable
            ? html`<button type="button" class="button-second" @click=${() => this.#close()}>
                ${text('decide.cancel')}
              </button>`
            : nothing
        }
      </p>
    </form>`
  }

  #facts(draft: Draft): TemplateResult {
    const { leaf } = this
    const { entry } = draft
    const claimable = leaf.scored_by === 'appraisal' && leaf.not_arising !== 'refuse'
    return html`
      <div @answer-change=${(event: CustomEvent<AnswerChange>) => this.#take(event)}>
        ${
          entry.claim === null
            ? asked(leaf, { inputs: entry.inputs }).map((input) =>
                field({
                  input,
                  value: entry.inputs[input.id],
                  fieldId: this.#id(input.id),
                  text: entry.texts[input.id] ?? null,
                  problem: this.#problem(input.id),
                  period: this.appraisal.setting.period,
                }),
              )
            : nothing
        }
      </div>
      ${
        claimable
          ? html`<div class="option">
              <input
                type="checkbox"
                id=${this.#id('claim')}
                .checked=${entry.claim !== null}
                @change=${(event: Event) => this.#claim((event.target as HTMLInputElement).checked)}
              />
              <label for=${this.#id('claim')}>${text('row.claim')}</label>
            </div>`
          : nothing
      }
    `
  }

  #points(draft: Draft): TemplateResult {
    const id = this.#id('points')
    const problem = this.#problem('points')
    const max = this.leaf.kind === 'leaf' ? maximum(maximumOf(this.appraisal.framework, this.leaf)) : ''
    return html`<div class="field">
      <label for=${id}>${text('decide.points')}</label>
      <div class="with-unit">
        <input
          id=${id}
          class="numeric"
          type="text"
          inputmode="decimal"
          autocomplete="off"
          .value=${draft.points}
          aria-invalid=${problem === null ? nothing : 'true'}
          aria-describedby=${problem === null ? `${id}-unit` : `${id}-unit ${id}-error`}
          @change=${(event: Event) => this.#leavePoints((event.target as HTMLInputElement).value)}
        />
        <span id="${id}-unit">${text('decide.points-of', { max })}</span>
      </div>
      ${this.#error(id, problem)}
    </div>`
  }

  /** No number, or above the maximum, is said at once; everything else when it is saved. */
  #leavePoints(points: string): void {
    this.#edit({ points })
    const { appraisal, leaf, draft } = this
    if (!draft) return
    const read = readDraft(leaf, appraisal.framework, appraisal.way(leaf), draft)
    const wrong = read.kind === 'problems' && points.trim() !== '' ? read.problems : []
    this.problems = [
      ...this.problems.filter(({ field: name }) => name !== 'points'),
      ...wrong.filter(({ field: name }) => name === 'points'),
    ]
  }

  #live(draft: Draft): TemplateResult {
    const { appraisal, leaf } = this
    const words =
      draft.mode === 'facts' && leaf.kind === 'leaf'
        ? outcomeWords(appraisal.tried(leaf, answerOf(leaf, draft.entry)))
        : ''
    return html`<p class="decision-live" role="status">
      ${words ? html`${text('decide.live')} <span class="strong digits">${words}</span>` : nothing}
    </p>`
  }

  #reason(draft: Draft): TemplateResult {
    const id = this.#id('reason')
    const problem = this.#problem('reason')
    const needed = this.appraisal.way(this.leaf) !== 'enter'
    return html`<div class="field">
      <label for=${id}>${needed ? text('decide.reason') : text('decide.note')}</label>
      ${needed ? html`<span class="hint" id="${id}-hint">${text('decide.reason-hint')}</span>` : nothing}
      <textarea
        id=${id}
        rows="2"
        .value=${draft.reason}
        aria-invalid=${problem === null ? nothing : 'true'}
        aria-describedby=${[needed ? `${id}-hint` : '', problem === null ? '' : `${id}-error`].join(' ').trim() || nothing}
        @input=${(event: Event) => this.#type((event.target as HTMLTextAreaElement).value)}
        @change=${(event: Event) => this.#edit({ reason: (event.target as HTMLTextAreaElement).value })}
        @keydown=${(event: KeyboardEvent) => this.#toPhrases(event)}
      ></textarea>
      ${this.#error(id, problem)}
      <khung-phrases
        .round=${this.appraisal.assessment.round.id}
        .criterion=${this.leaf.id}
        .typed=${this.typed ?? draft.reason}
        @phrase=${(event: CustomEvent<string>) => this.#phrase(event)}
        @phrases-left=${() => this.#reasonBox?.focus()}
      ></khung-phrases>
    </div>`
  }

  /** Kept at every key; taken over when the box is left. */
  #type(reason: string): void {
    this.typed = reason
    if (this.draft) this.appraisal.drafts.set(this.leaf.id, { ...this.draft, reason })
  }

  get #reasonBox(): HTMLTextAreaElement | null {
    return this.querySelector('textarea')
  }

  #toPhrases(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' || !event.altKey || event.isComposing) return
    if (this.querySelector<Phrases>('khung-phrases')?.enter()) event.preventDefault()
  }

  /** Into the box, with the caret behind it: one may go on writing. */
  #phrase(event: CustomEvent<string>): void {
    const box = this.#reasonBox
    if (!box) return
    box.value = withPhrase(box.value, event.detail)
    this.typed = box.value
    this.#edit({ reason: box.value })
    box.focus()
    box.setSelectionRange(box.value.length, box.value.length)
  }

  #error(id: string, problem: string | null): TemplateResult | typeof nothing {
    return problem === null
      ? nothing
      : html`<span class="field-error" id="${id}-error">${text('problems.error', { text: problem })}</span>`
  }

  #take(event: CustomEvent<AnswerChange>): void {
    event.stopPropagation()
    const { input, value, text: unread } = event.detail
    if (this.draft) this.#edit({ entry: withInput(this.draft.entry, input, value, unread) })
  }

  #claim(claimed: boolean): void {
    if (!this.draft) return
    const before = this.appraisal.said(this.leaf.id)?.answer.not_arising
    this.#edit({ entry: { ...this.draft.entry, claim: claimed ? (before ?? '') : null } })
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (!this.draft) return
    const { appraisal, leaf } = this
    const read = readDraft(leaf, appraisal.framework, appraisal.way(leaf), this.draft)
    this.problems = read.kind === 'problems' ? read.problems : []
    if (read.kind === 'input') {
      appraisal.drafts.give(leaf.id)
      this.dispatchEvent(new CustomEvent<AppraisalInput>('decide', { detail: read.input, bubbles: true }))
      return
    }
    await this.updateComplete
    const first = read.problems[0]
    if (first) document.getElementById(this.#id(first.field))?.focus()
  }

  #keys(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.closable || event.isComposing) return
    event.stopPropagation()
    this.#close()
  }

  #close(): void {
    this.appraisal.drafts.delete(this.leaf.id)
    this.dispatchEvent(new Event('decide-close', { bubbles: true }))
  }
}
