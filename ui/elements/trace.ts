/** "Vì sao?": the lines of an explanation as a nested list with the points at the right. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { TraceLine } from '../../engine/live.ts'
import { points, pointsOf } from '../format.ts'
import { unbroken } from '../rule-words.ts'
import { branches } from './branches.ts'
import type { Branch } from './branches.ts'
import { LightElement } from './light.ts'

@customElement('khung-trace')
export class Trace extends LightElement {
  @property({ attribute: false }) lines: readonly TraceLine[] = []

  protected override render(): TemplateResult {
    return html`<ul class="trace">
      ${branches(this.lines).map(one)}
    </ul>`
  }
}

function one(branch: Branch): TemplateResult {
  const { line, below } = branch
  const score = line.points === null ? null : line.of === null ? points(line.points) : pointsOf(line.points, line.of)
  return html`<li>
    <span class="trace-line">
      <span>${unbroken(line.text)}</span>${score === null ? nothing : html`<span class="number">${score}</span>`}
    </span>
    ${
      below.length > 0
        ? html`<ul>
            ${below.map(one)}
          </ul>`
        : nothing
    }
  </li>`
}
