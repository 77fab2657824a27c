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
import { regionsOf } from './regions.ts'
import { mayAllFail, split } from './vetoes.ts'
import { worded } from './witness.ts'
import type { Witness } from './witness.ts'

const ANY: Axis = { kind: 'number', least: null, most: null, digits: null }

interface Proving {
  readonly names: ConditionNames
  readonly decided: (conditions: readonly Logic[], given: readonly Logic[]) => Decision
  /** Whether some result lies in a combination; what is free of points goes with any. */
  readonly judge: (compared: readonly Compared[]) => Judge
}
type Judge = (combination: Combination) => Possible

/** Called when every condition is sound: true or false over known names. */
export function checkClasses(checking: Checking, names: ConditionNames): void {
  const { framework, policies, say } = checking
  const { bands, vetoes = [], ceilings = [] } = framework
  const axisOf = (of: Logic): Axis => names.get(nameOf(of) ?? '')?.axis ?? ANY
  const possible = possibleResults(countingOf(framework, policies))
  const proving: Proving = {
    names,
    decided: (conditions, given) => decide(conditions, given, axisOf),
    judge: (compared) => judgeOf(compared, names, possible),
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

const isNever = (combinations: readonly Combination[], { compared }: Decided, { judge }: Proving): boolean => {
  const found = judge(compared)
  return combinations.every((one) => found(one).kind === 'no')
}

function sayGaps(
  { none, compared }: Decided,
  isSure: boolean,
  { names, judge }: Proving,
  { framework, say }: Checking,
): void {
  const judged = judge(compared)
  for (const region of regionsOf(none, compared)) {
    const first = (kind: Possible['kind']): Witness | null => {
      const combination = region.find((one) => judged(one).kind === kind)
      return combination === undefined ? null : { combination, found: judged(combination) }
    }
    const real = first('yes')
    const shown = real ?? first('unknown')
    if (shown === null) continue
    const witness = (lang: Lang): string => worded(shown, compared, names, framework.rounding.index, lang)
    say(real && isSure ? 'class-gap' : 'class-gap-unsure', framework, 'bands', {
      path: 'bands',
      found: witness('vi'),
      found_en: witness('en'),
    })
  }
}

/**
 * Combinations that differ in what is free of points alone are one question, asked once. Only plain names are
 * understood; a comparison of two values may or may not be possible.
 */
function judgeOf(
  compared: readonly Compared[],
  names: ConditionNames,
  possible: (cells: ReadonlyMap<string, Numbers>) => Possible,
): Judge {
  const bound = compared.flatMap(({ of, cells }, axis) => {
    const name = nameOf(of)
    const known = name === null ? undefined : names.get(name)
    return known?.free ? [] : [{ axis, cells, name: known === undefined ? null : name }]
  })
  const asked = (combination: Combination): Possible => {
    const cells = new Map<string, Numbers>()
    let understood = true
    for (const { axis, name } of bound) {
      const cell = combination[axis]!
      if (name !== null && cell.kind === 'number') cells.set(name, cell)
      else understood = false
    }
    const found = possible(cells)
    return found.kind === 'yes' && !understood ? { kind: 'unknown' } : found
  }
  const known = new Map<string, Possible>()
  return (combination) => {
    const key = bound.map(({ axis, cells }) => cells.indexOf(combination[axis]!)).join()
    const found = known.get(key) ?? asked(combination)
    known.set(key, found)
    return found
  }
}
