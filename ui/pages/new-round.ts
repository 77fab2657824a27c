/**
 * A new round, or a draft that is changed: one framework version, one period, its units and its deadlines.
 * Past 250 lines, because it is one form, whose parts depend on each other.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { formText } from '../administration/form-text.ts'
import { brokenFrameworks, frameworkChoice } from '../administration/framework-choice.ts'
import { isValidToday } from '../administration/dates.ts'
import { dateLabel, fieldOrder, readRound, surveyOf } from '../administration/round-form.ts'
import type { DateName, RoundProblems } from '../administration/round-form.ts'
import { dateField, textField } from '../administration/text-field.ts'
import { unitChoice } from '../administration/unit-choice.ts'
import { getFramework, getUnitTypes } from '../administration/unit-types.ts'
import type { Framework, FrameworkSummary, Round, Unit, UnitType } from '../api.ts'
import { get, getAll, post, put } from '../client.ts'
import { isUsable, reference } from '../comparison/group.ts'
import { explain, Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { toast } from '../elements/toast.ts'
import { byName, day, decimal, today } from '../format.ts'
import { paths } from '../paths.ts'
import { go } from '../router.ts'
import { statusBadges } from '../rounds/framework-list.ts'
import { say, text } from '../text.ts'

interface Data {
  readonly usable: readonly FrameworkSummary[]
  readonly broken: readonly FrameworkSummary[]
  readonly units: readonly Unit[]
  readonly types: readonly UnitType[]
  /** The draft that is changed; null: a new one. */
  readonly round: Round | null
}

@customElement('khung-new-round')
export class NewRoundPage extends Page<Data> {
  @state() private busy = false
  @state() private wrong: RoundProblems = {}
  @state() private framework: Framework | null = null
  @state() private survey: boolean | null = null
  @state() private further: readonly Framework[] = []
  @state() private chosen: ReadonlySet<string> = new Set()

  protected override async load(): Promise<Data> {
    const { round: id } = this.params
    const [all, types, units, round] = await Promise.all([
      get<readonly FrameworkSummary[]>('/frameworks'),
      getUnitTypes(),
      getAll<Unit>('/units'),
      id === undefined ? null : get<Round>(`/rounds/${encodeURIComponent(id)}`),
    ])
    const usable = all.filter(isUsable).toSorted((a, b) => Number(b.published) - Number(a.published))
    if (round !== null && this.data === undefined) await this.#begin(round, usable)
    return {
      usable,
      broken: all.filter((one) => !isUsable(one)),
      units: units.filter(isValidToday).toSorted((a, b) => byName(a.name, b.name)),
      types,
      round,
    }
  }

