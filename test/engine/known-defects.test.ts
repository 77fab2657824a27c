/** What is wrong with a published text is listed, found, and no longer in the way. (SPEC L50–L53) */
import { describe, expect, it } from 'vitest'
import { compare, say, score } from '../../engine/index.ts'
import type { Json, Problem } from '../../engine/index.ts'
import { codesOf, edit, loaded, loadText, setting, small, smallLibrary, smallText, textOf } from './load-small.ts'
import type { Part } from './load-small.ts'
import { textOfTree } from './made.ts'
import { overlayText } from './broken/overlay.ts'

const yesNo = (max: number, yes = max): Part => ({
  max,
  inputs: [{ id: 'a', type: 'boolean' }],
  rule: { yes_no: { of: 'a', yes, no: 0 } },
})
const source = { document: 0, item: '5.1.b', page: 12 }
const basis = { legal_basis: [{ document: '1/QĐ-UBND' }] }
const defect = (code: string, at: string, note: Json = 'Bậc cao nhất chỉ cho 1 điểm') => ({ code, at, note, source })
const textWith = (parts: readonly Part[], ...known_defects: Json[]): string =>
  textOf(parts, { ...basis, ...(known_defects.length > 0 ? { known_defects } : {}) })

const short = yesNo(2, 1)
const shown = ({ code, severity, path }: Problem): string => `${severity} ${code} ${path}`
const problemsOf = (text: string): readonly string[] => loadText(text).problems.map(shown)

describe('known defects', () => {
  it('[L50] a listed finding is a note with the words and the source of its entry', () => {
    const note = { vi: 'Bậc cao nhất chỉ cho 1 điểm', en: 'The best step gives 1 point' }
    const { kind, problems } = loadText(textWith([short], defect('unreachable-max', 'c1', note)))
    expect(kind).toBe('ok')
    const [known] = problems.filter(({ code }) => code === 'unreachable-max')
    expect(known?.severity).toBe('note')
    expect(known?.known).toEqual({
      note,
      source: { vi: '1/QĐ-UBND, mục 5.1.b, trang 12', en: '1/QĐ-UBND, item 5.1.b, page 12' },
    })
    expect(known && say(known, 'vi')).toMatch(
      /Văn bản có sẵn khuyết điểm này: Bậc cao nhất chỉ cho 1 điểm \(1\/QĐ-UBND, mục 5\.1\.b, trang 12\)$/,
    )
    expect(known && say(known, 'en')).toMatch(
      /The text itself has this defect: The best step gives 1 point \(1\/QĐ-UBND, item 5\.1\.b, page 12\)$/,
    )
  })

  it('[L50] without the entry it is an error', () => {
    expect(problemsOf(textWith([short]))).toContain('error unreachable-max c1')
  })

  it('[L50] one entry stands for one finding', () => {
    const twice = [yesNo(1), { ...yesNo(1), number: '1.1' }, { ...yesNo(1), number: '1.1' }].map((part) => part)
    expect(problemsOf(textWith(twice, defect('duplicate-number', 'c2')))).toEqual([
      'note duplicate-number c2',
      'error duplicate-number c3',
    ])
    expect(problemsOf(textWith(twice, defect('duplicate-number', 'c2'), defect('duplicate-number', 'c3')))).toEqual([
      'note duplicate-number c2',
      'note duplicate-number c3',
    ])
  })

  it('[L82] a group that the text brings to another maximum than its own', () => {
    const rescaled = { policy: 'exclude', within: 'd', to: 10 }
    const text = (...known_defects: Json[]): string =>
      textOfTree([{ id: 'd', not_arising: rescaled, criteria: [{ id: 'a', max: 20 }] }], { ...basis, known_defects })
    expect(problemsOf(text())).toEqual(['warning rescaled-to-other-max d'])
    expect(problemsOf(text(defect('rescaled-to-other-max', 'd')))).toEqual(['note rescaled-to-other-max d'])
  })

  it.each([
    ['a place without that finding', defect('unreachable-max', 'c2')],
    ['another finding', defect('wrong-sum', 'c1')],
    ['no place at all', defect('unreachable-max', 'c9')],
  ])('[L51] %s', (_, entry) => {
    expect(problemsOf(textWith([short, yesNo(1)], entry, defect('unreachable-max', 'c1')))).toContain(
      'error defect-not-found known_defects',
    )
  })

  it('[L51] the same entry twice', () => {
    const entry = defect('unreachable-max', 'c1')
    expect(problemsOf(textWith([short], entry, entry))).toContain('error defect-not-found known_defects')
  })

  it('[L51] another error at the same place may hide the finding, and is said alone', () => {
    const broken = { ...short, rule: { yes_no: { of: 'b', yes: 1, no: 0 } } }
    expect(codesOf(loadText(textWith([broken], defect('unreachable-max', 'c1'))))).not.toContain('defect-not-found')
  })

  it.each(['unknown-variable', 'too-many-decimals', 'logic-type', 'unknown-key', 'duplicate-id'])(
    '[L51] %s is a slip and cannot be listed',
    (code) => {
      expect(codesOf(loadText(textWith([short], defect(code, 'c1'))))).toEqual(['not-in-list'])
    },
  )

  it.each([
    ['no note', { code: 'unreachable-max', at: 'c1', source }, ['missing-key']],
    ['no source', { code: 'unreachable-max', at: 'c1', note: 'x' }, ['missing-key']],
    ['a source that says nothing', { ...defect('unreachable-max', 'c1'), source: {} }, ['bad-form']],
    [
      'a document that is not there',
      { ...defect('unreachable-max', 'c1'), source: { document: 1 } },
      ['unknown-document'],
    ],
  ])('[L51] %s', (_, entry, expected) => {
    expect(codesOf(loadText(textWith([short], entry)))).toEqual(expect.arrayContaining(expected))
    expect(loadText(textWith([short], entry)).kind).toBe('refused')
  })
})

