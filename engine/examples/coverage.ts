/** Which branches, outcomes, bands and quotas of a framework some example shows. (SPEC E11–E13, E23) */
import type { Whole } from '../load/load.ts'
import type { Answer, Framework, Leaf, LeafOutcome, Setting } from '../model.ts'
import { logicOf } from '../rules/form.ts'
import { leaves } from '../score/answers.ts'
import { quotaReports } from '../score/quota.ts'
import { alone, outcomeAlone, withLeaf } from './alone.ts'
import { isOwn, ownLeaves } from './own.ts'
import { outcomesOf } from './run.ts'
import type { Example, Examples } from './read.ts'
import { trialsOf } from './trials.ts'

/** Ways in which a criterion ends without its rule. */
export type OtherOutcome = 'open' | 'not_arising' | 'no_survey'

/** A round keeps to a quota, or some unit is beyond it or tied across its border. */
export type QuotaOutcome = 'kept' | 'passed'

/** Something that no example shows. */
export interface Unshown {
  readonly kind: 'branch' | 'outcome' | 'band' | 'quota'
  /** Of the criterion, the band or the quota. */
  readonly id: string
  /** From 1, in the order in which the rule tries them. */
  readonly branch: number | null
  readonly outcome: OtherOutcome | QuotaOutcome | null
  /** The branch's own words. */
  readonly words: { readonly vi: string; readonly en: string } | null
  /** Why, as the examples file says. */
  readonly reason: string | null
  /** Proven: no answer leads there. */
  readonly unreachable: boolean
  /** Answers that lead there. */
  readonly inputs: Answer['inputs'] | null
}

export interface Share {
  readonly shown: number
  readonly all: number
}

export interface Coverage {
  readonly branches: Share
  readonly outcomes: Share
  readonly bands: Share
  /** Two outcomes of each quota. */
  readonly quotas: Share
  readonly unshown: readonly Unshown[]
  /** Criteria that an overlay leaves as they are: its parent's examples show them. */
  readonly inherited: number
}

/** Only a case that expects something of a criterion shows what the criterion does. */
export function cover(whole: Whole, examples: Examples): Coverage {
  const { framework } = whole
  const own = new Set(ownLeaves(whole).map(({ id }) => id))
  const all = leaves(framework)
  const found = all.filter(({ id }) => own.has(id)).map((leaf) => ofLeaf(leaf, framework, examples))
  const bands = isOwn(whole, 'bands') ? framework.bands.map(({ id }) => id) : []
  const shownBands = new Set(examples.cases.flatMap(({ total }) => total.band ?? []))
  const unshownBands = bands.filter((id) => !shownBands.has(id))
  const quotas = isOwn(whole, 'quotas') ? (framework.quotas ?? []).flatMap(({ id }) => outcomesOfQuota(id)) : []
  const shownQuotas = quotasShown(framework, examples)
  const unshownQuotas = quotas.filter(({ id, outcome }) => !shownQuotas.has(`${id} ${outcome}`))
  const share = (part: 'branches' | 'outcomes'): Share => ({
    shown: found.reduce((sum, one) => sum + one[part].shown, 0),
    all: found.reduce((sum, one) => sum + one[part].all, 0),
  })
  return {
    branches: share('branches'),
    outcomes: share('outcomes'),
    bands: { shown: bands.length - unshownBands.length, all: bands.length },
    quotas: { shown: quotas.length - unshownQuotas.length, all: quotas.length },
    unshown: [
      ...found.flatMap(({ unshown }) => unshown),
      ...unshownBands.map((id): Unshown => ({
        ...nothing,
        kind: 'band',
        id,
        reason: examples.unreached.find(({ band }) => band === id)?.reason ?? null,
      })),
      ...unshownQuotas.map((one): Unshown => ({ ...nothing, kind: 'quota', ...one })),
    ],
    inherited: all.length - found.length,
  }
}

const nothing = { branch: null, outcome: null, words: null, reason: null, unreachable: false, inputs: null }

const outcomesOfQuota = (id: string) => (['kept', 'passed'] as const).map((outcome) => ({ id, outcome }))

/** "best kept": shown by a round that has units in the band and expects something of the quota. */
function quotasShown(framework: Framework, { cases }: Examples): ReadonlySet<string> {
  const shown = cases.flatMap(({ round, units }) => {
    const expected = round?.quotas
    if (expected === undefined) return []
    return quotaReports(framework, units(framework))
      .filter(({ id, found }) => id in expected && found > 0)
      .map(({ id, beyond, tied }) => `${id} ${beyond.length + tied.length > 0 ? 'passed' : 'kept'}`)
  })
  return new Set(shown)
}

