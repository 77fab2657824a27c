/** The ranking of a round, apart for each of its frameworks; and what the pages that show it have in common. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Framework } from '../../engine/live.ts'
import type { Ranking, Round } from '../api.ts'
import { get } from '../client.ts'
import type { Crumb } from '../elements/page.ts'
import { day, time } from '../format.ts'
import { paths } from '../paths.ts'
import { isStaff } from '../roles.ts'
import { revisionWords } from '../rounds/notices.ts'
import { say, text } from '../text.ts'
import type { Role } from '../api.ts'
import { standing } from './words.ts'

/** A framework of the round with its own ranking. */
export interface Ranked {
  readonly ranking: Ranking
  readonly framework: Framework
}

export async function loadRankings(id: string): Promise<readonly Ranked[]> {
  const round = `/rounds/${encodeURIComponent(id)}`
  const ranking = await get<Ranking>(`${round}/ranking${askedRevision()}`)
  return Promise.all(
    ranking.round.frameworks.map(async ({ hash }) => {
      const own = <T extends { readonly framework: string }>(all: readonly T[]): readonly T[] =>
        all.filter((one) => one.framework === hash)
      const framework = await get<Framework>(`${round}/framework?hash=${encodeURIComponent(hash)}`)
      return { ranking: { ...ranking, rows: own(ranking.rows), quotas: own(ranking.quotas) }, framework }
    }),
  )
}

/** "?revision=1", where an earlier result is asked for. */
export const askedRevision = (): string => (/^\?revision=\d+$/.test(location.search) ? location.search : '')

/** Of the publication that is shown: the one asked for, else the newest. */
export const shownRevision = ({ publications, revision }: Round): number =>
  Number(askedRevision().replace('?revision=', '')) || (publications.at(-1)?.revision ?? revision)

export function trailTo(round: Round, role: Role): readonly Crumb[] {
  const home = { label: text('nav.home'), href: '/' }
  return isStaff(role) ? [home, { label: round.title, href: paths.appraisal(round.id) }] : [home]
}

/** The ways between the pages of one round's results. */
export function resultsNav({ id }: Round, current: 'ranking' | 'domains' | 'movement'): TemplateResult {
  const pages = [
    { page: 'ranking', href: paths.results(id), label: text('figures.nav-ranking') },
    { page: 'domains', href: paths.resultDomains(id), label: text('figures.nav-domains') },
    { page: 'movement', href: paths.resultMovement(id), label: text('figures.nav-movement') },
  ] as const
  return html`<nav class="results-nav no-print" aria-label=${text('figures.nav')}>
    <ul>
      ${pages.map(
        ({ page, href, label }) =>
          html`<li>
            <a href="${href}${askedRevision()}" aria-current=${page === current ? 'page' : nothing}>${label}</a>
          </li>`,
      )}
    </ul>
  </nav>`
}

/** Whether the figures stand, and what went on since. */
export function standingOf(ranking: Pick<Ranking, 'round' | 'revision' | 'state'>): TemplateResult {
  const { round, revision, state } = ranking
  return html`${standing(round)}
  ${
    revision < (round.publications.at(-1)?.revision ?? 0) && state !== 'provisional'
      ? html`<p class="notice notice-warning">${text('results.earlier', { revision })}</p>`
      : nothing
  }`
}

/** What stands above every table that leaves the house. */
export function aboutRanking(ranking: Ranking, framework: Framework): readonly (readonly [string, string])[] {
  return aboutFigures(ranking.round, framework, ranking)
}

export function aboutFigures(
  round: Round,
  framework: Pick<Framework, 'id' | 'version' | 'hash' | 'title' | 'provenance'>,
  standing: Standing,
): readonly (readonly [string, string])[] {
  const illustrative = framework.provenance === 'illustrative' ? ` (${text('provenance.illustrative')})` : ''
  const { revision, published_at } = standing
  const publication = round.publications.find((one) => one.revision === revision)
  return [
    [text('figures.round'), round.title],
    [text('round.period'), text('round.period-days', { from: day(round.period.from), until: day(round.period.until) })],
    [text('figures.state'), stateOf(standing)],
    ...(published_at === null
      ? []
      : [[text('figures.revision'), revisionWords(round, revision) || String(revision)] as const]),
    [text('round.framework'), `${say(framework.title)}${illustrative}`],
    [`${framework.id}@${framework.version}`, framework.hash],
    ...(published_at === null || publication === undefined
      ? []
      : [[text('figures.publication'), publication.hash] as const]),
  ]
}

/** "Đã công bố 14:05 06/09/2026", "Tạm tính", "Đã hủy". */
export function stateOf({ state, published_at }: Standing): string {
  if (state === 'withdrawn') return text('round.withdrawn')
  return published_at === null ? text('results.provisional') : `${text('round.published')} ${time(published_at)}`
}

export type Standing = Pick<Ranking, 'state' | 'revision' | 'published_at'>

/** With the framework where there are several. */
export const tableName = (name: string, { frameworks }: Round, { title }: Framework): string =>
  frameworks.length > 1 ? `${name}: ${say(title)}` : name

export const dash = (): TemplateResult =>
  html`<span aria-hidden="true">–</span><span class="hidden-words">${text('results.none')}</span>`

/** Bonus and penalty, where the framework has them. */
export function sectionsOf({
  bonus,
  penalty,
}: Framework): readonly { readonly id: 'bonus' | 'penalty'; readonly label: string }[] {
  return [
    ...(bonus ? [{ id: 'bonus' as const, label: text('results.bonus') }] : []),
    ...(penalty ? [{ id: 'penalty' as const, label: text('results.penalty') }] : []),
  ]
}
