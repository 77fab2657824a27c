/** How whoever doubts a figure finds out by themselves: the hashes, and the commands that compute and check again. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Ranking, Round, UnitResult } from '../api.ts'
import { time } from '../format.ts'
import { text } from '../text.ts'

/** Few who read a result have a command line: it stands closed. */
export function commandLines(what: TemplateResult): TemplateResult {
  return html`<details>
    <summary>${text('figures.command-line')}</summary>
    ${what}
  </details>`
}

/** Of a published result; before that there is nothing to hold it against. `again`: one command more. */
export function publicationOf(
  { publications }: Round,
  { revision, state }: Pick<Ranking, 'revision' | 'state'>,
  again: TemplateResult | typeof nothing = nothing,
): TemplateResult | typeof nothing {
  const found = publications.find((one) => one.revision === revision)
  if (state === 'provisional' || found === undefined) return nothing
  return html`<section class="block" aria-labelledby="verify">
    <h2 id="verify">${text('figures.verify')}</h2>
    <p>
      ${text('figures.revision-at', { revision, time: time(found.at) })} · ${text('results.hash')}
      <span class="mono hash">${found.hash}</span>
    </p>
    ${commandLines(
      html`${again}
        <p>${text('figures.verify-journal')}</p>
        <p><code class="command">khung verify --journal</code></p>`,
    )}
  </section>`
}

/** The command that computes one unit's result again from the file of its answers. */
export function scoreAgain({ final }: UnitResult, file: string): TemplateResult {
  const { id, version } = final.framework
  return html`<p><code class="command">khung score ${id}@${version} ${file}.json</code></p>`
}
