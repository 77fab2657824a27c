/**
 * Calendar dates as text and as day numbers, and moments as people in Việt Nam read them.
 * No clock and no `Intl`: the same text comes out everywhere.
 */
import type { Day, Lang } from './model.ts'

/** A year outside of these is a slip of the keyboard. */
const FIRST_YEAR = 1900
const LAST_YEAR = 2199

/** '06/09/2019', '6/9/2019' and '2019-09-06' → "2019-09-06"; null when there is no such day. */
export function readDay(text: string): Day | null {
  const plain = text.normalize('NFKC').trim()
  const local = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(plain)
  if (local) return checked(local[4] ?? '', local[3] ?? '', local[1] ?? '')
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(plain)
  return iso ? checked(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '') : null
}

function checked(year: string, month: string, day: string): Day | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(text) && Number(year) >= FIRST_YEAR && Number(year) <= LAST_YEAR ? text : null
}

/** Whether the text is a real day of the calendar, written "2026-01-31". */
export function isDay(text: string): text is Day {
  return daysSinceEpoch(text) !== null
}

/** Days since 1970-01-01. A text that is no real day is a mistake of the caller: see `isDay`. */
export function dayNumber(day: Day): number {
  const days = daysSinceEpoch(day)
  if (days === null) throw new RangeError(`not a day: ${day}`)
  return days
}

function daysSinceEpoch(text: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) return null
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) ? countDays(year, month, day) : null
}

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** A year that begins in March puts the leap day last, so that months need no table. */
function countDays(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1
  const monthFromMarch = (month + 9) % 12
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719468
}

/** The day that is `days` after 1970-01-01. */
export function dayFrom(days: number): Day {
  const fromMarch0 = days + 719468
  const era = Math.floor(fromMarch0 / 146097)
  const dayOfEra = fromMarch0 - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`
}

const padded = (value: number, width: number) => String(value).padStart(width, '0')

/** "2019-09-06" → "06/09/2019", in both languages. */
export function showDay(day: Day, _lang: Lang): string {
  return isDay(day) ? day.split('-').toReversed().join('/') : day
}

/** Asia/Ho_Chi_Minh has had no daylight saving since before any round: always seven hours ahead. */
const OFFSET_MINUTES = 7 * 60

/** "2019-09-06T07:05:00Z" → "14:05 06/09/2019". Text that is no moment comes back as it is. */
export function showTime(iso: string, lang: Lang): string {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.exec(iso)
  const days = parts && daysSinceEpoch(parts[1] ?? '')
  if (!parts || days === null) return iso
  const minutes = Number(parts[2]) * 60 + Number(parts[3]) - offset(parts[4] ?? 'Z') + OFFSET_MINUTES
  const day = days + Math.floor(minutes / 1440)
  const ofDay = ((minutes % 1440) + 1440) % 1440
  return `${padded(Math.floor(ofDay / 60), 2)}:${padded(ofDay % 60, 2)} ${showDay(dayFrom(day), lang)}`
}

function offset(zone: string): number {
  if (zone === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))
  return zone.startsWith('-') ? -minutes : minutes
}
