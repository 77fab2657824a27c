/** The deadline of the stage in hand, as an entry of a list of facts; nothing where none runs. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { StageDeadline } from '../deadlines.ts'

export const deadlineFact = (until: StageDeadline | null): TemplateResult | typeof nothing =>
  until === null
    ? nothing
    : html`<div>
        <dt>${until.label}</dt>
        <dd>${until.words}</dd>
      </div>`
