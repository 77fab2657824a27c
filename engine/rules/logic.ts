/** logic: a rule in raw JSON-Logic, for what no other form says. */
import type { Logic } from '../model.ts'
import { checkLogic } from './check-logic.ts'
import { typesOf } from './form.ts'
import { contradictory } from './contradictions.ts'
import type { Form } from './form.ts'
import { readsOfLogic } from './logic-names.ts'
import { boundariesOf } from './boundary.ts'
import { ofLogic } from './direction.ts'

export const logic: Form<Logic> = {
  name: 'logic',
  schema: { type: 'object' },
  reads: (written) => readsOfLogic(written, []),
  check: (written, context) => {
    const { type, findings } = checkLogic(written, typesOf(context))
    if (findings.length > 0) return findings
    if (type === 'number' || type === 'unknown') return contradictory(written)
    return [{ code: 'logic-type', at: [], params: { operator: 'logic', expected: 'number', found: type } }]
  },
  desugar: (written) => ({
    values: [],
    cases: [
      { when: true, points: written, words: { vi: 'theo công thức của tiêu chí', en: 'by the criterion’s formula' } },
    ],
  }),
  range: () => null,
  direction: (written, context) => ofLogic(written, context),
  boundaries: (written) => boundariesOf(written),
}
