/** A condition in JSON-Logic taken apart: comparisons of one value with one constant, joined by and, or, not. */
import type { Logic } from '../model.ts'
import type { Comparison, Test } from './axis.ts'

export type Condition =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  /** `of` is what is compared: a name, or an expression. */
  | { readonly kind: 'test'; readonly of: Logic; readonly test: Test }

const FLIPPED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '==': '==', '!=': '!=' } as const

const constant = (value: boolean): Condition => ({ kind: 'constant', value })
const not = (of: Condition): Condition => ({ kind: 'not', of })
const all = (of: readonly Condition[]): Condition => ({ kind: 'and', of })
const any = (of: readonly Condition[]): Condition => ({ kind: 'or', of })

/** @param logic a condition that `checkLogic` has found to be true or false. */
export function conditionOf(logic: Logic): Condition {
  if (typeof logic === 'boolean') return constant(logic)
  if (typeof logic !== 'object' || logic === null || Array.isArray(logic)) return constant(false)
  const [name = '', operand = null] = Object.entries(logic)[0] ?? []
  const operands: readonly Logic[] = Array.isArray(operand) ? operand : [operand]
  const [first = null, second = null, third] = operands
  switch (name) {
    case 'var':
      return { kind: 'test', of: logic, test: { is: '==', than: true } }
    case '!':
      return not(conditionOf(first))
    case 'and':
      return all(operands.map(conditionOf))
    case 'or':
      return any(operands.map(conditionOf))
    case 'if':
    case '?:':
      return chosen(operands)
    case 'in':
      return any((Array.isArray(second) ? second : []).map((one: Logic) => compared('==', first, one)))
    case '<':
    case '<=':
      return third === undefined
        ? compared(name, first, second)
        : all([compared(name, first, second), compared(name, second, third)])
    case '>':
    case '>=':
      return compared(name, first, second)
    case '==':
    case '===':
      return compared('==', first, second)
    case '!=':
    case '!==':
      return compared('!=', first, second)
    default:
      return constant(false)
  }
}

/** `if` among conditions: the value of the first branch that holds. */
function chosen([test = null, value = null, ...rest]: readonly Logic[]): Condition {
  if (rest.length === 0) return value === null ? conditionOf(test) : all([conditionOf(test), conditionOf(value)])
  const otherwise = rest.length === 1 ? conditionOf(rest[0]!) : chosen(rest)
  const holds = conditionOf(test)
  return any([all([holds, conditionOf(value)]), all([not(holds), otherwise])])
}

const isLiteral = (logic: Logic): logic is number | boolean | string =>
  typeof logic === 'number' || typeof logic === 'boolean' || typeof logic === 'string'

function compared(is: Comparison, a: Logic, b: Logic): Condition {
  if (isLiteral(a)) return isLiteral(b) ? constant(holds(a, is, b)) : compared(FLIPPED[is], b, a)
  if (typeof b === 'boolean') return b === (is === '==') ? conditionOf(a) : not(conditionOf(a))
  if (isLiteral(b)) return { kind: 'test', of: a, test: { is, than: b } }
  // Two values that both vary: their difference against 0.
  return { kind: 'test', of: { '-': [a, b] }, test: { is, than: 0 } }
}

function holds(a: number | boolean | string, is: Comparison, b: number | boolean | string): boolean {
  switch (is) {
    case '<':
      return a < b
    case '<=':
      return a <= b
    case '>':
      return a > b
    case '>=':
      return a >= b
    case '==':
      return a === b
    case '!=':
      return a !== b
    default:
      return is satisfies never
  }
}
