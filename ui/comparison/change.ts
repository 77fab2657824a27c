/** One change for reading: sign, words, what was struck out and what came in, level, reason. Never colour alone. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { changeParts } from '../../engine/compare/index.ts'
import type { ChangePart } from '../../engine/compare/index.ts'
import type { Change, ChangeKind, ChangeLevel } from '../../engine/live.ts'
import { badge } from '../elements/badge.ts'
import type { Tone } from '../elements/badge.ts'
import { language } from '../language.ts'
import { text } from '../text.ts'
import type { PlainKey } from '../text.ts'

const kinds: Readonly<Record<ChangeKind, { readonly sign: string; readonly words: PlainKey; readonly look: string }>> =
  {
    added: { sign: '+', words: 'change.added', look: 'added' },
    removed: { sign: '−', words: 'change.removed', look: 'removed' },
    moved: { sign: '⇄', words: 'change.moved', look: 'moved' },
    renamed: { sign: '⇄', words: 'change.renamed', look: 'moved' },
    changed: { sign: '~', words: 'change.changed', look: 'changed' },
  }

const levelWords: Readonly<Record<ChangeLevel, { readonly words: PlainKey; readonly tone: Tone }>> = {
  breaking: { words: 'level.breaking', tone: 'warning' },
  risky: { words: 'level.risky', tone: 'active' },
  info: { words: 'level.info', tone: 'neutral' },
}

export function levelBadge(level: ChangeLevel): TemplateResult {
  const { words, tone } = levelWords[level]
  return badge(text(words), tone)
}

export function changeItem(change: Change): TemplateResult {
  const { sign, words, look } = kinds[change.kind]
  return html`<li class="change">
    <span class="change-sign change-${look}" aria-hidden="true">${sign}</span>
    <div class="change-body">
      <p class="change-head"><span class="strong">${text(words)}</span> ${levelBadge(change.level)}</p>
      ${changeParts(change, language()).map(part)}
      ${change.reason === null ? nothing : html`<p class="change-reason">${text('change.reason', { reason: change.reason })}</p>`}
    </div>
  </li>`
}

function part({ label, before, after }: ChangePart): TemplateResult {
  return html`<p class="change-part">
    ${label === '' ? nothing : html`<span class="change-label">${label}:</span>`}
    ${before === null ? nothing : html`<del><span class="hidden-words">${text('change.before')}</span>${before}</del>`}
    ${before !== null && after !== null ? html`<span aria-hidden="true">→</span>` : nothing}
    ${after === null ? nothing : html`<ins><span class="hidden-words">${text('change.after')}</span>${after}</ins>`}
  </p>`
}
