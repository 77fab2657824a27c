/** Who would be where, unit by unit, with the criteria that make the difference; signs are drawn, and said in words. */
import { html, nothing, svg } from 'lit'
import type { TemplateResult } from 'lit'
import { sayDifference, sayMove, sayTrialPoints } from '../../engine/compare/trial.ts'
import type { Trial, TrialCriterion, TrialUnit } from '../../engine/compare/trial.ts'
import type { Framework } from '../../engine/live.ts'
import { decimal } from '../format.ts'
import { language } from '../language.ts'
import { paths } from '../paths.ts'
import { dash } from '../results/rankings.ts'
import { bandWords } from '../results/words.ts'
import { say, text } from '../text.ts'
import type { Tried } from './trial-sheet.ts'

export function trialTable({ trial, before, after, on }: Tried): TemplateResult {
  return html`<table class="cards trial-table">
    <caption class="hidden-words">
      ${text('trial.table')}
    </caption>
    <thead>
      <tr>
        <th scope="col">${text('unit')}</th>
        <th scope="col">${text('trial.places')}</th>
        <th scope="col" class="number">${text('results.index')} (${after.scale.unit})</th>
        <th scope="col">${text('results.band')}</th>
        <th scope="col" class="trial-why">${text('trial.why')}</th>
      </tr>
    </thead>
    <tbody>
      ${trial.units.map(
        (unit) =>
          html`<tr>
            <th scope="row"><a href=${paths.unitResult(on.round.id, unit.id)}>${unit.name}</a></th>
            <td data-label=${text('results.place')}>${placeCell(unit, trial)}</td>
            <td class="number" data-label=${text('results.index')}>${indexCell(unit, before, after)}</td>
            <td data-label=${text('results.band')}>${bandCell(unit, before, after)}</td>
            <td data-label=${text('trial.why')}>${whyCell(unit)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

function fromTo(before: TemplateResult | string, after: TemplateResult | string): TemplateResult {
  return html`${before} <span aria-hidden="true">→</span><span class="hidden-words">${text('result.became')}</span>
    <span class="strong">${after}</span>`
}

const shown = (value: string | number | null): TemplateResult | string => (value === null ? dash() : String(value))

function placeCell(unit: TrialUnit, trial: Trial): TemplateResult {
  const { before, after, move } = unit
  return html`<span
    ><span class="nowrap digits">${fromTo(shown(before.place), shown(after.place))}</span><br /><span
      class="small ${move === null || move.by === 0 ? 'muted' : ''}"
      >${move === null || move.by === 0 ? nothing : triangle(move.by > 0)} ${moveWords(unit, trial)}</span
    ></span
  >`
}

const triangle = (up: boolean): TemplateResult =>
  html`<svg class="trial-sign" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
    ${up ? svg`<path d="M5 1l5 8H0z" />` : svg`<path d="M5 9L0 1h10z" />`}
  </svg>`

/** With the places that it was counted from, where a unit has one only before or only after; else what is left to it. */
export function moveWords({ before, after, move, left }: TrialUnit, { units }: Trial): string {
  if (move === null) {
    if (left !== null && after.place === null) return text('trial.left-place', { places: span(left.best, left.worst) })
    return text(before.place === null && after.place === null ? 'trial.never-placed' : 'trial.unplaced')
  }
  const moved = sayMove(move.by, language())
  const placed = (which: 'before' | 'after'): number => units.filter((one) => one[which].place !== null).length
  if (move.of === placed('before') && move.of === placed('after')) return moved
  const among = text('trial.among', { moved, before: move.before, after: move.after, of: move.of })
  if (left === null || left.best === left.worst) return among
  return `${among}; ${text('trial.left-of-all', { places: span(left.best, left.worst) })}`
}

const span = (best: number, worst: number): string => (best === worst ? String(best) : `${best} – ${worst}`)

function indexCell(unit: TrialUnit, then: Framework, now: Framework): TemplateResult {
  const { before, after } = unit
  const [was, is] = [
    before.index === null ? dash() : decimal(before.index, then.rounding.index),
    after.index === null ? dash() : decimal(after.index, now.rounding.index),
  ]
  const by = indexWords(unit, now)
  return html`<span
    ><span class="nowrap">${fromTo(was, is)}</span
    >${by === '' ? nothing : html`<br /><span class="small muted">${by}</span>`}</span
  >`
}

function indexWords({ after, difference, left }: TrialUnit, { rounding }: Framework): string {
  if (after.index !== null) {
    if (difference === null) return ''
    return Number(difference) === 0 ? text('figures.unchanged') : sayDifference(difference, language())
  }
  if (left === null) return text(after.state === 'open' ? 'trial.open' : 'trial.faulty')
  const [lowest, highest] = [left.lowest, left.highest].map((one) => decimal(one, rounding.index))
  return text('trial.left-index', { indices: lowest === highest ? lowest! : `${lowest} – ${highest}` })
}

function bandCell({ before, after }: TrialUnit, then: Framework, now: Framework): TemplateResult {
  const [was, is] = [bandWords(then, before.band), bandWords(now, after.band)]
  return html`<span>${was === is ? is : fromTo(was, is)}</span>`
}

function whyCell({ criteria, before, after }: TrialUnit): TemplateResult | string {
  if (criteria.length === 0) return before.index === after.index ? dash() : text('trial.no-criterion')
  return html`<details>
    <summary class="small">${text('trial.criteria', { count: criteria.length })}</summary>
    <ul class="plain why">
      ${criteria.map((one) => html`<li>${criterion(one)}</li>`)}
    </ul>
  </details>`
}

const kinds = { changed: null, new: 'change.added', gone: 'change.removed' } as const

function criterion({ number, title, kind, before, after }: TrialCriterion): TemplateResult {
  const { [kind]: came } = kinds
  return html`${number} ${say(title)}${came === null ? nothing : html` (<span class="lower">${text(came)}</span>)`}:
    <span class="small muted"
      >${sayTrialPoints(before, language())} <span aria-hidden="true">→</span
      ><span class="hidden-words">${text('result.became')}</span> ${sayTrialPoints(after, language())}</span
    >`
}
