/** Two days between which something holds, typed as people write them; empty: no bound. */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { readDay } from '../../engine/live.ts'
import { day, today } from '../format.ts'
import { text } from '../text.ts'
import { formText } from './form-text.ts'
import { dateField } from './text-field.ts'

export interface Validity {
  readonly valid_from: string | null
  readonly valid_until: string | null
}

export function validityFields(prefix: string, { valid_from, valid_until }: Validity): TemplateResult {
  const field = (name: 'from' | 'until', value: string | null) =>
    dateField({
      id: `${prefix}-${name}`,
      label: text(name === 'from' ? 'validity.from' : 'validity.until'),
      value: value === null ? '' : day(value),
    })
  return html`${field('from', valid_from)} ${field('until', valid_until)}`
}

/** Null: one of the two is not a day. */
export function readValidity(form: FormData, prefix: string): Validity | null {
  const [from, until] = ['from', 'until'].map((name) => formText(form, `${prefix}-${name}`).trim())
  const [valid_from, valid_until] = [readDay(from ?? ''), readDay(until ?? '')]
  if ((from !== '' && valid_from === null) || (until !== '' && valid_until === null)) return null
  return { valid_from, valid_until }
}

export function validityWords({ valid_from, valid_until }: Validity): string {
  if (valid_from === null && valid_until === null) return text('validity.always')
  if (valid_from === null) return text('validity.to', { until: day(valid_until ?? '') })
  if (valid_until === null) return text('validity.since', { from: day(valid_from) })
  return text('validity.between', { from: day(valid_from), until: day(valid_until) })
}

export const isValidToday = ({ valid_from, valid_until }: Validity): boolean =>
  (valid_from === null || valid_from <= today()) && (valid_until === null || valid_until >= today())
