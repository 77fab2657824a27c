/** Where the sign-in provider leads back to: what stands in the address is handed in, once. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { arrive } from '../account/refresh.ts'
import { formText } from '../administration/form-text.ts'
import { textField } from '../administration/text-field.ts'
import type { OidcReturn, Session } from '../api.ts'
import { post, Refused, wrongCodes } from '../client.ts'
import { explain, Page } from '../elements/page.ts'
import { text } from '../text.ts'

/** code: the second factor is asked for; otherwise the words of the refusal. */
type Outcome = { readonly kind: 'in' | 'code' } | { readonly kind: 'refused'; readonly words: string }

@customElement('khung-sign-in-return')
export class SignInReturnPage extends Page<Outcome> {
  @state() private busy = false
  @state() private wrong = ''

  protected override load(): Promise<Outcome> {
    return this.#hand({})
  }

  protected override heading(): string {
    return text('sign-in.title')
  }

  protected override content(outcome: Outcome): TemplateResult | typeof nothing {
    switch (outcome.kind) {
      case 'in':
        return nothing
      case 'refused':
        return html`<p class="notice notice-error" role="alert">${outcome.words}</p>
          <p><a class="button" href="/sign-in">${text('sign-in.title')}</a></p>`
      case 'code':
        return html`<form class="narrow" novalidate @submit=${(event: SubmitEvent) => void this.#submit(event)}>
          ${textField({
            id: 'code',
            label: text('sign-in.code'),
            hint: text('sign-in.code-hint'),
            problem: this.wrong || undefined,
            autocomplete: 'one-time-code',
            plain: true,
          })}
          <p class="actions"><button ?disabled=${this.busy}>${text('sign-in.do')}</button></p>
        </form>`
      default:
        return outcome satisfies never
    }
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const second_factor = formText(new FormData(event.target as HTMLFormElement), 'code')
    this.busy = true
    const outcome = await this.#hand({ second_factor }).finally(() => (this.busy = false))
    if (outcome.kind !== 'code') this.data = outcome
    else await this.showProblems([{ text: this.wrong, href: '#code' }])
  }

  async #hand(more: { readonly second_factor?: string }): Promise<Outcome> {
    const given = new URLSearchParams(location.search)
    const iss = given.get('iss')
    const input: OidcReturn = {
      state: given.get('state') ?? '',
      code: given.get('code') ?? '',
      ...(iss !== null && { iss }),
      ...more,
    }
    try {
      arrive(this, await post<Session>('/oidc/return', input))
      return { kind: 'in' }
    } catch (cause) {
      if (!(cause instanceof Refused)) throw cause
      const { code } = cause.problem
      this.wrong = wrongCodes.includes(code) ? explain(cause) : ''
      const asked = ['code-required', ...wrongCodes].includes(code)
      return asked ? { kind: 'code' } : { kind: 'refused', words: explain(cause) }
    }
  }
}
