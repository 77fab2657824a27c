/** One change, and the lines that it changes. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edit } from '../../../engine/author.ts'
import type { Change } from '../../../engine/author.ts'
import { after, changed, library, madeText, overlayText, refused } from './made-text.ts'

const set = (
  id: string | null,
  path: readonly (string | number)[],
  value: string | number | boolean | null,
): Change => ({
  kind: 'set',
  id,
  path,
  value,
})
const diff = (change: Change, text = madeText): readonly string[] => changed(text, after(change, text))

describe('a value', () => {
  it.each<[string, Change, readonly string[]]>([
    ['a number, with its comment', set('plan', ['max'], 2.5), ['-        max: 2 # điểm', '+        max: 2.5 # điểm']],
    [
      'a figure of a step',
      set('rate', ['rule', 'tiers', 'steps', 1, 'from'], 60),
      ['-              - { from: 50, points: 1.5 } # giữa', '+              - { from: 60, points: 1.5 } # giữa'],
    ],
    [
      'a text in single quotes',
      set(null, ['authority'], "UBND 'Y'"),
      ["-authority: 'UBND X'", "+authority: 'UBND ''Y'''"],
    ],
    [
      'a version in double quotes',
      set(null, ['version'], '1.0.1'),
      ['-version: "1.0.0" # lần đầu', '+version: "1.0.1" # lần đầu'],
    ],
    [
      'a language in braces',
      set(null, ['title', 'vi'], 'Khung, mới'),
      ['-title: { vi: Khung mẫu, en: "Sample" }', '+title: { vi: "Khung, mới", en: "Sample" }'],
    ],
    [
      'a title that is one text',
      set('first', ['title', 'vi'], 'Lĩnh vực 1'),
      ['-    title: Lĩnh vực một # tên', '+    title: Lĩnh vực 1 # tên'],
    ],
    [
      'a block of lines',
      set('plan', ['guidance', 'vi'], 'Dòng một.\nDòng ba.\n'),
      ['-          Dòng hai.', '+          Dòng ba.'],
    ],
    [
      'yes',
      set('rate', ['inputs', 1, 'min'], 2),
      [
        '-          - { id: all, type: count, label: Tất cả, min: 1 }',
        '+          - { id: all, type: count, label: Tất cả, min: 2 }',
      ],
    ],
  ])('[W3] %s', (_, change, lines) => {
    expect(diff(change)).toEqual(lines)
  })

  it.each([
    'yes',
    'no',
    '1.10',
    '2026-01-31',
    'a: b',
    'a # x',
    '# x',
    '- x',
    "it's",
    'a "b" c',
    'C:\\tệp',
    ' đầu',
    'cuối ',
    'a:',
    '[a',
    '{a}',
    '%',
    '@x',
    '`x`',
    '! x',
    '* x',
    '& x',
    '~',
    'null',
    'true',
    '0x1F',
    '1e3',
    '12:30',
    '=',
    '<<',
    '?',
    '–',
    'a, b',
    'a\tb',
    'một\nhai',
    'Ế Ổ Ẫ đ',
    'x'.repeat(200),
  ])('[W4] %j reads back in every way of writing', (value) => {
    const places: readonly (readonly [string | null, readonly string[]])[] = [
      ['second', ['title', 'vi']],
      ['rate', ['title', 'vi']],
      ['plan', ['title', 'vi']],
      ['plan', ['guidance', 'vi']],
      [null, ['title', 'vi']],
      [null, ['title', 'en']],
      [null, ['authority']],
    ]
    for (const [id, path] of places) {
      const text = after(set(id, path, value))
      // It is read again inside: here it is set to itself, and to what it was.
      expect(after(set(id, path, value), text)).toBe(text)
    }
  })

  it('[W4] of any signs reads back, or is refused for the signs themselves', () => {
    const signs = fc.constantFrom(
      ...'aĐế1 .,:;#-?!&*|>%@`~\'"\\[]{}()<>=+/_\n\t'.split(''),
      '  ',
      '\n\n',
      '# ',
      ': ',
      '- ',
      '😀',
    )
    const places: readonly (readonly [string | null, readonly (string | number)[]])[] = [
      ['second', ['title', 'vi']],
      ['rate', ['title', 'vi']],
      ['plan', ['title', 'en']],
      ['plan', ['guidance', 'vi']],
      [null, ['title', 'vi']],
      [null, ['authority']],
      ['rate', ['inputs', 0, 'label', 'en']],
      ['rate', ['inputs', 1, 'label', 'vi']],
    ]
    fc.assert(
      fc.property(fc.array(signs, { minLength: 1, maxLength: 12 }), fc.constantFrom(...places), (parts, [id, path]) => {
        const outcome = edit(madeText, 'f.yaml', library, set(id, path, parts.join('')))
        expect(outcome.kind === 'ok' ? [] : outcome.problems.map(({ code }) => code)).toEqual([])
      }),
      { seed: 11, numRuns: 150 },
    )
  })

  it('[W4] that needs quotes gets them, and no other line moves', () => {
    expect(diff(set('second', ['title', 'vi'], 'yes'))).toEqual(['-    title: Lĩnh vực hai', '+    title: "yes"'])
    expect(diff(set('second', ['title', 'vi'], 'a: b'))).toEqual(['-    title: Lĩnh vực hai', '+    title: "a: b"'])
    expect(diff(set('second', ['title', 'vi'], 'Chữ “một”, hai'))).toEqual([
      '-    title: Lĩnh vực hai',
      '+    title: Chữ “một”, hai',
    ])
    expect(diff(set('rate', ['title', 'vi'], 'một\nhai'))).toEqual([
      `-        title: 'Tỷ lệ "đúng hạn"'`,
      '+        title: "một\\nhai"',
    ])
  })

  it('[W4] is kept as composed Unicode', () => {
    expect(after(set('second', ['title', 'vi'], 'Ế'.normalize('NFD')))).toBe(after(set('second', ['title', 'vi'], 'Ế')))
  })

  it('[W1] keeps line ends, the mark at the beginning and an open end', () => {
    const dressed = `\ufeff${madeText.replaceAll('\n', '\r\n').trimEnd()}`
    const all: readonly Change[] = [
      set('plan', ['max'], 2.5),
      set('plan', ['guidance', 'vi'], 'Dòng một.\nDòng ba.\n'),
      set('rate', ['title', 'en'], 'Rate'),
      { kind: 'remove', id: 'rate' },
      { kind: 'move', id: 'rate', under: 'second', after: null },
      { kind: 'rule', id: 'reports', rule: { count: { of: 'sent', each: 1, cap: 2 } } },
    ]
    for (const change of all) {
      const plain = after(change)
      expect(after(change, dressed)).toBe(`\ufeff${plain.replaceAll('\n', '\r\n').trimEnd()}`)
    }
  })

  it('[W5] that was not there stands at its usual place', () => {
    expect(diff(set('plan', ['not_arising'], 'refuse'))).toEqual(['+        not_arising: refuse'])
    expect(diff(set('first', ['title', 'en'], 'First'))).toEqual([
      '-    title: Lĩnh vực một # tên',
      '+    title: { vi: Lĩnh vực một, en: First } # tên',
    ])
    expect(diff(set('rate', ['inputs', 0, 'hint', 'vi'], 'Theo báo cáo'))).toEqual(['+            hint: Theo báo cáo'])
    expect(diff(set('rate', ['inputs', 1, 'max'], 10))).toEqual([
      '-          - { id: all, type: count, label: Tất cả, min: 1 }',
      '+          - { id: all, type: count, label: Tất cả, min: 1, max: 10 }',
    ])
    expect(diff(set('plan', ['title', 'en'], null))).toEqual(['-          en: Plan issued'])
    expect(diff(set('plan', ['guidance', 'vi'], null))).toEqual([
      '-        guidance: |',
      '-          Dòng một.',
      '-          Dòng hai.',
    ])
    expect(refused(set('plan', ['title', 'vi'], null))).toEqual(['missing-key f.yaml:20'])
    expect(diff(set(null, ['title', 'en'], null))).toEqual([
      '-title: { vi: Khung mẫu, en: "Sample" }',
      '+title: { vi: Khung mẫu }',
    ])
  })

  it('[W2] that no file can hold is refused where it would stand', () => {
    expect(refused(set('plan', ['max'], '2,5'))).toEqual(['decimal-comma f.yaml:25'])
    expect(refused(set('plan', ['max'], 'hai'))).toEqual(['expected-number f.yaml:25'])
    expect(refused(set('plan', ['max'], Number.NaN))).toEqual(['number-form f.yaml:1'])
    expect(refused(set('plan', ['max'], 1.23456))).toEqual(['number-form f.yaml:1'])
    expect(refused(set('plan', ['max'], -1))).toEqual(['number-out-of-range f.yaml:25'])
    expect(refused(set('plan', ['scored_by'], 'ai'))).toEqual(['not-in-list f.yaml:26'])
    expect(refused(set('plan', ['id'], 'Kế'))).toEqual(['bad-id f.yaml:20'])
    expect(refused(set('plan', ['title', 'vi'], 'ẩn\u200b'))).toEqual(['hidden-character f.yaml:23'])
    expect(refused(set('plam', ['max'], 1))).toEqual(['unknown-criterion f.yaml:1'])
    expect(refused(set('plan', ['rule', 'yes_no', 'maybe', 'x'], 1))).toEqual(['edit-not-exact f.yaml:1'])
    expect(refused(set('plan', ['max'], 1), 'a: [')).toEqual(['yaml-bracket f.yaml:1'])
  })
})

const extra = {
  id: 'extra',
  number: '1.3',
  title: { vi: 'Họp', en: 'Meetings' },
  max: 1,
  scored_by: 'appraisal',
  inputs: [{ id: 'held', type: 'count', label: { vi: 'Số cuộc họp', en: 'Meetings held' } }],
  evidence: [{ id: 'list', label: 'Danh sách', required: true }],
  rule: {
    tiers: {
      of: { ratio: ['held', 'facts.all'], when_zero: 'not_arising' },
      steps: [
        { below: 50, points: 0 },
        { from: 50, points: 1 },
      ],
    },
  },
} as const

describe('an entry', () => {
  it('[W6] is added in lines like those of this house', () => {
    const change: Change = { kind: 'add', under: 'first', after: 'plan', node: extra }
    expect(diff(change)).toEqual(
      [
        '      - id: extra',
        '        number: "1.3"',
        '        title:',
        '          vi: Họp',
        '          en: Meetings',
        '        max: 1',
        '        scored_by: appraisal',
        '        inputs:',
        '          - id: held',
        '            type: count',
        '            label: { vi: Số cuộc họp, en: Meetings held }',
        '        evidence:',
        '          - { id: list, label: Danh sách, required: true }',
        '        rule:',
        '          tiers:',
        '            of: { ratio: [held, facts.all], when_zero: not_arising }',
        '            steps:',
        '              - { below: 50, points: 0 }',
        '              - { from: 50, points: 1 }',
      ].map((line) => `+${line}`),
    )
    for (const [under, where] of [
      ['first', 'plan'],
      ['first', 'rate'],
      ['first', null],
      ['second', null],
    ] as const) {
      const added = after({ kind: 'add', under, after: where, node: extra })
      expect(after({ kind: 'remove', id: 'extra' }, added)).toBe(madeText)
    }
    const domain = { id: 'third', number: '3', title: 'Ba', max: 1, criteria: [extra] }
    const added = after({ kind: 'add', under: null, after: 'first', node: domain })
    expect(after({ kind: 'remove', id: 'third' }, added)).toBe(madeText)
  })

  it('[W2] is refused where it cannot stand', () => {
    const add = (node: object, under: string | null, where: string | null): Change => ({
      kind: 'add',
      under,
      after: where,
      node: node as typeof extra,
    })
    expect(refused(add({ ...extra, id: 'rate' }, 'first', null))).toEqual(['duplicate-id f.yaml:34'])
    expect(refused(add(extra, 'plan', null))).toEqual(['not-a-group f.yaml:20'])
    expect(refused(add(extra, 'first', 'reports'))).toEqual(['after-elsewhere f.yaml:60'])
    expect(refused(add(extra, 'firs', null))).toEqual(['unknown-criterion f.yaml:1'])
    expect(refused({ kind: 'move', id: 'first', under: 'first', after: null })).toEqual(['moved-into-itself f.yaml:15'])
    expect(refused({ kind: 'remove', id: 'reports' })).toEqual(['group-left-empty f.yaml:60'])
    expect(refused({ kind: 'move', id: 'reports', under: 'first', after: null })).toEqual([
      'group-left-empty f.yaml:60',
    ])
  })

  it('[W7] goes with its comments', () => {
    const text = after({ kind: 'remove', id: 'rate' })
    expect(text).not.toContain('ghi chú của mục sau')
    expect(text).not.toContain('hết mục')
    expect(text).toContain('          Dòng hai.\n\n  # ── 2 ──\n  - id: second\n')
    const second = after({ kind: 'remove', id: 'second' })
    expect(second).toContain('        # hết mục\nbands:\n')
    const first = after({ kind: 'remove', id: 'first' })
    expect(first).toContain('domains:\n  # ── 2 ──\n  - id: second\n')
  })

  it('[W8] moves with its own signs', () => {
    const text = after({ kind: 'move', id: 'rate', under: 'second', after: null })
    expect(text.endsWith('        # hết mục\nbands:\n  - { id: rest, title: Còn lại, when: true }\n')).toBe(true)
    expect(text).toContain('      # ghi chú của mục sau\n      - id: rate\n')
    const back = after({ kind: 'move', id: 'rate', under: 'first', after: 'plan' }, text)
    expect(back).toBe(madeText)
    const up = after({ kind: 'move', id: 'plan', under: 'first', after: 'rate' })
    expect(after({ kind: 'move', id: 'rate', under: 'first', after: 'plan' }, up)).toBe(madeText)
    expect(after({ kind: 'move', id: 'rate', under: 'first', after: 'plan' })).toBe(madeText)
  })

  it('[W18] gets another rule where another form is asked for', () => {
    expect(
      diff({
        kind: 'rule',
        id: 'reports',
        rule: { yes_no: { of: 'ok', yes: 2, no: 0 } },
        inputs: [{ id: 'ok', type: 'boolean', label: 'Có' }],
      }),
    ).toEqual([
      '-        inputs: [{ id: sent, type: count, label: Số báo cáo }]',
      '-        rule: { count: { of: sent, each: 0.5, cap: 2 } }',
      '+        inputs: [{ id: ok, type: boolean, label: Có }]',
      '+        rule:',
      '+          yes_no: { of: ok, yes: 2, no: 0 }',
    ])
  })

  it('[W18] gets the lines that differ of the same form', () => {
    const steps = [
      { below: 50, points: 0 },
      { from: 50, points: 1.5 },
      { from: 90, points: 2 },
    ]
    const rule = (list: readonly object[]): Change =>
      ({ kind: 'rule', id: 'rate', rule: { tiers: { of: { ratio: ['done', 'all'] }, steps: list } } }) as Change
    expect(after(rule(steps))).toBe(madeText)
    const more = [...steps.slice(0, 2), { from: 70, points: 1.75 }, ...steps.slice(2)]
    expect(diff(rule(more))).toEqual(['+              - { from: 70, points: 1.75 }'])
    expect(after(rule(steps), after(rule(more)))).toBe(madeText)
    expect(diff(rule(steps.slice(1)))).toEqual(['-              - { below: 50, points: 0 }'])
    expect(diff(rule([{ below: 40, points: 0 }, { from: 40, points: 1 }, steps[2]!]))).toEqual([
      '-              - { below: 50, points: 0 }',
      '-              - { from: 50, points: 1.5 } # giữa',
      '+              - { below: 40, points: 0 }',
      '+              - { from: 40, points: 1 } # giữa',
    ])
    expect(diff(rule([{ until: 50, points: 0 }, { above: 50, points: 1.5 }, steps[2]!]))).toEqual([
      '-              - { below: 50, points: 0 }',
      '-              - { from: 50, points: 1.5 } # giữa',
      '+              - { points: 0, until: 50 }',
      '+              - { points: 1.5, above: 50 } # giữa',
    ])
    const one: Change = {
      kind: 'rule',
      id: 'reports',
      inputs: undefined as never,
      rule: { count: { of: 'sent', each: 1, cap: 2 } },
    }
    expect(diff(one)).toEqual([
      '-        rule: { count: { of: sent, each: 0.5, cap: 2 } }',
      '+        rule: { count: { of: sent, each: 1, cap: 2 } }',
    ])
  })

  it('[W18] gets one more input', () => {
    const inputs = [
      { id: 'done', type: 'count', label: 'Đã làm', at_most: 'all' },
      { id: 'all', type: 'count', label: 'Tất cả', min: 1 },
      { id: 'note', type: 'text', label: { vi: 'Ghi chú', en: 'Note' } },
    ]
    const rule = {
      tiers: {
        of: { ratio: ['done', 'all'] },
        steps: [
          { below: 50, points: 0 },
          { from: 50, points: 1.5 },
          { from: 90, points: 2 },
        ],
      },
    }
    expect(diff({ kind: 'rule', id: 'rate', rule, inputs })).toEqual([
      '+          - id: note',
      '+            type: text',
      '+            label: { vi: Ghi chú, en: Note }',
    ])
  })
})

describe('an overlay', () => {
  const reason = 'Theo nghị quyết.'
  it('[W9] changes what it wrote where it stands, and adds one entry for all else', () => {
    expect(diff(set('plan', ['title', 'vi'], 'Kế hoạch năm'), overlayText)).toEqual([
      '-      vi: Kế hoạch của xã',
      '+      vi: Kế hoạch năm',
    ])
    expect(diff(set('extra', ['max'], 2), overlayText)).toEqual(['-      max: 1', '+      max: 2'])
    expect(diff({ ...set('plan', ['max'], 3), reason }, overlayText)).toEqual([
      '+  - set: plan',
      '+    property: max',
      '+    to: 3',
      '+    reason: Theo nghị quyết.',
    ])
    expect(refused(set('plan', ['max'], 3), overlayText)).toEqual(['reason-missing f.yaml:1'])
    expect(after(set('plan', ['max'], 2), overlayText)).toBe(overlayText)
  })

  it('[W10] says the whole rule where one figure changes', () => {
    const text = after({ ...set('rate', ['rule', 'tiers', 'steps', 1, 'points'], 1), reason }, overlayText)
    expect(changed(overlayText, text)).toEqual(
      [
        '  - set: rate',
        '    property: rule',
        '    to:',
        '      tiers:',
        '        of: { ratio: [done, all] }',
        '        steps:',
        '          - { below: 50, points: 0 }',
        '          - { from: 50, points: 1 }',
        '          - { from: 90, points: 2 }',
        '    reason: Theo nghị quyết.',
      ].map((line) => `+${line}`),
    )
    expect(diff(set('rate', ['rule', 'tiers', 'steps', 2, 'from'], 95), text)).toEqual([
      '-          - { from: 90, points: 2 }',
      '+          - { from: 95, points: 2 }',
    ])
  })

  it('[W11] takes back what it added, and removes and moves by entries', () => {
    expect(after({ kind: 'remove', id: 'extra' }, overlayText)).toBe(
      overlayText.slice(0, overlayText.indexOf('  - add:')),
    )
    expect(diff({ kind: 'remove', id: 'rate', reason }, overlayText)).toEqual([
      '+  - remove: rate',
      '+    reason: Theo nghị quyết.',
    ])
    const without = after({ kind: 'remove', id: 'plan', reason }, overlayText)
    expect(without).not.toContain('set: plan')
    expect(without.endsWith('  - remove: plan\n    reason: Theo nghị quyết.\n')).toBe(true)
    const text = after({ kind: 'move', id: 'rate', under: 'second', after: null, reason }, overlayText)
    expect(changed(overlayText, text)).toEqual([
      '+  - move: rate',
      '+    under: second',
      '+    reason: Theo nghị quyết.',
    ])
    expect(diff({ kind: 'move', id: 'rate', under: 'second', after: 'reports' }, text)).toEqual(['+    after: reports'])
    expect(
      diff(
        {
          kind: 'add',
          under: 'first',
          after: 'plan',
          node: { ...extra, id: 'more' },
          reason,
        },
        overlayText,
      ).at(-1),
    ).toBe('+    reason: Theo nghị quyết.')
  })

  it('[W12] refuses by name what it may not set', () => {
    expect(refused({ ...set(null, ['scale', 'total'], 7), reason }, overlayText)).toEqual(['not-in-overlay f.yaml:1'])
    expect(refused({ ...set(null, ['rounding', 'index'], 1), reason }, overlayText)).toEqual([
      'not-in-overlay f.yaml:1',
    ])
    expect(
      refused({ kind: 'add', under: null, after: null, node: { ...extra, id: 'dom' }, reason }, overlayText),
    ).toEqual(['not-in-overlay f.yaml:1'])
    expect(diff(set(null, ['version'], '1.0.1'), overlayText)).toEqual(['-version: "1.0.0"', '+version: "1.0.1"'])
    expect(diff({ ...set(null, ['not_arising'], 'full'), reason }, overlayText)).toEqual([
      '+  - set: not_arising',
      '+    to: full',
      '+    reason: Theo nghị quyết.',
    ])
  })
})
