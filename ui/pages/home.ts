/** "Việc của tôi": what waits for this person, with its deadline and how far it is; then whom everything else waits for. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Task, Tasks } from '../api.ts'
import { get } from '../client.ts'
import { stageDeadline } from '../deadlines.ts'
import { badge } from '../elements/badge.ts'
import { deadlineFact } from '../elements/deadline-fact.ts'
import { Page } from '../elements/page.ts'
import { taskBadge } from '../elements/task-badge.ts'
import { time } from '../format.ts'
import { actionOf, hrefOf, progressWords, sheetHrefOf, sheetStates, titleOf, whoOf } from '../home/tasks.ts'
import { paths } from '../paths.ts'
import { isStaff } from '../roles.ts'
import { Drafts } from '../self-score/drafts.ts'
import { sheetTitle } from '../sheets.ts'
import { roundWords } from '../states.ts'
import { text } from '../text.ts'

@customElement('khung-home')
export class HomePage extends Page<Tasks> {
  protected override load(): Promise<Tasks> {
    return get<Tasks>('/tasks')
  }

  protected override heading(): string {
    return text('home.title')
  }

  protected override content({ tasks, published, rounds }: Tasks): TemplateResult {
    const { role } = this.me.user
    const [open, waiting] = [tasks.filter(({ now }) => now), tasks.filter(({ now }) => !now)]
    const nothingNow = () =>
      rounds === 0 && role === 'administrator' ? start() : html`<p class="lede">${text('home.nothing')}</p>`
    return html`
      ${open.length === 0 ? nothingNow() : this.#section('home-open', text('home.open'), open)}
      ${
        waiting.length === 0
          ? nothing
          : this.#section('home-waiting', role === 'auditor' ? text('home.running') : text('home.waiting'), waiting)
      }
      ${role === 'author' ? html`<p><a href=${paths.frameworks}>${text('home.see-frameworks')}</a></p>` : nothing}
      <section class="block" aria-labelledby="home-results">
        <h2 id="home-results">${text('home.results')}</h2>
        ${
          published.length === 0
            ? html`<p class="muted">${text('home.no-results')}</p>`
            : html`<ul class="plain">
                ${published.map((round) => this.#published(round))}
              </ul>`
        }
      </section>
    `
  }

  #section(id: string, title: string, tasks: readonly Task[]): TemplateResult {
    return html`<section class="block" aria-labelledby=${id}>
      <h2 id=${id}>${title}</h2>
      ${tasks.map((task) => this.#card(task))}
    </section>`
  }

  #card(task: Task): TemplateResult {
    const { round, until, asked, framework, assessment } = task
    const href = hrefOf(task)
    const submitted = assessment?.submitted_at ?? null
    return html`<article class="panel">
      <div class="spread">
        <h3><a href=${href}>${titleOf(task)}</a></h3>
        ${round === null ? nothing : badge(roundWords(round.state), task.now ? 'active' : 'neutral')}
      </div>
      <dl class="facts">
        ${deadlineFact(until === null ? null : stageDeadline(until.stage, until.day, until.extended))}
        <div>
          <dt>${text('home.who')}</dt>
          <dd>${whoOf(task, this.me.user.role)}</dd>
        </div>
      </dl>
      ${submitted === null ? nothing : html`<p>${text('home.submitted', { time: time(submitted) })}</p>`}
      ${assessment?.state === 'closed' ? html`<p>${badge(text('home.closed'), 'warning')}</p>` : nothing}
      ${asked === null ? nothing : html`<p>${text('home.asked', { ...asked, time: time(asked.at) })}</p>`}
      ${framework === null ? nothing : html`<p>${frameworkWords(framework)}</p>`}
      ${submitted === null || task.kind === 'explain' ? meter(task) : nothing} ${this.#sheets(task)} ${units(task)}
      <p class="actions">
        <a class="button ${task.now ? '' : 'button-second'}" href=${href}>${actionOf(task)}</a>
        ${
          this.me.user.role === 'auditor' && round !== null
            ? html`<a href=${paths.journal(round.id)}>${text('round.journal')}</a>`
            : nothing
        }
      </p>
    </article>`
  }

  /** One's own domains, each with its state and a way to the work on it. */
  #sheets(task: Task): TemplateResult | typeof nothing {
    const { assessment } = task
    if (!task.now || task.sheets.length === 0) return nothing
    const unreadable = assessment === null ? new Set<string>() : this.#unreadable(assessment.id)
    return html`<table class="cards">
      <caption class="hidden-words">
        ${text('home.sheets', { round: task.round?.title ?? '' })}
      </caption>
      <thead>
        <tr>
          <th scope="col">${text('tasks.domain')}</th>
          <th scope="col">${text('tasks.state')}</th>
        </tr>
      </thead>
      <tbody>
        ${sheetStates(task, unreadable).map((sheet) => {
          const href = sheetHrefOf(task, sheet)
          return html`<tr>
            <th scope="row">${href === null ? sheetTitle(sheet) : html`<a href=${href}>${sheetTitle(sheet)}</a>`}</th>
            <td data-label=${text('tasks.state')}>
              <span>${taskBadge(sheet.wrong ? { ...sheet, state: 'wrong' } : sheet)}</span>
            </td>
          </tr>`
        })}
      </tbody>
    </table>`
  }

  /** Criteria of which this browser holds something that could not be read. */
  #unreadable(assessment: string): ReadonlySet<string> {
    const drafts = [...new Drafts(this.me.user.id, assessment).all()]
    return new Set(drafts.filter(([, { texts }]) => Object.keys(texts).length > 0).map(([criterion]) => criterion))
  }

  #published(round: Tasks['published'][number]): TemplateResult {
    const { role, unit } = this.me.user
    return html`<li>
      <a class="strong" href=${paths.results(round.id)}>${text('home.see-result', { round: round.title })}</a>
      ${
        unit && round.takes_part
          ? html`<br /><a href=${paths.unitResult(round.id, unit.id)}
                >${text('home.own-result', { unit: unit.name })}</a
              >`
          : nothing
      }
      ${
        isStaff(role)
          ? html`<br /><a href=${paths.appraisal(round.id)}
                >${text('home.see-round')}<span class="hidden-words">: ${round.title}</span></a
              >`
          : nothing
      }
      ${
        role === 'auditor'
          ? html` ·
              <a href=${paths.journal(round.id)}
                >${text('round.journal')}<span class="hidden-words">: ${round.title}</span></a
              >`
          : nothing
      }
      <br /><span class="small muted">${text('home.published-at', { time: time(round.published_at) })}</span>
    </li>`
  }
}

