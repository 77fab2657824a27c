/** A framework file as its author wrote it: the types behind `schema.ts`. */
import type {
  DateSource,
  Day,
  Guard,
  InputType,
  Json,
  LegalBasis,
  Logic,
  NodeGuard,
  NotArising,
  ScoredBy,
  Source,
} from '../model.ts'

export type TextShape = string | { readonly vi: string; readonly en?: string }

export interface FrameworkShape {
  readonly framework: string
  readonly version: string
  readonly title: TextShape
  readonly provenance: 'official' | 'illustrative'
  readonly authority: string
  readonly legal_basis?: readonly LegalBasis[]
  readonly effective: { readonly from: Day; readonly until?: Day }
  readonly unit_types: readonly string[]
  readonly scale: ScaleShape
  readonly rounding: { readonly mode: 'half-up'; readonly criterion: number; readonly index: number }
  readonly not_arising: NotArising
  readonly facts?: readonly InputShape[]
  readonly constants?: Readonly<Record<string, ConstantShape>>
  readonly targets?: readonly InputShape[]
  readonly attributes?: readonly InputShape[]
  readonly domains: readonly NodeShape[]
  readonly bands: readonly BandShape[]
  readonly known_defects?: readonly KnownDefectShape[]
  readonly guard?: Guard
  readonly invariants?: readonly InvariantShape[]
  readonly bonus?: SectionShape
  readonly penalty?: SectionShape
  readonly flags?: readonly FlagShape[]
  readonly vetoes?: readonly VetoShape[]
  readonly ceilings?: readonly CeilingShape[]
  readonly quotas?: readonly QuotaShape[]
  readonly ties?: 'shared' | { readonly then_by: readonly string[] }
}

export interface KnownDefectShape {
  readonly code: string
  readonly at: string
  readonly note: TextShape
  readonly source: Source
}

export interface ConstantShape {
  readonly value: number
  readonly label?: TextShape
  readonly source?: string
  readonly until?: Day
}

export interface ScaleShape {
  readonly total: number
  readonly unit: string
  readonly above_total?: 'allowed' | 'capped'
  readonly survey: 'none' | { readonly points: number; readonly mandatory: boolean; readonly when_absent: 'rescale' }
}

export interface BandShape {
  readonly id: string
  readonly title: TextShape
  readonly when: Logic
}

export interface InvariantShape {
  readonly id: string
  readonly title: TextShape
  readonly when: Logic
}

export interface QuotaShape {
  readonly id: string
  readonly title: TextShape
  readonly band: string
  readonly share: number
  readonly of: readonly string[]
  readonly source?: Source
}

export interface SectionShape {
  readonly number: string
  readonly title: TextShape
  readonly max: number
  readonly combine: 'sum' | 'best'
  readonly criteria: readonly LeafShape[]
}

/** A boolean input; the type goes without saying. */
export interface FlagShape {
  readonly id: string
  readonly label: TextShape
  readonly hint?: TextShape
}

export interface VetoShape extends BandShape {
  readonly band: string
  readonly source?: Source
}

export interface CeilingShape extends BandShape {
  readonly at_most: string
  readonly source?: Source
}

export type NotArisingShape =
  | NotArising
  | { readonly policy: 'exclude'; readonly within: string; readonly to?: number }
  | { readonly policy: 'redistribute'; readonly among: string }

export interface NodeShape {
  readonly id: string
  readonly number: string
  readonly title: TextShape
  readonly max: number
  readonly replaces?: string
  readonly guard?: NodeGuard
  /** A group has these … */
  readonly criteria?: readonly NodeShape[]
  /** … and a leaf has these. */
  readonly scored_by?: ScoredBy
  readonly not_arising?: NotArisingShape
  readonly inputs?: readonly InputShape[]
  readonly evidence?: readonly EvidenceShape[]
  readonly rule?: RuleShape
  readonly guidance?: TextShape
  readonly source?: Source
}

/** A node without `criteria`: the schema makes `scored_by`, `inputs` and `rule` sure. */
export interface LeafShape extends NodeShape {
  readonly scored_by: ScoredBy
  readonly inputs: readonly InputShape[]
  readonly rule: RuleShape
}

export interface InputShape {
  readonly id: string
  readonly type: InputType
  readonly label: TextShape
  readonly hint?: TextShape
  readonly unit?: TextShape
  readonly min?: number
  readonly max?: number
  readonly decimals?: number
  readonly step?: number
  readonly at_most?: string | { readonly difference: readonly string[] }
  /** A yes/no input, or one choice input with those of its choices for which this one is asked. */
  readonly when?: string | Readonly<Record<string, readonly string[]>>
  readonly dated_by?: DateSource
  readonly choices?: readonly { readonly id: string; readonly label: TextShape }[]
}

export interface EvidenceShape {
  readonly id: string
  readonly label: TextShape
  readonly required?: boolean
}

/** One key: the form's name. */
export type RuleShape = { readonly [form: string]: Json }

export interface OverlayShape extends Omit<
  FrameworkShape,
  | 'unit_types'
  | 'scale'
  | 'rounding'
  | 'not_arising'
  | 'facts'
  | 'constants'
  | 'targets'
  | 'attributes'
  | 'domains'
  | 'bands'
  | 'guard'
  | 'invariants'
  | 'bonus'
  | 'penalty'
  | 'flags'
  | 'vetoes'
  | 'ceilings'
  | 'quotas'
  | 'ties'
> {
  readonly extends: string
  readonly changes: readonly ChangeShape[]
}

export interface ChangeShape {
  readonly set?: string
  readonly property?: string
  readonly add?: NodeShape
  readonly remove?: string
  readonly move?: string
  readonly rename?: string
  readonly under?: string
  readonly after?: string
  readonly to?: Json
  readonly reason: string
  readonly source?: Source
}

export const isOverlay = (shape: FrameworkShape | OverlayShape): shape is OverlayShape => 'extends' in shape
export const isLeaf = (node: NodeShape): node is LeafShape => node.criteria === undefined
