/** The second pass: what the units of a round are compared by, then every unit again with what was found. (SPEC S22–S24) */
import type { Answers, CohortStat, Framework, Leaf, Logic, Result, Setting, UnitFacts } from '../model.ts'
import { fromUnits } from '../points.ts'
import { evaluate } from '../rules/evaluate.ts'
import { checkAnswer, leaves, missing } from './answers.ts'
import { scopeOf, sharedNames } from './scope.ts'
import { score } from './score.ts'

export interface RoundUnit {
  readonly id: string
  readonly answers: Answers
  readonly unit?: UnitFacts
}

export interface RoundResults {
  /** By unit id. */
  readonly results: Readonly<Record<string, Result>>
  /** By criterion id: how many of the units have the measure that they are compared by. */
  readonly compared: Readonly<Record<string, { readonly count: number; readonly of: number }>>
}

/** Measures are kept to 1e-10, as whole numbers of it. */
const DIGITS = 10
const SCALE = 10 ** DIGITS

/** Scores every unit of a round. Units that have not answered yet are left out of the comparison, and said so. */
export function scoreRound(
  framework: Framework,
  units: readonly RoundUnit[],
  setting: Omit<Setting, 'unit' | 'cohort'>,
): RoundResults {
  const compared = leaves(framework).filter(({ rule }) => rule.measure !== null)
  const settingOf = ({ unit }: RoundUnit): Setting => (unit === undefined ? setting : { ...setting, unit })
  const measures = new Map(
    compared.map((leaf) => [
      leaf.id,
      units.map((unit) => measure(leaf, leaf.rule.measure, framework, unit, settingOf(unit))),
    ]),
  )
  const results = units.map((unit, index): readonly [string, Result] => {
    const cohort = Object.fromEntries([...measures].flatMap(([id, all]) => statsOf(id, all, index)))
    return [unit.id, score(framework, unit.answers, { ...settingOf(unit), cohort })]
  })
  return {
    results: Object.fromEntries(results),
    compared: Object.fromEntries([...measures].map(([id, all]) => [id, { count: known(all).length, of: all.length }])),
  }
}

const known = (measures: readonly (number | null)[]): readonly number[] => measures.filter((one) => one !== null)

/** A unit's measure in whole 1e-10, or null while it cannot be measured. */
function measure(
  leaf: Leaf,
  logic: Logic,
  framework: Framework,
  { answers }: RoundUnit,
  setting: Setting,
): number | null {
  const answer = answers[leaf.id]
  if (answer === undefined || answer.not_arising !== undefined || missing(leaf, answer).length > 0) return null
  if (checkAnswer(leaf, answer, framework).length > 0) return null
  const { scope } = scopeOf(leaf, answer, sharedNames(framework, answers, setting, new Map()))
  const value = evaluate(logic, scope)
  return typeof value === 'number' && Number.isFinite(value) ? Math.round(value * SCALE) : null
}

function statsOf(
  id: string,
  measures: readonly (number | null)[],
  index: number,
): readonly (readonly [string, CohortStat])[] {
  const all = known(measures)
  if (all.length === 0) return []
  const own = measures[index] ?? null
  const sum = all.reduce((total, one) => total + BigInt(one), 0n)
  const stat: CohortStat = {
    mean: fromUnits(divide(sum, BigInt(all.length)), DIGITS),
    max: fromUnits(Math.max(...all), DIGITS),
    count: all.length,
    rank: own === null ? null : 1 + all.filter((one) => one > own).length,
  }
  return [[id, stat]]
}

/** Half-up, away from zero when negative. */
function divide(sum: bigint, count: bigint): number {
  const magnitude = sum < 0n ? -sum : sum
  const rounded = Number((2n * magnitude + count) / (2n * count))
  return sum < 0n ? -rounded : rounded
}
