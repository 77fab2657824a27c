/**
 * "Thử với năm trước": a published round scored again under a framework that may still be a draft. Which rounds there
 * are it asks itself; the framework comes from whoever shows it, and may become another one at any time.
 */
import { html, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { describeTrial, describeTrialNote } from '../../engine/compare/trial.ts'
import type { PublishedRound, Trial } from '../../engine/compare/trial.ts'
import { describeQuota } from '../../engine/live.ts'
import type { Framework } from '../../engine/live.ts'
import type { FrameworkSummary, Round } from '../api.ts'
import { get, getAll } from '../client.ts'
import { badge } from '../elements/badge.ts'
import { LightElement } from '../elements/light.ts'
import { explain } from '../elements/page.ts'
import { language } from '../language.ts'
import { exports } from '../results/export.ts'
import { text } from '../text.ts'
import { roundsToTry } from './rounds-to-try.ts'
import type { RoundToTry } from './rounds-to-try.ts'
import { trialSheet } from './trial-sheet.ts'
import type { Tried } from './trial-sheet.ts'
import { trialTable } from './trial-table.ts'
import type { TrialQuestion } from './trial.worker.ts'

type Stage =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  | { readonly kind: 'failed'; readonly words: string }
  | { readonly kind: 'tried'; readonly tried: Tried }

interface Known {
  readonly rounds: readonly Round[]
  readonly shelf: readonly FrameworkSummary[]
}

@customElement('khung-trial')
export class TrialOfRound extends LightElement {
  /** Compiled; null while what is written cannot be. */
  @property({ attribute: false }) framework: Framework | null = null

  @state() private known: Known | null = null
  @state() private failure = ''
  @state() private stage: Stage = { kind: 'idle' }
  /** Round and hash of its framework. */
  @state() private chosen = ''

  #choices: readonly RoundToTry[] = []
  #worker: Worker | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#worker?.terminate()
    if (this.stage.kind === 'running') this.stage = { kind: 'idle' }
  }

  async #load(): Promise<void> {
    try {
      const [rounds, shelf] = await Promise.all([
        getAll<Round>('/rounds'),
        get<readonly FrameworkSummary[]>('/frameworks'),
      ])
      this.known = { rounds, shelf }
      this.failure = ''
    } catch (cause) {
      this.failure = explain(cause)
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('framework') && !changed.has('known' as keyof this)) return
    const { framework: after, known } = this
    if (after === null || known === null) return
    this.#choices = roundsToTry(after, known.rounds, known.shelf)
    if (!this.#choices.some((one) => keyOf(one) === this.chosen)) this.chosen = keyOf(this.#choices[0])
  }

  async #try(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const on = this.#choices.find((one) => keyOf(one) === this.chosen)
    const { framework: after } = this
    if (on === undefined || after === null || this.stage.kind === 'running') return
    this.stage = { kind: 'running' }
    try {
      const round = `/rounds/${encodeURIComponent(on.round.id)}`
      const [published, before] = await Promise.all([
        get<PublishedRound>(`${round}/publications/${on.revision}`),
        get<Framework>(`${round}/framework?hash=${encodeURIComponent(on.framework.hash)}`),
      ])
      const trial = await this.#ask({ published, before, after })
      this.stage = { kind: 'tried', tried: { trial, before, after, on } }
    } catch (cause) {
      this.stage = { kind: 'failed', words: explain(cause) }
    }
  }

  #ask(question: TrialQuestion): Promise<Trial> {
    const worker = new Worker(new URL('./trial.worker.ts', import.meta.url), { type: 'module' })
    this.#worker = worker
    const answer = new Promise<Trial>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<Trial>) => resolve(data))
      worker.addEventListener('error', () => reject(new Error('no trial')))
    })
    // Copied, nothing is handed over.
    worker.postMessage(question, [])
    return answer.finally(() => worker.terminate())
  }

  protected override render(): TemplateResult {
    return html`<section class="block trial" aria-labelledby="trial-heading">
      <h2 id="trial-heading">${text('trial.title')}</h2>
      <p>${text('trial.what')}</p>
      ${this.#form()}
      <div role="status" class="trial-status">${this.#status()}</div>
      ${this.stage.kind === 'tried' ? this.#result(this.stage.tried) : nothing}
    </section>`
  }

  #form(): TemplateResult {
    if (this.failure !== '')
      return html`<p class="notice notice-error" role="alert">${this.failure}</p>
        <p><button type="button" @click=${() => this.#load()}>${text('page.again')}</button></p>`
    if (this.framework === null) return html`<p class="muted">${text('trial.not-compiled')}</p>`
    if (this.known === null) return html`<p class="muted">${text('page.loading')}</p>`
    if (this.#choices.length === 0) return html`<p>${text('trial.no-round', { framework: this.framework.id })}</p>`
    return html`<form class="trial-form no-print" novalidate @submit=${(event: SubmitEvent) => this.#try(event)}>
      <div class="field">
        <label for="trial-round">${text('trial.round')}</label>
        <select
          id="trial-round"
          @change=${(event: Event) => {
            this.chosen = (event.target as HTMLSelectElement).value
          }}
        >
          ${this.#choices.map((one) => {
            const { id, version } = one.framework
            return html`<option value=${keyOf(one)} ?selected=${keyOf(one) === this.chosen}>
              ${one.round.title} · ${id}@${version}
            </option>`
          })}
        </select>
      </div>
      <p><button>${text('trial.do')}</button></p>
    </form>`
  }

  #status(): TemplateResult | typeof nothing {
    const { stage } = this
    if (stage.kind === 'idle') return nothing
    if (stage.kind === 'running') return html`<p class="muted">${text('trial.running')}</p>`
    if (stage.kind === 'failed') return html`<p class="notice notice-error">${stage.words}</p>`
    const { trial, after, on } = stage.tried
    const [moves = '', ...others] = describeTrial(trial, language())
    return html`${
        this.framework?.hash === after.hash
          ? nothing
          : html`<p class="notice notice-warning">${text('trial.stale')}</p>`
      }
      <p>
        ${badge(text('trial.only'), 'warning')} ${text('trial.on', { round: on.round.title, revision: on.revision })}
      </p>
      <p class="strong">${moves}</p>
      ${others.map((sentence) => html`<p>${sentence}</p>`)}`
  }

  #result(tried: Tried): TemplateResult {
    const { trial, before, after } = tried
    const lang = language()
    const names = new Map(trial.units.map(({ id, name }) => [id, name]))
    return html`<div class="small muted">
        <p>
          ${text('trial.framework-then')} <span class="mono">${before.id}@${before.version}</span> ·
          ${text('trial.framework-now')} <span class="mono">${after.id}@${after.version}</span>
        </p>
        <p>${text('trial.how')}</p>
      </div>
      ${
        trial.notes.length === 0
          ? nothing
          : html`<h3>${text('trial.notes')}</h3>
              <ul>
                ${trial.notes.map((note) => html`<li>${describeTrialNote(note, lang)}</li>`)}
              </ul>`
      }
      ${trialTable(tried)}
      ${trial.quotas.after.map(
        (report) => html`<p>${describeQuota(after, report, (id) => names.get(id) ?? id, lang).join(' ')}</p>`,
      )}
      ${exports(() => trialSheet(tried), text('trial.table'))}`
  }
}

const keyOf = (one: RoundToTry | undefined): string => (one ? `${one.round.id} ${one.framework.hash}` : '')
