/** All units on one domain, or on all of them: the grid, and accepting what is shown. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Part } from '../../engine/live.ts'
import { AcrossUnits, unitsOf } from '../appraisal/across-page.ts'
import type { Appraisal } from '../appraisal/appraisal.ts'
import '../appraisal/bulk.ts'
import { shownBy } from '../appraisal/apart.ts'
import type { OpenDesk } from '../appraisal/desk.ts'
import '../appraisal/grid.ts'
import { readOnlyWords } from '../appraisal/steps.ts'
import { cutOff } from '../elements/cut-off.ts'
import { paths } from '../paths.ts'
import { partsBelow, sheets, sheetTitle } from '../sheets.ts'
import { text } from '../text.ts'

interface Shown {
  readonly appraisals: readonly Appraisal[]
  readonly leaves: readonly Part[]
  readonly title: string
}

@customElement('khung-across-sheet')
export class AcrossSheetPage extends AcrossUnits {
  /** What is shown stays the same list while nothing else was loaded: the grid draws only what changed. */
  #shown: { readonly desk: OpenDesk; readonly shown: Shown } | undefined

  #show(desk: OpenDesk): Shown {
    if (this.#shown?.desk === desk) return this.#shown.shown
    const id = this.params['sheet'] ?? ''
    const asked = new URLSearchParams(location.search).get('framework')
    const has = (framework: Parameters<typeof sheets>[0]): boolean =>
      id === 'all' || sheets(framework).some((sheet) => sheet.id === id)
    const appraisals = unitsOf(desk, has, asked)
    const first = appraisals[0]
    if (!first) throw new Error(text('domain.missing'))
    const sheet = sheets(first.framework).find((one) => one.id === id)
    const shown = {
      appraisals,
      leaves: (sheet ? partsBelow(sheet.nodes) : first.parts).filter((leaf) => first.way(leaf) !== 'none'),
      title: sheet ? sheetTitle(sheet) : text('across.all-sheets'),
    }
    this.#shown = { desk, shown }
    return shown
  }

  protected override async load(): Promise<OpenDesk> {
    const desk = await super.load()
    this.#show(desk)
    return desk
  }

  protected override heading(desk: OpenDesk): string {
    return text('across.grid-title', { sheet: this.#show(desk).title })
  }

  protected override content(desk: OpenDesk): TemplateResult {
    const { appraisals, leaves, title } = this.#show(desk)
    const { user } = this.me
    const may = appraisals.some(({ assessment }) => assessment.may.appraise)
    return html`
      ${cutOff(appraisals[0]!)} ${this.#sheets(desk, appraisals[0]!)}
      ${
        may
          ? html`<p class="small muted no-print">${text('across.keys')}</p>
              <khung-bulk .round=${desk.round.id} .shown=${shownBy(appraisals, leaves)}></khung-bulk>`
          : html`<p class="notice">${readOnlyWords(desk.round, user.role)}</p>`
      }
      <khung-desk-grid
        .appraisals=${appraisals}
        .leaves=${leaves}
        .round=${desk.round.id}
        .label=${text('across.grid-title', { sheet: title })}
        .me=${user.name}
        .chair=${user.role === 'chair'}
      ></khung-desk-grid>
    `
  }

  #sheets({ round }: OpenDesk, { framework }: Appraisal): TemplateResult {
    const hash = round.frameworks.length > 1 ? framework.hash : undefined
    const here = this.params['sheet']
    const link = (id: string, words: string): TemplateResult =>
      html`<li>
        <a href=${paths.acrossSheet(round.id, id, hash)} aria-current=${id === here ? 'page' : nothing}>${words}</a>
      </li>`
    return html`<nav class="no-print" aria-label=${text('across.sheets')}>
      <ul class="across-sheets">
        ${sheets(framework).map((sheet) => link(sheet.id, sheetTitle(sheet)))} ${link('all', text('across.all-sheets'))}
      </ul>
    </nav>`
  }
}
