/**
 * Which small mistakes in a framework its examples would catch. One mistake at a time: only what it touches is
 * compiled again, and only the cases that expect something of it, or of the whole, are scored again. (SPEC E15–E19)
 */
import { check, checkCriterion } from '../load/check/check.ts'
import { compile, compileLeaf } from '../load/compile.ts'
import type { Whole } from '../load/load.ts'
import type { FrameworkShape, LeafShape } from '../load/shape.ts'
import type { Answer, Decimal, Framework, Input, Leaf, LeafOutcome, Place, Problem } from '../model.ts'
import { fromUnits } from '../points.ts'
import { isError } from '../problem.ts'
import { leaves } from '../score/answers.ts'
import { alone, outcomeAlone, withLeaf } from './alone.ts'
import { conditionAt, sameForLeaves } from './lowest.ts'
import { mutationsOf } from './mutations.ts'
import type { Mutation } from './mutations.ts'
import { outcomeOf, spell } from './expected.ts'
import type { Expected } from './expected.ts'
import type { Example, Examples } from './read.ts'
import { differencesOf, outcomesOf } from './run.ts'
import { sameClass } from './same-class.ts'
import { sortStated } from './stated.ts'
import type { StatedMutant } from './stated.ts'
import { trialsOf } from './trials.ts'

/** A mistake that no example catches. */
export interface Mutant {
  readonly id: string
  readonly place: Place | null
  /** "rule/tiers/steps/1/from" */
  readonly path: string
  readonly before: string
  readonly after: string
  /** Why no example could catch it: the rule compiles to the same, or every answer there is gives the same. */
  readonly equivalent: 'same-rule' | 'same-results' | null
  /** Answers that give something else under the mistake; null: none was found. */
  readonly example: { readonly inputs: Answer['inputs']; readonly before: string; readonly after: string } | null
}

export interface MutationReport {
  readonly killed: number
  /** Refused by the load, so that they could never be published. */
  readonly refused: number
  readonly equivalent: readonly Mutant[]
  /** No example catches them, and the examples file says why none can. */
  readonly stated: readonly StatedMutant[]
  readonly survivors: readonly Mutant[]
  /** What the examples file says of mistakes and is not so. */
  readonly problems: readonly Problem[]
  /** Killed of those that an example could catch, in percent, rounded down to one digit; "100.0" when there are none. */
  readonly score: Decimal
}

type Verdict = 'refused' | 'killed' | Mutant

/** The examples all hold: what fails without a mistake says nothing about one. */
export function mutate(whole: Whole, examples: Examples): MutationReport {
  const mutating = prepare(whole, examples)
  const verdicts = mutationsOf(whole, mutating.compiled).map((one) => judge(one, mutating))
  const mutants = verdicts.filter((one) => typeof one === 'object')
  const killed = verdicts.filter((one) => one === 'killed').length
  const missed = mutants.filter(({ equivalent }) => equivalent === null)
  const { stated, survivors, problems } = sortStated(missed, examples.survivors)
  const counted = killed + survivors.length
  return {
    killed,
    refused: verdicts.filter((one) => one === 'refused').length,
    equivalent: mutants.filter(({ equivalent }) => equivalent !== null),
    stated,
    survivors,
    problems,
    score: counted === 0 ? '100.0' : fromUnits(Math.floor((1000 * killed) / counted), 1),
  }
}

interface Mutating extends Whole {
  readonly examples: Examples
  readonly compiled: ReadonlyMap<string, Leaf>
  /** Cases that expect something of a criterion, by its id. */
  readonly about: ReadonlyMap<string, readonly Example[]>
  /** Cases that expect something of a sum, with what each criterion gives in them. */
  readonly totals: readonly { readonly example: Example; readonly outcomes: ReadonlyMap<string, LeafOutcome> }[]
  /** Cases that expect something of a round. */
  readonly rounds: readonly Example[]
  /** Criteria whose rules read the points of others, by the name that they read. */
  readonly readers: ReadonlyMap<string, readonly string[]>
}

