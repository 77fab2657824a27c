/**
 * A framework while it is changed: a table, the text itself, the form that comes of it, its examples, and what
 * publishing it would mean. All five show one text.
 * Past 250 lines, because the views share one bar and one way to a place.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Accepted } from '../../engine/author.ts'
import type { Framework } from '../../engine/live.ts'
import type { Draft, FrameworkSummary } from '../api.ts'
import { get, post, Refused, remove } from '../client.ts'
import type { Worded } from '../authoring/author.worker.ts'
import { DraftWork } from '../authoring/draft-work.ts'
import { draftBar } from '../authoring/draft-bar.ts'
import { draftConflict } from '../authoring/draft-conflict.ts'
import type { DraftGrid } from '../authoring/grid.ts'
import '../authoring/grid.ts'
import { headOf } from '../authoring/head.ts'
import type * as Publishing from '../authoring/publishing.ts'
import { reasonList } from '../authoring/reason-list.ts'
import type { YamlEditor } from '../authoring/yaml-editor.ts'
import { confirmed } from '../elements/confirm.ts'
import { explain, Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { toast } from '../elements/toast.ts'
import { language } from '../language.ts'
import { paths } from '../paths.ts'
import { go } from '../router.ts'
import { say, text } from '../text.ts'
import type { PlainKey } from '../text.ts'

const views = ['grid', 'yaml', 'form', 'examples', 'trial', 'publish'] as const
type View = (typeof views)[number]
const viewWords: Readonly<Record<View, PlainKey>> = {
  grid: 'author.view-grid',
  yaml: 'author.view-yaml',
  form: 'author.view-form',
  examples: 'author.view-examples',
  trial: 'trial.title',
  publish: 'author.view-publish',
}

@customElement('khung-draft')
export class DraftPage extends Page<DraftWork> {
  @state() private view: View = viewIn(location.search)
  @state() private publishing = false
  /** How examples and changes are shown, once a view needs it. */
  @state() private shown: typeof Publishing | null = null
  /** The last form without an error. */
  #framework: Framework | null = null
  #work: DraftWork | undefined
  #language = language()

  protected override async load(): Promise<DraftWork> {
    const draft = await get<Draft>(`/drafts/${encodeURIComponent(this.params['draft'] ?? '')}`)
    void this.#work?.close()
    const work = new DraftWork(draft, this.me.user.id)
    work.addEventListener('change', () => this.#changed(work))
    work.addEventListener('merged', (event) => {
      const by = (event as CustomEvent<string>).detail
      toast(text('author.merged', { by }), () => work.undo())
    })
    this.#work = work
    return work
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    void this.#work?.close()
  }

  protected override willUpdate(): void {
    if (this.#language === language()) return
    this.#language = language()
    this.#work?.reword()
  }

  #changed(work: DraftWork): void {
    if (work.looked?.kind === 'rows') this.#framework = work.looked.framework ?? this.#framework
    this.#prove(work)
    this.requestUpdate()
  }

  #prove(work: DraftWork): void {
    if (this.view !== 'examples' && this.view !== 'publish') return
    void work.prove()
    if (this.shown === null) void import('../authoring/publishing.ts').then((shown) => (this.shown = shown))
  }

  protected override heading(work: DraftWork): string {
    const { framework, version } = headOf(work.text)
    return text('author.title', { reference: `${framework}@${version}` })
  }

  protected override trail(): readonly Crumb[] {
    return [
      { label: text('nav.home'), href: '/' },
      { label: text('nav.frameworks'), href: paths.frameworks },
    ]
  }

  protected override content(work: DraftWork): TemplateResult {
    return html`
      <p class="lede">${titleIn(work)}</p>
      ${draftConflict(work)}
      <nav class="draft-views no-print" aria-label=${text('author.views')}>
        ${views.map(
          (view) =>
            html`<a
              href="?view=${view}"
              aria-current=${view === this.view ? 'page' : nothing}
              @click=${(event: Event) => {
                event.preventDefault()
                this.#open(view)
              }}
              >${text(viewWords[view])}</a
            >`,
        )}
      </nav>
      ${this.#view(work)} ${draftBar(work, () => void this.#showError(work))}
    `
  }

  #open(view: View): void {
    this.view = view
    history.replaceState(history.state, '', `?view=${view}`)
    if (this.data) this.#prove(this.data)
  }

  #view(work: DraftWork): TemplateResult {
    switch (this.view) {
      case 'grid':
        return this.#grid(work)
      case 'yaml':
        return this.#yaml(work)
      case 'form':
        return this.#form(work)
      case 'examples':
        return this.#examples(work)
      case 'trial':
        return trial(work)
      case 'publish':
        return this.#publish(work)
      default:
        return this.view satisfies never
    }
  }

  #grid(work: DraftWork): TemplateResult {
    const { looked } = work
    if (looked === null) return html`<p role="status">${text('page.loading')}</p>`
    if (looked.kind === 'rows') return html`<khung-draft-grid .work=${work} .looked=${looked}></khung-draft-grid>`
    return html`
      <p>${text('author.unreadable')}</p>
      ${reasonList(looked.problems, (one) => void this.#show(one))}
    `
  }

  #yaml(work: DraftWork): TemplateResult {
    void import('../authoring/yaml-editor.ts')
    const problems = work.looked?.problems ?? []
    const file = `${headOf(work.text).framework}/${headOf(work.text).version}.yaml`
    return html`
      <p class="hint">${text('author.yaml-what')}</p>
      <khung-yaml-editor
        .value=${work.text}
        .label=${text('author.yaml-label')}
        .problems=${problems.filter(({ place }) => place?.file === file)}
        @text-change=${({ detail }: CustomEvent<string>) => work.type({ text: detail })}
      ></khung-yaml-editor>
      ${
        problems.length === 0
          ? html`<p>${text('author.no-problems')}</p>`
          : html`<h2>${text('author.problems')}</h2>
              ${reasonList(problems, (one) => void this.#show(one))}`
      }
    `
  }

  #form({ looked }: DraftWork): TemplateResult {
    void import('../authoring/preview.ts')
    const stale = looked?.kind !== 'rows' || looked.framework === null
    if (this.#framework === null) return html`<p>${text('author.no-form')}</p>`
    return html`
      ${stale ? html`<p class="notice notice-warning">${text('author.old-form')}</p>` : nothing}
      <khung-draft-preview .framework=${this.#framework}></khung-draft-preview>
    `
  }

  #examples(work: DraftWork): TemplateResult {
    void import('../authoring/yaml-editor.ts')
    const { proven } = work
    return html`
      <p class="lede">${text('author.examples-what')}</p>
      <div role="status">
        ${
          proven?.cases === null
            ? html`<p>${text('author.no-cases')}</p>
                ${reasonList(proven.against, (one) => void this.#show(one))}`
            : proven === null || this.shown === null
              ? html`<p>${text('author.proving')}</p>`
              : this.shown.failingCases(proven.cases, proven.acceptable, {
                  show: ({ place }) => void this.#reveal(place?.line ?? 1, place?.col ?? 1),
                  accept: (accepted) => void this.#accept(work, accepted),
                  nameOf: (id) => nameIn(work, id),
                  bandOf: (id) => bandIn(work, id),
                })
        }
      </div>
      <khung-yaml-editor
        .value=${work.examples}
        .label=${text('author.examples-label')}
        @text-change=${({ detail }: CustomEvent<string>) => work.type({ examples: detail })}
      ></khung-yaml-editor>
    `
  }

  async #accept(work: DraftWork, accepted: readonly Accepted[]): Promise<void> {
    const [first] = await work.accept(accepted)
    if (first) return toast(first.words)
    toast(text('author.accepted', { count: accepted.length }), () => work.undo())
    await work.prove()
  }

  #publish(work: DraftWork): TemplateResult {
    const { proven } = work
    const { version } = headOf(work.text)
    const { shown } = this
    if (proven === null || shown === null) return html`<p role="status">${text('author.proving')}</p>`
    const { against, comparison, least } = proven
    // They do not keep a version from being published, and keep rounds from being opened by it.
    const others = against.filter(({ code }) => code !== 'publish-failing')
    const failing = against.length - others.length
    const warnings = work.looked?.problems.filter(({ severity }) => severity === 'warning') ?? []
    return html`
      <h2>${text('author.against')}</h2>
      ${
        against.length === 0
          ? html`<p class="notice ${comparison?.changes.length === 0 ? '' : 'notice-success'}">
              ${text('author.publishable', { version })}
            </p>`
          : html`<p>${text('author.not-publishable', { count: against.length })}</p>
              ${reasonList(others, (one) => void this.#show(one))} ${failing === 0 ? nothing : this.#failing(failing)}`
      }
      ${
        warnings.length === 0
          ? nothing
          : html`<p class="notice notice-warning">${text('author.warned', { count: warnings.length })}</p>
              ${reasonList(warnings, (one) => void this.#show(one))}`
      }
      ${
        least !== null && against.some(({ code }) => code.startsWith('publish-n'))
          ? html`<p>
              <button type="button" class="button-second" @click=${() => void work.renumber(least)}>
                ${text('author.renumber', { version: least })}
              </button>
            </p>`
          : nothing
      }
      <p class="actions">
        <button
          type="button"
          aria-disabled=${against.length > 0 || this.publishing ? 'true' : nothing}
          @click=${() => void this.#send(work)}
        >
          ${text('author.publish', { version })}
        </button>
        <button type="button" class="button-second" @click=${() => void this.#removeDraft(work)}>
          ${text('author.remove-draft')}
        </button>
      </p>
      ${proven.newest === null ? html`<p>${text('author.first-version')}</p>` : nothing}
      ${
        comparison === null
          ? nothing
          : html`<h2>${text('author.changes')}</h2>
              ${shown.comparisonOf(comparison)}`
      }
    `
  }

  /** Examples are dealt with where they stand. */
  #failing(count: number): TemplateResult {
    return html`<p>
      ${text('author.failing', { count })}
      <button type="button" class="button-plain" @click=${() => this.#open('examples')}>
        ${text('author.to-examples')}
      </button>
    </p>`
  }

  /** Where a problem stands: the row that it is about, or its line. */
  async #show({ place }: Worded): Promise<void> {
    if (place === null) return
    if (place.file.endsWith('.examples.yaml')) this.#open('examples')
    else this.#open('yaml')
    await this.#reveal(place.line, place.col)
  }

  async #showError({ looked }: DraftWork): Promise<void> {
    if (looked?.kind === 'rows') {
      this.#open('grid')
      await this.updateComplete
      if (this.querySelector('khung-draft-grid')?.showError()) return
    }
    const first = looked?.problems.find(({ severity }) => severity === 'error')
    if (first) await this.#show(first)
  }

  async #reveal(line: number, column: number): Promise<void> {
    await import('../authoring/yaml-editor.ts')
    await this.updateComplete
    const editor = this.querySelector<YamlEditor>('khung-yaml-editor')
    await editor?.updateComplete
    editor?.reveal(line, column)
  }

  async #send(work: DraftWork): Promise<void> {
    if (this.publishing || (work.proven?.against.length ?? 1) > 0) return
    const { framework, version } = headOf(work.text)
    const sure = await confirmed({
      title: text('author.publish-question', { reference: `${framework}@${version}` }),
      lines: [
        text('author.publish-why'),
        ...(this.#framework?.provenance === 'official' ? [text('author.publish-official')] : []),
      ],
      yes: text('author.publish', { version }),
    })
    if (!sure) return
    this.publishing = true
    try {
      if (!(await work.saving.settle())) return
      const path = `/drafts/${encodeURIComponent(work.draft.id)}/publication`
      const published = await post<FrameworkSummary>(path, {}, work.saving.rev)
      toast(text('author.published', { reference: `${published.id}@${published.version}` }))
      go(paths.framework(published.id, published.version))
    } catch (cause) {
      const errors = cause instanceof Refused ? (cause.problem.errors ?? []) : []
      await this.showProblems(
        errors.length > 0
          ? errors.map(({ detail }) => ({ text: detail, href: null }))
          : [{ text: explain(cause), href: null }],
      )
    } finally {
      this.publishing = false
    }
  }

  async #removeDraft(work: DraftWork): Promise<void> {
    const sure = await confirmed({
      title: text('author.remove-question'),
      lines: [text('author.remove-why')],
      yes: text('author.remove-draft'),
      backFirst: true,
    })
    if (!sure) return
    try {
      await work.saving.settle()
      await remove(`/drafts/${encodeURIComponent(work.draft.id)}`, work.saving.rev)
      go(paths.frameworks)
    } catch (cause) {
      await this.showProblems([{ text: explain(cause), href: null }])
    }
  }
}

/** While there is an error, nothing is tried: what it would show is of no framework. */
function trial({ looked }: DraftWork): TemplateResult {
  void import('../comparison/trial.ts')
  return html`<khung-trial .framework=${looked?.kind === 'rows' ? looked.framework : null}></khung-trial>`
}

function nameIn({ looked }: DraftWork, id: string): string {
  const row = looked?.kind === 'rows' ? looked.rows.find((one) => one.id === id) : undefined
  return row === undefined ? id : `${row.number} ${row.title.vi}`
}

function titleIn({ looked }: DraftWork): string {
  if (looked?.kind !== 'rows') return ''
  return String(looked.head.find(({ path }) => path.join('.') === 'title.vi')?.value ?? '')
}

function bandIn({ looked }: DraftWork, id: string): string {
  const band = looked?.kind === 'rows' ? looked.framework?.bands.find((one) => one.id === id) : undefined
  return band === undefined ? id : say(band.title)
}

function viewIn(search: string): View {
  const asked = new URLSearchParams(search).get('view')
  return views.find((one) => one === asked) ?? 'grid'
}

declare global {
  interface HTMLElementTagNameMap {
    'khung-draft-grid': DraftGrid
    'khung-yaml-editor': YamlEditor
  }
}
