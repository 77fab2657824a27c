/** How numbers, days and times are printed. Nothing here rounds: the engine's decimals are final. */
import { dayNumber, showDay, showDecimal, showTime } from '../engine/live.ts'
import type { Day, Decimal } from '../engine/live.ts'
import { language } from './language.ts'
import { text } from './text.ts'

/** "1234.5" → "1.234,50" */
export function decimal(value: Decimal, decimals?: number): string {
  return showDecimal(value, language(), decimals)
}

/** "79,5 – 80", or the one figure where both ends are the same. */
export function range(lowest: Decimal, highest: Decimal): string {
  return lowest === highest ? decimal(lowest) : `${decimal(lowest)} – ${decimal(highest)}`
}

/** Points with the two digits of the tables. */
export function points(value: Decimal): string {
  return showDecimal(value, language(), 2)
}

/** A maximum without the zeros that say nothing: "13.00" → "13", "2.50" → "2,5". */
export function maximum(value: Decimal): string {
  return decimal(value.replace(/\.0+$|(?<!0)0+$/, (zeros) => (value.includes('.') ? '' : zeros)))
}

/** "12,50 / 13"; "Không tính" where nothing of it counts: of 0 nobody has points. */
export function pointsOf(value: Decimal, of: Decimal): string {
  return /[1-9]/.test(of) ? `${points(value)} / ${maximum(of)}` : text('row.excluded')
}

/** How a number stands in a text box: the decimal sign of the language, no groups. */
export function editable(value: Decimal): string {
  return language() === 'en' ? value : value.replace('.', ',')
}

export function day(value: Day): string {
  return showDay(value, language())
}

/** "14:05 06/09/2019" */
export function time(iso: string): string {
  return showTime(iso, language())
}

/** "14:05:09 06/09/2019" */
export function exactTime(iso: string): string {
  const seconds = /T\d{2}:\d{2}(:\d{2})/.exec(iso)?.[1] ?? ''
  return time(iso).replace(/^\d{2}:\d{2}/, (minutes) => minutes + seconds)
}

/** "14:05" on the day itself, with the date on any other. */
export function shortTime(iso: string, now: string = new Date().toISOString()): string {
  const whole = time(iso)
  return whole.slice(5) === time(now).slice(5) ? whole.slice(0, 5) : whole
}

/** The calendar day in Hanoi at an instant. */
export function today(now: Date = new Date()): Day {
  return new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
}

export function daysUntil(until: Day, now: Date = new Date()): number {
  return dayNumber(until) - dayNumber(today(now))
}

/** "đến hết 31/01/2026 (còn 5 ngày)" */
export function deadline(until: Day, now: Date = new Date()): string {
  const days = daysUntil(until, now)
  const left =
    days > 0
      ? text('deadline.left', { days })
      : days === 0
        ? text('deadline.today')
        : text('deadline.passed', { days: -days })
  return text('deadline', { day: day(until), left })
}

/** "1,5 MB" */
export function fileSize(bytes: number): string {
  const [size, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'kB'] : [bytes / (1024 * 1024), 'MB']
  return `${decimal(String(Math.max(0.1, Math.round(size * 10) / 10)))} ${unit}`
}

const collator = new Intl.Collator('vi', { numeric: true })

/** The one order of names: `names.sort(byName)`. */
export function byName(a: string, b: string): number {
  return collator.compare(a, b)
}
