/** Whether a framework is an official text or an illustration: shown wherever a framework is. */
import type { TemplateResult } from 'lit'
import { text } from '../text.ts'
import { badge } from './badge.ts'

export function provenance(kind: 'official' | 'illustrative'): TemplateResult {
  return kind === 'illustrative'
    ? badge(text('provenance.illustrative'), 'warning')
    : badge(text('provenance.official'), 'quiet')
}
