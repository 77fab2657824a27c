/** A polite word about a date outside the rated period. It blocks nothing. */
import type { InputValue, Setting } from '../../engine/live.ts'
import { day } from '../format.ts'
import { text } from '../text.ts'

export function outsidePeriod(value: InputValue | undefined, period: Setting['period'] | null): string {
  if (typeof value !== 'string' || period === null) return ''
  if (value >= period.from && value <= period.until) return ''
  return text('field.outside-period', { from: day(period.from), until: day(period.until) })
}
