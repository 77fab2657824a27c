/** What a rule may know of the criterion it stands in, from the criterion as written. */
import { decimalsOf } from '../points.ts'
import type { InputType, Text } from '../model.ts'
import type { RuleContext, RuleInput } from '../rules/form.ts'
import type { InputShape, LeafShape, TextShape } from './shape.ts'

export const toText = (words: TextShape): Text => (typeof words === 'string' ? { vi: words } : words)

interface Bounds {
  readonly min: number | null
  readonly max: number | null
  readonly decimals: number
}

/** What a type allows when the author says nothing. Whole numbers up to 10⁶ keep every ratio exact (SPEC S3). */
const defaults: Readonly<Record<InputType, Bounds>> = {
  count: { min: 0, max: 1_000_000, decimals: 0 },
  money: { min: 0, max: 999_999_999_999_999, decimals: 0 },
  percent: { min: 0, max: 100, decimals: 2 },
  decimal: { min: null, max: null, decimals: 2 },
  boolean: { min: null, max: null, decimals: 0 },
  choice: { min: null, max: null, decimals: 0 },
  date: { min: null, max: null, decimals: 0 },
}

export const isNumeric = (type: InputType): boolean => ['count', 'decimal', 'percent', 'money'].includes(type)

export function boundsOf(input: InputShape): Bounds {
  const usual = defaults[input.type]
  return {
    min: input.min ?? usual.min,
    max: input.max ?? usual.max,
    decimals: input.decimals ?? Math.max(usual.decimals, decimalsOf(String(input.step ?? 0))),
  }
}

export function contextOf(leaf: LeafShape, digits: number): RuleContext {
  const inputs = leaf.inputs.map((input): readonly [string, RuleInput] => {
    const { vi, en = vi } = toText(input.label)
    const { min, max, decimals } = boundsOf(input)
    return [
      input.id,
      {
        id: input.id,
        type: input.type,
        label: { vi, en },
        min,
        max,
        decimals,
        at_most: input.at_most ?? null,
        when: input.when ?? null,
      },
    ]
  })
  return { max: leaf.max, digits, inputs: new Map(inputs) }
}
