/** What a spreadsheet for the import looks like: a file to begin with, and what its cells may hold. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { UnitType } from '../api.ts'
import { language } from '../language.ts'
import { csv, download } from '../results/csv.ts'
import { roles } from '../roles.ts'
import { roleWords } from '../states.ts'
import { say, text } from '../text.ts'
import { typeWords } from './unit-types.ts'

export function template(kind: 'units' | 'people', types: readonly UnitType[]): TemplateResult {
  const attributes = attributesOf(types)
  return html`<details class="block">
    <summary>${text('import.allowed')}</summary>
    ${
      kind === 'people'
        ? html`<p>${text('import.roles')}</p>
            <ul>
              ${roles.map((role) => html`<li>${roleWords(role)}</li>`)}
            </ul>`
        : html`<p>${text('import.types')}</p>
            <ul>
              ${types.map((type) => html`<li>${typeWords(type)} <span class="mono">${type.id}</span></li>`)}
            </ul>
            ${
              attributes.length === 0
                ? nothing
                : html`<p>${text('import.attributes')}</p>
                    <ul>
                      ${attributes.map(([id, label]) => html`<li><span class="mono">${id}</span>: ${label}</li>`)}
                    </ul>`
            }`
    }
    <p class="actions">
      <button type="button" class="button-second" @click=${() => save(kind, types)}>${text('import.template')}</button>
    </p>
  </details>`
}

/** Of all types, each once, with what frameworks call it. */
function attributesOf(types: readonly UnitType[]): readonly (readonly [id: string, label: string])[] {
  const read = types.flatMap(({ frameworks }) => frameworks.flatMap(({ attributes }) => attributes))
  return [...new Map(read.map(({ id, label }) => [id, say(label)]))]
}

/** One row for each type, to be written over. */
function save(kind: 'units' | 'people', types: readonly UnitType[]): void {
  const lang = language()
  if (kind === 'people') {
    const head = [text('people.name'), text('sign-in.username'), text('import.role'), text('unit'), 'Email']
    download('khung-mau-nguoi-dung.csv', csv([head, ...roles.map((role) => ['', '', role, '', ''])], lang))
    return
  }
  const attributes = attributesOf(types).map(([id]) => id)
  const head = [text('import.unit-name'), text('units.type'), text('validity.from'), text('validity.until')]
  const rows = types.map((type) => ['', type.name ?? type.id, '', '', ...attributes.map(() => '')])
  download('khung-mau-don-vi.csv', csv([[...head, ...attributes], ...rows], lang))
}
