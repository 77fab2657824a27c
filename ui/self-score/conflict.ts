/** Mine and theirs side by side; the person chooses, nothing is merged behind their back. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Part } from '../../engine/live.ts'
import type { AnswerRecord } from '../api.ts'
import { showValue } from '../fields/registry.ts'
import { time } from '../format.ts'
import { say, text } from '../text.ts'
import { entryOf, emptyEntry } from './entry.ts'
import type { Entry } from './entry.ts'

export interface ConflictProps {
  readonly leaf: Part
  readonly mine: Entry
  readonly theirs: AnswerRecord | null
  /** The name of the person at this screen. */
  readonly me: string
  readonly choose: (which: 'mine' | 'theirs') => void
}

/** Who was here first: somebody else, or the same person in another window. */
export function conflictWords(theirs: { readonly by: string; readonly at: string } | null, me: string): TemplateResult {
  const own = theirs?.by === me
  return html`<p class="strong">${own ? text('conflict.title-own') : text('conflict.title')}</p>
    ${
      theirs
        ? html`<p>${text('conflict.who', { by: own ? text('conflict.you') : theirs.by, time: time(theirs.at) })}</p>`
        : nothing
    }`
}

export function conflictPanel({ leaf, mine, theirs, me, choose }: ConflictProps): TemplateResult {
  const other = theirs ? entryOf(theirs) : emptyEntry
  const rows = [
    ...leaf.inputs.map((input) => ({
      label: say(input.label),
      mine: mine.texts[input.id] ?? showValue(input, mine.inputs[input.id]),
      theirs: showValue(input, other.inputs[input.id]),
    })),
    { label: text('row.claim-reason'), mine: mine.claim ?? '', theirs: other.claim ?? '' },
    { label: text('conflict.note'), mine: mine.note, theirs: other.note },
  ].filter((row) => row.mine !== row.theirs)
  return html`<div class="notice notice-warning" role="alert">
    ${conflictWords(theirs, me)} ${theirs ? nothing : html`<p>${text('conflict.cleared')}</p>`}
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">${text('conflict.item')}</th>
          <th scope="col">${text('conflict.mine')}</th>
          <th scope="col">${text('conflict.theirs')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row">${row.label}</th>
              <td data-label=${text('conflict.mine')}>${row.mine || text('conflict.empty')}</td>
              <td data-label=${text('conflict.theirs')}>${row.theirs || text('conflict.empty')}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="actions">
      <button type="button" @click=${() => choose('mine')}>${text('conflict.keep-mine')}</button>
      <button type="button" class="button-second" @click=${() => choose('theirs')}>
        ${text('conflict.take-theirs')}
      </button>
    </p>
  </div>`
}
