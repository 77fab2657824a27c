/** A checked framework → plain JSON that can be scored, printed, hashed and sent. (SPEC L17) */
import canonicalize from 'canonicalize'
import { sha256 as digest } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Band, Constant, Framework, Group, Input, Json, Leaf, Node, Section } from '../model.ts'
import { toUnits } from '../points.ts'
import type { RuleInput } from '../rules/form.ts'
import type { Names } from '../rules/operators.ts'
import { compileRule, periodDays } from '../rules/rule.ts'
import { toClasses } from './classes.ts'
import { withExactConditions } from './exact-conditions.ts'
import type { Resolved } from './extend.ts'
import { boundsOf, contextOf, limitOf, sharedNames, toText, visibilityOf } from './leaf.ts'
import { policies, policyIn } from './not-arising.ts'
import type { Policy } from './not-arising.ts'
import { inOrder } from './order.ts'
import { isLeaf } from './shape.ts'
import type { ConstantShape, FrameworkShape, InputShape, LeafShape, NodeShape, SectionShape } from './shape.ts'
import { leavesIn, roots } from './tree.ts'

/** RFC 8785: the one spelling of a JSON value. */
export const canonicalJson = (value: Json): string => canonicalize(value) ?? ''

/** "sha256:" and 64 hexadecimal digits, of the text in UTF-8. */
export const sha256 = (text: string): string => `sha256:${bytesToHex(digest(utf8ToBytes(text)))}`

export function compile({ shape, extends: parent, reasons }: Resolved): Framework {
  const digits = shape.rounding.criterion
  const units = (value: number): number => toUnits(String(value), digits)
  const { survey } = shape.scale
  const whole: Whole = { shape, shared: sharedNames(shape), policies: policies(shape) }
  return withExactConditions({
    kind: 'framework',
    id: shape.framework,
    version: shape.version,
    title: toText(shape.title),
    provenance: shape.provenance,
    authority: shape.authority,
    legal_basis: shape.legal_basis ?? [],
    effective: shape.effective,
    unit_types: shape.unit_types,
    extends: parent,
    reasons,
    scale: {
      total: units(shape.scale.total),
      unit: shape.scale.unit,
      survey: survey === 'none' ? null : { ...survey, points: units(survey.points) },
      ...(shape.scale.above_total && { above_total: shape.scale.above_total }),
    },
    rounding: shape.rounding,
    facts: (shape.facts ?? []).map(toInput),
    constants: Object.entries(shape.constants ?? {}).map(([id, one]) => toConstant(id, one)),
    targets: (shape.targets ?? []).map(toInput),
    attributes: (shape.attributes ?? []).map(toInput),
    domains: shape.domains.map((node) => toGroup(node, whole)),
    ...(shape.bonus && { bonus: toSection(shape.bonus, whole) }),
    ...(shape.penalty && { penalty: toSection(shape.penalty, whole) }),
    order: inOrder(shape).order,
    bands: shape.bands.map((band): Band => ({ ...band, title: toText(band.title) })),
    known_defects: (shape.known_defects ?? []).map((one) => ({ ...one, note: toText(one.note) })),
    ...(shape.guard && { guard: shape.guard }),
    ...(shape.invariants && { invariants: shape.invariants.map((one) => ({ ...one, title: toText(one.title) })) }),
    ...toClasses(shape),
    period_days: [...new Set(leavesIn(roots(shape)).flatMap(({ rule }) => periodDays(rule)))].toSorted(),
    hash: sha256(canonicalJson(normal(withLongNotes(shape)) as Json)),
  })
}

/** One criterion alone, standing in this framework. */
export function compileLeaf(leaf: LeafShape, shape: FrameworkShape): Leaf {
  const { id, not_arising } = leaf
  const all = policies(shape)
  const own = not_arising === undefined ? all : new Map([...all, [id, policyIn(not_arising)] as const])
  return toLeaf(leaf, { shape, shared: sharedNames(shape), policies: own })
}

