/** Who moved, from where to where, and which domains made the difference. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Framework } from '../../engine/live.ts'
import type { Movement, Session } from '../api.ts'
import { decimal, day, maximum, points } from '../format.ts'
import { paths } from '../paths.ts'
import { ofUnit } from '../roles.ts'
import { text } from '../text.ts'
import type { DomainMove } from './domain-moves.ts'
import { size, subtract } from './scores.ts'
import type { Share } from './scores.ts'
import type { Move, Track } from './tracks.ts'

export function movementTable(
  movement: Movement,
  framework: Framework,
  all: readonly Track[],
  me: Session['user'],
): TemplateResult {
  const { rounds } = movement
  return html`<table class="cards movement">
    <caption class="hidden-words">
      ${text('figures.movement')}
    </caption>
    <thead>
      <tr>
        <th scope="col">${text('unit')}</th>
        ${rounds.map(({ period }) => html`<th scope="col" class="number">${placeLabel(period.until)}</th>`)}
        <th scope="col">${text('figures.move')}</th>
        <th scope="col" class="number">${text('results.index')} (${framework.scale.unit})</th>
        <th scope="col" class="movement-why">${text('figures.why')}</th>
      </tr>
    </thead>
    <tbody>
      ${all.map((track) => row(track, movement, framework, me))}
    </tbody>
  </table>`
}

export const placeLabel = (until: string): string => text('figures.place-until', { day: day(until) })

function row(track: Track, { rounds }: Movement, framework: Framework, me: Session['user']): TemplateResult {
  const { unit, rows, steps, move } = track
  const own = me.unit?.id === unit.id
  const last = rounds.at(-1)!
  return html`<tr class=${own ? 'ranking-own' : ''}>
    <th scope="row">
      ${!ofUnit(me.role) || own ? html`<a href=${paths.unitResult(last.id, unit.id)}>${unit.name}</a>` : unit.name}
    </th>
    ${rounds.map(({ period }, at) => {
      const broken = at > 0 && steps[at - 1]?.comparable === false
      return html`<td
        class="number movement-place ${broken ? 'after-break' : ''}"
        data-label=${text('figures.place-short', { day: day(period.until) })}
      >
        <span
          >${broken ? html`<span class="hidden-words">${text('figures.break-short')}: </span>` : nothing}${rows[at]?.place ?? '–'}</span
        >
      </td>`
    })}
    <td data-label=${text('figures.move')}>${moveWords(move)}</td>
    <td class="number" data-label=${text('results.index')}>${indexWords(track, framework)}</td>
    <td class="stacked" data-label=${text('figures.why')}>${whyOf(move, framework)}</td>
  </tr>`
}

/** With the places that it was counted from where the two rounds rank different units. */
export function moveWords(move: Move): string {
  if (!('places' in move) || move.places.isAll) return wayWords(move)
  const { before, after, of } = move.places
  return text('figures.among', { moved: wayWords(move), before, after, of })
}

export function wayWords(move: Move): string {
  switch (move.kind) {
    case 'up':
      return text('figures.up', { by: move.by })
    case 'down':
      return text('figures.down', { by: move.by })
    case 'same':
      return text('figures.same')
    case 'break':
      return text('figures.break-short')
    case 'new':
      return text('figures.new')
    case 'unplaced':
      return text('figures.unplaced')
    case 'alone':
      return text('figures.alone')
    default:
      return move satisfies never
  }
}

/** Before and after with the difference, where the two can be compared. */
function indexWords({ rows, move }: Track, { rounding }: Framework): TemplateResult | string {
  const [before, after] = [rows.at(-2)?.index ?? null, rows.at(-1)?.index ?? null]
  if (after === null) return '–'
  if (before === null || !('why' in move)) return decimal(after, rounding.index)
  return html`<span
    ><span class="nowrap"
      >${decimal(before, rounding.index)} <span aria-hidden="true">→</span
      ><span class="hidden-words">${text('result.became')}</span>
      <span class="strong">${decimal(after, rounding.index)}</span></span
    ><br /><span class="small muted">${changeWords(subtract(after, before))}</span></span
  >`
}

/** "tăng 1,25", "giảm 0,50", "không đổi" */
function changeWords(by: string): string {
  if (Number(by) === 0) return text('figures.unchanged')
  return text(by.startsWith('-') ? 'figures.less' : 'figures.more', { by: points(size(by)) })
}

/** So many domains are named at once, the largest differences; the others open below them. */
const most = 3

function whyOf(move: Move, framework: Framework): TemplateResult | string {
  if (!('why' in move)) return '–'
  if (move.why.length === 0) return text('figures.no-domain')
  const many = move.why.length > most + 1
  const [first, others] = [many ? move.why.slice(0, most) : move.why, many ? move.why.slice(most) : []]
  const list = (some: readonly DomainMove[]): TemplateResult =>
    html`<ul class="plain why">
      ${some.map((one) => html`<li>${domainMove(one, framework)}</li>`)}
    </ul>`
  return html`<div>
    ${list(first)}
    ${
      others.length === 0
        ? nothing
        : html`<details class="why-others">
            <summary class="small">${text('figures.other-domains', { count: others.length })}</summary>
            ${list(others)}
          </details>`
    }
  </div>`
}

/** The same as `domainWords`, for the eye: what changed, then from what to what. */
function domainMove(move: DomainMove, framework: Framework): TemplateResult {
  const { before, after } = move
  return html`<span class=${move.change.kind === 'points' ? 'nowrap' : ''}
      >${text('figures.domain-change', { number: numberOf(move, framework), change: changeOf(move) })}</span
    >
    <span class="small muted"
      ><span class="nowrap"
        >${shareWords(before)} <span aria-hidden="true">→</span
        ><span class="hidden-words">${text('result.became')}</span> ${shareWords(after)}</span
      >${reasonsOf(move).map((reason) => `; ${reason}`)}</span
    >`
}

function changeOf({ change }: DomainMove): string {
  if (change.kind === 'points') return changeWords(change.by)
  if (change.kind === 'once') return text('figures.share-once')
  const [from, to] = [decimal(change.from, change.digits), decimal(change.to, change.digits)]
  return text(shareKeys[change.kind], { from, to })
}

const shareKeys = { more: 'figures.share-more', less: 'figures.share-less', same: 'figures.share-same' } as const
const becauseKeys = {
  'survey-now': 'figures.because-survey-now',
  'survey-then': 'figures.because-survey-then',
  'not-arising': 'figures.because-not-arising',
} as const
const reasonsOf = ({ because }: DomainMove): readonly string[] => because.map((one) => text(becauseKeys[one]))

const numberOf = ({ id }: DomainMove, { domains }: Framework): string =>
  domains.find((domain) => domain.id === id)?.number ?? id
const shareWords = (share: Share): string => `${points(share.points)} / ${maximum(share.of)}`

/** "Lĩnh vực 3: tăng 2,25 (18,50 / 25 thành 20,75 / 25)" */
export function domainWords(move: DomainMove, framework: Framework): string {
  const words = text('figures.domain-move', { before: shareWords(move.before), after: shareWords(move.after) })
  const why = [words, ...reasonsOf(move)].join('; ')
  return `${text('figures.domain-change', { number: numberOf(move, framework), change: changeOf(move) })} (${why})`
}
