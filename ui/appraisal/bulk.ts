/** Accepts at once what is shown and needs no closer look; and takes exactly that back. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { LightElement } from '../elements/light.ts'
import { explain } from '../elements/page.ts'
import { text } from '../text.ts'
import { apartWords, countedWords } from './apart.ts'
import type { Shown } from './apart.ts'
import { acceptAll, withdrawAll } from './desk.ts'
import type { Chosen } from './desk.ts'

@customElement('khung-bulk')
export class Bulk extends LightElement {
  @property({ attribute: false }) round = ''
  @property({ attribute: false }) shown: Shown = { plain: [], others: [], counted: 'criteria' }

  @state() private done: readonly Chosen[] = []
  @state() private busy = false
  @state() private words: string | null = null
  @state() private problem: string | null = null

  protected override render(): TemplateResult | typeof nothing {
    const { shown, done, busy, words, problem } = this
    const { plain, others } = shown
    return html`<div class="bulk no-print">
      ${
        plain.length < 2
          ? nothing
          : html`<p class="cluster">
              <button type="button" class="button-second" data-bulk ?disabled=${busy} @click=${() => this.#accept()}>
                ${text('desk.accept-all', { count: plain.length, what: countedWords(shown.counted) })}
              </button>
              ${others.length > 0 ? html`<span class="small muted">${apartWords(shown)}</span>` : nothing}
            </p>`
      }
      <div role="status">
        ${
          words === null
            ? nothing
            : html`<p class="notice cluster">
                <span>${words}</span>
                ${
                  done.length === 0
                    ? nothing
                    : html`<button
                        type="button"
                        class="button-plain"
                        data-undo
                        ?disabled=${busy}
                        @click=${() => this.#undo()}
                      >
                        ${text('toast.undo')}
                      </button>`
                }
              </p>`
        }
        ${problem === null ? nothing : html`<p class="field-error">${text('problems.error', { text: problem })}</p>`}
      </div>
    </div>`
  }

  #accept(): Promise<void> {
    const { plain } = this.shown
    return this.#act('[data-undo]', async () => {
      this.done = await acceptAll(this.round, plain)
      const left = plain.length - this.done.length
      this.words =
        text('desk.accepted', { count: this.done.length }) +
        (left > 0 ? ` ${text('across.left', { count: left })}` : '')
    })
  }

  #undo(): Promise<void> {
    const { done } = this
    return this.#act('[data-bulk]', async () => {
      const { count } = await withdrawAll(this.round, done)
      const left = done.length - count
      this.done = []
      this.words = text('across.undone', { count }) + (left > 0 ? ` ${text('across.left', { count: left })}` : '')
    })
  }

  /** What was pressed may go away: the focus goes to what can be done next. */
  async #act(next: string, work: () => Promise<void>): Promise<void> {
    this.busy = true
    this.problem = null
    try {
      await work()
    } catch (cause) {
      this.problem = explain(cause)
    } finally {
      this.busy = false
    }
    await this.updateComplete
    requestAnimationFrame(() => this.querySelector<HTMLElement>(next)?.focus())
  }
}
