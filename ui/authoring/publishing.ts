/** What a draft changes, what its examples show, and what still stands between it and being published. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { saySubject } from '../../engine/compare/index.ts'
import type { Accepted, CaseReport } from '../../engine/author.ts'
import type { Comparison } from '../../engine/live.ts'
import { changeItem, levelBadge } from '../comparison/change.ts'
import { countLevel, groups, levels } from '../comparison/group.ts'
import { language } from '../language.ts'
import { text } from '../text.ts'
import type { PlainKey } from '../text.ts'
import type { Worded } from './author.worker.ts'

/** Each reason leads to where it stands. */
export function reasonList(reasons: readonly Worded[], show: (reason: Worded) => void): TemplateResult {
  return html`<ul class="draft-reasons">
    ${reasons.map(
      (one) =>
        html`<li>
          ${one.words}
          ${
            one.place === null
              ? nothing
              : html`<button type="button" class="button-plain" @click=${() => show(one)}>
                  ${text('author.at', { line: one.place.line })}
                </button>`
          }
        </li>`,
    )}
  </ul>`
}

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
}

const totals: Readonly<Record<string, PlainKey>> = {
  'total.points': 'author.total-points',
  'total.of': 'author.total-of',
  'total.index': 'author.total-index',
  'total.band': 'author.total-band',
}

export function failingCases(
  cases: readonly CaseReport[],
  acceptable: readonly Accepted[],
  { show, accept, nameOf }: CaseActs,
): TemplateResult {
  const failed = cases.map((one, index) => ({ one, index })).filter(({ one }) => !one.passed)
  if (failed.length === 0) return html`<p>${text('author.examples-pass', { count: cases.length })}</p>`
  return html`
    <p>${text('author.examples-fail', { count: failed.length, of: cases.length })}</p>
    <ul class="draft-reasons">
      ${failed.map(({ one, index }) => {
        const own = acceptable.filter((each) => each.case === index)
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
          <ul>
            ${one.differences.map(
              ({ path, expected, found }) =>
                html`<li>
                  ${totals[path] === undefined ? nameOf(path) : text(totals[path])}:
                  ${text('author.expected', { expected, found })}
                </li>`,
            )}
          </ul>
        </li>`
      })}
    </ul>
    ${
      acceptable.length === 0
        ? nothing
        : html`<p>${text('author.accept-why')}</p>
            <p>
              <button type="button" class="button-second" @click=${() => accept(acceptable)}>
                ${text('author.accept-all', { count: new Set(acceptable.map((each) => each.case)).size })}
              </button>
            </p>`
    }
  `
}
