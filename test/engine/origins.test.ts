/** Every value says where it is written, and that place really holds it. (SPEC L49) */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import { originOf, origins } from '../../engine/index.ts'
import type { Json, Library, Origin } from '../../engine/index.ts'
import { edit, loaded, smallLibrary, smallText } from './load-small.ts'
import { guardedLibrary, guardedText } from './broken/overlay-guards.ts'
import { leafText } from './broken/overlay.ts'
import { files, library as shippedLibrary } from './shipped.ts'

function originsIn(text: string, file: string, library: Library): readonly Origin[] {
  const outcome = origins(text, file, library)
  if (outcome.kind === 'refused') expect.fail(JSON.stringify(outcome.problems))
  return outcome.value
}

/** What a text holds at each line and column, read without the engine. */
function held(text: string): ReadonlyMap<string, unknown> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const found = new Map<string, unknown>()
  visit(document, (_, node) => {
    if (!isNode(node) || !node.range) return
    const { line, col } = lines.linePos(node.range[0])
    found.set(`${line}:${col}`, isScalar(node) ? node.value : (node.toJSON() as unknown))
  })
  return found
}

/** Values whose place does not hold them. */
function misplaced(list: readonly Origin[], texts: Readonly<Record<string, string>>): readonly string[] {
  const read = Object.fromEntries(Object.entries(texts).map(([file, text]) => [file, held(text)]))
  return list.flatMap(({ id, property, value, written }) => {
    const [now] = written
    const wrong = written.filter(
      (one) =>
        JSON.stringify(read[one.place.file]?.get(`${one.place.line}:${one.place.col}`)) !== JSON.stringify(one.value),
    )
    const isFirst = now !== undefined && JSON.stringify(now.value) === JSON.stringify(value)
    return wrong.length > 0 || !isFirst ? [`${id} ${property}`] : []
  })
}

/** Every scalar of a framework as written, by path: nothing may be without an origin. */
function scalars(value: Json, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [path]
  const parts = Object.entries(value)
  return parts.length === 0 ? [path] : parts.flatMap(([key, one]) => scalars(one, `${path}.${key}`))
}

const head = (id: string, parent: string): string =>
  `framework: ${id}\nversion: "1.0.0"\ntitle: Khung ${id}\nprovenance: illustrative\nauthority: UBND ${id}\n` +
  `legal_basis: [{ document: 7/QĐ-UBND }]\neffective: { from: "2026-01-01" }\nextends: ${parent}@1.0.0\nchanges:\n`
const overlay = (id: string, parent: string, changes: readonly string[]): string =>
  `${head(id, parent)}${changes.map((one) => `  - ${one}\n`).join('')}`

const libraryOf =
  (texts: Readonly<Record<string, string>>): Library =>
  (reference) => {
    const file = `${reference.replace('@1.0.0', '')}.yaml`
    const text = texts[file]
    return text === undefined ? null : { file, text }
  }

describe.each(files)('$file', ({ file, text }) => {
  it('[L49] each value stands where it is said to stand', () => {
    const list = originsIn(text, file, shippedLibrary)
    expect(list.length).toBeGreaterThan(100)
    expect(misplaced(list, Object.fromEntries(files.map((one) => [one.file, one.text])))).toEqual([])
  })
})

it('[L49] no value of a framework is without an origin', () => {
  const texts = { 'guarded.yaml': guardedText }
  const list = originsIn(guardedText, 'guarded.yaml', () => null)
  expect(misplaced(list, texts)).toEqual([])
  const written = parseDocument(guardedText).toJS() as Json
  expect(list.length).toBe(scalars(written).length)
  expect(new Set(list.map(({ id, property }) => `${id} ${property}`)).size).toBe(list.length)
})