/** `note` is a text here, and plain words in a `source`. */
function withLongNotes(shape: FrameworkShape): FrameworkShape {
  const { known_defects } = shape
  return known_defects === undefined
    ? shape
    : { ...shape, known_defects: known_defects.map((one) => ({ ...one, note: toText(one.note) })) }
}

/** The framework as written, with every text in its long form, so that two spellings of it hash alike. */
function normal(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => normal(one))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, normal(one, name)]))
  return typeof value === 'string' && TEXTS.has(key) ? { vi: value } : value
}
const TEXTS = new Set(['title', 'label', 'hint', 'unit', 'guidance'])

interface Whole {
  readonly shape: FrameworkShape
  readonly shared: Names<RuleInput>
  readonly policies: ReadonlyMap<string, Policy>
}

const toConstant = (id: string, { value, label = id, source, until }: ConstantShape): Constant => ({
  id,
  value: String(value),
  label: toText(label),
  source: source ?? null,
  until: until ?? null,
})

function toNode(node: NodeShape, whole: Whole): Node {
  return isLeaf(node) ? toLeaf(node, whole) : toGroup(node, whole)
}

function toGroup(node: NodeShape, whole: Whole): Group {
  return {
    kind: 'group',
    id: node.id,
    number: node.number,
    title: toText(node.title),
    max: toUnits(String(node.max), whole.shape.rounding.criterion),
    replaces: node.replaces ?? null,
    ...(node.guard && { guard: node.guard }),
    ...statedPolicy(node, whole),
    children: (node.criteria ?? []).map((child) => toNode(child, whole)),
  }
}

const toSection = (section: SectionShape, whole: Whole): Section => ({
  number: section.number,
  title: toText(section.title),
  max: toUnits(String(section.max), whole.shape.rounding.criterion),
  combine: section.combine,
  criteria: section.criteria.map((leaf) => toLeaf(leaf, whole)),
})

function statedPolicy(node: NodeShape, { shape, policies: all }: Whole): Partial<Group> {
  const stated = all.get(node.id)
  if (stated === undefined) return {}
  const { policy, scope, to } = stated
  return {
    not_arising: policy,
    ...(scope !== null && { not_arising_in: scope }),
    ...(to !== null && { not_arising_to: toUnits(String(to), shape.rounding.criterion) }),
  }
}

function toLeaf(leaf: LeafShape, { shape, shared, policies: all }: Whole): Leaf {
  const digits = shape.rounding.criterion
  const { policy, scope } = all.get(leaf.id)!
  return {
    kind: 'leaf',
    id: leaf.id,
    number: leaf.number,
    title: toText(leaf.title),
    max: toUnits(String(leaf.max), digits),
    replaces: leaf.replaces ?? null,
    ...(leaf.guard && { guard: leaf.guard }),
    scored_by: leaf.scored_by,
    not_arising: policy,
    ...(scope !== null && { not_arising_in: scope }),
    inputs: leaf.inputs.map(toInput),
    evidence: (leaf.evidence ?? []).map((one) => ({
      id: one.id,
      label: toText(one.label),
      required: one.required ?? false,
    })),
    rule: compileRule(leaf.rule, contextOf(leaf, digits, shared)),
    guidance: leaf.guidance === undefined ? null : toText(leaf.guidance),
    source: leaf.source ?? null,
  }
}

function toInput(input: InputShape): Input {
  const { min, max, decimals } = boundsOf(input)
  const decimal = (value: number | null | undefined): string | null =>
    value === null || value === undefined ? null : String(value)
  return {
    id: input.id,
    type: input.type,
    label: toText(input.label),
    hint: input.hint === undefined ? null : toText(input.hint),
    unit: input.unit === undefined ? null : toText(input.unit),
    min: decimal(min),
    max: decimal(max),
    step: decimal(input.step),
    ...limitOf(input),
    ...visibilityOf(input),
    dated_by: input.dated_by ?? null,
    choices: (input.choices ?? []).map((one) => ({ id: one.id, label: toText(one.label) })),
    decimals,
  }
}
