/** Help for one role: what to do first, what can go wrong, whom to ask; with pictures of the product itself. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Lang } from '../../engine/live.ts'
import type { Role } from '../api.ts'
import { Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { pictureUrl } from '../help/help.ts'
import type { Help, HelpStep, HelpTexts } from '../help/help.ts'
import { language } from '../language.ts'
import { paths } from '../paths.ts'
import { roles } from '../roles.ts'
import { roleWords } from '../states.ts'
import { text } from '../text.ts'

@customElement('khung-help')
export class HelpPage extends Page<Readonly<Record<Lang, HelpTexts>>> {
  protected override async load(): Promise<Readonly<Record<Lang, HelpTexts>>> {
    const [{ helpVi }, { helpEn }] = await Promise.all([import('../help/vi.ts'), import('../help/en.ts')])
    return { vi: helpVi, en: helpEn }
  }

  /** The one that the address names, else the one in use; none for a stranger. */
  get #role(): Role | null {
    const { role } = this.params
    return role === undefined ? (this.session?.user.role ?? null) : (roles.find((one) => one === role) ?? null)
  }

  protected override heading(): string {
    const role = this.#role
    return role === null ? text('help.all') : text('help.title', { role: roleWords(role) })
  }

  protected override trail(): readonly Crumb[] {
    return this.session === null || this.session.needs !== null ? [] : [{ label: text('nav.home'), href: '/' }]
  }

  protected override content(texts: Readonly<Record<Lang, HelpTexts>>): TemplateResult {
    const role = this.#role
    return html`
      ${role === null ? html`<p class="lede">${text('help.choose')}</p>` : help(texts[language()][role])}
      <nav class="block no-print" aria-labelledby="help-roles">
        <h2 id="help-roles">${text('help.others')}</h2>
        <ul class="cluster help-roles">
          ${roles.map(
            (one) =>
              html`<li>
                <a href=${paths.helpFor(one)} aria-current=${one === role ? 'page' : nothing}>${roleWords(one)}</a>
              </li>`,
          )}
        </ul>
      </nav>
    `
  }
}

const help = ({ what, steps, trouble, ask }: Help): TemplateResult => html`
  <p class="lede">${what}</p>
  <section class="block" aria-labelledby="help-first">
    <h2 id="help-first">${text('help.first')}</h2>
    <ol class="help-steps">
      ${steps.map(step)}
    </ol>
  </section>
  <section class="block" aria-labelledby="help-trouble">
    <h2 id="help-trouble">${text('help.trouble')}</h2>
    <dl class="help-trouble">
      ${trouble.map(
        ({ when, then }) =>
          html`<dt>${when}</dt>
            <dd>${then}</dd>`,
      )}
    </dl>
  </section>
  <section class="block" aria-labelledby="help-ask">
    <h2 id="help-ask">${text('help.ask')}</h2>
    <p>${ask}</p>
  </section>
`

const step = ({ does, picture }: HelpStep): TemplateResult =>
  html`<li>
    <p>${does}</p>
    ${
      picture
        ? html`<img
            class="help-picture"
            src=${pictureUrl(picture.id, language())}
            alt=${picture.shows}
            width="960"
            height="600"
            loading="lazy"
          />`
        : nothing
    }
  </li>`