interface OfLeaf {
  readonly branches: Share
  readonly outcomes: Share
  readonly unshown: readonly Unshown[]
}

function ofLeaf(leaf: Leaf, framework: Framework, examples: Examples): OfLeaf {
  const about = examples.cases.filter(({ expect }) => leaf.id in expect)
  const seen = about.map((example) => outcomesOf(example.score(framework)).get(leaf.id)!)
  const taken = new Set(seen.flatMap((outcome, index) => branchOf(outcome, about[index]!, leaf, framework) ?? []))
  const kinds = new Set<string>(seen.flatMap((outcome) => (isClaimed(outcome) ? outcome.kind : [])))
  const branches = leaf.rule.cases.map((_, index) => index)
  const outcomes = outcomesFor(leaf, framework)
  const unshownBranches = branches.filter((index) => !taken.has(index))
  const unshownOutcomes = outcomes.filter((kind) => !kinds.has(kind))
  return {
    branches: { shown: branches.length - unshownBranches.length, all: branches.length },
    outcomes: { shown: outcomes.length - unshownOutcomes.length, all: outcomes.length },
    unshown: [
      ...unshownBranches.map((index): Unshown => ({
        ...nothing,
        ...wayTo(index, leaf, framework, examples.period),
        kind: 'branch',
        id: leaf.id,
        branch: index + 1,
        words: leaf.rule.cases[index]!.words,
        reason: reasonFor(leaf.id, index + 1, examples),
      })),
      ...unshownOutcomes.map((outcome): Unshown => ({ ...nothing, kind: 'outcome', id: leaf.id, outcome })),
    ],
  }
}

const reasonFor = (id: string, branch: number, { unreached }: Examples): string | null =>
  unreached.find((one) => one.criterion === id && one.branch === branch)?.reason ?? null

/** A denominator of 0 is a branch of the rule; only a claim is the outcome “not arising”. */
const isClaimed = (outcome: LeafOutcome): boolean => outcome.kind !== 'not_arising' || outcome.reason !== null

function outcomesFor(leaf: Leaf, { scale }: Framework): readonly OtherOutcome[] {
  const mayMissSurvey = leaf.scored_by === 'survey' && scale.survey?.mandatory === false
  return [
    ...(leaf.inputs.length > 0 ? (['open'] as const) : []),
    ...(leaf.not_arising === 'refuse' ? [] : (['not_arising'] as const)),
    ...(mayMissSurvey ? (['no_survey'] as const) : []),
  ]
}

/** The branch that a case takes; null where points were given in place of the rule's, or the rule did not run. */
function branchOf(outcome: LeafOutcome, example: Example, leaf: Leaf, framework: Framework): number | null {
  if (outcome.kind === 'scored') return outcome.adjusted === null ? outcome.case : null
  if (outcome.kind !== 'not_arising' || outcome.reason !== null) return null
  return numberOf(outcomesOf(example.score(withLeaf(framework, numbered(leaf)))).get(leaf.id)!)
}

/** The same criterion with the number of each branch for its points, so that it tells which one it takes. */
const numbered = (leaf: Leaf): Leaf => ({
  ...leaf,
  max: 1_000_000,
  rule: { ...leaf.rule, logic: logicOf(leaf.rule.cases.map((one, index) => ({ ...one, points: index }))), values: [] },
})

const numberOf = (outcome: LeafOutcome): number | null => (outcome.kind === 'scored' ? Number(outcome.points) : null)

function wayTo(
  branch: number,
  leaf: Leaf,
  framework: Framework,
  period: Setting['period'],
): Pick<Unshown, 'inputs' | 'unreachable'> {
  const { answers, exact } = trialsOf([leaf], period.from.slice(0, 4))
  const probe = alone(framework, numbered(leaf))
  const real = alone(framework, leaf)
  for (const inputs of answers) {
    if (numberOf(outcomeAlone(probe, leaf.id, inputs, period)) !== branch) continue
    const { kind } = outcomeAlone(real, leaf.id, inputs, period)
    if (kind === 'scored' || kind === 'not_arising') return { inputs, unreachable: false }
  }
  return { inputs: null, unreachable: exact }
}
