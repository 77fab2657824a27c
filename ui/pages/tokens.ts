/** Tokens of integrations: given with a scope and an end, shown once, ended at will. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { formText } from '../administration/form-text.ts'
import { secret } from '../administration/secret.ts'
import { textField } from '../administration/text-field.ts'
import type { ApiToken, ApiTokenCreated, ApiTokenInput, Scope } from '../api.ts'
import { get, post, remove } from '../client.ts'
import { confirmed } from '../elements/confirm.ts'
import { explain, Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { toast } from '../elements/toast.ts'
import { exactTime } from '../format.ts'
import { paths } from '../paths.ts'
import { text } from '../text.ts'
import type { PlainKey } from '../text.ts'

const scopes: Readonly<Record<Scope, PlainKey>> = {
  'read results': 'tokens.read-results',
  'read journal': 'tokens.read-journal',
  'enter survey': 'tokens.enter-survey',
}
const allScopes = Object.keys(scopes) as Scope[]
const idOf = (scope: Scope): string => `scope-${scope.replace(' ', '-')}`

interface Wrong {
  readonly name?: string
  readonly scopes?: string
  readonly days?: string
}

@customElement('khung-tokens')
export class TokensPage extends Page<readonly ApiToken[]> {
  @state() private busy = false
  @state() private wrong: Wrong = {}
  @state() private created: ApiTokenCreated | null = null

  protected override load(): Promise<readonly ApiToken[]> {
    return get<readonly ApiToken[]>('/tokens')
  }

  protected override heading(): string {
    return text('tokens.title')
  }

  protected override trail(): readonly Crumb[] {
    return [{ label: text('nav.administration'), href: paths.administration }]
  }

  protected override content(tokens: readonly ApiToken[]): TemplateResult {
    return html`
      <p class="lede">${text('tokens.what')} <a href="/api/v1/reference">${text('tokens.reference')}</a></p>
      ${
        this.created === null
          ? nothing
          : html`<section class="created" tabindex="-1" aria-labelledby="created">
              <h2 id="created">${text('tokens.created', { name: this.created.token.name })}</h2>
              ${secret(text('tokens.secret'), this.created.secret, 'token')}
            </section>`
      }
      <section class="block" aria-labelledby="add-token">
        <h2 id="add-token">${text('tokens.add')}</h2>
        ${this.#form()}
      </section>
      <section class="block" aria-labelledby="tokens">
        <h2 id="tokens">${text('tokens.list')}</h2>
        ${tokens.length === 0 ? html`<p class="muted">${text('tokens.none')}</p>` : this.#table(tokens)}
      </section>
    `
  }

  #form(): TemplateResult {
    const wrong = this.wrong.scopes
    return html`<form class="narrow" novalidate @submit=${(event: SubmitEvent) => void this.#submit(event)}>
      ${textField({ id: 'name', label: text('tokens.name'), problem: this.wrong.name })}
      <fieldset class="field" aria-describedby=${wrong ? 'scopes-error' : nothing}>
        <legend>${text('tokens.scopes')}</legend>
        <div class="options options-long">
          ${allScopes.map(
            (scope) =>
              html`<div class="option">
                <input type="checkbox" id=${idOf(scope)} name="scope" value=${scope} />
                <label for=${idOf(scope)}>${text(scopes[scope])}</label>
              </div>`,
          )}
        </div>
        ${wrong ? html`<span class="field-error" id="scopes-error">${text('problems.error', { text: wrong })}</span>` : nothing}
      </fieldset>
      ${textField({ id: 'days', label: text('tokens.days'), problem: this.wrong.days, value: '90' })}
      <p class="actions"><button ?disabled=${this.busy}>${text('tokens.do')}</button></p>
    </form>`
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const data = new FormData(form)
    const input: ApiTokenInput = {
      name: formText(data, 'name').trim(),
      scopes: allScopes.filter((scope) => data.getAll('scope').includes(scope)),
      days: /^\d{1,3}$/.test(formText(data, 'days').trim()) ? Number(formText(data, 'days')) : 0,
    }
    this.wrong = {
      ...(input.name === '' && { name: text('tokens.name-missing') }),
      ...(input.scopes.length === 0 && { scopes: text('tokens.scopes-missing') }),
      ...(!(input.days >= 1 && input.days <= 366) && { days: text('tokens.days-wrong') }),
    }
    const fields = { name: '#name', scopes: `#${idOf('read results')}`, days: '#days' } as const
    const wrong = Object.entries(this.wrong) as [keyof Wrong, string][]
    if (wrong.length > 0) {
      await this.showProblems(wrong.map(([name, words]) => ({ text: words, href: fields[name] })))
      return
    }
    this.busy = true
    try {
      this.created = await post<ApiTokenCreated>('/tokens', input)
      this.problems = []
      form.reset()
      await this.reload()
      await this.updateComplete
      this.querySelector<HTMLElement>('.created')?.focus()
    } catch (cause) {
      await this.showProblems([{ text: explain(cause), href: null }])
    } finally {
      this.busy = false
    }
  }

  #table(tokens: readonly ApiToken[]): TemplateResult {
    return html`<table class="cards">
      <caption class="hidden-words">
        ${text('tokens.list')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${text('tokens.name')}</th>
          <th scope="col">${text('tokens.scopes')}</th>
          <th scope="col">${text('tokens.until')}</th>
          <th scope="col">${text('tokens.used')}</th>
          <th scope="col">${text('tokens.end')}</th>
        </tr>
      </thead>
      <tbody>
        ${tokens.map((token) => this.#row(token))}
      </tbody>
    </table>`
  }

  #row(token: ApiToken): TemplateResult {
    const { name, scopes: given, expires_at, used_at, ended_at } = token
    return html`<tr>
      <th scope="row">${name}</th>
      <td data-label=${text('tokens.scopes')}>${given.map((scope) => text(scopes[scope])).join(', ')}</td>
      <td class="digits" data-label=${text('tokens.until')}>${exactTime(expires_at)}</td>
      <td class="digits" data-label=${text('tokens.used')}>
        ${used_at === null ? text('tokens.never') : exactTime(used_at)}
      </td>
      <td data-label=${text('tokens.end')}>
        ${
          ended_at === null
            ? html`<button
                type="button"
                class="button-second"
                aria-label=${text('tokens.end-of', { name })}
                @click=${() => void this.#end(token)}
              >
                ${text('tokens.end')}
              </button>`
            : text('tokens.ended', { at: exactTime(ended_at) })
        }
      </td>
    </tr>`
  }

  async #end({ id, rev, name }: ApiToken): Promise<void> {
    const question = {
      title: text('tokens.end-of', { name }),
      lines: [text('tokens.end-why')],
      yes: text('tokens.end'),
    }
    if (!(await confirmed(question))) return
    try {
      await remove(`/tokens/${encodeURIComponent(id)}`, rev)
      await this.reload()
    } catch (cause) {
      toast(explain(cause))
    }
  }
}
