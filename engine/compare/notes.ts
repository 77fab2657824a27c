/**
 * What a trial could not carry over, and what has to be known of what it could: each once, with the units it is about.
 * Every criterion that waits under the other framework has its cause here. (SPEC I3–I7)
 */
import type {
  Framework,
  Input,
  Leaf,
  LeafOutcome,
  LeafResult,
  Node,
  NodeResult,
  Problem,
  Result,
  Text,
} from '../model.ts'
import { withoutZeros } from '../points.ts'
import { checkAnswer, checkValue, leaves } from '../score/answers.ts'
import { nodesIn } from '../score/nodes.ts'
import { olderLeaf } from './carry.ts'
import type { Both, Carried, Dropped } from './carry.ts'
import { childrenOf, topOf } from './match.ts'
import { levelOf } from './properties.ts'
import { equal, plain } from './values.ts'

/** Those before `other-unit` leave units without an index. */
export type TrialNoteKind =
  | 'criterion-new'
  | 'input-new'
  | Exclude<Dropped, 'input-gone'>
  | 'unanswered'
  | 'invalid'
  | 'not-scored'
  | 'waits'
  | 'nothing-counts'
  | 'other-unit'
  | 'reworded'
  | 'points-capped'
  | 'points-kept'
  | 'criterion-gone'
  | 'input-gone'
  | 'unit-type'
  | 'survey-left-out'

export interface TrialNote {
  readonly kind: TrialNoteKind
  /** Id of a criterion, "facts", "flags", "targets", "attributes", or "" for the whole. */
  readonly id: string
  readonly number: string
  readonly title: Text | null
  /** The input, choice or unit type that it is about. */
  readonly input: { readonly id: string; readonly label: Text | null } | null
  /** Ids of the units; none where that is not known. */
  readonly units: readonly string[]
  /** What is wrong with the answer of the first of them. */
  readonly problem: Problem | null
}

export interface TriedUnit {
  readonly id: string
  readonly carried: Carried
  readonly before: Result
  readonly after: Result
}

const order: readonly TrialNoteKind[] = [
  'criterion-new',
  'input-new',
  'type-changed',
  'choice-gone',
  'invalid',
  'not-scored',
  'waits',
  'unanswered',
  'nothing-counts',
  'unit-type',
  'survey-left-out',
  'points-capped',
  'points-kept',
  'other-unit',
  'reworded',
  'criterion-gone',
  'input-gone',
]

interface Said extends Pick<TrialNote, 'kind' | 'id'> {
  readonly input?: string
  /** Of an input that the newer framework does not have. */
  readonly label?: Text | undefined
  readonly problem?: Problem
}

export function notesOf(units: readonly TriedUnit[], both: Both): readonly TrialNote[] {
  const found = new Map<string, { readonly said: Said; readonly units: string[] }>()
  for (const unit of units)
    for (const said of [...waiting(unit, both), ...toKnow(unit, both)]) {
      const key = [said.kind, said.id, said.input].join(' ')
      const one = found.get(key) ?? { said, units: [] }
      if (one.units.at(-1) !== unit.id) one.units.push(unit.id)
      found.set(key, one)
    }
  const types = both.before.unit_types.filter((type) => !both.after.unit_types.includes(type))
  const unrated = types.map((input) => ({ said: { kind: 'unit-type', id: '', input } as const, units: [] }))
  const place = placesOf(both)
  const [{ survey: then }, { survey: now }] = [both.before.scale, both.after.scale]
  const isNew = now !== null && (then === null || (now.mandatory && !then.mandatory))
  const silent = units.filter(({ after }) => isNew && !after.setting.survey).map(({ id }) => id)
  const survey = silent.length === 0 ? [] : [{ said: { kind: 'survey-left-out', id: '' } as const, units: silent }]
  return [...unrated, ...survey, ...found.values()]
    .map((one) => noteOf(one.said, one.units, both))
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || place(a.id) - place(b.id))
}

