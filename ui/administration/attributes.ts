/** Attributes of a unit as lines: "mountainous = có", "population = 1200". */
import { text } from '../text.ts'
import { fold } from './fold.ts'

type Attributes = Readonly<Record<string, string | boolean>>

export const attributeLines = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([id, value]) => `${id} = ${typeof value === 'string' ? value : text(value ? 'answer.yes' : 'answer.no')}`)
    .join('\n')

/** Null: a line is not "id = value", or an id stands twice. */
export function readAttributes(lines: string): Attributes | null {
  const pairs = lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => /^([a-z][a-z0-9_]{0,63})\s*=\s*(.+)$/.exec(line))
  if (pairs.includes(null)) return null
  const read = pairs.flatMap((pair) => (pair ? [[pair[1] ?? '', valueOf(pair[2] ?? '')] as const] : []))
  return new Set(read.map(([id]) => id)).size === read.length ? Object.fromEntries(read) : null
}

function valueOf(written: string): string | boolean {
  const folded = fold(written).toLowerCase()
  if (['co', 'yes', 'true'].includes(folded)) return true
  return ['khong', 'no', 'false'].includes(folded) ? false : written
}
