/** Names of units as they come from a document: one a line, of a spreadsheet the first column. */

export interface Names {
  readonly names: readonly string[]
  /** Names that stand twice, here or in the list that is there already. */
  readonly repeated: readonly string[]
}

/** Spaces at the ends and double spaces go; a name counts as repeated whatever its capitals. */
export function readNames(text: string, existing: readonly string[]): Names {
  const names = text
    .normalize('NFC')
    .split(/\r?\n/)
    .map((line) => firstColumn(line).replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
  const seen = new Set(existing.map(key))
  const repeated = names.filter((name) => {
    const known = seen.has(key(name))
    seen.add(key(name))
    return known
  })
  return { names, repeated: [...new Set(repeated)] }
}

/** A row of a spreadsheet comes with tabs between its columns. */
const firstColumn = (line: string): string => line.trim().split('\t')[0] ?? ''

const key = (name: string): string => name.normalize('NFC').toLowerCase()
