/** Units or people from a spreadsheet: what each row will do is shown before anything is done. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { invitationLink } from '../administration/invitation.ts'
import { template } from '../administration/import-template.ts'
import { getUnitTypes, typeName } from '../administration/unit-types.ts'
import type { Imported, ImportRow, UnitType } from '../api.ts'
import { postFile, Refused } from '../client.ts'
import { explain, Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { toast } from '../elements/toast.ts'
import { language } from '../language.ts'
import { paths } from '../paths.ts'
import { csv, download } from '../results/csv.ts'
import { text } from '../text.ts'
import type { PlainKey } from '../text.ts'

const does = {
  add: 'import.add',
  change: 'import.change',
  grant: 'import.grant',
  same: 'import.same',
} as const satisfies Record<ImportRow['does'], PlainKey>

@customElement('khung-import')
export class ImportPage extends Page<'units' | 'people'> {
  /** For the template of units. */
  @state() private types: readonly UnitType[] = []

  @state() private busy = false
  @state() private file: File | null = null
  @state() private preview: Imported | null = null
  @state() private faults: readonly string[] = []

  protected override async load(): Promise<'units' | 'people'> {
    const kind = this.params['kind'] === 'people' ? 'people' : 'units'
    if (kind === 'units') this.types = await getUnitTypes()
    return kind
  }

  protected override heading(kind: 'units' | 'people'): string {
    return text(kind === 'units' ? 'import.units' : 'import.people')
  }

  protected override trail(kind: 'units' | 'people'): readonly Crumb[] {
    const list =
      kind === 'units'
        ? { label: text('units.title'), href: paths.units }
        : { label: text('people.title'), href: paths.people }
    return [{ label: text('nav.administration'), href: paths.administration }, list]
  }

  protected override content(kind: 'units' | 'people'): TemplateResult {
    return html`
      <p>${text(kind === 'units' ? 'import.units-how' : 'import.people-how')}</p>
      ${template(kind, this.types)}
      <div class="block">
        <span class="hint" id="file-hint">${text('import.file-hint')}</span>
        <label class="file-button" for="file">${text('import.file')}</label
        ><input
          class="file-box"
          id="file"
          type="file"
          accept=".xlsx,.csv,.txt"
          aria-describedby="file-hint"
          ?disabled=${this.busy}
          @change=${(event: Event) => void this.#choose(event, kind)}
        />
        ${this.file === null ? nothing : html`<span class="small">${this.file.name}</span>`}
      </div>
      ${this.faults.length > 0 ? this.#faultList() : nothing}
      ${this.preview ? this.#shown(this.preview, kind) : nothing}
    `
  }

  #faultList(): TemplateResult {
    return html`<section class="block" aria-labelledby="faults">
      <h2 id="faults">${text('import.faults')}</h2>
      <ul>
        ${this.faults.map((fault) => html`<li>${fault}</li>`)}
      </ul>
    </section>`
  }

  #shown(imported: Imported, kind: 'units' | 'people'): TemplateResult {
    const { rows, done, invitations } = imported
    const count = rows.filter((row) => row.does !== 'same').length
    return html`<section class="block" aria-labelledby="preview">
      <h2 id="preview" tabindex="-1">${done ? text('import.done') : text('import.preview')}</h2>
      <table class="cards">
        <caption>
          ${text('import.count', { count, of: rows.length })}
        </caption>
        <thead>
          <tr>
            <th scope="col">${text('import.row')}</th>
            <th scope="col">${text('people.name')}</th>
            <th scope="col">${text(kind === 'units' ? 'units.type' : 'sign-in.username')}</th>
            <th scope="col">${text('import.does')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                <td class="number" data-label=${text('import.row')}>${row.row}</td>
                <th scope="row">${row.name}</th>
                <td data-label=${text(kind === 'units' ? 'units.type' : 'sign-in.username')}>
                  ${kind === 'units' ? typeName(this.types, row.detail) : row.detail}
                </td>
                <td data-label=${text('import.does')}>${text(does[row.does])}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <p class="actions">
        ${
          done
            ? invitations.length > 0
              ? html`<button type="button" @click=${() => save(invitations)}>${text('import.links')}</button>`
              : nothing
            : html`<button type="button" ?disabled=${this.busy || count === 0} @click=${() => void this.#do(kind)}>
                ${text('import.do')}
              </button>`
        }
      </p>
      ${done && invitations.length > 0 ? html`<p class="strong">${text('import.links-once')}</p>` : nothing}
    </section>`
  }

  async #choose(event: Event, kind: 'units' | 'people'): Promise<void> {
    const box = event.target as HTMLInputElement
    this.file = box.files?.[0] ?? null
    this.preview = null
    this.faults = []
    // The same file, mended, can be chosen again.
    if (this.file) await this.#send(`/imports?kind=${kind}`, this.file)
    box.value = ''
  }

  async #do(kind: 'units' | 'people'): Promise<void> {
    if (!this.file || !this.preview) return
    await this.#send(`/imports?kind=${kind}&plan=${encodeURIComponent(this.preview.plan)}`, this.file)
    if (this.preview.done) toast(text('import.done'))
  }

  async #send(path: string, file: File): Promise<void> {
    this.busy = true
    try {
      await this.showProblems([])
      this.preview = await postFile<Imported>(path, file)
      await this.updateComplete
      this.querySelector<HTMLElement>('#preview')?.focus()
    } catch (cause) {
      this.preview = null
      this.faults = cause instanceof Refused ? (cause.problem.errors ?? []).map(({ detail }) => detail) : []
      await this.showProblems([{ text: explain(cause), href: this.faults.length > 0 ? '#faults' : '#file' }])
    } finally {
      this.busy = false
    }
  }
}

/** For the administrator to hand out: they are shown nowhere else. */
function save(invitations: Imported['invitations']): void {
  const head = [text('people.name'), text('sign-in.username'), text('import.link')]
  const rows = invitations.map((one) => [one.name, one.username, invitationLink(one)])
  download('khung-lien-ket-moi.csv', csv([head, ...rows], language()))
}
