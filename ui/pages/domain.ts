/** One page per domain of the framework: a row per criterion, a bar with the live total. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { missing } from '../../engine/live.ts'
import type { Node, Part } from '../../engine/live.ts'
import type { EvidenceLink } from '../api.ts'
import { formDeadline } from '../deadlines.ts'
import { explain } from '../elements/page.ts'
import { toast } from '../elements/toast.ts'
import { FieldKeys } from '../elements/field-keys.ts'
import { paths } from '../paths.ts'
import type { Typing } from '../self-score/drafts.ts'
import { answerOf, leftOf } from '../self-score/entry.ts'
import type { Chosen, Reused } from '../self-score/evidence.ts'
import type { Entry } from '../self-score/entry.ts'
import { getFile } from '../client.ts'
import { FormHands } from '../self-score/form-hands.ts'
import { hasCouncilPart, ownPointsOf } from '../self-score/office-points.ts'
import { provenance } from '../elements/provenance.ts'
import { reachWords, savingWords, SelfScorePage } from '../self-score/page.ts'
import { fieldId } from '../self-score/row.ts'
import { openSelfScore } from '../self-score/opened.ts'
import type { SelfScore } from '../self-score/self-score.ts'
import { partsBelow, resultOf, sheets, sheetTitle, sumOf } from '../sheets.ts'
import type { Sheet } from '../sheets.ts'
import { say, text } from '../text.ts'

@customElement('khung-domain')
export class DomainPage extends SelfScorePage {
  constructor() {
    super()
    // The controllers stay with the element that they were made for.
    void new FieldKeys(this, () => this.data?.saveNow())
    void new FormHands(this, () => this.data)
  }

  #sheet(work: SelfScore): Sheet | undefined {
    return sheets(work.framework).find(({ id }) => id === this.params['domain'])
  }

  protected override heading(work: SelfScore): string {
    const sheet = this.#sheet(work)
    return sheet ? sheetTitle(sheet) : text('page.not-found')
  }

  protected override content(work: SelfScore): TemplateResult {
    const sheet = this.#sheet(work)
    if (!sheet) return html`<p>${text('domain.missing')}</p>`
    const until = formDeadline(work.assessment)
    return html`
      <p class="lede">
        ${until === null ? nothing : `${until.label}: ${until.words}`} ${provenance(work.framework.provenance)}
      </p>
      ${this.notices(work)}
      ${work.assessment.may.answer ? html`<p class="small muted keys">${text('domain.keys')}</p>` : nothing}
      <form novalidate @submit=${(event: Event) => event.preventDefault()}>
        ${repeat(
          sheet.nodes,
          ({ id }) => id,
          (node) => this.#node(work, node, 2),
        )}
      </form>
      ${this.#around(work, sheet)} ${this.#bar(work, sheet)}
    `
  }

  #node(work: SelfScore, node: Node | Part, level: number): TemplateResult {
    if (node.kind !== 'group') return this.#row(work, node, level)
    const result = resultOf(work.result, node.id)
    const sum = result?.kind === 'group' ? ownPointsOf(result, work.leaves) : ''
    const words = html`<span><span class="code">${node.number}</span> ${say(node.title)}</span>
      <span class="number">${sum}</span>`
    return html`<section class="group" id=${node.id} tabindex="-1">
      ${level === 2 ? html`<h2 class="group-title">${words}</h2>` : html`<h3 class="group-title">${words}</h3>`}
      ${repeat(
        node.children,
        ({ id }) => id,
        (child) => this.#node(work, child, level + 1),
      )}
    </section>`
  }

  #row(work: SelfScore, leaf: Part, level: number): TemplateResult {
    const { assessment } = work
    return html`<khung-row
      .leaf=${leaf}
      .level=${level}
      .view=${work.view(leaf)}
      .all=${work.files}
      .numberOf=${work.numberOf}
      .council=${assessment.appraisals[leaf.id]}
      .editable=${assessment.may.answer}
      .assessment=${assessment.id}
      .explanation=${assessment.explanations[leaf.id]}
      .mayExplain=${assessment.may.explain}
      .words=${work.words}
      @explained=${() => void openSelfScore(assessment.id, this.me.user.id)}
      .me=${this.me.user.name}
      .period=${assessment.round.period}
      .explain=${work.explain}
      @entry-change=${(event: CustomEvent<Entry>) => work.edit(leaf, event.detail)}
      @entry-typing=${(event: CustomEvent<Typing | null>) => work.typing(leaf, event.detail)}
      @conflict-choice=${(event: CustomEvent<'mine' | 'theirs'>) =>
        event.detail === 'mine' ? work.keepMine(leaf.id) : work.takeTheirs(leaf.id)}
      @evidence-chosen=${({ detail }: CustomEvent<Chosen>) =>
        work.uploads.add(leaf.id, detail.requirement, detail.file)}
      @evidence-reused=${({ detail }: CustomEvent<Reused>) => void this.#reuse(work, leaf, detail)}
      @evidence-again=${() => work.uploads.retry()}
      @evidence-drop=${(event: CustomEvent<number>) => work.uploads.drop(event.detail)}
      @evidence-cited=${({ detail }: CustomEvent<EvidenceLink>) =>
        work.setFiles(work.files.map((file) => (file.id === detail.id ? detail : file)))}
      @evidence-removed=${(event: CustomEvent<EvidenceLink>) =>
        work.setFiles(work.files.filter(({ id }) => id !== event.detail.id))}
    ></khung-row>`
  }

  async #reuse(work: SelfScore, leaf: Part, { requirement, link }: Reused): Promise<void> {
    try {
      const bytes = await getFile(`/evidence/${encodeURIComponent(link.id)}`)
      work.uploads.add(leaf.id, requirement, new File([bytes], link.name, { type: link.type }))
    } catch (cause) {
      toast(explain(cause))
    }
  }

  #around(work: SelfScore, sheet: Sheet): TemplateResult {
    const all = sheets(work.framework)
    const at = all.findIndex(({ id }) => id === sheet.id)
    const [before, after] = [all[at - 1], all[at + 1]]
    const { id } = work.assessment
    return html`<nav class="spread around no-print" aria-label=${text('tasks.table')}>
      ${
        before
          ? html`<a href=${paths.domain(id, before.id)}>${text('domain.previous', { title: say(before.title) })}</a>`
          : html`<a href=${paths.assessment(id)}>${text('domain.all')}</a>`
      }
      ${
        after
          ? html`<a data-onward href="${paths.domain(id, after.id)}${firstOpen(work, after)}"
              >${text('domain.next', { title: say(after.title) })}</a
            >`
          : html`<a data-onward href=${paths.check(id)}>${text('tasks.check')}</a>`
      }
    </nav>`
  }

  /** Answers wait in this browser, files only in this page. */
  #kept({ uploads }: SelfScore): string {
    return uploads.pending.length > 0 ? text('evidence.unsent-why') : text('save.unsent-why')
  }

  #bar(work: SelfScore, sheet: Sheet): TemplateResult {
    const here = sumOf(work.result, sheet.id)
    const { open, papers } = leftOf(partsBelow(sheet.nodes).map((leaf) => work.leafState(leaf)))
    const unsent = work.saving.unsent > 0
    return html`<div class="live-bar no-print">
      <span>
        ${
          here
            ? html`${text('domain.total')} <span class="strong number">${ownPointsOf(here, work.leaves)}</span>`
            : nothing
        }
        ${open > 0 ? html`<span class="muted nowrap">${text('domain.open', { count: open })}</span>` : nothing}
        ${papers > 0 ? html`<span class="muted">${text('domain.papers', { count: papers })}</span>` : nothing}
      </span>
      <span>
        ${text('domain.grand-total')}
        <span class="strong number">${ownPointsOf(work.result, work.leaves)}</span>
        ${
          hasCouncilPart(work.result, work.leaves)
            ? html`<span class="muted">(${text('tasks.without-council')})</span>`
            : nothing
        }
      </span>
      <span>${reachWords(work)}</span>
      <span class="live-save">
        ${savingWords(work)}
        ${
          unsent
            ? html`<button class="button-plain" type="button" @click=${() => work.saveNow()}>
                ${text('save.retry')}
              </button>`
            : nothing
        }
      </span>
      <span class="hidden-words" role="status"
        >${savingWords(work, true)}${unsent ? html` ${this.#kept(work)}` : nothing}</span
      >
    </div>`
  }
}

/** "#field" of the first question of a domain that still waits for an answer; nothing where none does. */
export function firstOpen(work: SelfScore, { nodes }: Sheet): string {
  for (const leaf of partsBelow(nodes)) {
    if (leaf.scored_by !== 'appraisal') continue
    const [first] = missing(leaf, answerOf(leaf, work.entry(leaf.id)))
    if (first !== undefined) return `#${fieldId(leaf, first)}`
  }
  return ''
}
