/** A framework file as its author wrote it: the types behind `schema.ts`. */
import type { DateSource, Day, InputType, Json, LegalBasis, Logic, NotArising, ScoredBy, Source } from '../model.ts'

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
  readonly survey: 'none' | { readonly points: number; readonly mandatory: boolean; readonly when_absent: 'rescale' }
}

export interface BandShape {
  readonly id: string
  readonly title: TextShape
  readonly when: Logic
}

export interface NodeShape {
  readonly id: string
  readonly number: string
  readonly title: TextShape
  readonly max: number
  readonly replaces?: string
  /** A group has these … */
  readonly criteria?: readonly NodeShape[]
  /** … and a leaf has these. */
  readonly scored_by?: ScoredBy
  readonly not_arising?: NotArising
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
