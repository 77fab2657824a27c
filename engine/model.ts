/**
 * The domain types. Everything here is readonly, plain JSON: it can be printed,
 * hashed, sent to a browser and compared. Nothing is a function.
 *
 * Shapes:
 * - `Points` are whole numbers of the framework's smallest unit (0.01 point by default).
 * - `Decimal` is how an exact number enters and leaves the engine: "92.86", "-0.5", "38".
 * - `Day` is a calendar date, "2026-01-31".
 * One long file, because every stage speaks of these shapes.
 */

export type Lang = 'vi' | 'en'

/** Words of a framework. A plain string in YAML means Vietnamese. */
export interface Text {
  readonly vi: string
  readonly en?: string
}

export type Points = number
export type Decimal = string
export type Day = string

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Standard JSON-Logic: a literal, or one operator with its operands. */
export type Logic = null | boolean | number | string | readonly Logic[] | { readonly [operator: string]: Logic }

// ── problems ────────────────────────────────────────────────────────────────

export interface Place {
  readonly file: string
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly col: number
}

export type Severity = 'error' | 'warning' | 'note'

/** Something wrong with what a person wrote. Words are in `words/problems.ts`, by code. */
export interface Problem {
  readonly code: string
  readonly severity: Severity
  readonly place: Place | null
  /** Where in the data: "domains/0/criteria/2/max", or a criterion's id. */
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  /** The text that was encoded has this defect, and the framework says so: what it says, and where it stands. */
  readonly known?: { readonly note: Text; readonly source: Text }
}

export type Outcome<T> =
  | { readonly kind: 'ok'; readonly value: T; readonly problems: readonly Problem[] }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }

// ── a compiled framework ────────────────────────────────────────────────────

export interface Framework {
  readonly kind: 'framework'
  readonly id: string
  readonly version: string
  readonly title: Text
  readonly provenance: 'official' | 'illustrative'
  readonly authority: string
  readonly legal_basis: readonly LegalBasis[]
  readonly effective: { readonly from: Day; readonly until?: Day }
  readonly unit_types: readonly string[]
  /** Parent of an overlay, "id@version". */
  readonly extends: string | null
  /** Why an overlay, and those it extends, changed what they changed. */
  readonly reasons: readonly Reason[]
  readonly scale: {
    readonly total: Points
    readonly unit: string
    readonly survey: Survey | null
    /** Whether bonus points may lift the index past the total; absent: there are none. */
    readonly above_total?: 'allowed' | 'capped'
  }
  /** Digits after the decimal point of a criterion's points and of the index. */
  readonly rounding: { readonly mode: 'half-up'; readonly criterion: number; readonly index: number }
  /** Asked once, read by many criteria; answered under the reserved id "facts". */
  readonly facts: readonly Input[]
  readonly constants: readonly Constant[]
  /** Set for each unit when a round opens. */
  readonly targets: readonly Input[]
  /** Of the unit itself. */
  readonly attributes: readonly Input[]
  readonly domains: readonly Group[]
  /** Points on top of the domains, and points off. */
  readonly bonus?: Section
  readonly penalty?: Section
  /** Ids of the leaves so that each comes after those whose points it reads. */
  readonly order: readonly string[]
  /** Best first. */
  readonly bands: readonly Band[]
  /** What is wrong with the text itself, encoded as published. */
  readonly known_defects: readonly KnownDefect[]
  /** What its overlays may change; absent: everything. */
  readonly guard?: Guard
  /** What must hold in every overlay too; absent: nothing. */
  readonly invariants?: readonly Invariant[]
  /** Yes or no about the unit in this round, for conditions; answered under the reserved id "flags". */
  readonly flags?: readonly Input[]
  readonly vetoes?: readonly Veto[]
  readonly ceilings?: readonly Ceiling[]
  readonly quotas?: readonly Quota[]
  /** What tells equal indices apart, in this order, by the names of conditions; absent: they share a place. */
  readonly ties?: 'shared' | { readonly then_by: readonly string[] }
  /** Dates without a year that rules compare with, "01-31". */
  readonly period_days: readonly string[]
  /** "sha256:…" of the resolved framework as written, in canonical JSON (RFC 8785). */
  readonly hash: string
}