describe('a chain', () => {
  const texts = {
    'small.yaml': smallText,
    'city.yaml': overlay('city', 'small', [
      '{ set: reports, property: title, to: Báo cáo thành phố, reason: Gọi đúng tên, source: { document: 0, item: "3" } }',
      '{ rename: ledger, to: diary, reason: Đã bỏ sổ giấy }',
    ]),
    'district.yaml': overlay('district', 'city', [
      '{ set: reports, property: title, to: { vi: Báo cáo quận, en: District reports }, reason: Theo quận }',
      '{ set: initiatives, property: rule, to: { count: { of: recognised, each: 1, cap: 2 } }, reason: Ít hơn }',
      '{ set: not_arising, to: zero, reason: Siết }',
      '{ remove: violations, reason: Bỏ }',
      `{ add: ${leafText('diary-kept')}, under: service, after: waiting, reason: Thay }`,
    ]),
  }
  const library = libraryOf(texts)
  const list = originsIn(texts['district.yaml'], 'district.yaml', library)
  const told = (id: string, property: string): readonly string[] =>
    (originOf(list, id, property)?.written ?? []).map(
      ({ place, value, change }) =>
        `${JSON.stringify(value)} ${place.file}:${place.line}${change ? ` ${change.kind} ${change.reason}` : ''}`,
    )

  it('[L49] holds what it says, at every level', () => {
    expect(misplaced(list, texts)).toEqual([])
  })

  it.each([
    [
      'reports',
      'title.vi',
      [
        '"Báo cáo quận" district.yaml:10 set Theo quận',
        '"Báo cáo thành phố" city.yaml:10 set Gọi đúng tên',
        '"Báo cáo" small.yaml:73',
      ],
    ],
    ['reports', 'title.en', ['"District reports" district.yaml:10 set Theo quận']],
    ['reports', 'max', ['2 small.yaml:74']],
    ['initiatives', 'rule.count.each', ['1 district.yaml:11 set Ít hơn', '0.5 small.yaml:88']],
    ['initiatives', 'rule.count.of', ['"recognised" district.yaml:11 set Ít hơn', '"recognised" small.yaml:88']],
    ['diary', 'id', ['"diary" city.yaml:11 rename Đã bỏ sổ giấy', '"ledger" small.yaml:89']],
    ['diary', 'replaces', ['"ledger" city.yaml:11 rename Đã bỏ sổ giấy']],
    ['diary', 'inputs.kept.type', ['"boolean" small.yaml:96']],
    ['diary-kept', 'max', ['1 district.yaml:14 add Thay']],
    ['', 'not_arising', ['"zero" district.yaml:12 set Siết', '"exclude" small.yaml:13']],
    ['', 'authority', ['"UBND district" district.yaml:5', '"UBND city" city.yaml:5', '"UBND thử" small.yaml:6']],
    ['', 'scale.total', ['20 small.yaml:11']],
    ['violations', 'max', []],
    ['reports', 'maximum', []],
  ])('[L49] %s %s', (id, property, expected) => {
    expect(told(id, property)).toEqual(expected)
  })

  it('[L49] a change says which document it rests on', () => {
    const city = originsIn(texts['city.yaml'], 'city.yaml', library)
    expect(originOf(city, 'reports', 'title')?.written[0]?.change).toEqual({
      kind: 'set',
      reason: 'Gọi đúng tên',
      source: { document: 1, item: '3' },
      document: '7/QĐ-UBND',
    })
  })

  it('[L49] a change cannot rest on a document that is not listed', () => {
    const text = edit(texts['city.yaml'], 'document: 0', 'document: 1')
    const { problems } = origins(text, 'city.yaml', library)
    expect(problems.map(({ code, place }) => `${code} ${place?.line}:${place?.col}`)).toEqual([
      'unknown-document 10:103',
    ])
  })

  it('[L49] origins are no part of the framework', () => {
    const moved = texts['district.yaml'].replace('changes:\n', 'changes:\n\n  # chú thích\n')
    const [one, other] = [loaded(texts['district.yaml'], library), loaded(moved, library)]
    expect(JSON.stringify(one)).toBe(JSON.stringify(other))
    expect(JSON.stringify(one)).not.toContain('.yaml')
  })

  it('[L49] a framework with an error has its problems, no origins', () => {
    const outcome = origins(edit(smallText, 'max: 8', 'max: 7'), 'small.yaml', smallLibrary)
    expect([outcome.kind, outcome.problems.map(({ code }) => code)]).toEqual(['refused', ['wrong-sum', 'wrong-sum']])
  })
})

