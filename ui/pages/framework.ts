/** One version of a framework: what it is, and what speaks against opening a round by it. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Framework, Node } from '../../engine/live.ts'
import type { FrameworkSource, FrameworkStanding, FrameworkSummary } from '../api.ts'
import '../authoring/begin.ts'
import { download } from '../authoring/download.ts'
import { get } from '../client.ts'
import { isUsable, reference } from '../comparison/group.ts'
import { explain, Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { toast } from '../elements/toast.ts'
import { decimal } from '../format.ts'
import { paths } from '../paths.ts'
import { maximumOf } from '../results/scores.ts'
import { listing, writesFrameworks } from '../roles.ts'
import { findingList, statusBadges } from '../rounds/framework-list.ts'
import { ruleWords } from '../rule-words.ts'
import { partsBelow, sheets, sheetTitle } from '../sheets.ts'
import { say, text } from '../text.ts'

interface Data extends FrameworkStanding {
  /** All versions of the shelf, for whoever may begin a draft; null: not this person. */
  readonly shelf: readonly FrameworkSummary[] | null
  /** Null: it cannot be read without errors. */
  readonly whole: Framework | null
}

@customElement('khung-framework')
export class FrameworkPage extends Page<Data> {
  protected override async load(): Promise<Data> {
    const [id, version] = [this.params['framework'] ?? '', this.params['version'] ?? '']
    const path = `/frameworks/${encodeURIComponent(id)}/${encodeURIComponent(version)}`
    const standing = await get<FrameworkStanding>(`${path}/standing`)
    const [whole, shelf] = await Promise.all([
      isUsable(standing.framework) ? get<Framework>(path) : null,
      writesFrameworks(this.me.user.role) ? get<readonly FrameworkSummary[]>('/frameworks') : null,
    ])
    return { ...standing, whole, shelf }
  }

  protected override heading({ framework }: Data): string {
    return text('round.framework-version', { title: say(framework.title), version: framework.version })
  }

  protected override trail(): readonly Crumb[] {
    const home = { label: text('nav.home'), href: '/' }
    const lists = listing.includes(this.me.user.role)
    return lists ? [home, { label: text('nav.frameworks'), href: paths.frameworks }] : [home]
  }

  protected override content({ framework, findings, whole, shelf }: Data): TemplateResult {
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
      <p>
        <button type="button" class="button-plain" @click=${() => void this.#download(framework)}>
          ${text('author.download-files')}
        </button>
      </p>
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
      ${shelf === null ? nothing : this.#begin(framework, shelf)} ${whole === null ? nothing : domains(whole)}
    `
  }

  async #download({ id, version }: FrameworkSummary): Promise<void> {
    try {
      const path = `/frameworks/${encodeURIComponent(id)}/${encodeURIComponent(version)}/source`
      const { text: written, examples } = await get<FrameworkSource>(path)
      download({ text: written, examples: examples ?? '' })
    } catch (cause) {
      toast(explain(cause))
    }
  }

  #begin(framework: FrameworkSummary, shelf: readonly FrameworkSummary[]): TemplateResult {
    return html`<details class="block">
      <summary><span class="strong">${text('begin.title')}</span></summary>
      <khung-begin-draft .from=${framework} .shelf=${shelf} .authority=${this.me.authority.name}></khung-begin-draft>
    </details>`
  }
}

/** Everything that is scored, as the form has it: to read only. */
function domains(framework: Framework): TemplateResult {
  const max = (node: Node): string => decimal(maximumOf(framework, node))
  const scored = sheets(framework).filter(({ kind }) => kind !== 'shared')
  return html`<section class="block" aria-labelledby="domains">
    <h2 id="domains">${text('framework.domains')}</h2>
    ${scored.map((sheet) => {
      const leaves = partsBelow(sheet.nodes).filter((part) => part.kind === 'leaf')
      const domain = framework.domains.find(({ id }) => id === sheet.id)
      const of = domain === undefined ? '' : ` · ${text('points.max-of', { max: max(domain) })}`
      return html`<details>
        <summary>
          <span class="strong">${sheetTitle(sheet)}</span>
          <span class="small muted">${text('framework.criteria', { count: leaves.length })}${of}</span>
        </summary>
        <ul class="plain">
          ${leaves.map(
            (leaf) =>
              html`<li>
                <p>
                  <span class="strong">${leaf.number} ${say(leaf.title)}</span>
                  <span class="small muted nowrap">${text('points.max-of', { max: max(leaf) })}</span><br />
                  <span class="small muted">${ruleWords(leaf)}</span>
                </p>
              </li>`,
          )}
        </ul>
      </details>`
    })}
  </section>`
}
