/** What the office handed in beside its answers, as far as this person may see it: explanations and files. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Part } from '../../engine/live.ts'
import type { Assessment, EvidenceLink, Session, UnitResult } from '../api.ts'
import { get, Refused } from '../client.ts'
import '../elements/explanation.ts'
import { fileSize } from '../format.ts'
import { isStaff, ofUnit } from '../roles.ts'
import { say, text } from '../text.ts'
import { askedRevision } from './rankings.ts'

/** null: not for this person, or an earlier publication is shown, of which no files are kept apart. */
export async function loadPapers(result: UnitResult, { role, unit }: Session['user']): Promise<Assessment | null> {
  const own = ofUnit(role) && unit?.id === result.unit.id
  const found = result.round.assessments.find((one) => one.unit.id === result.unit.id)
  if (askedRevision() !== '' || found === undefined || (!own && !isStaff(role))) return null
  try {
    return await get<Assessment>(`/assessments/${encodeURIComponent(found.id)}`)
  } catch (cause) {
    // The result stands without them.
    if (cause instanceof Refused) return null
    throw cause
  }
}

export function papersOf({ answers, evidence, explanations }: Assessment, leaf: Part): TemplateResult | typeof nothing {
  const note = answers[leaf.id]?.note ?? ''
  const files = evidence.filter(({ criterion }) => criterion === leaf.id)
  const explanation = explanations[leaf.id]
  if (note === '' && files.length === 0 && explanation === undefined) return nothing
  const labelOf = ({ requirement }: EvidenceLink): string => {
    const found = leaf.evidence.find(({ id }) => id === requirement)
    return found ? say(found.label) : text('evidence.other')
  }
  return html`<div class="papers">
    ${note === '' ? nothing : html`<p class="said-note"><span class="muted small">${text('row.note')}</span><br />${note}</p>`}
    ${
      files.length === 0
        ? nothing
        : html`<ul class="said-files">
            ${files.map(
              (file) =>
                html`<li>
                  <span class="small muted">${labelOf(file)}</span>
                  <a class="said-file" href="/api/v1/evidence/${encodeURIComponent(file.id)}" download=${file.name}
                    >${text('evidence.file', { name: file.name, size: fileSize(file.size) })}</a
                  >
                  <span class="small muted mono hash">sha256:${file.sha256}</span>
                </li>`,
            )}
          </ul>`
    }
    ${explanation === undefined ? nothing : html`<khung-explanation .record=${explanation}></khung-explanation>`}
  </div>`
}
