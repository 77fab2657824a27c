/** A role and, where it is held for a unit, which. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { Role, Unit } from '../api.ts'
import { ofUnit, roles } from '../roles.ts'
import { roleWords } from '../states.ts'
import { text } from '../text.ts'
import type { PlainKey } from '../text.ts'

/** What each may do, in one sentence. */
const does = {
  office: 'role.office.does',
  leader: 'role.leader.does',
  council: 'role.council.does',
  chair: 'role.chair.does',
  administrator: 'role.administrator.does',
  auditor: 'role.auditor.does',
  author: 'role.author.does',
  survey: 'role.survey.does',
} as const satisfies Record<Role, PlainKey>

export interface RoleFields {
  readonly role: Role
  readonly units: readonly Unit[]
  /** Words of what is wrong with the unit. */
  readonly problem: string | undefined
  readonly change: (role: Role) => void
}

export function roleFields({ role: chosen, units, problem, change }: RoleFields): TemplateResult {
  return html`
    <fieldset class="field">
      <legend>${text('sign-in.demo-role')}</legend>
      <div class="options options-long">
        ${roles.map(
          (role) =>
            html`<div class="option">
              <input
                type="radio"
                id="role-${role}"
                name="role"
                value=${role}
                aria-describedby="role-${role}-does"
                .checked=${live(chosen === role)}
                @change=${() => change(role)}
              />
              <div class="option-words">
                <label for="role-${role}">${roleWords(role)}</label>
                <span class="small muted" id="role-${role}-does">${text(does[role])}</span>
              </div>
            </div>`,
        )}
      </div>
    </fieldset>
    ${ofUnit(chosen) ? unitField(units, problem) : nothing}
  `
}

const unitField = (units: readonly Unit[], problem: string | undefined): TemplateResult =>
  html`<div class="field">
    <label for="unit">${text('unit')}</label>
    <select
      id="unit"
      name="unit"
      aria-invalid=${problem ? 'true' : nothing}
      aria-describedby=${problem ? 'unit-error' : nothing}
    >
      <option value="">${text('field.choose')}</option>
      ${units.map((unit) => html`<option value=${unit.id}>${unit.name}</option>`)}
    </select>
    ${problem ? html`<span class="field-error" id="unit-error">${text('problems.error', { text: problem })}</span>` : nothing}
  </div>`
