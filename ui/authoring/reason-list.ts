/** What is wrong, or what still stands between a draft and being published. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { text } from '../text.ts'
import type { Worded } from './author.worker.ts'

/** Each reason leads to where it stands. */
export function reasonList(reasons: readonly Worded[], show: (reason: Worded) => void): TemplateResult {
  return html`<ul class="draft-reasons">
    ${reasons.map(
      (one) =>
        html`<li>
          ${one.words}
          ${
            one.place === null
              ? nothing
              : html`<button type="button" class="button-plain" @click=${() => show(one)}>
                  ${text('author.at', { line: one.place.line })}
                </button>`
          }
        </li>`,
    )}
  </ul>`
}