/** What stays open or cannot be scored, each with its cause. */
function waiting({ carried, after: result }: TriedUnit, { after }: Both): readonly Said[] {
  const nodes = nodesIn(result)
  const said = leaves(after).flatMap((leaf): readonly Said[] => {
    const outcome = outcomeOf(nodes.get(leaf.id))
    if (outcome?.kind === 'open') return outcome.needs.map((name) => cause(name, leaf, carried, after))
    if (outcome?.kind !== 'fault') return []
    const answer = carried.answers[leaf.id]
    const isAnswer = answer !== undefined && checkAnswer(leaf, answer, after).length > 0
    return [{ kind: isAnswer ? 'invalid' : 'not-scored', id: leaf.id, problem: outcome.problem }]
  })
  const conditions = result.open.filter((name) => name.includes('.')).map((name) => ofShared(name, carried, after))
  const groups = result.faults.filter((id) => nodes.get(id)?.kind === 'group')
  const nothing = result.state === 'faulty' && result.faults.length === 0
  return [
    ...said,
    ...conditions,
    ...groups.map((id) => ({ kind: 'not-scored', id }) as const),
    ...(nothing ? [{ kind: 'nothing-counts', id: '' } as const] : []),
  ]
}

/** Why a criterion still needs what it needs. */
function cause(name: string, leaf: Leaf, carried: Carried, after: Framework): Said {
  const part = carried.parts.get(leaf.id)
  if (leaf.inputs.some((input) => input.id === name)) {
    if (!part?.before) return { kind: 'criterion-new', id: leaf.id }
    return { kind: whyMissing(name, part.before, part.dropped), id: leaf.id, input: name }
  }
  return sharedInputs(name, after) ? ofShared(name, carried, after) : { kind: 'waits', id: leaf.id }
}

/** Of "facts.<id>", "flags.<id>", "targets.<id>", "attributes.<id>". */
function ofShared(name: string, { parts, answers, unit }: Carried, after: Framework): Said {
  const [id = '', input = ''] = name.split('.')
  const values = (id === 'targets' || id === 'attributes' ? unit?.[id] : answers[id]?.inputs) ?? {}
  const value = values[input]
  const declared = sharedInputs(name, after)?.find((one) => one.id === input)
  const [problem] = value === undefined || !declared ? [] : checkValue(declared, value, values)
  if (problem) return { kind: 'invalid', id, input, problem }
  const part = parts.get(id)
  return { kind: whyMissing(input, part?.before ?? [], part?.dropped ?? new Map()), id, input }
}

function whyMissing(
  input: string,
  before: readonly Input[],
  dropped: ReadonlyMap<string, Dropped>,
): 'input-new' | 'unanswered' | 'type-changed' | 'choice-gone' {
  const why = dropped.get(input)
  if (why === 'type-changed' || why === 'choice-gone') return why
  return before.some(({ id }) => id === input) ? 'unanswered' : 'input-new'
}

/** What scores, but not without a word. */
function toKnow({ carried, before: then, after: now }: TriedUnit, both: Both): readonly Said[] {
  const { before, after, matches } = both
  const [old, fresh] = [nodesIn(then), nodesIn(now)]
  const gone = leaves(before).filter(({ id }) => {
    const newer = matches.newer.get(id)?.node
    const kind = outcomeOf(old.get(id))?.kind
    return newer?.kind !== 'leaf' && (kind === 'scored' || kind === 'not_arising' || kind === 'fault')
  })
  const parts = [...carried.parts].flatMap(([id, part]): readonly Said[] => [
    ...part.otherUnit.map((input) => ({ kind: 'other-unit', id, input }) as const),
    ...[...part.dropped].flatMap(([input, why]): readonly Said[] => {
      const label = part.before?.find((one) => one.id === input)?.label
      return why === 'input-gone' ? [{ kind: why, id, input, label }] : []
    }),
  ])
  const given = leaves(after).flatMap((leaf): readonly Said[] => {
    if (carried.parts.get(leaf.id)?.capped) return [{ kind: 'points-capped', id: leaf.id }]
    const older = olderLeaf(leaf, matches)
    const isKept = older && keepsGiven([older, old.get(older.id)], [leaf, fresh.get(leaf.id)])
    const answered = outcomeOf(fresh.get(leaf.id))?.kind === 'scored'
    return [
      ...(isKept ? [{ kind: 'points-kept', id: leaf.id } as const] : []),
      ...(older && answered && isReworded(older, leaf) ? [{ kind: 'reworded', id: leaf.id } as const] : []),
    ]
  })
  return [...given, ...parts, ...gone.map(({ id }) => ({ kind: 'criterion-gone', id }) as const)]
}

