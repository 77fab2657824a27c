/** What can still be settled about a round: the last days of its stages, and who decides which part. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { readDay } from '../../engine/live.ts'
import { formText } from '../administration/form-text.ts'
import { dateField, textField } from '../administration/text-field.ts'
import { stages, stageTable } from '../appraisal/course.ts'
import type { DatesInput, Delegations, FrameworkSummary, Round } from '../api.ts'
import { get, post, put } from '../client.ts'
import { isUsable, reference } from '../comparison/group.ts'
import { explain, Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { toast } from '../elements/toast.ts'
import { day } from '../format.ts'
import { paths } from '../paths.ts'
import { agreedWords } from '../rounds/agreed.ts'
import { statusWords } from '../rounds/framework-list.ts'
import { sheetTitle } from '../sheets.ts'
import { stageWords } from '../states.ts'
import { say, text } from '../text.ts'

interface Data {
  readonly round: Round
  readonly delegations: Delegations
  /** Others of the frameworks that the round uses. */
  readonly versions: readonly FrameworkSummary[]
}

@customElement('khung-round-settings')
export class RoundSettingsPage extends Page<Data> {
  @state() private busy = false
  /** Words of what is wrong, by the id of the field. */
  @state() private wrong: Readonly<Record<string, string>> = {}

