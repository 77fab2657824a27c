/** One line of text with its label, hint and error together. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { text } from '../text.ts'

export interface TextField {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly problem?: string | undefined
  readonly value?: string
  readonly autocomplete?: string
  readonly type?: 'text' | 'password'
  /** A name or password: the keyboard leaves it as it is. */
  readonly plain?: boolean
  /** Several lines. */
  readonly rows?: number
  readonly after?: TemplateResult
  readonly change?: (value: string) => void
}

export function textField(field: TextField): TemplateResult {
  const { id, label, hint, problem, after } = field
  const described = [hint ? `${id}-hint` : '', problem ? `${id}-error` : ''].filter(Boolean).join(' ')
  const changed = (event: Event): void => field.change?.((event.target as HTMLInputElement).value)
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${hint ? html`<span class="hint" id="${id}-hint">${hint}</span>` : nothing}
    ${
      field.rows
        ? html`<textarea
            id=${id}
            name=${id}
            rows=${field.rows}
            aria-invalid=${problem ? 'true' : nothing}
            aria-describedby=${described || nothing}
            @change=${changed}
          ></textarea>`
        : html`<input
            id=${id}
            name=${id}
            type=${field.type ?? 'text'}
            autocomplete=${field.autocomplete ?? 'off'}
            autocapitalize=${field.plain ? 'none' : nothing}
            spellcheck=${field.plain ? 'false' : nothing}
            value=${field.value ?? nothing}
            aria-invalid=${problem ? 'true' : nothing}
            aria-describedby=${described || nothing}
            @change=${changed}
          />`
    }
    ${after ?? nothing}
    ${problem ? html`<span class="field-error" id="${id}-error">${text('problems.error', { text: problem })}</span>` : nothing}
  </div>`
}