describe('what a defect does when it is scored', () => {
  const answered = (text: string, a: boolean) => score(loaded(text), { c1: { inputs: { a } } }, setting)

  it('[L52] a maximum out of reach stays the maximum', () => {
    const { points, of, index } = answered(textWith([short], defect('unreachable-max', 'c1')), true)
    expect([points, of, index]).toEqual(['1.00', '2.00', '1.00'])
  })

  it('[L52] points above the maximum are a fault', () => {
    const text = textWith([yesNo(2, 2.5)], defect('points-above-max', 'c1'))
    expect(answered(text, true).faults).toEqual(['c1'])
    expect(answered(text, false).points).toBe('0.00')
  })

  it('[L52] of a wrong sum the parts count', () => {
    const text = textWith([yesNo(2)], defect('wrong-sum', 'd'), defect('wrong-sum', 'scale/total')).replace(
      /"max":2,"criteria"/,
      '"max":3,"criteria"',
    )
    const { points, of, index, domains } = answered(text, true)
    expect([points, of, index, domains[0]?.max]).toEqual(['2.00', '2.00', '2.00', '3.00'])
  })
})

describe('known defects of an overlay', () => {
  const parentText = edit(
    edit(smallText, 'yes_no: { of: kept, yes: 1, no: 0 }', 'yes_no: { of: kept, yes: 0.5, no: 0 }'),
    'domains:\n  - id: direction',
    'known_defects: [{ code: unreachable-max, at: ledger, note: Thiếu bậc, source: { item: "1.4" } }]\ndomains:\n  - id: direction',
  )
  const library = (reference: string) =>
    reference === 'small@1.0.0' ? { file: 'small.yaml', text: parentText } : smallLibrary(reference)
  const change = '  - { set: ledger, property: title, to: Sổ điện tử, reason: Đã bỏ sổ giấy }\n'
  const overlay = (changes: string, own = ''): string =>
    edit(overlayText, `changes:\n${change}`, `${own}changes:\n${changes}`)
  const outcome = (text: string) => loadText(text, library)

  it('[L53] are inherited', () => {
    const { kind, problems } = outcome(overlayText)
    expect([kind, problems.filter(({ severity }) => severity !== 'note').length]).toEqual(['ok', 0])
    expect(loaded(overlayText, library).known_defects.map(({ at }) => at)).toEqual(['ledger'])
  })

  it('[L53] are inherited and added to', () => {
    const own = 'known_defects: [{ code: duplicate-number, at: ledger, note: Trùng số, source: { item: "1.4" } }]\n'
    const text = overlay('  - { set: ledger, property: number, to: "1.3", reason: Như văn bản }\n', own)
    expect(loaded(text, library).known_defects.map(({ code }) => code)).toEqual(['unreachable-max', 'duplicate-number'])
  })

  it('[L53] a defect that the overlay mends has to be cleared, on the overlay’s own lines', () => {
    const mend = '  - { set: ledger, property: rule, to: { yes_no: { of: kept, yes: 1, no: 0 } }, reason: Sửa }\n'
    const left = outcome(overlay(mend))
    expect(left.problems.map(({ code, place }) => `${code} ${place?.file}`)).toEqual(['defect-not-found test.yaml'])
    const cleared = `${mend}  - { set: known_defects, to: [], reason: Đã sửa }\n`
    expect(outcome(overlay(cleared)).problems).toEqual([])
    expect(loaded(overlay(cleared), library).known_defects).toEqual([])
  })

  it('[L53] count in the hash; a note in one language is the same in its long form', () => {
    const hash = (note: Json): string => loaded(textWith([short], defect('unreachable-max', 'c1', note))).hash
    expect(hash('x')).toBe(hash({ vi: 'x' }))
    expect(hash('x')).not.toBe(hash('y'))
    expect(small.known_defects).toEqual([])
  })

  it('[L53] and in the comparison', () => {
    const before = loaded(textWith([short], defect('unreachable-max', 'c1', 'x')))
    const after = loaded(textWith([short], defect('unreachable-max', 'c1', 'y')))
    const mended = loaded(textWith([yesNo(2)]))
    const told = (a: typeof before, b: typeof before) =>
      compare(a, b).changes.map(({ property, level }) => `${level} ${property}`)
    expect(told(before, after)).toEqual(['info known_defects.unreachable-max c1.note'])
    expect(told(before, mended)).toEqual(['info known_defects.unreachable-max c1', 'breaking rule'])
  })
})
