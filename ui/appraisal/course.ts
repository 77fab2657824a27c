/** The course of a round: its stages with their dates, and what is done about the form of one unit. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { AssessmentSummary, Role, Round, RoundState } from '../api.ts'
import { askReason } from '../elements/ask-reason.ts'
import { badge } from '../elements/badge.ts'
import { day } from '../format.ts'
import { appraises } from '../roles.ts'
import { stageWords } from '../states.ts'
import { text } from '../text.ts'

/** Sends what was decided, against the revision that is on the screen; throws where it was not taken. */
export type Send = (path: string, body: object) => Promise<void>

/** With where the round keeps the last day of each, in order. */
export const stages = [
  ['self-scoring', 'self_scoring_until'],
  ['appraisal', 'appraisal_until'],
  ['clarification', 'clarification_until'],
  ['appraisal-2', 'appraisal_2_until'],
  ['council', 'council_until'],
] as const satisfies readonly (readonly [RoundState, keyof Round])[]

export function stageTable(round: Round): TemplateResult {
  return html`<table class="cards">
    <caption>
      ${text('course.title')}
    </caption>
    <thead>
      <tr>
        <th scope="col">${text('course.stage')}</th>
        <th scope="col">${text('course.until')}</th>
      </tr>
    </thead>
    <tbody>
      ${stages.map(([state, until]) => {
        const { [until]: last } = round
        return last === null
          ? nothing
          : html`<tr>
              <th scope="row">
                ${stageWords(state)} ${state === round.state ? badge(text('course.here'), 'active') : nothing}
              </th>
              <td class="digits" data-label=${text('course.until')}>${day(last)}</td>
            </tr>`
      })}
    </tbody>
  </table>`
}

/** What can be done about the form of one unit. */
export function unitActions(round: Round, row: AssessmentSummary, role: Role, send: Send): TemplateResult {
  const heads = role === 'chair' || role === 'administrator'
  const give = async (title: string, lines: readonly string[], path: string, dated: boolean): Promise<void> => {
    const until = dated && row.until !== null ? { label: text('course.until'), value: day(row.until) } : undefined
    await askReason(
      { title, lines, yes: title },
      ({ reason, day: last }) => send(path, dated ? { reason, until: last } : { reason }),
      until,
    )
  }
  const of = html`<span class="hidden-words">${row.unit.name}</span>`
  return html`
    ${
      round.state === 'self-scoring' && row.state !== 'open' && (heads || appraises(role))
        ? html`<button
            type="button"
            class="button-plain"
            @click=${() => void give(text('course.return'), [row.unit.name, text('course.return-why')], 'return', false)}
          >
            ${text('course.return')} ${of}
          </button>`
        : nothing
    }
    ${
      (round.state === 'self-scoring' || round.state === 'clarification') && heads
        ? html`<button
            type="button"
            class="button-plain"
            @click=${() => void give(text('course.extend'), [row.unit.name, text('course.extend-why')], 'extension', true)}
          >
            ${text('course.extend')} ${of}
          </button>`
        : nothing
    }
  `
}

/** "gia hạn đến hết 25/11/2026" where this unit has longer than the others; "chờ lãnh đạo xác nhận". */
export function unitNotes(round: Round, row: AssessmentSummary): TemplateResult {
  const common = stages.find(([state]) => state === round.state)?.[1]
  const extended = row.until !== null && common !== undefined && round[common] !== row.until
  return html`
    ${extended ? html`<span class="small muted">${text('course.extended', { day: day(row.until ?? '') })}</span>` : nothing}
    ${row.ready_at === null ? nothing : badge(text('course.ready'), 'active')}
  `
}
