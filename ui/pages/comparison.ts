/** What changed from one framework version to another, matched by id, criterion by criterion. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import { saySubject } from '../../engine/compare/index.ts'
import { formText } from '../administration/form-text.ts'
import type { Comparison, Framework, FrameworkSummary } from '../api.ts'
import { get } from '../client.ts'
import { changeItem, levelBadge } from '../comparison/change.ts'
import '../comparison/trial.ts'
import { countLevel, groups, isUsable, levels, reference, sensible } from '../comparison/group.ts'
import type { ChangeGroup, Choice } from '../comparison/group.ts'
import { badge } from '../elements/badge.ts'
import { Page } from '../elements/page.ts'
import { byName } from '../format.ts'
import { language } from '../language.ts'
import { paths } from '../paths.ts'
import { shortHash } from '../results/provenance.ts'
import { go } from '../router.ts'
import { say, text } from '../text.ts'

interface Data {
  readonly all: readonly FrameworkSummary[]
  readonly choice: Choice | null
  readonly comparison: Comparison | null
  /** The later version whole, to be tried on a published round. */
  readonly after: Framework | null
}

@customElement('khung-comparison')
export class ComparisonPage extends Page<Data> {
  protected override async load(): Promise<Data> {
    const query = new URLSearchParams(location.search)
    const [from, to] = [query.get('from'), query.get('to')]
    const all = await get<readonly FrameworkSummary[]>('/frameworks')
    const choice = from && to ? { from, to } : sensible(all)
    const sorted = all.toSorted((a, b) => byName(reference(a), reference(b)))
    if (choice === null) return { all: sorted, choice, comparison: null, after: null }
    const [comparison, after] = await Promise.all([
      get<Comparison>(`/comparison?${new URLSearchParams({ ...choice })}`),
      get<Framework>(`/frameworks/${choice.to.split('@').map(encodeURIComponent).join('/')}`),
    ])
    return { all: sorted, choice, comparison, after }
  }

  protected override heading(): string {
    return text('comparison.title')
  }

  protected override content({ all, choice, comparison, after }: Data): TemplateResult {
    return html`
      <p class="lede">${text('comparison.what')}</p>
      ${choice ? this.#form(all, choice) : html`<p>${text('comparison.too-few')}</p>`}
      ${after ? html`<p class="no-print"><a href="#trial-heading">${text('trial.title')}</a></p>` : nothing}
      ${comparison ? this.#result(comparison) : nothing}
      ${after ? html`<khung-trial .framework=${after}></khung-trial>` : nothing}
    `
  }

  #form(all: readonly FrameworkSummary[], choice: Choice): TemplateResult {
    return html`<form
      class="comparison-form no-print"
      novalidate
      @submit=${(event: SubmitEvent) => this.#compare(event)}
    >
      ${this.#select('from', text('comparison.from'), all, choice.from)}
      ${this.#select('to', text('comparison.to'), all, choice.to)}
      <p><button>${text('comparison.do')}</button></p>
    </form>`
  }

  #select(name: keyof Choice, label: string, all: readonly FrameworkSummary[], chosen: string): TemplateResult {
    return html`<div class="field">
      <label for="comparison-${name}">${label}</label>
      <select id="comparison-${name}" name=${name}>
        ${all.filter(isUsable).map((one) => {
          const value = reference(one)
          return html`<option value=${value} ?selected=${value === chosen}>${value} · ${say(one.title)}</option>`
        })}
      </select>
    </div>`
  }

  #compare(event: SubmitEvent): void {
    event.preventDefault()
    const form = new FormData(event.target as HTMLFormElement)
    const choice = { from: formText(form, 'from'), to: formText(form, 'to') }
    go(`${paths.comparison}?${new URLSearchParams(choice)}`)
  }

  #result({ from, to, changes }: Comparison): TemplateResult {
    return html`
      <dl class="facts">
        ${[
          { label: text('comparison.from'), one: from },
          { label: text('comparison.to'), one: to },
        ].map(
          ({ label, one }) =>
            html`<div>
              <dt>${label}</dt>
              <dd>
                <span class="mono">${one.id}@${one.version}</span>
                ${one.provenance === 'illustrative' ? badge(text('provenance.illustrative'), 'warning') : nothing}<br />
                <span class="small muted"
                  >${text('results.hash')} <span class="mono">${shortHash(one.hash)}</span></span
                >
              </dd>
            </div>`,
        )}
      </dl>
      ${
        changes.length === 0
          ? html`<p class="notice notice-success">${text('comparison.none')}</p>`
          : html`
              <p class="strong">${text('comparison.count', { count: changes.length })}</p>
              <ul class="plain level-counts">
                ${levels.map(
                  (level) =>
                    html`<li>
                      ${levelBadge(level)} <span class="strong digits">${countLevel(changes, level)}</span>
                      <span class="small muted">${this.#levelWhy(level)}</span>
                    </li>`,
                )}
              </ul>
              ${groups(changes).map((group) => this.#group(group))}
            `
      }
    `
  }

  #levelWhy(level: (typeof levels)[number]): string {
    if (level === 'breaking') return text('level.breaking-why')
    return level === 'risky' ? text('level.risky-why') : text('level.info-why')
  }

  #group({ changes }: ChangeGroup): TemplateResult {
    const [first] = changes
    if (!first) return html``
    return html`<section class="change-group">
      <h2>${saySubject(first, language()) || text('comparison.whole')}</h2>
      <ul class="plain">
        ${changes.map(changeItem)}
      </ul>
    </section>`
  }
}
