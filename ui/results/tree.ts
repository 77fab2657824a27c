/** Every criterion of a result as a closed line that opens into its explanation. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { trace } from '../../engine/live.ts'
import type { Framework, GroupResult, Leaf, Node, Part, Result, SharedPart } from '../../engine/live.ts'
import { decisionBadge } from '../appraisal/decision.ts'
import { finalWords, outcomeWords } from '../appraisal/outcome.ts'
import type { Assessment, UnitResult } from '../api.ts'
import { heading } from '../elements/heading.ts'
import '../elements/trace.ts'
import { showValue } from '../fields/show-value.ts'
import { maximum, pointsOf } from '../format.ts'
import { language } from '../language.ts'
import { ruleWords } from '../rule-words.ts'
import { countedWords } from '../self-score/row-score.ts'
import { leafOf, resultOf, sheets, sumOf } from '../sheets.ts'
import type { Sheet } from '../sheets.ts'
import { say, text } from '../text.ts'
import { papersOf } from './papers.ts'
import { maximumOf } from './scores.ts'
import { isAnyKnown, waits } from './waiting.ts'

/** `papers`: what was handed in beside the answers, to whom it may be shown. */
export function criteria(
  framework: Framework,
  result: UnitResult,
  papers: Assessment | null,
): readonly TemplateResult[] {
  return sheets(framework).map((one) => sheet({ framework, result, papers }, one))
}

interface Telling {
  readonly framework: Framework
  readonly result: UnitResult
  readonly papers: Assessment | null
}

function sheet(telling: Telling, { id, number, title, nodes }: Sheet): TemplateResult {
  const { result } = telling
  const sum = sumOf(result.final, id)
  return html`<div class="tree-group">
    ${heading(
      3,
      html`<span><span class="digits">${number}</span> ${say(title)}</span>
        <span class="number">${sum ? sumWords(sum) : nothing}</span>`,
    )}
    ${nodes.map((child) => node(telling, child, 4))}
  </div>`
}

function node(telling: Telling, one: Node | Part, level: number): TemplateResult {
  const { result } = telling
  if (one.kind === 'leaf') return leaf(telling, one)
  if (one.kind === 'shared') return values(result, one)
  const sum = resultOf(result.final, one.id)
  return html`<div class="tree-group">
    ${heading(
      level,
      html`<span><span class="digits">${one.number}</span> ${say(one.title)}</span>
        <span class="number">${sum?.kind === 'group' ? sumWords(sum) : nothing}</span>`,
    )}
    ${one.children.map((child) => node(telling, child, level + 1))}
  </div>`
}

/** "18,50 / 25", or "– / 25" where nothing has points. */
const sumWords = ({ points, of, children }: GroupResult): string =>
  isAnyKnown(children) ? pointsOf(points, of) : `– / ${maximum(of)}`

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
function leaf({ framework, result, papers }: Telling, one: Leaf): TemplateResult {
  const record = result.appraisals[one.id]
  const max = maximum(maximumOf(framework, one))
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
        ${
          waits(result, one)
            ? html`<p>${text('desk.waits')}</p>`
            : html`<khung-trace .lines=${trace(framework, result.final, language(), one.id).slice(1)}></khung-trace>`
        }
        ${record?.reason && !record.answer.adjusted ? html`<p>${text('decide.because', { reason: record.reason })}</p>` : nothing}
      </div>
      ${
        one.scored_by === 'appraisal'
          ? columnsBefore(result).map(
              ({ label, result: before }) =>
                html`<div>
                  <p class="strong">${label} <span class="digits">${outcomeWords(leafOf(before, one.id))}</span></p>
                  <khung-trace .lines=${trace(framework, before, language(), one.id).slice(1)}></khung-trace>
                </div>`,
            )
          : nothing
      }
    </div>
    ${papers === null ? nothing : papersOf(papers, one)}
    <p class="small muted">${ruleWords(one)}</p>
  </details>`
}

/** Newest first, down to what the office said itself. */
function columnsBefore({ self, appraised, clarified }: UnitResult): readonly { label: string; result: Result }[] {
  return [
    ...(clarified ? [{ label: text('result.clarified'), result: clarified }] : []),
    ...(appraised ? [{ label: text('result.appraised'), result: appraised }] : []),
    { label: text('points.self'), result: self },
  ]
}
