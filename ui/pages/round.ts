/**
 * One round: where it stands, how far each unit is, and the next step for those who take it.
 * Past 250 lines, because every act of a round starts on this one page.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Framework } from '../../engine/live.ts'
import { obstacles } from '../appraisal/obstacles.ts'
import { stageTable, unitActions, unitNotes } from '../appraisal/course.ts'
import { nextStep, publishedLines } from '../appraisal/steps.ts'
import type { Step } from '../appraisal/steps.ts'
import type { Assessment, AssessmentSummary, FrameworkStanding, Ranking, ReminderSent, Round } from '../api.ts'
import { get, post, Refused, remove } from '../client.ts'
import { deadlineOf } from '../deadlines.ts'
import { badge } from '../elements/badge.ts'
import { confirmed } from '../elements/confirm.ts'
import { deadlineFact } from '../elements/deadline-fact.ts'
import { explain, Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { toast } from '../elements/toast.ts'
import { byName, day, time } from '../format.ts'
import { paths } from '../paths.ts'
import { appraises } from '../roles.ts'
import { go } from '../router.ts'
import { courseActions } from '../rounds/course-actions.ts'
import { frameworkList, standingsOf } from '../rounds/framework-list.ts'
import { leftOver, seen } from '../rounds/left-over.ts'
import { isWithdrawn, roundBadge, roundNotices } from '../rounds/notices.ts'
import { unstaffedOf } from '../rounds/unstaffed.ts'
import { sentWords, unsubmittedPanel } from '../rounds/unsubmitted.ts'
import { roundWords } from '../states.ts'
import { text } from '../text.ts'

@customElement('khung-round')
export class RoundPage extends Page<Round> {
  @state() private busy = false
  @state() private standings: ReadonlyMap<string, FrameworkStanding> = new Map()
  @state() private unstaffed: readonly string[] = []
  /** What a reminder reached, until the page is left. */
  @state() private sent: ReminderSent | null = null

  /** The question stands, or what it says is on its way. */
  #asking = false

  get #path(): string {
    return `/rounds/${encodeURIComponent(this.params['round'] ?? '')}`
  }

  protected override async load(): Promise<Round> {
    const round = await get<Round>(this.#path)
    const asked = [standingsOf(round), unstaffedOf(round, this.me.user.role)] as const
    ;[this.standings, this.unstaffed] = await Promise.all(asked)
    return round
  }

  protected override heading(round: Round): string {
    return round.title
  }

  protected override trail(): readonly Crumb[] {
    return [{ label: text('nav.home'), href: '/' }]
  }

  protected override content(round: Round): TemplateResult {
    return html`
      <p class="cluster">${roundBadge(round)} ${round.demo ? badge(text('shell.demo-label'), 'warning') : nothing}</p>
      ${roundNotices(round)}
      <dl class="facts">
        <div>
          <dt>${text('round.period')}</dt>
          <dd>${text('round.period-days', this.#period(round))}</dd>
        </div>
        ${deadlineFact(deadlineOf(round))}
        <div>
          <dt>${text('round.survey')}</dt>
          <dd>${round.survey ? text('round.survey-held') : text('round.survey-none')}</dd>
        </div>
        ${
          round.published_at
            ? html`<div>
                <dt>${text('round.published-at')}</dt>
                <dd>${time(round.published_at)}</dd>
              </div>`
            : nothing
        }
      </dl>
      ${frameworkList(round, this.standings)} ${this.#links(round)} ${this.#step(round)} ${this.#unsubmitted(round)}
      ${stageTable(round)}
      ${courseActions(
        round,
        this.me.user.role,
        (path, body) => this.#send(path, body),
        () => void this.#close(),
      )}
      ${this.#units(round)}
    `
  }

  #period({ period }: Round): { from: string; until: string } {
    return { from: day(period.from), until: day(period.until) }
  }

  #links(round: Round): TemplateResult {
    const ranking = isWithdrawn(round) ? text('round.ranking') : text('round.ranking-provisional')
    return html`<p class="cluster">
      ${round.state === 'draft' ? this.#draft(round) : nothing}
      ${
        ['draft', 'published'].includes(round.state) ? nothing : html`<a href=${paths.results(round.id)}>${ranking}</a>`
      }
      ${
        ['draft', 'self-scoring'].includes(round.state)
          ? nothing
          : html`<a href=${paths.across(round.id)}>${text('across.title')}</a>`
      }
      <a href=${paths.roundSettings(round.id)}>${text('course.settings')}</a>
      <a href=${paths.unitFacts(round.id)}>${text('unit-facts.title')}</a>
      <a href=${paths.journal(round.id)}>${text('round.journal')}</a>
    </p>`
  }

  /** What an administrator may still do with a draft. */
  #draft(round: Round): TemplateResult | typeof nothing {
    if (this.me.user.role !== 'administrator') return nothing
    return html`<a href=${paths.editRound(round.id)}>${text('round.edit')}</a>
      <button type="button" class="button-second" @click=${() => void this.#delete(round)}>
        ${text('round.delete')}
      </button>`
  }

  async #delete(round: Round): Promise<void> {
    const lines = [text('round.delete-why', { title: round.title })]
    if (!(await confirmed({ title: text('round.delete-question'), lines, yes: text('round.delete') }))) return
    try {
      await remove(this.#path, round.rev)
      toast(text('round.deleted', { title: round.title }))
      go(paths.administration)
    } catch (cause) {
      await this.#refused(cause)
    }
  }

  #unsubmitted(round: Round): TemplateResult | typeof nothing {
    if (!['chair', 'administrator'].includes(this.me.user.role)) return nothing
    return html`${this.sent === null ? nothing : html`<p class="notice" role="status">${sentWords(this.sent)}</p>`}
    ${unsubmittedPanel(round, {
      remind: () => this.#remind(round),
      settle: (body) => this.#send('/unsubmitted', body),
    })}`
  }

  async #remind(round: Round): Promise<void> {
    try {
      this.sent = await post<ReminderSent>(`${this.#path}/reminders`, undefined, round.rev)
      await this.reload()
    } catch (cause) {
      await this.#refused(cause)
    }
  }

  #step(round: Round): TemplateResult | typeof nothing {
    if (round.state === 'published') return results(round)
    const step = nextStep(round, this.me.user.role)
    if (!step) return nothing
    const unready = [...this.standings.values()].some(({ findings }) => findings.length > 0)
    const { undecided } = leftOver(round)
    // First what is left to decide; moving on without it is the second choice.
    const left = appraises(this.me.user.role) && step.waiting.length + undecided.length > 0
    return html`<section class="panel" aria-labelledby="next-step">
      <h2 id="next-step">${text('round.next')}</h2>
      ${step.lines.map((line) => html`<p>${line}</p>`)}
      ${
        step.waiting.length === 0
          ? nothing
          : html`<ul id="next-step-waiting">
              ${step.waiting.map(
                ({ assessment, unit, count }) =>
                  html`<li><a href=${paths.appraise(assessment)}>${text('step.waiting', { unit, count })}</a></li>`,
              )}
            </ul>`
      }
      ${
        step.waiting.length > 0 || undecided.length === 0
          ? nothing
          : html`<ul id="next-step-undecided">
              ${undecided.map(
                ({ row, count }) =>
                  html`<li>
                    <a href=${paths.appraise(row.id)}>${text('step.waiting', { unit: row.unit.name, count })}</a>
                  </li>`,
              )}
            </ul>`
      }
      ${
        step.to !== 'self-scoring' || this.unstaffed.length === 0
          ? nothing
          : html`<p class="notice">
              ${text('step.open-nobody', { units: this.unstaffed.join('; ') })}
              <a href=${paths.people}>${text('people.add')}</a>
            </p>`
      }
      ${unready ? html`<p id="next-step-unready">${text('step.unready')}</p>` : nothing}
      <div class="cluster">
        ${left ? html`<a class="button" href=${paths.across(round.id)}>${text('home.do-appraise')}</a>` : nothing}
        <button
          type="button"
          class=${left ? 'button-second' : nothing}
          ?disabled=${this.busy || step.waiting.length > 0 || unready}
          aria-describedby=${step.waiting.length > 0 ? 'next-step-waiting' : unready ? 'next-step-unready' : nothing}
          @click=${() => this.#move(round, step)}
        >
          ${step.label}
        </button>
      </div>
    </section>`
  }

  async #move(round: Round, step: Step): Promise<void> {
    if (this.#asking) return
    this.#asking = true
    try {
      const backFirst = step.to === 'published'
      const what = backFirst ? publishedLines(await get<Ranking>(`${this.#path}/ranking`)) : []
      const lines = [...what, ...step.lines]
      if (!(await confirmed({ title: step.question, lines, yes: step.label, backFirst }))) return
      this.busy = true
      this.data = await post<Round>(
        `${this.#path}/transitions`,
        { to: step.to, seen: seen(leftOver(round)) },
        round.rev,
      )
      this.problems = []
      toast(text('round.moved', { state: roundWords(this.data.state) }))
      this.querySelector<HTMLElement>('h1')?.focus()
    } catch (cause) {
      await this.#refused(cause)
    } finally {
      this.#asking = false
      this.busy = false
    }
  }

  async #send(path: string, body: object): Promise<void> {
    try {
      this.data = await post<Round>(`${this.#path}${path}`, body, this.data?.rev)
      this.problems = []
    } catch (cause) {
      if (cause instanceof Refused && cause.problem.code === 'stale') await this.reload()
      throw cause
    }
  }

  async #close(): Promise<void> {
    try {
      await this.#send('/closing', {})
      toast(text('course.done'))
    } catch (cause) {
      await this.#refused(cause)
    }
  }

  /** Against the form as it is now: others work on it. */
  async #toUnit(assessment: string, path: string, body: object): Promise<void> {
    const at = `/assessments/${encodeURIComponent(assessment)}`
    const { rev } = await get<Assessment>(at)
    await post<void>(`${at}/${path}`, body, rev)
    this.problems = []
    await this.reload()
  }

  async #refused(cause: unknown): Promise<void> {
    const problem = cause instanceof Refused ? cause.problem : null
    if (problem?.code === 'stale' || problem?.code === 'undecided-changed') await this.reload()
    if ((problem?.code === 'not-ready' || problem?.code === 'framework-not-ready') && problem.errors && this.data) {
      const framework = await get<Framework>(`${this.#path}/framework`).catch(() => null)
      await this.showProblems(obstacles(problem.errors, this.data, framework))
    } else await this.showProblems([{ text: explain(cause), href: null }])
  }

  #units(round: Round): TemplateResult {
    const rows = round.assessments.toSorted((a, b) => byName(a.unit.name, b.unit.name))
    return html`<section class="block">
      <table class="cards">
        <caption>
          ${text('round.units', { count: rows.length })}
        </caption>
        <thead>
          <tr>
            <th scope="col">${text('unit')}</th>
            <th scope="col">${text('round.self-progress')}</th>
            <th scope="col">${text('round.appraisal-progress')}</th>
            <th scope="col">${text('round.open')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => this.#unit(round, row))}
        </tbody>
      </table>
    </section>`
  }

  #unit(round: Round, row: AssessmentSummary): TemplateResult {
    const { to_answer, answered, to_decide, decided } = row.progress
    const started = round.state !== 'draft' && round.state !== 'self-scoring'
    return html`<tr>
      <th scope="row">${row.unit.name}</th>
      <td data-label=${text('round.self-progress')}>
        <span>
          ${
            row.submitted_at
              ? html`${badge(text('home.submitted-short'), 'quiet')}
                  <span class="small muted nowrap">${time(row.submitted_at)}</span>`
              : html`${row.state === 'closed' ? badge(text('home.closed'), 'warning') : nothing}
                  <span class="digits nowrap">${text('round.of', { count: answered, of: to_answer })}</span>`
          }
          ${unitNotes(round, row)}
        </span>
      </td>
      <td data-label=${text('round.appraisal-progress')}>
        <span>
          ${
            started
              ? html`<span class="digits">${text('round.of', { count: decided, of: to_decide })}</span>
                  <progress class="meter" max=${to_decide} value=${decided} aria-hidden="true"></progress>`
              : html`<span class="muted">${text('round.not-yet')}</span>`
          }
        </span>
      </td>
      <td data-label=${text('round.open')}>
        <span class="cluster">
          ${this.#open(round, row)}
          ${unitActions(round, row, this.me.user.role, (path, body) => this.#toUnit(row.id, path, body))}
        </span>
      </td>
    </tr>`
  }

  #open(round: Round, row: AssessmentSummary): TemplateResult {
    const of = html`<span class="hidden-words">${row.unit.name}</span>`
    const link = (href: string, words: string): TemplateResult => html`<a href=${href}>${words} ${of}</a>`
    switch (isWithdrawn(round) ? 'published' : round.state) {
      case 'draft':
        return html`<span class="muted">${text('round.not-yet')}</span>`
      case 'self-scoring':
        return link(paths.assessment(row.id), text('round.see-self'))
      case 'appraisal':
      case 'clarification':
      case 'appraisal-2':
      case 'council':
      case 'cancelled':
        return appraises(this.me.user.role)
          ? link(paths.appraise(row.id), text('home.do-appraise'))
          : link(paths.appraise(row.id), text('round.see-appraisal'))
      case 'published':
        return html`${link(paths.unitResult(round.id, row.unit.id), text('round.see-result'))}
        ${link(paths.appraise(row.id), text('round.see-appraisal'))}`
      default:
        throw new Error('a round in no state')
    }
  }
}

/** Once it is published, what everybody comes for. */
function results({ id }: Round): TemplateResult {
  return html`<section class="panel" aria-labelledby="next-step">
    <h2 id="next-step">${text('round.next')}</h2>
    <p>${text('round.see-results-why')}</p>
    <div class="cluster">
      <a class="button" href=${paths.results(id)}>${text('round.see-ranking')}</a>
      <a href=${paths.resultDomains(id)}>${text('figures.nav-domains')}</a>
      <a href=${paths.resultMovement(id)}>${text('figures.nav-movement')}</a>
    </div>
  </section>`
}