/** An administrator before the first round: what to do, in this order. */
function start(): TemplateResult {
  return html`<section class="block" aria-labelledby="home-start">
    <h2 id="home-start">${text('home.start')}</h2>
    <ol>
      <li><a href=${paths.units}>${text('units.add')}</a></li>
      <li><a href=${paths.people}>${text('people.add')}</a></li>
      <li><a href=${paths.newRound}>${text('new-round.title')}</a></li>
    </ol>
  </section>`
}

function frameworkWords({ problems, draft }: NonNullable<Task['framework']>): string {
  if (draft !== null) return text('home.draft')
  return problems === 0 ? text('home.unpublished') : text('home.problems', { count: problems })
}

/** Where one decides: the units with something left, each a way to it. */
function units(task: Task): TemplateResult | typeof nothing {
  const deciding = task.kind === 'appraise' || task.kind === 'second' || task.kind === 'third'
  if (!deciding || task.units.length === 0) return nothing
  const shown = task.units.slice(0, 8)
  const more = task.units.length - shown.length
  return html`<p>
    ${text('home.units-left')}
    ${shown.map(({ assessment, unit }, at) => html`${at === 0 ? '' : ', '}<a href=${paths.appraise(assessment)}>${unit.name}</a>`)}
    ${more > 0 ? text('home.units-more', { count: more }) : nothing}
  </p>`
}

function meter(task: Task): TemplateResult | typeof nothing {
  const words = progressWords(task)
  if (words === null || task.progress === null) return nothing
  if (task.kind === 'second' || task.kind === 'third') return html`<p>${words}</p>`
  return html`<p>
    ${words}
    <progress
      class="meter"
      max=${Math.max(1, task.progress.of)}
      .value=${task.progress.done}
      aria-label=${words}
    ></progress>
  </p>`
}
