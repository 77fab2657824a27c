/** Sentences about a result that several pages say. */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Framework } from '../../engine/live.ts'
import { badge } from '../elements/badge.ts'
import { time } from '../format.ts'
import { say, text } from '../text.ts'

export function bandWords(framework: Framework, band: string | null): string {
  if (band === null) return text('results.no-band')
  const found = framework.bands.find(({ id }) => id === band)
  return found ? say(found.title) : text('results.unclassified')
}

export function roundingWords({ rounding }: Framework): string {
  return text('results.rounding', { criterion: rounding.criterion, index: rounding.index })
}

export function standing(published_at: string | null): TemplateResult {
  return published_at === null
    ? html`<p>${badge(text('results.provisional'), 'warning')} ${text('results.provisional-why')}</p>`
    : html`<p>${badge(text('round.published'), 'success')} ${time(published_at)}</p>`
}
