/** What the city's framework keeps: each guard refuses a district that breaks it, on the district's own line. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { load } from '../../engine/index.ts'
import { library } from '../engine/shipped.ts'

const district = 'frameworks/quan-mau-phong/1.0.0.yaml'
const text = readFileSync(new URL(`../../${district}`, import.meta.url), 'utf8')
const base = readFileSync(new URL('../../frameworks/ha-noi-phong/1.0.0.yaml', import.meta.url), 'utf8').split('\n')
const line = text.trimEnd().split('\n').length + 1

const added = (id: string, max: number): string =>
  `{ id: ${id}, number: "9.${id}", title: Tiêu chí thử, max: ${max}, scored_by: appraisal, ` +
  `inputs: [{ id: a, type: boolean, label: A }], rule: { yes_no: { of: a, yes: ${max}, no: 0 } } }`

/** The first finding of the district's file with one more change, and the city's line that it names. */
function refused(change: string): readonly string[] {
  const { problems } = load(`${text.trimEnd()}\n  - ${change}\n`, district, library)
  return problems.map(({ code, place, params }) => {
    const [file, at] = (params['guard'] ?? '').split(':')
    expect([place?.file, place?.line]).toEqual([district, line])
    expect(file).toBe('frameworks/ha-noi-phong/1.0.0.yaml')
    return `${code}: ${base[Number(at) - 1]?.trim().split(' # ')[0]}`
  })
}

describe('the district may not', () => {
  const domain = 'guard: { locked: [number, title, remove, move, rename] }'
  it.each([
    [
      '{ set: bands, to: [{ id: all, title: Mọi kết quả, when: true }], reason: r }',
      'guard-locked: locked: [bands, not_arising]',
    ],
    ['{ set: not_arising, to: zero, reason: r }', 'guard-locked: locked: [bands, not_arising]'],
    [
      '{ set: training, property: scored_by, to: judgement, reason: r }',
      'guard-locked: locked: [scored_by, not_arising]',
    ],
    ['{ set: finance, property: title, to: Tài chính, reason: r }', `guard-locked: ${domain}`],
    ['{ remove: finance, reason: r }', `guard-locked: ${domain}`],
    ['{ remove: survey-staff, reason: r }', 'guard-locked: guard: { locked: true }'],
    [
      '{ set: on-time-dossiers, property: max, to: 2, reason: r }',
      'guard-locked: guard: { locked: [max, remove, rename] }',
    ],
    ['{ set: assigned-tasks, property: max, to: 10.5, reason: r }', 'guard-range: range: { max: [0.5, 10] }'],
    [`{ add: ${added('a', 0.25)}, under: finance, reason: r }`, 'guard-range: range: { max: [0.5, 10] }'],
    [
      `{ add: ${added('a', 3.5)}, under: finance, reason: r }`,
      'guard-added-points: addable: { at_most: 2, most_points: 3 }',
    ],
    [
      '{ set: procedures, property: max, to: 24, reason: r }',
      'guard-total: guard: { locked: [number, title, remove, move, rename], keep_total: true }',
    ],
    ['{ set: implementation, property: max, to: 6.5, reason: r }', 'guard-invariant: - id: half-kept'],
    [
      '{ set: scale.survey, to: { points: 25, mandatory: false, when_absent: rescale }, reason: r }',
      'guard-invariant: - id: survey-share',
    ],
    [
      '{ set: survey-staff, property: guard, to: { locked: [max] }, reason: r }',
      'guard-loosened: guard: { locked: true }',
    ],
  ])('%s', (change, expected) => {
    expect(refused(change)).toEqual([expected])
  })
})
