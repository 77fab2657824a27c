/** What has no points yet, so that no page shows a 0 or a self-score in its place. Pure. */
import type { LeafResult, NodeResult, Part } from '../../engine/live.ts'
import type { UnitResult } from '../api.ts'

/** What the office said counts for now, because nobody has appraised it. */
export const waits = ({ state, appraisals }: Pick<UnitResult, 'state' | 'appraisals'>, part: Part): boolean =>
  state === 'provisional' && part.scored_by === 'appraisal' && appraisals[part.id] === undefined

/** Whether it was answered or entered: what is not is no 0. */
export const isKnown = (leaf: LeafResult | undefined): boolean =>
  leaf?.outcome.kind === 'scored' || leaf?.outcome.kind === 'not_arising'

export const isAnyKnown = (nodes: readonly NodeResult[]): boolean =>
  nodes.some((one) => (one.kind === 'group' ? isAnyKnown(one.children) : isKnown(one)))
