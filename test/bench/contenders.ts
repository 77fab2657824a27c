/**
 * The same work in several ways: 51 answered criteria → whole points of each, within its bounds → sums of all
 * groups, and what counts in each → index.
 * Each reads answers in the shape that suits it, made before the clock runs: objects for the interpreters
 * and the hand-written rules, slots for the closures.
 */
import { LogicEngine } from 'json-logic-engine'
import jsonLogic from 'json-logic-js'
import { dayNumber } from '../../engine/dates.ts'
import { leaves } from '../../engine/live.ts'
import type { Answers, Framework, Leaf, Setting } from '../../engine/live.ts'
import { multiplyDivide, quantise } from '../../engine/points.ts'
import { prepare } from '../../engine/score/plan.ts'
import { COUNTS, earnedOf, fill, rescore, scoreSheet } from '../../engine/score/sheet.ts'
import type { Sheet } from '../../engine/score/sheet.ts'
import { treeOf } from '../../engine/score/tree.ts'
import { scoreByHand } from './hand.ts'
import type { Days, Facts } from './hand.ts'

export interface Contender {
  readonly name: string
  /** Scores answer set `at`; gives the index in its smallest unit. */
  readonly score: (at: number) => number
  /** Points of each criterion after `score`; −1: does not count. */
  readonly points: () => Int32Array
}

type Evaluate = (place: number, facts: object) => unknown

export function contendersOf(
  framework: Framework,
  answerSets: readonly Answers[],
  setting: Setting,
): readonly Contender[] {
  const all = leaves(framework)
  const facts = answerSets.map((answers) => factsOf(all, answers))
  const lists = facts.map((one) => all.map(({ id }) => one[id]!))
  const engine = new LogicEngine()
  const built = all.map(({ rule }) => engine.build(rule.logic as never) as (data: object) => unknown)
  return [
    byEvaluator('json-logic-js', framework, lists, (place, data) =>
      jsonLogic.apply(all[place]!.rule.logic as never, data),
    ),
    byEvaluator('json-logic-engine, run', framework, lists, (place, data) => engine.run(all[place]!.rule.logic, data)),
    byEvaluator('json-logic-engine, build (eval)', framework, lists, (place, data) => built[place]!(data)),
    byHand(framework, facts),
    bySheets(framework, answerSets, setting),
  ]
}

const YEAR = 2026
const PERIOD = { '01-31': 0, '02-15': 0, '09-15': 0, '09-30': 0, '10-31': 0, '11-30': 0 }
for (const day of Object.keys(PERIOD) as (keyof typeof PERIOD)[]) PERIOD[day] = dayNumber(`${YEAR}-${day}`)

/** Numbers, booleans and choices by criterion and input. Through JSON, so that V8 keeps fast objects. */
function factsOf(all: readonly Leaf[], answers: Answers): Readonly<Record<string, object>> {
  const facts = all.map(({ id, inputs }) => {
    const values = inputs.map((input) => {
      const value = answers[id]!.inputs[input.id]!
      const plain = typeof value === 'boolean' || input.type === 'choice'
      return [input.id, plain ? value : input.type === 'date' ? dayNumber(value) : Number(value)]
    })
    return [id, { ...Object.fromEntries(values), period: PERIOD }]
  })
  return JSON.parse(JSON.stringify(Object.fromEntries(facts))) as Readonly<Record<string, object>>
}

/** The loop that every library shares: evaluate, round, look that it is within bounds, add up group by group. */
function byEvaluator(
  name: string,
  framework: Framework,
  lists: readonly (readonly object[])[],
  evaluate: Evaluate,
): Contender {
  const all = leaves(framework)
  const { nodes, parent, groups } = treeOf(framework)
  const nodeOf = all.map(({ id }) => nodes.findIndex((node) => node?.id === id))
  const out = new Int32Array(all.length)
  const [points, of] = [new Int32Array(nodes.length), new Int32Array(nodes.length)]
  const score = (at: number): number => {
    const facts = lists[at]!
    for (const group of groups) points[group] = of[group] = 0
    for (let place = 0; place < all.length; place++) {
      const { max, not_arising: policy } = all[place]!
      const value = evaluate(place, facts[place]!)
      const group = parent[nodeOf[place]!]!
      if (value === null && policy === 'exclude') {
        out[place] = -1
        continue
      }
      const earned = value === null ? max : quantise(value as number, framework.rounding.criterion)
      if (!(earned >= 0 && earned <= max)) throw new RangeError(`points out of range: ${earned}`)
      out[place] = earned
      points[group]! += earned
      of[group]! += max
    }
    for (let place = groups.length - 1; place > 0; place--) {
      const group = groups[place]!
      points[parent[group]!]! += points[group]!
      of[parent[group]!]! += of[group]!
    }
    return multiplyDivide(points[0]!, framework.scale.total * 100, of[0]! * 100)
  }
  return { name, score, points: () => out }
}

function byHand(framework: Framework, facts: readonly Readonly<Record<string, object>>[]): Contender {
  const out = new Int32Array(leaves(framework).length)
  const days: Days = {
    jan31: PERIOD['01-31'],
    feb15: PERIOD['02-15'],
    sep15: PERIOD['09-15'],
    sep30: PERIOD['09-30'],
    oct31: PERIOD['10-31'],
    nov30: PERIOD['11-30'],
  }
  const { total } = framework.scale
  return {
    name: 'hand-written TypeScript',
    score: (at) => scoreByHand(facts[at] as Facts, days, out, total),
    points: () => out,
  }
}

function bySheets(framework: Framework, answerSets: readonly Answers[], setting: Setting): Contender {
  const plan = prepare(framework)
  const sheets = answerSets.map((answers) => fill(plan, answers, setting))
  let last: Sheet = sheets[0]!
  return {
    name: 'Khung, slot closures: full',
    score: (at) => {
      last = sheets[at]!
      scoreSheet(plan, last)
      return last.index
    },
    points: () =>
      Int32Array.from(plan.leaves, (_, place) => (last.counts[place] === COUNTS ? earnedOf(plan, last, place) : -1)),
  }
}

/**
 * One changed number: another set's value goes into the slot, and what depends on it is scored again.
 * Every set gets `CHANGES` of them, each in another criterion, before the next set has its turn.
 */
export function oneChange(
  framework: Framework,
  answerSets: readonly Answers[],
  setting: Setting,
): (at: number) => number {
  const plan = prepare(framework)
  const sheets = answerSets.map((answers) => fill(plan, answers, setting))
  const inputs = plan.leaves.map(({ inputs: [first] }) => first!.slot)
  const places = Int32Array.from({ length: sheets.length * CHANGES }, (_, at) => (at * 29 + (at >> 4)) % inputs.length)
  const values = Float64Array.from(places, (place, at) => sheets[(at * 7) % sheets.length]!.slots[inputs[place]!]!)
  return (at) => {
    const sheet = sheets[(at / CHANGES) | 0]!
    const place = places[at]!
    sheet.slots[inputs[place]!] = values[at]!
    rescore(plan, sheet, place)
    return sheet.index
  }
}

export const CHANGES = 16
