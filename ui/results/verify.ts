/** How whoever doubts a figure finds out by themselves: the hashes, and the commands that compute and check again. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Ranking, Role, Round, UnitResult } from '../api.ts'
import { time } from '../format.ts'
import { ofUnit } from '../roles.ts'
import { text } from '../text.ts'
import { shortHash } from './provenance.ts'

type Published = Round['publications'][number]

/** Few who read a result have a command line: it stands closed. */
export function commandLines(what: TemplateResult): TemplateResult {
  return html`<details>
    <summary>${text('figures.command-line')}</summary>
    ${what}
  </details>`
}

/** Of a published result; before that there is nothing to hold it against. `again`: one command more. */
export function publicationOf(
  { id, publications }: Round,
  { revision, state }: Pick<Ranking, 'revision' | 'state'>,
  { role }: { readonly role: Role },
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
    ${ofUnit(role) ? nothing : documentLink(id, found)}
    ${commandLines(
      html`${again} ${ofUnit(role) ? nothing : documentCommands(found)}
        <p>${text('figures.verify-journal')}</p>
        <p><code class="command">khung verify --journal</code></p>`,
    )}
  </section>`
}

/** The whole of it holds every unit's answers, so an office is not handed it. */
const documentLink = (round: string, { revision }: Published): TemplateResult =>
  html`<p class="no-print">
    <a href="/api/v1/rounds/${encodeURIComponent(round)}/publications/${revision}" download
      >${text('figures.document')}</a
    ><br />
    <span class="small muted">${text('figures.document-what')}</span>
  </p>`

function documentCommands({ revision, hash }: Published): TemplateResult {
  const file = `khung-${revision}-${shortHash(hash)}.json`
  return html`<p>${text('figures.document-hash')}</p>
    <p><code class="command">sha256sum ${file}</code></p>
    <p>${text('figures.document-again')}</p>
    <p><code class="command">khung verify ${file}</code></p>`
}

/** The command that computes one unit's result again from the file of its answers. */
export function scoreAgain({ final }: UnitResult, file: string): TemplateResult {
  const { id, version } = final.framework
  return html`<p><code class="command">khung score ${id}@${version} ${file}.json</code></p>`
}
