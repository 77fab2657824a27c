/** One person: name and address, roles with their dates, and whether they may come in. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { readValidity, validityFields, validityWords } from '../administration/dates.ts'
import { formText } from '../administration/form-text.ts'
import { invitationLink } from '../administration/invitation.ts'
import { roleFields } from '../administration/role-fields.ts'
import { secret } from '../administration/secret.ts'
import { textField } from '../administration/text-field.ts'
import type { Invitation, Membership, Role, Unit, User, UserReset } from '../api.ts'
import { getAll, post, put } from '../client.ts'
import { confirmed } from '../elements/confirm.ts'
import { explain, Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { toast } from '../elements/toast.ts'
import { byName, today } from '../format.ts'
import { paths } from '../paths.ts'
import { ofUnit } from '../roles.ts'
import { go } from '../router.ts'
import { roleWords, userWords } from '../states.ts'
import { text } from '../text.ts'

interface Data {
  readonly user: User
  readonly units: readonly Unit[]
}

@customElement('khung-person')
export class PersonPage extends Page<Data> {
  @state() private busy = false
  @state() private chosenRole: Role = 'office'
  @state() private link: Invitation | null = null

  protected override async load(): Promise<Data> {
    const [users, units] = await Promise.all([getAll<User>('/users'), getAll<Unit>('/units')])
    const user = users.find(({ id }) => id === this.params['user'])
    if (!user) throw new Error('no such person')
    return { user, units: units.toSorted((a, b) => byName(a.name, b.name)) }
  }

  protected override heading({ user }: Data): string {
    return user.name
  }

  protected override trail(): readonly Crumb[] {
    return [
      { label: text('nav.administration'), href: paths.administration },
      { label: text('people.title'), href: paths.people },
    ]
  }

  protected override content({ user, units }: Data): TemplateResult {
    const own = user.id === this.me.user.id
    const fixed = own || user.state === 'ended'
    return html`
      <p>${user.username} · ${userWords(user.state)}${user.second_factor ? ` · ${text('person.factor')}` : ''}</p>
      ${this.link ? html`<div class="created" tabindex="-1">${secret(text('people.invitation'), invitationLink(this.link), 'link')}</div>` : nothing}
      ${own ? html`<p class="notice">${text('person.own')}</p>` : nothing}
      <section class="block" aria-labelledby="memberships">
        <h2 id="memberships">${text('person.roles')}</h2>
        <ul class="plain">
          ${user.memberships.map((one) => this.#membership(user, one, fixed))}
        </ul>
        ${fixed ? nothing : this.#grant(user, units)}
      </section>
      ${fixed ? nothing : html`${this.#details(user)} ${this.#access(user)}`} ${own ? nothing : this.#erasure(user)}
    `
  }

  #membership(user: User, one: Membership, fixed: boolean): TemplateResult {
    const words = one.unit ? `${roleWords(one.role)}, ${one.unit.name}` : roleWords(one.role)
    const over = one.valid_until !== null && one.valid_until < today()
    return html`<li class="cluster">
      <span>${words} (${over ? text('validity.over') : validityWords(one)})</span>
      ${
        fixed || over
          ? nothing
          : html`<button
              type="button"
              class="button-second"
              aria-label=${text('person.end-role-of', { role: words })}
              ?disabled=${this.busy}
              @click=${() => void this.#endRole(user, one, words)}
            >
              ${text('person.end-role')}
            </button>`
      }
    </li>`
  }

  #grant(user: User, units: readonly Unit[]): TemplateResult {
    return html`<details>
      <summary>${text('person.grant')}</summary>
      <form class="narrow" novalidate @submit=${(event: SubmitEvent) => void this.#add(event, user)}>
        ${roleFields({ role: this.chosenRole, units, problem: undefined, change: (role) => (this.chosenRole = role) })}
        ${validityFields('role', { valid_from: null, valid_until: null })}
        <p class="actions"><button ?disabled=${this.busy}>${text('person.grant')}</button></p>
      </form>
    </details>`
  }

  #details(user: User): TemplateResult {
    return html`<section class="block" aria-labelledby="details">
      <h2 id="details">${text('person.details')}</h2>
      <form class="narrow" novalidate @submit=${(event: SubmitEvent) => void this.#rename(event, user)}>
        ${textField({ id: 'name', label: text('people.name'), value: user.name })}
        ${textField({
          id: 'email',
          label: text('person.email'),
          hint: text('person.email-hint'),
          value: user.email ?? '',
          plain: true,
        })}
        <p class="actions"><button ?disabled=${this.busy}>${text('person.save')}</button></p>
      </form>
    </section>`
  }

  #access(user: User): TemplateResult {
    const locked = user.state === 'locked'
    const button = (words: string, act: () => Promise<void>) =>
      html`<button type="button" class="button-second" ?disabled=${this.busy} @click=${() => void act()}>
        ${words}
      </button>`
    return html`<section class="block" aria-labelledby="access">
      <h2 id="access">${text('person.access')}</h2>
      <p class="actions">
        ${button(text('person.reset'), () => this.#reset(user))}
        ${
          locked
            ? button(text('person.unlock'), () => this.#setState(user, 'active', text('person.unlocked')))
            : button(text('person.lock'), () => this.#setState(user, 'locked', text('person.locked')))
        }
        ${button(text('person.end'), () => this.#end(user))}
      </p>
    </section>`
  }

  #erasure(user: User): TemplateResult {
    return html`<section class="block" aria-labelledby="erasure">
      <h2 id="erasure">${text('person.erase')}</h2>
      <p>${text('person.erase-why')}</p>
      <p class="actions">
        <button type="button" class="button-second" ?disabled=${this.busy} @click=${() => void this.#erase(user)}>
          ${text('person.erase')}
        </button>
      </p>
    </section>`
  }

  async #erase(user: User): Promise<void> {
    const [title, yes] = [text('person.erase-question', { name: user.name }), text('person.erase')]
    if (!(await confirmed({ title, lines: [text('person.erase-why'), text('person.erase-final')], yes }))) return
    await this.#do(async () => {
      await post<void>(`/users/${user.id}/erasure`)
      go(paths.people)
      toast(text('person.erased'))
    })
  }

  async #reset(user: User): Promise<void> {
    const [title, yes] = [text('person.reset-question', { name: user.name }), text('person.reset')]
    if (!(await confirmed({ title, lines: [text('person.reset-why')], yes }))) return
    await this.#do(async () => {
      const { invitation } = await post<UserReset>(`/users/${user.id}/reset`, undefined, user.rev)
      this.link = invitation
      await this.reload()
      await this.updateComplete
      this.querySelector<HTMLElement>('.created')?.focus()
    })
  }

  async #end(user: User): Promise<void> {
    const [title, yes] = [text('person.end-question', { name: user.name }), text('person.end')]
    if (await confirmed({ title, lines: [text('person.end-why')], yes }))
      await this.#setState(user, 'ended', text('person.ended'))
  }

  #setState(user: User, next: 'active' | 'locked' | 'ended', done: string): Promise<void> {
    return this.#do(async () => {
      await put<User>(`/users/${user.id}/state`, { state: next }, user.rev)
      await this.#done(done)
    })
  }

  async #endRole(user: User, one: Membership, role: string): Promise<void> {
    const question = { title: text('person.end-role-question', { role }), lines: [], yes: text('person.end-role') }
    if (!(await confirmed(question))) return
    const yesterday = new Date(Date.parse(today()) - 86_400_000).toISOString().slice(0, 10)
    const valid_from = one.valid_from !== null && one.valid_from <= yesterday ? one.valid_from : null
    await this.#do(async () => {
      const dates = { valid_from, valid_until: yesterday }
      await put<User>(`/users/${user.id}/memberships/${one.id}`, dates, user.rev)
      await this.#done(text('person.saved'))
    })
  }

  async #add(event: SubmitEvent, user: User): Promise<void> {
    event.preventDefault()
    const form = new FormData(event.target as HTMLFormElement)
    const dates = readValidity(form, 'role')
    const unit_id = ofUnit(this.chosenRole) ? formText(form, 'unit') || null : null
    if (dates === null) return this.showProblems([{ text: text('field.not-a-day'), href: '#role-from' }])
    if (ofUnit(this.chosenRole) && unit_id === null)
      return this.showProblems([{ text: text('people.unit-missing'), href: '#unit' }])
    await this.#do(async () => {
      await post<User>(`/users/${user.id}/memberships`, { role: this.chosenRole, unit_id, ...dates }, user.rev)
      await this.#done(text('person.saved'))
    })
  }

  async #rename(event: SubmitEvent, user: User): Promise<void> {
    event.preventDefault()
    const form = new FormData(event.target as HTMLFormElement)
    const [name, email] = [formText(form, 'name').trim(), formText(form, 'email').trim()]
    if (name === '') return this.showProblems([{ text: text('people.name-missing'), href: '#name' }])
    await this.#do(async () => {
      await put<User>(`/users/${user.id}`, { name, email: email || null }, user.rev)
      await this.#done(text('person.saved'))
    })
  }

  async #done(words: string): Promise<void> {
    await this.reload()
    toast(words)
  }

  async #do(work: () => Promise<void>): Promise<void> {
    this.busy = true
    try {
      await this.showProblems([])
      await work()
    } catch (cause) {
      await this.showProblems([{ text: explain(cause), href: null }])
    } finally {
      this.busy = false
    }
  }
}
