/** Choosing a framework version; those with errors are shown with what is wrong and where. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { FrameworkSummary } from '../api.ts'
import { reference } from '../comparison/group.ts'
import { paths } from '../paths.ts'
import { statusBadges } from '../rounds/framework-list.ts'
import { say, text } from '../text.ts'

export function frameworkChoice(
  all: readonly FrameworkSummary[],
  chosen: string | null,
  problem: string | undefined,
  choose: (one: FrameworkSummary) => void,
): TemplateResult {
  const unpublished = all.find((one) => reference(one) === chosen && !one.published)
  return html`<fieldset class="field" aria-describedby=${problem ? 'framework-error' : nothing}>
    <legend>${text('round.framework')}</legend>
    <span class="hint">${text('new-round.framework-hint')}</span>
    ${all.length === 0 ? html`<p>${text('new-round.no-framework')}</p>` : nothing}
    <div class="options options-long">
      ${all.map((one, at) => {
        const name = reference(one)
        return html`<div class="option option-tall">
            <input
              type="radio"
              id="framework-${at}"
              name="framework"
              .checked=${name === chosen}
              @change=${() => choose(one)}
            />
            <label for="framework-${at}">
              ${say(one.title)}<br />
              <span class="small muted"><span class="mono">${name}</span> · ${one.authority}</span>
              ${statusBadges(one)}
            </label>
          </div>
          <div role="status">${one === unpublished ? unpublishedNotice(one) : nothing}</div>`
      })}
    </div>
    ${
      problem
        ? html`<span class="field-error" id="framework-error">${text('problems.error', { text: problem })}</span>`
        : nothing
    }
  </fieldset>`
}

function unpublishedNotice(one: FrameworkSummary): TemplateResult {
  return html`<div class="notice">
    <p class="strong">${text('new-round.unpublished')}</p>
    <p>${text('new-round.unpublished-how')}</p>
    <p class="mono">npx khung publish ${reference(one)}</p>
    <p><a href=${paths.framework(one.id, one.version)}>${text('framework.findings')}</a></p>
  </div>`
}

export function brokenFrameworks(broken: readonly FrameworkSummary[]): TemplateResult | typeof nothing {
  if (broken.length === 0) return nothing
  return html`<div class="notice notice-error">
    <p class="strong">${text('new-round.broken', { count: broken.length })}</p>
    ${broken.map(
      (one) =>
        html`<details>
          <summary>
            <span class="mono">${reference(one)}</span>: ${text('new-round.problems', { count: one.problems.length })}
          </summary>
          <ul>
            ${one.problems.map(
              (problem) => html`<li><span class="mono">${problem.at}</span><br />${problem.text}</li>`,
            )}
          </ul>
        </details>`,
    )}
  </div>`
}