  /** Where the draft stands now; a framework that is no longer there is chosen anew. */
  async #begin(round: Round, usable: readonly FrameworkSummary[]): Promise<void> {
    const found = round.frameworks.map((one) => usable.find((other) => reference(other) === reference(one)))
    const [framework, ...further] = await Promise.all(found.map(async (one) => (one ? getFramework(one) : null)))
    this.framework = framework ?? null
    this.further = further.filter((one) => one !== null)
    this.survey = round.survey
    this.chosen = new Set(round.assessments.map(({ unit }) => unit.id))
  }

  protected override heading({ round }: Data): string {
    return text(round === null ? 'new-round.title' : 'round.edit')
  }

  protected override trail({ round }: Data): readonly Crumb[] {
    const first = { label: text('nav.administration'), href: paths.administration }
    return round === null ? [first] : [first, { label: round.title, href: paths.appraisal(round.id) }]
  }

  protected override corrected(id: string): void {
    const { [id]: _, ...rest } = this.wrong
    this.wrong = rest
  }

  protected override content({ usable, broken, units, types, round }: Data): TemplateResult {
    if (round !== null && round.state !== 'draft') return html`<p class="notice">${text('round.not-draft')}</p>`
    const chosen = this.framework && reference(this.framework)
    const year = today().slice(0, 4)
    const [from, until] = round === null ? [`${year}-01-01`, `${year}-12-31`] : [round.period.from, round.period.until]
    return html`
      <form novalidate @submit=${(event: SubmitEvent) => this.#submit(event)}>
        ${frameworkChoice(usable, chosen, this.wrong['framework-0'], (one) => void this.#choose(one))}
        ${brokenFrameworks(broken)}
        <div class="narrow">
          ${textField({
            id: 'title',
            label: text('new-round.name'),
            hint: text('new-round.name-hint'),
            value: round?.title ?? '',
            problem: this.wrong['title'],
          })}
        </div>
        <fieldset class="field">
          <legend>${text('round.period')}</legend>
          <div class="date-pair">${this.#date('from', from)} ${this.#date('until', until)}</div>
        </fieldset>
        ${this.#survey()}
        <fieldset class="field">
          <legend>${text('new-round.deadlines')}</legend>
          <span class="hint">${text('new-round.deadlines-hint')}</span>
          <div class="date-pair">
            ${this.#date('self-until', round?.self_scoring_until)}
            ${this.#date('appraisal-until', round?.appraisal_until)}
          </div>
        </fieldset>
        <details class="block" ?open=${round !== null}>
          <summary>${text('new-round.more')}</summary>
          <fieldset class="field">
            <legend>${text('new-round.further')}</legend>
            <span class="hint">${text('new-round.further-hint')}</span>
            ${usable
              .filter((one) => chosen === null || reference(one) !== chosen)
              .map(
                (one) =>
                  html`<div class="option">
                    <input
                      type="checkbox"
                      id="further-${reference(one)}"
                      .checked=${live(this.further.some((other) => reference(other) === reference(one)))}
                      @change=${(event: Event) => void this.#add(one, (event.target as HTMLInputElement).checked)}
                    />
                    <label for="further-${reference(one)}"
                      >${say(one.title)} (${one.version}) ${statusBadges(one)}</label
                    >
                  </div>`,
              )}
          </fieldset>
          <fieldset class="field">
            <legend>${text('course.title')}</legend>
            <span class="hint">${text('new-round.more-hint')}</span>
            <div class="date-pair">
              ${this.#date('clarification-until', round?.clarification_until)}
              ${this.#date('appraisal-2-until', round?.appraisal_2_until)}
              ${this.#date('council-until', round?.council_until)}
            </div>
          </fieldset>
          ${this.#option('confirmed', text('new-round.confirmed'), round?.confirmed)}
          ${this.#option('delegated', text('new-round.delegated'), round?.delegated)}
          ${this.#option('shows', text('new-round.shows'), round?.shows_appraisal)}
          <div class="narrow">
            ${textField({
              id: 'tolerance',
              label: text('new-round.tolerance'),
              hint: text('new-round.tolerance-hint'),
              value: round?.tolerance ? decimal(round.tolerance) : '',
              problem: this.wrong['tolerance'],
            })}
          </div>
        </details>
        ${unitChoice({
          units,
          types,
          fits: this.framework && this.#all.flatMap(({ unit_types }) => unit_types),
          chosen: this.chosen,
          problem: this.wrong['units-all'],
          change: (ids) => (this.chosen = ids),
        })}
        <p class="actions">
          <button ?disabled=${this.busy}>${text(round === null ? 'new-round.do' : 'round.save')}</button>
        </p>
        <p class="muted">${text(round === null ? 'new-round.after' : 'round.edit-after')}</p>
      </form>
    `
  }

  #date(name: DateName, last: string | null = null): TemplateResult {
    const value = last === null ? '' : day(last)
    return html`<div>${dateField({ id: name, label: dateLabel(name), value, problem: this.wrong[name] })}</div>`
  }

  #option(name: 'confirmed' | 'delegated' | 'shows', words: string, checked = false): TemplateResult {
    return html`<div class="option">
      <input type="checkbox" id=${name} name=${name} value="yes" ?checked=${checked} />
      <label for=${name}>${words}</label>
    </div>`
  }

  #survey(): TemplateResult {
    const survey = this.framework && surveyOf(this.#all)
    const problem = this.wrong['survey-yes']
    const why =
      survey === null
        ? nothing
        : survey === 'none'
          ? text('new-round.survey-none')
          : survey === 'mandatory'
            ? text('new-round.survey-mandatory')
            : text('new-round.survey-why')
    const option = (value: boolean, words: string): TemplateResult => {
      const id = value ? 'survey-yes' : 'survey-no'
      const barred = survey === (value ? 'none' : 'mandatory')
      return html`<div class="option">
        <input
          type="radio"
          id=${id}
          name="survey"
          ?disabled=${barred}
          .checked=${this.survey === value}
          @change=${() => (this.survey = value)}
        />
        <label for=${id}>${words}</label>
      </div>`
    }
    return html`<fieldset class="field" aria-describedby="survey-why ${problem ? 'survey-error' : ''}">
      <legend>${text('round.survey')}</legend>
      <span class="hint" id="survey-why">${why}</span>
      <div class="options">${option(true, text('round.survey-held'))} ${option(false, text('round.survey-none'))}</div>
      ${
        problem
          ? html`<span class="field-error" id="survey-error">${text('problems.error', { text: problem })}</span>`
          : nothing
      }
    </fieldset>`
  }

  async #add(summary: FrameworkSummary, taken: boolean): Promise<void> {
    const others = this.further.filter((one) => reference(one) !== reference(summary))
    this.further = taken ? [...others, await getFramework(summary)] : others
    this.#settleSurvey()
  }

  /** What the frameworks leave no choice about is chosen. */
  #settleSurvey(): void {
    const survey = surveyOf(this.#all)
    if (survey === 'none') this.survey = false
    else if (survey === 'mandatory') this.survey = true
  }

  get #all(): readonly Framework[] {
    return this.framework === null ? this.further : [this.framework, ...this.further]
  }

  /** The whole framework says which types of units and which survey fit. */
  async #choose(summary: FrameworkSummary): Promise<void> {
    try {
      const framework = await getFramework(summary)
      this.framework = framework
      this.#settleSurvey()
      const types = this.#all.flatMap(({ unit_types }) => unit_types)
      const fitting = new Set(this.data?.units.filter(({ type }) => types.includes(type)).map(({ id }) => id))
      this.chosen = new Set([...this.chosen].filter((id) => fitting.has(id)))
    } catch (cause) {
      await this.showProblems([{ text: explain(cause), href: null }])
    }
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const form = new FormData(event.target as HTMLFormElement)
    const read = (name: string): string => formText(form, name)
    const reading = readRound({
      framework: this.framework ? reference(this.framework) : '',
      further: this.further.map(reference),
      title: read('title'),
      dates: {
        from: read('from'),
        until: read('until'),
        'self-until': read('self-until'),
        'appraisal-until': read('appraisal-until'),
        'clarification-until': read('clarification-until'),
        'appraisal-2-until': read('appraisal-2-until'),
        'council-until': read('council-until'),
      },
      confirmed: read('confirmed') === 'yes',
      delegated: read('delegated') === 'yes',
      shows: read('shows') === 'yes',
      tolerance: read('tolerance'),
      survey: this.survey,
      units: [...this.chosen],
    })
    const problems = reading.kind === 'problems' ? reading.problems : {}
    this.wrong = problems
    await this.showProblems(
      fieldOrder.flatMap((id) => (problems[id] === undefined ? [] : [{ text: problems[id], href: `#${id}` }])),
    )
    if (reading.kind === 'problems') return
    this.busy = true
    try {
      const draft = this.data?.round ?? null
      const round =
        draft === null
          ? await post<Round>('/rounds', reading.input)
          : await put<Round>(`/rounds/${encodeURIComponent(draft.id)}`, reading.input, draft.rev)
      if (draft !== null) toast(text('round.saved'))
      go(paths.appraisal(round.id))
    } catch (cause) {
      await this.showProblems([{ text: explain(cause), href: null }])
    } finally {
      this.busy = false
    }
  }
}