function prepare(whole: Whole, examples: Examples): Mutating {
  const all = leaves(whole.framework)
  const { cases } = examples
  const names = new Set(all.flatMap(({ rule }) => rule.needs))
  return {
    ...whole,
    examples,
    compiled: new Map(all.map((leaf) => [leaf.id, leaf])),
    about: new Map(all.map(({ id }) => [id, cases.filter(({ expect }) => id in expect)])),
    totals: cases
      .filter((example) => expectsSums(example, all))
      .map((example) => ({ example, outcomes: outcomesOf(example.score(whole.framework)) })),
    rounds: cases.filter(({ round }) => round !== null),
    readers: new Map(
      [...names].map((name) => [name, all.flatMap(({ id, rule }) => (rule.needs.includes(name) ? [id] : []))]),
    ),
  }
}

/** Of the whole, of a group, or of what a criterion counts for. */
function expectsSums({ expect, total }: Example, all: readonly Leaf[]): boolean {
  const ids = new Set(all.map(({ id }) => id))
  const inSums = ([id, one]: readonly [string, Expected]): boolean => !ids.has(id) || isSum(one)
  return Object.keys(total).length > 0 || Object.entries(expect).some(inSums)
}

const isSum = (expected: Expected): boolean => typeof expected === 'object' && 'points' in expected

function judge(mutation: Mutation, mutating: Mutating): Verdict {
  if (mutation.refused) return 'refused'
  const { changed } = mutation
  return changed.kind === 'leaf'
    ? judgeLeaf(mutation, changed.from, changed.to, mutating)
    : judgeWhole(mutation, changed.to, changed.names, mutating)
}

function judgeLeaf(mutation: Mutation, from: LeafShape, to: LeafShape, mutating: Mutating): Verdict {
  const { resolved, framework, compiled } = mutating
  if (checkCriterion(resolved, to).some(isError)) return 'refused'
  const refusedWhole = (): boolean => {
    const shape = swap(resolved.shape, from, to) as FrameworkShape
    return check({ ...resolved, shape }).kind === 'refused'
  }
  // A maximum stands in sums as well, and a policy in what can come of them: they are checked where they stand.
  const [part] = mutation.at
  if ((part === 'max' || part === 'not_arising') && refusedWhole()) return 'refused'
  const leaf = compileLeaf(to, resolved.shape)
  if (catches(leaf, mutating)) return 'killed'
  if (refusedWhole()) return 'refused'
  const original = compiled.get(leaf.id)!
  const survivor = { ...shown(mutation), equivalent: null, example: null }
  // What a claim gives shows in sums, which no single criterion proves anything of.
  if (part === 'not_arising') return survivor
  if (scoring(leaf) === scoring(original)) return { ...survivor, equivalent: 'same-rule' }
  return { ...survivor, ...apart(original, leaf, framework, mutating.examples) }
}

const shown = ({ id, place, at, before, after }: Mutation) => ({ id, place, path: at.join('/'), before, after })

/** All of a compiled criterion that decides its outcome; of the rule's words nothing. */
const scoring = ({ max, inputs, rule: { logic, measure } }: Leaf): string =>
  JSON.stringify([max, inputs, logic, measure])

/** Whether some case no longer holds when `leaf` stands in the place of the one with its id. */
function catches(leaf: Leaf, { framework, compiled, about, totals, rounds, readers }: Mutating): boolean {
  const changed = withLeaf(framework, leaf)
  const readsOthers = leaf.rule.needs.some((name) => /^(criteria|cohort)\./.test(name))
  const itself = readsOthers ? changed : alone(framework, leaf)
  const outcome = (example: Example): LeafOutcome => outcomesOf(example.score(itself)).get(leaf.id)!
  const own = about.get(leaf.id) ?? []
  const differs = (example: Example, expected: Expected): boolean =>
    !isSum(expected) && outcomeOf(outcome(example)) !== spell(expected)
  if (own.some((example) => differs(example, example.expect[leaf.id]!))) return true
  const others = ['points', 'ratio'].flatMap((part) => readers.get(`criteria.${leaf.id}.${part}`) ?? [])
  const fails = (example: Example): boolean => differencesOf(example, changed).length > 0
  if (others.some((id) => (about.get(id) ?? []).some(fails))) return true
  if (rounds.some(fails)) return true
  const samePolicy = policyOf(leaf) === policyOf(compiled.get(leaf.id)!)
  // The sums can only differ where this outcome does, or what becomes of it.
  return totals.some(({ example, outcomes }) => {
    const [now, before] = [outcome(example), outcomes.get(leaf.id)!]
    return !(alike(now, before) && (samePolicy || now.kind !== 'not_arising')) && fails(example)
  })
}

