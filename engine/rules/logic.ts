/** logic: a rule in raw JSON-Logic, for what no other form says. */
import type { Logic } from '../model.ts'
import { checkLogic } from './check-logic.ts'
import { typesOf } from './form.ts'
import { contradictory } from './contradictions.ts'
import type { Finding, Form, RuleContext } from './form.ts'
import { intervalOf } from './interval.ts'
import { readsOfLogic } from './logic-names.ts'
import { boundariesOf } from './boundary.ts'
import { ofLogic } from './direction.ts'
import { intervalOfInput } from './value-bounds.ts'

/** What the bounds of the inputs cannot rule out: points outside the criterion's. */
function checkBounds(written: Logic, context: RuleContext): readonly Finding[] {
  const [least, most] = intervalOf(written, (name) => intervalOfInput(name, context)) ?? [0, 0]
  const show = (value: number): string => (Number.isFinite(value) ? String(value) : value > 0 ? '∞' : '−∞')
  const params = { found: show(most), least: show(least), max: context.max }
  return least < 0 || most > context.max ? [{ code: 'logic-may-leave-range', at: [], params }] : []
}

export const logic: Form<Logic> = {
  name: 'logic',
  schema: { type: 'object' },
  reads: (written) => readsOfLogic(written, []),
  check: (written, context) => {
    const { type, findings } = checkLogic(written, typesOf(context))
    if (findings.length > 0) return findings
    if (type === 'number' || type === 'unknown') return [...contradictory(written), ...checkBounds(written, context)]
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
