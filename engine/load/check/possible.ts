/**
 * Whether some result has an index, a lowest criterion and domain shares within given cells. An appraiser may
 * give a criterion any points from 0 to its maximum (SPEC A6), so points are free; what they add up to is not.
 * “yes” has points that were really built, in whole units; “no” is proven for every form. (SPEC L61)
 */
import { multiplyDivide, quantise } from '../../points.ts'
import type { NotArising } from '../../model.ts'
import { compareCuts, lastOf } from '../../rules/axis.ts'
import type { Cell } from '../../rules/axis.ts'
import { isLeaf } from '../shape.ts'
import type { FrameworkShape, LeafShape, NodeShape } from '../shape.ts'
import { nodes } from '../tree.ts'

type Numbers = Extract<Cell, { readonly kind: 'number' }>

/** A cell for each name that is compared; a name that is absent may be anything. */
export type Cells = ReadonlyMap<string, Numbers>

export type Possible =
  /** Such a result, and its index in whole numbers of the index's smallest unit. */
  { readonly kind: 'yes'; readonly index: number } | { readonly kind: 'no' } | { readonly kind: 'unknown' }

interface Criterion {
  readonly max: number
  readonly policy: NotArising
  readonly survey: boolean
}

interface Domain {
  readonly name: string
  readonly criteria: readonly Criterion[]
}

/** What counts of a form: criteria without occasion and an absent survey do not. */
interface Scenario {
  readonly counted: readonly Domain[]
  readonly whole: number
  /** By the cell of the lowest criterion: worked out once for each. */
  readonly bounds: Map<Numbers | undefined, readonly DomainBounds[]>
}

interface DomainBounds {
  readonly of: number
  /** Points that the domain has at least when no criterion is below the lowest one. */
  readonly floor: number
  /** What it loses at least when one of its criteria is the lowest; infinite when none can be. */
  readonly loss: number
}

function boundsOf(criteria: readonly Criterion[], lowest: Numbers | undefined): DomainBounds {
  const of = sum(criteria.map(({ max }) => max))
  const real = criteria.filter(({ max }) => max > 0)
  if (lowest === undefined) return { of, floor: 0, loss: real.length > 0 ? 0 : Number.POSITIVE_INFINITY }
  const ends = real.map(({ max }) => ({
    max,
    floor: least((lowest.low.x * max) / 100, max, (one) => isAbove(share(one, max), lowest.low)),
    ceiling: least((lowest.high.x * max) / 100, max, (one) => !isBelow(share(one, max), lowest.high)) - 1,
  }))
  const losses = ends.flatMap(({ max, floor, ceiling }) => (floor <= ceiling ? [max - ceiling] : []))
  return { of, floor: sum(ends.map(({ floor }) => floor)), loss: Math.min(...losses) }
}

const within = (value: number, { low, high }: Numbers): boolean => isAbove(value, low) && isBelow(value, high)
const isAbove = (value: number, { x, side }: Numbers['low']): boolean => (side === 'before' ? value >= x : value > x)
const isBelow = (value: number, { x, side }: Numbers['high']): boolean => (side === 'before' ? value < x : value <= x)

/** As the band's own shares are computed (SPEC S19). */
const share = (points: number, of: number): number => (of === 0 ? 100 : (100 * points) / of)

/** The least whole number from 0 on that `holds` takes, where it takes all greater ones too; near `guess`. */
function least(guess: number, most: number, holds: (value: number) => boolean): number {
  let value = Math.min(most + 1, Math.max(0, Math.ceil(guess) - 2))
  while (value > 0 && holds(value - 1)) value--
  while (value <= most && !holds(value)) value++
  return value
}

