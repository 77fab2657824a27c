/**
 * The fast evaluator: JSON-Logic that the type check has passed → closures over numbered slots.
 * No text becomes code: nothing here needs more than `script-src 'self'`. (SPEC V1–V3)
 */
import type { Logic } from '../model.ts'
import { kernels as standard } from './kernels.ts'
import type { Kernels, Num, Operand, OrderName, Test } from './kernels.ts'
import { along } from './slot-line.ts'
import { nodeOf } from './node.ts'

/** How the result of a rule ends: what a constant becomes, what a computed number becomes, and "not arising". */
export interface Ending {
  readonly constant: (value: number) => number
  readonly computed: (part: Operand) => Num
  readonly nothing: Num
}

export interface Compiling {
  /** The slot of a name. */
  readonly slotOf: (name: string) => number
  /** The number that stands for a text. */
  readonly textOf: (text: string) => number
  readonly kernels?: Kernels
}

/** The value itself; `nothing` says what stands for null. */
export const plainEnding = (nothing: Num): Ending => ({
  constant: (value) => value,
  computed: ({ run }) => run,
  nothing,
})

const neverNothing: Ending = plainEnding(() => {
  throw new Error('the check let null be an operand')
})

const isBranching = (name: string): boolean => name === 'if' || name === '?:'
const constant = (value: number): Operand => ({ kind: 'constant', value, run: () => value })
const NO_SLOTS = new Float64Array(0)

export function compileLogic(logic: Logic, ending: Ending, compiling: Compiling): Num {
  const { slotOf, textOf, kernels = standard } = compiling

  const literal = (node: Logic): number => {
    if (typeof node === 'number') return node
    if (typeof node === 'boolean') return node ? 1 : 0
    if (typeof node === 'string') return textOf(node)
    throw new Error('the check let a list or null be an operand')
  }

  const number = (node: Logic): Operand => {
    const found = nodeOf(node)
    if (found === null) return constant(literal(node))
    const { name, operands } = found
    if (name === 'var') {
      const at = slotOf(operands[0] as string)
      return { kind: 'slot', at, run: (s) => s[at]! }
    }
    if (isBranching(name)) return { kind: 'computed', run: branches(operands, neverNothing) }
    if (Object.hasOwn(kernels.arithmetic, name)) {
      const parts = operands.map(number)
      const run = kernels.arithmetic[name as keyof Kernels['arithmetic']](parts)
      if (parts.every(({ kind }) => kind === 'constant')) return constant(run(NO_SLOTS))
      const line = kernels.line(name, parts)
      return line === null ? { kind: 'computed', run } : { kind: 'line', line, run: (s) => along(line, s) }
    }
    const run = test(node)
    return { kind: 'computed', run: (s) => (run(s) ? 1 : 0) }
  }

  const test = (node: Logic): Test => {
    const found = nodeOf(node)
    if (found === null) return kernels.truth(constant(literal(node)).run)
    const { name, operands } = found
    switch (name) {
      case 'and':
        return kernels.and(operands.map(test))
      case 'or':
        return kernels.or(operands.map(test))
      case '!':
        return kernels.not(test(operands[0] ?? null))
      case 'in': {
        const list = operands[1] as readonly Logic[]
        return kernels.member(number(operands[0] ?? null).run, list.map(literal))
      }
      default:
        return Object.hasOwn(kernels.comparison, name)
          ? kernels.comparison[name as keyof Kernels['comparison']](operands.map(number))
          : kernels.truth(number(node).run)
    }
  }

  /** What a branch gives, as the rule's result. */
  const result = (node: Logic, to: Ending): Operand => {
    if (node === null) return { kind: 'computed', run: to.nothing }
    const found = nodeOf(node)
    if (found !== null && isBranching(found.name)) return { kind: 'computed', run: branches(found.operands, to) }
    const part = number(node)
    return part.kind === 'constant' ? constant(to.constant(part.value)) : { kind: 'computed', run: to.computed(part) }
  }

  /** Conditions stand at even places except the last. */
  const branches = (operands: readonly Logic[], to: Ending): Num => {
    let rest = result(operands.at(-1) ?? null, to)
    for (let end = operands.length - 1; end > 0;) {
      const steps = ladder(operands, end, to)
      if (steps !== null) {
        const run = kernels.ladder[steps.name](number(steps.value), steps.bounds, steps.results, rest)
        rest = { kind: 'computed', run }
        end -= 2 * steps.bounds.length
      } else {
        rest = { kind: 'computed', run: choice(operands[end - 2] ?? null, result(operands[end - 1] ?? null, to), rest) }
        end -= 2
      }
    }
    return rest.run
  }

  const choice = (when: Logic, then: Operand, rest: Operand): Num => {
    const slot = slotEquals(when)
    if (slot === null) return kernels.choose(test(when), then, rest)
    const at = slotOf(slot.name)
    const equals = literal(slot.equals)
    if (typeof slot.equals !== 'boolean' || then.kind !== 'constant' || rest.kind !== 'constant')
      return kernels.guard(at, equals, then, rest)
    const [yes, no] = slot.equals ? [then.value, rest.value] : [rest.value, then.value]
    return kernels.pick(at, yes, no)
  }

  /** Two or more branches before `end` that compare one value with constants and give constants. */
  const ladder = (operands: readonly Logic[], end: number, to: Ending): Steps | null => {
    const last = stepOf(operands[end - 2] ?? null)
    if (last === null) return null
    const text = JSON.stringify(last.value)
    const bounds: number[] = []
    const results: number[] = []
    for (let at = end - 2; at >= 0; at -= 2) {
      const step = stepOf(operands[at] ?? null)
      const gives = operands[at + 1] ?? null
      if (step?.name !== last.name || typeof gives !== 'number' || JSON.stringify(step.value) !== text) break
      bounds.unshift(step.bound)
      results.unshift(to.constant(gives))
    }
    return bounds.length < 2 ? null : { name: last.name, value: last.value, bounds, results }
  }

  return result(logic, ending).run
}

/** A slot that holds one number, one text, yes or no; “is not yes” is no. */
function slotEquals(logic: Logic): { readonly name: string; readonly equals: boolean | number | string } | null {
  const found = nodeOf(logic)
  if (found === null || !EQUALITY.has(found.name)) return null
  const [left = null, value] = found.operands
  const name = nameOf(left)
  if (name === null || (typeof value !== 'boolean' && typeof value !== 'number' && typeof value !== 'string'))
    return null
  if (found.name.startsWith('=')) return { name, equals: value }
  return typeof value === 'boolean' ? { name, equals: !value } : null
}
const EQUALITY = new Set(['==', '===', '!=', '!=='])

const nameOf = (logic: Logic): string | null => {
  const found = nodeOf(logic)
  return found?.name === 'var' ? (found.operands[0] as string) : null
}

interface Steps {
  readonly name: OrderName
  readonly value: Logic
  readonly bounds: readonly number[]
  readonly results: readonly number[]
}

/** `value < 5` and its likes. */
function stepOf(condition: Logic): { readonly name: OrderName; readonly value: Logic; readonly bound: number } | null {
  const found = nodeOf(condition)
  if (found === null || found.operands.length !== 2 || !ORDER.has(found.name)) return null
  const [value = null, bound] = found.operands
  return typeof bound === 'number' ? { name: found.name as OrderName, value, bound } : null
}

const ORDER = new Set(['<', '<=', '>', '>='])
