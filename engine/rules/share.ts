/** A quotient as a share: factor × part ÷ whole. What is never more than the whole never earns more than the factor. */
import type { Logic } from '../model.ts'

export interface Share {
  /** Above 0. */
  readonly factor: number
  readonly part: Logic
  readonly whole: Logic
}

/** Null: it is made of more than one part and one whole. */
export function shareIn(top: Logic, bottom: Logic): Share | null {
  const [above, below] = [split(top), split(bottom)]
  const [part = null, whole = null] = [above.others[0], below.others[0]]
  const factor = above.product / below.product
  const isShare = above.others.length === 1 && below.others.length === 1 && below.product > 0 && factor > 0
  return isShare ? { factor, part, whole } : null
}

function split(logic: Logic): { readonly product: number; readonly others: readonly Logic[] } {
  const factors = factorsOf(logic)
  return {
    product: factors.reduce<number>((product, one) => (typeof one === 'number' ? product * one : product), 1),
    others: factors.filter((one) => typeof one !== 'number'),
  }
}

/** a × (b × c) has the factors a, b and c. */
export function factorsOf(logic: Logic): readonly Logic[] {
  const factors = (logic as { readonly '*'?: Logic } | null)?.['*']
  return Array.isArray(factors) ? (factors as readonly Logic[]).flatMap(factorsOf) : [logic]
}
