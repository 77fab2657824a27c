import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Session, Status } from '../api.ts'
import { post, Refused, wrongCodes } from '../client.ts'
import { explain, Page } from '../elements/page.ts'
import { textField } from '../administration/text-field.ts'
import { countDrafts } from '../self-score/drafts.ts'
import { roles } from '../roles.ts'
import { roleWords } from '../states.ts'
import { text } from '../text.ts'

@customElement('khung-sign-in')
export class SignInPage extends Page<Status | null> {
  @state() private busy = false
  @state() private missing: ReadonlySet<string> = new Set()
  /** The password was right; the code of the second factor is asked for. */
  @state() private asksCode = false
  @state() private wrongCode = ''

  protected override load(): Promise<Status | null> {
    return Promise.resolve(this.status)
  }

  protected override heading(): string {
    return text('sign-in.title')
  }

  protected override content(status: Status | null): TemplateResult {
    return html`
      ${ended()}
      <form class="narrow" novalidate @submit=${(event: SubmitEvent) => this.#submit(event)}>
        ${this.#field('username', text('sign-in.username'), text('sign-in.username-missing'))}
        ${this.#field('password', text('sign-in.password'), text('sign-in.password-missing'))}
        ${
          this.asksCode
            ? textField({
                id: 'code',
                label: text('sign-in.code'),
                hint: text('sign-in.code-hint'),
                problem: this.wrongCode || undefined,
                autocomplete: 'one-time-code',
                plain: true,
              })
            : nothing
        }
        <p class="actions"><button ?disabled=${this.busy}>${text('sign-in.do')}</button></p>
      </form>
      ${
        status?.provider
          ? html`<p class="actions">
              <button type="button" class="button-second" ?disabled=${this.busy} @click=${() => void this.#provider()}>
                ${text('sign-in.provider', { name: status.provider })}
              </button>
            </p>`
          : nothing
      }
      ${status?.demo && status.demo_accounts.length > 0 ? this.#demo(status) : nothing}
    `
  }

  #field(name: 'username' | 'password', label: string, missing: string): TemplateResult {
    const wrong = this.missing.has(name)
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <input
        id=${name}
        name=${name}
        type=${name === 'password' ? 'password' : 'text'}
        autocomplete=${name === 'password' ? 'current-password' : 'username'}
        autocapitalize="none"
        spellcheck="false"
        aria-invalid=${wrong ? 'true' : nothing}
        aria-describedby=${wrong ? `${name}-error` : nothing}
      />
      ${wrong ? html`<span class="field-error" id="${name}-error">${missing}</span>` : nothing}
    </div>`
  }

  #demo(status: Status): TemplateResult {
    return html`<section class="block" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">${text('sign-in.demo')}</h2>
      <p>${text('sign-in.demo-how')}</p>
      <ul class="plain accounts">
        ${roles.map((role) => {
          const accounts = status.demo_accounts.filter((account) => account.role === role)
          if (accounts.length < 2) return accounts.map((account) => this.#account(account, roleWords(role)))
          return html`<li class="accounts-many">
            <details>
              <summary>${text('sign-in.demo-many', { role: roleWords(role), count: accounts.length })}</summary>
              <ul class="plain accounts">
                ${accounts.map((account) => this.#account(account, account.name))}
              </ul>
            </details>
          </li>`
        })}
      </ul>
    </section>`
  }

  #account({ username }: Status['demo_accounts'][number], words: string): TemplateResult {
    return html`<li>
      <button
        class="button-plain"
        type="button"
        aria-label=${text('sign-in.demo-use', { username })}
        @click=${() => this.#use(username)}
      >
        ${username}
      </button>
      <span class="small muted">${words}</span>
    </li>`
  }

  async #provider(): Promise<void> {
    this.busy = true
    try {
      const { url } = await post<{ readonly url: string }>('/oidc')
      location.assign(url)
    } catch (cause) {
      this.busy = false
      await this.showProblems([{ text: explain(cause), href: null }])
    }
  }

  #use(username: string): void {
    const name = this.querySelector<HTMLInputElement>('#username')
    if (name) name.value = username
    this.querySelector<HTMLInputElement>('#password')?.focus()
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const form = new FormData(event.target as HTMLFormElement)
    const username = read(form, 'username').trim().normalize('NFC')
    const password = read(form, 'password')
    this.missing = new Set([...(username ? [] : ['username']), ...(password ? [] : ['password'])])
    if (this.missing.size > 0) {
      await this.showProblems([
        ...(username ? [] : [{ text: text('sign-in.username-missing'), href: '#username' }]),
        ...(password ? [] : [{ text: text('sign-in.password-missing'), href: '#password' }]),
      ])
      return
    }
    this.busy = true
    try {
      const code = read(form, 'code').trim()
      const session = await post<Session>('/session', { username, password, ...(code !== '' && { code }) })
      this.dispatchEvent(new CustomEvent('signed-in', { detail: session, bubbles: true }))
    } catch (cause) {
      await this.#refused(cause)
    } finally {
      this.busy = false
    }
  }

  async #refused(cause: unknown): Promise<void> {
    const code = cause instanceof Refused ? cause.problem.code : ''
    if (!['code-required', ...wrongCodes].includes(code))
      return this.showProblems([{ text: explain(cause), href: '#username' }])
    const first = !this.asksCode
    this.asksCode = true
    this.wrongCode = wrongCodes.includes(code) ? explain(cause) : ''
    await this.showProblems(this.wrongCode === '' ? [] : [{ text: this.wrongCode, href: '#code' }])
    await this.updateComplete
    if (first) this.querySelector<HTMLElement>('#code')?.focus()
  }
}

/** A session that ran out under someone's hands; what they typed proves it as well as the address does. */
function ended(): TemplateResult | typeof nothing {
  const typed = countDrafts() > 0
  if (!typed && !new URLSearchParams(location.search).has('ended')) return nothing
  return html`<p class="notice notice-warning" role="alert">
    ${typed ? text('sign-in.ended-typing') : text('sign-in.ended')}
  </p>`
}

function read(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
