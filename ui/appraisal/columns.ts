/** The points of one criterion at each time: as the office scored it, after each appraisal, and as they count now. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Decimal, Part, Result } from '../../engine/live.ts'
import { leafOf } from '../sheets.ts'
import { text } from '../text.ts'
import type { Appraisal } from './appraisal.ts'
import { outcomePoints, outcomeWords } from './outcome.ts'
import { movedWords } from './reasons.ts'

export interface Column {
  readonly id: 'self' | 'appraised' | 'clarified' | 'final'
  readonly label: string
  /** Null: nothing is decided. */
  readonly words: string | null
  readonly points: Decimal | null
  /** "+0,50", "–0,50" against the column before; null: the same, or not to be compared. */
  readonly moved: string | null
}

/** Only the columns that there are: self and final always, the others once a stage left them. */
export function columnsOf(appraisal: Appraisal, leaf: Part): readonly Column[] {
  const found: Column[] = []
  const add = (id: Column['id'], label: string, result: Result | null): void => {
    const one = result ? leafOf(result, leaf.id) : undefined
    const own = result ? outcomePoints(one) : null
    const last = found.findLast((column) => column.points !== null)?.points ?? null
    const moved = own === null || last === null ? null : movedWords(last, own)
    found.push({ id, label, words: result ? outcomeWords(one) : null, points: own, moved })
  }
  if (appraisal.way(leaf) !== 'enter') add('self', text('points.self'), appraisal.self)
  for (const stage of ['appraised', 'clarified'] as const) {
    const result = appraisal.stage(stage)
    if (result) add(stage, text(stage === 'appraised' ? 'across.appraised' : 'across.clarified'), result)
  }
  const last = found.some(({ id }) => id === 'appraised' || id === 'clarified')
  const label = last ? text('across.final') : text(leaf.scored_by === 'appraisal' ? 'points.final' : 'points.entered')
  add('final', label, appraisal.waits(leaf) ? null : appraisal.final)
  return found
}

/** Side by side, in a row of the desk; nothing where self and final stand there already. */
export function columnsPart(appraisal: Appraisal, leaf: Part): TemplateResult | typeof nothing {
  if (leaf.kind !== 'leaf') return nothing
  const columns = columnsOf(appraisal, leaf)
  if (columns.length < 3) return nothing
  return html`<dl class="stage-points">
    ${columns.map(
      ({ label, words, moved }) =>
        html`<div class=${moved === null ? '' : 'stage-points-moved'}>
          <dt>${label}</dt>
          <dd class="digits">${words ?? text('desk.waits')} ${movedPart(moved)}</dd>
        </div>`,
    )}
  </dl>`
}

export const movedPart = (moved: string | null): TemplateResult | typeof nothing =>
  moved === null
    ? nothing
    : html`<span class="points-moved"><span class="hidden-words">${text('across.moved')}</span>${moved}</span>`
