/** One criterion: its answer → scored, open, not arising, no survey, or a fault. (SPEC S5–S12) */
import type { Answer, Framework, Leaf, LeafOutcome, Logic, Points, Setting } from '../model.ts'
import { fromUnits, quantise, toDecimal, toUnits } from '../points.ts'
import { enteredProblem as problem } from '../entered.ts'
import type { ProblemParts } from '../entered.ts'
import { NO_POINTS } from '../rules/no-points.ts'
import { evaluate } from '../rules/evaluate.ts'
import type { Scope } from '../rules/evaluate.ts'
import { readsOfLogic } from '../rules/logic-names.ts'
import { asked, checkAnswer, missing } from './answers.ts'
import { scopeOf } from './scope.ts'
import type { LeafScore, Shared } from './scope.ts'
import type { EnteredCode } from '../words/entered.ts'

/** What every criterion of one form is scored with. */
export interface Scoring {
  readonly framework: Framework
  readonly setting: Setting
  readonly shared: Shared
}

const NO_ANSWER: Answer = { inputs: {} }

/** Larger results are a mistake of the rule, and no longer exact. */
export const MOST = 100_000

export function scoreLeaf(leaf: Leaf, given: Answer | undefined, { framework, setting, shared }: Scoring): LeafScore {
  const digits = framework.rounding.criterion
  const show = (points: Points): string => fromUnits(points, digits)
  const nothing = (outcome: LeafOutcome, of: Points): LeafScore => ({ outcome, points: 0, of })
  const fault = (code: EnteredCode, params: ProblemParts = {}): LeafScore =>
    nothing({ kind: 'fault', problem: problem(code, { path: leaf.id, id: leaf.id, ...params }) }, leaf.max)

  if (leaf.scored_by === 'survey' && !setting.survey) return nothing({ kind: 'no_survey' }, 0)
  // A criterion that only reads shared names has no answer of its own.
  const answer = given ?? (leaf.inputs.length === 0 ? NO_ANSWER : undefined)
  if (answer === undefined) return nothing({ kind: 'open', needs: missing(leaf, answer) }, leaf.max)
  const [wrong] = checkAnswer(leaf, answer, framework)
  if (wrong !== undefined) return nothing({ kind: 'fault', problem: wrong }, leaf.max)

  const ruled = (): LeafScore => {
    if (answer.not_arising !== undefined) return notArising(leaf, answer.not_arising, show, fault)
    const { scope, missing: unknown } = scopeOf(leaf, answer, shared)
    const needs = [...new Set([...missing(leaf, answer), ...unknown])]
    if (needs.length > 0) return nothing({ kind: 'open', needs }, leaf.max)
    return applyRule(leaf, answer, scope, { digits, show, fault })
  }
  if (answer.adjusted === undefined) return ruled()

  const { points, reason } = answer.adjusted
  const { outcome } = ruled()
  const units = toUnits(points, digits)
  const byRule = outcome.kind === 'scored' ? outcome : null
  const adjusted = { reason, rule: byRule?.points ?? null }
  const facts = byRule ?? { inputs: answer.inputs, values: {}, case: null, unrounded: null }
  return { outcome: { ...facts, kind: 'scored', points: show(units), adjusted }, points: units, of: leaf.max }
}

interface Showing {
  readonly digits: number
  readonly show: (points: Points) => string
  readonly fault: (code: EnteredCode, params?: ProblemParts) => LeafScore
}

function applyRule(leaf: Leaf, answer: Answer, scope: Scope, { digits, show, fault }: Showing): LeafScore {
  const { rule } = leaf
  const result = evaluate(rule.logic, scope)
  if (result === null) return notArising(leaf, null, show, fault)
  if (Number.isNaN(result) && leavesGap(rule.logic)) return fault('value-without-points')
  if (typeof result !== 'number' || !Number.isFinite(result))
    return fault('rule-without-number', { found: typeof result === 'number' ? String(result) : typeof result })
  if (Math.abs(result) >= MOST) return fault('points-out-of-range', { found: result, max: show(leaf.max) })
  const points = quantise(result, digits)
  if (points < 0 || points > leaf.max) return fault('points-out-of-range', { found: show(points), max: show(leaf.max) })

  const taken = rule.cases.findIndex(({ when }) => when === true || evaluate(when, scope) === true)
  const hidden = new Set(leaf.inputs.filter((input) => !asked(leaf, answer).includes(input)).map(({ id }) => id))
  const values = rule.values.flatMap(({ id, logic }): readonly [string, string][] => {
    if (readsOfLogic(logic, []).some((reading) => hidden.has(reading.id))) return []
    const value = evaluate(logic, scope)
    return typeof value === 'number' && Number.isFinite(value) ? [[id, toDecimal(value)]] : []
  })
  const exact = toDecimal(result)
  const outcome: LeafOutcome = {
    kind: 'scored',
    points: show(points),
    inputs: Object.fromEntries(asked(leaf, answer).map(({ id }) => [id, answer.inputs[id]!])),
    values: Object.fromEntries(values),
    case: taken,
    unrounded: toUnits(exact, 10) === points * 10 ** (10 - digits) ? null : exact,
    adjusted: null,
  }
  return { outcome, points, of: leaf.max }
}

/** Whether the steps of a rule leave a gap, as the published text does (SPEC L56). */
const leavesGap = (logic: Logic): boolean => JSON.stringify(logic).includes(JSON.stringify(NO_POINTS))

function notArising(leaf: Leaf, reason: string | null, show: Showing['show'], fault: Showing['fault']): LeafScore {
  const policy = leaf.not_arising
  const give = (points: Points, of: Points): LeafScore => ({
    outcome: { kind: 'not_arising', reason, policy, points: show(points), of: show(of) },
    points,
    of,
  })
  switch (policy) {
    case 'exclude':
    case 'redistribute':
      return give(0, 0)
    case 'full':
      return give(leaf.max, leaf.max)
    case 'zero':
      return give(0, leaf.max)
    case 'refuse':
      return fault('not-arising-refused')
    default:
      return policy satisfies never
  }
}
