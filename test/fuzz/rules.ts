/**
 * Rules by chance that the type check passes, and what they give by both evaluators. Operands are drawn
 * from the values where arithmetic turns: 0, −0, halves of the last digit, bounds, infinities, no number.
 */
import type { Logic } from '../../engine/live.ts'
import { compileLogic, plainEnding } from '../../engine/rules/closures.ts'
import { evaluate } from '../../engine/rules/evaluate.ts'
import type { Kernels, Num } from '../../engine/rules/kernels.ts'
import type { Type } from '../../engine/rules/operators.ts'
import type { Random } from './random.ts'

export const variables: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['a', 'number'],
  ['b', 'number'],
  ['facts.c', 'number'],
  ['criteria.x-y.points', 'number'],
  ['yes', 'boolean'],
  ['attributes.far', 'boolean'],
  ['word', 'text'],
  ['targets.kind', 'text'],
])
const NAMES: Readonly<Record<Type, readonly string[]>> = {
  number: ['a', 'b', 'facts.c', 'criteria.x-y.points'],
  boolean: ['yes', 'attributes.far'],
  text: ['word', 'targets.kind'],
}
const TEXTS = ['one', 'two', 'ba', '']

/** What stands in a YAML file: plain decimals. */
const LITERALS = [0, 1, 2, 3, 0.5, 0.25, 0.1, 0.2, 0.3, 1.005, 29, 58, 100, -1, -0.5, 1000, 0.005, 70, 90]
/** What an input or another result may hold, and more than that. */
const VALUES = [
  ...LITERALS,
  -0,
  7,
  50,
  99.995,
  1e-10,
  -1e-10,
  1 / 3,
  1e21,
  123_456_789_012_345,
  5e-324,
  1.7976931348623157e308,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
]

export type Values = Readonly<Record<string, number | boolean | string>>

export function valuesFor(random: Random): Values {
  const value = (type: Type): number | boolean | string => {
    if (type === 'boolean') return random.chance(0.5)
    if (type === 'text') return random.pick(TEXTS)
    return random.chance(0.5) ? random.pick(VALUES) : random.below(200) / random.pick([1, 2, 10, 100])
  }
  return Object.fromEntries([...variables].map(([name, type]) => [name, value(type)]))
}

/** A rule that gives a number or, in some branches, nothing. */
export const ruleFor = (random: Random): Logic => result(random, 3)

function result(random: Random, depth: number): Logic {
  if (depth === 0 || random.chance(0.3)) return number(random, depth)
  if (random.chance(0.35)) return ladder(random, depth)
  const branch = (): Logic => (random.chance(0.15) ? null : result(random, depth - 1))
  return branches(random, () => condition(random, depth - 1), branch)
}

function branches(random: Random, when: () => Logic, gives: () => Logic): Logic {
  const list: Logic[] = []
  for (let count = 1 + random.below(3); count > 0; count--) list.push(when(), gives())
  return { [random.pick(['if', 'if', '?:'])]: [...list, gives()] }
}

/** Several bounds of one value, as the steps of `tiers` become. */
function ladder(random: Random, depth: number): Logic {
  const value = number(random, depth - 1)
  const name = random.pick(['<', '<=', '>', '>='])
  const steps = Array.from({ length: 1 + random.below(4) }, () => [
    { [random.chance(0.9) ? name : random.pick(['<', '>='])]: [value, random.pick(LITERALS)] },
    random.chance(0.9) ? random.pick(LITERALS) : number(random, depth - 1),
  ])
  return { if: [...steps.flat(), random.chance(0.2) ? null : random.pick(LITERALS)] }
}

function number(random: Random, depth: number): Logic {
  if (depth === 0 || random.chance(0.25))
    return random.chance(0.6) ? { var: random.pick(NAMES.number) } : random.pick(LITERALS)
  const operand = (): Logic => number(random, depth - 1)
  switch (random.below(10)) {
    case 0:
      return list(random, '+', 1, operand)
    case 1:
      return { '-': random.chance(0.3) ? (random.chance(0.5) ? [operand()] : operand()) : [operand(), operand()] }
    // A quotient may not be multiplied; the type check says so.
    case 2:
      return { '*': Array.from({ length: 2 + random.below(3) }, () => simple(random)) }
    case 3:
      return { '/': [random.chance(0.5) ? { '*': [random.pick(LITERALS), simple(random)] } : operand(), operand()] }
    case 4:
      return { '%': [operand(), operand()] }
    case 5:
      return list(random, 'min', 1, operand)
    case 6:
      return list(random, 'max', 1, operand)
    case 7:
      return branches(random, () => condition(random, depth - 1), operand)
    case 8:
      return overOneName(random)
    default:
      return list(random, '+', 1, () => ({ if: [condition(random, 0), random.pick(LITERALS), 0] }))
  }
}

