/** Evidence inside the page: a picture, or a PDF page by page from the page that is cited. Anything else is downloaded. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { EvidenceLink } from '../api.ts'
import { badge } from '../elements/badge.ts'
import { LightElement } from '../elements/light.ts'
import { fileSize } from '../format.ts'
import { text } from '../text.ts'
import { citationWords } from './citation.ts'
import { isPicture } from './kinds.ts'
import type { OpenPdf } from './pdf.ts'

const zooms = [1, 1.5, 2, 3] as const

type Shown =
  | { readonly kind: 'loading' }
  | { readonly kind: 'picture' }
  | { readonly kind: 'pdf'; readonly pdf: OpenPdf }
  | { readonly kind: 'failed'; readonly why: string }

@customElement('khung-evidence-viewer')
export class EvidenceViewer extends LightElement {
  @property({ attribute: false }) file!: EvidenceLink

  @state() private shown: Shown = { kind: 'loading' }
  @state() private page = 1
  @state() private zoom = 0
  @state() private words = ''
  /** A picture of the page that is shown could not be read. */
  @state() private unread = false

  #opened: string | undefined
  #drawn = ''
  #seen: Element | null = null
  #soon: ReturnType<typeof setTimeout> | undefined
  /** A page that was drawn for another width is blurred: it is drawn again once the width has come to rest. */
  readonly #width = new ResizeObserver(() => {
    clearTimeout(this.#soon)
    this.#soon = setTimeout(() => void this.#draw(), 150)
  })

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#soon)
    this.#width.disconnect()
    this.#seen = null
    this.#close()
  }

  #close(): void {
    if (this.shown.kind === 'pdf') this.shown.pdf.close()
    this.#opened = undefined
  }

  get #address(): string {
    return `/api/v1/evidence/${encodeURIComponent(this.file.id)}`
  }

  protected override willUpdate(): void {
    if (this.#opened === this.file.id) return
    this.#close()
    this.#opened = this.file.id
    this.zoom = 0
    this.page = 1
    this.unread = false
    this.shown = isPicture(this.file) ? { kind: 'picture' } : { kind: 'loading' }
    if (this.shown.kind === 'loading') void this.#load(this.file)
  }

  protected override updated(): void {
    const sheet = this.querySelector('.viewer-sheet')
    if (sheet !== this.#seen) {
      this.#width.disconnect()
      if (sheet) this.#width.observe(sheet)
      this.#seen = sheet
    }
    void this.#draw()
  }

  async #load(file: EvidenceLink): Promise<void> {
    const still = (): boolean => this.#opened === file.id
    try {
      const response = await fetch(this.#address, { credentials: 'same-origin', cache: 'no-store' })
      if (!response.ok) throw new Error(`HTTP ${response.status}`)
      const [bytes, { openPdf }] = await Promise.all([response.arrayBuffer(), import('./pdf.ts')])
      const pdf = await openPdf(bytes)
      if (!still()) return pdf.close()
      this.page = Math.min(Math.max(file.cites?.page ?? 1, 1), pdf.pages)
      this.shown = { kind: 'pdf', pdf }
    } catch (cause) {
      const locked = cause instanceof Error && cause.name === 'PasswordException'
      if (still()) this.shown = { kind: 'failed', why: text(locked ? 'viewer.locked' : 'viewer.broken') }
    }
  }

  async #draw(): Promise<void> {
    const canvas = this.querySelector('canvas')
    if (this.shown.kind !== 'pdf' || !canvas) return
    const { pdf } = this.shown
    const { page } = this
    const width = Math.max(canvas.parentElement?.clientWidth ?? 0, 200) * (zooms[this.zoom] ?? 1)
    const wanted = `${this.#opened} ${page} ${width}`
    if (wanted === this.#drawn) return
    this.#drawn = wanted
    try {
      const whole = await pdf.draw(canvas, page, width)
      canvas.dataset['drawn'] = String(page)
      if (this.page === page) this.unread = !whole
      const words = await pdf.words(page)
      if (this.page === page) this.words = words
    } catch {
      this.shown = { kind: 'failed', why: text('viewer.broken') }
    }
  }

  protected override render(): TemplateResult {
    const { file, shown } = this
    const cited = citationWords(file.cites)
    return html`<section
      class="viewer no-print"
      aria-label=${text('viewer.of', { name: file.name })}
      @keydown=${(event: KeyboardEvent) => this.#keys(event)}
    >
      <p class="spread">
        <span class="strong viewer-name">${file.name}</span>
        <button type="button" class="button-plain" data-close @click=${() => this.#leave()}>
          ${text('viewer.close')}
        </button>
      </p>
      ${cited === '' ? html`<p class="small muted">${text('viewer.not-cited')}</p>` : html`<p>${cited}</p>`}
      ${shown.kind === 'picture' || shown.kind === 'pdf' ? this.#tools(shown) : nothing}
      ${shown.kind === 'loading' ? html`<p role="status">${text('page.loading')}</p>` : nothing}
      ${shown.kind === 'failed' ? html`<p role="alert">${badge(text('viewer.not-shown'), 'warning')} ${shown.why}</p>` : nothing}
      ${
        shown.kind === 'pdf' && this.unread
          ? html`<p role="status">${badge(text('viewer.not-shown'), 'warning')} ${text('viewer.unread')}</p>`
          : nothing
      }
      ${shown.kind === 'picture' || shown.kind === 'pdf' ? this.#sheet(shown) : nothing}
      <p>
        <a href=${this.#address} download=${file.name}>${text('viewer.download', { size: fileSize(file.size) })}</a>
      </p>
    </section>`
  }

  #tools(shown: Extract<Shown, { kind: 'picture' | 'pdf' }>): TemplateResult {
    const { page, zoom } = this
    const button = (name: string, words: string, off: boolean, act: () => void): TemplateResult =>
      html`<button
        type="button"
        class="button-second"
        data-tool=${name}
        aria-disabled=${off}
        @click=${() => (off ? undefined : act())}
      >
        ${words}
      </button>`
    return html`<p class="cluster viewer-tools">
      ${
        shown.kind === 'pdf'
          ? html`${button('before', text('viewer.before'), page === 1, () => (this.page = page - 1))}
              <span class="digits" role="status">${text('viewer.page', { page, of: shown.pdf.pages })}</span>
              ${button('after', text('viewer.after'), page === shown.pdf.pages, () => (this.page = page + 1))}`
          : nothing
      }
      ${button('smaller', text('viewer.smaller'), zoom === 0, () => (this.zoom = zoom - 1))}
      ${button('larger', text('viewer.larger'), zoom === zooms.length - 1, () => (this.zoom = zoom + 1))}
    </p>`
  }

  /** Larger than its box it scrolls there, also with the keyboard. */
  #sheet(shown: Extract<Shown, { kind: 'picture' | 'pdf' }>): TemplateResult {
    const { page, zoom, file, words } = this
    const label = shown.kind === 'pdf' ? text('viewer.page', { page, of: shown.pdf.pages }) : file.name
    return html`<div
      class="viewer-sheet viewer-zoom-${zoom}"
      tabindex="0"
      role="region"
      aria-label=${text('viewer.sheet')}
    >
      ${
        shown.kind === 'pdf'
          ? html`<canvas role="img" aria-label=${label}></canvas>
              <div class="hidden-words">${words}</div>`
          : html`<img
              src=${this.#address}
              alt=${text('viewer.picture', { name: file.name })}
              @error=${() => (this.shown = { kind: 'failed', why: text('viewer.broken') })}
            />`
      }
    </div>`
  }

  #keys(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#leave()
    else if (this.shown.kind === 'pdf' && event.key === 'PageDown')
      this.page = Math.min(this.page + 1, this.shown.pdf.pages)
    else if (this.shown.kind === 'pdf' && event.key === 'PageUp') this.page = Math.max(this.page - 1, 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  #leave(): void {
    this.dispatchEvent(new Event('viewer-close', { bubbles: true }))
  }
}
