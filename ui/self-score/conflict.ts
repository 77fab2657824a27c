/** Mine and theirs side by side; the person chooses, nothing is merged behind their back. */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Leaf } from '../../engine/live.ts'
import type { AnswerRecord } from '../api.ts'
import { showValue } from '../fields/registry.ts'
import { time } from '../format.ts'
import { say, text } from '../text.ts'
import { entryOf, emptyEntry } from './entry.ts'
import type { Entry } from './entry.ts'

export interface ConflictProps {
  readonly leaf: Leaf
  readonly mine: Entry
  readonly theirs: AnswerRecord | null
  readonly choose: (which: 'mine' | 'theirs') => void
}

export function conflictPanel({ leaf, mine, theirs, choose }: ConflictProps): TemplateResult {
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
    <p class="strong">${text('conflict.title')}</p>
    <p>${theirs ? text('conflict.who', { by: theirs.by, time: time(theirs.at) }) : text('conflict.cleared')}</p>
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
