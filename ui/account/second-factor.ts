/** Setting up the second factor: password → code of the app → recovery codes; or turning it off. */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { formText } from '../administration/form-text.ts'
import { secret } from '../administration/secret.ts'
import { textField } from '../administration/text-field.ts'
import type { FactorSecret, RecoveryCodes } from '../api.ts'
import { post, put } from '../client.ts'
import { LightElement } from '../elements/light.ts'
import { explain } from '../elements/page.ts'
import { text } from '../text.ts'
import { qrCode } from './qr.ts'
import { refresh } from './refresh.ts'

@customElement('khung-second-factor')
export class SecondFactor extends LightElement {
  @property({ type: Boolean }) on = false

  @state() private busy = false
  @state() private started: FactorSecret | null = null
  @state() private codes: readonly string[] | null = null
  @state() private wrong = ''

  protected override render(): TemplateResult {
    if (this.codes !== null) return this.#codes(this.codes)
    if (this.on) return this.#removal()
    return this.started === null ? this.#start() : this.#confirm(this.started)
  }

  #start(): TemplateResult {
    return html`<p>${text('factor.why')}</p>
      <form class="narrow" novalidate @submit=${(event: SubmitEvent) => void this.#begin(event)}>
        ${this.#password()}
        <p class="actions"><button ?disabled=${this.busy}>${text('factor.start')}</button></p>
      </form>`
  }

  #confirm({ secret: key, uri, qr }: FactorSecret): TemplateResult {
    return html`<ol>
        <li>
          <p>${text('factor.scan')}</p>
          ${qrCode(qr, text('factor.qr'))}
          <p>${text('factor.or-key')} <code class="secret">${key.replace(/(.{4})/g, '$1 ').trim()}</code></p>
          <p><a href=${uri}>${text('factor.open-app')}</a></p>
        </li>
        <li><p>${text('factor.type')}</p></li>
      </ol>
      <form class="narrow" novalidate @submit=${(event: SubmitEvent) => void this.#prove(event)}>
        ${textField({
          id: 'factor-code',
          label: text('sign-in.code'),
          problem: this.wrong || undefined,
          autocomplete: 'one-time-code',
          plain: true,
        })}
        <p class="actions"><button ?disabled=${this.busy}>${text('factor.do')}</button></p>
      </form>`
  }

  #codes(codes: readonly string[]): TemplateResult {
    return html`<div class="created" tabindex="-1">
      <p class="strong">${text('factor.done')}</p>
      ${secret(text('factor.codes'), codes.join('  '), 'codes')}
      <p class="actions">
        <button type="button" @click=${() => void refresh(this)}>${text('factor.saved')}</button>
      </p>
    </div>`
  }

  #removal(): TemplateResult {
    return html`<p>${text('factor.on')}</p>
      <details>
        <summary>${text('factor.off')}</summary>
        <form class="narrow" novalidate @submit=${(event: SubmitEvent) => void this.#remove(event)}>
          ${this.#password()}
          ${textField({
            id: 'factor-code',
            label: text('sign-in.code'),
            hint: text('sign-in.code-hint'),
            autocomplete: 'one-time-code',
            plain: true,
          })}
          <p class="actions"><button class="button-second" ?disabled=${this.busy}>${text('factor.off')}</button></p>
        </form>
      </details>`
  }

  #password(): TemplateResult {
    return textField({
      id: 'factor-password',
      label: text('password.current'),
      problem: this.wrong || undefined,
      autocomplete: 'current-password',
      plain: true,
      type: 'password',
    })
  }

  #begin(event: SubmitEvent): Promise<void> {
    return this.#send(event, async (form) => {
      this.started = await post<FactorSecret>('/second-factor', { password: formText(form, 'factor-password') })
    })
  }

  #prove(event: SubmitEvent): Promise<void> {
    return this.#send(event, async (form) => {
      const { recovery_codes } = await put<RecoveryCodes>('/second-factor', { code: formText(form, 'factor-code') })
      this.codes = recovery_codes
      await this.updateComplete
      this.querySelector<HTMLElement>('.created')?.focus()
    })
  }

  #remove(event: SubmitEvent): Promise<void> {
    return this.#send(event, async (form) => {
      const [password, code] = [formText(form, 'factor-password'), formText(form, 'factor-code')]
      await post('/second-factor/removal', { password, code })
      await refresh(this)
    })
  }

  async #send(event: SubmitEvent, work: (form: FormData) => Promise<void>): Promise<void> {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    this.busy = true
    this.wrong = ''
    try {
      await work(new FormData(form))
    } catch (cause) {
      this.wrong = explain(cause)
      await this.updateComplete
      this.querySelector<HTMLElement>('[aria-invalid]')?.focus()
    } finally {
      this.busy = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'khung-second-factor': SecondFactor
  }
}

export const secondFactor = (on: boolean): TemplateResult => html`<khung-second-factor ?on=${on}></khung-second-factor>`
