/** A heading whose level follows the depth of what it names. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'

export function heading(level: number, content: TemplateResult | string, id?: string): TemplateResult {
  const name = id ?? nothing
  if (level <= 2) return html`<h2 id=${name}>${content}</h2>`
  if (level === 3) return html`<h3 id=${name}>${content}</h3>`
  if (level === 4) return html`<h4 id=${name}>${content}</h4>`
  return html`<h5 id=${name}>${content}</h5>`
}