const policyOf = ({ not_arising, not_arising_in = '' }: Leaf): string => `${not_arising} ${not_arising_in}`

const alike = (a: LeafOutcome, b: LeafOutcome): boolean =>
  outcomeOf(a) === outcomeOf(b) && (a.kind !== 'not_arising' || b.kind !== 'not_arising' || a.of === b.of)

/** Answers that the two readings of a criterion score differently, or the proof that there are none. */
function apart(
  from: Leaf,
  to: Leaf,
  framework: Framework,
  { period }: Examples,
): Pick<Mutant, 'equivalent' | 'example'> {
  const { answers, exact } = trialsOf([from, to], period.from.slice(0, 4))
  const [before, after] = [alone(framework, from), alone(framework, to)]
  const hidden = from.inputs.filter((input, index) => !sameVisibility(input, to.inputs[index]!)).map(({ id }) => id)
  for (const full of answers) {
    // Where it changes when an input is asked, it shows on a form that leaves it empty.
    const inputs = Object.fromEntries(Object.entries(full).filter(([id]) => !hidden.includes(id)))
    const [one, other] = [before, after].map((under) => outcomeOf(outcomeAlone(under, from.id, inputs, period)))
    if (one !== other) return { equivalent: null, example: { inputs, before: one ?? '', after: other ?? '' } }
  }
  return { equivalent: exact && hidden.length === 0 ? 'same-results' : null, example: null }
}

const sameVisibility = (a: Input, b: Input): boolean => a.when === b.when && a.when_in.join() === b.when_in.join()

function judgeWhole(
  mutation: Mutation,
  shape: FrameworkShape,
  names: readonly string[] | null,
  { resolved, framework: original, examples, about, totals, rounds, readers }: Mutating,
): Verdict {
  const changed = { ...resolved, shape }
  if (check(changed).kind === 'refused') return 'refused'
  const framework = compile(changed)
  const read = (names ?? []).flatMap((name) => readers.get(name) ?? [])
  const touched = [...read.flatMap((id) => about.get(id) ?? []), ...totals.map(({ example }) => example), ...rounds]
  const cases = names === null ? examples.cases : new Set(touched)
  const fails = [...cases].some((example) => differencesOf(example, framework).length > 0)
  if (fails) return 'killed'
  if (scoringOf(framework) === scoringOf(original))
    return { ...shown(mutation), equivalent: 'same-rule', example: null }
  const same =
    sameForLeaves(conditionAt(resolved.shape, mutation), conditionAt(shape, mutation), original) ||
    (mutation.at[0] === 'bands' && sameClass(resolved.shape, shape, Number(mutation.at[1])))
  return { ...shown(mutation), equivalent: same ? 'same-results' : null, example: null }
}

/** All of a compiled framework but its hash, which tells every spelling apart. */
const scoringOf = ({ hash: _hash, ...rest }: Framework): string => JSON.stringify(rest)

/** The same value with `to` where `from` itself stands. */
function swap(value: unknown, from: object, to: object): unknown {
  if (value === from) return to
  if (Array.isArray(value)) {
    const items = value.map((one) => swap(one, from, to))
    return items.some((one, index) => one !== value[index]) ? items : value
  }
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, one]) => [key, swap(one, from, to)] as const)
  return entries.some(([key, one]) => one !== (value as Record<string, unknown>)[key])
    ? Object.fromEntries(entries)
    : value
}
