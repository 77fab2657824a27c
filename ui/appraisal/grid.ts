/**
 * Units × criteria: what each office scored, what is decided, papers and flags, a cell each. Arrow keys move, "=" accepts,
 * Enter opens the criterion of this unit beside the table, Escape leads back to its cell.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { guard } from 'lit/directives/guard.js'
import { keyed } from 'lit/directives/keyed.js'
import type { Part } from '../../engine/live.ts'
import { badge } from '../elements/badge.ts'
import { LightElement } from '../elements/light.ts'
import { maximum } from '../format.ts'
import { language } from '../language.ts'
import { paths } from '../paths.ts'
import { maximumOf } from '../results/scores.ts'
import { partNumber } from '../sheets.ts'
import { say, text } from '../text.ts'
import type { Appraisal } from './appraisal.ts'
import { columnsOf, movedPart } from './columns.ts'
import { flagsOf } from './flags.ts'
import { Listening } from './listening.ts'
import './row.ts'

/** With more columns than these, the title of a criterion stands beside, not above. */
const mostTitled = 12

@customElement('khung-desk-grid')
export class DeskGrid extends LightElement {
  @property({ attribute: false }) appraisals: readonly Appraisal[] = []
  @property({ attribute: false }) leaves: readonly Part[] = []
  @property({ attribute: false }) round = ''
  @property({ attribute: false }) label = ''
  @property({ attribute: false }) me = ''
  @property({ attribute: false }) chair = false

  @state() private at: readonly [row: number, column: number] = [0, 0]
  @state() private beside = false

