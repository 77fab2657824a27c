/** Reading a framework: what is refused before, while and after it is parsed. (SPEC L1–L8) */
import { describe, expect, it } from 'vitest'
import { leaves, load, say, unreadable } from '../../engine/index.ts'
import { codesOf, edited, loaded, loadText, located, noLibrary, small, smallText, textOf } from './load-small.ts'

const first = (text: string): string => located(loadText(text))[0] ?? 'ok'
const repeated = (count: number, of: (index: number) => string, between = '\n'): string =>
  Array.from({ length: count }, (_, index) => of(index)).join(between)

describe('texts that would stop a parser', () => {
  const deep = repeated(600, (index) => `${' '.repeat(index)}a:`)
  it.each([
    { name: '[ × 2,000', text: '['.repeat(2000), code: 'file-too-deep' },
    { name: '{a: × 2,000', text: '{a: '.repeat(2000), code: 'file-too-deep' },
    { name: '- × 2,000', text: '- '.repeat(2000), code: 'file-too-deep' },
    { name: '? × 2,000', text: '? '.repeat(2000), code: 'file-too-deep' },
    { name: '600 nested block maps', text: deep, code: 'file-too-deep' },
    {
      name: '600 nested lists of maps',
      text: repeated(600, (index) => `${'  '.repeat(index)}- a:`),
      code: 'file-too-deep',
    },
    { name: 'a flat map of 50,000 keys', text: repeated(50_000, (index) => `k${index}: 1`), code: 'too-many-keys' },
    { name: 'a flat map of 0.5 MB', text: repeated(30_000, (index) => `key-${index}: value`), code: 'too-many-keys' },
    {
      name: 'a flow map of 50,000 keys',
      text: `{${repeated(50_000, (index) => `k${index}: 1`, ', ')}}`,
      code: 'too-many-keys',
    },
    { name: 'a text over 4 MiB', text: 'a'.repeat(4 * 1024 * 1024 + 1), code: 'file-too-large' },
  ])('[L1] $name, 50 times in one process', ({ text, code }) => {
    for (let time = 0; time < 50; time++) expect(codesOf(loadText(text))).toEqual([code])
  })

  it.each([
    { name: '500 keys in a map', text: repeated(500, (index) => `k${index}: 1`), code: 'missing-key' },
    { name: '501 keys in a map', text: repeated(501, (index) => `k${index}: 1`), code: 'too-many-keys' },
    {
      name: '501 keys without values in a flow map',
      text: `a: {${repeated(501, (index) => `k${index}`, ', ')}}`,
      code: 'too-many-keys',
    },
    { name: '501 keys marked with ?', text: repeated(501, (index) => `? k${index}`), code: 'too-many-keys' },
    {
      name: '24 lists of maps in each other',
      text: repeated(24, (index) => `${'    '.repeat(index)}- a:`),
      code: 'not-a-map',
    },
    {
      name: '25 lists of maps in each other',
      text: repeated(25, (index) => `${'    '.repeat(index)}- a:`),
      code: 'file-too-deep',
    },
    {
      name: '4 MiB of two-byte letters, half as many letters',
      text: `#${'đ'.repeat(2 * 1024 * 1024)}\n${smallText}`,
      code: 'file-too-large',
    },
    { name: '200,001 numbers', text: `- ${repeated(200_001, () => '1', '\n- ')}`, code: 'file-too-large' },
    { name: '200,001 empty values', text: repeated(200_001, () => '-'), code: 'file-too-large' },
    { name: '200,001 empty lists', text: `[${repeated(200_001, () => '[]', ',')}]`, code: 'file-too-large' },
  ])('[L1] $name', ({ text, code }) => {
    expect(codesOf(loadText(text))[0]).toBe(code)
  })

  it('[L1] a framework of 2,000 criteria is none of these: it is read whole', () => {
    const criterion = {
      max: 0.5,
      inputs: [{ id: 'b', type: 'boolean' }],
      rule: { yes_no: { of: 'b', yes: 0.5, no: 0 } },
    }
    const text = textOf(Array.from({ length: 2000 }, () => criterion))
    const framework = loaded(text)
    expect([leaves(framework).length, framework.scale.total]).toEqual([2000, 100_000])
  })

  it('[L1] many small maps are no large map', () => {
    const list = repeated(200, (index) => `  - { document: d${index}, issuer: u, title: t }`)
    expect(codesOf(loadText(edited('legal_basis:\n', `legal_basis:\n${list}\n`)))).toEqual([])
  })
})

