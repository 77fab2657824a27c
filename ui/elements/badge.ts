/** A state in words; the colour only repeats what the words say. */
import { html } from 'lit'
import type { TemplateResult } from 'lit'

export type Tone = 'neutral' | 'active' | 'warning' | 'error' | 'success' | 'quiet'

export function badge(words: string, tone: Tone = 'neutral'): TemplateResult {
  return html`<span class="badge badge-${tone}">${words}</span>`
}
