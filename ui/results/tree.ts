/** Every criterion of a result as a closed line that opens into its explanation. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { trace } from '../../engine/live.ts'
import type { Framework, Leaf, Node } from '../../engine/live.ts'
import { leafOf } from '../appraisal/appraisal.ts'
import { decisionBadge } from '../appraisal/decision.ts'
import { finalWords, outcomeWords } from '../appraisal/outcome.ts'
import type { UnitResult } from '../api.ts'
import { heading } from '../elements/heading.ts'
import '../elements/trace.ts'
import { decimal, pointsOf } from '../format.ts'
import { language } from '../language.ts'
import { resultOf } from '../self-score/self-score.ts'
import { say, text } from '../text.ts'
import { maximum } from './scores.ts'

export function criteria(framework: Framework, result: UnitResult): readonly TemplateResult[] {
  return framework.domains.map((domain) => node(framework, result, domain, 3))
}

function node(framework: Framework, result: UnitResult, one: Node, level: number): TemplateResult {
  if (one.kind === 'leaf') return leaf(framework, result, one)
  const sum = resultOf(result.final.domains, one.id)
  return html`<div class="tree-group">
    ${heading(
      level,
      html`<span><span class="digits">${one.number}</span> ${say(one.title)}</span>
        <span class="number">${sum?.kind === 'group' ? pointsOf(sum.points, sum.of) : nothing}</span>`,
    )}
    ${one.children.map((child) => node(framework, result, child, level + 1))}
  </div>`
}

/** Where the council agreed, both explanations are the same one. */
function leaf(framework: Framework, result: UnitResult, one: Leaf): TemplateResult {
  const record = result.appraisals[one.id]
  const max = decimal(maximum(framework, one))
  return html`<details class="criterion" id="why-${one.id}">
    <summary>
      <span class="criterion-line">
        <span><span class="digits">${one.number}</span> ${say(one.title)}</span>
        <span class="number"> ${outcomeWords(leafOf(result.final, one.id))} <span class="muted">/ ${max}</span> </span>
      </span>
    </summary>
    <div class="columns">
      <div>
        <p class="strong">${finalWords(one)} ${record ? decisionBadge(record.decision) : nothing}</p>
        <khung-trace .lines=${trace(framework, result.final, language(), one.id).slice(1)}></khung-trace>
        ${record?.reason && !record.answer.adjusted ? html`<p>${text('decide.because', { reason: record.reason })}</p>` : nothing}
      </div>
      ${
        one.scored_by === 'appraisal'
          ? html`<div>
              <p class="strong">
                ${text('points.self')} <span class="digits">${outcomeWords(leafOf(result.self, one.id))}</span>
              </p>
              <khung-trace .lines=${trace(framework, result.self, language(), one.id).slice(1)}></khung-trace>
            </div>`
          : nothing
      }
    </div>
    <p class="small muted">${text('row.rule', { sentence: one.rule.sentence[language()] })}</p>
  </details>`
}
