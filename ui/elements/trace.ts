/** "Vì sao?": the lines of an explanation as a nested list with the points at the right. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { TraceLine } from '../../engine/live.ts'
import { points, pointsOf } from '../format.ts'
import { LightElement } from './light.ts'

interface Branch {
  readonly line: TraceLine
  readonly below: Branch[]
}

/** Depths → tree. A line may be deeper than the one before by more than one; it still hangs below it. */
export function branches(lines: readonly TraceLine[]): readonly Branch[] {
  const top: Branch[] = []
  const open: Branch[] = []
  for (const line of lines) {
    while (open.length > 0 && (open.at(-1)?.line.depth ?? 0) >= line.depth) open.pop()
    const branch: Branch = { line, below: [] }
    ;(open.at(-1)?.below ?? top).push(branch)
    open.push(branch)
  }
  return top
}

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
  const score =
    line.points === null ? null : line.of === null ? points(line.points) : pointsOf(line.points, line.of)
  return html`<li>
    <span class="trace-line">
      <span>${line.text}</span>${score === null ? nothing : html`<span class="number">${score}</span>`}
    </span>
    ${below.length > 0
      ? html`<ul>
          ${below.map(one)}
        </ul>`
      : nothing}
  </li>`
}
