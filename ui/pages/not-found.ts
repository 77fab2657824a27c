import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import { Page } from '../elements/page.ts'
import { text } from '../text.ts'

@customElement('khung-not-found')
export class NotFoundPage extends Page<true> {
  protected override load(): Promise<true> {
    return Promise.resolve(true)
  }

  protected override heading(): string {
    return text('page.not-found')
  }

  protected override content(): TemplateResult {
    return html`
      <p>${text('page.not-found-why')}</p>
      <p><a href="/">${text('nav.home')}</a></p>
    `
  }
}
