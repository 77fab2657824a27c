/** The authorities below one's own: the tree, adding one with its first administrator, and what they have published. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { usernameProblem } from '../administration/account.ts'
import { formText } from '../administration/form-text.ts'
import { invitationLink } from '../administration/invitation.ts'
import { secret } from '../administration/secret.ts'
import { textField } from '../administration/text-field.ts'
import type { Authority, AuthorityCreated, AuthorityInput, Ranking, Round } from '../api.ts'
import { get, post } from '../client.ts'
import { explain, Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { decimal, time } from '../format.ts'
import { paths } from '../paths.ts'
import { text } from '../text.ts'

interface Below {
  readonly authority: Authority
  readonly published: readonly Round[]
}

@customElement('khung-authorities')
export class AuthoritiesPage extends Page<readonly Below[]> {
  @state() private busy = false
  @state() private rankings: Readonly<Record<string, Ranking>> = {}
  @state() private created: AuthorityCreated | null = null

  protected override async load(): Promise<readonly Below[]> {
    const [, ...below] = await get<readonly Authority[]>('/authorities')
    return Promise.all(
      below.map(async (authority) => ({
        authority,
        published: await get<readonly Round[]>(`/authorities/${authority.id}/rounds`),
      })),
    )
  }

  protected override heading(): string {
    return text('authorities.title')
  }

  protected override trail(): readonly Crumb[] {
    return [{ label: text('nav.administration'), href: paths.administration }]
  }

  protected override content(below: readonly Below[]): TemplateResult {
    return html`
      ${
        this.created
          ? html`<div class="created" tabindex="-1">
              ${secret(text('people.invitation'), invitationLink(this.created.invitation), 'link')}
            </div>`
          : nothing
      }
      <p>${text('authorities.why')}</p>
      ${
        below.length === 0
          ? html`<p class="muted">${text('authorities.none')}</p>`
          : html`<ul>
              ${below.map(
                ({ authority, published }) =>
                  html`<li>
                    <span class="strong">${authority.name}</span>
                    ${published.map((round) => this.#published(authority, round))}
                  </li>`,
              )}
            </ul>`
      }
      <section class="block" aria-labelledby="add-authority">
        <h2 id="add-authority">${text('authorities.add')}</h2>
        <form class="narrow" novalidate @submit=${(event: SubmitEvent) => void this.#submit(event)}>
          ${textField({ id: 'authority', label: text('setup.authority') })}
          ${textField({ id: 'name', label: text('authorities.administrator') })}
          ${textField({
            id: 'username',
            label: text('sign-in.username'),
            hint: text('people.username-hint'),
            plain: true,
          })}
          <p class="actions"><button ?disabled=${this.busy}>${text('authorities.add')}</button></p>
        </form>
      </section>
    `
  }

  #published(authority: Authority, round: Round): TemplateResult {
    const ranking = this.rankings[round.id]
    return html`<details @toggle=${(event: Event) => void this.#open(event, authority, round)}>
      <summary>${round.title} (${text('authorities.published', { day: time(round.published_at ?? '') })})</summary>
      ${ranking ? rankingTable(ranking) : nothing}
    </details>`
  }

  async #open(event: Event, authority: Authority, round: Round): Promise<void> {
    if (!(event.target as HTMLDetailsElement).open || this.rankings[round.id]) return
    try {
      const ranking = await get<Ranking>(`/authorities/${authority.id}/rounds/${round.id}/ranking`)
      this.rankings = { ...this.rankings, [round.id]: ranking }
    } catch (cause) {
      await this.showProblems([{ text: explain(cause), href: null }])
    }
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const read = (field: string): string => formText(new FormData(form), field).trim()
    const input: AuthorityInput = {
      name: read('authority'),
      administrator: { username: read('username').toLowerCase(), name: read('name') },
    }
    const wrongUsername = usernameProblem(input.administrator.username)
    const entries = [
      ...(input.name === '' ? [{ text: text('setup.authority-missing'), href: '#authority' }] : []),
      ...(input.administrator.name === '' ? [{ text: text('people.name-missing'), href: '#name' }] : []),
      ...(wrongUsername === null ? [] : [{ text: wrongUsername, href: '#username' }]),
    ]
    await this.showProblems(entries)
    if (entries.length > 0) return
    this.busy = true
    try {
      this.created = await post<AuthorityCreated>('/authorities', input)
      form.reset()
      await this.reload()
      await this.updateComplete
      this.querySelector<HTMLElement>('.created')?.focus()
    } catch (cause) {
      await this.showProblems([{ text: explain(cause), href: '#username' }])
    } finally {
      this.busy = false
    }
  }
}

function rankingTable({ rows, round }: Ranking): TemplateResult {
  return html`<table class="cards">
    <caption class="hidden-words">
      ${text('results.title', { round: round.title })}
    </caption>
    <thead>
      <tr>
        <th scope="col" class="number">${text('results.place')}</th>
        <th scope="col">${text('unit')}</th>
        <th scope="col" class="number">${text('results.index')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ place, unit, index }) =>
          html`<tr>
            <td class="number" data-label=${text('results.place')}>${place ?? '–'}</td>
            <th scope="row">${unit.name}</th>
            <td class="number" data-label=${text('results.index')}>${index === null ? '–' : decimal(index)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}
