/** How far the appraisal of a round is: units × domains, each cell a way in. What was delegated to the reader comes first. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Framework } from '../../engine/live.ts'
import type { DeskProgress, Round, SheetProgress } from '../api.ts'
import { get } from '../client.ts'
import { badge } from '../elements/badge.ts'
import { Overflow } from '../elements/overflow.ts'
import { Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { byName } from '../format.ts'
import { paths } from '../paths.ts'
import { sheets, sheetTitle } from '../sheets.ts'
import type { Sheet } from '../sheets.ts'
import { say, text } from '../text.ts'

interface Data {
  readonly round: Round
  readonly progress: DeskProgress
  readonly frameworks: readonly Framework[]
}
type UnitProgress = DeskProgress['units'][number]

const none: SheetProgress = { id: '', decided: 0, of: 0, asked: 0, second: 0 }

@customElement('khung-across')
export class AcrossPage extends Page<Data> {
  readonly #overflow = new Overflow(this, '.scroller')

  protected override async load(): Promise<Data> {
    const path = `/rounds/${encodeURIComponent(this.params['round'] ?? '')}`
    const round = await get<Round>(path)
    const read = ({ hash }: Round['framework']): Promise<Framework> =>
      get<Framework>(`${path}/framework?hash=${encodeURIComponent(hash)}`)
    const [progress, frameworks] = await Promise.all([
      get<DeskProgress>(`${path}/progress`),
      Promise.all(round.frameworks.map(read)),
    ])
    return { round, progress, frameworks }
  }

  protected override heading(): string {
    return text('across.title')
  }

  protected override trail({ round }: Data): readonly Crumb[] {
    return [
      { label: text('nav.home'), href: '/' },
      { label: round.title, href: paths.appraisal(round.id) },
    ]
  }

  protected override content(data: Data): TemplateResult {
    const { frameworks, progress } = data
    return html`
      <p class="lede">${text('across.lede')}</p>
      ${this.#overflow.hidden ? html`<p class="small muted no-print">${text('results.sideways')}</p>` : nothing}
      ${frameworks.map((framework) => {
        const units = progress.units.filter((unit) => unit.framework === framework.hash)
        return units.length === 0 ? nothing : this.#table(data, framework, units)
      })}
    `
  }

  #table({ round, progress, frameworks }: Data, framework: Framework, units: readonly UnitProgress[]): TemplateResult {
    const { own } = progress
    const mine = ({ id }: Sheet): boolean => own !== null && own.includes(id)
    const counted = new Set(units.flatMap((unit) => unit.sheets.map(({ id }) => id)))
    const all = sheets(framework).filter(({ id }) => counted.has(id))
    const ordered = [...all.filter(mine), ...all.filter((sheet) => !mine(sheet))]
    const hash = frameworks.length > 1 ? framework.hash : undefined
    const words = frameworks.length > 1 ? text('across.framework', { title: say(framework.title) }) : null
    const rows = units.toSorted((a, b) => byName(a.unit.name, b.unit.name))
    const sheetIn = (unit: UnitProgress, id: string): SheetProgress => unit.sheets.find((one) => one.id === id) ?? none
    return html`<div class="scroller" role="region" tabindex="0" aria-label=${words ?? text('across.table')}>
      <table class="across-overview">
        <caption>
          ${words} ${text('across.table')}
        </caption>
        <thead>
          <tr>
            <th scope="col">${text('unit')}</th>
            ${ordered.map(
              (sheet) =>
                html`<th scope="col" class="across-head">
                  <a href=${paths.acrossSheet(round.id, sheet.id, hash)}>${sheetTitle(sheet)}</a>
                  ${mine(sheet) ? badge(text('across.own'), 'active') : nothing}
                </th>`,
            )}
            <th scope="col" class="across-head">
              <a href=${paths.acrossSheet(round.id, 'all', hash)}>${text('across.all-sheets')}</a>
            </th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (unit) =>
              html`<tr>
                <th scope="row"><a href=${paths.appraise(unit.assessment)}>${unit.unit.name}</a></th>
                ${ordered.map(
                  (sheet) =>
                    html`<td>
                      ${this.#cell(sheetIn(unit, sheet.id), paths.appraiseDomain(unit.assessment, sheet.id), `${unit.unit.name}, ${sheetTitle(sheet)}`)}
                    </td>`,
                )}
                <td>${this.#cell(sum(unit.sheets))}</td>
              </tr>`,
          )}
        </tbody>
        <tfoot>
          <tr class="total">
            <th scope="row">${text('across.total')}</th>
            ${ordered.map((sheet) => html`<td>${this.#cell(sum(rows.map((unit) => sheetIn(unit, sheet.id))))}</td>`)}
            <td>${this.#cell(sum(rows.flatMap((unit) => unit.sheets)))}</td>
          </tr>
        </tfoot>
      </table>
    </div>`
  }

  /** Finished cells are quiet, open ones stand out. */
  #cell({ decided, of, asked, second }: SheetProgress, href?: string, where = ''): TemplateResult {
    if (of === 0) return html`<span class="muted">${text('across.none')}</span>`
    const words = html`<span class="digits">${text('across.of', { decided, of })}</span>`
    return html`<span class="across-progress ${decided < of ? 'strong' : 'muted'}"
      >${href ? html`<a href=${href}>${words}<span class="hidden-words">, ${where}</span></a>` : words}
      ${asked > 0 ? badge(text('across.asked-count', { count: asked }), 'warning') : nothing}
      ${second > 0 ? badge(text('across.second-count', { count: second }), 'warning') : nothing}</span
    >`
  }
}

const sum = (some: readonly SheetProgress[]): SheetProgress =>
  some.reduce(
    (all, one) => ({
      id: '',
      decided: all.decided + one.decided,
      of: all.of + one.of,
      asked: all.asked + one.asked,
      second: all.second + one.second,
    }),
    none,
  )
