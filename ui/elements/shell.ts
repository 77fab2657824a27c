/** What stands around every page: skip link, authority, navigation, language, person, demo banner. */
import { html, nothing, svg } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Session, Status } from '../api.ts'
import { language } from '../language.ts'
import { paths } from '../paths.ts'
import { mayOpen, routes } from '../routes.ts'
import { roleWords } from '../states.ts'
import { switchLanguage, text } from '../text.ts'
import { LightElement } from './light.ts'
import { toast } from './toast.ts'

@customElement('khung-shell')
export class Shell extends LightElement {
  @property({ attribute: false }) session: Session | null = null
  @property({ attribute: false }) status: Status | null = null
  @property({ attribute: false }) page: HTMLElement | null = null
  /** Whether it was found out who is signed in: until then nothing is shown that would have to move. */
  @property({ attribute: false }) known = false
  /** The current pathname, to mark the navigation. */
  @property({ attribute: false }) path = '/'

  protected override willUpdate(): void {
    document.documentElement.lang = language()
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.known) return nothing
    return html`
      <a class="skip-link" href="#main">${text('shell.skip')}</a>
      <header class="site-header">
        <div class="wide">
          <div class="site-top">
            <a class="brand" href="/">
              ${mark}
              <span>
                <span class="brand-name">Khung</span>
                <span class="brand-authority">${this.session?.authority.name ?? text('shell.purpose')}</span>
              </span>
            </a>
            <div class="site-person">
              ${this.session ? this.#person(this.session) : nothing}
              <button
                class="button-plain"
                type="button"
                lang=${language() === 'vi' ? 'en' : 'vi'}
                @click=${() => this.#switch()}
              >
                ${language() === 'vi' ? 'English' : 'Tiếng Việt'}
              </button>
              <a href=${paths.help}>${text('shell.help')}</a>
              ${
                this.session
                  ? html`<a href=${paths.account}>${text('shell.account')}</a>
                      <button class="button-plain" type="button" @click=${() => this.#signOut()}>
                        ${text('shell.sign-out')}
                      </button>`
                  : nothing
              }
            </div>
          </div>
          ${this.session ? this.#nav(this.session) : nothing}
        </div>
      </header>
      ${
        this.session?.demo || this.status?.demo
          ? html`<aside class="demo-banner" aria-label=${text('shell.demo-label')}>
              <p class="wide">${text('shell.demo')}</p>
            </aside>`
          : nothing
      }
      <main id="main" tabindex="-1">
        <div class="wide">${this.page}</div>
      </main>
      <footer class="site-footer"><p class="wide">${text('shell.footer')}</p></footer>
      <khung-toast></khung-toast>
    `
  }

  #person({ user }: Session): TemplateResult {
    return html`<span class="who">
      <span class="strong">${user.name}</span><br />${roleWords(user.role)}${
        user.unit && user.unit.name !== user.name ? html`, ${user.unit.name}` : nothing
      }
    </span>`
  }

  #nav(session: Session): TemplateResult {
    const entries = routes.filter((route) => route.nav && mayOpen(route, session.user.role))
    const within = entries.filter(({ path }) => (path === '/' ? this.path === '/' : this.path.startsWith(path)))
    // Of two that hold this page, the nearer.
    const nearest = within.toSorted((a, b) => b.path.length - a.path.length)[0]
    return html`<nav aria-label=${text('shell.nav')}>
      <ul class="site-nav">
        ${entries.map((route) => {
          const current = route === nearest ? 'page' : nothing
          return html`<li>
            <a href=${route.path} aria-current=${current}>${route.nav ? text(route.nav) : nothing}</a>
          </li>`
        })}
        ${
          session.user.role === 'auditor'
            ? html`<li><a href="${paths.receipts}?lang=${language()}">${text('receipt.check')}</a></li>`
            : nothing
        }
      </ul>
    </nav>`
  }

  async #switch(): Promise<void> {
    try {
      await switchLanguage(language() === 'vi' ? 'en' : 'vi')
    } catch {
      toast(text('page.unreachable'))
    }
  }

  #signOut(): void {
    this.dispatchEvent(new Event('sign-out'))
  }
}

const mark = html`<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
  ${svg`<rect width="32" height="32" rx="4" fill="#0B4F9E"/><path d="M7 7h18v18H7zM7 13h18M13 13v12" fill="none" stroke="#fff" stroke-width="2.5"/>`}
</svg>`
