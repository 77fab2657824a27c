/** Which units take part: all that fit with one click, or one by one. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { Unit, UnitType } from '../api.ts'
import { paths } from '../paths.ts'
import { text } from '../text.ts'
import { typeName } from './unit-types.ts'

export interface UnitChoice {
  readonly units: readonly Unit[]
  readonly types: readonly UnitType[]
  /** Types of units that the chosen framework is for; null: none is chosen yet. */
  readonly fits: readonly string[] | null
  readonly chosen: ReadonlySet<string>
  readonly problem: string | undefined
  readonly change: (ids: ReadonlySet<string>) => void
}

export function unitChoice({ units, types, fits, chosen, problem, change }: UnitChoice): TemplateResult {
  const fitting = units.filter(({ type }) => fits === null || fits.includes(type))
  const all = fitting.length > 0 && fitting.every(({ id }) => chosen.has(id))
  const some = fitting.some(({ id }) => chosen.has(id))
  const take = (id: string, taken: boolean): void => {
    const next = new Set(chosen)
    if (taken) next.add(id)
    else next.delete(id)
    change(next)
  }
  return html`<fieldset class="field" aria-describedby="units-count ${problem ? 'units-error' : ''}">
    <legend>${text('units.title')}</legend>
    ${units.length === 0 ? html`<p>${text('units.none')} <a href=${paths.units}>${text('units.add')}</a></p>` : nothing}
    ${
      units.length > 0 && fitting.length === 0
        ? html`<p>
            ${text('new-round.no-fitting', { types: (fits ?? []).map((id) => typeName(types, id)).join('; ') })}
            <a href=${paths.units}>${text('units.add')}</a>
          </p>`
        : nothing
    }
    <div class="option" ?hidden=${fitting.length === 0}>
      <input
        type="checkbox"
        id="units-all"
        .checked=${live(all)}
        .indeterminate=${some && !all}
        @change=${() => change(all ? new Set() : new Set(fitting.map(({ id }) => id)))}
      />
      <label for="units-all" class="strong">${text('new-round.all-units')}</label>
    </div>
    <span class="hint" id="units-count" role="status"
      >${
        fits === null
          ? text('new-round.chosen-any', { count: chosen.size, of: fitting.length })
          : text('new-round.chosen', { count: chosen.size, of: fitting.length })
      }</span
    >
    ${
      problem
        ? html`<span class="field-error" id="units-error">${text('problems.error', { text: problem })}</span>`
        : nothing
    }
    <div class="unit-grid">
      ${units.map((unit) => {
        const barred = !fitting.includes(unit)
        return html`<div class="option">
          <input
            type="checkbox"
            id="unit-${unit.id}"
            ?disabled=${barred}
            .checked=${live(chosen.has(unit.id))}
            @change=${(event: Event) => take(unit.id, (event.target as HTMLInputElement).checked)}
          />
          <label for="unit-${unit.id}">
            ${unit.name}
            ${barred ? html`<span class="small muted">${text('new-round.wrong-type', { type: typeName(types, unit.type) })}</span>` : nothing}
          </label>
        </div>`
      })}
    </div>
  </fieldset>`
}
