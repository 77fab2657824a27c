/** Figures of a result as exact fractions, to compare units by. (SPEC S48) */
import type { Decimal, LeafResult, Result } from '../model.ts'
import { decimalsOf } from '../points.ts'
import { nodesIn } from './nodes.ts'

export interface Fraction {
  readonly over: bigint
  /** Above 0. */
  readonly under: bigint
}

/** Below 0 when a is less than b. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const [left, right] = [a.over * b.under, b.over * a.under]
  return left === right ? 0 : left < right ? -1 : 1
}

const whole = (over: number): Fraction => ({ over: BigInt(over), under: 1n })

function ofDecimal(value: Decimal): Fraction {
  return { over: BigInt(value.replace('.', '')), under: 10n ** BigInt(decimalsOf(value)) }
}

/** Nothing of nothing is all of it, as in conditions. */
function ratio(points: Decimal, of: Decimal): Fraction {
  const [a, b] = [ofDecimal(points), ofDecimal(of)]
  return b.over === 0n ? whole(1) : { over: a.over * b.under, under: a.under * b.over }
}

interface Earned {
  readonly points: Decimal
  readonly of: Decimal
}

/** What a criterion has by its own rule; nothing of nothing where it does not count. */
function earnedBy({ max, outcome }: LeafResult): Earned {
  if (outcome.kind === 'scored') return { points: outcome.points, of: max }
  return outcome.kind === 'not_arising' ? outcome : { points: '0', of: '0' }
}

/**
 * The figure that conditions call by this name: "base", "penalty", "leaves.zero", "domains.service.ratio",
 * "criteria.plan.points". The result is complete.
 */
export function measureOf(name: string, result: Result): Fraction {
  const [root = '', id = '', part] = name.split('.')
  switch (root) {
    case 'base':
      return ofDecimal(result.base ?? result.index!)
    case 'bonus':
    case 'penalty':
      return ofDecimal(result[root]?.points ?? '0')
    case 'leaves':
      return ofLeaves(id, result)
    case 'domains': {
      const { points, of } = result.domains.find((one) => one.id === id)!
      return ratio(points, of)
    }
    default: {
      const leaf = nodesIn(result).get(id) as LeafResult
      const { points, of } = earnedBy(leaf)
      if (part === 'ratio') return ratio(points, of)
      return ofDecimal(ofDecimal(of).over === 0n ? leaf.max : points)
    }
  }
}

function ofLeaves(part: string, { domains }: Result): Fraction {
  const below = (nodes: Result['domains'][number]['children']): readonly LeafResult[] =>
    nodes.flatMap((node) => (node.kind === 'leaf' ? [node] : below(node.children)))
  const scored = below(domains)
    .filter(({ outcome }) => outcome.kind === 'scored')
    .map(earnedBy)
  const shares = scored.map(({ points, of }) => ratio(points, of))
  return part === 'zero'
    ? whole(shares.filter(({ over }) => over === 0n).length)
    : shares.reduce((least, one) => (compareFractions(one, least) < 0 ? one : least), whole(1))
}
