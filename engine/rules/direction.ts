/**
 * Which way the points go when one input grows and the others stay. Proven from the form and the bounds of its inputs:
 * `mixed` says that it depends, or that it is not proven. Where the rule finds no occasion there are no points to compare.
 */
import type { Logic } from '../model.ts'
import type { Range, RuleContext } from './form.ts'
import { intervalOf } from './interval.ts'
import { add, linearOf, neverNegative, scaled } from './linear.ts'
import type { Linear } from './linear.ts'
import { quotientOf, ratiosOf, valueLogic } from './value.ts'
import type { Value } from './value.ts'
import { intervalOfInput, isNeverAbove } from './value-bounds.ts'

export type Direction = 'up' | 'down' | 'none' | 'mixed'

/** By the names that a rule reads. */
export type Directions = ReadonlyMap<string, Direction>

const flips: Readonly<Record<Direction, Direction>> = { up: 'down', down: 'up', none: 'none', mixed: 'mixed' }

const meet = (a: Direction, b: Direction): Direction => (a === 'none' ? b : b === 'none' || a === b ? a : 'mixed')

/** What moves the points by several ways at once. */
export function together(...all: readonly Directions[]): Directions {
  const names = new Map<string, Direction>()
  for (const one of all) for (const [name, way] of one) names.set(name, meet(names.get(name) ?? 'none', way))
  return names
}

/** The way of the names through something that itself goes `way`. */
export const through = (names: Directions, way: Direction): Directions =>
  new Map(
    [...names].map(([name, own]) => [
      name,
      way === 'up' ? own : way === 'down' ? flips[own] : own === 'none' ? own : way,
    ]),
  )

export const each = (ids: readonly string[], way: Direction): Directions => new Map(ids.map((id) => [id, way]))

/** Points in the order of what is measured, from low to high. */
export function wayOf(points: readonly number[]): Direction {
  const moves = points.slice(1).map((one, index) => Math.sign(one - points[index]!))
  const rises = moves.includes(1)
  return rises && moves.includes(-1) ? 'mixed' : rises ? 'up' : moves.includes(-1) ? 'down' : 'none'
}

/** From one range of points to the next. */
export function wayBetween(before: Range, after: Range): Direction {
  if (before === null || after === null) return 'mixed'
  if (before[0] === before[1] && after[0] === after[1] && before[0] === after[0]) return 'none'
  return after[0] >= before[1] ? 'up' : after[1] <= before[0] ? 'down' : 'mixed'
}

/** Of a measured value: how the value itself moves, and through `way` the points. */
export function ofValue(value: Value, context: RuleContext, way: Direction = 'up'): Directions {
  const { top, bottom } = quotientOf(value)
  const [over, under] = [linearOf(top), bottom === null ? new Map([['', 1]]) : linearOf(bottom)]
  const own = over && under ? ofQuotient(over, under, context) : ofLogic(valueLogic(value), context)
  return through(own, way)
}

/** A quotient grows with a name where top′ × bottom − bottom′ × top is not negative. */
function ofQuotient(top: Linear, bottom: Linear, context: RuleContext): Directions {
  const names = [...new Set([...top.keys(), ...bottom.keys()])].filter((name) => name !== '')
  return new Map(
    names.map((name) => {
      const slope = add(scaled(bottom, top.get(name) ?? 0), scaled(top, bottom.get(name) ?? 0), -1)
      if (slope.size === 0) return [name, 'none']
      if (neverNegative(slope, context)) return [name, 'up']
      return [name, neverNegative(scaled(slope, -1), context) ? 'down' : 'mixed']
    }),
  )
}

/**
 * What `when_zero` adds: from its points at a denominator of 0 to those past it, anywhere in `range`; where the numerator
 * may not pass the denominator it is 0 as well, and the points past it are those of the value 0.
 */
export function pastZero(value: Value, context: RuleContext, range: Range, ofNothing = range): Directions {
  const ways = ratiosOf(value).map(({ ratio: [part, whole], when_zero }): Directions => {
    if (typeof when_zero !== 'number') return new Map()
    const before = [when_zero, when_zero] as const
    const counted = ofValue(part, context)
    const alone = typeof value === 'object' && 'ratio' in value && isNeverAbove(part, whole, context)
    const names = [...ofValue(whole, context)].map(([name, way]): [string, Direction] => {
      const past = wayBetween(before, alone && !counted.has(name) ? ofNothing : range)
      return [name, past === 'up' ? way : past === 'down' ? flips[way] : past]
    })
    return new Map(names)
  })
  return together(...ways)
}

