/**
 * Base of pages, rows and fields: they render into the document itself, because
 * labels and #id links do not cross shadow roots, and they follow the language.
 */
import { LitElement } from 'lit'
import { onLanguage } from '../language.ts'

export abstract class LightElement extends LitElement {
  #stop: (() => void) | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.#stop = onLanguage(() => this.requestUpdate())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stop?.()
  }

  protected override createRenderRoot(): HTMLElement {
    return this
  }
}
