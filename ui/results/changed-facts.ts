/** Which facts the council changed, and from what to what; in the order of the form. Pure. */
import { asked } from '../../engine/live.ts'
import type { Answer, Part } from '../../engine/live.ts'
import { noPoints } from '../self-score/office-points.ts'
import { showValue } from '../fields/show-value.ts'
import { say, text } from '../text.ts'

export interface ChangedFact {
  readonly label: string
  readonly before: string
  readonly after: string
}

const none: Answer = { inputs: {} }

export function changedFacts(leaf: Part, self: Answer = none, final: Answer = none): readonly ChangedFact[] {
  const claim = { label: text('row.claim'), before: claimWords(self), after: claimWords(final) }
  const facts = leaf.inputs.map((input) => ({
    label: say(input.label),
    before: factWords(leaf, input.id, self),
    after: factWords(leaf, input.id, final),
  }))
  return [claim, ...facts].filter(({ before, after }) => before !== after)
}

const claimWords = ({ not_arising }: Answer): string =>
  not_arising === undefined ? text('answer.no') : text('answer.yes')

/** "–" for a question that did not come up. */
function factWords(leaf: Part, id: string, answer: Answer): string {
  const input = answer.not_arising === undefined ? asked(leaf, answer).find((one) => one.id === id) : undefined
  return input ? showValue(input, answer.inputs[id]) : noPoints
}
