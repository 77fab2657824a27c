/** Every small mistake that could be made in a framework: in its rules, its inputs, what does not arise, its bands. (SPEC E14, E24) */
import { compileLeaf } from '../load/compile.ts'
import type { Whole } from '../load/load.ts'
import { contextOf, sharedNames } from '../load/leaf.ts'
import type { Resolved } from '../load/extend.ts'
import type { FrameworkShape, LeafShape, NodeShape } from '../load/shape.ts'
import { descend, placeOf, placeOfKey } from '../load/source.ts'
import type { Places } from '../load/source.ts'
import type { Leaf, Place } from '../model.ts'
import { decimalsOf } from '../points.ts'
import { PLAIN } from '../rules/form.ts'
import type { RuleContext } from '../rules/form.ts'
import { below, editsOfLogic, editsOfRule, nudged } from './edits.ts'
import type { Edit, Path } from './edits.ts'
import { editsOfInputs } from './input-edits.ts'
import { isOwn, isOwnPart, ownLeaves } from './own.ts'
import { editsOfGroups, editsOfPolicy, groupsAbove } from './policy-edits.ts'

export interface Mutation {
  /** Of the criterion or the band; "facts", "constants" … for what is shared. */
  readonly id: string
  readonly place: Place | null
  /** Steps to the value: "rule", "tiers", "steps", 1, "from". */
  readonly at: Path
  readonly before: string
  readonly after: string
  /** Whether the schema refuses it. */
  readonly refused: boolean
  /** What is changed: one criterion, or the framework outside of them. */
  readonly changed:
    | { readonly kind: 'leaf'; readonly from: LeafShape; readonly to: LeafShape }
    /** `names` are the shared names that may give something else; null: every case may notice it. */
    | { readonly kind: 'whole'; readonly to: FrameworkShape; readonly names: readonly string[] | null }
}

export function mutationsOf(whole: Whole, compiled: ReadonlyMap<string, Leaf>): readonly Mutation[] {
  const above = groupsAbove(whole.resolved.shape)
  return [
    ...ownLeaves(whole).flatMap((leaf) => [
      ...ofLeaf(leaf, whole.resolved, compiled.get(leaf.id)!),
      ...(isOwnPart(whole, leaf, 'not_arising') ? ofPolicy(leaf, above.get(leaf.id) ?? [], whole.resolved) : []),
    ]),
    ...ofPolicies(whole),
    ...(['facts', 'targets', 'attributes'] as const).flatMap((group) =>
      isOwn(whole, group) ? ofShared(group, whole.resolved) : [],
    ),
    ...(isOwn(whole, 'constants') ? ofConstants(whole.resolved) : []),
    ...(['bands', 'vetoes', 'ceilings'] as const).flatMap((part) =>
      isOwn(whole, part) ? ofConditions(part, whole.resolved) : [],
    ),
    ...(['bonus', 'penalty'] as const).flatMap((part) => (isOwn(whole, part) ? ofCap(part, whole.resolved) : [])),
    ...(isOwn(whole, 'quotas') ? ofQuotas(whole.resolved) : []),
  ]
}

function ofLeaf(leaf: LeafShape, { shape, places }: Resolved, compiled: Leaf): readonly Mutation[] {
  const context = contextOf(leaf, shape.rounding.criterion, sharedNames(shape))
  const edits = [
    ...below('rule', leaf, editsOfRule(leaf.rule, context)),
    ...below('inputs', leaf, editsOfInputs(leaf.inputs)),
    ...editsOfMax(leaf, shape, compiled),
  ]
  return inLeaf(leaf, edits, places)
}

const inLeaf = (leaf: LeafShape, edits: readonly Edit[], places: Places): readonly Mutation[] =>
  edits.map((one) => ({
    ...located(leaf.id, leaf, one, places),
    changed: { kind: 'leaf', from: leaf, to: one.value as unknown as LeafShape },
  }))

function ofPolicy(leaf: LeafShape, groups: readonly string[], { shape, places }: Resolved): readonly Mutation[] {
  if (leaf.not_arising === undefined) return []
  const edits = editsOfPolicy(leaf.not_arising, groups, 10 ** -shape.rounding.criterion)
  return inLeaf(leaf, below('not_arising', leaf, edits), places)
}

