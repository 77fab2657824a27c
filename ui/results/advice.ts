/**
 * What would lead to the next band: what the rules say about the answers as they count, and no promise. Computed in the
 * browser when it is asked for, by the part of the engine that `khung advise` uses.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Advice as Plan, NextStep, PlanChange, PlanStep, sayLacking } from '../../engine/advise/index.ts'
import { leaves, showValue } from '../../engine/live.ts'
import type { Framework, Input, InputValue } from '../../engine/live.ts'
import type { UnitResult } from '../api.ts'
import { LightElement } from '../elements/light.ts'
import { decimal, points } from '../format.ts'
import { language } from '../language.ts'
import { say, text } from '../text.ts'
import type { PlainKey } from '../text.ts'
import { nextBand, ownLevers } from './goal.ts'

interface Found {
  readonly plan: Plan | null
  readonly steps: readonly NextStep[]
  /** Comes with the part of the engine that computes. */
  readonly sayLacking: typeof sayLacking
}

const reasons = {
  band: 'figures.unknown-band',
  size: 'figures.unknown-size',
  search: 'figures.unknown-search',
  sums: 'figures.unknown-sums',
} as const satisfies Readonly<Record<Extract<Plan, { readonly kind: 'unknown' }>['reason'], PlainKey>>

@customElement('khung-advice')
export class Advice extends LightElement {
  @property({ attribute: false }) result: UnitResult | null = null
  @property({ attribute: false }) framework: Framework | null = null
  @state() private found: Found | null = null
  @state() private busy = false