type Found = readonly [leaf: Leaf, node: NodeResult | undefined]

/** Points given in place of the rule's hide that the rule, or the maximum, has become another one. (SPEC I5) */
function keepsGiven([older, then]: Found, [leaf, now]: Found): boolean {
  if (then?.kind !== 'leaf' || now?.kind !== 'leaf') return false
  const [was, is] = [givenIn(then), givenIn(now)]
  if (!was || !is) return false
  if (withoutZeros(then.max) !== withoutZeros(now.max)) return true
  if (was.rule === null && is.rule === null) return !equal(plain(older.rule.logic), plain(leaf.rule.logic))
  return was.rule === null || is.rule === null || withoutZeros(was.rule) !== withoutZeros(is.rule)
}

/** Its title, an input's or a choice's label reads otherwise by more than marks and case: it may ask for something else. */
function isReworded(older: Leaf, leaf: Leaf): boolean {
  const wordings = ({ title, inputs }: Leaf): ReadonlyMap<string, Text> =>
    new Map([
      ['', title],
      ...inputs.flatMap(({ id, label, choices }) => [
        [id, label] as const,
        ...choices.map((choice) => [`${id} ${choice.id}`, choice.label] as const),
      ]),
    ])
  const [then, now] = [wordings(older), wordings(leaf)]
  return [...then].some(([id, words]) => {
    const found = now.get(id)
    return found !== undefined && levelOf('title', plain(words), plain(found)) === 'risky'
  })
}

const givenIn = ({ outcome }: LeafResult) => (outcome.kind === 'scored' ? outcome.adjusted : null)

const outcomeOf = (node: NodeResult | undefined): LeafOutcome | null => (node?.kind === 'leaf' ? node.outcome : null)

function sharedInputs(name: string, framework: Framework): readonly Input[] | null {
  const [root] = name.split('.')
  if (root !== 'facts' && root !== 'flags' && root !== 'targets' && root !== 'attributes') return null
  return framework[root] ?? []
}

/** Facts first, then the criteria as printed, then what only the older one has. */
function placesOf({ before, after }: Both): (id: string) => number {
  const ids = ['', 'facts', 'flags', 'targets', 'attributes', ...nodesOf(after), ...nodesOf(before)].map((one) =>
    typeof one === 'string' ? one : one.id,
  )
  const places = new Map(ids.toReversed().map((id, at) => [id, ids.length - at]))
  return (id) => places.get(id) ?? 0
}

const nodesOf = (framework: Framework): readonly Node[] => {
  const walk = (node: Node): readonly Node[] => [node, ...childrenOf(node).flatMap(walk)]
  return topOf(framework).flatMap(walk)
}

function noteOf(
  { kind, id, input, label, problem }: Said,
  units: readonly string[],
  { before, after }: Both,
): TrialNote {
  const node = nodesOf(kind === 'criterion-gone' ? before : after).find((one) => one.id === id)
  const inputs = sharedInputs(id, after) ?? (node?.kind === 'leaf' ? node.inputs : [])
  const named = label ?? inputs.find((one) => one.id === input)?.label ?? null
  return {
    kind,
    id,
    number: node?.number ?? '',
    title: node?.title ?? null,
    input: input === undefined ? null : { id: input, label: named },
    units,
    problem: problem ?? null,
  }
}
