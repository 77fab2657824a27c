/** Where the history of one criterion opens; the history itself travels with the first one that is opened. */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { text } from '../text.ts'
import type { History } from './history.ts'
import { explain } from './page.ts'

/** `number`: "1.1.1", for those who hear the page. */
export function historyOf(assessment: string, criterion: string, number: string): TemplateResult {
  return html`<details class="no-print" @toggle=${(event: Event) => void opened(event.target as HTMLDetailsElement)}>
    <summary>${text('row.history')}<span class="hidden-words"> ${text('row.details-of', { number })}</span></summary>
    <khung-history .assessment=${assessment} .criterion=${criterion}></khung-history>
  </details>`
}

/** Each opening asks anew. */
async function opened(details: HTMLDetailsElement): Promise<void> {
  const history = details.querySelector<History>('khung-history')
  if (!details.open || !history) return
  try {
    if (!customElements.get('khung-history')) history.textContent = ''
    await import('./history.ts')
  } catch (cause) {
    history.textContent = explain(cause)
    return
  }
  await history.load()
}
