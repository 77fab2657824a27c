/** A criterion that is not there yet, and an id for it. (SPEC W16, W17) */
import type { NodeShape, TextShape } from '../load/shape.ts'
import type { Decimal } from '../model.ts'
import { SECTIONS } from './entries.ts'
import { free } from './templates.ts'
import type { Template } from './templates.ts'

interface Wanted {
  readonly id: string
  readonly number: string
  readonly title: TextShape
  /** In points: "2.5". */
  readonly max: Decimal
  readonly template: Template
  /** As the framework rounds a criterion's points; 2 when absent. */
  readonly digits?: number
}

/** Ready to be added: it has every part that a criterion needs. */
export function newLeaf({ id, number, title, max, template, digits }: Wanted): NodeShape {
  const { scored_by, inputs, evidence, rule } = template.make(max, [], digits)
  return { id, number, title, max: Number(max), scored_by, inputs, ...(evidence && { evidence }), rule }
}

/** No id of an entry: answers are kept under these. */
const RESERVED = ['facts', 'flags', ...SECTIONS]
/** Longer ids are hard to read aloud; the schema takes 64. */
const LONGEST = 40

/** "Ban hành Kế hoạch năm (đợt 2)" → "ban-hanh-ke-hoach-nam-dot-2"; with a number behind it where that is taken. */
export function idFor(title: string, taken: readonly string[]): string {
  const bare = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  const words = bare.replace(/^[-\d]+|-+$/g, '').split('-')
  let id = ''
  for (const word of words) {
    const longer = id === '' ? word.slice(0, LONGEST) : `${id}-${word}`
    if (longer.length > LONGEST) break
    id = longer
  }
  return free(id === '' ? 'muc' : id, [...taken, ...RESERVED], '-')
}
