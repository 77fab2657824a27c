/** Sentences about a result that several pages say. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { leaves } from '../../engine/live.ts'
import type { Framework, Overruled } from '../../engine/live.ts'
import type { AppraisalRecord, Round, RoundState } from '../api.ts'
import { badge } from '../elements/badge.ts'
import { time } from '../format.ts'
import { isWithdrawn, roundBadge, roundNotices } from '../rounds/notices.ts'
import { say, text } from '../text.ts'
import type { PlainKey } from '../text.ts'

export function bandWords(framework: Framework, band: string | null): string {
  if (band === null) return text('results.no-band')
  const found = framework.bands.find(({ id }) => id === band)
  return found ? say(found.title) : text('results.unclassified')
}

/** What forced or limited the band, and which one the conditions of the bands alone give; nothing where nothing did. */
export function overruledWords(
  { bands, vetoes = [], ceilings = [] }: Framework,
  overruled: Overruled | null,
): TemplateResult | typeof nothing {
  if (overruled === null) return nothing
  const by = [
    ...vetoes.filter(({ id }) => overruled.vetoes.includes(id)),
    ...ceilings.filter(({ id }) => overruled.ceilings.includes(id)),
  ]
  const alone = bands.find(({ id }) => id === overruled.band)
  const band = alone ? say(alone.title) : text('results.unclassified')
  const why = by.map(({ title }) => say(title)).join('; ')
  return html`<span class="small muted">${text('results.overruled', { why, band })}</span>`
}

/** What tells equal indices apart. */
export function tieWords(framework: Framework): string {
  const { ties, domains } = framework
  if (ties === undefined || ties === 'shared') return text('results.ties')
  const named = ties.then_by.map((name) => {
    const [root = '', id = ''] = name.split('.')
    const key = plainTies[id === '' ? root : name]
    if (key !== undefined) return text(key)
    const domain = root === 'domains' ? domains.find((one) => one.id === id) : undefined
    if (domain) return text('results.tie-domain', { number: domain.number })
    return text('results.tie-criterion', { number: leaves(framework).find((leaf) => leaf.id === id)?.number ?? id })
  })
  return text('results.ties-by', { names: named.join('; ') })
}

const plainTies: Readonly<Record<string, PlainKey>> = {
  base: 'results.tie-base',
  bonus: 'results.tie-bonus',
  penalty: 'results.tie-penalty',
  'leaves.zero': 'results.tie-zero',
  'leaves.min': 'results.tie-min',
}

export function roundingWords({ rounding }: Framework): string {
  return text('results.rounding', { criterion: rounding.criterion, index: rounding.index })
}

const provisional = {
  draft: 'results.provisional-self',
  'self-scoring': 'results.provisional-self',
  appraisal: 'results.provisional-appraisal',
  clarification: 'results.provisional-appraisal',
  'appraisal-2': 'results.provisional-appraisal',
  council: 'results.provisional-appraisal',
  cancelled: 'results.provisional-cancelled',
} as const satisfies Record<Exclude<RoundState, 'published'>, PlainKey>

export function standing(round: Round): TemplateResult {
  const { state, published_at } = round
  const at = published_at === null ? nothing : time(published_at)
  if (state === 'cancelled' && !isWithdrawn(round))
    return html`<p>${badge(text('round.cancelled'), 'warning')} ${text(provisional[state])}</p>
      ${roundNotices(round)}`
  const line =
    state === 'published' || isWithdrawn(round)
      ? html`<p>${roundBadge(round)} ${at}</p>`
      : html`<p>${badge(text('results.provisional'), 'warning')} ${text(provisional[state])}</p>`
  return html`${line} ${roundNotices(round)}`
}

/** Whose points an index is made of at this step. */
export function pointsWords(round: Round): string {
  const { state } = round
  return state === 'published' || isWithdrawn(round)
    ? text('results.points-final')
    : state !== 'draft' && state !== 'self-scoring'
      ? text('results.points-mixed')
      : text('results.points-self')
}

const decisions = {
  accepted: 'decide.accepted',
  changed: 'decide.changed',
  entered: 'decide.entered',
} as const satisfies Record<AppraisalRecord['decision'], PlainKey>

export const decisionWords = (decision: AppraisalRecord['decision']): string => text(decisions[decision])
