/**
 * The answers of a published round, brought under another framework: criterion by criterion as the comparison matches
 * them, input by input. Nothing is made up and nothing is converted: what has no place of the same kind stays away, and
 * is named. (SPEC I3–I6)
 */
import type { Answer, Answers, Framework, Input, InputValue, Leaf, UnitFacts } from '../model.ts'
import { decimalsOf, fromUnits, isDecimal, toUnits, unitsOf, withoutZeros } from '../points.ts'
import { asked, leaves } from '../score/answers.ts'
import type { Matches } from './match.ts'

/** Why a value that was answered does not stand under the other framework. */
export type Dropped = 'type-changed' | 'choice-gone' | 'input-gone'

/** What is known of the inputs of one criterion, or of one list of shared ones, after they were carried. */
export interface CarriedPart {
  /** The inputs that this continues; null: nobody was ever asked. */
  readonly before: readonly Input[] | null
  readonly dropped: ReadonlyMap<string, Dropped>
  /** Ids of inputs whose value stands, though it is now said to count something else. */
  readonly otherUnit: readonly string[]
  /** Points that were given in place of the rule's and are above the maximum now. */
  readonly capped: boolean
}

export interface Carried {
  readonly answers: Answers
  readonly unit: UnitFacts | undefined
  /** By criterion id of the other framework, and by "facts", "flags", "targets", "attributes". */
  readonly parts: ReadonlyMap<string, CarriedPart>
}

export interface Both {
  readonly before: Framework
  readonly after: Framework
  readonly matches: Matches
}

export function carry(answers: Answers, unit: UnitFacts | undefined, both: Both): Carried {
  const { before, after, matches } = both
  const parts = new Map<string, CarriedPart>()
  const found: Record<string, Answer> = {}
  for (const leaf of leaves(after)) {
    const old = olderLeaf(leaf, matches)
    const said = old && Object.hasOwn(answers, old.id) ? answers[old.id] : undefined
    const { answer, part } = carryAnswer(said, old, leaf, both)
    parts.set(leaf.id, part)
    if (answer) found[leaf.id] = answer
  }
  const shared = (id: string, from: readonly Input[], to: readonly Input[], values: Values): Values => {
    const { values: kept, ...part } = carryValues(values, from, to)
    parts.set(id, { ...part, before: from, capped: false })
    return kept
  }
  for (const id of ['facts', 'flags'] as const) {
    const said = answers[id]
    const values = shared(id, before[id] ?? [], after[id] ?? [], said?.inputs ?? {})
    if (said && (after[id] ?? []).length > 0) found[id] = { ...said, inputs: values }
  }
  const [targets, attributes] = (['targets', 'attributes'] as const).map((id) =>
    shared(id, before[id], after[id], unit?.[id] ?? {}),
  )
  return { answers: found, unit: unit && { targets: targets ?? {}, attributes: attributes ?? {} }, parts }
}

/** The criterion that this one continues; a group that became a criterion, or the reverse, asked for something else. */
export function olderLeaf({ id }: Leaf, { older }: Matches): Leaf | null {
  const node = older.get(id)?.node
  return node?.kind === 'leaf' ? node : null
}

type Values = Readonly<Record<string, InputValue>>

function carryAnswer(
  said: Answer | undefined,
  old: Leaf | null,
  leaf: Leaf,
  { before, after }: Both,
): { readonly answer: Answer | undefined; readonly part: CarriedPart } {
  const { values, ...part } = carryValues(said?.inputs ?? {}, old?.inputs ?? [], leaf.inputs)
  if (!said || !old) return { answer: undefined, part: { ...part, before: old?.inputs ?? null, capped: false } }
  const wasAsked = new Set(asked(old, said).map(({ id }) => id))
  const isAbout = (id: string): boolean => said.not_arising === undefined && wasAsked.has(id)
  const dropped = new Map([...part.dropped].filter(([id]) => isAbout(id)))
  const given = said.adjusted && pointsUnder(said.adjusted.points, before, after, leaf)
  return {
    answer: {
      ...said,
      inputs: values,
      ...(said.adjusted && given && { adjusted: { ...said.adjusted, ...given.kept } }),
    },
    part: {
      before: old.inputs,
      dropped,
      otherUnit: part.otherUnit.filter(isAbout),
      capped: given?.capped ?? false,
    },
  }
}

/** Points that the council gave stay what they are, up to the maximum that there is now. (SPEC I5) */
function pointsUnder(points: string, before: Framework, after: Framework, { max }: Leaf) {
  const digits = Math.max(before.rounding.criterion, after.rounding.criterion)
  const most = max * unitsOf(digits - after.rounding.criterion)
  // Points that were none in their own round are none here either: the scoring says so.
  const sound = isDecimal(points) && decimalsOf(points) <= digits
  if (sound && toUnits(points, digits) > most)
    return { kept: { points: fromUnits(max, after.rounding.criterion) }, capped: true } as const
  const kept = before.rounding.criterion === after.rounding.criterion ? points : withoutZeros(points)
  return { kept: { points: kept }, capped: false } as const
}

/** Values by input id. What nobody had declared stays, for the scoring to refuse as it did. */
function carryValues(values: Values, from: readonly Input[], to: readonly Input[]) {
  const [then, now] = [from, to].map((inputs) => new Map(inputs.map((input) => [input.id, input])))
  const dropped = new Map<string, Dropped>()
  const otherUnit: string[] = []
  const kept: [string, InputValue][] = []
  for (const [id, value] of Object.entries(values)) {
    const [old, input] = [then!.get(id), now!.get(id)]
    const why = old && whyDropped(old, input, value)
    if (why) dropped.set(id, why)
    else {
      kept.push([id, value])
      if (old && input && old.unit?.vi !== input.unit?.vi) otherUnit.push(id)
    }
  }
  return { values: Object.fromEntries(kept), dropped, otherUnit }
}

function whyDropped(old: Input, input: Input | undefined, value: InputValue): Dropped | null {
  if (!input) return 'input-gone'
  if (kindOf(old) !== kindOf(input)) return 'type-changed'
  const has = ({ choices }: Input): boolean => choices.some(({ id }) => id === value)
  return input.type === 'choice' && has(old) && !has(input) ? 'choice-gone' : null
}

/** A count is a plain number, too; a percentage or money is a figure of another kind. */
const kindOf = ({ type }: Input): string => (type === 'count' ? 'decimal' : type)
