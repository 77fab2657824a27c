/** "Vì sao?": how one criterion comes to its points, for whoever asks. */
import { html, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { TraceLine } from '../../engine/live.ts'
import { LightElement } from '../elements/light.ts'
import { text } from '../text.ts'
import type { RowView } from './view.ts'

@customElement('khung-why')
export class Why extends LightElement {
  @property({ attribute: false }) criterion = ''
  @property({ attribute: false }) number = ''
  /** What is explained: another one needs another explanation. */
  @property({ attribute: false }) view: RowView | undefined
  @property({ attribute: false }) explain: (criterion: string) => Promise<readonly TraceLine[]> = async () => []
  @state() private open = false
  @state() private lines: readonly TraceLine[] | 'unreached' = []

  protected override updated(changed: PropertyValues): void {
    if (this.open && (changed.has('view') || changed.has('open'))) void this.#ask()
  }

  async #ask(): Promise<void> {
    this.lines = await this.explain(this.criterion).catch(() => 'unreached' as const)
  }

  protected override render(): TemplateResult {
    return html`<details @toggle=${(event: Event) => (this.open = (event.target as HTMLDetailsElement).open)}>
      <summary>
        ${text('row.why')}<span class="hidden-words"> ${text('row.why-of', { number: this.number })}</span>
      </summary>
      ${this.open ? this.#answer() : nothing}
    </details>`
  }

  #answer(): TemplateResult {
    return this.lines === 'unreached'
      ? html`<p>${text('page.unreachable')}</p>`
      : html`<khung-trace .lines=${this.lines}></khung-trace>`
  }
}
