/** Changing one's own password; whoever got an initial one from the administrator starts here. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { refresh } from '../account/refresh.ts'
import { passwordProblem } from '../administration/account.ts'
import { formText } from '../administration/form-text.ts'
import { textField } from '../administration/text-field.ts'
import { put, Refused } from '../client.ts'
import { explain, Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import type { SummaryEntry } from '../elements/problem-summary.ts'
import { toast } from '../elements/toast.ts'
import { go } from '../router.ts'
import { paths } from '../paths.ts'
import { text } from '../text.ts'

type Name = 'current' | 'next'

@customElement('khung-password')
export class PasswordPage extends Page<true> {
  @state() private busy = false
  @state() private visible = false
  @state() private wrong: { readonly [Key in Name]?: string } = {}

  protected override load(): Promise<true> {
    return Promise.resolve(true)
  }

  protected override heading(): string {
    return text('password.title')
  }

  protected override trail(): readonly Crumb[] {
    return this.me.needs === null
      ? [
          { label: text('nav.home'), href: '/' },
          { label: text('account.title'), href: paths.account },
        ]
      : []
  }

  protected override content(): TemplateResult {
    const type = this.visible ? 'text' : 'password'
    const first =
      this.me.needs === 'password' ? html`<p class="notice notice-warning">${text('password.first')}</p>` : nothing
    return html`${first}
      <form class="narrow" novalidate @submit=${(event: SubmitEvent) => void this.#submit(event)}>
        <input type="text" autocomplete="username" value=${this.me.user.username} hidden />
        ${textField({
          id: 'current',
          label: text('password.current'),
          problem: this.wrong.current,
          autocomplete: 'current-password',
          plain: true,
          type,
        })}
        ${textField({
          id: 'next',
          label: text('password.next'),
          hint: text('setup.password-hint'),
          problem: this.wrong.next,
          autocomplete: 'new-password',
          plain: true,
          type,
          after: html`<button type="button" class="button-plain" @click=${() => (this.visible = !this.visible)}>
            ${this.visible ? text('setup.hide-password') : text('setup.show-password')}
          </button>`,
        })}
        <p class="actions"><button ?disabled=${this.busy}>${text('password.do')}</button></p>
      </form>`
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const form = new FormData(event.target as HTMLFormElement)
    const current = formText(form, 'current')
    const next = formText(form, 'next')
    const wrong = {
      current: current ? null : text('password.current-missing'),
      next: passwordProblem(next, this.me.second_factor ? 8 : undefined),
    }
    if (wrong.current !== null || wrong.next !== null) return this.#show(wrong)
    this.busy = true
    try {
      await put('/password', { current, next })
      toast(text('password.done'))
      if (this.me.needs === null) go('/')
      else await refresh(this)
    } catch (cause) {
      const code = cause instanceof Refused ? cause.problem.code : ''
      if (code === 'wrong-password') await this.#show({ current: explain(cause), next: null })
      else if (code.startsWith('password-')) await this.#show({ current: null, next: explain(cause) })
      else await this.showProblems([{ text: explain(cause), href: null }])
    } finally {
      this.busy = false
    }
  }

  async #show(wrong: { readonly [Key in Name]: string | null }): Promise<void> {
    const entries = (['current', 'next'] as const).flatMap((name): readonly (readonly [Name, string])[] => {
      const words = wrong[name]
      return words === null ? [] : [[name, words]]
    })
    this.wrong = Object.fromEntries(entries)
    await this.showProblems(entries.map(([name, words]): SummaryEntry => ({ text: words, href: `#${name}` })))
  }
}
