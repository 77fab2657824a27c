/**
 * A framework as rows that an author looks at and changes, in every state in which it can be read: sums that do not add
 * up yet are the usual state in the middle of an edit. (SPEC W13–W16)
 */
import { check } from '../load/check/check.ts'
import { compile } from '../load/compile.ts'
import type { Resolved } from '../load/extend.ts'
import { contextOf, sharedNames, toText } from '../load/leaf.ts'
import { read } from '../load/load.ts'
import type { Library } from '../load/load.ts'
import { NODE_PROPERTIES, SECTION_PROPERTIES } from '../load/settable.ts'
import { isLeaf } from '../load/shape.ts'
import type { NodeShape, SectionShape } from '../load/shape.ts'
import { placeOf } from '../load/source.ts'
import { leavesIn, nodes } from '../load/tree.ts'
import type { Decimal, Framework, Json, Lang, Place, Problem } from '../model.ts'
import { isError } from '../problem.ts'
import { decimalSum } from '../rules/decimal-sum.ts'
import type { RuleInput } from '../rules/form.ts'
import type { Names } from '../rules/operators.ts'
import { sentenceOf } from '../rules/rule.ts'
import { leaves } from '../score/answers.ts'
import { SECTIONS } from './entries.ts'
import { emptyText, fieldsOf } from './fields.ts'
import type { Choice, Field } from './fields.ts'
import { FRAMEWORK_KEYS } from './key-order.ts'

export type Outline =
  | {
      readonly kind: 'rows'
      readonly rows: readonly Row[]
      /** Of the framework itself. */
      readonly head: readonly Field[]
      /** `sum`: of the domains' maxima; `leaves`: of the maxima of all that is scored in them. */
      readonly total: { readonly declared: Decimal; readonly sum: Decimal; readonly leaves: Decimal }
      /** "id@version" of the parent of an overlay. */
      readonly extends: string | null
      readonly problems: readonly Problem[]
      /** Null while a problem is an error. */
      readonly framework: Framework | null
    }
  | { readonly kind: 'unreadable'; readonly problems: readonly Problem[] }

export interface Row {
  /** Of bonus and penalty: "bonus", "penalty". */
  readonly id: string
  readonly number: string
  readonly title: { readonly vi: string; readonly en: string | null }
  /** Bonus and penalty are groups at depth 0. */
  readonly kind: 'domain' | 'group' | 'leaf'
  readonly depth: number
  /** The id of the row that holds it. */
  readonly parent: string | null
  readonly max: Decimal
  /** Of its children's maxima; null: it has none, or, of bonus and penalty, need not add up. */
  readonly sum: Decimal | null
  /** The rule; null: none, or not to be worded yet. */
  readonly sentence: Readonly<Record<Lang, string>> | null
  readonly place: Place | null
  /** Of an overlay: nothing in this row itself is the overlay's. */
  readonly inherited: boolean
  readonly fields: readonly Field[]
  /** What of a criterion holds lists, as it is written; null: it is no criterion. */
  readonly written: { readonly rule: Json; readonly inputs: Json; readonly evidence: Json } | null
}

export function outline(text: string, file: string, library: Library): Outline {
  const { resolved, problems: found } = read(text, file, library)
  if (resolved === null) return { kind: 'unreadable', problems: found }
  const problems = [...found, ...check(resolved).problems]
  const framework = problems.some(isError) ? null : compile(resolved)
  const { shape, extends: parent } = resolved
  return {
    kind: 'rows',
    rows: rowsOf(resolved, framework),
    head: headOf(resolved),
    total: {
      declared: String(shape.scale.total),
      sum: sumOf(shape.domains),
      leaves: sumOf(leavesIn(shape.domains)),
    },
    extends: parent,
    problems,
    framework,
  }
}

const sumOf = (children: readonly NodeShape[]): Decimal => String(decimalSum(children.map(({ max }) => max)))

interface Outlining {
  readonly resolved: Resolved
  readonly shared: Names<RuleInput>
  readonly sentences: ReadonlyMap<string, Readonly<Record<Lang, string>>>
  readonly own: ReadonlySet<string> | null
}