/** What an overlay may do to one domain or criterion; what is not stated, it may. */
export interface NodeGuard {
  /** Properties that may not be set, or "remove", "move", "rename"; true: all of these. */
  readonly locked?: boolean | readonly string[]
  /** Inclusive, in points: 1.5. */
  readonly range?: { readonly max?: readonly number[] }
  /** Whether entries may come under a group, and how many or for how many points. */
  readonly addable?: boolean | { readonly at_most?: number; readonly most_points?: number }
  /** The maximum of a group stays what it is. */
  readonly keep_total?: boolean
}

export interface Guard {
  /** Parts of the framework that may not be set; true: all of them. */
  readonly locked?: boolean | readonly string[]
  /** For every domain and criterion that does not state the same guard itself; locks add up. */
  readonly each?: NodeGuard
}

/** A condition over the maxima and counts of the framework, such as "the survey has 30 points". */
export interface Invariant {
  readonly id: string
  readonly title: Text
  readonly when: Logic
}

export interface Reason {
  /** Id of the node, or "" for the framework itself. */
  readonly id: string
  /** The property that was set; null when the whole node was added, removed, moved or renamed. */
  readonly property: string | null
  readonly reason: string
}

/** One finding of the check that the published text really has. */
export interface KnownDefect {
  /** Code of the finding. */
  readonly code: string
  /** Its `path`: a criterion's id, or a place such as "bands". */
  readonly at: string
  readonly note: Text
  readonly source: Source
}

/** A number that the framework states once, with where it comes from. */
export interface Constant {
  readonly id: string
  readonly value: Decimal
  readonly label: Text
  readonly source: string | null
  /** Last day on which it holds. */
  readonly until: Day | null
}

export interface LegalBasis {
  readonly document: string
  readonly issued?: Day
  readonly issuer?: string
  readonly title?: string
}

export interface Survey {
  readonly points: Points
  readonly mandatory: boolean
  readonly when_absent: 'rescale'
}

export interface Band {
  readonly id: string
  readonly title: Text
  readonly when: Logic
  /** What is evaluated in its place where it compares computed decimals; absent: `when` itself. */
  readonly exact?: Logic
}

/** Bonus or penalty: its criteria count beside the total, up to its maximum. */
export interface Section {
  readonly number: string
  readonly title: Text
  readonly max: Points
  /** `best`: only the highest of several counts. */
  readonly combine: 'sum' | 'best'
  readonly criteria: readonly Leaf[]
}

/** What forces a band, whatever the index. */
export interface Veto {
  readonly id: string
  readonly title: Text
  readonly when: Logic
  /** What is evaluated in its place where it compares computed decimals; absent: `when` itself. */
  readonly exact?: Logic
  /** Id of the band. */
  readonly band: string
  readonly source: Source | null
}

/** What keeps a result from a better band than this one. */
export interface Ceiling {
  readonly id: string
  readonly title: Text
  readonly when: Logic
  /** What is evaluated in its place where it compares computed decimals; absent: `when` itself. */
  readonly exact?: Logic
  /** Id of the band. */
  readonly at_most: string
  readonly source: Source | null
}

/** How many of a round may be in a band: a share of those in other bands. */
export interface Quota {
  readonly id: string
  readonly title: Text
  /** Id of the band that is limited. */
  readonly band: string
  /** In percent. */
  readonly share: Decimal
  /** Ids of the bands whose units are counted. */
  readonly of: readonly string[]
  readonly source: Source | null
}

export type Node = Group | Leaf

