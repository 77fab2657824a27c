/**
 * The places of the units over the rounds as lines, for whoever sees them; the table beside has the same figures. Where
 * two rounds cannot be compared no line goes across, and a double bar says so.
 */
import { html, nothing, svg } from 'lit'
import type { TemplateResult } from 'lit'
import type { Movement } from '../api.ts'
import { day } from '../format.ts'
import { text } from '../text.ts'
import type { Track } from './tracks.ts'

const apart = 200
const line = 28
const top = 56
const radius = 12
/** SVG tells no width before it is drawn: this is a little more than it will be, so that no name is cut off. */
function widthOf(name: string): number {
  const letter = (one: string): number => {
    if (/[mw]/i.test(one)) return 11.5
    if (one !== one.toLowerCase()) return 9.5
    return /[ ijlrtf()]/.test(one) ? 5 : 7.4
  }
  return Array.from(name, letter).reduce((sum, one) => sum + one, 0)
}
/** Between a name and the double bar of a break, and from there to the next round. */
const gap = 80

interface Named {
  readonly id: string
  readonly name: string
}

interface Look extends Named {
  readonly apart: number
  readonly head: (until: string) => string
  readonly label: (unit: string) => string
}

/** All rounds, in a box of its own width; on a phone the last step alone, as wide as the phone, where a line goes across. */
export function bumpChart(
  { rounds }: Movement,
  all: readonly Track[],
  own: string | null,
  { id, name }: Named,
): TemplateResult {
  const whole: Look = { id, name, apart, head: (until) => text('figures.until', { day: day(until) }), label }
  const broken = all.some(({ steps }) => steps.some((step) => step?.comparable === false))
  const chart = html`<div class="scroller" role="region" tabindex="0" aria-label=${name}>
      ${draw(rounds, all, own, whole)}
    </div>
    ${broken ? html`<p class="small muted">${text('figures.bump-break')}</p>` : nothing}`
  const last = all.map(({ unit, rows, steps, places, move }) => ({
    unit,
    move,
    rows: rows.slice(-2),
    steps: steps.slice(-1),
    places: places.slice(-1),
  }))
  if (last.some(({ steps }) => steps[0]?.comparable === false)) return chart
  const narrow: Look = { id: `${id}-last`, name, apart: 84, head: day, label: short }
  return html`<div class="bump-whole">${chart}</div>
    <div class="bump-last">
      ${draw(rounds.slice(-2), last, own, narrow)}
      ${rounds.length > 2 ? html`<p class="small muted">${text('figures.bump-last')}</p>` : nothing}
    </div>`
}

const most = 40
const label = (unit: string): string => unit
/** The table has the whole name. */
const short = (unit: string): string => (unit.length > most ? `${unit.slice(0, most - 1)}…` : unit)

function draw(rounds: Movement['rounds'], all: readonly Track[], own: string | null, look: Look): TemplateResult {
  const { id, name } = look
  // The day above them begins further left.
  const heads = rounds.map(({ period }) => widthOf(look.head(period.until)) - 2 * radius - 8)
  const names = Math.max(...heads, ...all.map(({ unit }) => widthOf(look.label(unit.name))))
  const slots = rounds.map((_, at) => slotsOf(all, at))
  const broken = rounds.slice(1).map((_, at) => all.some(({ steps }) => steps[at]?.comparable === false))
  const x = (at: number): number =>
    broken.slice(0, at).reduce<number>((left, one) => left + (one ? radius + 8 + names + gap : look.apart), radius + 2)
  const [wide, tall] = [x(rounds.length - 1) + radius + 8 + names, top + all.length * line + radius]
  const y = (at: number, unit: string): number => top + (slots[at]?.get(unit) ?? 0) * line
  return html`<svg class="chart" viewBox="0 0 ${wide} ${tall}" width=${wide} role="img" aria-labelledby="${id}-title">
    <title id="${id}-title">${name}</title>
    ${rounds.map(
      ({ period }, at) => svg`<text class="chart-words" x=${x(at) - radius} y="16">${look.head(period.until)}</text>`,
    )}
    ${rounds.slice(1).map((_, at) => (broken[at] === true ? breakBefore(x(at + 1), tall) : nothing))}
    ${all.map((track) =>
      track.steps.map((step, at) =>
        step?.comparable
          ? svg`<line class=${lookOf(track, at, own)} x1=${x(at)} y1=${y(at, track.unit.id)} x2=${x(at + 1)} y2=${y(at + 1, track.unit.id)} />`
          : nothing,
      ),
    )}
    ${all.map((track) =>
      track.rows.map((row, at) =>
        row === null
          ? nothing
          : svg`<circle class=${track.unit.id === own ? 'bump-dot bump-own-dot' : 'bump-dot'} cx=${x(at)} cy=${y(at, track.unit.id)} r=${radius} />
              <text class=${track.unit.id === own ? 'bump-place bump-own-place' : 'bump-place'} x=${x(at)} y=${y(at, track.unit.id) + 5} text-anchor="middle">${row.place ?? '–'}</text>`,
      ),
    )}
    ${all.map((track) =>
      track.rows.map((row, at) =>
        row === null || track.steps[at]?.comparable === true
          ? nothing
          : svg`<text class="chart-words" x=${x(at) + radius + 8} y=${y(at, track.unit.id) + 5}>${look.label(track.unit.name)}</text>`,
      ),
    )}
  </svg>`
}

/** Each unit has a line of its own, those that share a place too. */
function slotsOf(all: readonly Track[], at: number): ReadonlyMap<string, number> {
  const placed = all
    .filter(({ rows }) => rows[at])
    .toSorted((a, b) => (a.rows[at]?.place ?? Infinity) - (b.rows[at]?.place ?? Infinity))
  return new Map(placed.map(({ unit }, slot) => [unit.id, slot]))
}

/** Solid and dark up, broken down, thin where nothing moves: never by colour alone. */
function lookOf({ places, unit }: Track, at: number, own: string | null): string {
  const { before, after } = places[at] ?? { before: 0, after: 0 }
  const way = before === after ? 'same' : before > after ? 'up' : 'down'
  return `bump-line bump-${way}${unit.id === own ? ' bump-own' : ''}`
}

function breakBefore(right: number, tall: number): TemplateResult {
  const middle = right - 40
  return svg`<g class="bump-break">
    <line x1=${middle - 3} x2=${middle - 3} y1="24" y2=${tall} />
    <line x1=${middle + 3} x2=${middle + 3} y1="24" y2=${tall} />
    <text class="chart-words" x=${middle - 10} y="38" text-anchor="end">${text('figures.break-short')}</text>
  </g>`
}
