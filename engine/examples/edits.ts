/**
 * The smallest mistakes that a person could make in a written value: every number one step up and down, every
 * bound with and without its own value, a condition turned round. What stands where is known from the schemas
 * of the rule forms, never from a form's name.
 */
import { dayFrom, dayNumber } from '../dates.ts'
import type { Json, Logic } from '../model.ts'
import { decimalsOf } from '../points.ts'
import { nestedRuleSchema } from '../rules/branch.ts'
import { conditionSchema } from '../rules/condition.ts'
import { gainSchema, nameSchema, pointsSchema } from '../rules/form.ts'
import type { RuleContext } from '../rules/form.ts'
import { forms } from '../rules/forms.ts'
import { readsOfLogic } from '../rules/logic-names.ts'
import { timesSchema } from '../rules/levels.ts'
import { valueDefinition, valueSchema, whenZeroSchema } from '../rules/value.ts'
import type { Value } from '../rules/value.ts'
import { stepOfValue } from '../rules/value-bounds.ts'

export type Path = readonly (string | number)[]

export interface Edit {
  /** From the value that was given to what changes in it. */
  readonly at: Path
  /** What a person reads: "70" → "70.01", "from" → "above". */
  readonly before: string
  readonly after: string
  /** The whole value with the one change. */
  readonly value: Json
  /** Whether the schema refuses it. */
  readonly refused: boolean
}

/** A JSON Schema, as far as it says what stands where. */
interface Part {
  readonly type?: unknown
  readonly enum?: readonly string[]
  readonly problem?: string
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly maximum?: number
  readonly properties?: Readonly<Record<string, Part>>
  readonly additionalProperties?: unknown
  readonly items?: Part
}

const POINTS = new Set<Part>([pointsSchema, gainSchema, whenZeroSchema, nestedRuleSchema])

/** Each bound with its own value and without it. */
const SWAPS: Readonly<Record<string, string>> = { from: 'above', above: 'from', below: 'until', until: 'below' }

interface Editing {
  readonly context: RuleContext
  /** One step of the value that the numbers of this rule are compared with. */
  readonly step: number
}

/** Of `{ form: body }`. */
export function editsOfRule(rule: { readonly [form: string]: Json }, context: RuleContext): readonly Edit[] {
  const [name = '', body = null] = Object.entries(rule)[0] ?? []
  const schema: Part = forms[name]?.schema ?? {}
  const editing = { context, step: stepOf(schema, body, context) }
  return below(name, rule, editsOf(schema, body, editing))
}

/** Thresholds are as fine as what they are compared with: the names and values that stand beside them. */
function stepOf({ properties = {} }: Part, body: Json, context: RuleContext): number {
  const found = Object.entries(properties).flatMap(([key, part]) => {
    const value = get(body, key)
    if (value === undefined) return []
    if (part === valueSchema) return [stepOfValue(value as Value, context)]
    return part === nameSchema && typeof value === 'string' ? [stepOfValue(value, context)] : []
  })
  return found.length === 0 ? 1 : Math.min(...found)
}

function editsOf(written: Part, value: Json, editing: Editing): readonly Edit[] {
  const schema = written === valueSchema ? (valueDefinition as Part) : written
  if (typeof value === 'number') return nudged(value, stepFor(schema, value, editing), schema)
  if (typeof value === 'boolean') return [edit([], value, !value, !value)]
  if (typeof value === 'string') {
    if (schema.problem === 'bad-day') return days(value)
    if (schema === conditionSchema) return [edit([], value, `! ${value}`, { '!': [{ var: value }] })]
    return (schema.enum ?? []).filter((other) => other !== value).map((other) => edit([], value, other, other))
  }
  if (value === null) return []
  if (schema === (nestedRuleSchema as Part))
    return editsOfRule(value as { readonly [form: string]: Json }, editing.context)
  if (Array.isArray(value))
    return value.flatMap((one: Json, index) => below(index, value, editsOf(schema.items ?? {}, one, editing)))
  if (schema.properties === undefined && typeof schema.additionalProperties !== 'object')
    return editsOfLogic(value, { ...editing, step: 10 ** -editing.context.digits }, true, schema === conditionSchema)
  return [
    ...Object.entries(value).flatMap(([key, one]) =>
      below(key, value, editsOf(schema.properties?.[key] ?? (schema.additionalProperties as Part) ?? {}, one, editing)),
    ),
    ...swapped(value as { readonly [key: string]: Json }, schema),
  ]
}

function stepFor(schema: Part, value: number, { context, step }: Editing): number {
  if (POINTS.has(schema)) return 10 ** -context.digits
  if (schema === timesSchema) return 10 ** -decimalsOf(String(value))
  return schema.type === 'integer' ? 1 : step
}

function swapped(value: { readonly [key: string]: Json }, { properties = {} }: Part): readonly Edit[] {
  return Object.keys(value).flatMap((key) => {
    const other = SWAPS[key]
    if (other === undefined || !(other in properties) || other in value) return []
    const renamed = Object.fromEntries(Object.entries(value).map(([name, one]) => [name === key ? other : name, one]))
    return [{ ...edit([], '', '', renamed), at: [key], before: key, after: other }]
  })
}

