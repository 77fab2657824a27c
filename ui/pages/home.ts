/** "Việc của tôi": what waits for this person, with its deadline and how far it is. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Round } from '../api.ts'
import { getAll } from '../client.ts'
import { selfScoringUntil, stageUntil } from '../deadlines.ts'
import { badge } from '../elements/badge.ts'
import { Page } from '../elements/page.ts'
import { roundFacts } from '../elements/round-facts.ts'
import { deadline, time } from '../format.ts'
import { homeOf, progressOf } from '../home/tasks.ts'
import type { HomeTask } from '../home/tasks.ts'
import { paths } from '../paths.ts'
import { isDeciding, roundWords } from '../states.ts'
import { text } from '../text.ts'

@customElement('khung-home')
export class HomePage extends Page<readonly Round[]> {
  protected override load(): Promise<readonly Round[]> {
    return getAll<Round>('/rounds')
  }

  protected override heading(): string {
    return text('home.title')
  }

  protected override content(rounds: readonly Round[]): TemplateResult {
    const home = homeOf(rounds, this.me.user.role)
    return html`
      ${
        home.open.length === 0
          ? rounds.length === 0 && this.me.user.role === 'administrator'
            ? start()
            : html`<p class="lede">${text('home.nothing')}</p>`
          : html`<section class="block" aria-labelledby="home-open">
              <h2 id="home-open">${text('home.open')}</h2>
              ${home.open.map((task) => card(task, true))}
            </section>`
      }
      ${
        home.waiting.length === 0
          ? nothing
          : html`<section class="block" aria-labelledby="home-waiting">
              <h2 id="home-waiting">
                ${this.me.user.role === 'auditor' ? text('home.running') : text('home.waiting')}
              </h2>
              ${home.waiting.map((task) => card(task, false))}
            </section>`
      }
      <section class="block" aria-labelledby="home-results">
        <h2 id="home-results">${text('home.results')}</h2>
        ${
          home.published.length === 0
            ? html`<p class="muted">${text('home.no-results')}</p>`
            : html`<ul class="plain">
                ${home.published.map((round) => this.#published(round))}
              </ul>`
        }
      </section>
    `
  }

  #published(round: Round): TemplateResult {
    const own = this.me.user.unit
    return html`<li>
      <a class="strong" href=${paths.results(round.id)}>${text('home.see-result', { round: round.title })}</a>
      ${
        own && round.assessments.length > 0
          ? html`<br /><a href=${paths.unitResult(round.id, own.id)}>${text('home.own-result', { unit: own.name })}</a>`
          : nothing
      }
      <br /><span class="small muted"
        >${round.published_at === null ? nothing : text('home.published-at', { time: time(round.published_at) })}</span
      >
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

/** Of the stage that the round is in; a draft looks forward to its first. */
function until(round: Round): string {
  const last = stageUntil(round)
  return last === null ? selfScoringUntil(round) : deadline(last)
}

function card(task: HomeTask, now: boolean): TemplateResult {
  const { round } = task
  return html`<article class="panel">
    <div class="spread">
      <h3><a href=${task.href}>${titleOf(task)}</a></h3>
      ${badge(roundWords(round.state), now ? 'active' : 'neutral')}
    </div>
    <dl class="facts">
      <div>
        <dt>${text('home.deadline')}</dt>
        <dd>${until(round)}</dd>
      </div>
      ${roundFacts(round)}
    </dl>
    ${progress(task)}
    <p><a class="button ${now ? '' : 'button-second'}" href=${task.href}>${actionOf(task, now)}</a></p>
  </article>`
}

function progress(task: HomeTask): TemplateResult | typeof nothing {
  if (task.kind === 'self-score') {
    const { answered, to_answer: of } = task.assessment.progress
    if (task.assessment.state === 'closed') return html`<p>${badge(text('home.closed'), 'warning')}</p>`
    return task.assessment.submitted_at === null
      ? meter(text('home.answered', { answered, of }), answered, of)
      : html`<p>${text('home.submitted', { time: time(task.assessment.submitted_at) })}</p>`
  }
  if (task.kind === 'survey') return nothing
  const { units, submitted, toDecide, decided } = progressOf(task.round)
  return isDeciding(task.round.state)
    ? meter(text('home.decided', { decided, of: toDecide }), decided, toDecide)
    : meter(text('home.submitted-units', { count: submitted, of: units }), submitted, units)
}

function meter(words: string, value: number, of: number): TemplateResult {
  return html`<p>
    ${words} <progress class="meter" max=${Math.max(1, of)} .value=${value} aria-label=${words}></progress>
  </p>`
}

function titleOf(task: HomeTask): string {
  const round = task.round.title
  switch (task.kind) {
    case 'self-score':
      return text('home.task-self', { round })
    case 'appraise':
      return text('home.task-appraise', { round })
    case 'survey':
      return text('home.task-survey', { round })
    case 'open':
      return text('home.task-open', { round })
    case 'close':
      return text('home.task-close', { round })
    case 'watch':
      return text('home.task-watch', { round })
    default:
      return task satisfies never
  }
}

function actionOf(task: HomeTask, now: boolean): string {
  if (task.kind === 'self-score') {
    if (!now) return text('home.see-self')
    return text(task.assessment.progress.answered === 0 ? 'home.begin-self' : 'home.do-self')
  }
  if (task.kind === 'survey') return now ? text('home.do-survey') : text('home.see-survey')
  return task.kind === 'appraise' ? text('home.do-appraise') : text('home.see-round')
}
