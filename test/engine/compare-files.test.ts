/** The comparison over what the loader reads: the shipped frameworks, and copies that only look different. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isMap, isScalar, isSeq, parseDocument, visit, type Document } from 'yaml'
import { compare } from '../../engine/compare/frameworks.ts'
import { load, type Framework, type Library } from '../../engine/index.ts'

const read = (reference: string): { readonly file: string; readonly text: string } => {
  const file = `frameworks/${reference.replace('@', '/')}.yaml`
  return { file, text: readFileSync(file, 'utf8') }
}
const library: Library = read

function loaded(text: string, file = 'copy.yaml'): Framework {
  const outcome = load(text, file, library)
  if (outcome.kind === 'refused') expect.fail(JSON.stringify(outcome.problems, null, 2))
  return outcome.value
}

const shipped = ['ha-noi-phong@1.0.0', 'quan-mau-phong@1.0.0'].map((reference) => ({ reference, ...read(reference) }))
const base = loaded(read('ha-noi-phong@1.0.0').text)
const overlay = loaded(read('quan-mau-phong@1.0.0').text)

describe('a framework and its overlay', () => {
  it('differ by exactly what the overlay lists', () => {
    const changes = compare(base, overlay).changes.map(({ kind, id, property }) =>
      [kind, id, property].join(' ').trim(),
    )
    const listed = overlay.reasons.map(({ id, property }) => ({ id, property }))
    expect(changes.length).toBe(listed.length)
    expect(changes).toEqual([
      'changed communication max',
      'changed communication rule',
      'changed initiatives max',
      'changed initiatives rule',
      'changed on-time-dossiers rule',
      'changed portal-articles title',
      'removed postal-results',
      'added paperless-meetings',
    ])
  })

  it('each change says why', () => {
    const silent = compare(base, overlay).changes.filter(({ reason }) => reason === null)
    expect(silent).toEqual([])
    const told = new Set(compare(base, overlay).changes.map(({ reason }) => reason))
    expect(told).toEqual(new Set(overlay.reasons.map(({ reason }) => reason)))
  })
})

/** Each keeps the meaning and changes the text. */
const rewritings: readonly (readonly [name: string, rewrite: (document: Document) => string])[] = [
  ['re-formatted without comments', (document) => JSON.stringify(document.toJS(), null, 3)],
  [
    're-quoted',
    (document) => {
      visit(document, {
        Scalar: (_, node) => {
          if (typeof node.value === 'string') node.type = node.value.includes('\n') ? 'BLOCK_LITERAL' : 'QUOTE_DOUBLE'
        },
      })
      return document.toString({ lineWidth: 0 })
    },
  ],
  [
    'with its keys in another order',
    (document) => {
      visit(document, { Map: (_, node) => void (node.items = node.items.toReversed()) })
      return document.toString({ lineWidth: 0 })
    },
  ],
  [
    'in block style, folded at 60 columns',
    (document) => {
      visit(document, { Collection: (_, node) => void (node.flow = false) })
      return document.toString({ lineWidth: 60, indent: 4 })
    },
  ],
]

describe('a copy that only looks different', () => {
  for (const { reference, text, file } of shipped) {
    for (const [name, rewrite] of rewritings) {
      it(`${reference}, ${name}: no changes`, () => {
        const copy = rewrite(parseDocument(text))
        expect(copy).not.toBe(text)
        expect(compare(loaded(text, file), loaded(copy)).changes).toEqual([])
      })
    }
  }
})

/** One edit of each sort. */
describe('a copy with one value changed', () => {
  const { text } = read('ha-noi-phong@1.0.0')
  const edits: readonly (readonly [path: readonly (string | number)[], value: unknown, expected: string])[] = [
    [['domains', 0, 'criteria', 0, 'criteria', 0, 'number'], '1.1.9', 'plan-issued number'],
    [['domains', 0, 'criteria', 0, 'criteria', 0, 'title'], 'Tên khác', 'plan-issued title'],
    [['domains', 0, 'criteria', 0, 'criteria', 0, 'not_arising'], 'full', 'plan-issued not_arising'],
    [
      ['domains', 0, 'criteria', 0, 'criteria', 0, 'inputs', 0, 'label'],
      'Nhãn khác',
      'plan-issued inputs.issued.label',
    ],
    [
      ['domains', 0, 'criteria', 0, 'criteria', 0, 'evidence', 0, 'required'],
      false,
      'plan-issued evidence.plan.required',
    ],
    [
      ['domains', 0, 'criteria', 0, 'criteria', 0, 'rule', 'deadline', 'tiers', 1, 'until'],
      '02-16',
      'plan-issued rule',
    ],
    [['unit_types'], ['so'], ' unit_types'],
    [['rounding', 'index'], 1, ' rounding.index'],
    [['bands', 0, 'title'], 'Nhất', ' bands.excellent.title'],
    [['authority'], 'HĐND', ' authority'],
  ]
  for (const [path, value, expected] of edits) {
    it(`${expected.trim()}: that change and no other`, () => {
      const document = parseDocument(text)
      expect(
        isScalar(document.getIn(path, true)) || isMap(document.getIn(path, true)) || isSeq(document.getIn(path, true)),
      ).toBe(true)
      document.setIn(path, value)
      const { changes } = compare(base, loaded(document.toString({ lineWidth: 0 })))
      expect(changes.map(({ id, property }) => `${id} ${property ?? ''}`)).toEqual([expected])
    })
  }
})
