/** Every criterion of a result as a closed line that opens into its explanation. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { trace } from '../../engine/live.ts'
import type { Framework, Leaf, Node, Part, SharedPart } from '../../engine/live.ts'
import { decisionBadge } from '../appraisal/decision.ts'
import { finalWords, outcomeWords } from '../appraisal/outcome.ts'
import type { UnitResult } from '../api.ts'
import { heading } from '../elements/heading.ts'
import '../elements/trace.ts'
import { showValue } from '../fields/show-value.ts'
import { decimal, pointsOf } from '../format.ts'
import { language } from '../language.ts'
import { countedWords } from '../self-score/row-score.ts'
import { leafOf, resultOf, sheets, sumOf } from '../sheets.ts'
import type { Sheet } from '../sheets.ts'
import { say, text } from '../text.ts'
import { maximum } from './scores.ts'

export function criteria(framework: Framework, result: UnitResult): readonly TemplateResult[] {
  return sheets(framework).map((one) => sheet(framework, result, one))
}

function sheet(framework: Framework, result: UnitResult, { id, number, title, nodes }: Sheet): TemplateResult {
  const sum = sumOf(result.final, id)
  return html`<div class="tree-group">
    ${heading(
      3,
      html`<span><span class="digits">${number}</span> ${say(title)}</span>
        <span class="number">${sum ? pointsOf(sum.points, sum.of) : nothing}</span>`,
    )}
    ${nodes.map((child) => node(framework, result, child, 4))}
  </div>`
}

function node(framework: Framework, result: UnitResult, one: Node | Part, level: number): TemplateResult {
  if (one.kind === 'leaf') return leaf(framework, result, one)
  if (one.kind === 'shared') return values(result, one)
  const sum = resultOf(result.final, one.id)
  return html`<div class="tree-group">
    ${heading(
      level,
      html`<span><span class="digits">${one.number}</span> ${say(one.title)}</span>
        <span class="number">${sum?.kind === 'group' ? pointsOf(sum.points, sum.of) : nothing}</span>`,
    )}
    ${one.children.map((child) => node(framework, result, child, level + 1))}
  </div>`
}

/** Shared facts and flags as they count; what the council changed of them stands among the changes. */
function values({ answers, appraisals }: UnitResult, part: SharedPart): TemplateResult {
  const record = appraisals[part.id]
  const { inputs } = answers.final[part.id] ?? { inputs: {} }
  return html`<div id="why-${part.id}">
    <p>${record ? decisionBadge(record.decision) : nothing}</p>
    <dl class="said">
      ${part.inputs.map(
        (input) =>
          html`<div>
            <dt>${say(input.label)}</dt>
            <dd>${showValue(input, inputs[input.id])}</dd>
          </div>`,
      )}
    </dl>
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
        <span class="number">
          ${outcomeWords(leafOf(result.final, one.id))} <span class="muted">/ ${max}</span>
          ${countedWords(leafOf(result.final, one.id)?.counted)}
        </span>
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
