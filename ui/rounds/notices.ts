/** What everybody who reads of a round has to know first: that it was withdrawn or cancelled, or is being corrected. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Round } from '../api.ts'
import { badge } from '../elements/badge.ts'
import { roundWords } from '../states.ts'
import { text } from '../text.ts'
import { agreedWords } from './agreed.ts'

type Course = Pick<Round, 'state' | 'published_at' | 'cancelled' | 'correction' | 'publications'>

/** A result of it was published, and stands no more. */
export const isWithdrawn = ({ state, published_at }: Pick<Round, 'state' | 'published_at'>): boolean =>
  state === 'cancelled' && published_at !== null

export function roundBadge(round: Pick<Round, 'state' | 'published_at'>): TemplateResult {
  if (isWithdrawn(round)) return badge(text('round.withdrawn'), 'warning')
  if (round.state === 'cancelled') return badge(roundWords(round.state), 'warning')
  return badge(roundWords(round.state), round.state === 'published' ? 'success' : 'active')
}

export function roundNotices(round: Course): TemplateResult {
  return html`${cancelled(round)} ${correcting(round)}`
}

function cancelled(round: Course): TemplateResult | typeof nothing {
  if (round.cancelled === null) return nothing
  const { reason } = round.cancelled
  return html`<div class="notice notice-warning">
    <p class="strong">
      ${isWithdrawn(round) ? text('round.withdrawn-why', { reason }) : text('course.cancelled', { reason })}
    </p>
    <p class="small">${agreedWords(round.cancelled)}</p>
  </div>`
}

/** Approved, and not published again yet: the earlier result goes on standing. */
function correcting({ correction, publications }: Course): TemplateResult | typeof nothing {
  if (correction === null || correction.approved_by === null) return nothing
  const before = publications.at(-1)?.revision ?? correction.revision - 1
  const { revision, reason } = correction
  return html`<div class="notice notice-warning">
    <p class="strong">${text('course.correcting', { before, revision, reason })}</p>
    <p class="small">${agreedWords(correction)}</p>
  </div>`
}

/** Of the publication that is on the screen: which it is, why it was made, and who decided that. */
export function revisionWords({ publications }: Pick<Round, 'publications'>, revision: number): string {
  const correction = publications.find((one) => one.revision === revision)?.correction ?? null
  if (correction === null) return publications.length > 1 ? text('course.first', { revision }) : ''
  return `${text('course.corrected', { revision, reason: correction.reason })} ${agreedWords(correction)}`
}
