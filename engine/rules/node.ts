/** One step into JSON-Logic. */
import type { Logic } from '../model.ts'

export interface Node {
  readonly name: string
  readonly operands: readonly Logic[]
}

/** The operator and its operands; null: a literal. */
export function nodeOf(logic: Logic): Node | null {
  if (typeof logic !== 'object' || logic === null || Array.isArray(logic)) return null
  const [name = '', operand = null] = Object.entries(logic)[0] ?? []
  return { name, operands: Array.isArray(operand) ? operand : [operand] }
}
