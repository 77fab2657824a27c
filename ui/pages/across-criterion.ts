/** One criterion of all units, one below the other: what each said beside what is decided. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { parts } from '../../engine/live.ts'
import type { Part } from '../../engine/live.ts'
import { AcrossUnits, unitsOf } from '../appraisal/across-page.ts'
import type { Appraisal } from '../appraisal/appraisal.ts'
import '../appraisal/bulk.ts'
import { shownBy } from '../appraisal/apart.ts'
import type { OpenDesk } from '../appraisal/desk.ts'
import '../appraisal/row.ts'
import { readOnlyWords } from '../appraisal/steps.ts'
import { cutOff } from '../elements/cut-off.ts'
import { maximum } from '../format.ts'
import { paths } from '../paths.ts'
import { maximumOf } from '../results/scores.ts'
import { ruleWords } from '../rule-words.ts'
import { partNumber, sheetOf } from '../sheets.ts'
import { say, text } from '../text.ts'

@customElement('khung-across-criterion')
export class AcrossCriterionPage extends AcrossUnits {
  #units(desk: OpenDesk): readonly Appraisal[] {
    const id = this.params['criterion']
    const units = unitsOf(desk, (framework) => parts(framework).some((part) => part.id === id))
    if (units.length === 0) throw new Error(text('across.no-criterion'))
    return units
  }

  #leaf({ parts: all }: Appraisal): Part {
    const found = all.find(({ id }) => id === this.params['criterion'])
    if (!found) throw new Error(text('across.no-criterion'))
    return found
  }

  protected override async load(): Promise<OpenDesk> {
    const desk = await super.load()
    this.#units(desk)
    return desk
  }

  protected override heading(desk: OpenDesk): string {
    const leaf = this.#leaf(this.#units(desk)[0]!)
    const criterion = [leaf.number, say(leaf.title)].filter((words) => words !== '').join(' ')
    return text('across.criterion-title', { criterion })
  }

  protected override content(desk: OpenDesk): TemplateResult {
    const units = this.#units(desk)
    const first = units[0]!
    const leaf = this.#leaf(first)
    const { user } = this.me
    const may = units.some(({ assessment }) => assessment.may.appraise)
    const sheet = sheetOf(first.framework, leaf.id)
    return html`
      ${
        leaf.kind === 'leaf'
          ? html`<p>
              ${text('points.max-of', { max: maximum(maximumOf(first.framework, leaf)) })}. ${ruleWords(leaf)}
            </p>`
          : nothing
      }
      ${
        leaf.guidance
          ? html`<details>
              <summary>${text('row.guidance')}</summary>
              <p>${say(leaf.guidance)}</p>
            </details>`
          : nothing
      }
      ${cutOff(first)}
      ${
        may
          ? html`<p class="small muted no-print">${text('across.row-keys')}</p>
              <khung-bulk .round=${desk.round.id} .shown=${shownBy(units, [leaf])}></khung-bulk>`
          : html`<p class="notice">${readOnlyWords(desk.round, user.role)}</p>`
      }
      <div class="desk">
        ${repeat(
          units,
          ({ assessment }) => assessment.id,
          (appraisal) =>
            html`<khung-appraisal-row
              .appraisal=${appraisal}
              .leaf=${this.#leaf(appraisal)}
              .level=${2}
              .me=${user.name}
              .chair=${user.role === 'chair'}
              .scope=${appraisal.assessment.id}
            ></khung-appraisal-row>`,
        )}
      </div>
      ${this.#around(desk, first, leaf)}
      ${
        sheet
          ? html`<p class="no-print">
              <a href=${paths.acrossSheet(desk.round.id, sheet.id)}>${text('across.see-grid')}</a>
            </p>`
          : nothing
      }
    `
  }

  #around({ round }: OpenDesk, appraisal: Appraisal, leaf: Part): TemplateResult {
    const all = appraisal.parts.filter((one) => appraisal.way(one) !== 'none')
    const at = all.findIndex(({ id }) => id === leaf.id)
    const link = (to: Part | undefined, key: 'across.previous' | 'across.next'): TemplateResult =>
      to
        ? html`<a href=${paths.acrossCriterion(round.id, to.id)}>${text(key, { number: partNumber(to) })}</a>`
        : html`<span></span>`
    return html`<nav class="spread block no-print" aria-label=${text('across.sheets')}>
      ${link(all[at - 1], 'across.previous')} ${link(all[at + 1], 'across.next')}
    </nav>`
  }
}
