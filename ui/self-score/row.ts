/**
 * One criterion in the form: what is asked, what it earns now, whether it is saved.
 * Past 250 lines, because it is drawn again as a whole whenever anything of it changed.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { asked, say as sayProblem } from '../../engine/live.ts'
import type { Input, NotArising, Part, Setting, TraceLine } from '../../engine/live.ts'
import type { AppraisalRecord, EvidenceLink, ExplanationRecord } from '../api.ts'
import { historyOf } from '../elements/history-of.ts'
import { LightElement } from '../elements/light.ts'
import { onceReleased } from '../elements/press.ts'
import { field, problemWords, unreadableWords, values } from '../fields/registry.ts'
import type { AnswerChange, AnswerTyping } from '../fields/field.ts'
import { maximum } from '../format.ts'
import { language } from '../language.ts'
import { ruleWords } from '../rule-words.ts'
import { partNumber } from '../sheets.ts'
import { say, text } from '../text.ts'
import type { PlainKey } from '../text.ts'
import { byCouncil, councilSaid } from './council.ts'
import { conflictPanel } from './conflict.ts'
import type { Typing } from './drafts.ts'
import { missingEvidence, unreadable, withInput } from './entry.ts'
import type { Entry } from './entry.ts'
import './evidence.ts'
import type { KeptWords } from './kept-words.ts'
import { rowScore } from './row-score.ts'
import { saveBadge } from './save-words.ts'
import type { RowView } from './view.ts'
import './why.ts'

const claimWords = {
  exclude: 'row.claim-exclude',
  redistribute: 'row.claim-redistribute',
  full: 'row.claim-full',
  zero: 'row.claim-zero',
} as const satisfies Record<Exclude<NotArising, 'refuse'>, PlainKey>

@customElement('khung-row')
export class Row extends LightElement {
  @property({ attribute: false }) leaf!: Part
  /** Of the heading: 2 directly below the domain, deeper below groups. */
  @property({ attribute: false }) level = 2
  @property({ attribute: false }) view!: RowView
  @property({ attribute: false }) council: AppraisalRecord | undefined
  /** Every file of the form. */
  @property({ attribute: false }) all: readonly EvidenceLink[] = []
  @property({ attribute: false }) numberOf: (criterion: string) => string = (criterion) => criterion
  @property({ attribute: false }) editable = false
  @property({ attribute: false }) assessment = ''
  @property({ attribute: false }) explanation: ExplanationRecord | undefined
  @property({ attribute: false }) mayExplain = false
  @property({ attribute: false }) words: KeptWords | undefined
  @property({ attribute: false }) me = ''
  @property({ attribute: false }) period: Setting['period'] | null = null
  @property({ attribute: false }) explain: (criterion: string) => Promise<readonly TraceLine[]> = async () => []
  @state() private claimLeft = false

  /** Fields that an answer brings or takes away come and go once the mouse is let go. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    return onceReleased(() => super.scheduleUpdate())
  }

  #edit(entry: Entry): void {
    this.dispatchEvent(new CustomEvent<Entry>('entry-change', { detail: entry, bubbles: true }))
  }

  /** Of the entry as it is by now: what is drawn may be older, as long as a mouse is pressed. */
  #change(part: Partial<Entry>): void {
    this.#edit({ ...this.view.entry, ...part })
  }

  #answer(event: CustomEvent<AnswerChange>): void {
    const { input, value, text: unread } = event.detail
    this.#edit(withInput(this.view.entry, input, value, unread))
  }

  #type(typing: Typing | null): void {
    this.dispatchEvent(new CustomEvent<Typing | null>('entry-typing', { detail: typing, bubbles: true }))
  }

  /** Left for another field, not for another window. */
  #left(event: FocusEvent): void {
    if (document.activeElement !== event.target) this.#type(null)
  }

  #choose(which: 'mine' | 'theirs'): void {
    this.dispatchEvent(new CustomEvent<'mine' | 'theirs'>('conflict-choice', { detail: which, bubbles: true }))
  }

  protected override render(): TemplateResult {
    const { leaf } = this
    const own = leaf.scored_by === 'appraisal'
    return html`<div
      class="row"
      id=${leaf.id}
      data-row
      tabindex="-1"
      role="group"
      aria-labelledby="${leaf.id}--title"
      @focusout=${(event: FocusEvent) => this.#left(event)}
    >
      <div class="row-head">
        ${this.#heading()}
        ${
          leaf.kind === 'leaf'
            ? html`<p class="row-rule">${ruleWords(leaf)}</p>`
            : html`<p class="row-rule">${text(leaf.id === 'facts' ? 'row.facts' : 'row.flags')}</p>`
        }
        ${
          leaf.guidance
            ? html`<p class="row-guidance">
                <span class="strong">${text('row.guidance')}:</span> ${say(leaf.guidance)}
              </p>`
            : nothing
        }
      </div>
      <div
        class="row-inputs"
        @answer-change=${(event: CustomEvent<AnswerChange>) => this.#answer(event)}
        @answer-typing=${({ detail }: CustomEvent<AnswerTyping>) =>
          this.#type({ place: detail.input, text: detail.text })}
      >
        ${own ? this.#inputs() : byCouncil(leaf, this.view.outcome)}
      </div>
      <div class="row-score">
        ${
          leaf.kind === 'leaf'
            ? rowScore(leaf, this.view.outcome, this.view.max, unreadable(leaf, this.view.entry), this.view.counted)
            : nothing
        }
        ${own ? saveBadge(this.view.save) : nothing}
      </div>
      <div class="row-more">
        ${
          this.view.save.kind === 'conflict'
            ? conflictPanel({
                leaf,
                mine: this.view.entry,
                theirs: this.view.save.theirs,
                me: this.me,
                choose: (which) => this.#choose(which),
              })
            : nothing
        }
        ${this.#explanation()} ${this.council ? councilSaid(this.council) : nothing}
        ${leaf.kind === 'leaf' ? this.#why() : nothing} ${own ? this.#details() : nothing}
        ${historyOf(this.assessment, leaf.id, partNumber(leaf))}
      </div>
    </div>`
  }

  #heading(): TemplateResult {
    const words = html`<span class="code">${this.leaf.number}</span> ${say(this.leaf.title)}
      ${
        this.leaf.kind === 'leaf'
          ? html`<span class="row-max">${text('points.max-of', { max: maximum(this.view.max) })}</span>`
          : nothing
      }`
    const id = `${this.leaf.id}--title`
    if (this.level <= 2) return html`<h2 class="row-title" id=${id}>${words}</h2>`
    return this.level === 3
      ? html`<h3 class="row-title" id=${id}>${words}</h3>`
      : html`<h4 class="row-title" id=${id}>${words}</h4>`
  }

  #inputs(): TemplateResult {
    const { leaf } = this
    const { entry } = this.view
    const shown = asked(leaf, { inputs: entry.inputs })
    const computed = leaf.inputs.length === 0 ? html`<p class="muted">${text('row.computed')}</p>` : nothing
    if (!this.editable)
      return entry.claim === null
        ? html`${computed} ${values(shown, entry.inputs)}`
        : html`<p>${text('row.claimed', { reason: entry.claim })}</p>`
    return html`${computed} ${entry.claim === null ? shown.map((input) => this.#field(input)) : nothing}
    ${this.#claim()}`
  }

  #field(input: Input): TemplateResult {
    const { entry } = this.view
    const unread = entry.texts[input.id] ?? null
    const wrong = this.view.problems.find((problem) => problem.path === input.id)
    return field({
      input,
      value: entry.inputs[input.id],
      fieldId: fieldId(this.leaf, input.id),
      text: unread,
      period: this.period,
      problem: unread !== null ? unreadableWords(input, unread) : wrong ? problemWords(this.leaf.inputs, wrong) : null,
    })
  }

  #claim(): TemplateResult | typeof nothing {
    const { leaf } = this
    const { entry } = this.view
    if (leaf.not_arising === 'refuse') return nothing
    const id = fieldId(leaf, 'not_arising')
    const wrong = this.claimLeft && entry.claim !== null && entry.claim.trim() === ''
    return html`
      <div class="option claim">
        <input
          type="checkbox"
          id="${id}-claim"
          .checked=${entry.claim !== null}
          @change=${() => this.#change({ claim: this.view.entry.claim === null ? '' : null })}
        />
        <label for="${id}-claim">${text('row.claim')}</label>
      </div>
      ${
        entry.claim === null
          ? nothing
          : html`<div class="field">
              <label for=${id}>${text('row.claim-reason')}</label>
              <span class="hint" id="${id}-hint">${text(claimWords[leaf.not_arising])}</span>
              <textarea
                id=${id}
                .value=${entry.claim}
                aria-invalid=${wrong ? 'true' : nothing}
                aria-describedby="${id}-hint ${wrong ? `${id}-error` : ''}"
                @blur=${() => (this.claimLeft = true)}
                @input=${(event: Event) => this.#type({ place: 'not_arising', text: textOf(event) })}
                @change=${(event: Event) => this.#change({ claim: textOf(event) })}
              ></textarea>
              ${
                wrong
                  ? html`<span class="field-error" id="${id}-error"
                      >${text('problems.error', { text: this.#reasonMissing() })}</span
                    >`
                  : nothing
              }
            </div>`
      }
    `
  }

  #reasonMissing(): string {
    const problem = this.view.problems.find(({ path }) => path === 'not_arising')
    return problem ? sayProblem(problem, language()) : text('row.claim-reason')
  }

  /** Loaded with the first question of the council. */
  #explanation(): TemplateResult | typeof nothing {
    if (!this.explanation) return nothing
    void import('../elements/explanation.ts')
    return html`<khung-explanation
      .assessment=${this.assessment}
      .criterion=${this.leaf.id}
      .number=${partNumber(this.leaf)}
      .record=${this.explanation}
      .mayExplain=${this.mayExplain}
      .words=${this.words}
    ></khung-explanation>`
  }

  #why(): TemplateResult {
    return html`<khung-why
      .criterion=${this.leaf.id}
      .number=${partNumber(this.leaf)}
      .view=${this.view}
      .explain=${this.explain}
    ></khung-why>`
  }

  #details(): TemplateResult {
    const { leaf } = this
    const { entry } = this.view
    const lacking = missingEvidence(leaf, entry, this.view.files).length
    const unsent = this.view.uploads.filter(({ state }) => state.kind === 'unsent').length
    const notes = [
      this.view.files.length > 0 ? text('row.files', { count: this.view.files.length }) : '',
      unsent > 0 ? text('row.files-unsent', { count: unsent }) : '',
      lacking > 0 ? text('row.required', { count: lacking }) : '',
      entry.note === '' ? '' : text('row.has-note'),
    ].filter((note) => note !== '')
    return html`<details data-details>
      <summary>
        ${text('row.details')}<span class="hidden-words"> ${text('row.details-of', { number: partNumber(leaf) })}</span
        >${notes.length > 0 ? html`<span class="summary-notes">: ${notes.join(', ')}</span>` : nothing}
      </summary>
      <khung-evidence
        .leaf=${leaf}
        .files=${this.view.files}
        .all=${this.all}
        .numberOf=${this.numberOf}
        .uploads=${this.view.uploads}
        .words=${this.words}
        .editable=${this.editable || (this.mayExplain && this.explanation !== undefined)}
      ></khung-evidence>
      ${this.#note()}
    </details>`
  }

  #note(): TemplateResult | typeof nothing {
    const { entry } = this.view
    const id = fieldId(this.leaf, 'note')
    if (!this.editable)
      return entry.note
        ? html`<p class="sub-title">${text('row.note')}</p>
            <p>${entry.note}</p>`
        : nothing
    return html`<div class="field">
      <label for=${id}>${text('row.note')}</label>
      <span class="hint" id="${id}-hint">${text('row.note-hint')}</span>
      <textarea
        id=${id}
        aria-describedby="${id}-hint"
        .value=${entry.note}
        @input=${(event: Event) => this.#type({ place: 'note', text: textOf(event) })}
        @change=${(event: Event) => this.#change({ note: textOf(event) })}
      ></textarea>
    </div>`
  }
}

/** The control's id, for labels and for links of the problem summary. */
export function fieldId(leaf: Pick<Part, 'id'>, input: string): string {
  return `${leaf.id}--${input}`
}

/** Text of people is kept in one Unicode form. */
function textOf(event: Event): string {
  return (event.target as HTMLTextAreaElement).value.normalize('NFC')
}