/** A domain, or a criterion that has sub-criteria: it adds up. */
export interface Group {
  readonly kind: 'group'
  readonly id: string
  readonly number: string
  readonly title: Text
  readonly max: Points
  /** Id of the node that this one continues under a new id. */
  readonly replaces: string | null
  readonly guard?: NodeGuard
  /** What becomes of it when nothing in it counts; absent: it is left out with what is in it. */
  readonly not_arising?: NotArising
  readonly not_arising_in?: string
  /** What it counts for once something is rescaled within it; absent: its maximum. */
  readonly not_arising_to?: Points
  readonly children: readonly Node[]
}

/** A criterion or sub-criterion that is scored. */
export interface Leaf {
  readonly kind: 'leaf'
  readonly id: string
  readonly number: string
  readonly title: Text
  readonly max: Points
  /** Id of the node that this one continues under a new id. */
  readonly replaces: string | null
  readonly guard?: NodeGuard
  readonly scored_by: ScoredBy
  readonly not_arising: NotArising
  /** Id of the group above it within which what is excluded is rescaled, or among whose children it is shared out. */
  readonly not_arising_in?: string
  readonly inputs: readonly Input[]
  readonly evidence: readonly Evidence[]
  readonly rule: Rule
  readonly guidance: Text | null
  readonly source: Source | null
}

/** appraisal: the office answers, the council appraises. survey, judgement: the council enters. */
export type ScoredBy = 'appraisal' | 'survey' | 'judgement'

/**
 * What a criterion without occasion (không phát sinh) earns. `exclude`, `redistribute`: nothing, and its maximum is
 * left out, or shared out among its siblings. `refuse`: it cannot be claimed.
 */
export type NotArising = 'exclude' | 'full' | 'zero' | 'refuse' | 'redistribute'

export interface Input {
  readonly id: string
  readonly type: InputType
  readonly label: Text
  readonly hint: Text | null
  /** What is counted or measured: "hồ sơ", "%". */
  readonly unit: Text | null
  /** Inclusive bounds; null: none. For numbers only. */
  readonly min: Decimal | null
  readonly max: Decimal | null
  /** Values are whole multiples of this. */
  readonly step: Decimal | null
  /** Another input of the same criterion that this one may not exceed … */
  readonly at_most: string | null
  /** … after these were taken off it: assigned, less excused. */
  readonly at_most_less: readonly string[]
  /** A yes/no or choice input of the same criterion: this one is asked only when that one is true … */
  readonly when: string | null
  /** … or, of a choice, one of these. */
  readonly when_in: readonly string[]
  /** Where a date is taken from; null: not a date, or not stated. */
  readonly dated_by: DateSource | null
  /** For `choice`. */
  readonly choices: readonly { readonly id: string; readonly label: Text }[]
  /** Digits allowed after the decimal point; 0 for counts and money. */
  readonly decimals: number
}

/** `text` is asked, kept and shown; no rule reads it. */
export type InputType = 'boolean' | 'choice' | 'count' | 'decimal' | 'percent' | 'money' | 'date' | 'text'

/** Of the digital signature, of the stamp of arrival, or as it was entered. */
export type DateSource = 'digital-signature' | 'stamp' | 'entry'

export interface Evidence {
  readonly id: string
  readonly label: Text
  readonly required: boolean
}

export interface Source {
  /** Index into `legal_basis`. */
  readonly document?: number
  readonly item?: string
  readonly page?: number
  readonly note?: string
}

/** A rule in three readings: as a person wrote it, as standard JSON-Logic, and as a sentence. */
export interface Rule {
  readonly form: string
  /** What stands after the form's name in the YAML. */
  readonly written: Json
  /** The whole rule; null means "not arising", a number means points (not Points: 1.5, not 150). */
  readonly logic: Logic
  /** The branches of `logic`, in order; the last one has `when: true`. */
  readonly cases: readonly Case[]
  /** Values between the inputs and the points, such as a rate, for the trace. */
  readonly values: readonly RuleValue[]
  readonly sentence: { readonly vi: string; readonly en: string }
  /** Names without which the rule does not run: inputs, and shared ones such as "facts.dossiers". */
  readonly needs: readonly string[]
  /** What the units of a round are compared by (`cohort.<id>.mean`); null: nothing. */
  readonly measure: Logic
}

