/** Stands in for a page whose code could not be fetched, and becomes it when that works. */
import { nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { Unreachable } from '../client.ts'
import { Page } from './page.ts'

@customElement('khung-unreached')
export class UnreachedPage extends Page<null> {
  /** Opens the page after all; rejects while there is no connection. */
  @property({ attribute: false }) again: () => Promise<void> = () => Promise.resolve()

  #asked = false

  protected override async load(): Promise<null> {
    // That it failed is why this page is here; from then on it is tried when the person says so.
    if (!this.#asked) {
      this.#asked = true
      throw new Unreachable('unreached')
    }
    await this.again()
    return null
  }

  protected override heading(): string {
    return ''
  }

  protected override content(): typeof nothing {
    return nothing
  }
}
