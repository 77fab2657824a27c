/**
 * The form as an office would fill it, made from the draft as it stands: every answer is scored at once and none is
 * kept. While the draft has an error, the last form without one stays.
 */
import { html, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { asked, parts, score } from '../../engine/live.ts'
import type { Answers, Framework, Leaf, LeafResult, Part, Result, Setting } from '../../engine/live.ts'
import { LightElement } from '../elements/light.ts'
import type { AnswerChange } from '../fields/field.ts'
import { field, problemWords, unreadableWords } from '../fields/registry.ts'
import { maximum, points, today } from '../format.ts'
import { ruleWords } from '../rule-words.ts'
import { answerOf, emptyEntry, problemsOf, unreadable, withInput } from '../self-score/entry.ts'
import type { Entry } from '../self-score/entry.ts'
import { rowScore } from '../self-score/row-score.ts'
import { leafResults, partsBelow, sheets, sheetTitle, sumOf } from '../sheets.ts'
import type { Sheet } from '../sheets.ts'
import { say, text } from '../text.ts'

@customElement('khung-draft-preview')
export class DraftPreview extends LightElement {
  @property({ attribute: false }) framework!: Framework
  @state() private chosen: string | null = null
  @state() private entries: ReadonlyMap<string, Entry> = new Map()
  @state() private survey = true
  #result: Result | undefined
  #leaves: ReadonlyMap<string, LeafResult> = new Map()

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.#result = score(this.framework, this.#answers(), this.#setting())
    this.#leaves = leafResults(this.#result)
  }

  #setting(): Setting {
    const year = today().slice(0, 4)
    const { survey } = this.framework.scale
    return { period: { from: `${year}-01-01`, until: `${year}-12-31` }, survey: survey !== null && this.survey }
  }

  #answers(): Answers {
    const found: Record<string, ReturnType<typeof answerOf>> = {}
    for (const part of parts(this.framework)) {
      const entry = this.entries.get(part.id)
      if (entry) found[part.id] = answerOf(part, entry)
    }
    return found
  }

  protected override render(): TemplateResult {
    const all = sheets(this.framework)
    const sheet = all.find(({ id }) => id === this.chosen) ?? all[0]
    return html`
      <p class="lede">${text('author.preview-what')}</p>
      <div class="cluster">
        <div class="field">
          <label for="preview-sheet">${text('author.preview-sheet')}</label>
          <select
            id="preview-sheet"
            @change=${(event: Event) => (this.chosen = (event.target as HTMLSelectElement).value)}
          >
            ${all.map(
              (one) => html`<option value=${one.id} ?selected=${one.id === sheet?.id}>${sheetTitle(one)}</option>`,
            )}
          </select>
        </div>
        ${
          this.framework.scale.survey === null
            ? nothing
            : html`<div class="option">
                <input
                  id="preview-survey"
                  type="checkbox"
                  .checked=${this.survey}
                  @change=${(event: Event) => (this.survey = (event.target as HTMLInputElement).checked)}
                />
                <label for="preview-survey">${text('author.preview-survey')}</label>
              </div>`
        }
      </div>
      ${this.#total()} ${sheet === undefined ? nothing : this.#sheet(sheet)}
    `
  }

  #total(): TemplateResult {
    const result = this.#result
    const index = result?.index ?? null
    return html`<p role="status">
      <span class="strong digits">${points(result?.points ?? '0')} / ${maximum(result?.of ?? '0')}</span>
      <span class="small muted"
        >${index === null ? text('author.preview-open') : text('author.preview-index', { index: points(index) })}</span
      >
    </p>`
  }

  #sheet(sheet: Sheet): TemplateResult {
    const sum = this.#result && sumOf(this.#result, sheet.id)
    return html`<section aria-labelledby="preview-title">
      <h2 class="group-title" id="preview-title">
        <span>${sheetTitle(sheet)}</span>
        ${sum ? html`<span class="number digits">${points(sum.points)} / ${maximum(sum.of)}</span>` : nothing}
      </h2>
      ${partsBelow(sheet.nodes).map((part) => this.#row(part))}
    </section>`
  }

  #row(part: Part): TemplateResult {
    const entry = this.entries.get(part.id) ?? emptyEntry
    const leaf: Leaf | null = part.kind === 'leaf' ? part : null
    const result = this.#leaves.get(part.id)
    const id = `preview-${part.id}`
    return html`<div class="row" role="group" aria-labelledby="${id}--title">
      <div class="row-head">
        <h3 class="row-title" id="${id}--title">
          <span class="code">${part.number}</span> ${say(part.title)}
          ${leaf === null ? nothing : html`<span class="row-max">${text('points.max-of', { max: maximum(result?.max ?? '0') })}</span>`}
        </h3>
        ${leaf === null ? nothing : html`<p class="row-rule">${ruleWords(leaf)}</p>`}
        ${
          part.guidance
            ? html`<p class="row-guidance">
                <span class="strong">${text('row.guidance')}:</span> ${say(part.guidance)}
              </p>`
            : nothing
        }
      </div>
      <div class="row-inputs" @answer-change=${(event: CustomEvent<AnswerChange>) => this.#answer(part, event.detail)}>
        ${this.#fields(part, entry)}
      </div>
      <div class="row-score">
        ${
          leaf === null
            ? nothing
            : rowScore(leaf, result?.outcome, result?.max ?? '0', unreadable(leaf, entry), result?.counted)
        }
      </div>
    </div>`
  }

  #fields(part: Part, entry: Entry): readonly TemplateResult[] {
    const problems = problemsOf(part, entry, this.framework)
    return asked(part, { inputs: entry.inputs }).map((input) => {
      const unread = entry.texts[input.id]
      const found = problems.find(({ path }) => path === input.id)
      const problem =
        unread === undefined ? (found ? problemWords(part.inputs, found) : null) : unreadableWords(input, unread)
      return field({
        input,
        value: entry.inputs[input.id],
        fieldId: `preview-${part.id}--${input.id}`,
        text: unread ?? null,
        problem,
      })
    })
  }

  #answer(part: Part, { input, value, text: unread }: AnswerChange): void {
    const entry = this.entries.get(part.id) ?? emptyEntry
    this.entries = new Map([...this.entries, [part.id, withInput(entry, input, value, unread)]])
  }
}
