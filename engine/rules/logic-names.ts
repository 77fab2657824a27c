/** The names that an expression reads, and where it names them. */
import type { InputType, Logic } from '../model.ts'
import type { Reading } from './form.ts'

const ANY: readonly InputType[] = ['boolean', 'choice', 'count', 'decimal', 'percent', 'money', 'date']

export function readsOfLogic(node: Logic, at: readonly (string | number)[]): readonly Reading[] {
  if (Array.isArray(node)) return node.flatMap((one, index) => readsOfLogic(one, [...at, index]))
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node as Readonly<Record<string, Logic>>).flatMap(([key, value]) =>
    key === 'var' && typeof value === 'string'
      ? [{ id: value, types: ANY, at: [...at, key] }]
      : readsOfLogic(value, [...at, key]),
  )
}

/** The name that an expression is, when it is nothing but a name. */
export function nameOf(logic: Logic): string | null {
  if (typeof logic !== 'object' || logic === null || Array.isArray(logic)) return null
  const { var: name } = logic as { readonly var?: Logic }
  return typeof name === 'string' ? name : null
}