/** Points for each piece, deductions and shares, with their caps. */
function overOneName(random: Random): Logic {
  const literal = (): Logic => random.pick(LITERALS)
  const product = { '*': [literal(), { var: random.pick(NAMES.number) }] }
  const line = random.chance(0.5) ? product : { '-': [literal(), product] }
  const divisor = random.chance(0.5) ? { var: random.pick(NAMES.number) } : literal()
  const value = random.chance(0.5) ? line : { '/': [line, divisor] }
  const held = { [random.pick(['min', 'max'])]: [value, literal()] }
  return random.chance(0.5) ? held : { [random.pick(['min', 'max'])]: [held, literal()] }
}

const simple = (random: Random): Logic =>
  random.chance(0.5)
    ? { var: random.pick(NAMES.number) }
    : random.chance(0.7)
      ? random.pick(LITERALS)
      : { '-': [{ var: random.pick(NAMES.number) }, { var: random.pick(NAMES.number) }] }

const list = (random: Random, name: string, least: number, operand: () => Logic): Logic => ({
  [name]: Array.from({ length: least + random.below(4) }, operand),
})

function condition(random: Random, depth: number): Logic {
  const operand = (): Logic => number(random, Math.max(0, depth - 1))
  const text = (): Logic => (random.chance(0.5) ? { var: random.pick(NAMES.text) } : random.pick(TEXTS))
  const yes = (): Logic => (random.chance(0.7) ? { var: random.pick(NAMES.boolean) } : random.chance(0.5))
  const part = (): Logic => condition(random, depth - 1)
  switch (random.below(depth > 0 ? 10 : 6)) {
    case 0:
      return yes()
    case 1:
      return { [random.pick(['==', '!=', '===', '!=='])]: [yes(), yes()] }
    case 2:
      return { [random.pick(['==', '!=', '===', '!=='])]: [operand(), operand()] }
    case 3:
      return { [random.pick(['==', '!=', '===', '!=='])]: [text(), text()] }
    case 4:
      return {
        [random.pick(['<', '<=', '>', '>='])]: [operand(), random.chance(0.5) ? random.pick(LITERALS) : operand()],
      }
    case 5:
      return random.chance(0.5)
        ? { in: [text(), TEXTS.filter(() => random.chance(0.5)).concat('x')] }
        : { in: [operand(), [random.pick(LITERALS), random.pick(LITERALS)]] }
    case 6:
      return { [random.pick(['<', '<='])]: [operand(), operand(), operand()] }
    case 7:
      return { '!': random.chance(0.5) ? [part()] : part() }
    case 8:
      return { [random.pick(['and', 'or'])]: Array.from({ length: 1 + random.below(3) }, part) }
    default:
      return branches(random, part, part)
  }
}

const slots = new Map([...variables.keys()].map((name, at) => [name, at]))
/** Where a closure says that its result is null. */
const MARK = slots.size

export interface Fast {
  readonly run: (values: Values) => unknown
}

/** A rule by the fast evaluator, with its result as json-logic-js would give it. */
function fastly(logic: Logic, type: Type | 'nothing', kernels?: Kernels): Fast {
  const texts = [...TEXTS, 'x']
  const textOf = (text: string): number => texts.indexOf(text) + 1
  const nothing: Num = (s) => {
    s[MARK] = 1
    return Number.NaN
  }
  const compiling = { slotOf: (name: string) => slots.get(name)!, textOf, ...(kernels && { kernels }) }
  const run = compileLogic(logic, plainEnding(nothing), compiling)
  const sheet = new Float64Array(slots.size + 1)
  return {
    run: (values) => {
      for (const [name, at] of slots) {
        const value = values[name]!
        sheet[at] = typeof value === 'string' ? textOf(value) : Number(value)
      }
      sheet[MARK] = 0
      const found = run(sheet)
      if (sheet[MARK] === 1) return null
      return type === 'boolean' ? found === 1 : type === 'text' ? texts[found - 1] : found
    },
  }
}

/** "facts.c" → { facts: { c } }, the way `var` walks. */
export function nested(values: Values): Parameters<typeof evaluate>[1] {
  const root: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  for (const [name, value] of Object.entries(values)) {
    const steps = name.split('.')
    let holder = root
    for (const step of steps.slice(0, -1)) holder = (holder[step] ??= Object.create(null)) as Record<string, unknown>
    holder[steps.at(-1)!] = value
  }
  return root as Parameters<typeof evaluate>[1]
}

export interface RuleDifference {
  readonly logic: Logic
  readonly values: Values
  readonly reference: unknown
  readonly fast: unknown
}

/** The first input on which the two evaluators differ by `Object.is`, or null. */
export function compareRule(
  logic: Logic,
  type: Type | 'nothing',
  inputs: readonly Values[],
  kernels?: Kernels,
): RuleDifference | null {
  const fast = fastly(logic, type, kernels)
  for (const values of inputs) {
    const [expected, found] = [evaluate(logic, nested(values)), fast.run(values)]
    if (!Object.is(expected, found)) return { logic, values, reference: expected, fast: found }
  }
  return null
}
