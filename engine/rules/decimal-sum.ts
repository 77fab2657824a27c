/** Sums of decimals that a file or a form states, as the decimal that they come to: 0.8 − 0.7 − 0.1 is 0. */
import { decimalsOf } from '../points.ts'

/** The nearest number to the exact sum; of numbers that are no short decimals, their sum in binary. */
export function decimalSum(values: readonly number[]): number {
  const texts = values.map(String)
  const sum = values.reduce((total, one) => total + one, 0)
  if (!texts.every((text) => /^-?\d+(\.\d+)?$/.test(text))) return sum
  const scale = 10 ** Math.max(...texts.map(decimalsOf))
  const steps = values.map((value) => Math.round(value * scale))
  const total = steps.reduce((all, one) => all + one, 0)
  return steps.every(Number.isSafeInteger) && Number.isSafeInteger(total) ? total / scale : sum
}