  get #path(): string {
    return `/rounds/${encodeURIComponent(this.params['round'] ?? '')}`
  }

  protected override async load(): Promise<Data> {
    const [round, delegations, shelf] = await Promise.all([
      get<Round>(this.#path),
      get<Delegations>(`${this.#path}/delegations`),
      get<readonly FrameworkSummary[]>('/frameworks'),
    ])
    const versions = shelf.filter(
      (one) =>
        isUsable(one) &&
        round.frameworks.some(({ id }) => id === one.id) &&
        !round.frameworks.some(({ hash }) => hash === one.hash),
    )
    return { round, delegations, versions }
  }

  protected override heading(): string {
    return text('course.settings')
  }

  protected override trail({ round }: Data): readonly Crumb[] {
    return [
      { label: text('nav.home'), href: '/' },
      { label: round.title, href: paths.appraisal(round.id) },
    ]
  }

  protected override content(data: Data): TemplateResult {
    const { state: at } = data.round
    const over = at === 'published' || at === 'cancelled'
    return html`${this.me.user.role === 'administrator' && !over ? this.#dates(data.round) : stageTable(data.round)}
    ${this.#who(data, over)} ${over ? nothing : this.#version(data)}`
  }

  #dates(round: Round): TemplateResult {
    const here = stages.findIndex(([at]) => at === round.state)
    return html`<section class="block narrow" aria-labelledby="dates-title">
      <h2 id="dates-title">${text('course.dates')}</h2>
      <form novalidate @submit=${(event: SubmitEvent) => void this.#saveDates(event, round)}>
        ${stages.map(([at, until], index) => {
          const { [until]: last } = round
          if (last === null) return nothing
          return index < here
            ? html`<p>${stageWords(at)}: <span class="digits">${day(last)}</span></p>`
            : dateField({ id: until, label: stageWords(at), value: day(last), problem: this.wrong[until] })
        })}
        ${textField({ id: 'reason', label: text('decide.reason'), problem: this.wrong['reason'] })}
        <p class="actions"><button ?disabled=${this.busy}>${text('course.dates')}</button></p>
      </form>
    </section>`
  }

  async #saveDates(event: SubmitEvent, round: Round): Promise<void> {
    event.preventDefault()
    const form = new FormData(event.target as HTMLFormElement)
    const wrong: Record<string, string> = {}
    const here = stages.findIndex(([at]) => at === round.state)
    let before: string | null = null
    const dates = Object.fromEntries(
      stages.map(([at, until], index) => {
        const { [until]: last } = round
        if (last === null) return [until, null]
        const read = index < here ? last : readDay(formText(form, until))
        const name = stageWords(at)
        if (read === null) wrong[until] = text('new-round.date-problem', { name, what: text('field.not-a-day') })
        else if (before !== null && read < before)
          wrong[until] = text('new-round.date-problem', { name, what: text('new-round.stage-order') })
        before = read ?? before
        return [until, read]
      }),
    )
    const reason = formText(form, 'reason').trim()
    if (reason === '') wrong['reason'] = text('decide.reason-missing')
    if (await this.#show(wrong)) return
    const done = text('course.dates-set')
    await this.#send('/dates', { ...(dates as unknown as DatesInput), reason }, round, { done })
  }

  /** Whether there was something to show. */
  async #show(wrong: Readonly<Record<string, string>>): Promise<boolean> {
    this.wrong = wrong
    await this.showProblems(Object.entries(wrong).map(([id, what]) => ({ text: what, href: `#${id}` })))
    return Object.keys(wrong).length > 0
  }

  protected override corrected(id: string): void {
    const { [id]: _, ...rest } = this.wrong
    this.wrong = rest
  }

  #who({ round, delegations: { sheets, people } }: Data, over: boolean): TemplateResult {
    if (!round.delegated) return html`<p class="muted">${text('course.not-delegated')}</p>`
    const may = !over && ['chair', 'administrator'].includes(this.me.user.role)
    return html`<section class="block" aria-labelledby="who-title">
      <h2 id="who-title">${text('course.delegations')}</h2>
      <p class="muted">${text('course.delegations-what')}</p>
      <form novalidate @submit=${(event: SubmitEvent) => void this.#saveWho(event, round, people)}>
        ${people.map(
          (person) =>
            html`<fieldset class="field">
              <legend>${person.name}</legend>
              ${sheets.map((sheet) => {
                const id = `who-${person.user_id}-${sheet.id}`
                return html`<div class="option">
                  <input
                    type="checkbox"
                    id=${id}
                    name=${person.user_id}
                    value=${sheet.id}
                    ?checked=${person.sheets.includes(sheet.id)}
                    ?disabled=${!may}
                  />
                  <label for=${id}>${sheetTitle(sheet)}</label>
                </div>`
              })}
            </fieldset>`,
        )}
        ${may ? html`<p class="actions"><button ?disabled=${this.busy}>${text('course.delegate')}</button></p>` : nothing}
      </form>
    </section>`
  }

  async #saveWho(event: SubmitEvent, round: Round, people: Delegations['people']): Promise<void> {
    event.preventDefault()
    const form = new FormData(event.target as HTMLFormElement)
    const delegations = people.map(({ user_id }) => ({ user_id, sheets: form.getAll(user_id) }))
    await this.#send('/delegations', { delegations }, round, { done: text('course.delegated') })
  }

  #version({ round, versions }: Data): TemplateResult | typeof nothing {
    const asked = round.version_move
    if (asked !== null) {
      const { framework, version, reason } = asked
      return html`<div class="notice">
        <p>${text('course.version-wanted', { framework, version, reason })}</p>
        <p class="small">${agreedWords({ ...asked, approved_by: null, approved_at: null }, true)}</p>
      </div>`
    }
    const may = ['chair', 'administrator'].includes(this.me.user.role)
    if (!may || versions.length === 0) return nothing
    return html`<section class="block narrow" aria-labelledby="version-title">
      <h2 id="version-title">${text('course.version')}</h2>
      <p class="muted">${text('course.version-what')}</p>
      <form novalidate @submit=${(event: SubmitEvent) => void this.#ask(event, round)}>
        <div class="field">
          <label for="version">${text('course.version-which')}</label>
          <select id="version" name="version">
            ${versions.map(
              (one) =>
                html`<option value=${reference(one)}>${say(one.title)} ${one.version} (${statusWords(one)})</option>`,
            )}
          </select>
        </div>
        ${textField({ id: 'version-reason', label: text('decide.reason'), problem: this.wrong['version-reason'] })}
        <p class="actions"><button class="button-second" ?disabled=${this.busy}>${text('course.version')}</button></p>
      </form>
    </section>`
  }

  async #ask(event: SubmitEvent, round: Round): Promise<void> {
    event.preventDefault()
    const form = new FormData(event.target as HTMLFormElement)
    const body = { framework: formText(form, 'version'), reason: formText(form, 'version-reason') }
    if (await this.#show(body.reason.trim() === '' ? { 'version-reason': text('decide.reason-missing') } : {})) return
    await this.#send('/version', body, round, { how: post, done: text('course.version-sent') })
  }

  async #send(
    path: string,
    body: object,
    round: Round,
    { how = put, done }: { readonly how?: typeof put; readonly done: string },
  ): Promise<void> {
    this.busy = true
    try {
      await how<Round>(`${this.#path}${path}`, body, round.rev)
      await this.reload()
      toast(done)
    } catch (cause) {
      await this.showProblems([{ text: explain(cause), href: null }])
    } finally {
      this.busy = false
    }
  }
}
