/** Sentences about a result that several pages say. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Framework } from '../../engine/live.ts'
import type { Round, RoundState } from '../api.ts'
import { badge } from '../elements/badge.ts'
import { time } from '../format.ts'
import { say, text } from '../text.ts'
import type { PlainKey } from '../text.ts'

export function bandWords(framework: Framework, band: string | null): string {
  if (band === null) return text('results.no-band')
  const found = framework.bands.find(({ id }) => id === band)
  return found ? say(found.title) : text('results.unclassified')
}

export function roundingWords({ rounding }: Framework): string {
  return text('results.rounding', { criterion: rounding.criterion, index: rounding.index })
}

const provisional = {
  draft: 'results.provisional-self',
  'self-scoring': 'results.provisional-self',
  appraisal: 'results.provisional-appraisal',
} as const satisfies Record<Exclude<RoundState, 'published'>, PlainKey>

export function standing({ state, published_at }: Round): TemplateResult {
  return state === 'published'
    ? html`<p>${badge(text('round.published'), 'success')} ${published_at === null ? nothing : time(published_at)}</p>`
    : html`<p>${badge(text('results.provisional'), 'warning')} ${text(provisional[state])}</p>`
}

/** Whose points an index is made of at this step. */
export function pointsWords({ state }: Round): string {
  return state === 'published'
    ? text('results.points-final')
    : state === 'appraisal'
      ? text('results.points-mixed')
      : text('results.points-self')
}
