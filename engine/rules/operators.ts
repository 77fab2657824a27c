/**
 * The closed table of JSON-Logic operators that a rule may use, with how many operands
 * each takes and of which type. Everything else that json-logic-js offers is refused:
 * array operators (they can run for minutes), `log`, `missing`, `method`, `cat`, `substr`.
 */
import type { InputType } from '../model.ts'

export type Type = 'number' | 'boolean' | 'text'

/** Names that can be read; `keys` lists those worth showing to a person. */
export interface Names<T> {
  readonly get: (name: string) => T | undefined
  readonly keys: () => Iterable<string>
}

/** A date is a day number, a choice its id. */
export const typeOf = (type: InputType): Type =>
  type === 'boolean' ? 'boolean' : type === 'choice' || type === 'text' ? 'text' : 'number'

export interface Operator {
  readonly least: number
  readonly most: number
  /** Of every operand; `same`: all of one type, whatever it is; `branches`: as `if` takes them. */
  readonly takes: Type | 'same' | 'branches' | 'member'
  /** `branch`: the type of the branches. */
  readonly gives: Type | 'branch'
}

const arithmetic = (least: number, most: number): Operator => ({ least, most, takes: 'number', gives: 'number' })
const comparison: Operator = { least: 2, most: 2, takes: 'number', gives: 'boolean' }
const between: Operator = { least: 2, most: 3, takes: 'number', gives: 'boolean' }
const equality: Operator = { least: 2, most: 2, takes: 'same', gives: 'boolean' }
const choice: Operator = { least: 3, most: 99, takes: 'branches', gives: 'branch' }

export const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['+', arithmetic(1, 99)],
  ['-', arithmetic(1, 2)],
  ['*', arithmetic(2, 99)],
  ['/', arithmetic(2, 2)],
  ['%', arithmetic(2, 2)],
  ['min', arithmetic(1, 99)],
  ['max', arithmetic(1, 99)],
  // json-logic-js ignores a third operand of > and >=.
  ['<', between],
  ['<=', between],
  ['>', comparison],
  ['>=', comparison],
  ['==', equality],
  ['!=', equality],
  ['===', equality],
  ['!==', equality],
  ['!', { least: 1, most: 1, takes: 'boolean', gives: 'boolean' }],
  ['and', { least: 1, most: 99, takes: 'boolean', gives: 'boolean' }],
  ['or', { least: 1, most: 99, takes: 'boolean', gives: 'boolean' }],
  ['in', { least: 2, most: 2, takes: 'member', gives: 'boolean' }],
  ['if', choice],
  ['?:', choice],
])
