/** The documents that an overlay adds, and what points at them. (SPEC L75) */
import { describe, expect, it } from 'vitest'
import { leaves, load, originOf, origins } from '../../engine/index.ts'
import type { Framework, Library, Source } from '../../engine/index.ts'
import { located, textOf } from './load-small.ts'
import { yes } from './table.ts'

const rule = { yes_no: { of: 'a', yes: 1, no: 0 } }
const base = textOf(
  ['', ''].map((_, index) => ({
    max: 1,
    inputs: yes('a'),
    rule,
    source: { document: index, item: `${index + 1}` },
  })),
  { legal_basis: [{ document: '1/QĐ-UBND' }, { document: '2/QĐ-UBND', issuer: 'UBND thử' }] },
)
const overlay = (id: string, parent: string, more: string): string =>
  `framework: ${id}\nversion: "1.0.0"\ntitle: Thử\nprovenance: illustrative\nauthority: UBND thử\neffective: { from: "2026-01-01" }\nextends: ${parent}@1.0.0\n${more}`

const near = overlay(
  'near',
  'made',
  `legal_basis:
  - { document: 7/QĐ-UBND }
  - { document: 2/QĐ-UBND, issuer: UBND thử }
changes:
  - { set: c1, property: title, to: Khác, reason: Theo quy định, source: { document: 0, item: "4" } }
  - { set: c2, property: source, to: { document: 1, page: 3 }, reason: Theo quy định }
  - add: { id: c3, number: "1.3", title: Thêm, max: 1, scored_by: appraisal, inputs: [{ id: a, type: boolean, label: Có }], rule: { yes_no: { of: a, yes: 1, no: 0 } }, source: { document: 0 } }
    under: d
    reason: Theo quy định
  - { set: d, property: max, to: 3, reason: Theo quy định }
known_defects:
  - { code: wrong-sum, at: scale/total, note: Thử, source: { document: 0, item: "9" } }
`,
)
const far = overlay(
  'far',
  'near',
  `legal_basis: [{ document: 9/QĐ-UBND }]
changes:
  - { set: c1, property: source, to: { document: 0 }, reason: Theo quy định, source: { document: 0 } }
`,
)
const texts: Readonly<Record<string, string>> = { 'made@1.0.0': base, 'near@1.0.0': near, 'far@1.0.0': far }
const library: Library = (reference) =>
  texts[reference] === undefined ? null : { file: `${reference}.yaml`, text: texts[reference] }

function read(text: string): Framework {
  const outcome = load(text, 'test.yaml', library)
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems))
  return outcome.value
}
/** The document that a source points at. */
const named = ({ legal_basis }: Framework, source: Source | null): string | undefined =>
  source?.document === undefined ? undefined : legal_basis[source.document]?.document
const documentsOf = (framework: Framework): readonly (string | undefined)[] =>
  leaves(framework).map(({ source }) => named(framework, source))

describe('[L75] documents of an overlay', () => {
  it('stand after those of its parent, each once', () => {
    expect(read(near).legal_basis.map(({ document }) => document)).toEqual(['1/QĐ-UBND', '2/QĐ-UBND', '7/QĐ-UBND'])
    expect(read(far).legal_basis.map(({ document }) => document)).toEqual([
      '1/QĐ-UBND',
      '2/QĐ-UBND',
      '7/QĐ-UBND',
      '9/QĐ-UBND',
    ])
  })

  it('what is inherited keeps pointing at its own, what the overlay writes at the one it means', () => {
    expect(documentsOf(read(base))).toEqual(['1/QĐ-UBND', '2/QĐ-UBND'])
    expect(documentsOf(read(near))).toEqual(['1/QĐ-UBND', '2/QĐ-UBND', '7/QĐ-UBND'])
    expect(documentsOf(read(far))).toEqual(['9/QĐ-UBND', '2/QĐ-UBND', '7/QĐ-UBND'])
    const framework = read(far)
    expect(named(framework, framework.known_defects[0]!.source)).toBe('7/QĐ-UBND')
  })

  it('origins name the document of each change, and where each document is written', () => {
    const list = origins(far, 'far.yaml', library)
    if (list.kind === 'refused') throw new Error('refused')
    const made = (id: string, property: string) => originOf(list.value, id, property)?.written[0]?.change
    expect(made('c1', 'source.document')).toEqual({
      kind: 'set',
      reason: 'Theo quy định',
      source: { document: 3 },
      document: '9/QĐ-UBND',
    })
    expect(made('c1', 'title')?.document).toBe('7/QĐ-UBND')
    const files = [0, 2, 3].map((at) =>
      originOf(list.value, '', `legal_basis.${at}.document`)?.written.map(({ place }) => place.file),
    )
    expect(files).toEqual([['made@1.0.0.yaml'], ['near@1.0.0.yaml'], ['far.yaml']])
  })

  it.each([
    ['to: { document: 0 }', 'to: { document: 1 }', 'unknown-document 10:50'],
    ['source: { document: 0 }', 'source: { document: 2 }', 'unknown-document 10:98'],
  ])('an overlay counts in its own list: %s → %s', (find, put, told) => {
    expect(located(load(far.replace(find, put), 'test.yaml', library))).toEqual([told])
  })

  it('without a list of its own it points into that of its parent', () => {
    const plain = far.replace('legal_basis: [{ document: 9/QĐ-UBND }]\n', '')
    expect(documentsOf(read(plain))[0]).toBe('1/QĐ-UBND')
    expect(read(plain).legal_basis).toEqual(read(near).legal_basis)
  })
})
