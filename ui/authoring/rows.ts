/** Where the rows of a draft belong, and which of them a problem stands in. Pure. */
import type { Row } from '../../engine/author.ts'
import type { Worded } from './author.worker.ts'

/** A domain, bonus or penalty, with all rows below it. */
export interface Section {
  readonly top: Row
  readonly rows: readonly Row[]
}

export function sectionsOf(rows: readonly Row[]): readonly Section[] {
  const sections: { top: Row; rows: Row[] }[] = []
  for (const row of rows) {
    if (row.depth === 0) sections.push({ top: row, rows: [] })
    else sections.at(-1)?.rows.push(row)
  }
  return sections
}

/** By row; under "" those of the framework itself, and those that stand in another file. */
export function problemsByRow(
  rows: readonly Row[],
  problems: readonly Worded[],
): ReadonlyMap<string, readonly Worded[]> {
  const placed = rows
    .flatMap(({ id, place }) => (place === null ? [] : [{ id, place }]))
    .toSorted((a, b) => a.place.line - b.place.line)
  const found = new Map<string, Worded[]>()
  for (const problem of problems) {
    const { place, about } = problem
    // An overlay is wrong where it was written; its author looks at the row that it speaks of.
    const named = rows.some(({ id }) => id === about)
    const holder = place && placed.findLast((one) => one.place.file === place.file && one.place.line <= place.line)
    const id = named ? about : (holder?.id ?? '')
    found.set(id, [...(found.get(id) ?? []), problem])
  }
  return found
}

/** The siblings before and after a row; undefined: there is none. */
export function neighboursOf(
  rows: readonly Row[],
  { id, parent }: Row,
): { readonly before: string | undefined; readonly after: string | undefined } {
  const siblings = rows.filter((row) => row.parent === parent && !['bonus', 'penalty'].includes(row.id))
  const at = siblings.findIndex((row) => row.id === id)
  return { before: siblings[at - 1]?.id, after: siblings[at + 1]?.id }
}