function rowsOf(resolved: Resolved, framework: Framework | null): readonly Row[] {
  const { shape } = resolved
  const compiled = framework === null ? [] : leaves(framework)
  const to: Outlining = {
    resolved,
    shared: sharedNames(shape),
    sentences: new Map(compiled.map(({ id, rule }) => [id, rule.sentence])),
    own: ownIds(resolved),
  }
  const rows: Row[] = []
  const walk = (list: readonly NodeShape[], depth: number, parent: string | null): void => {
    for (const node of list) {
      rows.push(rowOf(node, depth, parent, to))
      if (node.criteria) walk(node.criteria, depth + 1, node.id)
    }
  }
  walk(shape.domains, 0, null)
  for (const id of SECTIONS) {
    const section = shape[id]
    if (section === undefined) continue
    rows.push(rowOfSection(id, section, to))
    walk(section.criteria, 1, id)
  }
  return rows
}

/** The entries that an overlay speaks of; null: it is none. */
function ownIds({ links, extends: parent }: Resolved): ReadonlySet<string> | null {
  if (parent === null) return null
  const steps = links[0]?.steps ?? []
  return new Set(
    steps.flatMap(({ change: { set, add, move, rename, to } }) => [
      ...[set, move, rename !== undefined && typeof to === 'string' ? to : undefined].filter((id) => id !== undefined),
      ...(add === undefined ? [] : [...nodes([add])].map(({ node }) => node.id)),
    ]),
  )
}

const bilingual = (words: NodeShape['title']): Row['title'] => {
  const { vi, en = null } = toText(words)
  return { vi, en }
}

function rowOf(node: NodeShape, depth: number, parent: string | null, to: Outlining): Row {
  const { places } = to.resolved
  const { criteria, max } = node
  return {
    id: node.id,
    number: node.number,
    title: bilingual(node.title),
    kind: criteria === undefined ? 'leaf' : parent === null ? 'domain' : 'group',
    depth,
    parent,
    max: String(max),
    sum: criteria === undefined ? null : sumOf(criteria),
    sentence: sentence(node, to),
    place: placeOf(places, node),
    inherited: to.own !== null && !to.own.has(node.id),
    fields: nodeFields(node, to.resolved),
    written: writtenOf(node),
  }
}

function writtenOf(node: NodeShape): Row['written'] {
  if (!isLeaf(node)) return null
  const { rule, inputs, evidence = [] } = node
  return { rule, inputs, evidence } as unknown as Row['written']
}

function sentence(node: NodeShape, { sentences, shared, resolved }: Outlining): Row['sentence'] {
  if (!isLeaf(node)) return null
  const { criterion } = resolved.shape.rounding
  return sentences.get(node.id) ?? sentenceOf(node.rule, contextOf(node, criterion, shared))
}

function nodeFields(node: NodeShape, { places, shape }: Resolved): readonly Field[] {
  const own = (node.inputs ?? []).map(({ id, label }): Choice => ({ value: id, label: toText(label) }))
  const shared = (['facts', 'targets', 'attributes'] as const).flatMap((group) =>
    (shape[group] ?? []).map(({ id, label }): Choice => ({ value: `${group}.${id}`, label: toText(label) })),
  )
  const constants = Object.entries(shape.constants ?? {}).map(([id, { label = id }]): Choice => ({
    value: `constants.${id}`,
    label: toText(label),
  }))
  const fields = fieldsOf(node, places, NODE_PROPERTIES, [...own, ...shared, ...constants])
  return isLeaf(node) && node.guidance === undefined ? [...fields, emptyText('guidance', node, places)] : fields
}

function rowOfSection(id: (typeof SECTIONS)[number], section: SectionShape, { resolved, own }: Outlining): Row {
  return {
    id,
    number: section.number,
    title: bilingual(section.title),
    kind: 'group',
    depth: 0,
    parent: null,
    max: String(section.max),
    sum: null,
    sentence: null,
    place: placeOf(resolved.places, section),
    inherited: own !== null && !own.has(id),
    fields: fieldsOf(section, resolved.places, SECTION_PROPERTIES),
    written: null,
  }
}

/** Entries have rows of their own; guards, and what an overlay says of its parent, are changed in the YAML. */
const APART: readonly string[] = ['extends', 'guard', 'invariants', 'changes', 'domains', ...SECTIONS]
const HEAD_KEYS = FRAMEWORK_KEYS.filter((key) => !APART.includes(key))

const headOf = ({ shape, places }: Resolved): readonly Field[] => fieldsOf(shape, places, HEAD_KEYS)
