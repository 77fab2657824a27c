/** The people who may sign in: the list, and adding one with a password that is shown once. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { suggestUsername, usernameProblem } from '../administration/account.ts'
import { formText } from '../administration/form-text.ts'
import { invitationLink } from '../administration/invitation.ts'
import { roleFields } from '../administration/role-fields.ts'
import { secret } from '../administration/secret.ts'
import { textField } from '../administration/text-field.ts'
import type { Role, Unit, User, UserCreated } from '../api.ts'
import { getAll, post, Refused } from '../client.ts'
import { explain, Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import type { SummaryEntry } from '../elements/problem-summary.ts'
import { byName } from '../format.ts'
import { paths } from '../paths.ts'
import { ofUnit, roles } from '../roles.ts'
import { roleWords, userWords } from '../states.ts'
import { text } from '../text.ts'

interface Data {
  readonly users: readonly User[]
  readonly units: readonly Unit[]
}

type Name = 'name' | 'username' | 'email' | 'unit'

const rank = ({ memberships }: User): number => Math.min(...memberships.map(({ role }) => roles.indexOf(role)))
const rolesOf = ({ memberships }: User): string => memberships.map(({ role }) => roleWords(role)).join(', ')
const unitsOf = ({ memberships }: User): string => memberships.flatMap(({ unit }) => unit?.name ?? []).join(', ')

@customElement('khung-people')
export class PeoplePage extends Page<Data> {
  @state() private busy = false
  @state() private chosenRole: Role = 'office'
  @state() private wrong: Partial<Record<Name, string>> = {}
  @state() private created: UserCreated | null = null

  #touched = false
  #suggested = ''

  protected override async load(): Promise<Data> {
    const [users, units] = await Promise.all([getAll<User>('/users'), getAll<Unit>('/units')])
    return {
      users: users.toSorted((a, b) => rank(a) - rank(b) || byName(a.name, b.name)),
      units: units.toSorted((a, b) => byName(a.name, b.name)),
    }
  }

  protected override corrected(id: string): void {
    this.wrong = Object.fromEntries(Object.entries(this.wrong).filter(([name]) => name !== id))
  }

  protected override heading(): string {
    return text('people.title')
  }

  protected override trail(): readonly Crumb[] {
    return [{ label: text('nav.administration'), href: paths.administration }]
  }

  protected override content(data: Data): TemplateResult {
    return html`
      ${this.created ? this.#created(this.created) : nothing}
      <section class="block" aria-labelledby="add-person">
        <h2 id="add-person">${text('people.add')}</h2>
        ${this.#form(data)}
        <p><a href=${paths.spreadsheet('people')}>${text('import.people')}</a></p>
      </section>
      ${this.#table(data.users)}
    `
  }

  #created({ user, invitation, initial_password }: UserCreated): TemplateResult {
    return html`<section class="created" tabindex="-1" aria-labelledby="created">
      <h2 id="created">${text('people.created', { name: user.name, username: user.username })}</h2>
      ${initial_password === null ? nothing : secret(text('people.initial-password'), initial_password)}
      ${invitation === null ? nothing : secret(text('people.invitation'), invitationLink(invitation), 'link')}
    </section>`
  }

  #form({ units }: Data): TemplateResult {
    return html`<form
      class="narrow"
      novalidate
      @submit=${(event: SubmitEvent) => this.#submit(event)}
      @focusin=${(event: Event) => this.#offer(event)}
      @click=${(event: Event) => this.#offer(event)}
      @input=${(event: Event) => this.#touch(event)}
    >
      ${textField({
        id: 'name',
        label: text('people.name'),
        problem: this.wrong.name,
        change: (name) => this.#suggest(name),
      })}
      ${textField({
        id: 'username',
        label: text('sign-in.username'),
        hint: text('people.username-hint'),
        problem: this.wrong.username,
        plain: true,
      })}
      ${textField({
        id: 'email',
        label: text('person.email'),
        hint: text('person.email-hint'),
        problem: this.wrong.email,
        plain: true,
      })}
      ${roleFields({ role: this.chosenRole, units, problem: this.wrong.unit, change: (role) => (this.chosenRole = role) })}
      <p class="actions"><button ?disabled=${this.busy}>${text('people.do')}</button></p>
    </form>`
  }

  /** A beginning only: whoever typed into the field keeps what stands there. */
  #suggest(name: string): void {
    const box = this.querySelector<HTMLInputElement>('#username')
    if (!box || this.#touched || (box.value !== '' && box.value !== this.#suggested)) return
    this.#suggested = suggestUsername(name)
    box.value = this.#suggested
  }

  /** What is typed replaces a suggestion that nobody has touched; it is never put behind it. */
  #offer(event: Event): void {
    const box = event.target
    if (box instanceof HTMLInputElement && box.id === 'username' && !this.#touched && box.value === this.#suggested)
      box.select()
  }

  #touch(event: Event): void {
    if (event.target instanceof HTMLInputElement && event.target.id === 'username') this.#touched = true
  }

  #table(users: readonly User[]): TemplateResult {
    return html`<table class="cards">
      <caption>
        ${text('people.count', { count: users.length })}
      </caption>
      <thead>
        <tr>
          <th scope="col">${text('people.name')}</th>
          <th scope="col">${text('sign-in.username')}</th>
          <th scope="col">${text('sign-in.demo-role')}</th>
          <th scope="col">${text('unit')}</th>
          <th scope="col">${text('person.state')}</th>
        </tr>
      </thead>
      <tbody>
        ${users.map(
          (user) =>
            html`<tr>
              <th scope="row"><a href=${paths.person(user.id)}>${user.name}</a></th>
              <td data-label=${text('sign-in.username')}>${user.username}</td>
              <td data-label=${text('sign-in.demo-role')}>${rolesOf(user)}</td>
              <td data-label=${text('unit')}>${unitsOf(user) || text('people.no-unit')}</td>
              <td data-label=${text('person.state')}>${userWords(user.state)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const given = new FormData(form)
    const read = (name: Name): string => formText(given, name).trim()
    const input = {
      name: read('name').replace(/\s+/g, ' '),
      username: read('username').toLowerCase(),
      email: read('email') || null,
      role: this.chosenRole,
      unit_id: ofUnit(this.chosenRole) ? read('unit') || null : null,
    }
    const problems: readonly (readonly [Name, string | null])[] = [
      ['name', input.name ? null : text('people.name-missing')],
      ['username', usernameProblem(input.username)],
      ['email', input.email === null || /^[^@\s]+@[^@\s]+$/.test(input.email) ? null : text('person.email-wrong')],
      ['unit', ofUnit(this.chosenRole) && input.unit_id === null ? text('people.unit-missing') : null],
    ]
    this.wrong = Object.fromEntries(problems.flatMap(([name, words]) => (words === null ? [] : [[name, words]])))
    const entries = problems.flatMap(([name, words]): SummaryEntry[] =>
      words === null ? [] : [{ text: words, href: `#${name}` }],
    )
    await this.showProblems(entries)
    if (entries.length > 0) return
    this.busy = true
    try {
      this.created = await post<UserCreated>('/users', input)
      form.reset()
      this.#touched = false
      this.#suggested = ''
      await this.reload()
      await this.updateComplete
      this.querySelector<HTMLElement>('.created')?.focus()
    } catch (cause) {
      const code = cause instanceof Refused ? cause.problem.code : ''
      const field = code === 'username-taken' ? 'username' : code === 'email-taken' ? 'email' : null
      if (field !== null) this.wrong = { [field]: explain(cause) }
      await this.showProblems([{ text: explain(cause), href: field && `#${field}` }])
    } finally {
      this.busy = false
    }
  }
}
