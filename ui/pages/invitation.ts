/** Whoever was invited sees for whom the link is, sets a password, and is in. */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { arrive } from '../account/refresh.ts'
import { passwordProblem } from '../administration/account.ts'
import { formText } from '../administration/form-text.ts'
import { textField } from '../administration/text-field.ts'
import type { InvitationShown, Session } from '../api.ts'
import { post, put, Refused } from '../client.ts'
import { explain, Page } from '../elements/page.ts'
import { text } from '../text.ts'

@customElement('khung-invitation')
export class InvitationPage extends Page<InvitationShown | string> {
  @state() private busy = false
  @state() private visible = false
  @state() private wrong = ''

  get #code(): string {
    return new URLSearchParams(location.search).get('code') ?? ''
  }

  /** Words of a refusal in place of an invitation: a used link is no failure of the page. */
  protected override async load(): Promise<InvitationShown | string> {
    try {
      return await post<InvitationShown>('/invitation', { code: this.#code })
    } catch (cause) {
      if (cause instanceof Refused) return explain(cause)
      throw cause
    }
  }

  protected override heading(): string {
    return text('invitation.title')
  }

  protected override content(invited: InvitationShown | string): TemplateResult {
    if (typeof invited === 'string')
      return html`<p>${invited}</p>
        <p><a class="button" href="/sign-in">${text('sign-in.title')}</a></p>`
    return html`
      <p class="lede">
        ${text('invitation.for', { name: invited.name, username: invited.username, authority: invited.authority.name })}
      </p>
      <form class="narrow" novalidate @submit=${(event: SubmitEvent) => void this.#submit(event)}>
        <input type="text" autocomplete="username" value=${invited.username} hidden />
        ${textField({
          id: 'password',
          label: text('sign-in.password'),
          hint: text('setup.password-hint'),
          problem: this.wrong || undefined,
          autocomplete: 'new-password',
          plain: true,
          type: this.visible ? 'text' : 'password',
          after: html`<button type="button" class="button-plain" @click=${() => (this.visible = !this.visible)}>
            ${this.visible ? text('setup.hide-password') : text('setup.show-password')}
          </button>`,
        })}
        <p class="actions"><button ?disabled=${this.busy}>${text('invitation.do')}</button></p>
      </form>
    `
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const password = formText(new FormData(event.target as HTMLFormElement), 'password')
    const problem = passwordProblem(password)
    if (problem !== null) return this.#show(problem)
    this.busy = true
    try {
      arrive(this, await put<Session>('/invitation', { code: this.#code, password }))
    } catch (cause) {
      await this.#show(explain(cause))
    } finally {
      this.busy = false
    }
  }

  async #show(words: string): Promise<void> {
    this.wrong = words
    await this.showProblems([{ text: words, href: '#password' }])
  }
}