/** One step down and one step up. */
export function nudged(value: number, step: number, limits: Part = {}): readonly Edit[] {
  const digits = Math.max(decimalsOf(String(value)), Math.round(-Math.log10(step)), 0)
  return [-step, step].map((by) => {
    const to = Number((value + by).toFixed(digits))
    const { minimum = -Infinity, exclusiveMinimum = -Infinity, maximum = Infinity } = limits
    return { ...edit([], value, to, to), refused: to < minimum || to <= exclusiveMinimum || to > maximum }
  })
}

/** The day before and the day after; of days without a year, within a year. */
function days(text: string): readonly Edit[] {
  const yearless = text.length === 5
  const day = dayNumber(yearless ? `2001-${text}` : text)
  return [day - 1, day + 1].map((one) => {
    const to = yearless ? dayFrom(one).slice(5) : dayFrom(one)
    return edit([], text, to, to)
  })
}

const OPERATORS: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '==': '!=',
  '!=': '==',
  '===': '!==',
  '!==': '===',
  and: 'or',
  or: 'and',
  min: 'max',
  max: 'min',
}
const ORDER = new Set(['<', '<=', '>', '>=', '==', '!=', '===', '!=='])

/**
 * `step` of the numbers that the expression yields; null where a number is a factor: then its own last digit.
 * `holds` where it is a condition: a single yes/no name is then turned round.
 */
export function editsOfLogic(
  node: Logic,
  { context, step }: { readonly context: RuleContext; readonly step: number },
  yields: boolean,
  holds = false,
): readonly Edit[] {
  if (typeof node === 'number') return nudged(node, yields ? step : 10 ** -decimalsOf(String(node)))
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return []
  const [name = '', operand = null] = Object.entries(node)[0] ?? []
  if (name === 'var')
    return holds && typeof operand === 'string' ? [edit([], operand, `! ${operand}`, { '!': [node] })] : []
  const listed = Array.isArray(operand)
  const operands: readonly Logic[] = listed ? operand : [operand]
  const choice = name === 'if' || name === '?:'
  const passes = choice || name === 'min' || name === 'max'
  const compared = ORDER.has(name) ? finest(node, context) : step
  const inside = operands.flatMap((one, index) => {
    const condition = choice && index % 2 === 0 && index < operands.length - 1
    const editing = { context, step: compared }
    const joined = holds && (name === 'and' || name === 'or')
    const number = ORDER.has(name) || (passes && yields && !condition)
    const found = editsOfLogic(one, editing, number, condition || joined || (choice && holds))
    return listed ? below(index, operands, found) : found
  })
  const other = OPERATORS[name]
  return [
    ...below(name, node, [...inside, ...chosenOtherwise(operands, context)]),
    ...(other === undefined || operands.length < 2
      ? []
      : [{ ...edit([], '', '', { [other]: operand }), at: [name], before: name, after: other }]),
    ...(name === '!' ? [{ ...edit([], '', '', operands[0] ?? null), at: [name], before: name, after: '' }] : []),
  ]
}

/** A choice that is compared with: every other choice of its input; of a list, one fewer or more. */
function chosenOtherwise(operands: readonly Logic[], { inputs }: RuleContext): readonly Edit[] {
  const names = operands.flatMap((one) => readsOfLogic(one, []).map(({ id }) => id))
  const choices = names.length === 1 ? (inputs.get(names[0]!)?.choices ?? []) : []
  return operands.flatMap((one, index): readonly Edit[] => {
    if (typeof one === 'string')
      return choices.filter((id) => id !== one).map((id) => below(index, operands, [edit([], one, id, id)])[0]!)
    if (!Array.isArray(one)) return []
    const list = one as readonly string[]
    const lists = choices.map((id) => (list.includes(id) ? list.filter((other) => other !== id) : [...list, id]))
    return below(
      index,
      operands,
      lists.filter(({ length }) => length > 0).map((now) => edit([], list.join(', '), now.join(', '), now)),
    )
  })
}

/** The finest of the names that a comparison reads; what is not an input is a percentage. */
const finest = (comparison: Logic, context: RuleContext): number => {
  const names = readsOfLogic(comparison, []).map(({ id }) => id)
  return names.length === 0 ? 1 : Math.min(...names.map((id) => stepOfValue(id, context)))
}

const get = (value: Json, key: string): Json | undefined =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, Json>>)[key] : undefined

function edit(at: Path, before: string | number | boolean, after: string | number | boolean, value: Json): Edit {
  return { at, before: String(before), after: String(after), value, refused: false }
}

/** The same edits, seen from the map or list that holds their value under `key`. */
export function below(key: string | number, holder: object, edits: readonly Edit[]): readonly Edit[] {
  return edits.map((one) => ({ ...one, at: [key, ...one.at], value: replaced(holder, key, one.value) }))
}

function replaced(holder: object, key: string | number, value: Json): Json {
  if (Array.isArray(holder)) return holder.map((one: Json, index) => (index === key ? value : one))
  return { ...holder, [key]: value }
}
