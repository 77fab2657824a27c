/** What a rule can see: the names it reads, as numbers, booleans and texts; nothing else. (SPEC S18) */
import { dayNumber } from '../dates.ts'
import type { Answer, Answers, Framework, Input, InputValue, Leaf, LeafOutcome, Points, Setting } from '../model.ts'
import { bare } from '../rules/evaluate.ts'
import type { Scope } from '../rules/evaluate.ts'
import { asked, checkValue } from './answers.ts'

/** What a criterion adds to the sums above it. */
export interface LeafScore {
  readonly outcome: LeafOutcome
  readonly points: Points
  readonly of: Points
}

export type Plain = number | boolean | string

/** Names that do not belong to one criterion. Undefined: not known yet. */
export type Shared = (name: string) => Plain | undefined

/** Criteria scored so far, by id; for rules that read another criterion's points. */
export type Outcomes = ReadonlyMap<string, LeafScore>

export function sharedNames(framework: Framework, answers: Answers, setting: Setting, outcomes: Outcomes): Shared {
  const named = new Map<string, Plain>()
  const add = (group: string, inputs: readonly Input[], values: Readonly<Record<string, InputValue>>): void => {
    for (const input of inputs) {
      const value = Object.hasOwn(values, input.id) ? values[input.id] : undefined
      const sound = value !== undefined && checkValue(input, value, values).length === 0
      if (sound) named.set(`${group}.${input.id}`, plain(input, value))
    }
  }
  add('facts', framework.facts, answers['facts']?.inputs ?? {})
  add('flags', framework.flags ?? [], answers['flags']?.inputs ?? {})
  add('targets', framework.targets, setting.unit?.targets ?? {})
  add('attributes', framework.attributes, setting.unit?.attributes ?? {})
  for (const { id, value } of framework.constants) named.set(`constants.${id}`, Number(value))
  const year = setting.period.from.slice(0, 4)
  for (const day of framework.period_days) named.set(`period.${day}`, dayNumber(`${year}-${day}`))
  for (const [id, stat] of Object.entries(setting.cohort ?? {})) {
    named.set(`cohort.${id}.mean`, Number(stat.mean))
    named.set(`cohort.${id}.max`, Number(stat.max))
    if (stat.rank !== null) named.set(`cohort.${id}.rank`, stat.rank)
  }
  return (name) => named.get(name) ?? ofCriterion(name, outcomes)
}

/** "criteria.<id>.points" and "criteria.<id>.ratio" of a criterion that has points. */
function ofCriterion(name: string, outcomes: Outcomes): number | undefined {
  const [root, id = '', part] = name.split('.')
  const found = root === 'criteria' ? outcomes.get(id) : undefined
  if (found?.outcome.kind !== 'scored') return undefined
  return part === 'points' ? Number(found.outcome.points) : (100 * found.points) / found.of
}

export interface LeafScope {
  readonly scope: Scope
  /** Names that the rule reads and that are not known yet. */
  readonly missing: readonly string[]
}

/** Of the rule's names, those that have a value; an input that is not asked now has none and is not missing. */
export function scopeOf(leaf: Leaf, answer: Answer, shared: Shared): LeafScope {
  const open = new Map(asked(leaf, answer).map((input) => [input.id, input]))
  const missing: string[] = []
  const values: (readonly [string, Plain])[] = []
  for (const name of leaf.rule.needs) {
    const input = open.get(name)
    const own = input && answer.inputs[name]
    const value = own === undefined ? shared(name) : plain(input!, own)
    if (value !== undefined) values.push([name, value])
    else if (input || name.includes('.')) missing.push(name)
  }
  return { scope: nest(values), missing }
}

/** "facts.done" → { facts: { done } }, the way `var` walks. */
export function nest(values: readonly (readonly [string, Plain])[]): Scope {
  const groups = new Map<string, (readonly [string, Plain])[]>()
  const own: (readonly [string, Plain | Scope])[] = []
  for (const [name, value] of values) {
    const dot = name.indexOf('.')
    if (dot === -1) own.push([name, value])
    else groups.set(name.slice(0, dot), [...(groups.get(name.slice(0, dot)) ?? []), [name.slice(dot + 1), value]])
  }
  return bare<Plain | Scope>([
    ...own,
    ...[...groups].map(([name, list]): readonly [string, Scope] => [name, nest(list)]),
  ])
}

function plain({ type }: Input, value: InputValue): Plain {
  if (typeof value === 'boolean' || type === 'choice') return value
  return type === 'date' ? dayNumber(value) : Number(value)
}
