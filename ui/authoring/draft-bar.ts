/** What is always at hand while a draft is open: the total, what is wrong, whether it is saved, the way back, a copy. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { badge } from '../elements/badge.ts'
import { maximum } from '../format.ts'
import { saveBadge } from '../self-score/save-words.ts'
import { text } from '../text.ts'
import type { Looked } from './author.worker.ts'
import { download } from './download.ts'
import type { DraftWork } from './draft-work.ts'

type Rows = Extract<Looked, { readonly kind: 'rows' }>

/** While the parts of some entry do not add up to it, what the criteria add up to is what its author works on. */
const sumOf = ({ total, problems }: Rows): string =>
  problems.some(({ code }) => code === 'wrong-sum') ? total.leaves : total.sum

/** `showError`: goes to the first of what is wrong. */
export function draftBar(work: DraftWork, showError: () => void): TemplateResult {
  const { looked, saving } = work
  const wrong = looked?.problems.filter(({ severity }) => severity === 'error').length ?? 0
  const act = (words: string, possible: boolean, run: () => void): TemplateResult =>
    html`<button type="button" class="button-plain" aria-disabled=${possible ? nothing : 'true'} @click=${run}>
      ${words}
    </button>`
  return html`<div class="live-bar no-print">
    <span role="status">
      ${
        looked?.kind === 'rows'
          ? html`<span class="strong digits"
              >${text('author.total', { sum: maximum(sumOf(looked)), total: maximum(looked.total.declared) })}</span
            >`
          : nothing
      }
      ${wrong > 0 ? badge(text('author.wrong', { count: wrong }), 'error') : badge(text('author.right'), 'success')}
    </span>
    ${wrong > 0 ? act(text('author.to-error'), true, showError) : nothing}
    <span class="cluster">
      ${saveBadge(saving.state.kind === 'conflict' ? { kind: 'conflict', theirs: null } : saving.state)}
      ${act(text('author.undo'), work.canUndo, () => work.undo())}
      ${act(text('author.redo'), work.canRedo, () => work.redo())}
      ${act(text('author.download'), true, () => download(work))}
    </span>
  </div>`
}
