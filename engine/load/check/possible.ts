/**
 * Whether some result lies within given cells. An appraiser may give a criterion any points from 0 to its maximum
 * (SPEC A6), so points are free; what they add up to is not. “yes” has points that were really built, in whole
 * units, and the index that scoring gives them; “no” is proven for every form. (SPEC L61)
 */
import { indexOf } from '../../total.ts'
import type { Counting, Criterion, Domain } from './counting.ts'
import { besideOf, both, isCompared, isEmpty, pointsOf, rangeIn, shareIn, sum, zerosOf } from './demands.ts'
import type { Cells, Numbers, Range } from './demands.ts'
import { isImpossible } from './impossible.ts'

export type Possible =
  /** Such a result, and its index in whole numbers of the index's smallest unit. */
  { readonly kind: 'yes'; readonly index: number } | { readonly kind: 'no' } | { readonly kind: 'unknown' }

/** Points that a domain, or several together, can have; with how many criteria at 0, and whether one is the lowest. */
interface Part {
  readonly zeros: number
  readonly lowest: boolean
  /** Apart from each other, in order. */
  readonly ranges: readonly Range[]
}

/** What is possible in one framework; asked once for each combination without a class. */
export function possibleResults(counting: Counting): (cells: Cells) => Possible {
  const known = counting.scenarios.map(() => new Map<string, readonly Part[]>())
  return (cells) => {
    if (isImpossible(cells, counting)) return { kind: 'no' }
    let isExact = counting.isOne && !comparesAbsent(cells, counting)
    for (const [at, counted] of counting.scenarios.entries()) {
      const found = build(counted, cells, counting, known[at]!)
      if (found.kind === 'yes') return found
      if (found.kind === 'unknown') isExact = false
    }
    return { kind: isExact ? 'no' : 'unknown' }
  }
}

/** A criterion beside the total that does not arise is said to have its maximum, and gives nothing. */
const comparesAbsent = (cells: Cells, { bonus, penalty }: Counting): boolean =>
  [bonus, penalty].some((one) =>
    one?.criteria.some((criterion) => criterion.policy.policy === 'exclude' && isCompared(cells, criterion)),
  )

function build(
  counted: readonly Domain[],
  cells: Cells,
  counting: Counting,
  known: Map<string, readonly Part[]>,
): Possible {
  const whole = sum(counted.flatMap(({ criteria }) => criteria.map(({ max }) => max)))
  const kept = new Set(counted.flatMap(({ criteria }) => criteria.map(({ id }) => id)))
  // What does not count is said to have its maximum.
  const isSaid = (one: Criterion): boolean => kept.has(one.id) || pointsOf(cells, one, counting).until === one.max
  if (whole === 0 || !counting.all.every(isSaid)) return { kind: 'no' }

  const zeros = zerosOf(cells, counting)
  const counts = cells.has('leaves.zero')
  const enough = Math.max(zeros.from, zeros.until < counting.all.length ? zeros.until + 1 : 0)
  let sums: readonly Part[] = [{ zeros: 0, lowest: false, ranges: [{ from: 0, until: 0 }] }]
  for (const domain of counted) {
    const key = keyOf(domain, cells)
    const parts = known.get(key) ?? partsOf(domain, cells, counting, counts)
    known.set(key, parts)
    sums = added(sums, parts, enough)
  }
  const fitting = sums
    .filter((one) => one.zeros >= zeros.from && one.zeros <= zeros.until && (one.lowest || !cells.has('leaves.min')))
    .flatMap(({ ranges }) => ranges)

  const [bonus, penalty] = [counting.bonus, counting.penalty].map((one) => besideOf(cells, one, counting, false))
  let missed = false
  for (const points of fitting) {
    const found = indexIn({ points, bonus: bonus!, penalty: penalty!, whole }, cells, counting)
    if (found.kind === 'yes') return found
    if (found.kind === 'unknown') missed = true
  }
  return { kind: missed ? 'unknown' : 'no' }
}

/** All that a domain's points hang on. */
const keyOf = ({ name, criteria }: Domain, cells: Cells): string => {
  const ofCriteria = criteria.flatMap(({ id }) => [`criteria.${id}.points`, `criteria.${id}.ratio`])
  return [name, ...[name, 'leaves.min', 'leaves.zero', ...ofCriteria].map((one) => spell(cells.get(one)))].join()
}

const spell = (cell: Numbers | undefined): string =>
  cell === undefined ? '' : `${cell.low.x}${cell.low.side}${cell.high.x}${cell.high.side}`

const TOP: Numbers['high'] = { x: 100, side: 'after' }

