/** Frameworks made from a list of criteria. Reads no file, so that it runs outside of the test runner too. */
import { load } from '../../engine/index.ts'
import type { Framework, Json } from '../../engine/index.ts'

export interface Criterion {
  readonly max: number
  readonly inputs: readonly { readonly [key: string]: Json }[]
  readonly rule: { readonly [form: string]: Json }
  readonly [key: string]: Json
}

interface Head {
  readonly [key: string]: Json
}

/** Ids c1, c2, …, all in the domain "d" unless `head` says otherwise. */
export function madeText(criteria: readonly Criterion[], head: Head = {}): string {
  const leaves = criteria.map((one, index) => ({
    id: `c${index + 1}`,
    number: `1.${index + 1}`,
    title: `Tiêu chí ${index + 1}`,
    scored_by: 'appraisal',
    ...one,
    inputs: one.inputs.map((input) => ({ label: `Nhãn ${JSON.stringify(input['id']).slice(1, -1)}`, ...input })),
  }))
  const total = Number(criteria.reduce((sum, { max }) => sum + max, 0).toFixed(4))
  return JSON.stringify({
    framework: 'made',
    version: '1.0.0',
    title: 'Khung thử',
    provenance: 'illustrative',
    authority: 'UBND thử',
    effective: { from: '2026-01-01' },
    unit_types: ['phong'],
    scale: { total, unit: 'điểm', survey: 'none' },
    rounding: { mode: 'half-up', criterion: 2, index: 2 },
    not_arising: 'exclude',
    domains: [{ id: 'd', number: '1', title: 'Lĩnh vực', max: total, criteria: leaves }],
    bands: [{ id: 'rest', title: 'Còn lại', when: true }],
    ...head,
  })
}

export function loadMade(text: string): Framework {
  const outcome = load(text, 'made.yaml', () => null)
  if (outcome.kind === 'refused') throw new Error(`refused: ${JSON.stringify(outcome.problems)}`)
  return outcome.value
}
