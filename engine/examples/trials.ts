/**
 * Answers that tell two readings of a criterion apart: values at and beside every number that its rule names.
 * Where those, or all values there are, can be tried whole, nothing else could behave otherwise.
 */
import { dayFrom, dayNumber } from '../dates.ts'
import type { Answer, Input, InputValue, Leaf, Logic } from '../model.ts'

export interface Trials {
  readonly answers: Iterable<Answer['inputs']>
  /** Whether every answer there is behaves like one of these. */
  readonly exact: boolean
}

/** All values of one input are tried up to this many, and of all inputs together. */
const MOST_VALUES = 10_100
const MOST_ANSWERS = 20_000

/** What an expression does with an input. */
interface Use {
  /** Numbers, and days of the period ("01-31"), that it is compared with. */
  readonly compared: Set<number | string>
  /** Whether it goes into a calculation, or is compared with another input. */
  loose: boolean
}

/** Nothing is tried of a rule that reads more than its own inputs. */
export function trialsOf(variants: readonly Leaf[], year: string): Trials {
  const shared = variants.some(({ rule }) => rule.needs.some((name) => name.includes('.') && !isDayName(name)))
  const [first] = variants
  if (shared || first === undefined) return { answers: [], exact: false }
  const numbers = new Set<number>()
  const uses = new Map<string, Use>()
  for (const { rule } of variants) collect(rule.logic, uses, numbers)
  const columns = first.inputs.map(({ id }) => {
    const inputs = variants.flatMap((leaf) => leaf.inputs.filter((input) => input.id === id))
    return columnOf(inputs, uses.get(id) ?? { compared: new Set(), loose: false }, numbers, year)
  })
  const size = columns.reduce((product, { values }) => product * values.length, 1)
  const exact = size <= MOST_ANSWERS && columns.every((one) => one.exact)
  return { answers: product(first.inputs, columns), exact }
}

interface Column {
  readonly values: readonly InputValue[]
  readonly exact: boolean
}

function* product(inputs: readonly Input[], columns: readonly Column[]): Generator<Answer['inputs']> {
  const total = columns.reduce((size, { values }) => size * values.length, 1)
  for (let index = 0; index < Math.min(total, MOST_ANSWERS); index++) {
    let rest = index
    const entries = inputs.map(({ id }, position): readonly [string, InputValue] => {
      const { values } = columns[position]!
      const value = values[rest % values.length]!
      rest = Math.floor(rest / values.length)
      return [id, value]
    })
    yield Object.fromEntries(entries)
  }
}

const isDayName = (name: string): boolean => name.startsWith('period.')
const ORDER = new Set(['<', '<=', '>', '>=', '==', '!=', '===', '!=='])

function collect(node: Logic, uses: Map<string, Use>, numbers: Set<number>): void {
  if (typeof node === 'number') numbers.add(node)
  if (typeof node !== 'object' || node === null) return
  if (Array.isArray(node)) return node.forEach((one: Logic) => collect(one, uses, numbers))
  const [name = '', operand = null] = Object.entries(node)[0] ?? []
  const operands: readonly Logic[] = Array.isArray(operand) ? operand : [operand]
  if (name === 'var') useOf(nameIn(node) ?? '', uses).loose = true
  else if (ORDER.has(name) && operands.every((one) => nameIn(one) !== null || constant(one) !== null)) {
    const names = operands.flatMap((one) => (constant(one) === null ? [nameIn(one)!] : []))
    for (const id of names) {
      const use = useOf(id, uses)
      if (names.length > 1) use.loose = true
      for (const one of operands) if (constant(one) !== null) use.compared.add(constant(one)!)
    }
    for (const one of operands) if (typeof one === 'number') numbers.add(one)
  } else for (const one of operands) collect(one, uses, numbers)
}

function useOf(id: string, uses: Map<string, Use>): Use {
  const use = uses.get(id) ?? { compared: new Set<number | string>(), loose: false }
  uses.set(id, use)
  return use
}

const nameIn = (node: Logic): string | null =>
  typeof node === 'object' && node !== null && 'var' in node && typeof node['var'] === 'string' ? node['var'] : null

/** A number, or the day that a name of the period stands for; booleans and texts need no number. */
function constant(node: Logic): number | string | null {
  if (typeof node === 'number') return node
  if (typeof node === 'boolean' || typeof node === 'string') return 0
  const name = nameIn(node)
  return name !== null && isDayName(name) ? name.slice('period.'.length) : null
}

function columnOf(inputs: readonly Input[], use: Use, numbers: ReadonlySet<number>, year: string): Column {
  const [input] = inputs
  if (input === undefined) return { values: [], exact: false }
  if (input.type === 'boolean') return { values: [true, false], exact: true }
  if (input.type === 'choice') return { values: input.choices.map(({ id }) => id), exact: true }
  if (input.type === 'date') return daysOf(use, year)
  // No rule reads it.
  if (input.type === 'text') return { values: ['x'], exact: true }
  return numbersOf(inputs, use, numbers)
}

function daysOf({ compared, loose }: Use, year: string): Column {
  const days = [...compared].map((one) => (typeof one === 'number' ? one : dayNumber(`${year}-${one}`)))
  const around = days.length === 0 ? [dayNumber(`${year}-01-01`)] : days.flatMap((day) => [day - 1, day, day + 1])
  return { values: [...new Set(around)].toSorted((a, b) => a - b).map(dayFrom), exact: !loose }
}

function numbersOf(inputs: readonly Input[], { compared, loose }: Use, numbers: ReadonlySet<number>): Column {
  const digits = Math.max(...inputs.map(({ decimals }) => decimals))
  const unit = 10 ** digits
  const bounds = inputs.flatMap(({ min, max }) => [min, max]).filter((one) => one !== null)
  const edges = bounds.map((one) => Math.round(Number(one) * unit))
  const low = inputs.some(({ min }) => min === null) ? null : Math.min(...edges)
  const high = inputs.some(({ max }) => max === null) ? null : Math.max(...edges)
  const show = (units: number): string => String(units / unit)
  const beside = (value: number): readonly number[] =>
    [Math.floor(value * unit), Math.ceil(value * unit)].flatMap((one) => [one - 1, one, one + 1])
  const allowed = (units: number): boolean => (low === null || units >= low) && (high === null || units <= high)
  const past = edges.flatMap((edge) => [edge - 1, edge, edge + 1])
  const named = [...compared].filter((one) => typeof one === 'number').flatMap(beside)

  if (low !== null && high !== null && high - low + 3 <= MOST_VALUES) {
    const all = Array.from({ length: high - low + 3 }, (_, index) => low - 1 + index)
    return { values: unique([...named.filter(allowed), ...all, ...past]).map(show), exact: true }
  }
  const related = inputs.some(({ at_most, step }) => at_most !== null || step !== null)
  if (!loose && !related) {
    const told = unique([...named.filter(allowed), ...past])
    // Without bounds and comparisons one value is as good as any other.
    return { values: (told.length === 0 ? [0] : told).map(show), exact: true }
  }
  // In a calculation a percentage shows best as a part of 100, 1,000 or 10,000.
  const usual = [0, 1, 2, 3, 7, 10, 100, 1000, 10_000].map((value) => value * unit)
  const parts = [...numbers].flatMap((value) => [1, 10, 100].flatMap((factor) => beside(value * factor)))
  const likely = [...usual, ...parts].filter((units) => Number.isSafeInteger(units) && allowed(units))
  return { values: unique([...likely, ...past.filter(Number.isSafeInteger)]).map(show), exact: false }
}

const unique = (values: readonly number[]): readonly number[] => [...new Set(values)]