export interface Case {
  readonly when: Logic
  readonly points: Logic
  readonly words: { readonly vi: string; readonly en: string }
}

export interface RuleValue {
  readonly id: string
  readonly logic: Logic
  readonly words: { readonly vi: string; readonly en: string }
  readonly unit: '%' | 'days' | ''
}

// ── answers ─────────────────────────────────────────────────────────────────

/** Numbers as Decimal, dates as Day, choices by id, booleans as booleans. */
export type InputValue = string | boolean

export interface Answer {
  /** By input id. An input that is absent is unanswered; it is never 0. */
  readonly inputs: Readonly<Record<string, InputValue>>
  /** The reason why the criterion has no occasion this period. */
  readonly not_arising?: string
  /** An appraiser's points in place of the rule's, with the reason. */
  readonly adjusted?: { readonly points: Decimal; readonly reason: string }
}

/** By criterion id. */
export type Answers = Readonly<Record<string, Answer>>

/** What a round knows of the unit that is rated. */
export interface UnitFacts {
  readonly targets: Readonly<Record<string, InputValue>>
  readonly attributes: Readonly<Record<string, InputValue>>
}

/** One criterion's measure over the units of a round that have it. */
export interface CohortStat {
  readonly mean: Decimal
  readonly max: Decimal
  readonly count: number
  /** The place of the unit being scored, 1 is the highest measure; null: it has none. */
  readonly rank: number | null
}

/** What a round adds to a framework before anything can be scored. */
export interface Setting {
  /** The period that is rated; dates without a year fall in the year of `from`. */
  readonly period: { readonly from: Day; readonly until: Day }
  /** Whether the sociological survey was held. */
  readonly survey: boolean
  readonly unit?: UnitFacts
  /** By criterion id; absent while the units of the round are not compared yet. */
  readonly cohort?: Readonly<Record<string, CohortStat>>
}

// ── results ─────────────────────────────────────────────────────────────────

export interface Result {
  readonly kind: 'result'
  readonly framework: { readonly id: string; readonly version: string; readonly hash: string }
  readonly setting: Setting
  /** open: a criterion waits for an answer; faulty: a criterion cannot be scored. Neither has an index. */
  readonly state: 'complete' | 'open' | 'faulty'
  readonly domains: readonly GroupResult[]
  /** Points earned by what is scored so far. */
  readonly points: Decimal
  /** Maximum of all that counts: without an absent survey and without what is excluded. */
  readonly of: Decimal
  /** points × total ÷ of, with bonus and penalty, rounded once; null unless complete. */
  readonly index: Decimal | null
  /** Where the framework has bonus or penalty: the index without them, as `index`. */
  readonly base?: Decimal | null
  readonly bonus?: SectionResult
  readonly penalty?: SectionResult
  /** The index was held at the total, or at 0. */
  readonly held?: 'at-total' | 'at-zero'
  /** Id of the first band that fits, "unclassified", or null while there is no index. */
  readonly band: string | null
  /** By flag id, those that are answered; absent where the framework has no flags. */
  readonly flags?: Readonly<Record<string, boolean>>
  /** What forced or limited the band; absent where nothing did, or while there is no index. */
  readonly overruled?: Overruled
  /** Ids of the criteria that wait ("flags.<id>", "attributes.<id>" for what conditions wait for), and of those that cannot be scored. */
  readonly open: readonly string[]
  readonly faults: readonly string[]
}

export interface SectionResult {
  /** What counts: `sum` up to `max`. */
  readonly points: Decimal
  /** Of its criteria together, or the highest of them. */
  readonly sum: Decimal
  readonly max: Decimal
  readonly children: readonly LeafResult[]
}

export interface Overruled {
  /** The band by the conditions of the bands alone, or "unclassified". */
  readonly band: string
  /** Ids of those that applied, also where another one decided. */
  readonly vetoes: readonly string[]
  readonly ceilings: readonly string[]
}

export type NodeResult = GroupResult | LeafResult

