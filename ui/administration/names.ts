/** Names of units as they come from a document: one a line, of a spreadsheet the first column. */

export interface Names {
  readonly names: readonly string[]
  /** Names that stand twice here. */
  readonly twice: readonly string[]
  /** Names of units that are there already. */
  readonly known: readonly string[]
}

/** Spaces at the ends and double spaces go; a name counts as repeated whatever its capitals. */
export function readNames(text: string, existing: readonly string[]): Names {
  const names = text
    .normalize('NFC')
    .split(/\r?\n/)
    .map((line) => firstColumn(line).replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
  const before = new Set(existing.map(key))
  const keys = names.map(key)
  const once = (name: string, at: number): boolean => keys.indexOf(key(name)) === at
  return {
    names,
    twice: names.filter((name, at) => once(name, at) && keys.lastIndexOf(key(name)) !== at),
    known: names.filter((name, at) => once(name, at) && before.has(key(name))),
  }
}

/** A row of a spreadsheet comes with tabs between its columns. */
const firstColumn = (line: string): string => line.trim().split('\t')[0] ?? ''

const key = (name: string): string => name.normalize('NFC').toLowerCase()