/** @param counts whether it matters how many criteria have 0 points. */
function partsOf({ name, criteria }: Domain, cells: Cells, counting: Counting, counts: boolean): readonly Part[] {
  const lowest = cells.get('leaves.min')
  const own = criteria.map((one) => {
    const free = pointsOf(cells, one, counting)
    if (one.max === 0) return { ...free, max: 0, under: NOTHING }
    const range = both(free, shareIn(lowest && { ...lowest, high: TOP }, one.max))
    return { ...range, max: one.max, under: both(range, shareIn(lowest, one.max)) }
  })
  if (own.some(isEmpty)) return []
  const fits = shareIn(cells.get(name), sum(criteria.map(({ max }) => max)))
  const parts: Part[] = []
  const put = (zeros: number, isLowest: boolean, from: number, until: number): void => {
    const range = both({ from, until }, fits)
    if (!isEmpty(range)) parts.push({ zeros, lowest: isLowest, ranges: [range] })
  }
  /** All within their ranges; or one of them the lowest, at the least loss. */
  const spread = (rest: typeof own): void => {
    const [from, until] = [sum(rest.map((one) => one.from)), sum(rest.map((one) => one.until))]
    put(0, false, from, until)
    const losses = rest.filter(({ under }) => !isEmpty(under)).map((one) => one.until - one.under.until)
    if (lowest && losses.length > 0) put(0, true, from, until - Math.min(...losses))
  }
  if (!counts) {
    spread(own)
    return parts
  }
  const atLeastOne = { from: 1, until: Number.POSITIVE_INFINITY }
  const above = own
    .filter(({ max }) => max > 0)
    .map((one) => ({ ...one, ...both(one, atLeastOne), under: both(one.under, atLeastOne) }))
  const forced = above.filter(isEmpty).length
  // Those that lose least come first; whichever have 0, the others have 1 at least, so all sums between are possible.
  const rest = above.filter((one) => !isEmpty(one))
  const eligible = own
    .filter(({ max, from, until }) => max > 0 && from === 0 && until > 0)
    .map(({ until }) => until)
    .toSorted((a, b) => a - b)
  const [from, until] = [sum(rest.map((one) => one.from)), sum(rest.map((one) => one.until))]
  if (forced === 0) spread(rest)
  for (let more = forced === 0 ? 1 : 0; more <= eligible.length; more++)
    put(forced + more, lowest !== undefined, from - more, until - sum(eligible.slice(0, more)))
  return parts
}
const NOTHING: Range = { from: 0, until: -1 }

/** @param enough more criteria at 0 than this are as many. */
function added(sums: readonly Part[], parts: readonly Part[], enough: number): readonly Part[] {
  const found = new Map<string, { readonly zeros: number; readonly lowest: boolean; readonly ranges: Range[] }>()
  for (const one of sums) {
    for (const other of parts) {
      const zeros = Math.min(one.zeros + other.zeros, enough)
      const lowest = one.lowest || other.lowest
      const key = `${zeros} ${lowest}`
      const part = found.get(key) ?? { zeros, lowest, ranges: [] }
      for (const a of one.ranges)
        for (const b of other.ranges) part.ranges.push({ from: a.from + b.from, until: a.until + b.until })
      found.set(key, part)
    }
  }
  return [...found.values()].map((part) => ({ ...part, ranges: joined(part.ranges) }))
}

function joined(ranges: readonly Range[]): readonly Range[] {
  const apart: Range[] = []
  for (const one of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = apart.at(-1)
    if (last !== undefined && one.from <= last.until + 1)
      apart[apart.length - 1] = { from: last.from, until: Math.max(last.until, one.until) }
    else apart.push(one)
  }
  return apart
}

interface Sums {
  readonly points: Range
  readonly bonus: Range
  readonly penalty: Range
  readonly whole: number
}

/** An index within the cells, of points, bonus and penalty within their ranges. */
function indexIn({ points, bonus, penalty, whole }: Sums, cells: Cells, counting: Counting): Possible {
  const { digits, total, capped } = counting
  const unit = 10 ** digits.index
  const scored = (of: { readonly points: number; readonly bonus: number; readonly penalty: number }) =>
    indexOf({ ...of, of: whole, total, capped, digits })
  const perPoint = total / 10 ** digits.points / whole
  const base = rangeIn(
    cells.get('base'),
    whole,
    perPoint,
    (one) => scored({ points: one, bonus: 0, penalty: 0 }).base / unit,
  )
  const fits = both(points, base)
  if (isEmpty(fits) || isEmpty(bonus) || isEmpty(penalty)) return { kind: 'no' }
  const most = Math.ceil(((total + bonus.until) / 10 ** digits.points) * unit)
  const wanted = rangeIn(cells.get('index'), most, 1 / unit, (one) => one / unit)

  const spans = [fits, bonus, penalty].map(({ from, until }) => until - from) as [number, number, number]
  const steps = sum(spans)
  /** The index grows with every step, from the least to the most; the points go first, or last. */
  const at = (step: number, pointsFirst: boolean): number => {
    const beside = spans[1] + spans[2]
    const ofPoints = pointsFirst ? Math.min(step, spans[0]) : Math.max(0, step - beside)
    const more = Math.min(step - ofPoints, spans[1])
    const less = step - ofPoints - more
    return scored({ points: fits.from + ofPoints, bonus: bonus.from + more, penalty: penalty.until - less }).index
  }
  if (at(0, true) > wanted.until || at(steps, true) < wanted.from) return { kind: 'no' }
  for (const pointsFirst of [true, false]) {
    const index = at(
      firstStep(steps, (step) => at(step, pointsFirst) >= wanted.from),
      pointsFirst,
    )
    if (index <= wanted.until) return { kind: 'yes', index }
  }
  return { kind: steps === spans[0] ? 'no' : 'unknown' }
}

/** The first of 0 … `last` that `reaches` takes, which takes all after it. */
function firstStep(last: number, reaches: (step: number) => boolean): number {
  let [low, high] = [0, last]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (reaches(middle)) high = middle
    else low = middle + 1
  }
  return low
}
