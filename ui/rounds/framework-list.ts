/** The frameworks of a round, each with whether it is official and published, and what speaks against opening by it. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { FrameworkStanding, FrameworkSummary, LocatedProblem, Round } from '../api.ts'
import { get } from '../client.ts'
import { reference } from '../comparison/group.ts'
import { badge } from '../elements/badge.ts'
import { provenance } from '../elements/provenance.ts'
import { paths } from '../paths.ts'
import { say, text } from '../text.ts'

type Pinned = Round['framework']

/** Of each framework of a draft, by its hash; what the server cannot say now is left out. */
export async function standingsOf(round: Round): Promise<ReadonlyMap<string, FrameworkStanding>> {
  if (round.state !== 'draft') return new Map()
  const found = await Promise.all(
    round.frameworks.map(async ({ id, version, hash }) => {
      const at = `/frameworks/${encodeURIComponent(id)}/${encodeURIComponent(version)}/standing`
      const standing = await get<FrameworkStanding>(`${at}?hash=${encodeURIComponent(hash)}`).catch(() => null)
      return standing === null ? [] : [[hash, standing] as const]
    }),
  )
  return new Map(found.flat())
}

/** Where only text can stand. */
export function statusWords({
  provenance: kind,
  published,
}: Pick<FrameworkSummary, 'provenance' | 'published'>): string {
  const source = text(kind === 'illustrative' ? 'provenance.illustrative' : 'provenance.official')
  return `${source}; ${text(published ? 'framework.published' : 'framework.unpublished')}`
}

/** Beside the name of a framework, wherever a round may take it. */
export function statusBadges({
  provenance: kind,
  published,
}: Pick<FrameworkSummary, 'provenance' | 'published'>): TemplateResult {
  return html`${provenance(kind)}
  ${published ? badge(text('framework.published'), 'quiet') : badge(text('framework.unpublished'), 'warning')}`
}

/** What makes rounds possible: the author's command, on the machine of the server. */
export const publishCommand = (one: Pick<FrameworkSummary, 'id' | 'version'>): TemplateResult =>
  html`<span class="small">${text('frameworks.publish-by')}</span>
    <span class="mono">npx khung publish ${reference(one)}</span>`

export function frameworkList(
  round: Round,
  standings: ReadonlyMap<string, FrameworkStanding>,
): TemplateResult | typeof nothing {
  return html`<ul class="plain">
    ${round.frameworks.map((one) => html`<li class="notice">${framework(one, standings.get(one.hash))}</li>`)}
  </ul>`
}

function framework(one: Pinned, standing: FrameworkStanding | undefined): TemplateResult {
  const findings = standing?.findings ?? []
  return html`<p>
      <a href=${paths.framework(one.id, one.version)}
        >${text('round.framework-version', { title: say(one.title), version: one.version })}</a
      >
      ${standing ? statusBadges({ ...one, published: standing.framework.published }) : provenance(one.provenance)}
    </p>
    <p class="small muted">
      ${one.provenance === 'illustrative' ? html`${text('provenance.illustrative-why')}<br />` : nothing}
      <span class="mono">${reference(one)}</span> · ${text('results.hash')} <span class="mono hash">${one.hash}</span>
    </p>
    ${
      findings.length === 0
        ? nothing
        : html`<p class="strong">${text('framework.not-ready', { count: findings.length })}</p>
            ${findingList(findings)}`
    }`
}

export function findingList(findings: readonly LocatedProblem[]): TemplateResult {
  return html`<ul>
    ${findings.map((one) => html`<li><span class="mono">${one.at}</span><br />${one.text}</li>`)}
  </ul>`
}
