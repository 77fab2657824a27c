/** The decision as it stands, how far it has come, and the choice when two people decided at once. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Answer, Part } from '../../engine/live.ts'
import type { AppraisalInput, AppraisalRecord } from '../api.ts'
import { badge } from '../elements/badge.ts'
import { showValue } from '../fields/registry.ts'
import { decimal, shortTime } from '../format.ts'
import { conflictWords } from '../self-score/conflict.ts'
import { say, text } from '../text.ts'
import type { Appraisal } from './appraisal.ts'

export function decisionPart(appraisal: Appraisal, leaf: Part, me: string): TemplateResult {
  const record = appraisal.decisions.record(leaf.id)
  return html`${record ? recordPart(record, leaf) : nothing} ${secondPart(appraisal, leaf)}
  ${statePart(appraisal, leaf, me)}`
}

/** A large change that nobody has agreed to yet. */
function secondPart({ assessment, decisions }: Appraisal, leaf: Part): TemplateResult | typeof nothing {
  const state = decisions.state(leaf.id)
  const second = assessment.second[leaf.id]
  const waiting = state.kind === 'waiting' ? state.waiting : second?.waiting
  if (waiting === undefined || state.kind === 'saved') return nothing
  const yours = waiting === 'second' && state.kind !== 'waiting' && second?.mine === false
  return html`<div class="notice notice-warning">
    <p>${text(waiting === 'third' ? 'desk.third' : yours ? 'desk.second-yours' : 'desk.second')}</p>
    ${(second?.proposals ?? []).map(
      ({ answer, reason, by }) =>
        html`<p class="strong">${text('desk.proposal', { by, reason })}</p>
          ${answerPart(answer, leaf)}`,
    )}
  </div>`
}

export function decisionBadge(decision: AppraisalRecord['decision']): TemplateResult {
  switch (decision) {
    case 'accepted':
      return badge(text('decide.accepted'), 'success')
    case 'changed':
      return badge(text('decide.changed'), 'active')
    case 'entered':
      return badge(text('decide.entered'), 'active')
    default:
      return decision satisfies never
  }
}

function recordPart(record: AppraisalRecord, leaf: Part): TemplateResult {
  return html`
    <p class="cluster">
      ${decisionBadge(record.decision)}<span class="small muted">${record.by}</span
      >${record.late ? badge(text('desk.late'), 'warning') : nothing}
    </p>
    ${record.decision === 'accepted' ? nothing : answerPart(record.answer, leaf)}
    ${record.reason ? html`<p class="said-note">${text('decide.because', { reason: record.reason })}</p>` : nothing}
  `
}

function answerPart(answer: Answer, leaf: Part): TemplateResult {
  if (answer.adjusted) return html`<p>${text('decide.gave', { points: decimal(answer.adjusted.points, 2) })}</p>`
  if (answer.not_arising !== undefined) return html`<p>${text('row.claim')}</p>`
  return html`<dl class="said">
    ${leaf.inputs
      .filter(({ id }) => answer.inputs[id] !== undefined)
      .map(
        (input) =>
          html`<div>
            <dt>${say(input.label)}</dt>
            <dd>${showValue(input, answer.inputs[input.id])}</dd>
          </div>`,
      )}
  </dl>`
}

function statePart({ decisions }: Appraisal, leaf: Part, me: string): TemplateResult {
  const state = decisions.state(leaf.id)
  return html`<div class="desk-state" role="status">
    ${state.kind === 'saving' ? html`<p class="small muted">${text('save.saving')}</p>` : nothing}
    ${
      state.kind === 'saved'
        ? html`<p class="small muted">${text('save.saved', { time: shortTime(state.at) })}</p>`
        : nothing
    }
    ${
      state.kind === 'unsent'
        ? html`<p>
            ${badge(text('save.unsent'), 'warning')}
            <button type="button" class="button-plain" @click=${() => decisions.retry()}>${text('save.retry')}</button>
          </p>`
        : nothing
    }
    ${
      state.kind === 'refused'
        ? html`<p class="field-error">${text('save.refused', { why: state.why })}</p>
            <button type="button" class="button-plain" @click=${() => decisions.drop(leaf.id)}>
              ${text('decide.drop')}
            </button>`
        : nothing
    }
    ${state.kind === 'conflict' ? conflictPart(decisions.pending(leaf.id), state.theirs, leaf, decisions, me) : nothing}
  </div>`
}

function conflictPart(
  mine: AppraisalInput | undefined,
  theirs: AppraisalRecord | null,
  leaf: Part,
  decisions: Appraisal['decisions'],
  me: string,
): TemplateResult {
  return html`<div class="notice notice-warning">
    ${conflictWords(theirs, me)}
    <dl>
      <dt class="small muted">${text('conflict.mine')}</dt>
      <dd class="conflict-side">
        ${
          mine?.decision === 'accept' || !mine
            ? decisionBadge('accepted')
            : html`${answerPart(mine.answer, leaf)}
              ${mine.reason ? html`<p>${text('decide.because', { reason: mine.reason })}</p>` : nothing}`
        }
      </dd>
      <dt class="small muted">${text('conflict.theirs')}</dt>
      <dd class="conflict-side">${theirs ? recordPart(theirs, leaf) : text('conflict.empty')}</dd>
    </dl>
    <p class="desk-tools">
      <button type="button" @click=${() => decisions.keepMine(leaf.id)}>${text('conflict.keep-mine')}</button>
      <button type="button" class="button-second" @click=${() => decisions.takeTheirs(leaf.id)}>
        ${text('conflict.take-theirs')}
      </button>
    </p>
  </div>`
}
