/** Where in a paper it stands, in words: "Số 12/KH-UBND, ký ngày 10/02/2026, mục II.3, trang 4". Pure. */
import type { Citation } from '../api.ts'
import { day } from '../format.ts'
import { text } from '../text.ts'

export function citationWords(cites: Citation | null): string {
  if (cites === null) return ''
  const { number, signed_on, section, page } = cites
  return [
    number === null ? '' : text('viewer.number', { number }),
    signed_on === null ? '' : text('viewer.signed', { day: day(signed_on) }),
    section === null ? '' : text('viewer.section', { section }),
    page === null ? '' : text('viewer.cited-page', { page }),
  ]
    .filter((words) => words !== '')
    .join(', ')
}
