/** The official table before submission: every gap is listed and linked, then one confirmation. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Part } from '../../engine/live.ts'
import type { Receipt } from '../api.ts'
import { post, Refused, Unreachable } from '../client.ts'
import { appraisalUntil } from '../deadlines.ts'
import { confirmed } from '../elements/confirm.ts'
import { letterhead } from '../elements/letterhead.ts'
import { explain } from '../elements/page.ts'
import type { SummaryEntry } from '../elements/problem-summary.ts'
import { maximum, points, time } from '../format.ts'
import { language } from '../language.ts'
import { paths } from '../paths.ts'
import { ofUnit } from '../roles.ts'
import { checkTable } from '../self-score/check-table.ts'
import { gapsOf } from '../self-score/gaps.ts'
import type { Gap } from '../self-score/gaps.ts'
import { hasCouncilPart, ownMaximum } from '../self-score/office-points.ts'
import { SelfScorePage } from '../self-score/page.ts'
import { openSelfScore } from '../self-score/opened.ts'
import type { SelfScore } from '../self-score/self-score.ts'
import { fieldId } from '../self-score/row.ts'
import { partNumber, sheetOf } from '../sheets.ts'
import { say, text } from '../text.ts'

@customElement('khung-check')
export class CheckPage extends SelfScorePage {
  /** Just given; from then on it comes with the assessment. */
  @state() private receipt: Receipt | undefined
  @state() private busy = false

  protected override heading(work: SelfScore): string {
    if (this.#given(work) && ofUnit(this.me.user.role)) return text('check.receipt')
    return work.assessment.may.submit ? text('check.title') : text('check.title-read')
  }

  #given({ assessment, reached }: SelfScore): Receipt | undefined {
    return assessment.receipt ?? (reached ? undefined : this.receipt)
  }

  protected override content(work: SelfScore): TemplateResult {
    const gaps = gapsOf(work)
    const receipt = this.#given(work)
    const { assessment } = work
    return html`
      ${letterhead(this.me, text('check.table', { unit: assessment.unit.name }), assessment.round, work.framework)}
      <p class="lede no-print">${assessment.unit.name}. ${assessment.round.title}</p>
      ${receipt ? this.#receipt(receipt) : nothing} ${this.facts(work)} ${this.notices(work)}
      ${
        assessment.may.submit && gaps.length === 0
          ? html`<p class="notice notice-success no-print">${text('check.ready')}</p>`
          : nothing
      }
      ${assessment.may.submit || assessment.may.ready ? left(work, gaps) : nothing}
      ${assessment.may.submit ? html`<p class="no-print"><a href="#check-submit">${text('check.to-submit')}</a></p>` : nothing}
      ${checkTable(work)}
      <p class="actions">
        <button class="button-second" type="button" @click=${() => print()}>${text('check.print')}</button>
      </p>
      ${assessment.may.ready ? this.#readiness(work) : nothing}
      ${assessment.may.submit ? this.#submission(work) : nothing}
    `
  }

  /** The staff tell their leader, who hands in. */
  #readiness(work: SelfScore): TemplateResult {
    const { ready_at: at } = work.assessment
    return html`<section class="no-print">
      <p>${at === null ? text('check.leader') : text('check.is-ready', { time: time(at) })}</p>
      ${
        at === null
          ? html`<p class="actions">
              <button type="button" ?disabled=${this.busy} @click=${() => void this.#ready(work)}>
                ${text('check.mark-ready')}
              </button>
            </p>`
          : nothing
      }
    </section>`
  }

  async #ready(work: SelfScore): Promise<void> {
    this.busy = true
    try {
      await work.settled()
      await openSelfScore(work.assessment.id, this.me.user.id)
      const gaps = gapsOf(work)
      await this.showProblems(summary(work, gaps))
      if (gaps.length > 0) return
      const path = `/assessments/${encodeURIComponent(work.assessment.id)}/readiness`
      await post<void>(path, { ready: true }, work.assessment.rev)
      await openSelfScore(work.assessment.id, this.me.user.id)
    } catch (cause) {
      await this.showProblems(refusals(cause))
    } finally {
      this.busy = false
    }
  }

  #submission(work: SelfScore): TemplateResult {
    const until = appraisalUntil(work.assessment.round)
    return html`<section class="no-print" aria-labelledby="check-next">
      <h2 id="check-next">${text('check.next')}</h2>
      <ol>
        <li>${text('check.next-1')}</li>
        <li>${text('check.next-2', { deadline: until })}</li>
        <li>${text('check.next-3')}</li>
      </ol>
      <p class="actions">
        <button id="check-submit" type="button" ?disabled=${this.busy} @click=${() => this.#submit(work)}>
          ${text('check.submit')}
        </button>
      </p>
    </section>`
  }

  #receipt(receipt: Receipt): TemplateResult {
    return html`<div class="notice notice-success receipt">
      <dl class="facts">
        <div>
          <dt>${text('check.receipt-number')}</dt>
          <dd>${receipt.number}</dd>
        </div>
        <div>
          <dt>${text('check.receipt-at')}</dt>
          <dd>${time(receipt.at)}</dd>
        </div>
      </dl>
      <p class="small">${text('check.receipt-hash')}: <span class="mono">${receipt.hash}</span></p>
      <p class="no-print">
        ${text('check.receipt-keep')}
        <a href=${paths.receipt(receipt.number, receipt.hash, language())}>${text('receipt.check-this')}</a>
      </p>
      <p class="only-print">${text('check.receipt-where', { address: `${location.origin}${paths.receipts}` })}</p>
    </div>`
  }

  async #submit(work: SelfScore): Promise<void> {
    this.busy = true
    try {
      await work.settled()
      // What is confirmed is what the server holds now, colleagues' edits included.
      await openSelfScore(work.assessment.id, this.me.user.id)
      if (!work.reached) throw new Unreachable('unreached')
      const gaps = gapsOf(work)
      await this.showProblems(summary(work, gaps))
      if (gaps.length > 0 || !(await this.#sure(work))) return
      this.receipt = await post<Receipt>(
        `/assessments/${encodeURIComponent(work.assessment.id)}/submission`,
        {},
        work.assessment.rev,
      )
      await openSelfScore(work.assessment.id, this.me.user.id)
      await this.updateComplete
      this.querySelector('h1')?.focus()
      scrollTo(0, 0)
    } catch (cause) {
      await this.showProblems(refusals(cause))
    } finally {
      this.busy = false
    }
  }

  #sure({ assessment, result, leaves }: SelfScore): Promise<boolean> {
    return confirmed({
      title: text('check.confirm', { unit: assessment.unit.name }),
      lines: [
        text('check.confirm-score', { points: points(result.points), of: maximum(ownMaximum(result, leaves)) }),
        ...(hasCouncilPart(result, leaves) ? [text('check.confirm-council')] : []),
        text('check.confirm-lock'),
      ],
      yes: text('check.submit'),
    })
  }
}

