/**
 * Evidence of one criterion: each file travels at once and on its own, so a failing
 * one never touches an answer. Says kinds and limit before anyone chooses.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Evidence, Leaf } from '../../engine/live.ts'
import type { EvidenceLink } from '../api.ts'
import { remove, Unreachable } from '../client.ts'
import { badge } from '../elements/badge.ts'
import { LightElement } from '../elements/light.ts'
import { explain } from '../elements/page.ts'
import { toast } from '../elements/toast.ts'
import { fileSize } from '../format.ts'
import { say, text } from '../text.ts'
import { upload } from '../upload.ts'

const largest = 20 * 1024 * 1024
const kinds = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx'

interface Sending {
  readonly key: number
  readonly requirement: string | null
  readonly file: File
  readonly part: number
  /** Why it failed; null while it is on its way. */
  readonly failed: string | null
}

@customElement('khung-evidence')
export class EvidenceList extends LightElement {
  static keys = 0

  @property({ attribute: false }) assessment = ''
  @property({ attribute: false }) leaf!: Leaf
  /** Files of this criterion. */
  @property({ attribute: false }) files: readonly EvidenceLink[] = []
  @property({ attribute: false }) editable = false
  @state() private sending: readonly Sending[] = []

  async #send(requirement: string | null, file: File, key = EvidenceList.keys++): Promise<void> {
    const limit = fileSize(largest)
    const wrong =
      file.size === 0 ? text('evidence.empty') : file.size > largest ? text('evidence.too-big', { size: limit }) : null
    const others = this.sending.filter((one) => one.key !== key)
    this.sending = [...others, { key, requirement, file, part: 0, failed: wrong }]
    if (wrong !== null) return
    try {
      const target = { assessment: this.assessment, criterion: this.leaf.id, requirement }
      const link = await upload(target, file, (part) => this.#update(key, { part }))
      this.#drop(key)
      this.dispatchEvent(new CustomEvent<EvidenceLink>('evidence-added', { detail: link, bubbles: true }))
    } catch (cause) {
      this.#update(key, { failed: cause instanceof Unreachable ? text('evidence.broken') : explain(cause) })
    }
  }

  #update(key: number, change: Partial<Sending>): void {
    this.sending = this.sending.map((one) => (one.key === key ? { ...one, ...change } : one))
  }

  #drop(key: number): void {
    this.sending = this.sending.filter((one) => one.key !== key)
  }

  async #remove(link: EvidenceLink): Promise<void> {
    try {
      await remove(`/evidence/${encodeURIComponent(link.id)}`)
      this.dispatchEvent(new CustomEvent<EvidenceLink>('evidence-removed', { detail: link, bubbles: true }))
      toast(text('evidence.removed', { name: link.name }))
    } catch (cause) {
      toast(explain(cause))
    }
  }

  #choose(requirement: string | null, event: Event): void {
    const box = event.target as HTMLInputElement
    for (const file of box.files ?? []) void this.#send(requirement, file)
    // The same file may be chosen again after a failure.
    box.value = ''
  }

  protected override render(): TemplateResult {
    return html`
      <p class="sub-title" id="${this.leaf.id}--evidence">${text('evidence.title')}</p>
      ${
        this.editable
          ? html`<p class="hint" id="${this.leaf.id}--limits">
              ${text('evidence.limits', { size: fileSize(largest) })}
            </p>`
          : nothing
      }
      <ul class="evidence" aria-labelledby="${this.leaf.id}--evidence">
        ${this.leaf.evidence.map((one) => this.#requirement(one))} ${this.#requirement(null)}
      </ul>
    `
  }

  #requirement(one: Evidence | null): TemplateResult | typeof nothing {
    const id = one?.id ?? null
    const label = one ? say(one.label) : text('evidence.other')
    const files = this.files.filter((file) => file.requirement === id)
    const sending = this.sending.filter((file) => file.requirement === id)
    if (!this.editable && !one && files.length === 0) return nothing
    const boxId = `${this.leaf.id}--evidence-${id ?? 'other'}`
    return html`<li>
      <div class="cluster">
        <span>${label}</span> ${one?.required ? badge(text('evidence.required')) : nothing}
        ${
          this.editable
            ? html`<label class="file-button" for=${boxId}
                  >${text('evidence.add')}<span class="hidden-words">
                    ${text('evidence.add-for', { requirement: label })}</span
                  ></label
                ><input
                  class="file-box"
                  id=${boxId}
                  type="file"
                  multiple
                  accept=${kinds}
                  aria-describedby="${this.leaf.id}--limits"
                  @change=${(event: Event) => this.#choose(id, event)}
                />`
            : nothing
        }
      </div>
      ${files.length + sending.length === 0 ? html`<p class="small muted">${text('evidence.none')}</p>` : nothing}
      ${files.map((file) => this.#file(file))} ${sending.map((file) => this.#sending(file))}
    </li>`
  }

  #file(link: EvidenceLink): TemplateResult {
    const size = fileSize(link.size)
    return html`<p class="cluster">
      <a href="/api/v1/evidence/${encodeURIComponent(link.id)}" download
        >${text('evidence.file', { name: link.name, size })}</a
      >
      ${
        this.editable
          ? html`<button class="button-plain" type="button" @click=${() => this.#remove(link)}>
              ${text('evidence.remove')}<span class="hidden-words"> ${link.name}</span>
            </button>`
          : nothing
      }
    </p>`
  }

  #sending(one: Sending): TemplateResult {
    const { name } = one.file
    if (one.failed === null) {
      const percent = Math.floor(one.part * 100)
      const words = text('evidence.sending', { name, percent })
      return html`<p class="small">
        ${words}<progress class="meter" max="100" .value=${percent} aria-label=${words}></progress>
      </p>`
    }
    return html`<p class="field-error" role="alert">
      ${text('evidence.failed', { name, why: one.failed })}
      <button class="button-plain" type="button" @click=${() => this.#send(one.requirement, one.file, one.key)}>
        ${text('evidence.retry')}
      </button>
      <button class="button-plain" type="button" @click=${() => this.#drop(one.key)}>${text('evidence.drop')}</button>
    </p>`
  }
}
