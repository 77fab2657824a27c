/**
 * One criterion on the council's desk: what is asked, what the office said, what the council decides.
 * Past 250 lines, because its keys, its buttons and what it shows act on each other.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { trace } from '../../engine/live.ts'
import type { Part, Result } from '../../engine/live.ts'
import type { AppraisalInput, EvidenceLink, ExplanationRecord } from '../api.ts'
import { explain } from '../elements/page.ts'
import { heading } from '../elements/heading.ts'
import { historyOf } from '../elements/history-of.ts'
import { LightElement } from '../elements/light.ts'
import { badge } from '../elements/badge.ts'
import '../elements/explanation.ts'
import type { Explanation } from '../elements/explanation.ts'
import { toast } from '../elements/toast.ts'
import '../elements/trace.ts'
import { maximum } from '../format.ts'
import { language } from '../language.ts'
import { maximumOf } from '../results/scores.ts'
import { ruleWords } from '../rule-words.ts'
import { leafOf, partNumber } from '../sheets.ts'
import { notePlace } from '../self-score/kept-words.ts'
import { countedWords } from '../self-score/row-score.ts'
import { say, text } from '../text.ts'
import type { Appraisal } from './appraisal.ts'
import { columnsPart } from './columns.ts'
import { decisionPart } from './decision.ts'
import { withdrawAll } from './desk.ts'
import './editor.ts'
import { flagsOf } from './flags.ts'
import './notes.ts'
import { finalWords, outcomeWords } from './outcome.ts'
import { saidPart } from './said.ts'
import type { Draft } from './ways.ts'

const rowId = (criterion: string, scope = ''): string => `criterion-${criterion}${scope && `-${scope}`}`

@customElement('khung-appraisal-row')
export class AppraisalRow extends LightElement {
  @property({ attribute: false }) appraisal!: Appraisal
  @property({ attribute: false }) leaf!: Part
  /** Level of the criterion's heading. */
  @property({ attribute: false }) level = 2
  @property({ attribute: false }) me = ''
  /** May take back what anybody decided. */
  @property({ attribute: false }) chair = false
  /** Where one criterion stands once a unit: ends the ids of the row; its unit is the heading. */
  @property({ attribute: false }) scope = ''

  @state() private editing: Draft['mode'] | null = null
  @state() private noted = false
  @state() private viewed: EvidenceLink | null = null

  #update = (): void => this.requestUpdate()

  /** The viewer travels with the first file that is opened. */
  #view = (file: EvidenceLink): void => {
    this.viewed = this.viewed?.id === file.id ? null : file
    if (this.viewed)
      void import('../evidence/viewer.ts').then(() =>
        requestAnimationFrame(() => this.querySelector<HTMLElement>('.viewer [data-close]')?.focus()),
      )
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.appraisal.addEventListener('change', this.#update)
    this.editing = this.appraisal.drafts.get(this.leaf.id)?.mode ?? null
    this.noted = this.appraisal.words.get(notePlace(this.leaf.id)) !== undefined
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.appraisal.removeEventListener('change', this.#update)
  }

  get #mayJudge(): boolean {
    return this.appraisal.may(this.leaf) && this.appraisal.way(this.leaf) === 'judge'
  }

  /** Not while something else is being typed. */
  get #mayAccept(): boolean {
    return this.editing === null && this.appraisal.mayAccept(this.leaf)
  }

  /** One's own decision; the chair's hand reaches any. */
  get #mayWithdraw(): boolean {
    const { appraisal, leaf } = this
    const record = appraisal.decisions.record(leaf.id)
    const settled = appraisal.decisions.pending(leaf.id) === undefined
    return record !== undefined && settled && appraisal.may(leaf) && (this.chair || record.by === this.me)
  }

  /** Another decision stands: going back to what the office said can itself be undone. */
  get #mayRestore(): boolean {
    return this.#mayJudge && (this.appraisal.decisions.record(this.leaf.id)?.decision ?? 'accepted') !== 'accepted'
  }

  protected override render(): TemplateResult {
    const { appraisal, leaf } = this
    const may = appraisal.may(leaf)
    const id = rowId(leaf.id, this.scope)
    const title = `${id}-title`
    return html`<div
      class="desk-row ${may && appraisal.waits(leaf) ? 'desk-row-waits' : ''} ${this.viewed ? 'desk-row-viewing' : ''}"
      role="group"
      id=${id}
      tabindex="0"
      aria-labelledby=${title}
      aria-keyshortcuts=${this.#mayAccept ? '=' : nothing}
      @keydown=${(event: KeyboardEvent) => this.#keys(event)}
    >
      <div class="desk-what">
        ${heading(
          this.level,
          this.scope
            ? appraisal.assessment.unit.name
            : html`<span class="digits">${leaf.number}</span> ${say(leaf.title)}
                ${
                  leaf.kind === 'leaf'
                    ? html`<span class="desk-max"
                        >${text('points.max-of', { max: maximum(maximumOf(appraisal.framework, leaf)) })}</span
                      >`
                    : nothing
                }`,
          title,
        )}
        <p class="cluster desk-flags">${flagsOf(appraisal, leaf).map(({ words, tone }) => badge(words, tone))}</p>
        ${columnsPart(appraisal, leaf)}
        ${leaf.kind === 'leaf' && !this.scope ? html`<p class="small muted">${ruleWords(leaf)}</p>` : nothing}
        ${
          leaf.guidance && !this.scope
            ? html`<details class="small">
                <summary>${text('row.guidance')}</summary>
                <p>${say(leaf.guidance)}</p>
              </details>`
            : nothing
        }
      </div>
      <div class="desk-part">
        ${
          appraisal.way(leaf) === 'enter'
            ? saidPart(appraisal, leaf, this.#view)
            : html`${this.#score(text('points.self'), appraisal.self)} ${saidPart(appraisal, leaf, this.#view)}
              ${this.#why(appraisal.self)}`
        }
      </div>
      <div class="desk-part desk-part-council">
        ${this.#score(finalWords(leaf), appraisal.waits(leaf) ? null : appraisal.final)}
        ${decisionPart(appraisal, leaf, this.me)}
        ${appraisal.decisions.record(leaf.id)?.decision === 'changed' ? this.#why(appraisal.final) : nothing}
        ${may ? this.#tools() : nothing}
        ${appraisal.assessment.may.appraise && !may ? html`<p class="small muted">${text('desk.delegated')}</p>` : nothing}
        <khung-explanation
          .assessment=${appraisal.assessment.id}
          .criterion=${leaf.id}
          .number=${partNumber(leaf)}
          .scope=${this.scope}
          .record=${appraisal.assessment.explanations[leaf.id]}
          .mayAsk=${appraisal.assessment.may.ask}
          .early=${appraisal.assessment.round.state === 'appraisal'}
          .words=${appraisal.words}
          @explained=${(event: CustomEvent<ExplanationRecord | null>) => appraisal.explained(leaf.id, event.detail)}
        ></khung-explanation>
        ${this.#notes()}
        <div class="small">${historyOf(appraisal.assessment.id, leaf.id, partNumber(leaf))}</div>
      </div>
      ${
        this.viewed
          ? html`<khung-evidence-viewer
              .file=${this.viewed}
              @viewer-close=${() => this.#closeViewer()}
            ></khung-evidence-viewer>`
          : nothing
      }
    </div>`
  }

  #score(label: string, result: Result | null): TemplateResult | typeof nothing {
    if (this.leaf.kind !== 'leaf') return nothing
    const found = result ? leafOf(result, this.leaf.id) : undefined
    return html`<p class="desk-score">
      <span class="muted">${label}</span>
      ${
        result
          ? html`<span class="strong digits">${outcomeWords(found)}</span> ${countedWords(found?.counted)}`
          : html`<span class="muted">${text('desk.waits')}</span>`
      }
    </p>`
  }

  #why(result: Result): TemplateResult | typeof nothing {
    const { appraisal, leaf } = this
    if (leaf.kind !== 'leaf') return nothing
    return html`<details class="small">
      <summary>
        <span aria-hidden="true">${text('row.why')}</span
        ><span class="hidden-words">${text('row.why-of', { number: partNumber(leaf) })}</span>
      </summary>
      <khung-trace .lines=${trace(appraisal.framework, result, language(), leaf.id)}></khung-trace>
    </details>`
  }

  #tools(): TemplateResult | typeof nothing {
    const { appraisal, leaf } = this
    const way = appraisal.way(leaf)
    // Two people decided at once: first that is settled.
    if (way === 'none' || appraisal.decisions.state(leaf.id).kind === 'conflict') return nothing
    const fresh = way === 'enter' && appraisal.waits(leaf) && appraisal.decisions.state(leaf.id).kind === 'clean'
    if (this.editing !== null || fresh)
      return html`<khung-decision-editor
        .appraisal=${appraisal}
        .leaf=${leaf}
        .scope=${this.scope}
        .mode=${this.editing ?? 'facts'}
        .closable=${this.editing !== null}
        @decide=${(event: CustomEvent<AppraisalInput>) => this.#decide(event)}
        @decide-close=${() => this.#close()}
      ></khung-decision-editor>`
    const of = html`<span class="hidden-words">${text('decide.of', { number: partNumber(leaf) })}</span>`
    const byTwo = this.#mayWithdraw && appraisal.tookTwo(leaf)
    return html`<p class="desk-tools">
        ${
          this.#mayAccept
            ? html`<button type="button" data-accept @click=${() => this.#accept()}>
                ${text('decide.accept')} ${of}
              </button>`
            : nothing
        }
        ${
          leaf.inputs.length === 0
            ? nothing
            : html`<button type="button" class="button-second" data-edit @click=${() => (this.editing = 'facts')}>
                ${way === 'judge' ? text('decide.change') : text('decide.enter')} ${of}
              </button>`
        }
        ${
          way === 'enter' || leaf.kind === 'shared'
            ? nothing
            : html`<button type="button" class="button-second" @click=${() => (this.editing = 'points')}>
                ${text('decide.give')} ${of}
              </button>`
        }
        ${
          this.#mayRestore
            ? html`<button type="button" class="button-second" data-restore @click=${() => this.#restore()}>
                ${text('decide.restore')} ${of}
              </button>`
            : nothing
        }
        ${
          this.#mayWithdraw && !byTwo
            ? html`<button type="button" class="button-plain" data-withdraw @click=${() => this.#withdraw()}>
                ${text('across.withdraw')} ${of}
              </button>`
            : nothing
        }
      </p>
      ${byTwo ? html`<p class="small muted">${text('across.by-two')}</p>` : nothing}`
  }

  #accept(): void {
    if (!this.#mayAccept) return
    // The button goes away: the row keeps the focus, so that ↓ leads on.
    this.#focusRow()
    void this.appraisal.accept(this.leaf)
  }

  /** Back to what the office said, with the way back to what was decided. */
  async #restore(): Promise<void> {
    const { appraisal, leaf } = this
    const before = appraisal.decisions.record(leaf.id)
    if (!before || !this.#mayRestore) return
    this.#focusRow()
    await appraisal.accept(leaf)
    if (appraisal.decisions.record(leaf.id)?.decision !== 'accepted') return
    const { answer, reason } = before
    toast(
      text('across.restored', { number: partNumber(leaf) }),
      () => void appraisal.decisions.decide(leaf.id, { decision: 'change', answer, reason }),
    )
  }

  async #withdraw(): Promise<void> {
    const { appraisal, leaf } = this
    this.#focusRow()
    try {
      const { count, byTwo } = await withdrawAll(appraisal.assessment.round.id, [{ appraisal, leaf }])
      if (byTwo) toast(text('across.by-two'))
      else toast(count === 0 ? text('across.left', { count: 1 }) : text('across.undone', { count }))
    } catch (cause) {
      toast(explain(cause))
    }
  }

  /** The council's own words about this criterion, read once somebody looks. */
  #notes(): TemplateResult | typeof nothing {
    const { appraisal, leaf, scope, noted } = this
    if (!appraisal.assessment.may.note) return nothing
    return html`<details
      class="small"
      ?open=${noted}
      @toggle=${(event: Event) => (this.noted = (event.target as HTMLDetailsElement).open)}
    >
      <summary>
        ${text('notes.title')}<span class="hidden-words">${text('decide.of', { number: partNumber(leaf) })}</span>
      </summary>
      ${
        noted
          ? html`<khung-notes
              .assessment=${appraisal.assessment.id}
              .criterion=${leaf.id}
              .scope=${scope}
              .mayAdd=${appraisal.assessment.may.note}
              .words=${appraisal.words}
            ></khung-notes>`
          : nothing
      }
    </details>`
  }

  #decide(event: CustomEvent<AppraisalInput>): void {
    event.stopPropagation()
    this.#close()
    void this.appraisal.decisions.decide(this.leaf.id, event.detail)
  }

  #close(): void {
    this.editing = null
    this.#focusRow()
  }

  /** Back to where it was opened. */
  #closeViewer(): void {
    const id = this.viewed?.id
    this.viewed = null
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`[data-view="${id}"]`)?.focus())
  }

  #ask(): boolean {
    return this.querySelector<Explanation>('khung-explanation')?.ask() ?? false
  }

  #focusRow(): void {
    this.querySelector<HTMLElement>('.desk-row')?.focus({ preventScroll: true })
  }

  #keys(event: KeyboardEvent): void {
    const from = event.target as HTMLElement
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || from.closest('input, textarea, select'))
      return
    if (event.key === '=' && this.#mayAccept) {
      event.preventDefault()
      this.#accept()
    }
    if (event.key === '?' && this.#ask()) event.preventDefault()
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const rows = [...document.querySelectorAll<HTMLElement>('.desk-row')]
    const here = rows.findIndex((row) => row.contains(from))
    const next = rows[here + (event.key === 'ArrowDown' ? 1 : -1)]
    if (!next) return
    event.preventDefault()
    next.focus({ preventScroll: true })
    next.scrollIntoView({ block: 'nearest' })
  }
}
