/** One's own account: the role one acts in, the password, the second factor, and where one is signed in. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { arrive } from '../account/refresh.ts'
import { browserName } from '../account/browser-name.ts'
import { secondFactor } from '../account/second-factor.ts'
import type { Membership, Session, SessionInfo } from '../api.ts'
import { get, put, remove } from '../client.ts'
import { explain, Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { toast } from '../elements/toast.ts'
import { time } from '../format.ts'
import { paths } from '../paths.ts'
import { roleWords } from '../states.ts'
import { text } from '../text.ts'

@customElement('khung-account')
export class AccountPage extends Page<readonly SessionInfo[]> {
  @state() private busy = false

  /** Whoever has to set up the second factor first may not ask for the list yet. */
  protected override load(): Promise<readonly SessionInfo[]> {
    return this.me.needs === null ? get<readonly SessionInfo[]>('/sessions') : Promise.resolve([])
  }

  protected override heading(): string {
    return text('account.title')
  }

  protected override trail(): readonly Crumb[] {
    return this.me.needs === null ? [{ label: text('nav.home'), href: '/' }] : []
  }

  protected override content(sessions: readonly SessionInfo[]): TemplateResult {
    const { needs, memberships, second_factor } = this.me
    return html`
      ${needs === 'second-factor' ? html`<p class="notice notice-warning">${text('account.factor-first')}</p>` : nothing}
      ${needs === null && memberships.length > 1 ? this.#roles(memberships) : nothing}
      <section class="block" aria-labelledby="factor">
        <h2 id="factor">${text('factor.title')}</h2>
        ${secondFactor(second_factor)}
      </section>
      <section class="block" aria-labelledby="own-password">
        <h2 id="own-password">${text('sign-in.password')}</h2>
        <p><a href=${paths.password}>${text('password.title')}</a></p>
      </section>
      ${needs === null ? this.#sessions(sessions) : nothing}
    `
  }

  #roles(memberships: readonly Membership[]): TemplateResult {
    return html`<section class="block" aria-labelledby="roles">
      <h2 id="roles">${text('account.roles')}</h2>
      <ul class="plain">
        ${memberships.map((one) => {
          const words = one.unit ? `${roleWords(one.role)}, ${one.unit.name}` : roleWords(one.role)
          return html`<li class="cluster">
            <span>${words}</span>
            ${
              one.id === this.me.membership
                ? html`<span class="muted">${text('account.acting')}</span>`
                : html`<button
                    type="button"
                    class="button-second"
                    aria-label=${text('account.act-as', { role: words })}
                    ?disabled=${this.busy}
                    @click=${() => void this.#actAs(one.id)}
                  >
                    ${text('account.act')}
                  </button>`
            }
          </li>`
        })}
      </ul>
    </section>`
  }

  #sessions(sessions: readonly SessionInfo[]): TemplateResult {
    return html`<section class="block" aria-labelledby="sessions">
      <h2 id="sessions">${text('account.sessions')}</h2>
      <table class="cards">
        <caption class="hidden-words">
          ${text('account.sessions')}
        </caption>
        <thead>
          <tr>
            <th scope="col">${text('account.device')}</th>
            <th scope="col">${text('sign-in.demo-role')}</th>
            <th scope="col">${text('account.since')}</th>
            <th scope="col">${text('account.seen')}</th>
            <th scope="col">${text('account.what')}</th>
          </tr>
        </thead>
        <tbody>
          ${sessions.map(
            (one) =>
              html`<tr>
                <th scope="row">${browserName(one.agent)}</th>
                <td data-label=${text('sign-in.demo-role')}>${roleWords(one.role)}</td>
                <td class="digits" data-label=${text('account.since')}>${time(one.created_at)}</td>
                <td class="digits" data-label=${text('account.seen')}>${time(one.seen_at)}</td>
                <td data-label=${text('account.what')}>
                  ${
                    one.current
                      ? text('account.here')
                      : html`<button
                          type="button"
                          class="button-second"
                          aria-label=${text('account.end-of', { since: time(one.created_at) })}
                          ?disabled=${this.busy}
                          @click=${() => void this.#end(one.id)}
                        >
                          ${text('account.end')}
                        </button>`
                  }
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </section>`
  }

  #actAs(membership: string): Promise<void> {
    return this.#do(async () => arrive(this, await put<Session>('/session', { membership })))
  }

  #end(id: string): Promise<void> {
    return this.#do(async () => {
      await remove(`/sessions/${id}`)
      await this.reload()
      toast(text('account.ended'))
    })
  }

  async #do(work: () => Promise<void>): Promise<void> {
    this.busy = true
    try {
      await work()
    } catch (cause) {
      await this.showProblems([{ text: explain(cause), href: null }])
    } finally {
      this.busy = false
    }
  }
}
