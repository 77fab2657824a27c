/** The second pass: what the units of a round are compared by, then every unit again with what was found. (SPEC S22–S24) */
import type { Answers, CohortStat, Framework, Leaf, Result, Setting, UnitFacts } from '../model.ts'
import { divideHalfUp, fromUnits, withoutZeros } from '../points.ts'
import { evaluate } from '../rules/evaluate.ts'
import { readsOfLogic } from '../rules/logic-names.ts'
import { checkAnswer, leaves, missing } from './answers.ts'
import { scopeOf, sharedNames } from './scope.ts'
import { score, scoreLeaves } from './score.ts'

export interface RoundUnit {
  readonly id: string
  readonly answers: Answers
  readonly unit?: UnitFacts
}

export interface RoundResults {
  /** By unit id. */
  readonly results: Readonly<Record<string, Result>>
  /** By criterion id: how many units have the measure that they are compared by, of those for which it arises. */
  readonly compared: Readonly<Record<string, { readonly count: number; readonly of: number }>>
}

/** Measures are kept to 1e-10, as whole numbers of it. */
const DIGITS = 10
const SCALE = 10 ** DIGITS

/** What the units of a round show of one criterion. */
interface Comparison {
  readonly measures: readonly (number | null)[]
  readonly shared: Omit<CohortStat, 'rank'> | null
  /** By measure in whole 1e-10. */
  readonly places: ReadonlyMap<number, number>
}

/**
 * Scores every unit of a round. Compared are the units that have the measure: who has not answered yet, or soundly, is
 * left out and counted; who claims that nothing arose is not counted either. Until all have answered the points of such a
 * criterion are those of the units so far.
 */
export function scoreRound(
  framework: Framework,
  units: readonly RoundUnit[],
  setting: Omit<Setting, 'unit' | 'cohort'>,
): RoundResults {
  const byId = new Map(leaves(framework).map((leaf) => [leaf.id, leaf]))
  const compared = framework.order.map((id) => byId.get(id)!).filter(({ rule }) => rule.measure !== null)
  const comparisons = new Map<string, Comparison>()
  const settingOf = ({ unit }: RoundUnit, index: number): Setting => ({
    ...setting,
    ...(unit === undefined ? {} : { unit }),
    cohort: Object.fromEntries([...comparisons].flatMap(([id, one]) => statOf(id, one, index))),
  })
  // In the order of what reads what: a measure may stand on the points of another criterion.
  for (const leaf of compared) {
    const measures = units.map((unit, index) => measure(leaf, framework, unit, settingOf(unit, index)))
    comparisons.set(leaf.id, comparisonOf(measures))
  }
  const results = units.map((unit, index): readonly [string, Result] => [
    unit.id,
    score(framework, unit.answers, settingOf(unit, index)),
  ])
  const arising = (id: string): number => units.filter(({ answers }) => answers[id]?.not_arising === undefined).length
  return {
    results: Object.fromEntries(results),
    compared: Object.fromEntries(
      [...comparisons].map(([id, { shared }]) => [id, { count: shared?.count ?? 0, of: arising(id) }]),
    ),
  }
}

const known = (measures: readonly (number | null)[]): readonly number[] => measures.filter((one) => one !== null)

/** A unit's measure, or null while it cannot be measured. */
function measure(leaf: Leaf, framework: Framework, { answers }: RoundUnit, setting: Setting): number | null {
  const answer = answers[leaf.id] ?? (leaf.inputs.length === 0 ? { inputs: {} } : undefined)
  if (answer === undefined || answer.not_arising !== undefined || missing(leaf, answer).length > 0) return null
  if (checkAnswer(leaf, answer, framework).length > 0) return null
  const needed = new Set(readsOfLogic(leaf.rule.measure, []).map(({ id }) => id))
  const onOthers = [...needed].some((name) => name.startsWith('criteria.'))
  const shared = onOthers
    ? scoreLeaves(framework, answers, setting).shared
    : sharedNames(framework, answers, setting, new Map())
  const { scope, missing: unknown } = scopeOf(leaf, answer, shared)
  if (unknown.some((name) => needed.has(name))) return null
  const value = evaluate(leaf.rule.measure, scope)
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** Measures are compared to 1e-10: what is nearer than that is equal. */
const exact = (value: number): number => Math.round(value * SCALE)

function comparisonOf(measures: readonly (number | null)[]): Comparison {
  const all = known(measures)
  if (all.length === 0) return { measures, shared: null, places: new Map() }
  const places = new Map<number, number>()
  // Equal measures share the better place.
  all
    .map(exact)
    .toSorted((a, b) => b - a)
    .forEach((one, index) => places.set(one, places.get(one) ?? index + 1))
  const sum = all.reduce((total, one) => total + BigInt(exact(one)), 0n)
  const shared = {
    mean: fromUnits(divideHalfUp(sum, BigInt(all.length)), DIGITS),
    max: inFull(all.reduce((most, one) => Math.max(most, one))),
    count: all.length,
  }
  return { measures, shared, places }
}

function statOf(
  id: string,
  { measures, shared, places }: Comparison,
  index: number,
): readonly (readonly [string, CohortStat])[] {
  const own = measures[index] ?? null
  return shared === null ? [] : [[id, { ...shared, rank: own === null ? null : (places.get(exact(own)) ?? null) }]]
}

/** Every digit: the others are divided by it, and rounded once after that. */
const inFull = (value: number): string => {
  const short = String(value)
  return short.includes('e') ? withoutZeros(value.toFixed(20)) : short
}
