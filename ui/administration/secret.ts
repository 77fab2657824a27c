/** What is shown once, with a way to take it along: a password, a link, codes. */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { toast } from '../elements/toast.ts'
import { text } from '../text.ts'
import type { PlainKey } from '../text.ts'

export type SecretKind = 'password' | 'link' | 'codes' | 'token'

const once = {
  password: 'secret.once',
  link: 'secret.once-link',
  codes: 'secret.once-codes',
  token: 'secret.once-token',
} as const satisfies Record<SecretKind, PlainKey>

export function secret(label: string, value: string, kind: SecretKind = 'password'): TemplateResult {
  return html`<div class="notice notice-warning">
    <p>${label}</p>
    <p class="cluster">
      <code class="secret">${value}</code>
      <button type="button" class="button-second" @click=${() => void copy(value)}>${text('secret.copy')}</button>
    </p>
    <p class="strong">${text(once[kind])}</p>
  </div>`
}

async function copy(value: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(value)
    toast(text('secret.copied-it'))
  } catch {
    // No clipboard without a secure address: it can be selected by hand.
    toast(text('secret.not-copied-it'))
  }
}
