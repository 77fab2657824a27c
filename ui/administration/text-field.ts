/** One line of text with its label, hint and error together. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { readDay } from '../../engine/live.ts'
import { day } from '../format.ts'
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
  /** What was typed, as it is written out; null: it stays as it is. */
  readonly written?: (value: string) => string | null
}

export function textField(field: TextField): TemplateResult {
  const { id, label, hint, problem, after } = field
  const described = [hint ? `${id}-hint` : '', problem ? `${id}-error` : ''].filter(Boolean).join(' ')
  const changed = (event: Event): void => {
    const box = event.target as HTMLInputElement
    box.value = field.written?.(box.value) ?? box.value
    field.change?.(box.value)
  }
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

/** A day as dd/MM/yyyy; "1/2/2026" is written out, so that day and month are seen as they were understood. */
export function dateField(field: Pick<TextField, 'id' | 'label' | 'value' | 'problem'>): TemplateResult {
  return textField({
    ...field,
    hint: text('field.date-hint'),
    written: (typed) => {
      const read = readDay(typed)
      return read === null ? null : day(read)
    },
  })
}
