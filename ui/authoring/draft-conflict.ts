/** Nobody's text is overwritten unseen: both can be kept as files before one is chosen. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { shortTime } from '../format.ts'
import { text } from '../text.ts'
import { download } from './download.ts'
import type { DraftWork } from './draft-work.ts'

export function draftConflict(work: DraftWork): TemplateResult | typeof nothing {
  const { state } = work.saving
  if (state.kind !== 'conflict') return nothing
  const { theirs } = state
  const { changed_by: by } = theirs
  return html`<section class="notice notice-warning" role="alert" aria-labelledby="conflict-title">
    <h2 id="conflict-title">${text('author.conflict')}</h2>
    <p>${text('author.conflict-why', { by, time: shortTime(theirs.changed_at) })}</p>
    <p class="actions">
      <button type="button" @click=${() => work.takeTheirs()}>${text('author.take-theirs', { by })}</button>
      <button type="button" class="button-second" @click=${() => work.keepMine()}>${text('author.keep-mine')}</button>
      <button type="button" class="button-second" @click=${() => download(theirs)}>
        ${text('author.download-theirs')}
      </button>
    </p>
  </section>`
}