  readonly #listening = new Listening(this)

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('appraisals')) this.#listening.to(this.appraisals)
    const [row, column] = this.at
    if (row >= this.appraisals.length || column >= this.leaves.length) this.at = [0, 0]
  }

  protected override render(): TemplateResult {
    const { appraisals, leaves, at, beside } = this
    const titled = leaves.length <= mostTitled
    return html`<div class="across ${beside ? 'across-open' : ''}">
      <div class="scroller across-scroller">
        <table
          class="across-table"
          role="grid"
          aria-label=${this.label}
          @keydown=${(event: KeyboardEvent) => this.#keys(event)}
          @click=${(event: Event) => this.#click(event)}
        >
          <thead>
            <tr>
              <th scope="col">${text('unit')}</th>
              ${leaves.map(
                (leaf) =>
                  html`<th scope="col">
                    <a href=${paths.acrossCriterion(this.round, leaf.id)}
                      >${leaf.number || nothing}
                      <span class=${titled || !leaf.number ? 'across-title' : 'hidden-words'}
                        >${say(leaf.title)}</span
                      ></a
                    >
                    ${
                      leaf.kind === 'leaf'
                        ? html`<span class="desk-max"
                            >${text('points.max-of', { max: maximum(maximumOf(appraisals[0]!.framework, leaf)) })}</span
                          >`
                        : nothing
                    }
                  </th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${appraisals.map((appraisal, row) => {
              const column = at[0] === row ? at[1] : -1
              return guard(
                [appraisal, appraisal.version, appraisal.assessment, column, beside, leaves, language()],
                () => this.#line(appraisal, row, column),
              )
            })}
          </tbody>
        </table>
      </div>
      ${beside ? this.#beside() : nothing}
    </div>`
  }

  #line(appraisal: Appraisal, row: number, active: number): TemplateResult {
    return html`<tr>
      <th scope="row"><a href=${paths.appraise(appraisal.assessment.id)}>${appraisal.assessment.unit.name}</a></th>
      ${this.leaves.map((leaf, column) => this.#cell(appraisal, leaf, row, column, column === active))}
    </tr>`
  }

  #cell(appraisal: Appraisal, leaf: Part, row: number, column: number, active: boolean): TemplateResult {
    const way = appraisal.way(leaf)
    const waits = appraisal.waits(leaf)
    const files = appraisal.files(leaf.id).length
    return html`<td
      class="${waits ? 'across-waits' : ''} ${active && this.beside ? 'across-shown' : ''}"
      tabindex=${active ? 0 : -1}
      data-at="${row} ${column}"
      aria-keyshortcuts=${appraisal.mayAccept(leaf) ? '= Enter' : 'Enter'}
    >
      ${
        way === 'none'
          ? html`<span class="small muted">${text('outcome.not-counted')}</span>`
          : html`${leaf.kind === 'leaf' ? this.#points(appraisal, leaf) : nothing}
              <span class="across-state ${waits ? '' : 'muted'}">${this.#state(appraisal, leaf)}</span>
              ${
                way === 'enter'
                  ? nothing
                  : html`<span class="across-files small muted">${text('across.files', { count: files })}</span>`
              }
              ${flagsOf(appraisal, leaf).map(({ words, tone }) => badge(words, tone))}`
      }
    </td>`
  }

  #points(appraisal: Appraisal, leaf: Part): TemplateResult {
    return html`<span class="across-points digits"
      >${columnsOf(appraisal, leaf).map(
        ({ label, words, moved }) =>
          html`<span><span class="hidden-words">${label}: </span>${words ?? '–'}${movedPart(moved)}</span> `,
      )}</span
    >`
  }

  #state(appraisal: Appraisal, leaf: Part): string {
    if (appraisal.decisions.state(leaf.id).kind === 'saving') return text('save.saving')
    const record = appraisal.decisions.record(leaf.id)
    if (!record) return text('desk.waits')
    if (record.decision === 'accepted') return text('decide.accepted')
    return record.decision === 'changed' ? text('decide.changed') : text('decide.entered')
  }

  /** The criterion of the unit whose cell has the focus. */
  #beside(): TemplateResult {
    const appraisal = this.appraisals[this.at[0]]!
    const leaf = this.leaves[this.at[1]]!
    return html`<section
      class="across-beside"
      aria-labelledby="across-beside"
      @keydown=${(event: KeyboardEvent) => this.#leave(event)}
    >
      <p class="spread across-whose">
        <a id="across-beside" href="${paths.appraise(appraisal.assessment.id)}">${appraisal.assessment.unit.name}</a>
        <button type="button" class="button-plain" @click=${() => this.#close()}>
          ${text('across.close')}<span class="hidden-words">${text('decide.of', { number: partNumber(leaf) })}</span>
        </button>
      </p>
      ${keyed(
        `${appraisal.assessment.id} ${leaf.id}`,
        html`<khung-appraisal-row
          .appraisal=${appraisal}
          .leaf=${leaf}
          .level=${2}
          .me=${this.me}
          .chair=${this.chair}
        ></khung-appraisal-row>`,
      )}
    </section>`
  }

  #leave(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return
    event.preventDefault()
    this.#close()
  }

  #close(): void {
    this.beside = false
    this.#focus()
  }

  #focus(): void {
    void this.updateComplete.then(() => {
      const cell = this.querySelector<HTMLElement>(`[data-at="${this.at.join(' ')}"]`)
      cell?.focus({ preventScroll: true })
      cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    })
  }

  #move(row: number, column: number): void {
    const most = [this.appraisals.length - 1, this.leaves.length - 1] as const
    this.at = [Math.min(Math.max(row, 0), most[0]), Math.min(Math.max(column, 0), most[1])]
    this.#focus()
  }

  #click(event: Event): void {
    const from = event.target as HTMLElement
    const at = from.closest('td')?.dataset['at']?.split(' ').map(Number)
    if (!at || from.closest('a, button')) return
    this.beside = true
    this.#move(at[0] ?? 0, at[1] ?? 0)
  }

  #keys(event: KeyboardEvent): void {
    const from = event.target as HTMLElement
    if (event.isComposing || event.metaKey || event.altKey || from.tagName !== 'TD') return
    const [row, column] = this.at
    const far = event.ctrlKey
    const to: Readonly<Record<string, readonly [number, number]>> = {
      ArrowDown: [row + 1, column],
      ArrowUp: [row - 1, column],
      ArrowRight: [row, column + 1],
      ArrowLeft: [row, column - 1],
      Home: [far ? 0 : row, 0],
      End: [far ? this.appraisals.length : row, this.leaves.length],
      PageDown: [row + 10, column],
      PageUp: [row - 10, column],
    }
    const next = to[event.key]
    if (next) this.#move(...next)
    else if (event.key === '=' && !far) this.#accept()
    else if (event.key === 'Enter' && !far) void this.#enter()
    else if (event.key === 'Escape' && this.beside) this.#close()
    else return
    event.preventDefault()
  }

  #accept(): void {
    const appraisal = this.appraisals[this.at[0]]
    const leaf = this.leaves[this.at[1]]
    if (appraisal && leaf && appraisal.mayAccept(leaf)) void appraisal.accept(leaf)
  }

  async #enter(): Promise<void> {
    this.beside = true
    await this.updateComplete
    await this.querySelector<LightElement>('khung-appraisal-row')?.updateComplete
    const row = this.querySelector<HTMLElement>('.across-beside .desk-row')
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  }
}
