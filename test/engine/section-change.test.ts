/** Changes of an overlay within bonus and penalty. (SPEC L76) */
import { describe, expect, it } from 'vitest'
import { load, originOf, origins } from '../../engine/index.ts'
import type { Framework, Json, Library, Outcome } from '../../engine/index.ts'
import { located, textOf } from './load-small.ts'
import { yes } from './table.ts'

const item = (id: string, number: string, max: number): { readonly [key: string]: Json } => ({
  id,
  number,
  title: `Mục ${id}`,
  max,
  scored_by: 'appraisal',
  inputs: yes('a').map((one) => ({ label: 'Có', ...one })),
  rule: { yes_no: { of: 'a', yes: max, no: 0 } },
})
const parts = [{ max: 10, inputs: yes('a'), rule: { yes_no: { of: 'a', yes: 10, no: 0 } } }]
const bonus = {
  number: '8',
  title: 'Thưởng',
  max: 3,
  combine: 'sum',
  criteria: [item('x', '8.1', 2), item('y', '8.2', 1)],
}
const head = { scale: { total: 10, unit: 'điểm', survey: 'none', above_total: 'capped' }, bonus }

const file = 'near.yaml'
const libraryOf =
  (more: { readonly [key: string]: Json }): Library =>
  (reference) =>
    reference === 'made@1.0.0' ? { file: 'made.yaml', text: textOf(parts, { ...head, ...more }) } : null
const textOfChanges = (changes: readonly string[]): string =>
  [
    'framework: near',
    'version: "1.0.0"',
    'title: Thử',
    'provenance: illustrative',
    'authority: UBND thử',
    'effective: { from: "2026-01-01" }',
    'extends: made@1.0.0',
    'changes:',
    ...changes.map((one) => `  - { ${one}, reason: Theo quy định }`),
    '',
  ].join('\n')
const read = (changes: readonly string[], more = {}): Outcome<Framework> =>
  load(textOfChanges(changes), file, libraryOf(more))

/** "x 2, y 1 of 3" */
function told(outcome: Outcome<Framework>): string {
  if (outcome.kind === 'refused') return located(outcome).join(', ')
  const section = outcome.value.bonus!
  return `${section.criteria.map(({ id, max }) => `${id} ${max / 100}`).join(', ')} of ${section.max / 100}`
}

const line = JSON.stringify(item('z', '8.3', 1))
const rule = 'set: y, property: rule, to: { yes_no: { of: a, yes: 2, no: 0 } }'

describe('[L76] a change within bonus or penalty', () => {
  it.each<[string, readonly string[], string]>([
    ['the cap', ['set: bonus, property: max, to: 2'], 'x 2, y 1 of 2'],
    ['a criterion', ['set: y, property: max, to: 2', rule], 'x 2, y 2 of 3'],
    ['one more, last', [`add: ${line}, under: bonus`], 'x 2, y 1, z 1 of 3'],
    ['one more, after another', [`add: ${line}, under: bonus, after: x`], 'x 2, z 1, y 1 of 3'],
    ['both at once', [`add: ${line}, under: bonus`, 'set: bonus, property: max, to: 4'], 'x 2, y 1, z 1 of 4'],
  ])('%s', (_, changes, expected) => {
    expect(told(read(changes))).toBe(expected)
  })

  it.each<[string, readonly string[], string]>([
    ['a misspelt property', ['set: bonus, property: maximum, to: 2'], 'not-in-list 9:29'],
    ['a misspelt property of a criterion', ['set: y, property: maks, to: 2'], 'not-in-list 9:25'],
    ['the section has no such place', [`add: ${line}, under: bonus, after: w`], `unknown-node 9:${line.length + 35}`],
    ['one removed', ['remove: y'], 'section-as-a-whole 9:15'],
    ['one renamed', ['rename: y, to: w'], 'section-as-a-whole 9:15'],
    ['one moved', ['move: y, under: d'], 'section-as-a-whole 9:13'],
    ['no such section', ['set: penalty, property: max, to: 2'], 'no-section 9:12'],
    ['none to add to', [`add: ${line}, under: penalty`], `no-section 9:${line.length + 21}`],
    ['the same twice', ['set: y, property: title, to: A', 'set: y, property: title, to: B'], 'set-twice 10:12'],
    [
      'a part, then the whole',
      ['set: y, property: title, to: A', `set: bonus, to: ${JSON.stringify(bonus)}`],
      'set-twice 10:12',
    ],
    [
      'the whole, then a part',
      [`set: bonus, to: ${JSON.stringify(bonus)}`, 'set: y, property: title, to: A'],
      'set-twice 10:12',
    ],
    [
      'two after the same one',
      [`add: ${line}, under: bonus, after: x`, `add: ${line.replace('"z"', '"w"')}, under: bonus, after: x`],
      `same-place 10:${line.length + 35}`,
    ],
    ['an id that is taken', [`add: ${line.replace('"z"', '"x"')}, under: bonus`], 'duplicate-id 9:18'],
    ['nothing to set', ['set: y, property: title'], 'missing-key 9:12'],
  ])('refused on its own line: %s', (_, changes, expected) => {
    expect(told(read(changes))).toBe(expected)
  })

  it('a lock holds all of the section, and what is locked in each criterion', () => {
    const all = { guard: { locked: ['bonus'] } }
    expect(told(read(['set: y, property: title, to: A'], all))).toBe('guard-locked 9:12')
    expect(told(read([`add: ${line}, under: bonus`], all))).toBe('guard-locked 9:12')
    expect(told(read(['set: bonus, property: max, to: 2'], all))).toBe('guard-locked 9:12')
    const each = { guard: { each: { locked: ['title'] } } }
    expect(told(read(['set: y, property: title, to: A'], each))).toBe('guard-locked 9:25')
    expect(told(read(['set: y, property: max, to: 2', rule], each))).toBe('x 2, y 2 of 3')
  })

  it('origins know the change', () => {
    const changes = ['set: bonus, property: max, to: 4', 'set: y, property: title, to: A', `add: ${line}, under: bonus`]
    const list = origins(textOfChanges(changes), file, libraryOf({}))
    if (list.kind === 'refused') throw new Error(located(list).join(', '))
    const made = (property: string) =>
      originOf(list.value, '', property)!.written.map(
        ({ place, value, change }) => `${place.file}:${place.line} ${JSON.stringify(value)} ${change?.kind ?? ''}`,
      )
    expect(made('bonus.max')).toEqual(['near.yaml:9 4 set', 'made.yaml:1 3 '])
    expect(made('bonus.criteria.y.title')).toEqual(['near.yaml:10 "A" set', 'made.yaml:1 "Mục y" '])
    expect(made('bonus.criteria.z.max')).toEqual(['near.yaml:11 1 add'])
    expect(made('bonus.criteria.x.max')).toEqual(['made.yaml:1 2 '])
  })
})
