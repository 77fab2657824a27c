/** All frameworks that the server has: which they are, and what each still needs before a round can be opened by it. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { DraftSummary, FrameworkSummary } from '../api.ts'
import { get, getAll } from '../client.ts'
import { isUsable, reference } from '../comparison/group.ts'
import { badge } from '../elements/badge.ts'
import { Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { byName, shortTime } from '../format.ts'
import { paths } from '../paths.ts'
import { writesFrameworks } from '../roles.ts'
import { publishCommand, statusBadges } from '../rounds/framework-list.ts'
import { say, text } from '../text.ts'

interface Data {
  readonly all: readonly FrameworkSummary[]
  /** Null: not for this person. */
  readonly drafts: readonly DraftSummary[] | null
}

@customElement('khung-frameworks')
export class FrameworksPage extends Page<Data> {
  protected override async load(): Promise<Data> {
    const writes = writesFrameworks(this.me.user.role)
    const [all, drafts] = await Promise.all([
      get<readonly FrameworkSummary[]>('/frameworks'),
      writes ? getAll<DraftSummary>('/drafts') : null,
    ])
    return { all: all.toSorted((a, b) => byName(reference(a), reference(b))), drafts }
  }

  protected override heading(): string {
    return text('nav.frameworks')
  }

  protected override trail(): readonly Crumb[] {
    return [{ label: text('nav.home'), href: '/' }]
  }

  protected override content({ all, drafts }: Data): TemplateResult {
    return html`
      <p class="lede">${text('frameworks.what')}</p>
      <p class="cluster"><a href=${paths.comparison}>${text('nav.comparison')}</a></p>
      ${drafts === null ? nothing : draftList(drafts)}
      ${all.length === 0 ? html`<p>${text('new-round.no-framework')}</p>` : table(all)}
    `
  }
}

const draftList = (drafts: readonly DraftSummary[]): TemplateResult =>
  html`<section class="block" aria-labelledby="drafts">
    <h2 id="drafts">${text('drafts.title')}</h2>
    <p>${text('drafts.what')}</p>
    ${
      drafts.length === 0
        ? nothing
        : html`<ul>
            ${drafts.map(
              (one) =>
                html`<li>
                  <a href=${paths.draft(one.id)}
                    >${one.title === '' ? text('drafts.unnamed') : one.title}
                    <span class="mono">${one.framework}@${one.version}</span></a
                  >
                  <span class="small muted"
                    >${text('drafts.changed', { by: one.changed_by, time: shortTime(one.changed_at) })}</span
                  >
                </li>`,
            )}
          </ul>`
    }
  </section>`

const table = (all: readonly FrameworkSummary[]): TemplateResult =>
  html`<table class="cards">
    <caption>
      ${text('frameworks.count', { count: all.length })}
    </caption>
    <thead>
      <tr>
        <th scope="col">${text('round.framework')}</th>
        <th scope="col">${text('framework.reference')}</th>
        <th scope="col">${text('tasks.state')}</th>
      </tr>
    </thead>
    <tbody>
      ${all.map(row)}
    </tbody>
  </table>`

function row(one: FrameworkSummary): TemplateResult {
  return html`<tr>
    <th scope="row">
      <a href=${paths.framework(one.id, one.version)}
        >${text('round.framework-version', { title: say(one.title), version: one.version })}</a
      >
      ${one.authority === '' ? nothing : html`<br /><span class="small muted">${one.authority}</span>`}
    </th>
    <td data-label=${text('framework.reference')}><span class="mono">${reference(one)}</span></td>
    <td data-label=${text('tasks.state')}>
      <span>
        ${
          isUsable(one)
            ? statusBadges(one)
            : badge(text('frameworks.broken', { count: one.problems.length }), 'warning')
        }
        ${isUsable(one) && !one.published ? html`<br />${publishCommand(one)}` : nothing}
      </span>
    </td>
  </tr>`
}
