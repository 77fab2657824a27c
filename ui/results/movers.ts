/** How many went up and down since the round before, and who the most: the answer before the table. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { unbroken } from '../rule-words.ts'
import { text } from '../text.ts'
import { wayWords } from './movement-table.ts'
import type { Move, Track } from './tracks.ts'

const most = 3

/** Nothing where no unit can be compared with the round before. */
export function movers(all: readonly Track[], before: string): TemplateResult | typeof nothing {
  const of = (kind: Move['kind']): readonly Track[] => all.filter(({ move }) => move.kind === kind)
  const [up, down, same] = [of('up'), of('down'), of('same')]
  if (up.length + down.length + same.length === 0) return nothing
  return html`<p>${text('figures.moved', { before, up: up.length, down: down.length, same: same.length })}</p>
    <dl class="facts">${side(text('figures.most-up'), up)} ${side(text('figures.most-down'), down)}</dl>`
}

function side(label: string, some: readonly Track[]): TemplateResult | typeof nothing {
  const named = furthest(some)
  if (named.length === 0) return nothing
  return html`<div>
    <dt>${label}</dt>
    <dd>
      <ul class="plain why">
        ${named.map(({ unit, move }) => html`<li>${unbroken(text('figures.mover', { unit: unit.name, moved: wayWords(move) }))}</li>`)}
      </ul>
    </dd>
  </div>`
}

const by = ({ move }: Track): number => ('by' in move ? move.by : 0)

/** Those who moved furthest; who moved as far as the last one named is named too, unless they are too many to name. */
export function furthest(some: readonly Track[]): readonly Track[] {
  const sorted = some.toSorted((a, b) => by(b) - by(a))
  const last = sorted[most - 1]
  const tied = last === undefined ? sorted : sorted.filter((one) => by(one) >= by(last))
  return tied.length <= most * 2 ? tied : sorted.filter((one) => last !== undefined && by(one) > by(last))
}
