/** One survey criterion of one unit: the fields, and what was entered last, by whom. It saves itself. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { asked } from '../../engine/live.ts'
import type { Framework, Part, Setting } from '../../engine/live.ts'
import type { AppraisalRecord, SurveyInput, SurveyUnit } from '../api.ts'
import { readDraft } from '../appraisal/ways.ts'
import type { DraftProblem } from '../appraisal/ways.ts'
import { put, Refused } from '../client.ts'
import { LightElement } from '../elements/light.ts'
import { explain } from '../elements/page.ts'
import type { AnswerChange } from '../fields/field.ts'
import { field, values } from '../fields/registry.ts'
import { time } from '../format.ts'
import { emptyEntry, entryOf, withInput } from '../self-score/entry.ts'
import type { Entry } from '../self-score/entry.ts'
import { partNumber } from '../sheets.ts'
import { say, text } from '../text.ts'

@customElement('khung-survey-entry')
export class SurveyEntry extends LightElement {
  @property({ attribute: false }) unit!: SurveyUnit
  @property({ attribute: false }) framework!: Framework
  @property({ attribute: false }) leaf!: Part
  @property({ attribute: false }) period!: Setting['period']

  /** What the server holds: as it was read, then as it was saved. */
  @state() private record: AppraisalRecord | undefined
  @state() private entry: Entry = emptyEntry
  @state() private problems: readonly DraftProblem[] = []
  @state() private busy = false
  /** The refusal of the last try. */
  @state() private refused = ''

  override connectedCallback(): void {
    super.connectedCallback()
    this.record = this.unit.points[this.leaf.id]
    if (this.record) this.entry = entryOf({ answer: this.record.answer, note: '' })
  }

  #id(name: string): string {
    return `${this.unit.assessment}--${this.leaf.id}--${name}`
  }

  protected override render(): TemplateResult {
    const { leaf, record } = this
    return html`<form novalidate @submit=${(event: SubmitEvent) => void this.#save(event)}>
      <fieldset class="field">
        <legend>${leaf.number ? html`<span class="code">${leaf.number}</span> ` : nothing}${say(leaf.title)}</legend>
        ${this.unit.may ? this.#fields() : values(leaf.inputs, record?.answer.inputs ?? {})}
        <p class="small muted" role="status">
          ${record ? text('survey.entered', { by: record.by, time: time(record.at) }) : text('survey.not-entered')}
        </p>
        ${this.refused ? html`<p class="field-error" role="alert">${this.refused}</p>` : nothing}
        ${this.unit.may ? this.#button() : nothing}
      </fieldset>
    </form>`
  }

  #fields(): TemplateResult {
    const { leaf, entry } = this
    return html`<div @answer-change=${(event: CustomEvent<AnswerChange>) => this.#take(event)}>
      ${asked(leaf, { inputs: entry.inputs }).map((input) =>
        field({
          input,
          value: entry.inputs[input.id],
          fieldId: this.#id(input.id),
          text: entry.texts[input.id] ?? null,
          problem: this.problems.find((one) => one.field === input.id)?.text ?? null,
          period: this.period,
        }),
      )}
    </div>`
  }

  #button(): TemplateResult {
    const of = { criterion: partNumber(this.leaf), unit: this.unit.unit.name }
    return html`<button class="button-second" ?disabled=${this.busy} aria-label=${text('survey.save-of', of)}>
      ${text('survey.save')}
    </button>`
  }

  #take(event: CustomEvent<AnswerChange>): void {
    event.stopPropagation()
    const { input, value, text: unread } = event.detail
    this.entry = withInput(this.entry, input, value, unread)
  }

  async #save(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const { leaf, framework, entry, unit } = this
    const read = readDraft(leaf, framework, 'enter', { mode: 'facts', entry, points: '', reason: '' })
    this.problems = read.kind === 'problems' ? read.problems : []
    if (read.kind === 'problems') {
      await this.updateComplete
      document.getElementById(this.#id(read.problems[0]?.field ?? ''))?.focus()
      return
    }
    if (read.input.decision !== 'enter') return
    const { answer, reason } = read.input
    const input: SurveyInput = { answer, reason }
    const path = `/assessments/${encodeURIComponent(unit.assessment)}/survey/${encodeURIComponent(leaf.id)}`
    this.busy = true
    try {
      this.record = await put<AppraisalRecord>(path, input, this.record?.rev ?? 0)
      this.refused = ''
    } catch (cause) {
      this.refused = explain(cause)
      // What somebody else entered meanwhile is shown with their name; saving again then replaces it with open eyes.
      if (cause instanceof Refused && cause.problem.code === 'stale')
        this.record = (cause.problem.current as AppraisalRecord | null) ?? undefined
    } finally {
      this.busy = false
    }
  }
}
