/** Types of units: what they are called, and choosing one. The catalogue is the authority's own. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { Framework, FrameworkSummary, UnitType } from '../api.ts'
import { get } from '../client.ts'
import { reference } from '../comparison/group.ts'
import { say, text } from '../text.ts'

export function getFramework({ id, version }: FrameworkSummary): Promise<Framework> {
  return get<Framework>(`/frameworks/${encodeURIComponent(id)}/${encodeURIComponent(version)}`)
}

export const getUnitTypes = (): Promise<readonly UnitType[]> => get<readonly UnitType[]>('/unit-types')

/** By its name; a type that nobody named yet says so, and by which id frameworks call it. */
export function typeWords({ id, name }: Pick<UnitType, 'id' | 'name'>): string {
  return name ?? text('types.unnamed', { id })
}

export const typeName = (types: readonly UnitType[], id: string): string =>
  typeWords(types.find((one) => one.id === id) ?? { id, name: null })

/** "Khung A; Khung B": which frameworks rate units of this type. */
export const ratedBy = ({ frameworks }: UnitType): string =>
  frameworks.length === 0
    ? text('types.rated-by-none')
    : text('types.rated-by', { frameworks: frameworks.map(({ title }) => say(title)).join('; ') })

/** Types that nobody named or used and that no published framework rates: a round cannot be opened for their units yet. */
export function laterTypes(
  types: readonly UnitType[],
  shelf: readonly Pick<FrameworkSummary, 'id' | 'version' | 'published'>[],
): readonly UnitType[] {
  const published = new Set(shelf.filter((one) => one.published).map(reference))
  const later = types.filter(
    ({ name, units, frameworks }) =>
      name === null && units === 0 && !frameworks.some((one) => published.has(reference(one))),
  )
  // Where nothing would stand before them, they are what there is to choose from.
  return later.length === types.length ? [] : later
}

interface TypeField {
  readonly types: readonly UnitType[]
  /** Folded below the others. */
  readonly later?: readonly UnitType[]
  readonly chosen: string | null
  readonly problem: string | undefined
  readonly change: (id: string) => void
}

/** One of the list, each with the frameworks that rate it. */
export function typeField({ types, later = [], chosen, problem, change }: TypeField): TemplateResult {
  const first = types.filter((type) => !later.includes(type))
  const option = (type: UnitType, at: number): TemplateResult =>
    html`<div class="option option-tall">
      <input
        type="radio"
        id="type-${at}"
        name="type"
        value=${type.id}
        .checked=${live(type.id === chosen)}
        @change=${() => change(type.id)}
      />
      <label for="type-${at}">${typeWords(type)}<br /><span class="small muted">${ratedBy(type)}</span></label>
    </div>`
  return html`<fieldset class="field" aria-describedby=${problem ? 'type-error' : nothing}>
    <legend>${text('units.type')}</legend>
    ${types.length === 0 ? html`<p>${text('types.none')}</p>` : nothing}
    <div class="options options-long">${first.map(option)}</div>
    ${
      later.length === 0
        ? nothing
        : html`<details>
            <summary>${text('types.later', { count: later.length })}</summary>
            <p class="small muted">${text('types.later-why')}</p>
            <div class="options options-long">${later.map((type, at) => option(type, first.length + at))}</div>
          </details>`
    }
    ${
      problem
        ? html`<span class="field-error" id="type-error">${text('problems.error', { text: problem })}</span>`
        : nothing
    }
  </fieldset>`
}

/** What frameworks read of such a unit and it does not say, and what it says that none reads: a warning for each. */
export function attributeWarnings(
  type: UnitType | undefined,
  attributes: Readonly<Record<string, string | boolean>>,
): readonly string[] {
  if (type === undefined) return []
  const missing = type.frameworks.flatMap(({ title, attributes: read }) =>
    read
      .filter(({ id }) => !Object.hasOwn(attributes, id))
      .map(({ id, label }) => text('types.attribute-missing', { framework: say(title), label: say(label), id })),
  )
  const known = new Set(type.frameworks.flatMap(({ attributes: read }) => read.map(({ id }) => id)))
  const unread = Object.keys(attributes)
    .filter((id) => !known.has(id))
    .map((id) => text('types.attribute-unread', { id, type: typeWords(type) }))
  return [...missing, ...unread]
}