describe('what YAML allows and a framework does not', () => {
  it.each([
    ['an anchor on a value', edited('title: Báo cáo\n', 'title: &a Báo cáo\n'), 'yaml-alias 73:19'],
    ['an anchor on a map', edited('title: { vi: Khung', 'title: &a { vi: Khung'), 'yaml-alias 4:11'],
    ['an anchor on a key', edited('    max: 8', '    &a max: 8'), 'yaml-alias 19:8'],
    ['an alias', edited('title: Báo cáo\n', 'title: *a\n'), 'yaml-alias 73:16'],
    ['a merge key', edited('max: 8', 'max: 8\n    <<: { number: "9" }'), 'unknown-key 20:5'],
    ['a tag on a value', edited('title: Báo cáo\n', 'title: !!str Báo cáo\n'), 'yaml-tag 73:22'],
    ['a tag on a map', edited('title: { vi: Khung', 'title: !!map { vi: Khung'), 'yaml-tag 4:14'],
    ['a tag on a key', edited('    max: 8', '    !!str max: 8'), 'yaml-tag 19:11'],
    ['the tag "!"', edited('title: Báo cáo\n', 'title: ! Báo cáo\n'), 'yaml-tag 73:18'],
    [
      'an operator that reads as a tag',
      edited('- { "==": [{ var: level }, whole] }', '- !=: [{ var: level }, whole]'),
      'yaml-tag 191:17',
    ],
    ['a directive', `%YAML 1.1\n---\n${smallText}`, 'yaml-directive 1:1'],
    ['a directive after a comment', `# c\n%YAML 1.1\n---\n${smallText}`, 'yaml-directive 2:1'],
    ['a directive after an empty line', `\n%TAG ! tag:example.org,2026:\n---\n${smallText}`, 'yaml-directive 2:1'],
    ['an unknown directive', `# c\n%FOO bar\n---\n${smallText}`, 'yaml-directive 2:1'],
    ['a second document', `${smallText}---\nframework: other\n`, 'yaml-several-documents 199:1'],
    ['a second document after "..."', `${smallText}...\nframework: other\n`, 'yaml-several-documents 200:1'],
    ['a tab before a key', edited('        title: Báo cáo\n', '\ttitle: Báo cáo\n'), 'yaml-tab 73:1'],
    ['the same key twice', edited('max: 8', 'max: 8\n    max: 8'), 'duplicate-key 20:5'],
    ['the same key twice, once in quotes', edited('max: 8', 'max: 8\n    "max": 8'), 'duplicate-key 20:5'],
    ['a key that is a list', edited('max: 8', 'max: 8\n    ? [a]\n    : b'), 'yaml-key 20:7'],
    ['a key in quotes that is empty', edited('max: 8', 'max: 8\n    "": b'), 'yaml-key 20:5'],
  ])('[L2] %s', (_, text, finding) => {
    expect(first(text)).toBe(finding)
  })

  it('[L2] no key before the colon', () => {
    expect(codesOf(loadText(edited('max: 8', 'max: 8\n    : b')))).toEqual(['yaml-key'])
  })

  it('[L2] a directive after a byte order mark', () => {
    expect(codesOf(loadText(`\ufeff%YAML 1.2\n---\n${smallText}`))).toEqual(['yaml-directive'])
  })

  it('[L2] a mark before the only document, "\\r\\n" and a byte order mark change nothing', () => {
    const { hash } = small
    for (const text of [`---\n${smallText}`, smallText.replaceAll('\n', '\r\n'), `\ufeff${smallText}`]) {
      expect(loaded(text).hash).toBe(hash)
    }
  })

  it.each([
    ['an open quote', edited('"1.2"', '"1.2'), true],
    ['no YAML at all', 'a: b: c', true],
    ['a wrong sum', edited('max: 8', 'max: 7'), false],
    ['a key that is not known', 'abc: 1', false],
  ])('[L3] %s', (_, text, cannotRead) => {
    const outcome = loadText(text)
    expect([outcome.kind, unreadable(outcome.problems)]).toEqual(['refused', cannotRead])
  })

  it.each([
    ['nothing', '', '1:1'],
    ['a comment alone', '# Khung\n', '1:1'],
    ['one word', 'khung', '1:1'],
    ['a list', '- khung', '1:1'],
  ])('[L6] a file of %s is refused at its beginning, in words', (_, text, place) => {
    const [problem] = loadText(text).problems
    expect(`${problem?.place?.line}:${problem?.place?.col}`).toBe(place)
    expect(problem && say(problem, 'vi')).not.toContain('“”')
  })
})

