/**
 * A framework made ready for fast scoring: every name that a rule reads has a numbered slot, every
 * rule is a closure over the slots, every criterion and group a place in flat arrays. A plan holds
 * functions, so it is never stored or sent: it is made again from the compiled framework. (SPEC V3)
 */
import type { Framework, InputType, Leaf, Logic, NotArising, Points, Section } from '../model.ts'
import { quantiser } from '../points.ts'
import { compileLogic } from '../rules/closures.ts'
import type { Ending } from '../rules/closures.ts'
import type { Kernels, Num, Operand } from '../rules/kernels.ts'
import { along } from '../rules/slot-line.ts'
import { leaves } from './answers.ts'
import { awaited } from './class.ts'
import { MOST } from './leaf.ts'
import { planConditions } from './plan-conditions.ts'
import type { Conditions } from './plan-conditions.ts'
import { MOST_SLOTS, tabulate } from './tabulate.ts'
import { treeOf } from './tree.ts'
import type { Tree } from './tree.ts'

/** What a rule's closure gives when it gives no points; anything below is a fault. */
export const NOTHING = -1

export interface PlannedInput {
  readonly id: string
  readonly type: InputType
  readonly slot: number
}

export interface PlannedLeaf {
  readonly leaf: Leaf
  /** Slots → points, NOTHING, or below it: a fault. */
  readonly run: Num
  /** Own inputs that have a slot: those that the rule reads. */
  readonly inputs: readonly PlannedInput[]
  /** Slots of shared names that may be unknown; each must be known before the rule may run. */
  readonly shared: readonly number[]
  /** Slots that take this criterion's points and share, for rules that read them; -1: none does. */
  readonly pointsSlot: number
  readonly ratioSlot: number
  /** Reads no shared name and is read by no other rule. */
  readonly alone: boolean
  /** Criteria that read this one's, as places among the leaves. */
  readonly readers: readonly number[]
  readonly policy: NotArising
}

/** Bonus or penalty with its criteria, as places among the leaves. */
export interface PlannedSection {
  readonly section: Section
  readonly leaves: readonly number[]
}

export interface Plan {
  readonly framework: Framework
  /** In printed order. */
  readonly leaves: readonly PlannedLeaf[]
  readonly placeOf: ReadonlyMap<string, number>
  /** Places of the leaves, each after those that it reads. */
  readonly order: Int32Array
  /** Of the leaves, side by side for the one loop that has to be quick: closures and maxima. */
  readonly runs: readonly Num[]
  readonly max: Int32Array
  readonly tree: Tree
  /** Of each leaf, its place in the tree; those of bonus and penalty stand behind the tree. `nodes` are there in all. */
  readonly nodeOf: Int32Array
  readonly nodes: number
  /** What all criteria come to at most, in whole units. */
  readonly most: Points
  readonly bonus: PlannedSection | null
  readonly penalty: PlannedSection | null
  readonly conditions: Conditions
  readonly slots: number
  /** One point in whole units. */
  readonly unit: number
  /** Shared names with their slots, and the slots of those for which a result waits: flags, attributes. */
  readonly sharedSlots: ReadonlyMap<string, number>
  readonly awaited: readonly number[]
  readonly textOf: (text: string) => number
}

const ALWAYS_KNOWN = /^(?:constants|period)\./

