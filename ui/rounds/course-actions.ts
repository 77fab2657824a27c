/** What is decided about a round beside its next step: cancelling, opening again, correcting; and what was decided before. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Role, Round, RoundState, ScoreChange } from '../api.ts'
import type { Send } from '../appraisal/course.ts'
import { askReason } from '../elements/ask-reason.ts'
import { decimal, time } from '../format.ts'
import { paths } from '../paths.ts'
import { appraises } from '../roles.ts'
import { text } from '../text.ts'
import { agreedWords } from './agreed.ts'
import { overdue } from './left-over.ts'
import { isWithdrawn, revisionWords } from './notices.ts'

const running = (state: RoundState): boolean => !['draft', 'published', 'cancelled'].includes(state)

type Button = (label: string, why: string, path: string, body?: object) => TemplateResult

/** `close`: the forms that are overdue, without a question. */
export function courseActions(round: Round, role: Role, send: Send, close: () => void): TemplateResult {
  const heads = role === 'chair' || role === 'administrator'
  const act = async (title: string, why: string, path: string, body: object = {}): Promise<void> => {
    await askReason({ title, lines: [why], yes: title }, ({ reason }) => send(path, { ...body, reason }))
  }
  const button: Button = (label, why, path, body) =>
    html`<button type="button" class="button-second" @click=${() => void act(label, why, path, body)}>${label}</button>`
  return html`
    ${ending(round, heads, button)} ${correction(round, heads, button)}
    ${round.version_move ? moveNotice(round.version_move, heads, button) : nothing} ${revisions(round)} ${moves(round)}
    <p class="cluster">
      ${
        overdue(round).length > 0 && (heads || appraises(role))
          ? html`<button type="button" class="button-second" @click=${close}>${text('course.close')}</button>`
          : nothing
      }
      ${
        round.state === 'published' && free(round) && (heads || appraises(role))
          ? button(text('course.correct'), text('course.correct-why'), '/corrections')
          : nothing
      }
      ${heads && free(round) ? endings(round, button) : nothing}
    </p>
  `
}

/** Nothing else waits for a second person. */
const free = ({ correction: asked, ending: end }: Round): boolean =>
  end === null && (asked === null || asked.approved_by !== null)

function endings(round: Round, button: Button): TemplateResult | typeof nothing {
  const published = round.published_at !== null
  if (round.state === 'cancelled')
    return isWithdrawn(round)
      ? button(text('ending.reopen'), text('ending.reopen-why'), '/reopening')
      : button(text('course.reopen'), text('course.reopen-why'), '/reopening')
  if (!running(round.state) && round.state !== 'published') return nothing
  return published
    ? button(text('ending.cancel'), text('ending.cancel-why'), '/cancellation')
    : button(text('course.cancel'), text('course.cancel-why'), '/cancellation')
}

/** Approving and refusing, for another person than the one who asked. */
function decision(own: boolean, heads: boolean, path: string, approve: string, button: Button) {
  if (own) return html`<p class="muted">${text('course.own')}</p>`
  if (!heads) return nothing
  return html`<p class="actions">
    ${button(text('course.approve'), approve, path, { approved: true })}
    ${button(text('course.refuse'), text('course.refuse-why'), path, { approved: false })}
  </p>`
}

function ending({ ending: asked }: Round, heads: boolean, button: Button): TemplateResult | typeof nothing {
  if (asked === null) return nothing
  const { kind, reason, own } = asked
  const cancels = kind === 'cancel'
  return html`<div class="notice">
    <p>${cancels ? text('ending.asked-cancel', { reason }) : text('ending.asked-reopen', { reason })}</p>
    <p class="small">${agreedWords({ ...asked, approved_by: null, approved_at: null }, true)}</p>
    ${decision(own, heads, '/ending/decision', text(cancels ? 'ending.cancel-now' : 'ending.reopen-now'), button)}
  </div>`
}

function correction({ correction: asked }: Round, heads: boolean, button: Button): TemplateResult | typeof nothing {
  if (asked === null || asked.approved_by !== null) return nothing
  return html`<div class="notice">
    <p>${text('course.correction-asked', { revision: asked.revision, reason: asked.reason })}</p>
    <p class="small">${agreedWords(asked, true)}</p>
    ${decision(asked.own, heads, '/corrections/decision', text('course.approve-why'), button)}
  </div>`
}

/** The other version, and every score that it changes, before somebody approves it. */
function moveNotice(move: NonNullable<Round['version_move']>, heads: boolean, button: Button): TemplateResult {
  const words = ({ index, points, of }: ScoreChange['before']): string =>
    index === null ? `${decimal(points)} / ${decimal(of)}` : decimal(index)
  const { framework, version, reason } = move
  return html`<div class="notice">
    <p>${text('course.version-wanted', { framework, version, reason })}</p>
    <p class="small">${agreedWords({ ...move, approved_by: null, approved_at: null }, true)}</p>
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
    ${decision(move.own, heads, '/version/decision', text('course.version-now'), button)}
  </div>`
}

function revisions(round: Round): TemplateResult | typeof nothing {
  const { id, publications } = round
  if (publications.length < 2) return nothing
  return html`<section aria-labelledby="revisions">
    <h2 id="revisions">${text('course.revisions')}</h2>
    <ul>
      ${publications.map(
        ({ revision, at }) =>
          html`<li>
            <a href="${paths.results(id)}?revision=${revision}"
              >${text('course.revision', { revision, time: time(at) })}</a
            >
            <span class="small muted">${revisionWords(round, revision)}</span>
          </li>`,
      )}
    </ul>
  </section>`
}

function moves({ version_moves }: Round): TemplateResult | typeof nothing {
  if (version_moves.length === 0) return nothing
  return html`<section aria-labelledby="version-moves">
    <h2 id="version-moves">${text('course.moves')}</h2>
    <ul>
      ${version_moves.map(
        (move) =>
          html`<li>
            ${text('course.moved', { framework: move.framework, version: move.version, reason: move.reason })}
            <span class="small muted">${agreedWords(move)}</span>
          </li>`,
      )}
    </ul>
  </section>`
}
