/**
 * The framework as a table: what each domain and criterion is called, what it is worth, how it is scored. A box is one
 * value of the text; everything else of a row opens below it.
 * Past 250 lines, because one table is drawn here.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Change, Field, Row } from '../../engine/author.ts'
import { badge } from '../elements/badge.ts'
import { FieldKeys } from '../elements/field-keys.ts'
import { LightElement } from '../elements/light.ts'
import { explain } from '../elements/page.ts'
import { toast } from '../elements/toast.ts'
import { maximum } from '../format.ts'
import { language } from '../language.ts'
import { unbroken } from '../rule-words.ts'
import { say, text } from '../text.ts'
import type { PlainKey } from '../text.ts'
import './author-field.ts'
import type { Looked, Worded } from './author.worker.ts'
import { applied } from './applied.ts'
import type { DraftWork } from './draft-work.ts'
import { addCriterion, changeRule } from './new-criterion.ts'
import { blocksOf, changedBy } from './items.ts'
import type { Written } from './items.ts'
import { neighboursOf, problemsByRow, sectionsOf } from './rows.ts'
import type { Section } from './rows.ts'

type Rows = Extract<Looked, { readonly kind: 'rows' }>

@customElement('khung-draft-grid')
export class DraftGrid extends LightElement {
  @property({ attribute: false }) work!: DraftWork
  @property({ attribute: false }) looked!: Rows
  /** Sections that are open, by id; null: the first one, while nobody has opened or closed any. */
  @state() private opened: ReadonlySet<string> | null = null
  /** The row whose values stand below it; "" is the framework itself. */
  @state() private editing: string | null = null

  constructor() {
    super()
    void new FieldKeys(this, () => this.work.saving.flush())
  }

  /** A row to go to, until it is there. */
  #wanted: string | null = null

  protected override updated(): void {
    const button = this.#wanted === null ? null : this.querySelector<HTMLElement>(`[data-edit="${this.#wanted}"]`)
    if (button === null) return
    this.#wanted = null
    button.focus()
    button.scrollIntoView({ block: 'center' })
  }

  /** Opens the first row that has an error; false: none of them has. */
  showError(): boolean {
    const { rows, problems } = this.looked
    const byRow = problemsByRow(
      rows,
      problems.filter(({ severity }) => severity === 'error'),
    )
    const row = rows.find(({ id }) => byRow.has(id))
    const section = sectionsOf(rows).find(({ top, rows: below }) => top === row || below.some((one) => one === row))
    if (row === undefined || section === undefined) return false
    this.opened = new Set([...this.#open, section.top.id])
    this.#wanted = row.id
    return true
  }

  protected override render(): TemplateResult {
    const { rows, problems } = this.looked
    const byRow = problemsByRow(rows, problems)
    return html`
      ${this.#head(byRow.get('') ?? [])}
      ${repeat(
        sectionsOf(rows),
        ({ top }) => top.id,
        (section) => this.#section(section, byRow),
      )}
    `
  }

  /** What the framework says of itself. */
  #head(problems: readonly Worded[]): TemplateResult {
    return html`<details
      class="block"
      ?open=${this.editing === ''}
      @toggle=${(event: Event) => this.#toggleHead(event.target as HTMLDetailsElement)}
    >
      <summary><span class="strong">${text('author.head')}</span></summary>
      ${said(problems)} ${this.editing === '' ? this.#fields('', this.looked.head) : nothing}
    </details>`
  }

  #toggleHead({ open }: HTMLDetailsElement): void {
    if (open) this.editing = ''
    else if (this.editing === '') this.editing = null
  }

  #section({ top, rows }: Section, byRow: ReadonlyMap<string, readonly Worded[]>): TemplateResult {
    const open = this.#open.has(top.id)
    const wrong = [top, ...rows].flatMap(({ id }) => errors(byRow.get(id) ?? [])).length
    const leaves = rows.filter(({ kind }) => kind === 'leaf').length
    return html`<details
      class="block draft-section"
      ?open=${open}
      @toggle=${(event: Event) => this.#toggle(top.id, event.target as HTMLDetailsElement)}
    >
      <summary>
        <span class="strong">${numbered(top)}</span>
        <span class="small muted">${text('framework.criteria', { count: leaves })} · ${sums(top)}</span>
        ${wrong > 0 ? badge(text('author.wrong', { count: wrong }), 'error') : nothing}
      </summary>
      ${open ? this.#table(top, rows, byRow) : nothing}
    </details>`
  }

  #toggle(id: string, { open }: HTMLDetailsElement): void {
    if (open === this.#open.has(id)) return
    this.opened = new Set(open ? [...this.#open, id] : [...this.#open].filter((one) => one !== id))
  }

  get #open(): ReadonlySet<string> {
    const [first] = this.looked.rows
    return this.opened ?? new Set(first ? [first.id] : [])
  }

  #table(top: Row, rows: readonly Row[], byRow: ReadonlyMap<string, readonly Worded[]>): TemplateResult {
    return html`<table class="cards draft-grid">
      <caption class="hidden-words">
        ${numbered(top)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${text('author.criterion')}</th>
          <th scope="col" class="number">${text('author.max')}</th>
          <th scope="col">${text('author.rule')}</th>
          <th scope="col"><span class="hidden-words">${text('author.more')}</span></th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          [top, ...rows],
          ({ id }) => id,
          (row) => this.#row(row, byRow.get(row.id) ?? []),
        )}
      </tbody>
    </table>`
  }

  #row(row: Row, problems: readonly Worded[]): TemplateResult {
    const { id, depth, kind, sentence, inherited } = row
    const max = row.fields.find(({ path }) => path.length === 1 && path[0] === 'max')
    const opened = this.editing === id
    return html`
      <tr data-row class=${kind === 'leaf' ? '' : 'sum'} id="row-${id}">
        <th scope="row" class="depth-${Math.min(depth, 4)}">
          ${numbered(row)}
          ${inherited ? html`<br /><span class="small muted">${text('author.inherited')}</span>` : nothing}
          ${said(problems)}
        </th>
        <td class="number" data-label=${text('author.max')}>
          ${
            max
              ? html`<khung-author-field
                  .field=${max}
                  .fieldId=${`max-${id}`}
                  .label=${text('author.max-of', { name: numbered(row) })}
                  .set=${this.#set(row)}
                  .typing=${this.#typing}
                ></khung-author-field>`
              : html`<span class="digits">${maximum(row.max)}</span>`
          }
          ${row.sum !== null && row.sum !== row.max ? this.#sum(row, row.sum, max) : nothing}
        </td>
        <td class=${sentence === null ? 'not-card' : ''} data-label=${text('author.rule')}>
          ${sentence === null ? nothing : html`<span class="small">${unbroken(sentence[language()])}</span>`}
        </td>
        <td>
          <button
            class="button-plain"
            type="button"
            data-edit=${id}
            aria-expanded=${opened ? 'true' : 'false'}
            aria-label=${text('author.edit-of', { name: numbered(row) })}
            @click=${() => (this.editing = opened ? null : id)}
          >
            ${opened ? text('author.close') : text('author.edit')}
          </button>
        </td>
      </tr>
      ${
        opened
          ? html`<tr class="draft-panel">
              <td colspan="4">${this.#fields(id, row.fields, row.written)} ${this.#acts(row)}</td>
            </tr>`
          : nothing
      }
    `
  }

  /** What its children add up to, and one press to make it that. */
  #sum(row: Row, sum: string, max: Field | undefined): TemplateResult {
    return html`<span class="small">${text('author.sum', { sum: maximum(sum) })}</span> ${
        max
          ? html`<button type="button" class="button-plain small" @click=${() => void this.#set(row)(max, Number(sum))}>
              ${text('author.set-sum', { sum: maximum(sum) })}
            </button>`
          : nothing
      }`
  }

  #fields(id: string, fields: readonly Field[], written: Row['written'] = null): TemplateResult {
    const parts = id === '' ? [{ words: null, fields }] : partsOf(fields)
    return html`${parts.map(
      (part) =>
        html`<fieldset class="draft-part">
          ${part.words === null ? nothing : html`<legend class="strong">${text(part.words)}</legend>`}
          ${blocksOf(part.fields, written).map(({ item, fields: own }) =>
            item === null || written === null
              ? this.#block(id, own)
              : html`<div class="draft-item">
                  ${this.#block(id, own)} ${this.#itemActs(id, written, item, say(own[0]!.label))}
                </div>`,
          )}
        </fieldset>`,
    )}`
  }

  #block(id: string, fields: readonly Field[]): TemplateResult {
    const set = this.#setOf(id === '' ? null : id)
    return html`<div class="draft-fields">
      ${repeat(
        fields,
        ({ path }) => path.join('.'),
        (field) =>
          html`<khung-author-field
            .field=${field}
            .fieldId=${`of-${id}-${field.path.join('-')}`}
            .set=${set}
            .typing=${this.#typing}
          ></khung-author-field>`,
      )}
    </div>`
  }

  /** One more like it behind it, or without it. `words`: of its first field, for whoever hears the button alone. */
  #itemActs(id: string, written: Written, item: Field['path'], words: string): TemplateResult {
    const act = (kind: 'copy' | 'drop', label: string, done: string): TemplateResult =>
      html`<button
        type="button"
        class="button-plain small"
        aria-label="${label}: ${words}"
        @click=${() => void this.#do({ kind: 'rule', id, ...changedBy(written, item, kind) }, done)}
      >
        ${label}
      </button>`
    return html`<p class="cluster">
      ${act('copy', text('author.copy-item'), text('author.item-copied'))}
      ${act('drop', text('author.drop-item'), text('author.item-dropped'))}
    </p>`
  }

  #acts(row: Row): TemplateResult {
    const { rows } = this.looked
    const { before, after } = neighboursOf(rows, row)
    const section = ['bonus', 'penalty'].includes(row.id)
    const move = (id: string, behind: string): void => {
      const under = row.parent
      void this.#do({ kind: 'move', id, under, after: behind }, text('author.moved', { name: numbered(row) }))
    }
    return html`<p class="actions">
      ${
        row.kind === 'leaf'
          ? html`<button type="button" class="button-second" @click=${() => changeRule(this.work, this.looked, row)}>
              ${text('author.change-rule')}
            </button>`
          : nothing
      }
      <button type="button" class="button-second" @click=${() => this.#add(row)}>
        ${row.kind === 'leaf' ? text('author.add-after') : text('author.add-within')}
      </button>
      ${this.#mover(text('author.up'), before === undefined ? null : () => move(before, row.id))}
      ${this.#mover(text('author.down'), after === undefined ? null : () => move(row.id, after))}
      ${
        section
          ? nothing
          : html`<button type="button" class="button-second" @click=${() => this.#remove(row)}>
              ${text('author.remove')}
            </button>`
      }
    </p>`
  }

  /** It stays where it is when it can go no further: the focus is on it. */
  #mover(words: string, act: (() => void) | null): TemplateResult {
    return html`<button
      type="button"
      class="button-second"
      aria-disabled=${act === null ? 'true' : nothing}
      @click=${() => act?.()}
    >
      ${words}
    </button>`
  }

  async #add(row: Row): Promise<void> {
    const added = await addCriterion(this.work, this.looked, row)
    if (added === null) return
    this.#wanted = this.editing = added
  }

  #remove(row: Row): void {
    void this.#do({ kind: 'remove', id: row.id }, text('author.removed', { name: numbered(row) }))
    this.editing = null
  }

  /** What was done can be undone from where it is said. */
  async #do(change: Change, words: string): Promise<void> {
    const problems = await applied(this.work, change).catch((cause: unknown) => [{ words: explain(cause) }])
    if (problems === null) return
    const [first] = problems
    if (first) toast(first.words)
    else toast(words, () => this.work.undo())
  }

  readonly #typing = (typing: boolean): void => {
    this.work.typing = typing
  }

  #set(row: Row) {
    return this.#setOf(row.id)
  }

  /** Where the council gives points from 0 up to the maximum: what the question takes at most is the maximum. */
  #awardedOf(id: string | null): Field['path'] | null {
    const fields = this.looked.rows.find((row) => row.id === id)?.fields ?? []
    const of = fields.find(({ path }) => path.join('.') === 'rule.judgement.of')?.value
    const { inputs } = this.looked.rows.find((row) => row.id === id)?.written ?? { inputs: [] }
    const at = of === undefined ? -1 : (inputs as readonly { readonly id: string }[]).findIndex((one) => one.id === of)
    return at === -1 ? null : ['inputs', at, 'max']
  }

  #setOf(id: string | null) {
    return async ({ path }: Field, value: string | number | boolean | null): Promise<readonly Worded[]> => {
      const problems = (await applied(this.work, { kind: 'set', id, path, value })) ?? []
      const awarded = path.join() === 'max' ? this.#awardedOf(id) : null
      if (problems.length > 0 || awarded === null) return problems
      return (await applied(this.work, { kind: 'set', id, path: awarded, value })) ?? []
    }
  }
}

