/** What a rule may know of the criterion it stands in, from the criterion as written. */
import type { Input, InputType, Text } from '../model.ts'
import { PLAIN } from '../rules/form.ts'
import type { RuleContext, RuleInput } from '../rules/form.ts'
import { forms } from '../rules/forms.ts'
import type { Names } from '../rules/operators.ts'
import { nested } from '../rules/rule.ts'
import { isLeaf } from './shape.ts'
import type { FrameworkShape, InputShape, LeafShape, NodeShape, TextShape } from './shape.ts'
import { nodes, roots } from './tree.ts'

export const toText = (words: TextShape): Text => (typeof words === 'string' ? { vi: words } : words)

interface Bounds {
  readonly min: number | null
  readonly max: number | null
  readonly decimals: number
}

/** What a type allows when the author says nothing. Whole numbers up to 10⁶ keep every ratio exact (SPEC S3). */
const defaults: Readonly<Record<InputType, Bounds>> = {
  count: { min: 0, max: 1_000_000, decimals: 0 },
  money: { min: 0, max: 999_999_999_999_999, decimals: 0 },
  percent: { min: 0, max: 100, decimals: 2 },
  decimal: { min: null, max: null, decimals: 2 },
  boolean: { min: null, max: null, decimals: 0 },
  choice: { min: null, max: null, decimals: 0 },
  date: { min: null, max: null, decimals: 0 },
  text: { min: null, max: null, decimals: 0 },
}

export const isNumeric = (type: InputType): boolean => ['count', 'decimal', 'percent', 'money'].includes(type)

/** Counts and money have no digits after the point. */
export const isWhole = (type: InputType): boolean => type === 'count' || type === 'money'

export function boundsOf(input: InputShape): Bounds {
  const usual = defaults[input.type]
  return {
    min: input.min ?? usual.min,
    max: input.max ?? usual.max,
    decimals: isWhole(input.type) ? 0 : (input.decimals ?? usual.decimals),
  }
}

/** What a number may not exceed: another input, less others. */
export function limitOf({ at_most }: InputShape): Pick<Input, 'at_most' | 'at_most_less'> {
  const [first = null, ...less] =
    typeof at_most === 'object' ? at_most.difference : at_most === undefined ? [] : [at_most]
  return { at_most: first, at_most_less: less }
}

/** When an input is asked. */
export function visibilityOf({ when }: InputShape): Pick<Input, 'when' | 'when_in'> {
  if (typeof when !== 'object') return { when: when ?? null, when_in: [] }
  const [name = '', choices = []] = Object.entries(when)[0] ?? []
  return { when: name, when_in: choices }
}

const toRuleInput = (input: InputShape, group = ''): RuleInput => {
  const { vi, en = vi } = toText(input.label)
  const { min, max, decimals } = boundsOf(input)
  const limit = limitOf(input)
  return {
    id: group + input.id,
    type: input.type,
    label: { vi, en },
    min,
    max,
    decimals,
    choices: (input.choices ?? []).map((one) => one.id),
    step: input.step ?? null,
    at_most: limit.at_most === null ? null : group + limit.at_most,
    at_most_less: limit.at_most_less.map((id) => group + id),
    ...visibilityOf(input),
    dated_by: input.dated_by ?? null,
  }
}

/** Names that every rule of a framework may read, beside the inputs of its own criterion. */
export function sharedNames(shape: FrameworkShape): Names<RuleInput> {
  const named = new Map<string, RuleInput>()
  for (const group of ['facts', 'targets', 'attributes'] as const)
    for (const input of shape[group] ?? []) named.set(`${group}.${input.id}`, toRuleInput(input, `${group}.`))
  for (const [name, { value, label = name }] of Object.entries(shape.constants ?? {})) {
    const constant = { id: name, type: 'decimal', label, min: value, max: value, decimals: 4 } as const
    named.set(`constants.${name}`, toRuleInput(constant, 'constants.'))
  }
  const leaves = new Map([...nodes(roots(shape))].map(({ node }) => [node.id, node]))
  return {
    get: (name) => named.get(name) ?? otherCriterion(name, leaves),
    keys: () => named.keys(),
  }
}

/** "criteria.<id>.points", "criteria.<id>.ratio", "cohort.<id>.mean": a result of another criterion, or of the round. */
function otherCriterion(name: string, leaves: ReadonlyMap<string, NodeShape>): RuleInput | undefined {
  const [root, id = '', part = ''] = name.split('.')
  const node = leaves.get(id)
  if (node === undefined || !isLeaf(node)) return undefined
  const { vi, en = vi } = toText(node.title)
  const give = (min: number | null, max: number | null, label: RuleInput['label']): RuleInput => ({
    id: name,
    type: 'decimal',
    label,
    min,
    max,
    decimals: 4,
    ...PLAIN,
  })
  if (root === 'criteria' && part === 'points')
    return give(0, node.max, { vi: `điểm của ${vi}`, en: `points of ${en}` })
  if (root === 'criteria' && part === 'ratio') return give(0, 100, { vi: `tỷ lệ điểm của ${vi}`, en: `share of ${en}` })
  // Only what the units are compared by has a mean, a highest and a rank.
  if (root !== 'cohort' || forms[Object.keys(node.rule)[0] ?? '']?.measure === undefined) return undefined
  if (part === 'mean') return give(null, null, { vi: `trung bình các đơn vị`, en: `mean of the units` })
  if (part === 'max') return give(null, null, { vi: `cao nhất trong các đơn vị`, en: `highest of the units` })
  return part === 'rank' ? give(1, null, { vi: `thứ hạng trong các đơn vị`, en: `rank among the units` }) : undefined
}

export function contextOf(leaf: LeafShape, digits: number, shared: Names<RuleInput>): RuleContext {
  const own = new Map(leaf.inputs.map((input) => [input.id, toRuleInput(input)]))
  return {
    id: leaf.id,
    max: leaf.max,
    digits,
    inputs: { get: (name) => own.get(name) ?? shared.get(name), keys: () => [...own.keys(), ...shared.keys()] },
    nested,
  }
}
