/** Moments and sizes as people read them. */
import { type Lang, showDecimal } from '../../engine/index.ts'

/** "31/12/2026 08:05" (vi) or "31 Dec 2026 08:05" (en), as the clocks in Vietnam show it. */
export const showMoment = (iso: string, lang: Lang): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    day: '2-digit',
    month: lang === 'vi' ? '2-digit' : 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .format(new Date(iso))
    .replace(',', '')

const units = ['byte', 'kB', 'MB', 'GB', 'TB'] as const

/** In decimal units: "812 byte", "1,4 MB" (vi), "1.4 MB" (en). */
export function showBytes(bytes: number, lang: Lang): string {
  let [value, at] = [bytes, 0]
  while (value >= 1000 && at < units.length - 1) [value, at] = [value / 1000, at + 1]
  const unit = at === 0 && lang === 'en' ? 'bytes' : units[at]
  return `${showDecimal(at === 0 ? String(value) : value.toFixed(1), lang)} ${unit}`
}
