/** What a draft changes, and what its examples show. Loaded with the first view that needs it. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { saySubject } from '../../engine/compare/index.ts'
import type { Accepted, CaseReport } from '../../engine/author.ts'
import type { Comparison } from '../../engine/live.ts'
import { changeItem, levelBadge } from '../comparison/change.ts'
import { countLevel, groups, levels } from '../comparison/group.ts'
import { decimal } from '../format.ts'
import { language } from '../language.ts'
import { text } from '../text.ts'
import type { PlainKey } from '../text.ts'

export function comparisonOf({ from, changes }: Comparison): TemplateResult {
  const since = text('author.since', { version: from.version })
  if (changes.length === 0) return html`<p>${text('author.no-changes', { version: from.version })}</p>`
  return html`
    <p>${since}</p>
    <ul class="plain level-counts">
      ${levels.map(
        (level) => html`<li>${levelBadge(level)} <span class="strong digits">${countLevel(changes, level)}</span></li>`,
      )}
    </ul>
    ${groups(changes).map(({ changes: own }) => {
      const [first] = own
      return first === undefined
        ? nothing
        : html`<section class="change-group">
            <h3>${saySubject(first, language()) || text('comparison.whole')}</h3>
            <ul class="plain">
              ${own.map(changeItem)}
            </ul>
          </section>`
    })}
  `
}

/** What somebody does about examples that give another result than they say. */
export interface CaseActs {
  readonly show: (at: CaseReport) => void
  readonly accept: (accepted: readonly Accepted[]) => void
  /** Of a criterion, by its id. */
  readonly nameOf: (id: string) => string
  /** What a band is called; anything else as it is. */
  readonly bandOf: (id: string) => string
}

/** Its name says the old result, or it is there to show a band. */
function speaksOf(name: string, { difference: { path, expected } }: Accepted): boolean {
  if (path === 'total.band') return true
  const bare = expected.replace(/\.0+$|(?<=\.\d+)0+$/, '')
  return [bare, bare.replace('.', ','), expected, expected.replace('.', ',')].some((figure) => name.includes(figure))
}

const shown = (value: string, titleOf: (band: string) => string): string =>
  /^-?\d+\.\d+$/.test(value) ? decimal(value) : titleOf(value)

const totals: Readonly<Record<string, PlainKey>> = {
  'total.points': 'author.total-points',
  'total.of': 'author.total-of',
  'total.index': 'author.total-index',
  'total.band': 'author.total-band',
}

export function failingCases(
  cases: readonly CaseReport[],
  acceptable: readonly Accepted[],
  { show, accept, nameOf, bandOf }: CaseActs,
): TemplateResult {
  const failed = cases.map((one, index) => ({ one, index })).filter(({ one }) => !one.passed)
  // What an example is called for is changed by its author, not by all at once.
  const spoken = new Set(
    acceptable.filter((each) => speaksOf(cases[each.case]?.name ?? '', each)).map((each) => each.case),
  )
  const silent = acceptable.filter((each) => !spoken.has(each.case))
  if (failed.length === 0) return html`<p>${text('author.examples-pass', { count: cases.length })}</p>`
  return html`
    <p>${text('author.examples-fail', { count: failed.length, of: cases.length })}</p>
    <ul class="draft-reasons">
      ${failed.map(({ one, index }) => {
        const own = acceptable.filter((each) => each.case === index)
        const named = own.some((each) => speaksOf(one.name, each))
        return html`<li>
          <span class="strong">${one.name}</span>
          <button type="button" class="button-plain" @click=${() => show(one)}>
            ${text('author.at', { line: one.place?.line ?? 1 })}
          </button>
          ${
            own.length === 0
              ? nothing
              : html`<button
                  type="button"
                  class="button-plain"
                  aria-label=${text('author.accept-of', { name: one.name })}
                  @click=${() => accept(own)}
                >
                  ${text('author.accept')}
                </button>`
          }
          ${named ? html`<p class="small">${text('author.named')}</p>` : nothing}
          <ul>
            ${one.differences.map(
              ({ path, expected, found }) =>
                html`<li>
                  ${totals[path] === undefined ? nameOf(path) : text(totals[path])}:
                  ${text('author.expected', { expected: shown(expected, bandOf), found: shown(found, bandOf) })}
                </li>`,
            )}
          </ul>
        </li>`
      })}
    </ul>
    ${
      silent.length === 0
        ? nothing
        : html`<p>${text('author.accept-why')}</p>
            <p>
              <button type="button" class="button-second" @click=${() => accept(silent)}>
                ${text('author.accept-all', { count: new Set(silent.map((each) => each.case)).size })}
              </button>
            </p>`
    }
  `
}
