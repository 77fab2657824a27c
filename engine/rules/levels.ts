/**
 * `levels`: other levels for some units, as a share of those written. Source: NĐ 307/2025 (a mountainous commune applies
 * 75 % of the levels; read as: of every level and step, not of the points).
 */
import { decimalsOf, toUnits } from '../points.ts'
import { branched, checkCondition, conditionLogic, conditionSchema, readsOfCondition } from './condition.ts'
import type { Condition } from './condition.ts'
import { conditionBoundaries } from './boundary.ts'
import type { Boundary } from './boundary.ts'
import { ofCondition, through, together, wayBetween } from './direction.ts'
import type { Direction, Directions } from './direction.ts'
import type { Desugared, Finding, Reading, RuleContext } from './form.ts'

export interface Levels {
  readonly when: Condition
  readonly times: number
}

/** A share of what is written. */
export const timesSchema = { type: 'number', exclusiveMinimum: 0, maximum: 100 }

export const levelsSchema = {
  type: 'object',
  required: ['when', 'times'],
  additionalProperties: false,
  properties: { when: conditionSchema, times: timesSchema },
}

interface Leveled {
  readonly levels?: Levels
}

export const readsOfLevels = ({ levels }: Leveled): readonly Reading[] =>
  levels === undefined ? [] : readsOfCondition(levels.when, ['levels', 'when'])

export const checkLevels = ({ levels }: Leveled, context: RuleContext): readonly Finding[] =>
  levels === undefined ? [] : checkCondition(levels.when, context, ['levels', 'when'])

/** A level × a share, as the exact decimal: 4.5 × 0.75 is 3.375. */
export function share(level: number, times: number): number {
  const [a, b] = [decimalsOf(String(level)), decimalsOf(String(times))]
  return (toUnits(String(level), a) * toUnits(String(times), b)) / 10 ** (a + b)
}

/** The written form once as it stands and, where it has levels, once with them. */
export function eachLevel<W extends Leveled>(written: W, scale: (written: W, times: number) => W): readonly W[] {
  const { levels } = written
  return levels === undefined ? [written] : [scale(written, levels.times), written]
}

/** The rule of each level, one when the condition holds and one when not. */
export function byLevel({ levels }: Leveled, rules: readonly Desugared[], context: RuleContext): Desugared {
  const [first, second] = rules
  return levels === undefined || second === undefined ? first! : branched(levels.when, first!, second, context)
}

/** Lower levels are reached earlier: points that grow with the value grow with the condition. */
export function levelDirections(
  { levels }: Leveled,
  way: Direction,
  least: number | null,
  context: RuleContext,
): Directions {
  if (levels === undefined || levels.times === 1) return new Map()
  // Of negative levels a share is nearer to 0, which may lie on either side.
  const easier =
    least === null || least < 0 || way === 'mixed' ? 'mixed' : wayBetween([levels.times, levels.times], [1, 1])
  return together(through(through(ofCondition(conditionLogic(levels.when), context), easier), way))
}

export const levelBoundaries = ({ levels }: Leveled): readonly Boundary[] =>
  levels === undefined ? [] : conditionBoundaries(conditionLogic(levels.when))
