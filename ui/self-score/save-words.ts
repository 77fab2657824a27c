/** One criterion's save state in words. */
import { badge } from '../elements/badge.ts'
import { nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { shortTime } from '../format.ts'
import { text } from '../text.ts'
import type { SaveState } from './queue.ts'

export function saveBadge(state: SaveState): TemplateResult | typeof nothing {
  switch (state.kind) {
    case 'clean':
      return nothing
    case 'invalid':
      return badge(text('save.invalid'), 'error')
    case 'waiting':
      return badge(text('save.waiting'))
    case 'saving':
      return badge(text('save.saving'))
    case 'saved':
      return badge(text('save.saved', { time: shortTime(state.at) }), 'quiet')
    case 'unsent':
      return badge(text('save.unsent'), 'warning')
    case 'conflict':
      return badge(text('save.conflict'), 'warning')
    case 'refused':
      return badge(text('save.refused', { why: state.why }), 'error')
    default:
      return state satisfies never
  }
}
