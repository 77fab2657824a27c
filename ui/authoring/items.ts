/** What a criterion has several of: steps, parts of a checklist, questions, papers. Pure. */
import type { Field } from '../../engine/author.ts'
import type { Json } from '../../engine/live.ts'

/** The parts of a criterion that hold lists, as they are written. */
export interface Written {
  readonly rule: Json
  readonly inputs: Json
  readonly evidence: Json
}

/** Fields that stand together: of one item of a list, or in no list. */
export interface Block {
  /** Of the item: ["rule", "tiers", "steps", 1]; null: it is none. */
  readonly item: Field['path'] | null
  readonly fields: readonly Field[]
}

export function blocksOf(fields: readonly Field[], written: Written | null): readonly Block[] {
  const blocks: { item: Field['path'] | null; fields: Field[] }[] = []
  for (const field of fields) {
    const item = written === null ? null : itemOf(field.path, written)
    const last = blocks.at(-1)
    if (last && String(last.item) === String(item)) last.fields.push(field)
    else blocks.push({ item, fields: [field] })
  }
  return blocks
}

/** The outermost item that is more than one value. */
function itemOf(path: Field['path'], written: Written): Field['path'] | null {
  for (const [at, step] of path.entries()) {
    const item = path.slice(0, at + 1)
    if (typeof step === 'number' && isMap(valueAt(written as unknown as Json, item))) return item
  }
  return null
}

/** With the item once more behind itself, or without it. */
export function withItem(written: Written, item: Field['path'], act: 'copy' | 'drop'): Written {
  const index = Number(item.at(-1))
  const edit = (value: Json, steps: Field['path']): Json => {
    const [step, ...rest] = steps
    if (step === undefined && Array.isArray(value)) {
      const list = value as readonly Json[]
      const copies = act === 'copy' ? [list[index]!, renamed(list[index]!, list)] : []
      return [...list.slice(0, index), ...copies, ...list.slice(index + 1)]
    }
    if (Array.isArray(value)) return value.map((one: Json, at) => (at === step ? edit(one, rest) : one))
    return isMap(value) && step !== undefined ? { ...value, [step]: edit(value[step] ?? null, rest) } : value
  }
  return edit(written as unknown as Json, item.slice(0, -1)) as unknown as Written
}

/** What the engine is told of it: the rule, and the other part where that is the one with the item. */
export function changedBy(
  written: Written,
  item: Field['path'],
  act: 'copy' | 'drop',
): Pick<Written, 'rule'> & Partial<Written> {
  const { rule, inputs, evidence } = withItem(written, item, act)
  if (item[0] === 'inputs') return { rule, inputs }
  return item[0] === 'evidence' ? { rule, evidence } : { rule }
}

/** Two questions of one criterion have different names, and so have two papers. */
function renamed(item: Json, list: readonly Json[]): Json {
  if (!isMap(item) || typeof item['id'] !== 'string') return item
  const taken = list.map((one) => (isMap(one) ? one['id'] : null))
  const { id } = item
  let next = 2
  while (taken.includes(`${id}_${next}`)) next++
  return { ...item, id: `${id}_${next}` }
}

type JsonMap = { readonly [key: string]: Json }
const isMap = (value: Json | undefined): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function valueAt(value: Json, path: Field['path']): Json | undefined {
  let found: Json | undefined = value
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return undefined
    found = (found as Readonly<Record<string | number, Json>>)[step]
  }
  return found
}
