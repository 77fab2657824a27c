/** Says what just happened, with a way back. It stays long enough to be read and reached. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { text } from '../text.ts'
import { LightElement } from './light.ts'

interface Message {
  readonly words: string
  readonly undo: (() => void) | undefined
}

const shownFor = 10_000

/** `toast('Đã đồng ý 12 tiêu chí', () => takeBack())` */
export function toast(words: string, undo?: () => void): void {
  document.dispatchEvent(new CustomEvent<Message>('khung-toast', { detail: { words, undo } }))
}

@customElement('khung-toast')
export class Toast extends LightElement {
  @state() private message: Message | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Where the focus was when the message came: it goes back there when the message goes. */
  #from: HTMLElement | null = null

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('khung-toast', this.#take)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('khung-toast', this.#take)
  }

  #take = (event: Event): void => {
    this.message = (event as CustomEvent<Message>).detail
    const at = document.activeElement
    if (at instanceof HTMLElement && at !== document.body && !this.contains(at)) this.#from = at
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#close(), shownFor)
  }

  #close(): void {
    clearTimeout(this.#timer)
    const within = this.contains(document.activeElement)
    this.message = undefined
    if (!within) return
    const back = this.#from?.isConnected ? this.#from : document.querySelector<HTMLElement>('main h1')
    back?.focus()
  }

  #undo(): void {
    const { message } = this
    this.#close()
    message?.undo?.()
  }

  protected override render(): TemplateResult {
    const { message } = this
    return html`<div role="status">
      ${
        message
          ? html`<div class="toast">
              <span>${message.words}</span>
              <span class="cluster">
                ${
                  message.undo
                    ? html`<button class="button-plain" type="button" @click=${() => this.#undo()}>
                        ${text('toast.undo')}
                      </button>`
                    : nothing
                }
                <button class="button-plain" type="button" @click=${() => this.#close()}>${text('toast.close')}</button>
              </span>
            </div>`
          : nothing
      }
    </div>`
  }
}
