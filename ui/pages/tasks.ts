/** The domains of the form with their states: what is left, where errors are, how the score stands. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Crumb } from '../elements/page.ts'
import { taskBadge } from '../elements/task-badge.ts'
import { paths } from '../paths.ts'
import { firstOpen } from './domain.ts'
import { downloadDraft } from '../self-score/download.ts'
import { taskOf } from '../self-score/entry.ts'
import type { Task } from '../self-score/entry.ts'
import { hasCouncilPart, ownPointsOf } from '../self-score/office-points.ts'
import { reachWords, savingWords, SelfScorePage } from '../self-score/page.ts'
import type { SelfScore } from '../self-score/self-score.ts'
import { partsBelow, sheets, sheetTitle, sumOf } from '../sheets.ts'
import type { Sheet } from '../sheets.ts'
import { say, text } from '../text.ts'

@customElement('khung-tasks')
export class TasksPage extends SelfScorePage {
  protected override heading({ assessment }: SelfScore): string {
    return text('tasks.title', { unit: assessment.unit.name })
  }

  protected override trail({ assessment }: SelfScore): readonly Crumb[] {
    return this.above(assessment)
  }

  protected override content(work: SelfScore): TemplateResult {
    const { assessment, framework } = work
    const tasks = sheets(framework).map((sheet) => ({ sheet, task: taskIn(work, sheet) }))
    const next = tasks.find(({ task }) => task.state !== 'done' && task.state !== 'council')
    const saving = savingWords(work)
    return html`
      <p class="lede">${assessment.round.title}</p>
      ${this.facts(work)} ${this.notices(work)}
      ${
        framework.provenance === 'illustrative'
          ? html`<p class="small muted">${text('provenance.illustrative-why')}</p>`
          : nothing
      }
      ${this.#table(work, tasks)}
      <p class="task-total">
        ${text('tasks.total')}: <span class="strong digits">${ownPointsOf(work.result, work.leaves)}</span>
        ${
          hasCouncilPart(work.result, work.leaves)
            ? html`<span class="muted">(${text('tasks.without-council')})</span>`
            : nothing
        }
      </p>
      <p>${reachWords(work)}</p>
      ${saving ? html`<p role="status">${saving}</p>` : nothing}
      <p class="actions">
        ${
          assessment.may.answer && next
            ? html`<a class="button" href="${paths.domain(assessment.id, next.sheet.id)}${firstOpen(work, next.sheet)}"
                >${next.sheet.number === '' ? text('tasks.next-sheet', { title: say(next.sheet.title) }) : text('tasks.next', { number: next.sheet.number })}</a
              >`
            : nothing
        }
        <a class="button ${assessment.may.answer && next ? 'button-second' : ''}" href=${paths.check(assessment.id)}
          >${assessment.may.submit ? text('tasks.check') : text('tasks.see-check')}</a
        >
      </p>
      ${assessment.may.answer || work.pending.length > 0 ? this.#download(work) : nothing}
    `
  }

  /** A draft is of a form that is still filled in, or of what never reached the server. */
  #download(work: SelfScore): TemplateResult {
    return html`<p class="small muted">
      <button class="button-plain" type="button" @click=${() => downloadDraft(work)}>${text('tasks.download')}</button>
      ${text('tasks.download-why')}
    </p>`
  }

  #table(work: SelfScore, tasks: readonly { readonly sheet: Sheet; readonly task: Task }[]): TemplateResult {
    return html`<table class="cards">
      <caption class="hidden-words">
        ${text('tasks.table')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${text('tasks.domain')}</th>
          <th scope="col">${text('tasks.state')}</th>
          <th scope="col" class="number">${text('points.self')}</th>
        </tr>
      </thead>
      <tbody>
        ${tasks.map(({ sheet, task }) => {
          const result = sumOf(work.result, sheet.id)
          return html`<tr>
            <th scope="row">
              <a href=${paths.domain(work.assessment.id, sheet.id)}>${sheetTitle(sheet)}</a>
            </th>
            <td data-label=${text('tasks.state')}><span>${taskBadge(task)}</span></td>
            <td data-label=${text('points.self')} class="number">
              <span class="nowrap">${result ? ownPointsOf(result, work.leaves) : nothing}</span>
            </td>
          </tr>`
        })}
      </tbody>
    </table>`
  }
}

function taskIn(work: SelfScore, { nodes }: Sheet): Task {
  return taskOf(partsBelow(nodes).map((leaf) => work.leafState(leaf)))
}
