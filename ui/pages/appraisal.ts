/** The appraisal of one unit: its domains, how far each is, and where to go on. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Part } from '../../engine/live.ts'
import { openAppraisal } from '../appraisal/appraisal.ts'
import type { Appraisal } from '../appraisal/appraisal.ts'
import '../appraisal/notes.ts'
import { readOnlyWords } from '../appraisal/steps.ts'
import { deadlineOf } from '../deadlines.ts'
import { badge } from '../elements/badge.ts'
import { cutOff } from '../elements/cut-off.ts'
import { Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { byName, points, time } from '../format.ts'
import { paths } from '../paths.ts'
import { sumWords } from '../self-score/office-points.ts'
import { partNumber, partsBelow, sheets, sheetTitle, sumOf } from '../sheets.ts'
import type { Sheet } from '../sheets.ts'
import { say, text } from '../text.ts'

@customElement('khung-appraisal')
export class AppraisalPage extends Page<Appraisal> {
  #update = (): void => this.requestUpdate()

  protected override async load(): Promise<Appraisal> {
    const appraisal = await openAppraisal(this.params['assessment'] ?? '', this.me.user.id)
    appraisal.addEventListener('change', this.#update)
    return appraisal
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.data?.removeEventListener('change', this.#update)
  }

  protected override heading({ assessment }: Appraisal): string {
    return text('appraisal.title', { unit: assessment.unit.name })
  }

  protected override trail({ assessment }: Appraisal): readonly Crumb[] {
    return [
      { label: text('nav.home'), href: '/' },
      { label: assessment.round.title, href: paths.appraisal(assessment.round.id) },
    ]
  }

  protected override content(appraisal: Appraisal): TemplateResult {
    const { assessment, framework } = appraisal
    const { round } = assessment
    const until = deadlineOf(round)
    const all = sheets(framework)
    const next = all.find(({ nodes }) => waiting(appraisal, partsBelow(nodes)) > 0)
    return html`
      <p class="lede">
        ${
          assessment.submitted_at
            ? html`${text('home.submitted', { time: time(assessment.submitted_at) })}.`
            : assessment.state === 'closed'
              ? badge(text('home.closed'), 'warning')
              : html`${text('appraisal.not-submitted')}.`
        }
        ${until === null ? nothing : `${until.label}: ${until.words}.`}
      </p>
      ${cutOff(appraisal)}
      ${assessment.may.appraise ? nothing : html`<p class="notice">${readOnlyWords(round, this.me.user.role)}</p>`}
      <table class="cards">
        <caption>
          ${text('tasks.table')}
        </caption>
        <thead>
          <tr>
            <th scope="col">${text('tasks.domain')}</th>
            <th scope="col" class="number">${text('points.max')}</th>
            <th scope="col" class="number">${text('points.self')}</th>
            <th scope="col" class="number">${text('points.total')}</th>
            <th scope="col">${text('tasks.state')}</th>
          </tr>
        </thead>
        <tbody>
          ${all.map((sheet) => this.#sheet(appraisal, sheet))}
        </tbody>
        <tfoot>
          <tr class="total">
            <th scope="row">${text('check.total')}</th>
            <td class="number" data-label=${text('points.max')}>${points(appraisal.final.of)}</td>
            <td class="number" data-label=${text('points.self')}>${sumWords(appraisal.self)}</td>
            <td class="number" data-label=${text('points.total')}>${sumWords(appraisal.decided)}</td>
            <td data-label=${text('tasks.state')}><span>${stateBadge(appraisal, appraisal.parts)}</span></td>
          </tr>
        </tfoot>
      </table>
      <p class="actions">
        ${
          next && assessment.may.appraise
            ? html`<a class="button" href=${paths.appraiseDomain(assessment.id, next.id)}
                >${next.number === '' ? text('appraisal.next-sheet', { title: say(next.title) }) : text('appraisal.next-domain', { number: next.number })}</a
              >`
            : nothing
        }
        ${next ? nothing : this.#nextUnit(appraisal)}
      </p>
      ${
        this.me.user.role === 'administrator'
          ? nothing
          : html`<khung-notes
              .assessment=${assessment.id}
              .mayAdd=${assessment.may.note}
              .words=${appraisal.words}
              .named=${(id: string) => {
                const part = appraisal.parts.find((one) => one.id === id)
                return part ? partNumber(part) : id
              }}
            ></khung-notes>`
      }
    `
  }

  #sheet(appraisal: Appraisal, sheet: Sheet): TemplateResult {
    const [self, final, decided] = [appraisal.self, appraisal.final, appraisal.decided].map((one) =>
      sumOf(one, sheet.id),
    )
    return html`<tr>
      <th scope="row">
        <a href=${paths.appraiseDomain(appraisal.assessment.id, sheet.id)}>${sheetTitle(sheet)}</a>
      </th>
      <td class="number" data-label=${text('points.max')}>${final ? points(final.of) : nothing}</td>
      <td class="number" data-label=${text('points.self')}>${self ? sumWords(self) : nothing}</td>
      <td class="number" data-label=${text('points.total')}>${decided ? sumWords(decided) : nothing}</td>
      <td data-label=${text('tasks.state')}><span>${stateBadge(appraisal, partsBelow(sheet.nodes))}</span></td>
    </tr>`
  }

  /** This unit is done: on to one that is not. */
  #nextUnit({ assessment }: Appraisal): TemplateResult {
    const others = assessment.round.assessments
      .filter(({ id, progress }) => id !== assessment.id && progress.decided < progress.to_decide)
      .toSorted((a, b) => byName(a.unit.name, b.unit.name))
    const other = others.find(({ unit }) => byName(unit.name, assessment.unit.name) > 0) ?? others[0]
    return other && assessment.may.appraise
      ? html`<a class="button" href=${paths.appraise(other.id)}
          >${text('appraisal.next-unit', { unit: other.unit.name })}</a
        >`
      : html`<a class="button" href=${paths.appraisal(assessment.round.id)}>${text('home.see-round')}</a>`
  }
}

/** Those that wait for a decision. */
function waiting(appraisal: Appraisal, some: readonly Part[]): number {
  return some.filter((leaf) => appraisal.waits(leaf)).length
}

function stateBadge(appraisal: Appraisal, some: readonly Part[]): TemplateResult {
  const of = some.filter((leaf) => appraisal.way(leaf) !== 'none').length
  const decided = of - waiting(appraisal, some)
  if (decided === of) return badge(text('appraisal.done'), 'quiet')
  return decided === 0
    ? badge(text('appraisal.todo', { of }), 'neutral')
    : badge(text('appraisal.doing', { decided, of }), 'active')
}
