/** Every value that an author can change of a framework, and another value for it. */
import { outline } from '../../../engine/author.ts'
import type { Field, Outline } from '../../../engine/author.ts'
import { library } from '../shipped.ts'

type Rows = Outline & { readonly kind: 'rows' }

export function rowsOfFile(text: string, file: string): Rows {
  const found = outline(text, file, library)
  if (found.kind === 'unreadable') throw new Error(JSON.stringify(found.problems))
  return found
}

export interface Spot {
  readonly id: string | null
  readonly field: Field
}

export const spotsOf = ({ head, rows }: Rows): readonly Spot[] => [
  ...head.map((field) => ({ id: null, field })),
  ...rows.flatMap(({ id, fields }) => fields.map((field) => ({ id, field }))),
]

/** Another value of the same kind that the schema takes; null: there is none. */
export function other({ kind, value, choices = [], path }: Field): string | number | boolean | null {
  const last = path.at(-1)
  if (kind === 'number') return Number(value) === 1 ? 2 : 1
  if (kind === 'boolean') return value !== true
  if (kind === 'choice') return choices.find((one) => one.value !== value)?.value ?? null
  if (kind === 'date') return String(value).length > 5 ? '2027-03-04' : '03-04'
  if (last === 'version') return '1.0.1'
  if (last === 'number') return '9.99'
  if (typeof last === 'number' || ['framework', 'band', 'at_most', 'within', 'among'].includes(String(last)))
    return 'khac'
  return 'Chữ khác: “một”, hai # ba'
}