describe('numbers and texts', () => {
  it.each([
    ['1.5', 'ok'],
    ['1.5000', 'ok'],
    ['1,5', 'decimal-comma'],
    ['15e-1', 'number-form'],
    ['1.50000', 'number-form'],
    ['0x10', 'number-form'],
    ['0o17', 'number-form'],
    ['017', 'number-form'],
    ['.5', 'number-form'],
    ['1.', 'number-form'],
    ['+1.5', 'number-form'],
    ['.inf', 'number-form'],
    ['-.inf', 'number-form'],
    ['.nan', 'number-form'],
    ['1234567890123456', 'number-form'],
    ['1_000', 'expected-number'],
    ['"1.5"', 'expected-number'],
    ['1.5đ', 'expected-number'],
    ['yes', 'expected-number'],
    ['-1.5', 'number-out-of-range'],
    ['true', 'wrong-type'],
    ['~', 'empty-value'],
  ])('[L4] max: %s → %s', (written, code) => {
    const outcome = loadText(edited('max: 1.5', `max: ${written}`))
    expect(codesOf(outcome)[0] ?? 'ok').toBe(code)
    if (code !== 'ok') expect(located(outcome)[0]).toBe(`${code} 140:14`)
  })

  it('[L4] each form that is refused has a sentence of its own', () => {
    const written = ['2,5', '1e3', '0x10', '017', '.inf', '+1']
    const said = written.map((one) => say(loadText(edited('max: 1.5', `max: ${one}`)).problems[0]!, 'vi'))
    expect(new Set(said).size).toBe(written.length)
    said.forEach((sentence, index) => expect(sentence).toContain(written[index]))
  })

  it.each([
    ['__proto__', 'forbidden-key'],
    ['constructor', 'forbidden-key'],
    ['prototype', 'forbidden-key'],
    ['a\u200bb', 'hidden-character'],
    ['a\u202eb', 'hidden-character'],
    ['"a\\u0000b"', 'hidden-character'],
    ['a\u00a0b', 'no-break-space'],
    ['a\u202fb', 'no-break-space'],
    ['“max”', 'smart-quotes'],
    ['toString', 'unknown-key'],
  ])('[L5] the key %j at any depth: %s', (key, code) => {
    const spots = [
      ['unit_types:', 0],
      ['max: 1.5', 8],
      ['scored_by: judgement', 8],
    ] as const
    for (const [find, indent] of spots)
      expect(codesOf(loadText(edited(find, `${key}: 1\n${' '.repeat(indent)}${find}`)))).toEqual([code])
    expect(codesOf(loadText(edited('{ vi: Khung thử,', `{ ${key}: x, vi: Khung thử,`)))).toEqual([code])
    expect(codesOf(loadText(edited('- 0.5\n', `- { ${key}: [1] }\n`)))[0]).toBe(
      code === 'unknown-key' ? 'unknown-operator' : code,
    )
  })

  it('[L5] text that was not NFC is kept as NFC, with a warning', () => {
    const outcome = loadText(edited('title: Sáng kiến', 'title: Sa\u0301ng kie\u0302\u0301n'))
    expect(located(outcome)).toEqual(['not-nfc 82:16'])
    expect(outcome.kind === 'ok' && outcome.value.hash).toBe(small.hash)
  })

  it.each([
    ['version: "1.0.0"', 'version: 1.10', 'unquoted-text 3:10'],
    ['number: "1.2"', 'number: 1.10', 'unquoted-text 72:17'],
    ['authority: UBND thử', 'authority: true', 'unquoted-text 6:12'],
    [
      '{ id: tasks, type: boolean, label: Có nhiệm vụ }',
      '{ id: tasks, type: boolean, label: 1 }',
      'unquoted-text 53:52',
    ],
    ['version: "1.0.0"', 'version: 1.0.0', 'ok'],
    ['authority: UBND thử', 'authority: no', 'ok'],
  ])('[L7] %s → %s is %s', (find, put, finding) => {
    expect(first(edited(find, put))).toBe(finding)
  })

  it('[L6] all breaches at once, in one reading', () => {
    const text = edited('provenance: illustrative', 'provenance: oficial')
      .replace('max: 1.5', 'max: 1,5')
      .replace('"1.4"', '1.4')
    expect(located(loadText(text)).toSorted()).toEqual([
      'decimal-comma 140:14',
      'not-in-list 5:13',
      'unquoted-text 90:17',
    ])
  })
})

it.each([
  ['frameworks/small/1.0.0.yaml', []],
  ['small.yaml', []],
  ['frameworks/other/1.0.0.yaml', ['wrong-place 2:12']],
  ['frameworks/small/1.1.0.yaml', ['wrong-place 3:10']],
])('[L9] a file at %s holds what its place says', (file, expected) => {
  const { problems } = load(smallText, file, noLibrary)
  expect(problems.map(({ code, place }) => `${code} ${place?.line}:${place?.col}`)).toEqual(expected)
})