export interface GroupResult {
  readonly kind: 'group'
  readonly id: string
  readonly points: Decimal
  /** What counts of `max`; more than that when it was given a share of what does not arise beside it. */
  readonly of: Decimal
  readonly max: Decimal
  /** The sums of its children, where `points` and `of` are those brought to another maximum. */
  readonly rescaled?: { readonly points: Decimal; readonly of: Decimal }
  /** The policy it followed because nothing in it counts. */
  readonly not_arising?: NotArising
  /** Leaves below that wait. */
  readonly open: number
  readonly children: readonly NodeResult[]
}

export interface LeafResult {
  readonly kind: 'leaf'
  readonly id: string
  readonly max: Decimal
  readonly outcome: LeafOutcome
  /** What counts in the sum above it, where it was given a share of what does not arise beside it. */
  readonly counted?: { readonly points: Decimal; readonly of: Decimal }
}

export type LeafOutcome =
  | {
      readonly kind: 'scored'
      readonly points: Decimal
      /** The inputs the rule read. */
      readonly inputs: Readonly<Record<string, InputValue>>
      /** Values of `rule.values`, to at most 10 decimals. */
      readonly values: Readonly<Record<string, Decimal>>
      /** Index into `rule.cases`; null when the points were given by an appraiser without facts. */
      readonly case: number | null
      /** The rule's number before rounding, when rounding changed it. */
      readonly unrounded: Decimal | null
      /** The appraiser's reason, and what the rule alone gave (null: it could not be run). */
      readonly adjusted: { readonly reason: string; readonly rule: Decimal | null } | null
    }
  | { readonly kind: 'open'; readonly needs: readonly string[] }
  | {
      readonly kind: 'not_arising'
      /** The claim, or null when the rule itself found no occasion (a denominator of 0). */
      readonly reason: string | null
      readonly policy: NotArising
      readonly points: Decimal
      readonly of: Decimal
    }
  | { readonly kind: 'no_survey' }
  | { readonly kind: 'fault'; readonly problem: Problem }

/** One line of an explanation. */
export interface TraceLine {
  readonly depth: number
  readonly text: string
  /** Right-hand column: points of maximum, where the line has them. */
  readonly points: Decimal | null
  readonly of: Decimal | null
}

/** What a quota allows in a round, and who is beyond it by rank. Nobody's band changes by it. */
export interface QuotaReport {
  /** Of the quota. */
  readonly id: string
  readonly band: string
  /** Units in the bands that the share is of. */
  readonly counted: number
  readonly allowed: number
  readonly found: number
  /** Unit ids, best first: those behind as many better ones as are allowed. */
  readonly beyond: readonly string[]
  /** Unit ids that share a place across the border, so that rank does not tell who is beyond it. */
  readonly tied: readonly string[]
}

export interface Ranked {
  readonly id: string
  /** 1 is best; equal indices share the better place; null: no index. */
  readonly place: number | null
}

// ── comparison ──────────────────────────────────────────────────────────────

export type ChangeKind = 'added' | 'removed' | 'moved' | 'renamed' | 'changed'
export type ChangeLevel = 'breaking' | 'risky' | 'info'

export interface Change {
  readonly kind: ChangeKind
  readonly level: ChangeLevel
  /** Criterion or domain id (the newer one), or "" for the framework itself. */
  readonly id: string
  readonly number: string
  readonly title: Text | null
  /** The changed property, such as "max", "rule", "inputs.done.label"; null for added, removed. */
  readonly property: string | null
  readonly before: Json
  readonly after: Json
  /** The reason an overlay gives. */
  readonly reason: string | null
  /** Of a rule: what it said, and what it says now. */
  readonly sentences?: { readonly before: Text; readonly after: Text }
}

export interface Identity {
  readonly id: string
  readonly version: string
  readonly title: Text
  readonly provenance: 'official' | 'illustrative'
  readonly authority: string
  readonly hash: string
}

export interface Comparison {
  readonly from: Identity
  readonly to: Identity
  readonly changes: readonly Change[]
}
