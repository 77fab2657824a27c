/** Kind of input → element: a closed list. A kind it does not know is shown as a problem, never left out. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Input, InputValue, Setting } from '../../engine/live.ts'
import { say, text } from '../text.ts'
import './boolean.ts'
import './choice.ts'
import './date.ts'
import './number.ts'
import { showValue } from './show-value.ts'
import './text.ts'

export { problemWords, unreadableWords } from './problem-words.ts'
export { showValue } from './show-value.ts'

export interface FieldProps {
  readonly input: Input
  readonly value: InputValue | undefined
  readonly fieldId: string
  readonly text?: string | null
  readonly problem?: string | null
  /** The rated period, where there is one. */
  readonly period?: Setting['period'] | null
}

export function field(props: FieldProps): TemplateResult {
  const { input, value, fieldId, text: unread = null, problem = null, period = null } = props
  const kind = input.type
  switch (kind) {
    case 'boolean':
      return html`<khung-field-boolean
        .input=${input}
        .value=${value}
        .fieldId=${fieldId}
        .problem=${problem}
      ></khung-field-boolean>`
    case 'choice':
      return html`<khung-field-choice
        .input=${input}
        .value=${value}
        .fieldId=${fieldId}
        .problem=${problem}
      ></khung-field-choice>`
    case 'count':
    case 'decimal':
    case 'percent':
    case 'money':
      return html`<khung-field-number
        .input=${input}
        .value=${value}
        .fieldId=${fieldId}
        .text=${unread}
        .problem=${problem}
      ></khung-field-number>`
    case 'date':
      return html`<khung-field-date
        .input=${input}
        .value=${value}
        .fieldId=${fieldId}
        .text=${unread}
        .problem=${problem}
        .period=${period}
      ></khung-field-date>`
    case 'text':
      return html`<khung-field-text
        .input=${input}
        .value=${value}
        .fieldId=${fieldId}
        .text=${unread}
        .problem=${problem}
      ></khung-field-text>`
    default:
      return html`<p class="field-error" id=${fieldId}>
        ${text('field.unknown-kind', { type: kind satisfies never })}
      </p>`
  }
}

/** Label and value pairs of what was answered. */
export function values(
  inputs: readonly Input[],
  given: Readonly<Record<string, InputValue>>,
): TemplateResult | typeof nothing {
  if (inputs.length === 0) return nothing
  return html`<dl class="facts">
    ${inputs.map(
      (input) =>
        html`<div>
          <dt>${say(input.label)}</dt>
          <dd>${showValue(input, given[input.id])}</dd>
        </div>`,
    )}
  </dl>`
}
