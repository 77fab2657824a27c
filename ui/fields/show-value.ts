/** An answer as people read it. */
import { showDay } from '../../engine/live.ts'
import type { Input, InputValue } from '../../engine/live.ts'
import { decimal } from '../format.ts'
import { language } from '../language.ts'
import { say, text } from '../text.ts'

/** A value in words, for reading: "Có", "31/01/2026", "1.234 hồ sơ". */
export function showValue(input: Input, value: InputValue | undefined): string {
  if (value === undefined) return text('field.unanswered')
  if (typeof value === 'boolean') return value ? text('answer.yes') : text('answer.no')
  if (input.type === 'date') return showDay(value, language())
  if (input.type === 'text') return value
  if (input.type === 'choice') {
    const choice = input.choices.find(({ id }) => id === value)
    return choice ? say(choice.label) : value
  }
  const unit = input.unit ? say(input.unit) : input.type === 'percent' ? '%' : ''
  return `${decimal(value)} ${unit}`.trim()
}
