/**
 * Bands as a proof: every possible result has a class, and every class can be given; or a result that
 * shows otherwise. (SPEC L60–L63)
 */
import type { Lang } from '../../model.ts'
import { fromUnits } from '../../points.ts'
import type { Axis, Cell } from '../../rules/axis.ts'
import { decide, MOST_CELLS } from '../../rules/cells.ts'
import type { Combination, Compared, Decided } from '../../rules/cells.ts'
import { showDecimal } from '../../numbers.ts'
import { nameOf } from '../../rules/logic-names.ts'
import type { Checking } from './checking.ts'
import { possibleResults } from './possible.ts'
import type { Cells, Possible } from './possible.ts'
import { sayCell } from './result-names.ts'
import type { ResultNames } from './result-names.ts'

const ANY: Axis = { kind: 'number', least: null, most: null, digits: null }

/** Called when every condition is sound: true or false over known names. */
export function checkClasses({ framework, say }: Checking, names: ResultNames): void {
  const { bands } = framework
  const axisOf = (of: Compared['of']): Axis => names.get(nameOf(of) ?? '')?.axis ?? ANY
  const decision = decide(
    bands.map(({ when }) => when),
    [],
    axisOf,
  )
  if (decision.kind === 'too-many')
    return say('class-not-proven', framework, 'bands', { path: 'bands', found: decision.cells, limit: MOST_CELLS })

  const possible = possibleResults(framework)
  const judge = (combination: Combination): Possible => judged(combination, decision, names, possible)

  decision.first.forEach((combinations, index) => {
    const band = bands[index]!
    if (combinations.every((one) => judge(one).kind === 'no'))
      say('class-never-given', band, 'when', { path: `bands/${band.id}`, id: band.id })
  })
  for (const region of regionsOf(decision.none, decision.compared)) {
    const judgements = region.map((combination) => ({ combination, found: judge(combination) }))
    const real = judgements.find(({ found }) => found.kind === 'yes')
    const unsure = judgements.find(({ found }) => found.kind === 'unknown')
    const shown = real ?? unsure
    if (shown === undefined) continue
    const witness = (lang: Lang): string => worded(shown, decision.compared, names, framework.rounding.index, lang)
    say(real ? 'class-gap' : 'class-gap-unsure', framework, 'bands', {
      path: 'bands',
      found: witness('vi'),
      found_en: witness('en'),
    })
  }
}

/** What is free of points goes with any; of the rest, only plain names are understood. */
function judged(
  combination: Combination,
  { compared }: Decided,
  names: ResultNames,
  possible: (cells: Cells) => Possible,
): Possible {
  const cells = new Map<string, Extract<Cell, { kind: 'number' }>>()
  let understood = true
  compared.forEach(({ of }, index) => {
    const name = nameOf(of)
    const known = name === null ? undefined : names.get(name)
    const cell = combination[index]!
    if (known?.free) return
    if (name !== null && cell.kind === 'number' && UNDERSTOOD.test(name)) cells.set(name, cell)
    else understood = false
  })
  const found = possible(cells)
  return found.kind === 'yes' && !understood ? { kind: 'unknown' } : found
}
const UNDERSTOOD = /^(index|leaves\.min|domains\.[^.]+\.ratio)$/

interface Witness {
  readonly combination: Combination
  readonly found: Possible
}

/** “chỉ số 87,00, tiêu chí thấp nhất 0 %”; what may be anything is not said. */
function worded(
  { combination, found }: Witness,
  compared: readonly Compared[],
  names: ResultNames,
  digits: number,
  lang: Lang,
): string {
  const cells = new Map(compared.map(({ of }, index) => [nameOf(of), combination[index]!]))
  return [...names]
    .flatMap(([name, known]): readonly string[] => {
      const cell = cells.get(name)
      if (cell === undefined || spans(cell, known.axis)) return []
      const exact = name === 'index' && found.kind === 'yes' ? showIndex(found.index, digits, lang) : null
      return [known.say(exact ?? sayCell(cell, known, lang), lang)]
    })
    .join(', ')
}

const showIndex = (units: number, digits: number, lang: Lang): string => showDecimal(fromUnits(units, digits), lang)

/** A cell that leaves nothing out says nothing. */
const spans = (cell: Cell, axis: Axis): boolean =>
  cell.kind === 'number' &&
  axis.kind === 'number' &&
  cell.low.x === (axis.least ?? Number.NEGATIVE_INFINITY) &&
  cell.high.x >= (axis.most ?? Number.POSITIVE_INFINITY)

/** Combinations that touch belong to one gap: they differ in one value, by one cell. */
function regionsOf(
  combinations: readonly Combination[],
  compared: readonly Compared[],
): readonly (readonly Combination[])[] {
  const places = combinations.map((one) => one.map((cell, axis) => compared[axis]!.cells.indexOf(cell)))
  const open = new Map(places.map((place, index) => [place.join(), index]))
  const regions: Combination[][] = []
  for (const [start, first] of open) {
    open.delete(start)
    const found = [first]
    for (let next = 0; next < found.length; next++) {
      const place = places[found[next]!]!
      for (const neighbour of neighboursOf(place, compared)) {
        const index = open.get(neighbour)
        if (index === undefined) continue
        open.delete(neighbour)
        found.push(index)
      }
    }
    regions.push(found.toSorted((a, b) => a - b).map((index) => combinations[index]!))
  }
  return regions
}

function* neighboursOf(place: readonly number[], compared: readonly Compared[]): Generator<string> {
  for (const [axis, at] of place.entries()) {
    const {
      cells,
      axis: { kind },
    } = compared[axis]!
    // Texts and yes or no have no order: each is next to every other.
    const near = kind === 'number' ? [at - 1, at + 1] : cells.map((_, index) => index)
    for (const one of near) if (one !== at && one >= 0 && one < cells.length) yield place.with(axis, one).join()
  }
}