/** How many criteria are not ready, each a link to where it is answered. */
function left(work: SelfScore, gaps: readonly Gap[]): TemplateResult | typeof nothing {
  if (gaps.length === 0) return nothing
  const leaves = [...new Set(gaps.map(({ leaf }) => leaf))]
  const isOpen = (leaf: Part): boolean => work.leafState(leaf) === 'todo' || work.leafState(leaf) === 'doing'
  const line = (key: 'check.unanswered' | 'check.lacking', some: readonly Part[]): TemplateResult | typeof nothing =>
    some.length === 0
      ? nothing
      : html`<p>${text(key, { count: some.length })}:</p>
          <ul class="cluster plain">
            ${some.map((leaf) => html`<li><a href=${placeOf(work, leaf, gaps)}>${partNumber(leaf)}</a></li>`)}
          </ul>`
  return html`<div class="notice notice-warning no-print">
    ${line('check.unanswered', leaves.filter(isOpen))}
    ${line(
      'check.lacking',
      leaves.filter((leaf) => !isOpen(leaf)),
    )}
  </div>`
}

/** The first place of this criterion that needs work. */
function placeOf(work: SelfScore, leaf: Part, gaps: readonly Gap[]): string {
  const place = gaps.find((gap) => gap.leaf === leaf)?.place ?? null
  const target = place === null ? leaf.id : fieldId(leaf, place)
  return `${paths.domain(work.assessment.id, sheetOf(work.framework, leaf.id)?.id ?? '')}#${target}`
}

/** One entry a criterion, leading to the first place that needs work. */
function summary(work: SelfScore, gaps: readonly Gap[]): readonly SummaryEntry[] {
  const leaves = [...new Set(gaps.map(({ leaf }) => leaf))]
  return leaves.map((leaf) => {
    const own = gaps.filter((gap) => gap.leaf === leaf)
    return {
      text: text('check.entry', {
        number: partNumber(leaf),
        title: leaf.number === '' ? '' : say(leaf.title),
        what: own.map(({ words }) => words).join('. '),
      }),
      href: placeOf(work, leaf, gaps),
    }
  })
}

function refusals(cause: unknown): readonly SummaryEntry[] {
  const errors = cause instanceof Refused ? (cause.problem.errors ?? []) : []
  if (errors.length === 0) return [{ text: explain(cause), href: null }]
  return errors.map(({ detail }) => ({ text: detail, href: null }))
}
