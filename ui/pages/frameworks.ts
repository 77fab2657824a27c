/** All frameworks that the server has: which they are, and what each still needs before a round can be opened by it. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { FrameworkSummary } from '../api.ts'
import { get } from '../client.ts'
import { isUsable, reference } from '../comparison/group.ts'
import { badge } from '../elements/badge.ts'
import { Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { byName } from '../format.ts'
import { paths } from '../paths.ts'
import { publishCommand, statusBadges } from '../rounds/framework-list.ts'
import { say, text } from '../text.ts'

@customElement('khung-frameworks')
export class FrameworksPage extends Page<readonly FrameworkSummary[]> {
  protected override async load(): Promise<readonly FrameworkSummary[]> {
    const all = await get<readonly FrameworkSummary[]>('/frameworks')
    return all.toSorted((a, b) => byName(reference(a), reference(b)))
  }

  protected override heading(): string {
    return text('nav.frameworks')
  }

  protected override trail(): readonly Crumb[] {
    return [{ label: text('nav.home'), href: '/' }]
  }

  protected override content(all: readonly FrameworkSummary[]): TemplateResult {
    return html`
      <p class="lede">${text('frameworks.what')}</p>
      <p class="cluster"><a href=${paths.comparison}>${text('nav.comparison')}</a></p>
      ${all.length === 0 ? html`<p>${text('new-round.no-framework')}</p>` : table(all)}
    `
  }
}

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