const errors = (problems: readonly Worded[]): readonly Worded[] =>
  problems.filter(({ severity }) => severity === 'error')

const numbered = ({ number, title }: Row): string =>
  `${number} ${say({ vi: title.vi, ...(title.en && { en: title.en }) })}`

/** What a criterion is called, how it is scored, what is asked and shown for it. */
function partsOf(fields: readonly Field[]): readonly { readonly words: PlainKey; readonly fields: readonly Field[] }[] {
  const named: readonly (readonly [PlainKey, readonly string[]])[] = [
    ['author.part-about', ['number', 'title', 'max', 'scored_by', 'not_arising', 'combine']],
    ['author.part-rule', ['rule']],
    ['author.part-inputs', ['inputs']],
    ['author.part-evidence', ['evidence']],
  ]
  const known = named.flatMap(([, keys]) => keys)
  const within = (keys: readonly string[]) => fields.filter(({ path }) => keys.includes(String(path[0])))
  return [
    ...named.map(([words, keys]) => ({ words, fields: within(keys) })),
    { words: 'author.part-other', fields: fields.filter(({ path }) => !known.includes(String(path[0]))) } as const,
  ].filter((part) => part.fields.length > 0)
}

function sums({ max, sum }: Row): string {
  const of = text('points.max-of', { max: maximum(max) })
  return sum === null || sum === max ? of : `${of}, ${text('author.sum', { sum: maximum(sum) })}`
}

/** What is wrong or worth knowing, where it stands. */
const said = (problems: readonly Worded[]): TemplateResult | typeof nothing =>
  problems.length === 0
    ? nothing
    : html`<ul class="plain">
        ${problems
          .filter(({ severity }) => severity !== 'note')
          .map(
            ({ severity, words }) =>
              html`<li class=${severity === 'error' ? 'field-error' : 'small'}>
                ${severity === 'error' ? text('problems.error', { text: words }) : words}
              </li>`,
          )}
      </ul>`
