/** The course of a round: its stages with their dates, and what is done about it beside the next step. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { AssessmentSummary, Role, Round, RoundState, ScoreChange } from '../api.ts'
import { askReason } from '../elements/ask-reason.ts'
import { badge } from '../elements/badge.ts'
import { day, decimal, time } from '../format.ts'
import { paths } from '../paths.ts'
import { appraises } from '../roles.ts'
import { stageWords } from '../states.ts'
import { text } from '../text.ts'

/** Sends what was decided, against the revision that is on the screen. */
export type Send = (path: string, body: object, rev: number) => Promise<void>

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

const running = (state: RoundState): boolean => !['draft', 'published', 'cancelled'].includes(state)

/** Cancelling, opening again, correcting; and what was published before. */
export function courseActions(round: Round, role: Role, send: Send): TemplateResult {
  const heads = role === 'chair' || role === 'administrator'
  const { state, correction, publications } = round
  const act = async (title: string, why: string, path: string, body: object = {}): Promise<void> => {
    const given = await askReason({ title, lines: [why], yes: title })
    if (given) await send(path, { ...body, reason: given.reason }, round.rev)
  }
  const button = (label: string, why: string, path: string, body?: object): TemplateResult =>
    html`<button type="button" class="button-second" @click=${() => void act(label, why, path, body)}>${label}</button>`
  const decision = '/corrections/decision'
  return html`
    ${round.cancelled ? html`<p class="notice">${text('course.cancelled', { reason: round.cancelled.reason })}</p>` : nothing}
    ${
      correction
        ? html`<div class="notice">
            <p>${text('course.asked', correction)}</p>
            ${
              correction.own
                ? html`<p class="muted">${text('course.own')}</p>`
                : heads
                  ? html`<p class="actions">
                      ${button(text('course.approve'), text('course.approve-why'), decision, { approved: true })}
                      ${button(text('course.refuse'), text('course.correct-why'), decision, { approved: false })}
                    </p>`
                  : nothing
            }
          </div>`
        : nothing
    }
    ${round.version_move ? moveNotice(round.version_move, heads, button) : nothing}
    ${
      publications.length > 1
        ? html`<section aria-labelledby="revisions">
            <h2 id="revisions">${text('course.revisions')}</h2>
            <ul>
              ${publications.map(
                ({ revision, at }) =>
                  html`<li>
                    <a href="${paths.results(round.id)}?revision=${revision}"
                      >${text('course.revision', { revision, time: time(at) })}</a
                    >
                  </li>`,
              )}
            </ul>
          </section>`
        : nothing
    }
    <p class="cluster">
      ${
        state === 'self-scoring' && (heads || appraises(role))
          ? html`<button type="button" class="button-second" @click=${() => void send('/closing', {}, round.rev)}>
              ${text('course.close')}
            </button>`
          : nothing
      }
      ${
        state === 'published' && correction === null && (heads || appraises(role))
          ? button(text('course.correct'), text('course.correct-why'), '/corrections')
          : nothing
      }
      ${
        heads && (running(state) || state === 'published')
          ? button(text('course.cancel'), text('course.cancel-why'), '/cancellation')
          : nothing
      }
      ${
        heads && state === 'cancelled'
          ? button(text('course.reopen'), text('course.reopen-why'), '/reopening')
          : nothing
      }
    </p>
  `
}

type Button = (label: string, why: string, path: string, body?: object) => TemplateResult

/** The other version, and every score that it changes, before somebody approves it. */
function moveNotice(move: NonNullable<Round['version_move']>, heads: boolean, button: Button): TemplateResult {
  const words = ({ index, points, of }: ScoreChange['before']): string =>
    index === null ? `${decimal(points)} / ${decimal(of)}` : decimal(index)
  const decision = '/version/decision'
  return html`<div class="notice">
    <p>${text('course.version-asked', move)}</p>
    ${move.changes.length === 0 ? html`<p>${text('course.version-none')}</p>` : nothing}
    <ul>
      ${move.changes.map(
        ({ unit, before, after, lost }) =>
          html`<li>
            ${text('course.version-change', { unit, before: words(before), after: words(after) })}
            ${lost.length === 0 ? nothing : html`(${text('course.version-lost', { ids: lost.join(', ') })})`}
          </li>`,
      )}
    </ul>
    ${
      move.own
        ? html`<p class="muted">${text('course.own')}</p>`
        : heads
          ? html`<p class="actions">
              ${button(text('course.approve'), text('course.version-what'), decision, { approved: true })}
              ${button(text('course.refuse'), text('course.version-what'), decision, { approved: false })}
            </p>`
          : nothing
    }
  </div>`
}

/** What can be done about the form of one unit. */
export function unitActions(
  round: Round,
  row: AssessmentSummary,
  role: Role,
  send: (body: object, path: string) => Promise<void>,
): TemplateResult {
  const heads = role === 'chair' || role === 'administrator'
  const give = async (title: string, lines: readonly string[], path: string, dated: boolean): Promise<void> => {
    const until = dated && row.until !== null ? { label: text('course.until'), value: day(row.until) } : undefined
    const given = await askReason({ title, lines, yes: title }, until)
    if (given) await send(dated ? { reason: given.reason, until: given.day } : { reason: given.reason }, path)
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
