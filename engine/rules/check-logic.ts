/**
 * Refuses at load what JSON-Logic would silently misread when it runs: two keys in one
 * rule, unknown operators and names, text in arithmetic, a third operand of `>=`,
 * multiplication after division. What passes has one static type. (SPEC R1–R4)
 */
import type { Logic } from '../model.ts'
import type { Finding } from './form.ts'
import { operators } from './operators.ts'
import type { LogicNames, Operator, Type } from './operators.ts'
import type { ProblemCode } from '../words/problems.ts'

export const MAX_DEPTH = 32
const MAX_VISITS = 5_000

type At = readonly (string | number)[]
type Found = Type | 'nothing' | 'unknown'

export interface LogicCheck {
  readonly type: Found
  readonly findings: readonly Finding[]
}

/**
 * @param names what `var` may read, by whole name ("done", "domains.leadership.ratio"), and its type.
 * @param mayBeNothing whether a branch of the result may be null, as "not arising" is; inside it never may.
 */
export function checkLogic(logic: Logic, names: LogicNames, mayBeNothing = true): LogicCheck {
  const findings: Finding[] = []
  let visits = 0

  const refuse = (code: ProblemCode, at: At, params: Finding['params'] = {}): Found => {
    findings.push({ code, at, params })
    return 'unknown'
  }

  const visit = (node: Logic, at: At, depth: number, isResult = false): Found => {
    if (++visits > MAX_VISITS || depth > MAX_DEPTH) {
      // Said once; going on would only repeat it.
      if (!findings.some(({ code }) => code === 'logic-too-large')) refuse('logic-too-large', [], { limit: MAX_DEPTH })
      return 'unknown'
    }
    if (node === null) return 'nothing'
    if (typeof node === 'number') return 'number'
    if (typeof node === 'boolean') return 'boolean'
    if (typeof node === 'string') return 'text'
    if (Array.isArray(node)) return refuse('logic-list', at)
    const keys = Object.keys(node)
    const name = keys[0]
    if (keys.length !== 1 || name === undefined) return refuse('logic-one-key', at, { found: keys.join(', ') })
    const operand = (node as Readonly<Record<string, Logic>>)[name] ?? null
    if (name === 'var') return readVar(operand, at)
    const operator = operators.get(name)
    if (!operator)
      return refuse('unknown-operator', [...at, name], { found: name, known: [...operators.keys(), 'var'].join(', ') })
    return apply(name, operator, Array.isArray(operand) ? operand : [operand], [...at, name], depth, isResult)
  }

  const readVar = (operand: Logic, at: At): Found => {
    if (typeof operand !== 'string') return refuse('logic-var', [...at, 'var'])
    return (
      names.get(operand) ??
      refuse('unknown-variable', [...at, 'var'], { found: operand, known: [...names.keys()].join(', ') })
    )
  }

  const apply = (
    name: string,
    operator: Operator,
    operands: readonly Logic[],
    at: At,
    depth: number,
    isResult: boolean,
  ): Found => {
    const { least, most } = operator
    if (operands.length < least || operands.length > most) {
      const parts = { operator: name, found: operands.length, least, most }
      // Of the many that a sum may have, one too many is no slip of a comma.
      const comma = operands.length === 3 && most === 2 ? commaAt(operands) : -1
      if (comma === -1) return refuse(least === most ? 'logic-operands-exactly' : 'logic-operands', at, parts)
      const [whole, digits] = operands.slice(comma).map(Number)
      return refuse('logic-decimal-comma', [...at, comma], {
        ...parts,
        written: `${whole},${digits}`,
        instead: `${whole}.${digits}`,
      })
    }
    if (name === '*' && operands.some(hasDivision)) refuse('multiply-after-divide', at)
    const member = operator.takes === 'member'
    const types = (member ? operands.slice(0, 1) : operands).map((one, index) =>
      visit(one, [...at, index], depth + 1, isResult && operator.takes === 'branches'),
    )
    const expect = (index: number, type: Found): void => {
      const found = types[index]
      if (found !== undefined && found !== type && found !== 'unknown' && type !== 'unknown')
        refuse('logic-type', [...at, index], { operator: name, expected: type, found })
    }
    switch (operator.takes) {
      case 'number':
      case 'boolean':
      case 'text':
        for (const index of types.keys()) expect(index, operator.takes)
        break
      case 'same':
        expect(1, types[0] ?? 'unknown')
        checkChoices(operands[0] ?? null, [[operands[1] ?? null, [...at, 1]]])
        checkChoices(operands[1] ?? null, [[operands[0] ?? null, [...at, 0]]])
        break
      case 'member':
        checkMember(operands[0] ?? null, operands[1] ?? null, types[0] ?? 'unknown', at)
        break
      case 'branches':
        return branches(types, expect, at, isResult && mayBeNothing)
      default:
        return operator.takes satisfies never
    }
    return operator.gives === 'branch' ? 'unknown' : operator.gives
  }

  const checkMember = (of: Logic, list: Logic, type: Found, at: At): void => {
    const plain =
      Array.isArray(list) && list.length > 0 && list.every((one) => typeof one === (type === 'text' ? 'string' : type))
    if (!plain) refuse('logic-in', [...at, 1])
    else
      checkChoices(
        of,
        list.map((one, index) => [one, [...at, 1, index]]),
      )
  }

  /** A text that the choice can never be is a slip of the keyboard, and its branch would never be taken. */
  const checkChoices = (of: Logic, texts: readonly (readonly [text: Logic, at: At])[]): void => {
    const name = typeof of === 'object' && of !== null && 'var' in of ? of['var'] : null
    if (typeof name !== 'string') return
    const known = names.choices?.(name)
    for (const [text, place] of known === undefined ? [] : texts)
      if (typeof text === 'string' && !known!.includes(text))
        refuse('unknown-choice', place, { found: text, id: name, known: known!.join(', ') })
  }

  /** Conditions stand at even places except the last; what remains are the branches. */
  const branches = (
    types: readonly Found[],
    expect: (index: number, type: Found) => void,
    at: At,
    nothing: boolean,
  ): Found => {
    if (types.length % 2 === 0) return refuse('logic-no-else', at)
    const isCondition = (index: number): boolean => index % 2 === 0 && index < types.length - 1
    const values = types.filter((_, index) => !isCondition(index))
    const type = values.find((one) => one !== 'nothing' && one !== 'unknown') ?? values[0] ?? 'unknown'
    types.forEach((found, index) => {
      if (isCondition(index)) expect(index, 'boolean')
      else if (found !== 'nothing') expect(index, type)
      else if (!nothing) refuse('logic-null-inside', [...at, index])
    })
    return type
  }

  const type = visit(logic, [], 0, true)
  return { type, findings }
}

/** Whether a quotient can reach the value of `node`; what only decides a branch does not. */
function hasDivision(node: Logic): boolean {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return false
  const [name = '', operand = null] = Object.entries(node)[0] ?? []
  const operands: readonly Logic[] = Array.isArray(operand) ? operand : [operand]
  if (name === '/') return true
  const chooses = name === 'if' || name === '?:'
  return operands.some((one, index) => !(chooses && index % 2 === 0 && index < operands.length - 1) && hasDivision(one))
}

/** Where two whole numbers stand that look like one with a decimal comma: [x, 80,5]; −1: nowhere. */
const commaAt = (operands: readonly Logic[]): number =>
  operands.findIndex((one, index) => {
    const next = operands[index + 1]
    return Number.isInteger(one) && Number.isInteger(next) && Number(next) >= 0
  })