/** Of groups and of the framework itself. */
function ofPolicies(whole: Whole): readonly Mutation[] {
  const { shape, places } = whole.resolved
  const states = (group: NodeShape): boolean => isOwnPart(whole, group, 'not_arising')
  const usual = isOwn(whole, 'not_arising') ? editsOfPolicy(shape.not_arising, [], 1) : []
  return [
    ...wholes('framework', below('not_arising', shape, usual), shape, places, null),
    ...editsOfGroups(shape, states).flatMap(({ id, edit }) =>
      wholes(id, below('domains', shape, [edit]), shape, places, null),
    ),
  ]
}

/** The maximum matters to the examples only where the rule calculates with it. */
function editsOfMax(leaf: LeafShape, shape: FrameworkShape, { rule }: Leaf): readonly Edit[] {
  return below('max', leaf, nudged(leaf.max, 10 ** -shape.rounding.criterion, { minimum: 0 })).filter(({ value }) => {
    const changed = compileLeaf(value as unknown as LeafShape, shape)
    return JSON.stringify(changed.rule.logic) !== JSON.stringify(rule.logic)
  })
}

function ofShared(group: 'facts' | 'targets' | 'attributes', { shape, places }: Resolved): readonly Mutation[] {
  const inputs = shape[group] ?? []
  return below(group, shape, editsOfInputs(inputs)).map((one) => ({
    ...located(group, shape, one, places),
    changed: {
      kind: 'whole',
      to: one.value as unknown as FrameworkShape,
      names: [`${group}.${inputs[Number(one.at[1])]?.id ?? ''}`],
    },
  }))
}

function ofConstants({ shape, places }: Resolved): readonly Mutation[] {
  const { constants = {} } = shape
  return Object.entries(constants).flatMap(([name, constant]) => {
    const edits = below('value', constant, nudged(constant.value, 10 ** -decimalsOf(String(constant.value))))
    return below('constants', shape, below(name, constants, edits)).map((one) => ({
      ...located('constants', shape, one, places),
      changed: { kind: 'whole' as const, to: one.value as unknown as FrameworkShape, names: [`constants.${name}`] },
    }))
  })
}

function ofConditions(part: 'bands' | 'vetoes' | 'ceilings', { shape, places }: Resolved): readonly Mutation[] {
  const { index, criterion } = shape.rounding
  // Names of conditions are no inputs, but these are known to the last digit.
  const digits = { index, base: index, bonus: criterion, penalty: criterion, 'leaves.zero': 0 }
  const known = new Map(Object.entries(digits).map(([id, decimals]) => [id, { ...ANY_NUMBER, id, decimals }]))
  const context: Pick<RuleContext, 'inputs'> = { inputs: known }
  const conditions = shape[part] ?? []
  return conditions.flatMap((one, position) => {
    const edits = editsOfLogic(one.when, { context: context as RuleContext, step: 10 ** -index }, false, true)
    return wholes(one.id, below(part, shape, below(position, conditions, below('when', one, edits))), shape, places)
  })
}

const ANY_NUMBER = { type: 'decimal', label: { vi: '', en: '' }, min: null, max: null, ...PLAIN } as const

function ofCap(part: 'bonus' | 'penalty', { shape, places }: Resolved): readonly Mutation[] {
  const section = shape[part]
  if (section === undefined) return []
  const edits = below('max', section, nudged(section.max, 10 ** -shape.rounding.criterion, { minimum: 0 }))
  return wholes(part, below(part, shape, edits), shape, places)
}

function ofQuotas({ shape, places }: Resolved): readonly Mutation[] {
  const { quotas = [] } = shape
  return quotas.flatMap((quota, at) => {
    const step = 10 ** -decimalsOf(String(quota.share))
    const edits = below('share', quota, nudged(quota.share, step, { minimum: 0, maximum: 100 }))
    return wholes(quota.id, below('quotas', shape, below(at, quotas, edits)), shape, places)
  })
}

/** Changes outside of criteria that no name is read for. */
const wholes = (
  id: string,
  edits: readonly Edit[],
  shape: FrameworkShape,
  places: Places,
  names: readonly string[] | null = [],
): readonly Mutation[] =>
  edits.map((one) => ({
    ...located(id, shape, one, places),
    changed: { kind: 'whole', to: one.value as unknown as FrameworkShape, names },
  }))

function located(
  id: string,
  root: object,
  { at, before, after, refused }: Edit,
  places: Places,
): Omit<Mutation, 'changed'> {
  return { id, place: placeAt(root, at, at.at(-1) === before, places), at, before, after, refused }
}

/** Where the value stands, or its key when that is what changes. */
function placeAt(root: object, at: Path, isKey: boolean, places: Places): Place | null {
  const { holder, key } = descend(root, at)
  return isKey ? placeOfKey(places, holder, String(key)) : placeOf(places, holder, key)
}
