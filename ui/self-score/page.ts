/** What the pages of one self-score share: the open self-score, its facts, its notices. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { formDeadline } from '../deadlines.ts'
import { cutOff } from '../elements/cut-off.ts'
import { deadlineFact } from '../elements/deadline-fact.ts'
import { Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { badge } from '../elements/badge.ts'
import { roundFacts } from '../elements/round-facts.ts'
import { parts } from '../../engine/live.ts'
import { day, decimal, range, shortTime, time } from '../format.ts'
import { paths } from '../paths.ts'
import { ofUnit } from '../roles.ts'
import { roundNotices } from '../rounds/notices.ts'
import { roundWords } from '../states.ts'
import { partNumber, sheetOf } from '../sheets.ts'
import { text } from '../text.ts'
import type { PlainKey } from '../text.ts'
import { openSelfScore } from './opened.ts'
import type { SelfScore } from './self-score.ts'

export abstract class SelfScorePage extends Page<SelfScore> {
  #work: SelfScore | undefined
  #changed = (): void => this.requestUpdate()

  protected override async load(): Promise<SelfScore> {
    const work = await openSelfScore(this.params['assessment'] ?? '', this.me.user.id)
    this.#work?.removeEventListener('change', this.#changed)
    this.#work = work
    work.addEventListener('change', this.#changed)
    return work
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#work?.removeEventListener('change', this.#changed)
  }

  /** Whoever is not of the unit came by its round. */
  protected above({ round }: SelfScore['assessment']): readonly Crumb[] {
    const home = { label: text('nav.home'), href: '/' }
    return ofUnit(this.me.user.role) ? [home] : [home, { label: round.title, href: paths.appraisal(round.id) }]
  }

  protected override trail({ assessment }: SelfScore): readonly Crumb[] {
    return [...this.above(assessment), { label: text('tasks.short'), href: paths.assessment(assessment.id) }]
  }

  protected facts({ assessment }: SelfScore): TemplateResult {
    const { round } = assessment
    return html`<dl class="facts no-print">
      ${deadlineFact(formDeadline(assessment))} ${roundFacts(round)}
      <div>
        <dt>${text('tasks.round-state')}</dt>
        <dd>${roundWords(round.state)}</dd>
      </div>
    </dl>`
  }

  /** What hinders work here, if anything: no connection, or nothing can be changed any more. */
  protected notices(work: SelfScore): TemplateResult {
    return html`${cutOff(work)} ${this.#otherPoints(work)} ${roundNotices(work.assessment.round)}
    ${this.#returned(work)} ${this.#lock(work)}`
  }

  #otherPoints({ otherPoints, result }: SelfScore): TemplateResult | typeof nothing {
    if (otherPoints === null) return nothing
    const points = { server: decimal(otherPoints), here: decimal(result.points) }
    return html`<p class="notice notice-error no-print" role="alert">
      ${text('save.other-points', points)}
      <button class="button-plain" type="button" @click=${() => location.reload()}>${text('save.reload')}</button>
    </p>`
  }

  #returned({ assessment, framework }: SelfScore): TemplateResult {
    const { returned_reason: reason, extension, explanations } = assessment
    const asked = parts(framework).filter(({ id }) => explanations[id] !== undefined)
    return html`
      ${reason === null ? nothing : html`<p class="notice notice-warning">${text('tasks.returned', { reason })}</p>`}
      ${
        extension
          ? html`<p class="notice">
              ${text('tasks.extended', { day: day(extension.until), reason: extension.reason })}
            </p>`
          : nothing
      }
      ${
        assessment.may.explain && asked.length > 0
          ? html`<div class="notice notice-warning">
              <p>${text('tasks.clarification')}</p>
              <ul>
                ${asked.map(
                  (part) =>
                    html`<li>
                      <a href="${paths.domain(assessment.id, sheetOf(framework, part.id)?.id ?? '')}#${part.id}"
                        >${partNumber(part)}</a
                      >
                      ${explanations[part.id]?.answer === null ? text('explain.none') : nothing}
                    </li>`,
                )}
              </ul>
            </div>`
          : nothing
      }
    `
  }

  #lock({ assessment }: SelfScore): TemplateResult | typeof nothing {
    if (assessment.may.answer) return nothing
    const why =
      assessment.submitted_at !== null
        ? html`${text('tasks.submitted', { time: time(assessment.submitted_at) })} ${text(lockedWords(assessment))}`
        : assessment.state === 'closed'
          ? badge(text('home.closed'), 'warning')
          : ofUnit(this.me.user.role)
            ? text('tasks.closed')
            : text('tasks.read-only')
    return html`<p class="notice no-print">${why}</p>`
  }
}

/** What can still change in a form that is handed in. */
function lockedWords({ round, may }: SelfScore['assessment']): PlainKey {
  if (may.explain) return 'tasks.locked-explain'
  return round.state === 'self-scoring' ? 'tasks.locked-returned' : 'tasks.locked'
}

/** How saving stands, in a few words; empty while nothing was edited. `calm`: without the passing states. */
export function savingWords({ saving }: SelfScore, calm = false): string {
  if (saving.conflict > 0) return text('save.conflict')
  if (saving.unsent > 0) return text('save.some-unsent', { count: saving.unsent })
  if (saving.invalid > 0) return text('save.invalid')
  if (saving.busy > 0 && !calm) return text('save.saving')
  return saving.at === null ? '' : text('save.saved', { time: shortTime(saving.at) })
}

/** What the index can still come to, for whoever asks. */
export function reachWords({ reaching, framework }: SelfScore): TemplateResult | typeof nothing {
  const { state } = reaching
  if (state.kind === 'waiting') return html`<span class="muted">${text('reach.waiting')}</span>`
  if (state.kind === 'known')
    return html`<span role="status"
      >${
        state.reach === null
          ? text('reach.unknown')
          : text('reach.between', {
              range: range(state.reach.lowest, state.reach.highest),
              unit: framework.scale.unit,
            })
      }</span
    >`
  return html`<button class="button-plain" type="button" @click=${() => reaching.begin()}>
    ${state.kind === 'unreached' ? text('reach.again') : text('reach.ask')}
  </button>`
}
