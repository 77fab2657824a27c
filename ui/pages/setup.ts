/** The first start: a one-time link names the authority and makes the first administrator. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { passwordProblem, usernameProblem } from '../administration/account.ts'
import { textField } from '../administration/text-field.ts'
import { formText } from '../administration/form-text.ts'
import { secret } from '../administration/secret.ts'
import type { SetupDone, Status } from '../api.ts'
import { get, post, Refused } from '../client.ts'
import { explain, Page } from '../elements/page.ts'
import type { SummaryEntry } from '../elements/problem-summary.ts'
import { text } from '../text.ts'

type Name = 'authority' | 'name' | 'username' | 'password'

@customElement('khung-setup')
export class SetupPage extends Page<Status> {
  @state() private busy = false
  @state() private wrong: Partial<Record<Name, string>> = {}
  @state() private visible = false
  @state() private done: SetupDone | null = null

  /** Asked again: a set-up that has just happened is not in the state this page was given. */
  protected override load(): Promise<Status> {
    return get<Status>('/status')
  }

  protected override heading(): string {
    return this.done ? text('setup.done') : text('setup.title')
  }

  protected override content(status: Status): TemplateResult | typeof nothing {
    if (this.done) return this.#demo(this.done)
    const code = new URLSearchParams(location.search).get('code')
    if (!status.setup_needed)
      return html`<p>${text('setup.over')}</p>
        <p><a class="button" href="/sign-in" target="_self">${text('sign-in.title')}</a></p>`
    if (!code)
      return html`<p>${text('setup.no-code')}</p>
        <p>${text('setup.no-code-how')}</p>`
    return this.#form(code)
  }

  #form(code: string): TemplateResult {
    return html`
      <p class="lede">${text('setup.what')}</p>
      <form class="narrow" novalidate @submit=${(event: SubmitEvent) => this.#submit(event, code)}>
        ${textField({
          id: 'authority',
          label: text('setup.authority'),
          hint: text('setup.authority-hint'),
          problem: this.wrong.authority,
          autocomplete: 'organization',
        })}
        ${textField({ id: 'name', label: text('setup.name'), problem: this.wrong.name, autocomplete: 'name' })}
        ${textField({
          id: 'username',
          label: text('sign-in.username'),
          hint: text('people.username-hint'),
          problem: this.wrong.username,
          autocomplete: 'username',
          plain: true,
        })}
        ${textField({
          id: 'password',
          label: text('sign-in.password'),
          hint: text('setup.password-hint'),
          problem: this.wrong.password,
          autocomplete: 'new-password',
          plain: true,
          type: this.visible ? 'text' : 'password',
          after: html`<button
            type="button"
            class="button-plain"
            aria-controls="password"
            @click=${() => (this.visible = !this.visible)}
          >
            ${this.visible ? text('setup.hide-password') : text('setup.show-password')}
          </button>`,
        })}
        <div class="option">
          <input type="checkbox" id="demo" name="demo" aria-describedby="demo-hint" />
          <label for="demo">${text('setup.demo')}</label>
        </div>
        <span class="hint" id="demo-hint">${text('setup.demo-hint')}</span>
        <p class="actions"><button ?disabled=${this.busy}>${text('setup.do')}</button></p>
      </form>
    `
  }

  async #submit(event: SubmitEvent, code: string): Promise<void> {
    event.preventDefault()
    const form = new FormData(event.target as HTMLFormElement)
    const read = (name: Name): string => formText(form, name)
    const input = {
      code,
      authority: read('authority').trim(),
      name: read('name').trim(),
      username: read('username').trim().toLowerCase(),
      password: read('password'),
      demo: form.get('demo') !== null,
    }
    const problems: readonly (readonly [Name, string | null])[] = [
      ['authority', input.authority ? null : text('setup.authority-missing')],
      ['name', input.name ? null : text('setup.name-missing')],
      ['username', usernameProblem(input.username)],
      ['password', passwordProblem(input.password)],
    ]
    this.wrong = Object.fromEntries(problems.flatMap(([name, words]) => (words === null ? [] : [[name, words]])))
    const entries = problems.flatMap(([name, words]): SummaryEntry[] =>
      words === null ? [] : [{ text: words, href: `#${name}` }],
    )
    await this.showProblems(entries)
    if (entries.length > 0) return
    this.busy = true
    try {
      const done = await post<SetupDone>('/setup', input)
      if (done.demo_password === null) this.#goOn(done)
      else {
        this.done = done
        await this.updateComplete
        this.querySelector<HTMLElement>('h1')?.focus()
      }
    } catch (cause) {
      await this.#refused(cause)
    } finally {
      this.busy = false
    }
  }

  async #refused(cause: unknown): Promise<void> {
    const code = cause instanceof Refused ? cause.problem.code : ''
    const field: Name | null = code.startsWith('password-') ? 'password' : code === 'username-taken' ? 'username' : null
    const words = explain(cause)
    this.wrong = field ? { [field]: words } : {}
    await this.showProblems([{ text: words, href: field ? `#${field}` : null }])
  }

  #demo(done: SetupDone): TemplateResult | typeof nothing {
    if (done.demo_password === null) return nothing
    return html`
      <p>${text('setup.done-why')}</p>
      ${secret(text('setup.demo-password'), done.demo_password)}
      <p class="actions"><button type="button" @click=${() => this.#goOn(done)}>${text('setup.go-on')}</button></p>
    `
  }

  #goOn(done: SetupDone): void {
    this.dispatchEvent(new CustomEvent('signed-in', { detail: done.session, bubbles: true }))
  }
}
