/** A password that is shown once, with a way to take it along. */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { toast } from '../elements/toast.ts'
import { text } from '../text.ts'

export function secret(label: string, value: string): TemplateResult {
  return html`<div class="notice notice-warning">
    <p>${label}</p>
    <p class="cluster">
      <code class="secret">${value}</code>
      <button type="button" class="button-second" @click=${() => void copy(value)}>${text('secret.copy')}</button>
    </p>
    <p class="strong">${text('secret.once')}</p>
  </div>`
}

async function copy(value: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(value)
    toast(text('secret.copied'))
  } catch {
    // No clipboard without a secure address: the password can be selected by hand.
    toast(text('secret.not-copied'))
  }
}
