/** Pictures of figures that stand in a table beside them: every domain small, and how the indices are spread. */
import { html, nothing, svg } from 'lit'
import type { TemplateResult } from 'lit'
import type { Framework } from '../../engine/live.ts'
import type { RankingRow } from '../api.ts'
import { decimal, maximum, points } from '../format.ts'
import { say, text } from '../text.ts'
import { compareShares } from './scores.ts'
import { barOf, bins, byShare } from './spread.ts'
import type { Bin, Scored } from './spread.ts'

const wide = 240
const line = 12

/** One small chart a domain: a bar a unit, the highest share of what counts first; the same as a table below it. */
export function smallMultiples(framework: Framework, rows: readonly RankingRow[], own: string | null): TemplateResult {
  return html`<div class="multiples">
    ${framework.domains.map(({ id, number, title }) => {
      const scored = byShare(rows, id)
      const [first, last] = [scored[0], scored.at(-1)]
      const name = `${text('results.domain', { number })}: ${say(title)}`
      return html`<figure class="multiple">
        <figcaption class="strong">${name}</figcaption>
        ${
          first === undefined || last === undefined
            ? html`<p class="muted">${text('results.none')}</p>`
            : html`${bars(scored, own, name)}
                <p class="small muted">
                  ${text('figures.highest', { unit: alike(first, scored), points: words(first) })}<br />
                  ${text('figures.lowest', { unit: alike(last, scored), points: words(last) })}
                </p>
                <details class="no-print">
                  <summary class="small">
                    ${text('figures.as-table')}<span class="hidden-words">: ${name}</span>
                  </summary>
                  ${shareTable(scored, name)}
                </details>`
        }
      </figure>`
    })}
  </div>`
}

/** The unit, and how many others have the same share: nobody shall look alone at the top or the end who is not. */
function alike(one: Scored, all: readonly Scored[]): string {
  const { name: unit } = one.row.unit
  const count = all.filter((other) => other !== one && compareShares(other, one) === 0).length
  return count === 0 ? unit : text('figures.tied', { unit, count })
}

const words = ({ points: earned, of }: Scored): string => `${points(earned)} / ${maximum(of)}`

function bars(scored: readonly Scored[], own: string | null, name: string): TemplateResult {
  const height = scored.length * line
  return html`<svg class="chart" viewBox="0 0 ${wide} ${height}" role="img" aria-label=${name}>
    ${[0.25, 0.5, 0.75, 1].map(
      (part) => svg`<line class="chart-grid" x1=${part * wide} x2=${part * wide} y1="0" y2=${height} />`,
    )}
    ${scored.map(
      (one, at) =>
        svg`<rect class=${one.row.unit.id === own ? 'chart-own' : 'chart-bar'} x="0" y=${at * line + 2}
          width=${barOf(one, wide)} height=${line - 4} />`,
    )}
  </svg>`
}

function shareTable(scored: readonly Scored[], name: string): TemplateResult {
  return html`<table class="small">
    <caption class="hidden-words">
      ${name}
    </caption>
    <thead>
      <tr>
        <th scope="col">${text('unit')}</th>
        <th scope="col" class="number">${text('points.total')}</th>
      </tr>
    </thead>
    <tbody>
      ${scored.map(
        (one) =>
          html`<tr>
            <th scope="row">${one.row.unit.name}</th>
            <td class="number nowrap">${words(one)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

/** "từ 90 đến dưới 95" */
export function binWords({ from, below }: Bin): string {
  return below === null
    ? text('figures.bin-last', { from: decimal(from) })
    : text('figures.bin', { from: decimal(from), below: decimal(below) })
}

const column = 56
const tall = 160

/** How many units have an index in each twentieth of the scale. */
export function spreadChart(
  framework: Framework,
  rows: readonly RankingRow[],
  { id, name }: { readonly id: string; readonly name: string },
): TemplateResult {
  const found = bins(rows, framework)
  if (found.length === 0) return html`<p class="muted">${text('results.none')}</p>`
  const most = Math.max(...found.map(({ rows: some }) => some.length))
  const unit = (tall - 24) / most
  return html`<div class="chart-and-table">
    <div class="scroller" role="region" tabindex="0" aria-label=${name}>
      <svg
        class="chart spread-chart"
        viewBox="0 0 ${found.length * column} ${tall + 24}"
        width=${found.length * column}
        role="img"
        aria-labelledby="${id}-title"
      >
        <title id="${id}-title">${name}</title>
        ${found.map((bin, at) => spreadBar(bin, at, unit))}
        <line class="chart-axis" x1="0" x2=${found.length * column} y1=${tall} y2=${tall} />
      </svg>
    </div>
    <table class="cards">
      <caption>
        ${name}
      </caption>
      <thead>
        <tr>
          <th scope="col">${text('results.index')} (${framework.scale.unit})</th>
          <th scope="col" class="number">${text('figures.count')}</th>
          <th scope="col">${text('unit')}</th>
        </tr>
      </thead>
      <tbody>
        ${found.map(
          (bin) =>
            html`<tr>
              <th scope="row" class="nowrap">${binWords(bin)}</th>
              <td class="number" data-label=${text('figures.count')}>${bin.rows.length}</td>
              <td data-label=${text('unit')}>${bin.rows.map(({ unit: { name: unit } }) => unit).join('; ') || '–'}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function spreadBar({ from, rows }: Bin, at: number, unit: number): TemplateResult {
  const height = rows.length * unit
  const middle = at * column + column / 2
  return svg`
    <rect class="chart-bar" x=${at * column + 6} y=${tall - height} width=${column - 12} height=${height} />
    ${rows.length === 0 ? nothing : svg`<text class="chart-words" x=${middle} y=${tall - height - 6} text-anchor="middle">${rows.length}</text>`}
    <text class="chart-words" x=${at * column + 2} y=${tall + 18}>${decimal(from)}</text>
  `
}