/** Of an expression that gives a number. */
export function ofLogic(logic: Logic, context: RuleContext): Directions {
  if (typeof logic !== 'object' || logic === null || Array.isArray(logic)) return new Map()
  const [name = '', operand = null] = Object.entries(logic)[0] ?? []
  if (name === 'var') return each(typeof operand === 'string' ? [operand] : [], 'up')
  const operands: readonly Logic[] = Array.isArray(operand) ? operand : [operand]
  const parts = operands.map((one) => ofLogic(one, context))
  const first = parts[0] ?? new Map<string, Direction>()
  switch (name) {
    case '+':
    case 'min':
    case 'max':
      return together(...parts)
    case '-':
      return parts.length === 1
        ? through(first, 'down')
        : together(first, ...parts.slice(1).map((one) => through(one, 'down')))
    case '*':
      return together(
        ...parts.map((one, index) =>
          through(
            one,
            signOf(
              operands.filter((_, other) => other !== index),
              context,
            ),
          ),
        ),
      )
    case '/':
      return together(
        through(first, signOf(operands.slice(1), context)),
        through(parts[1] ?? new Map(), flips[signOf(operands.slice(0, 1), context)]),
      )
    case 'if':
    case '?:':
      return ofBranches(operands, context)
    default:
      return through(together(...parts), 'mixed')
  }
}

/** Whether a product keeps the order of what it is multiplied with, or turns it. */
function signOf(factors: readonly Logic[], context: RuleContext): Direction {
  const [least, most] = rangeOf({ '*': [1, ...factors] }, context) ?? [-1, 1]
  return least >= 0 ? 'up' : most <= 0 ? 'down' : 'mixed'
}

const rangeOf = (logic: Logic, context: RuleContext): Range =>
  intervalOf(logic, (name) => intervalOfInput(name, context))

function ofBranches([test = null, then = null, ...rest]: readonly Logic[], context: RuleContext): Directions {
  if (rest.length === 0) return ofLogic(test, context)
  const others: Logic = rest.length === 1 ? (rest[0] ?? null) : { if: rest }
  const [yes, no] = [rangeOf(then, context), rangeOf(others, context)]
  // Without points on one side there is nothing to compare.
  const way = yes === null || no === null ? 'none' : wayBetween(no, yes)
  return together(
    through(ofCondition(test, context), way),
    ofLogic(then, context),
    rest.length === 1 ? ofLogic(others, context) : ofBranches(rest, context),
  )
}

/** Of a condition: `up` makes it true, `down` makes it false. */
export function ofCondition(logic: Logic, context: RuleContext): Directions {
  if (typeof logic !== 'object' || logic === null || Array.isArray(logic)) return new Map()
  const [name = '', operand = null] = Object.entries(logic)[0] ?? []
  if (name === 'var') return each(typeof operand === 'string' ? [operand] : [], 'up')
  const operands: readonly Logic[] = Array.isArray(operand) ? operand : [operand]
  const [a = null, b = null] = operands
  const number = (one: Logic): Directions => ofLogic(one, context)
  switch (name) {
    case 'and':
    case 'or':
      return together(...operands.map((one) => ofCondition(one, context)))
    case '!':
      return through(ofCondition(a, context), 'down')
    case '>':
    case '>=':
      return together(number(a), through(number(b), 'down'))
    case '<':
    case '<=':
      return operands.length === 2
        ? together(through(number(a), 'down'), number(b))
        : through(together(...operands.map(number)), 'mixed')
    case '==':
    case '===':
      return ofEquality(a, b, context)
    case '!=':
    case '!==':
      return through(ofEquality(a, b, context), 'down')
    default:
      return through(together(...operands.map(number)), 'mixed')
  }
}

/** Equal to yes is up, to no is down, to the least that a number can be is down. */
function ofEquality(a: Logic, b: Logic, context: RuleContext): Directions {
  const names = ofLogic(a, context)
  if (typeof b === 'boolean') return through(ofCondition(a, context), b ? 'up' : 'down')
  const [least, most] = rangeOf(a, context) ?? [0, 0]
  const isNumber = typeof b === 'number' && least !== most
  return through(
    together(names, ofLogic(b, context)),
    isNumber && b === least ? 'down' : isNumber && b === most ? 'up' : 'mixed',
  )
}
