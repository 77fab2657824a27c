/**
 * Bands as a proof: every possible result has a class, every class can be given, and every veto and ceiling can
 * hold; or a result that shows otherwise. (SPEC L60–L64)
 */
import type { Lang, Logic } from '../../model.ts'
import type { Axis } from '../../rules/axis.ts'
import { decide, MOST_CELLS } from '../../rules/cells.ts'
import type { Combination, Compared, Decided, Decision } from '../../rules/cells.ts'
import { nameOf } from '../../rules/logic-names.ts'
import type { ConditionNames } from '../condition-names.ts'
import type { BandShape } from '../shape.ts'
import type { Checking } from './checking.ts'
import { countingOf } from './counting.ts'
import type { Numbers } from './demands.ts'
import { possibleResults } from './possible.ts'
import type { Possible } from './possible.ts'
import { mayAllFail, split } from './vetoes.ts'
import { worded } from './witness.ts'
import type { Witness } from './witness.ts'

const ANY: Axis = { kind: 'number', least: null, most: null, digits: null }

interface Proving {
  readonly names: ConditionNames
  readonly decided: (conditions: readonly Logic[], given: readonly Logic[]) => Decision
  /** Whether some result lies in a combination; what is free of points goes with any. */
  readonly judge: (combination: Combination, compared: readonly Compared[]) => Possible
}

/** Called when every condition is sound: true or false over known names. */
export function checkClasses(checking: Checking, names: ConditionNames): void {
  const { framework, policies, say } = checking
  const { bands, vetoes = [], ceilings = [] } = framework
  const axisOf = (of: Logic): Axis => names.get(nameOf(of) ?? '')?.axis ?? ANY
  const possible = possibleResults(countingOf(framework, policies))
  const proving: Proving = {
    names,
    decided: (conditions, given) => decide(conditions, given, axisOf),
    judge: (combination, compared) => judged(combination, compared, names, possible),
  }

  const canHold = (one: BandShape, list: string): boolean => {
    const path = `${list}/${one.id}`
    const decision = proving.decided([one.when], [])
    if (decision.kind === 'too-many') {
      say('condition-not-proven', one, 'when', { path, id: one.id, found: decision.cells, limit: MOST_CELLS })
      return true
    }
    const never = isNever(decision.first[0]!, decision, proving)
    if (never) say('condition-never-holds', one, 'when', { path, id: one.id })
    return !never
  }
  const forced = new Set(vetoes.filter((one) => canHold(one, 'vetoes')).map(({ band }) => band))
  const limits = new Set(ceilings.filter((one) => canHold(one, 'ceilings')).map(({ at_most }) => at_most))

  const whens = bands.map(({ when }) => when)
  const decision = proving.decided(whens, [])
  if (decision.kind === 'too-many') return notProven(decision.cells, checking)
  let isAnyGiven = false
  bands.forEach((band, index) => {
    const { id } = band
    // A ceiling only lowers what is given.
    const isGiven =
      forced.has(id) || (isAnyGiven && limits.has(id)) || !isNever(decision.first[index]!, decision, proving)
    if (isGiven) isAnyGiven = true
    else say('class-never-given', band, 'when', { path: `bands/${id}`, id })
  })

  if (isNever(decision.none, decision, proving)) return
  // Only now do vetoes matter: each gives a class to what fits no band.
  const { along, apart } = split(
    vetoes.map(({ when }) => when),
    whens,
    names,
  )
  let isSure = true
  for (const group of apart) {
    const found = mayAllFail(group, axisOf)
    if (found.kind === 'no') return
    if (found.kind === 'too-many') return notProven(found.cells, checking)
    if (found.kind === 'unknown') isSure = false
  }
  const left =
    along.length === 0
      ? decision
      : proving.decided(
          whens,
          along.map((when) => ({ '!': [when] })),
        )
  if (left.kind === 'too-many') return notProven(left.cells, checking)
  sayGaps(left, isSure, proving, checking)
}

const notProven = (cells: number, { framework, say }: Checking): void =>
  say('class-not-proven', framework, 'bands', { path: 'bands', found: cells, limit: MOST_CELLS })

const isNever = (combinations: readonly Combination[], { compared }: Decided, { judge }: Proving): boolean =>
  combinations.every((one) => judge(one, compared).kind === 'no')

function sayGaps(
  { none, compared }: Decided,
  isSure: boolean,
  { names, judge }: Proving,
  { framework, say }: Checking,
): void {
  for (const region of regionsOf(none, compared)) {
    const judgements = region.map((combination): Witness => ({ combination, found: judge(combination, compared) }))
    const real = judgements.find(({ found }) => found.kind === 'yes')
    const shown = real ?? judgements.find(({ found }) => found.kind === 'unknown')
    if (shown === undefined) continue
    const witness = (lang: Lang): string => worded(shown, compared, names, framework.rounding.index, lang)
    say(real && isSure ? 'class-gap' : 'class-gap-unsure', framework, 'bands', {
      path: 'bands',
      found: witness('vi'),
      found_en: witness('en'),
    })
  }
}

/** Only plain names are understood; a comparison of two values may or may not be possible. */
function judged(
  combination: Combination,
  compared: readonly Compared[],
  names: ConditionNames,
  possible: (cells: ReadonlyMap<string, Numbers>) => Possible,
): Possible {
  const cells = new Map<string, Numbers>()
  let understood = true
  compared.forEach(({ of }, index) => {
    const name = nameOf(of)
    const known = name === null ? undefined : names.get(name)
    const cell = combination[index]!
    if (known?.free) return
    if (name !== null && known !== undefined && cell.kind === 'number') cells.set(name, cell)
    else understood = false
  })
  const found = possible(cells)
  return found.kind === 'yes' && !understood ? { kind: 'unknown' } : found
}

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