/** What is possible in one framework; asked once for each combination without a class. */
export function possibleResults(framework: FrameworkShape): (cells: Cells) => Possible {
  const digits = framework.rounding.criterion
  const digitsOfIndex = framework.rounding.index
  const indexUnit = 10 ** digitsOfIndex
  const total = quantise(framework.scale.total, digits)
  const domains = framework.domains.map((domain) => ({
    name: `domains.${domain.id}.ratio`,
    criteria: leavesOf(domain).map((leaf) => criterionOf(leaf, framework)),
  }))
  const all = domains.flatMap(({ criteria }) => criteria)
  const mayBeZero = all.some(({ policy }) => policy === 'zero')
  /** When everything always counts, what cannot be built cannot be. */
  const allCount = all.every(({ policy, survey }) => policy === 'refuse' && !survey)
  const indexOf = (points: number, of: number): number => multiplyDivide(points, total * indexUnit, of * 10 ** digits)

  /** The index of points that fit the cells, or null. */
  const build = ({ counted, whole, bounds }: Scenario, cells: Cells): number | null => {
    if (whole === 0) return null
    const lowest = cells.get('leaves.min')
    const own = bounds.get(lowest) ?? counted.map(({ criteria }) => boundsOf(criteria, lowest))
    bounds.set(lowest, own)
    const ranges = counted.map(({ name }, position) => {
      const { of, floor, loss } = own[position]!
      const cell = cells.get(name)
      if (cell === undefined || of === 0)
        return { low: floor, high: of, of, loss, fits: cell === undefined || within(100, cell) }
      const from = least((cell.low.x * of) / 100, of, (one) => isAbove(share(one, of), cell.low))
      const until = least((cell.high.x * of) / 100, of, (one) => !isBelow(share(one, of), cell.high)) - 1
      return { low: Math.max(from, floor), high: until, of, loss, fits: true }
    })
    if (ranges.some(({ fits }) => !fits)) return null
    const index = cells.get('index')
    const first =
      index === undefined
        ? 0
        : least((index.low.x * whole) / framework.scale.total, whole, (one) =>
            isAbove(indexOf(one, whole) / indexUnit, index.low),
          )
    const last =
      index === undefined
        ? whole
        : least(
            (index.high.x * whole) / framework.scale.total,
            whole,
            (one) => !isBelow(indexOf(one, whole) / indexUnit, index.high),
          ) - 1
    for (const [position] of ranges.entries()) {
      const highs = ranges.map(({ high, of, loss }, place) => (place === position ? Math.min(high, of - loss) : high))
      if (ranges.some(({ low }, place) => low > highs[place]!)) continue
      const points = Math.max(first, sum(ranges.map(({ low }) => low)))
      if (points <= Math.min(last, sum(highs))) return indexOf(points, whole)
    }
    return null
  }

  const scenarios = scenariosOf(domains).map((counted): Scenario => ({
    counted,
    whole: sum(counted.flatMap(({ criteria }) => criteria.map(({ max }) => max))),
    bounds: new Map(),
  }))

  const impossible = (cells: Cells): boolean => {
    const index = cells.get('index')
    const lowest = cells.get('leaves.min')
    const shares = domains.map(({ name }) => cells.get(name))
    const half = 0.5 / indexUnit
    const percent = (value: number): number => (value * framework.scale.total) / 100
    if (!mayBeZero && lowest) {
      // Every criterion reaches the lowest one's share, so their sums do.
      if (index && percent(lowest.low.x) - half > lastOf(index, digitsOfIndex)) return true
      if (shares.some((one) => one !== undefined && compareCuts(one.high, lowest.low) <= 0)) return true
    }
    if (index && shares.every((one) => one !== undefined)) {
      if (percent(Math.max(...shares.map((one) => one.high.x))) + half < index.low.x) return true
      if (percent(Math.min(...shares.map((one) => one.low.x))) - half > lastOf(index, digitsOfIndex)) return true
    }
    if (index && lowest && !within(100, lowest)) {
      // One criterion is below 100 %, and the whole loses at least what the smallest of them loses.
      const loss = Math.min(...all.filter(({ max }) => max > 0).map(({ max }) => (max * (100 - lowest.high.x)) / 100))
      const whole = sum(all.map(({ max }) => max))
      if (framework.scale.total * (1 - loss / whole) + half < index.low.x) return true
    }
    return false
  }

  return (cells) => {
    if (impossible(cells)) return { kind: 'no' }
    for (const scenario of scenarios) {
      const index = build(scenario, cells)
      if (index !== null) return { kind: 'yes', index }
    }
    return { kind: allCount ? 'no' : 'unknown' }
  }
}

const leavesOf = (domain: NodeShape): readonly LeafShape[] =>
  [...nodes([domain])].map(({ node }) => node).filter(isLeaf)

const criterionOf = (leaf: LeafShape, framework: FrameworkShape): Criterion => ({
  max: quantise(leaf.max, framework.rounding.criterion),
  policy: leaf.not_arising ?? (leaf.scored_by === 'appraisal' ? framework.not_arising : 'refuse'),
  survey: leaf.scored_by === 'survey' && framework.scale.survey !== 'none' && !framework.scale.survey.mandatory,
})

/** Everything counts; no survey is held; all of one domain that may be excluded is, with and without its smallest. */
function scenariosOf(domains: readonly Domain[]): readonly (readonly Domain[])[] {
  const only = (keep: (one: Criterion, domain: Domain) => boolean): readonly Domain[] =>
    domains.map((domain) => ({ ...domain, criteria: domain.criteria.filter((one) => keep(one, domain)) }))
  return [
    domains,
    ...(domains.some(({ criteria }) => criteria.some(({ survey }) => survey)) ? [only(({ survey }) => !survey)] : []),
    ...domains
      .filter(({ criteria }) => criteria.some(({ policy }) => policy === 'exclude'))
      .flatMap((domain) => {
        const smallest = domain.criteria.reduce((a, b) => (b.max < a.max ? b : a))
        return [
          only((one, of) => of !== domain || one.policy !== 'exclude' || one === smallest),
          only((one, of) => of !== domain || one.policy !== 'exclude'),
        ]
      }),
  ]
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
