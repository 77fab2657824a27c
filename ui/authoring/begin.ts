/** Begins a draft from a framework of the shelf: its next version, a copy under another id, or what adapts it. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Draft, FrameworkSource, FrameworkSummary } from '../api.ts'
import { get, post } from '../client.ts'
import { textField } from '../administration/text-field.ts'
import { LightElement } from '../elements/light.ts'
import { explain } from '../elements/page.ts'
import { paths } from '../paths.ts'
import { go } from '../router.ts'
import { say, text } from '../text.ts'
import type { PlainKey } from '../text.ts'
import { adapting, copied, nextVersion } from './beginnings.ts'
import type { Beginning } from './beginnings.ts'
import { asIllustrative } from './head.ts'

const kinds = ['version', 'overlay', 'copy'] as const
type Kind = (typeof kinds)[number]
const kindWords: Readonly<Record<Kind, { readonly label: PlainKey; readonly why: PlainKey }>> = {
  version: { label: 'begin.version', why: 'begin.version-why' },
  overlay: { label: 'begin.overlay', why: 'begin.overlay-why' },
  copy: { label: 'begin.copy', why: 'begin.copy-why' },
}

const idForm = /^[a-z][a-z0-9-]{0,63}$/

@customElement('khung-begin-draft')
export class BeginDraft extends LightElement {
  @property({ attribute: false }) from!: FrameworkSummary
  /** Every version on the shelf. */
  @property({ attribute: false }) shelf: readonly FrameworkSummary[] = []
  /** Who writes it, as the framework will say. */
  @property({ attribute: false }) authority = ''
  @state() private kind: Kind = 'version'
  @state() private problem: string | null = null
  @state() private failure: string | null = null
  #busy = false

  protected override render(): TemplateResult {
    const named = this.kind !== 'version'
    return html`<form novalidate @submit=${(event: SubmitEvent) => void this.#begin(event)}>
      <fieldset>
        <legend class="strong">${text('begin.how')}</legend>
        ${kinds.map(
          (kind) =>
            html`<div class="option">
              <input
                type="radio"
                name="begin-kind"
                id="begin-${kind}"
                .checked=${kind === this.kind}
                aria-describedby="begin-${kind}-why"
                @change=${() => {
                  this.kind = kind
                  this.problem = null
                }}
              />
              <label for="begin-${kind}">${text(kindWords[kind].label)}</label>
              <span class="hint" id="begin-${kind}-why">${text(kindWords[kind].why)}</span>
            </div>`,
        )}
      </fieldset>
      ${
        named
          ? textField({
              id: 'begin-id',
              label: text('begin.id'),
              hint: text('begin.id-hint'),
              plain: true,
              problem: this.problem ?? undefined,
            })
          : nothing
      }
      ${
        this.kind === 'overlay'
          ? textField({
              id: 'begin-title',
              label: text('begin.name'),
              value: text('begin.name-of', { title: say(this.from.title), authority: this.authority }),
            })
          : nothing
      }
      ${this.failure === null ? nothing : html`<p class="field-error" role="alert">${this.failure}</p>`}
      <p><button>${text('begin.do')}</button></p>
    </form>`
  }

  async #begin(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const id = this.querySelector<HTMLInputElement>('#begin-id')?.value.trim() ?? ''
    const title = this.querySelector<HTMLInputElement>('#begin-title')?.value.normalize('NFC').trim() ?? ''
    if (this.kind !== 'version') {
      this.problem = this.#wrongId(id)
      if (this.problem !== null) return this.querySelector<HTMLInputElement>('#begin-id')?.focus()
    }
    if (this.#busy) return
    this.#busy = true
    this.failure = null
    try {
      const { from } = this
      const source = await get<FrameworkSource>(
        `/frameworks/${encodeURIComponent(from.id)}/${encodeURIComponent(from.version)}/source`,
      )
      const draft = await post<Draft>('/drafts', this.#beginning(source, id, title))
      go(paths.draft(draft.id))
    } catch (cause) {
      this.failure = explain(cause)
    } finally {
      this.#busy = false
    }
  }

  #wrongId(id: string): string | null {
    if (!idForm.test(id)) return text('begin.bad-id')
    return this.shelf.some((one) => one.id === id) ? text('begin.taken', { id }) : null
  }

  #beginning(source: FrameworkSource, id: string, title: string): Beginning {
    switch (this.kind) {
      case 'version':
        return copied(source, source.id, nextVersion(this.shelf.filter((one) => one.id === source.id)))
      case 'copy':
        return copied({ ...source, text: asIllustrative(source.text) }, id, '1.0.0')
      case 'overlay':
        return adapting(
          source,
          { title: { vi: title === '' ? say(this.from.title) : title } },
          { id, authority: this.authority },
        )
      default:
        return this.kind satisfies never
    }
  }
}
