/**
 * Evidence of one criterion: what is attached, and what is on its way (`uploads.ts`).
 * Says kinds and limit before anyone chooses.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Evidence, Part } from '../../engine/live.ts'
import type { EvidenceLink } from '../api.ts'
import { remove } from '../client.ts'
import { badge } from '../elements/badge.ts'
import { LightElement } from '../elements/light.ts'
import { explain } from '../elements/page.ts'
import { toast } from '../elements/toast.ts'
import { fileSize, time } from '../format.ts'
import { say, text } from '../text.ts'
import { citationPlace } from './kept-words.ts'
import type { KeptWords } from './kept-words.ts'
import { largest } from './uploads.ts'
import type { Upload } from './uploads.ts'

/** Of one criterion, in bytes. */
const mostTogether = 100 * 1024 * 1024
const kinds = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx'

/** A file that was chosen; where it goes. */
export interface Chosen {
  readonly requirement: string | null
  readonly file: File
}

/** A file that is attached elsewhere in this form; where it goes as well. */
export interface Reused {
  readonly requirement: string | null
  readonly link: EvidenceLink
}

/** The events of the list and what each tells. */
interface Told {
  readonly 'evidence-chosen': Chosen
  readonly 'evidence-removed': EvidenceLink
  /** Send again whatever waits. */
  readonly 'evidence-again': null
  /** The key of an upload. */
  readonly 'evidence-drop': number
  readonly 'evidence-reused': Reused
}

@customElement('khung-evidence')
export class EvidenceList extends LightElement {
  @property({ attribute: false }) leaf!: Part
  /** Files of this criterion. */
  @property({ attribute: false }) files: readonly EvidenceLink[] = []
  /** Those on their way. */
  @property({ attribute: false }) uploads: readonly Upload[] = []
  /** Every file of the form. */
  @property({ attribute: false }) all: readonly EvidenceLink[] = []
  /** The number of a criterion. */
  @property({ attribute: false }) numberOf: (criterion: string) => string = (criterion) => criterion
  @property({ attribute: false }) editable = false
  /** Keeps what is typed and not sent. */
  @property({ attribute: false }) words: KeptWords | undefined

  #tell<Name extends keyof Told>(name: Name, detail: Told[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }))
  }

  async #remove(link: EvidenceLink): Promise<void> {
    try {
      await remove(`/evidence/${encodeURIComponent(link.id)}`, link.rev)
      this.words?.delete(citationPlace(link.id))
      this.#tell('evidence-removed', link)
      toast(text('evidence.removed', { name: link.name }))
    } catch (cause) {
      toast(explain(cause))
    }
  }

  #choose(requirement: string | null, event: Event): void {
    const box = event.target as HTMLInputElement
    for (const file of box.files ?? []) this.#tell('evidence-chosen', { requirement, file })
    // The same file may be chosen again after a failure.
    box.value = ''
  }

  protected override render(): TemplateResult {
    return html`
      <p class="sub-title" id="${this.leaf.id}--evidence">${text('evidence.title')}</p>
      ${
        this.editable
          ? html`<p class="hint" id="${this.leaf.id}--limits">
              ${text('evidence.limits', { size: fileSize(largest), most: fileSize(mostTogether) })}
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
    const uploads = this.uploads.filter((one) => one.requirement === id)
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
                />${this.#camera(id, label)}`
            : nothing
        }
      </div>
      ${files.length + uploads.length === 0 ? html`<p class="small muted">${text('evidence.none')}</p>` : nothing}
      ${files.map((file) => this.#file(file))} ${uploads.map((one) => this.#upload(one))}
      ${this.editable ? this.#reuse(id, label, files) : nothing}
    </li>`
  }

  /** A telephone takes a picture of the paper at once; the style sheet shows it only there. */
  #camera(id: string | null, label: string): TemplateResult {
    const boxId = `${this.leaf.id}--camera-${id ?? 'other'}`
    return html`<span class="camera"
      ><label class="file-button" for=${boxId}
        >${text('evidence.camera')}<span class="hidden-words">
          ${text('evidence.add-for', { requirement: label })}</span
        ></label
      ><input
        class="file-box"
        id=${boxId}
        type="file"
        accept="image/*"
        capture="environment"
        aria-describedby="${this.leaf.id}--limits"
        @change=${(event: Event) => this.#choose(id, event)}
    /></span>`
  }

  /** The same paper often proves several things. */
  #reuse(id: string | null, label: string, here: readonly EvidenceLink[]): TemplateResult | typeof nothing {
    const seen = new Set(here.map(({ sha256 }) => sha256))
    const others = this.all.filter(({ sha256 }) => !seen.has(sha256) && seen.add(sha256))
    if (others.length === 0) return nothing
    const boxId = `${this.leaf.id}--reuse-${id ?? 'other'}`
    const take = (): void => {
      const box = this.querySelector<HTMLSelectElement>(`[id="${boxId}"]`)
      const link = others.find((one) => one.id === box?.value)
      if (!box || !link) return
      box.value = ''
      this.#tell('evidence-reused', { requirement: id, link })
    }
    return html`<div class="cluster reuse">
      <label class="small" for=${boxId}
        >${text('evidence.reuse')}<span class="hidden-words">
          ${text('evidence.add-for', { requirement: label })}</span
        ></label
      >
      <select id=${boxId}>
        <option value="">${text('field.choose')}</option>
        ${others.map((link) => html`<option value=${link.id}>${this.#origin(link)}</option>`)}
      </select>
      <button class="button-second" type="button" @click=${take}>
        ${text('evidence.reuse-do')}<span class="hidden-words">
          ${text('evidence.add-for', { requirement: label })}</span
        >
      </button>
    </div>`
  }

  /** Two papers may have one name: where and when each was attached tells them apart. */
  #origin({ name, criterion, at }: EvidenceLink): string {
    return `${name} (${this.numberOf(criterion)}, ${time(at).slice(6)})`
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
      </p>
      ${
        this.editable
          ? html`<details class="small" @toggle=${() => void import('../evidence/cite.ts')}>
              <summary>${text('evidence.cite')}<span class="hidden-words"> ${link.name}</span></summary>
              <khung-cite .file=${link} .words=${this.words}></khung-cite>
            </details>`
          : nothing
      }`
  }

  #upload({ key, file: { name }, state }: Upload): TemplateResult {
    if (state.kind === 'sending') {
      const [percent, from] = [percentOf(state.part), percentOf(state.from)]
      const words =
        from > 0 ? text('evidence.going-on', { name, from, percent }) : text('evidence.sending', { name, percent })
      return html`<p class="small">
        ${words}<progress class="meter" max="100" .value=${percent} aria-label=${words}></progress>
      </p>`
    }
    const drop = html`<button class="button-plain" type="button" @click=${() => this.#tell('evidence-drop', key)}>
      ${text('evidence.drop')}
    </button>`
    if (state.kind === 'refused')
      return html`<p class="field-error" role="alert">${text('evidence.refused', { name, why: state.why })} ${drop}</p>`
    const held = percentOf(state.held)
    return html`<div class="lacking" role="alert">
      ${text('evidence.failed', { name, why: state.why })}
      <button class="button-plain" type="button" @click=${() => this.#tell('evidence-again', null)}>
        ${text(held > 0 ? 'evidence.go-on' : 'evidence.retry')}
      </button>
      ${drop}
      <p class="small">${held > 0 ? text('evidence.held', { percent: held }) : text('evidence.unsent-why')}</p>
    </div>`
  }
}

const percentOf = (part: number): number => Math.floor(part * 100)