/** Overlays of the small framework that load, whatever is drawn. */
const leafIds = ['plan-issued', 'plan-content', 'reports', 'ledger', 'on-time', 'digital', 'award', 'formula'] as const
const words = fc.constantFrom(
  'Tên mới',
  '"Có: dấu hai chấm"',
  "'nháy đơn'",
  '{ vi: Tên, en: Name }',
  '"1.10"',
  'Đúng hạn',
)
const setting = fc.tuple(
  fc.uniqueArray(fc.tuple(fc.constantFrom(...leafIds), fc.constantFrom('title', 'guidance')), {
    maxLength: 8,
    selector: (pair) => pair.join(' '),
  }),
  fc.array(words, { minLength: 8, maxLength: 8 }),
)
const drawn = fc.record({
  sets: setting,
  numbers: fc.uniqueArray(fc.constantFrom(...leafIds), { maxLength: 3 }),
  moves: fc.uniqueArray(fc.constantFrom('plan-content', 'plan-issued'), { maxLength: 2 }),
  renames: fc.uniqueArray(fc.constantFrom('violations', 'citizens', 'waiting'), { maxLength: 3 }),
  block: fc.boolean(),
  swap: fc.boolean(),
})

type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never

function changesOf({ sets: [pairs, texts], numbers, moves, renames, block, swap }: Drawn, tag: string) {
  const rename = (id: string): string =>
    block ? `rename: ${id}\n    to: ${id}-${tag}\n    reason: r` : `{ rename: ${id}, to: ${id}-${tag}, reason: r }`
  return [
    ...pairs.map(([id, property], at) => `{ set: ${id}, property: ${property}, to: ${texts[at]}, reason: "r${at}" }`),
    ...numbers.map((id, at) => `{ set: ${id}, property: number, to: "${tag}.${at}", reason: r }`),
    ...moves.map((id) => `{ move: ${id}, under: plan, reason: r }`),
    ...(tag === 'a' ? renames.map(rename) : []),
    ...(swap && tag === 'a'
      ? ['{ remove: initiatives, reason: r }', `{ add: ${leafText('new', 2)}, under: direction, reason: r }`]
      : []),
    '{ set: not_arising, to: full, reason: r }',
  ]
}

it('[L49] each value of a drawn chain stands where it is said to stand', () => {
  const property = fc.property(drawn, drawn, (upper, lower) => {
    const texts = {
      'small.yaml': smallText,
      'a.yaml': overlay('a', 'small', changesOf(upper, 'a')),
      'b.yaml': overlay('b', 'a', changesOf(lower, 'b')),
    }
    const list = originsIn(texts['b.yaml'], 'b.yaml', libraryOf(texts))
    expect(misplaced(list, texts)).toEqual([])
    const fromB = list.filter(({ id, written }) => id !== '' && written[0]?.place.file === 'b.yaml')
    expect(fromB.filter(({ written }) => written[0]?.change === null)).toEqual([])
  })
  fc.assert(property, { seed: 20260106, numRuns: 60 })
})

it('[L49] guards of the parent have their place in the overlay too', () => {
  const text = overlay('ward', 'guarded', [
    '{ set: reports, property: guard, to: { range: { max: [1, 2] } }, reason: r }',
  ])
  const list = originsIn(text, 'ward.yaml', guardedLibrary)
  expect(
    originOf(list, 'reports', 'guard.range.max.1')?.written.map(
      ({ value, place }) => `${JSON.stringify(value)} ${place.file}`,
    ),
  ).toEqual(['2 ward.yaml', '3 guarded.yaml'])
})
