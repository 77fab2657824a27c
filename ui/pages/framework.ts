/** One version of a framework: what it is, and what speaks against opening a round by it. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { FrameworkStanding } from '../api.ts'
import { get } from '../client.ts'
import { reference } from '../comparison/group.ts'
import { Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { findingList, statusBadges } from '../rounds/framework-list.ts'
import { say, text } from '../text.ts'

@customElement('khung-framework')
export class FrameworkPage extends Page<FrameworkStanding> {
  protected override load(): Promise<FrameworkStanding> {
    const [id, version] = [this.params['framework'] ?? '', this.params['version'] ?? '']
    return get<FrameworkStanding>(`/frameworks/${encodeURIComponent(id)}/${encodeURIComponent(version)}/standing`)
  }

  protected override heading({ framework }: FrameworkStanding): string {
    return text('round.framework-version', { title: say(framework.title), version: framework.version })
  }

  protected override trail(): readonly Crumb[] {
    return [{ label: text('nav.home'), href: '/' }]
  }

  protected override content({ framework, findings }: FrameworkStanding): TemplateResult {
    return html`
      <p class="cluster">${statusBadges(framework)}</p>
      <dl class="facts">
        <div>
          <dt>${text('framework.reference')}</dt>
          <dd class="mono">${reference(framework)}</dd>
        </div>
        <div>
          <dt>${text('framework.authority')}</dt>
          <dd>${framework.authority}</dd>
        </div>
        <div>
          <dt>${text('results.hash')}</dt>
          <dd class="mono hash">${framework.hash}</dd>
        </div>
      </dl>
      ${framework.provenance === 'illustrative' ? html`<p>${text('provenance.illustrative-why')}</p>` : nothing}
      <section class="block" aria-labelledby="findings">
        <h2 id="findings">${text('framework.findings')}</h2>
        ${
          findings.length === 0
            ? html`<p>${text('framework.ready')}</p>`
            : html`<p>${text('framework.not-ready', { count: findings.length })}</p>
                ${findingList(findings)}`
        }
      </section>
    `
  }
}