  protected override render(): TemplateResult | typeof nothing {
    const { result, framework, found } = this
    if (result === null || framework === null || result.final.band === null) return nothing
    return html`<section class="block no-print" aria-labelledby="advice">
      <h2 id="advice">${text('figures.advice')}</h2>
      <p>${text('figures.advice-why')}</p>
      ${
        found === null
          ? html`<p>
              <button type="button" class="button-second" ?disabled=${this.busy} @click=${() => void this.#work()}>
                ${text('figures.advice-do')}
              </button>
            </p>`
          : html`<div tabindex="-1" id="advice-found">${this.#plan(framework, result, found)}</div>
              ${this.#steps(framework, found.steps)}`
      }
    </section>`
  }

  async #work(): Promise<void> {
    const { result, framework } = this
    if (result === null || framework === null) return
    this.busy = true
    await this.updateComplete
    const { advise, nextSteps, sayLacking } = await import('../../engine/advise/index.ts')
    const { answers, final } = result
    const [goal, levers] = [nextBand(framework, final.band), ownLevers(framework)]
    this.found = {
      plan: goal && advise(framework, answers.final, final.setting, { kind: 'band', band: goal.id }, levers),
      steps: nextSteps(framework, answers.final, final.setting, levers).steps,
      sayLacking,
    }
    this.busy = false
    await this.updateComplete
    this.querySelector<HTMLElement>('#advice-found')?.focus()
  }

  #plan(
    framework: Framework,
    result: UnitResult,
    { plan, sayLacking }: Pick<Found, 'plan' | 'sayLacking'>,
  ): TemplateResult {
    const goal = nextBand(framework, result.final.band)
    if (plan === null || goal === null) return html`<p>${text('figures.highest-band')}</p>`
    const index = (value: string): string => `${decimal(value, framework.rounding.index)} ${framework.scale.unit}`
    const band = say(goal.title)
    switch (plan.kind) {
      case 'none':
        return html`<p>${text('figures.no-plan')}</p>`
      case 'unknown':
        return html`<p>${text(reasons[plan.reason])}</p>`
      case 'unreachable':
        return html`${keptGiven(framework, plan.given)}
          <p>${text('figures.unreachable', { band, index: index(plan.highest.index) })}</p>
          ${plan.barred ? html`<p>${text('figures.barred', { why: plan.barred.map((id) => ruleTitle(framework, id)).join('; ') })}</p>` : nothing}
          ${plan.lacking.length > 0 ? html`<p>${text('figures.lacking', { band, what: plan.lacking.map((one) => sayLacking(framework, one, language())).join('; ') })}</p>` : nothing}
          ${
            plan.by_rule
              ? html`<p>${text('figures.by-rule', { criteria: numbersOf(framework, plan.given) })}</p>
                  ${this.#plan(framework, result, { plan: plan.by_rule, sayLacking })}`
              : nothing
          }`
      case 'plan':
        if (plan.steps.length === 0)
          return html`<p>${text('figures.reached', { band, index: index(plan.to.index) })}</p>`
        return html`<h3>${text('figures.plan', { band, count: plan.steps.length, index: index(plan.to.index) })}</h3>
          <ol class="plan">
            ${plan.steps.map((step) => html`<li>${planStep(framework, step)}</li>`)}
          </ol>
          ${keptGiven(framework, plan.given)}
          ${plan.bounded.length > 0 ? html`<p class="small muted">${text('figures.maybe-cheaper')}</p>` : nothing}`
      default:
        return plan satisfies never
    }
  }

  #steps(framework: Framework, steps: readonly NextStep[]): TemplateResult | typeof nothing {
    if (steps.length === 0) return nothing
    return html`<details>
      <summary>${text('figures.next-steps', { count: steps.length })}</summary>
      <table class="cards">
        <caption class="hidden-words">
          ${text('figures.next-steps', { count: steps.length })}
        </caption>
        <thead>
          <tr>
            <th scope="col">${text('criterion')}</th>
            <th scope="col">${text('figures.answer')}</th>
            <th scope="col" class="number">${text('figures.points-change')}</th>
          </tr>
        </thead>
        <tbody>
          ${steps.map(
            (step) =>
              html`<tr>
                <th scope="row">
                  <span class="digits">${numberOf(framework, step.criterion)}</span>
                  ${titleOf(framework, step.criterion)}
                </th>
                <td data-label=${text('figures.answer')}><span>${changeOf(framework, step)}</span></td>
                <td class="number" data-label=${text('figures.points-change')}>
                  <span>${became(points(step.points.from), points(step.points.to))}</span>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>`
  }
}

const numbersOf = (framework: Framework, ids: readonly string[] = []): string =>
  ids.map((id) => numberOf(framework, id)).join(', ')

const keptGiven = (framework: Framework, given: readonly string[] | undefined): TemplateResult | typeof nothing =>
  given === undefined ? nothing : html`<p>${text('figures.kept-given', { criteria: numbersOf(framework, given) })}</p>`

const became = (from: string, to: string): TemplateResult =>
  html`<span class="nowrap"
    >${from} <span aria-hidden="true">→</span><span class="hidden-words">${text('result.became')}</span>
    <span class="strong">${to}</span></span
  >`

function planStep(framework: Framework, { criteria, changes }: PlanStep): TemplateResult {
  return html`${criteria.map(
    ({ id, from, to }) =>
      html`<p class="spread">
        <span><span class="digits">${numberOf(framework, id)}</span> ${titleOf(framework, id)}</span>
        <span class="digits">${became(points(from), points(to))}</span>
      </p>`,
  )}
  ${changes.map((change) => html`<p class="small">${changeOf(framework, change)}</p>`)}`
}

/** "Số hồ sơ đúng hạn: 38 → 40 hồ sơ" */
function changeOf(
  framework: Framework,
  { owner, input: id, from, to }: Pick<PlanChange, 'owner' | 'input' | 'from' | 'to'>,
): TemplateResult | typeof nothing {
  const input = inputsOf(framework, owner).find((one) => one.id === id)
  if (input === undefined) return nothing
  const show = (value: InputValue | null): string =>
    value === null ? text('figures.not-asked') : showValue(input, value, language())
  return html`${say(input.label)}: ${show(from)} <span aria-hidden="true">→</span
    ><span class="hidden-words">${text('result.became')}</span> <span class="strong">${show(to)}</span>`
}

const leafIn = (framework: Framework, id: string) => leaves(framework).find((leaf) => leaf.id === id)
const inputsOf = (framework: Framework, owner: string): readonly Input[] =>
  owner === 'facts' ? framework.facts : (leafIn(framework, owner)?.inputs ?? [])
const numberOf = (framework: Framework, id: string): string => leafIn(framework, id)?.number ?? id

function titleOf(framework: Framework, id: string): string {
  const found = leafIn(framework, id)
  return found ? say(found.title) : ''
}

function ruleTitle({ vetoes = [], ceilings = [] }: Framework, id: string): string {
  const found = [...vetoes, ...ceilings].find((rule) => rule.id === id)
  return found ? say(found.title) : id
}
