/** Says that there is no connection, and that work can go on. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { text } from '../text.ts'

export function cutOff({ reached }: { readonly reached: boolean }): TemplateResult | typeof nothing {
  return reached ? nothing : html`<p class="notice notice-warning no-print" role="status">${text('save.cut-off')}</p>`
}