/** `kernels` is for tests that put one wrong operator in. */
export function prepare(framework: Framework, kernels?: Kernels): Plan {
  const all = leaves(framework)
  const placeOf = new Map(all.map(({ id }, place) => [id, place]))
  const textOf = numbered()
  const sharedSlots = new Map<string, number>()
  let slots = 0
  const sharedSlot = (name: string): number => {
    const known = sharedSlots.get(name)
    if (known !== undefined) return known
    sharedSlots.set(name, slots)
    return slots++
  }
  const parts = all.map((leaf) => {
    const own = new Map(leaf.inputs.filter(({ id }) => leaf.rule.needs.includes(id)).map((input) => [input.id, input]))
    const inputs = [...own.values()].map(({ id, type }): PlannedInput => ({ id, type, slot: slots++ }))
    const ownSlots = new Map(inputs.map(({ id, slot }) => [id, slot]))
    const others = leaf.rule.needs.filter((name) => !own.has(name))
    const slotOf = (name: string): number => ownSlots.get(name) ?? sharedSlot(name)
    const rule = pointsOf(leaf.rule.logic, leaf.max, framework.rounding.criterion, slotOf, textOf, kernels)
    const isTable =
      others.length === 0 &&
      inputs.length > 0 &&
      inputs.length <= MOST_SLOTS &&
      inputs.every(({ type }) => type === 'boolean')
    const run = isTable ? tabulate(rule, [...ownSlots.values()]) : rule
    const shared = others.filter((name) => !ALWAYS_KNOWN.test(name)).map(sharedSlot)
    return { leaf, run, inputs, shared, names: others }
  })
  const readersOf = (id: string): readonly number[] =>
    parts.flatMap(({ names }, place) => (names.some((name) => name.startsWith(`criteria.${id}.`)) ? [place] : []))
  const idsIn = (name: string): readonly string[] => (name.startsWith('criteria.') ? [name.split('.')[1] ?? ''] : [])
  const read = new Set(parts.flatMap(({ names }) => names.flatMap(idsIn)))
  const tree = treeOf(framework)
  let nodes = tree.nodes.length
  const inTree = new Map(tree.nodes.map((node, place) => [node?.id, place]))
  const sectionOf = (section: Section | undefined): PlannedSection | null =>
    section === undefined ? null : { section, leaves: section.criteria.map(({ id }) => placeOf.get(id)!) }
  // While nothing at all is known, all of them wait.
  const awaitedSlots = awaited(framework, () => undefined).map(sharedSlot)
  const planned = parts.map(({ leaf, run, inputs, shared }): PlannedLeaf => ({
    leaf,
    run,
    inputs,
    shared,
    alone: shared.length === 0 && !read.has(leaf.id),
    pointsSlot: sharedSlots.get(`criteria.${leaf.id}.points`) ?? -1,
    ratioSlot: sharedSlots.get(`criteria.${leaf.id}.ratio`) ?? -1,
    readers: read.has(leaf.id) ? readersOf(leaf.id) : [],
    policy: leaf.not_arising,
  }))
  return {
    framework,
    leaves: planned,
    placeOf,
    order: Int32Array.from(framework.order, (id) => placeOf.get(id)!),
    runs: planned.map(({ run }) => run),
    max: Int32Array.from(planned, ({ leaf }) => leaf.max),
    tree,
    nodeOf: Int32Array.from(all, ({ id }) => inTree.get(id) ?? nodes++),
    nodes,
    most: all.reduce((sum, { max }) => sum + max, 0),
    bonus: sectionOf(framework.bonus),
    penalty: sectionOf(framework.penalty),
    conditions: planConditions(framework, textOf, kernels),
    slots,
    unit: 10 ** framework.rounding.criterion,
    sharedSlots,
    awaited: awaitedSlots,
    textOf,
  }
}

/** The rule as a closure that gives whole points, so that stated points are rounded here and never again. */
function pointsOf(
  logic: Logic,
  max: Points,
  digits: number,
  slotOf: (name: string) => number,
  textOf: (text: string) => number,
  kernels?: Kernels,
): Num {
  const quantise = quantiser(digits)
  const toPoints = (value: number): number => {
    // Written so that what is no number fails it too.
    if (!(Math.abs(value) < MOST)) return NOTHING - 1
    const points = quantise(value)
    return points < 0 || points > max ? NOTHING - 1 : points
  }
  const computed = (part: Operand): Num => {
    if (part.kind !== 'line') return (s) => toPoints(part.run(s))
    const { line } = part
    return (s) => toPoints(along(line, s))
  }
  const ending: Ending = { constant: toPoints, computed, nothing: () => NOTHING }
  return compileLogic(logic, ending, { slotOf, textOf, ...(kernels && { kernels }) })
}

/** Numbers texts in the order in which they are met. */
function numbered(): (text: string) => number {
  const known = new Map<string, number>()
  return (text) => {
    const found = known.get(text) ?? known.size + 1
    known.set(text, found)
    return found
  }
}
