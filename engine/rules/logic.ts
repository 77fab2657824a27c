/** logic: a rule in raw JSON-Logic over the criterion's inputs, for what no other form says. */
import type { InputType, Logic } from '../model.ts'
import { checkLogic } from './check-logic.ts'
import type { Form, Reading } from './form.ts'
import type { Type } from './operators.ts'

export const typeOf = (type: InputType): Type =>
  type === 'boolean' ? 'boolean' : type === 'choice' ? 'text' : 'number'

const ANY: readonly InputType[] = ['boolean', 'choice', 'count', 'decimal', 'percent', 'money', 'date']

/** The names that `var` reads, wherever they stand. */
function names(node: Logic, at: readonly (string | number)[] = []): readonly Reading[] {
  if (Array.isArray(node)) return node.flatMap((one, index) => names(one, [...at, index]))
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node as Readonly<Record<string, Logic>>).flatMap(([key, value]) =>
    key === 'var' && typeof value === 'string'
      ? [{ id: value, types: ANY, at: [...at, key] }]
      : names(value, [...at, key]),
  )
}

export const logic: Form<Logic> = {
  name: 'logic',
  schema: { type: 'object' },
  reads: (written) => names(written),
  check: (written, context) => {
    const { type, findings } = checkLogic(
      written,
      new Map([...context.inputs.values()].map((one) => [one.id, typeOf(one.type)])),
    )
    if (findings.length > 0 || type === 'number' || type === 'unknown') return findings
    return [{ code: 'logic-type', at: [], params: { operator: 'logic', expected: 'number', found: type } }]
  },
  desugar: (written) => ({
    values: [],
    cases: [
      { when: true, points: written, words: { vi: 'theo công thức của tiêu chí', en: 'by the criterion’s formula' } },
    ],
  }),
  range: () => null,
}
