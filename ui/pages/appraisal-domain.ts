/** The council's desk: the criteria of one domain of one unit, side by side with what the office said. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Node, Part } from '../../engine/live.ts'
import { openAppraisal } from '../appraisal/appraisal.ts'
import type { Appraisal } from '../appraisal/appraisal.ts'
import '../appraisal/bulk.ts'
import { shownBy } from '../appraisal/apart.ts'
import '../appraisal/row.ts'
import { readOnlyWords } from '../appraisal/steps.ts'
import { heading } from '../elements/heading.ts'
import { cutOff } from '../elements/cut-off.ts'
import { Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { paths } from '../paths.ts'
import { sumWords } from '../self-score/office-points.ts'
import { partsBelow, sheets, sheetTitle, sumOf } from '../sheets.ts'
import type { Sheet } from '../sheets.ts'
import { say, text } from '../text.ts'

@customElement('khung-appraisal-domain')
export class AppraisalDomainPage extends Page<Appraisal> {
  #update = (): void => this.requestUpdate()

  protected override async load(): Promise<Appraisal> {
    const appraisal = await openAppraisal(this.params['assessment'] ?? '', this.me.user.id)
    if (!sheets(appraisal.framework).some(({ id }) => id === this.params['domain']))
      throw new Error(text('domain.missing'))
    appraisal.addEventListener('change', this.#update)
    return appraisal
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.data?.removeEventListener('change', this.#update)
  }

  #sheet(appraisal: Appraisal): Sheet {
    const found = sheets(appraisal.framework).find(({ id }) => id === this.params['domain'])
    if (!found) throw new Error(text('domain.missing'))
    return found
  }

  protected override heading(appraisal: Appraisal): string {
    return sheetTitle(this.#sheet(appraisal))
  }

  protected override trail({ assessment }: Appraisal): readonly Crumb[] {
    return [
      { label: text('nav.home'), href: '/' },
      { label: assessment.round.title, href: paths.appraisal(assessment.round.id) },
      { label: assessment.unit.name, href: paths.appraise(assessment.id) },
    ]
  }

  protected override content(appraisal: Appraisal): TemplateResult {
    const sheet = this.#sheet(appraisal)
    const may = appraisal.assessment.may.appraise
    return html`
      <p class="strong">${appraisal.assessment.unit.name}</p>
      ${cutOff(appraisal)}
      ${
        may
          ? html`<p class="small muted no-print">${text('desk.keys')}</p>
              <p class="small no-print">
                <a href=${paths.acrossSheet(appraisal.assessment.round.id, sheet.id, appraisal.framework.hash)}
                  >${text('across.grid-title', { sheet: sheetTitle(sheet) })}</a
                >
              </p>
              <khung-bulk
                .round=${appraisal.assessment.round.id}
                .shown=${shownBy([appraisal], partsBelow(sheet.nodes))}
              ></khung-bulk>`
          : html`<p class="notice">${readOnlyWords(appraisal.assessment.round, this.me.user.role)}</p>`
      }
      <div class="desk">${sheet.nodes.map((node) => this.#node(appraisal, node, 2))}</div>
      ${this.#around(appraisal, sheet)} ${this.#bar(appraisal, sheet)}
    `
  }

  #node(appraisal: Appraisal, node: Node | Part, level: number): TemplateResult {
    if (node.kind !== 'group')
      return html`<khung-appraisal-row
        .appraisal=${appraisal}
        .leaf=${node}
        .level=${level}
        .me=${this.me.user.name}
        .chair=${this.me.user.role === 'chair'}
      ></khung-appraisal-row>`
    return html`
      <div class="desk-group">${heading(level, html`<span class="code">${node.number}</span> ${say(node.title)}`)}</div>
      ${repeat(
        node.children,
        ({ id }) => id,
        (child) => this.#node(appraisal, child, level + 1),
      )}
    `
  }

  #around(appraisal: Appraisal, sheet: Sheet): TemplateResult {
    const all = sheets(appraisal.framework)
    const at = all.findIndex(({ id }) => id === sheet.id)
    const [before, after] = [all[at - 1], all[at + 1]]
    const href = ({ id }: Sheet): string => paths.appraiseDomain(appraisal.assessment.id, id)
    return html`<nav class="spread block no-print" aria-label=${text('tasks.table')}>
      ${
        before
          ? html`<a href=${href(before)}>${text('domain.previous', { title: say(before.title) })}</a>`
          : html`<span></span>`
      }
      ${
        after
          ? html`<a href=${href(after)}>${text('domain.next', { title: say(after.title) })}</a>`
          : html`<a href=${paths.appraise(appraisal.assessment.id)}>${text('domain.all')}</a>`
      }
    </nav>`
  }

  #bar(appraisal: Appraisal, sheet: Sheet): TemplateResult {
    const counted = partsBelow(sheet.nodes).filter((leaf) => appraisal.way(leaf) !== 'none')
    const decided = counted.filter((leaf) => !appraisal.waits(leaf)).length
    const self = sumOf(appraisal.self, sheet.id)
    const total = sumOf(appraisal.decided, sheet.id)
    const unsent = appraisal.decisions.unsent.filter((id) => appraisal.decisions.state(id).kind === 'unsent').length
    const score = (result: typeof self): string => (result ? sumWords(result) : '')
    return html`<aside class="live-bar no-print" aria-label=${text('desk.progress')}>
      <span>${text('desk.decided', { count: decided, of: counted.length })}</span>
      <progress class="meter" max=${counted.length} value=${decided} aria-hidden="true"></progress>
      ${
        sheet.kind === 'shared'
          ? nothing
          : html`<span class="digits">${text('points.self')} <span class="strong">${score(self)}</span></span>
              <span class="digits">${text('points.total')} <span class="strong">${score(total)}</span></span>`
      }
      ${
        unsent > 0
          ? html`<span class="strong">${text('save.some-unsent', { count: unsent })}</span>
              <button type="button" class="button-plain" @click=${() => appraisal.decisions.retry()}>
                ${text('save.retry')}
              </button>`
          : nothing
      }
    </aside>`
  }
}
