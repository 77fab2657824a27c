/** Why one unit has its index: totals, the formula, self-score beside appraisal, and every criterion. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import { parts, trace } from '../../engine/live.ts'
import type { Framework, Part, Result } from '../../engine/live.ts'
import { decisionBadge } from '../appraisal/decision.ts'
import { outcomeWords } from '../appraisal/outcome.ts'
import type { Assessment, UnitResult } from '../api.ts'
import { get } from '../client.ts'
import { letterhead } from '../elements/letterhead.ts'
import { Overflow } from '../elements/overflow.ts'
import { Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { decimal } from '../format.ts'
import { language } from '../language.ts'
import { paths } from '../paths.ts'
import { isStaff, ofUnit } from '../roles.ts'
import '../results/advice.ts'
import { annexTable } from '../results/annex-table.ts'
import { answersFile } from '../results/answers-file.ts'
import { changedFacts } from '../results/changed-facts.ts'
import { save } from '../results/csv.ts'
import { domainTable } from '../results/domain-table.ts'
import { exports } from '../results/export.ts'
import { loadPapers } from '../results/papers.ts'
import { annexSheet, domainSheet } from '../results/unit-sheets.ts'
import { ratedBy } from '../results/order.ts'
import { provenance } from '../results/provenance.ts'
import { askedRevision, shownRevision } from '../results/rankings.ts'
import { criteria } from '../results/tree.ts'
import { commandLines, publicationOf, scoreAgain } from '../results/verify.ts'
import { bandWords, overruledWords, roundingWords, standing } from '../results/words.ts'
import { leafOf, partNumber } from '../sheets.ts'
import { say, text } from '../text.ts'

interface Data {
  readonly result: UnitResult
  readonly framework: Framework
  readonly papers: Assessment | null
}

@customElement('khung-unit-result')
export class UnitResultPage extends Page<Data> {
  readonly #annex = new Overflow(this, '.scroller:has(.annex)')

  protected override async load(): Promise<Data> {
    const round = `/rounds/${encodeURIComponent(this.params['round'] ?? '')}`
    const result = await get<UnitResult>(
      `${round}/results/${encodeURIComponent(this.params['unit'] ?? '')}${askedRevision()}`,
    )
    const hash = encodeURIComponent(result.final.framework.hash)
    const framework = await get<Framework>(`${round}/framework?hash=${hash}`)
    return { result, framework, papers: await loadPapers(result, this.me.user) }
  }

  protected override heading({ result }: Data): string {
    return text('result.title', { unit: result.unit.name })
  }

  protected override trail({ result: { round } }: Data): readonly Crumb[] {
    return [
      { label: text('nav.home'), href: '/' },
      { label: text('results.title', { round: round.title }), href: paths.results(round.id) },
    ]
  }

  protected override content(data: Data): TemplateResult {
    const { result, framework, papers } = data
    const { final } = result
    const again = scoreAgain(result, text('result.answers-final-file'))
    const shown = { state: result.state, revision: shownRevision(result.round) }
    const published = publicationOf(result.round, shown, this.me.user, again)
    return html`
      ${letterhead(this.me, this.heading(data), result.round, framework)} ${standing(result.round)}
      <dl class="facts totals">
        <div>
          <dt>${text('results.index')}</dt>
          <dd class="digits">
            ${
              final.index === null
                ? text('results.none')
                : `${decimal(final.index, framework.rounding.index)} ${framework.scale.unit}`
            }
          </dd>
        </div>
        <div>
          <dt>${text('results.band')}</dt>
          <dd>${bandWords(framework, final.band)} ${overruledWords(framework, final.overruled ?? null)}</dd>
        </div>
        <div>
          <dt>${text('results.place')}</dt>
          <dd>${result.place === null ? text('results.none') : this.#place(result)}</dd>
        </div>
      </dl>
      ${this.#flags(framework, final)}
      <p class="formula digits">${formula(framework, result)}</p>
      <p class="small muted">${roundingWords(framework)}</p>
      ${domainTable(framework, result)} ${exports(() => domainSheet(framework, result), text('result.domains'))}
      ${
        this.#mayAdvise(result)
          ? html`<khung-advice .result=${result} .framework=${framework}></khung-advice>`
          : nothing
      }
      ${this.#changes(data)}
      <div class="block">
        <h2 id="annex">${text('figures.annex')}</h2>
        <p class="small muted no-print">${text('figures.annex-why')}</p>
        ${this.#annex.hidden ? html`<p class="small muted no-print">${text('results.sideways')}</p>` : nothing}
        ${annexTable(framework, result, (criterion) => this.#show(criterion))}
        ${exports(() => annexSheet(framework, result), text('figures.annex'))}
      </div>
      <section class="block" aria-labelledby="all-criteria">
        <div class="spread">
          <h2 id="all-criteria">${text('result.criteria')}</h2>
          <p class="cluster no-print">
            <button type="button" class="button-plain" @click=${() => this.#toggle(true)}>
              ${text('result.open-all')}
            </button>
            <button type="button" class="button-plain" @click=${() => this.#toggle(false)}>
              ${text('result.close-all')}
            </button>
          </p>
        </div>
        ${criteria(framework, result, papers)}
      </section>
      ${provenance(result.round.framework)}
      <section class="block no-print" aria-labelledby="answers">
        <h2 id="answers">${text('result.answers')}</h2>
        <p>${text('result.answers-why')}</p>
        <p class="actions">
          <button type="button" class="button-second" @click=${() => this.#download(result, 'final')}>
            ${text('result.answers-final')}
          </button>
          <button type="button" class="button-second" @click=${() => this.#download(result, 'self')}>
            ${text('result.answers-self')}
          </button>
        </p>
        ${published === nothing ? commandLines(again) : nothing}
      </section>
      ${published}
    `
  }

  /** For the unit itself and those who see every result before it is published. */
  #mayAdvise({ unit }: UnitResult): boolean {
    const { role, unit: own } = this.me.user
    return isStaff(role) || (ofUnit(role) && own?.id === unit.id)
  }

  #download(result: UnitResult, which: 'final' | 'self'): void {
    const name = which === 'final' ? text('result.answers-final-file') : text('result.answers-self-file')
    save(`${name}.json`, new Blob([answersFile(result, result.answers[which])], { type: 'application/json' }))
  }

  #place({ place, round, final }: UnitResult): string {
    // An office sees only its own unit among the assessments, so it cannot say of how many.
    const known = !ofUnit(this.me.user.role) && place !== null
    return known ? text('result.place-of', { place, of: ratedBy(round, final.framework.hash) }) : String(place)
  }

  #changes({ result, framework }: Data): TemplateResult {
    // What no office scores itself is no change; what an office left open and the council filled in is one.
    const changed = parts(framework).filter(
      ({ id, scored_by }) =>
        scored_by === 'appraisal' && (result.appraisals[id]?.decision ?? 'accepted') !== 'accepted',
    )
    return html`<section class="block" aria-labelledby="changes">
      <h2 id="changes">${text('result.changes')}</h2>
      ${changed.length === 0 ? html`<p class="muted">${text('result.no-changes')}</p>` : nothing}
      <ul class="changes">
        ${changed.map((leaf) => {
          const record = result.appraisals[leaf.id]
          return html`<li>
            <p class="spread">
              <span
                ><a class="digits" href="#why-${leaf.id}" @click=${() => this.#show(leaf.id)}>${partNumber(leaf)}</a>
                ${leaf.number === '' ? nothing : say(leaf.title)}</span
              >
              ${leaf.kind === 'leaf' ? this.#points(leaf.id, result) : nothing}
            </p>
            ${this.#facts(leaf, result)}
            ${record ? html`<p>${decisionBadge(record.decision)} ${text('decide.because', { reason: record.reason })}</p>` : nothing}
          </li>`
        })}
      </ul>
    </section>`
  }

  #points(id: string, { self, final }: UnitResult): TemplateResult {
    return html`<span class="digits nowrap">
      ${outcomeWords(leafOf(self, id))}
      <span aria-hidden="true">→</span><span class="hidden-words">${text('result.became')}</span>
      <span class="strong">${outcomeWords(leafOf(final, id))}</span>
    </span>`
  }

  /** The flags that are yes: they may have decided the band. */
  #flags({ flags = [] }: Framework, final: Result): TemplateResult | typeof nothing {
    const raised = flags.filter(({ id }) => final.flags?.[id] === true)
    return raised.length === 0
      ? nothing
      : html`<p>${text('result.flags', { flags: raised.map(({ label }) => say(label)).join('; ') })}</p>`
  }

  #facts(leaf: Part, { answers }: UnitResult): TemplateResult {
    const { adjusted } = answers.final[leaf.id] ?? {}
    const facts = changedFacts(leaf, answers.self[leaf.id], answers.final[leaf.id])
    return html`${facts.map(
      ({ label, before, after }) =>
        html`<p>
          ${label}: ${before} <span aria-hidden="true">→</span
          ><span class="hidden-words">${text('result.became')}</span> <span class="strong">${after}</span>
        </p>`,
    )}
    ${adjusted ? html`<p>${text('decide.gave', { points: decimal(adjusted.points, 2) })}</p>` : nothing}`
  }

  /** The link jumps there by itself; what it leads to must be open. */
  #show(criterion: string): void {
    const details = document.getElementById(`why-${criterion}`)
    if (details instanceof HTMLDetailsElement) details.open = true
  }

  #toggle(open: boolean): void {
    for (const details of this.querySelectorAll<HTMLDetailsElement>('details.criterion')) details.open = open
  }
}

/** "Chỉ số = 65 × 100 ÷ 70 = 92,86 %": the engine's own words, in the line below the total. */
function formula(framework: Framework, { final }: UnitResult): string {
  const lines = trace(framework, final, language())
  const total = lines.findLastIndex(({ points }) => points !== null)
  return lines.at(final.index === null ? -1 : total + 1)?.text ?? ''
}
