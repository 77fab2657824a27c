/** What an author types, what a text says of itself, and what a draft begins with. */
import { describe, expect, it } from 'vitest'
import type { Field, Row } from '../../engine/author.ts'
import { adapting, copied, nextVersion } from '../../ui/authoring/beginnings.ts'
import { asIllustrative, headOf, withReference } from '../../ui/authoring/head.ts'
import { blocksOf, withItem } from '../../ui/authoring/items.ts'
import { KeptDraft } from '../../ui/authoring/kept-draft.ts'
import { merged } from '../../ui/authoring/merge.ts'
import { neighboursOf, problemsByRow, sectionsOf } from '../../ui/authoring/rows.ts'
import { readTyped, shownDay } from '../../ui/authoring/typed.ts'
import { inScoreField } from '../fixtures/numbers.ts'

describe('what an author types', () => {
  it.each([
    ['2,5', 2.5],
    ['2.5', 2.5],
    [',5', 0.5],
    ['1.000', 1],
    ['0,25 điểm', 0.25],
  ])('%j is %d', (typed, value) => {
    expect(readTyped(typed, { kind: 'number', value: 1 })).toEqual({ kind: 'value', value })
  })

  it.each(['8,,5', '-1', '1e3', '1/2', '8;5', '8 5', '85%', '0,12345'])(
    '%j is no number, and is not taken',
    (typed) => {
      expect(readTyped(typed, { kind: 'number', value: 1 })).toEqual({ kind: 'refused', words: 'author.not-a-number' })
    },
  )

  it('nothing is no 0', () => {
    expect(readTyped(' ', { kind: 'number', value: 1 })).toEqual({ kind: 'refused', words: 'author.number-missing' })
  })

  it('is read as every other field reads a score', () => {
    const read = inScoreField.map(([typed]) => readTyped(typed, { kind: 'number', value: 1 }))
    const expected = inScoreField.map(([typed, meant]) => {
      if (typeof meant === 'object') return { kind: 'value', value: Number(meant.value) }
      // Points may have four decimals here, two there.
      if (meant === 'too-many-decimals' && /^\d+[.,]\d{3,4}$/.test(typed.trim())) return expect.anything()
      return { kind: 'refused', words: meant === 'empty' ? 'author.number-missing' : 'author.not-a-number' }
    })
    expect(read).toEqual(expected)
  })

  it.each([
    ['31/1', '01-31', { kind: 'value', value: '01-31' }],
    ['29/02', '01-31', { kind: 'value', value: '02-29' }],
    ['30/02', '01-31', { kind: 'refused', words: 'author.not-a-day' }],
    ['5/9/2019', '2019-01-01', { kind: 'value', value: '2019-09-05' }],
    ['2019-09-05', '2019-01-01', { kind: 'value', value: '2019-09-05' }],
    // A day with a year in the text stays one with a year.
    ['31/1', '2019-01-01', { kind: 'refused', words: 'author.not-a-day' }],
    ['mai', '01-31', { kind: 'refused', words: 'author.not-a-day' }],
  ] as const)('the day %j, where %j stands', (typed, value, read) => {
    expect(readTyped(typed, { kind: 'date', value })).toEqual(read)
  })

  it('a day is shown as it is typed', () => {
    expect(shownDay('01-31')).toBe('31/01')
    expect(shownDay('2019-09-05')).toBe('05/09/2019')
  })

  it('words are composed and trimmed; none is nothing', () => {
    const decomposed = ' Đo\u0302\u0301ng Đa '
    expect(readTyped(decomposed, { kind: 'text', value: '' })).toEqual({ kind: 'value', value: 'Đống Đa' })
    expect(readTyped('  ', { kind: 'text', value: 'a' })).toEqual({ kind: 'value', value: null })
  })
})

describe('a text says of itself', () => {
  it('its id, version and parent, also while the rest is broken', () => {
    const text = '# framework: no\nframework: quan-mau # a\nversion: "1.2.0"\nextends: ha-noi-phong@1.0.0\ndomains: ['
    expect(headOf(text)).toEqual({ framework: 'quan-mau', version: '1.2.0', extends: 'ha-noi-phong@1.0.0' })
    expect(headOf('version: \'2.0.0\'\r\nframework: "a"\r\n')).toEqual({
      framework: 'a',
      version: '2.0.0',
      extends: null,
    })
    expect(headOf('')).toEqual({ framework: '', version: '', extends: null })
  })

  it('and examples which version they are of; every other byte stays', () => {
    const before = '# framework: a@1.0.0\r\nframework: a@1.0.0 # of\r\ncases: []\r\n'
    expect(withReference(before, 'a@1.1.0')).toBe('# framework: a@1.0.0\r\nframework: a@1.1.0 # of\r\ncases: []\r\n')
  })
})

describe('a draft begins', () => {
  const source = {
    id: 'a',
    version: '1.0.0',
    text: '# a\nframework: a # id\nversion: "1.0.0" # first\ntitle: A\n',
    examples: 'framework: a@1.0.0\n',
  }

  it('as the next version: two values differ', () => {
    expect(copied(source, 'a', '1.1.0')).toEqual({
      text: '# a\nframework: a # id\nversion: "1.1.0" # first\ntitle: A\n',
      examples: 'framework: a@1.1.0\n',
    })
  })

  it('as a copy under another id', () => {
    expect(copied({ ...source, examples: null }, 'b', '1.0.0')).toEqual({
      text: '# a\nframework: b # id\nversion: "1.0.0" # first\ntitle: A\n',
      examples: '',
    })
  })

  it('as what extends it, and is not official by itself', () => {
    const { text, examples } = adapting(source, { title: { vi: 'Bộ "tiêu chí"' } }, { id: 'b', authority: 'UBND: B' })
    expect(text).toContain('title:\n  vi: "Bộ \\"tiêu chí\\""\n')
    expect(text).toContain('provenance: illustrative\nauthority: "UBND: B"\n')
    expect(text).toContain('extends: a@1.0.0\n')
    expect(examples).toBe('framework: b@1.0.0\n')
  })

  it('and what was official is illustrative in a copy', () => {
    expect(asIllustrative('provenance: official # as issued\n')).toBe('provenance: illustrative # as issued\n')
    expect(asIllustrative('provenance: illustrative\n')).toBe('provenance: illustrative\n')
  })

  it('with the version after the newest, by number and not by letter', () => {
    expect(nextVersion([{ version: '1.9.0' }, { version: '1.10.3' }, { version: '0.11.0' }])).toBe('1.11.0')
  })
})

describe('rows', () => {
  const row = (id: string, parent: string | null, line: number): Row => ({
    id,
    number: id,
    title: { vi: id, en: null },
    kind: parent === null ? 'domain' : 'leaf',
    depth: parent === null ? 0 : 1,
    parent,
    max: '1',
    sum: null,
    sentence: null,
    place: { file: 'a', line, col: 1 },
    inherited: false,
    fields: [],
    written: null,
  })
  const rows = [row('d1', null, 10), row('a', 'd1', 12), row('b', 'd1', 20), row('d2', null, 30)]

  it('are sections', () => {
    expect(sectionsOf(rows).map(({ top, rows: below }) => [top.id, below.map(({ id }) => id)])).toEqual([
      ['d1', ['a', 'b']],
      ['d2', []],
    ])
  })

  it('know their neighbours', () => {
    expect(neighboursOf(rows, rows[1]!)).toEqual({ before: undefined, after: 'b' })
    expect(neighboursOf(rows, rows[2]!)).toEqual({ before: 'a', after: undefined })
    expect(neighboursOf(rows, rows[3]!)).toEqual({ before: 'd1', after: undefined })
  })

  it('hold the problems that stand in them', () => {
    const at = (line: number, file = 'a', about = '') => ({
      about,
      code: `at-${line}`,
      severity: 'error' as const,
      place: { file, line, col: 3 },
      words: '',
    })
    const found = problemsByRow(rows, [
      at(5),
      at(12),
      at(19),
      at(31),
      at(15, 'b'),
      { ...at(1), place: null },
      // Of an overlay: it stands in another file, and speaks of a row.
      at(7, 'b', 'b'),
      at(8, 'b', 'no-row'),
    ])
    expect([...found].map(([id, problems]) => [id, problems.map(({ code }) => code)])).toEqual([
      ['', ['at-5', 'at-15', 'at-1', 'at-8']],
      ['a', ['at-12', 'at-19']],
      ['d2', ['at-31']],
      ['b', ['at-7']],
    ])
  })
})

describe('a draft that is kept', () => {
  const held = new Map<string, string>()
  const store = {
    get length() {
      return held.size
    },
    key: (index: number) => [...held.keys()][index] ?? null,
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  }

  it('is there until it is forgotten, for its own person and draft', () => {
    const kept = new KeptDraft('a', '1', store)
    expect(kept.read()).toBe(null)
    expect(kept.write({ text: 'x', examples: 'y', rev: 3 })).toBe(true)
    expect(new KeptDraft('a', '1', store).read()).toEqual({ text: 'x', examples: 'y', rev: 3 })
    expect(new KeptDraft('b', '1', store).read()).toBe(null)
    expect(new KeptDraft('a', '2', store).read()).toBe(null)
    kept.forget()
    expect(kept.read()).toBe(null)
  })

  it('is not believed where something else stands there, and a full browser says so', () => {
    held.set('khung.draft.framework.a.1', '{"text":1}')
    expect(new KeptDraft('a', '1', store).read()).toBe(null)
    const full = {
      ...store,
      length: 0,
      setItem: () => {
        throw new Error('full')
      },
    }
    held.set('khung.draft.framework.a.1', JSON.stringify({ text: 'older', examples: '', rev: 1 }))
    expect(new KeptDraft('a', '1', full).write({ text: '', examples: '', rev: 1 })).toBe(false)
    expect(new KeptDraft('a', '1', store).read()).toBe(null)
  })
})

describe('what two people changed', () => {
  const base = { text: 'a: 1\nb: 2\nc: 3\nd: 4\n', examples: 'x\n' }

  it('stands together where it is in different lines, in either order', () => {
    const mine = { ...base, text: base.text.replace('a: 1', 'a: 10') }
    const theirs = { text: base.text.replace('d: 4', 'd: 40'), examples: 'x\ny\n' }
    const both = { text: 'a: 10\nb: 2\nc: 3\nd: 40\n', examples: 'x\ny\n' }
    expect(merged(mine, base, theirs)).toEqual(both)
    expect(merged(theirs, base, mine)).toEqual(both)
  })

  it('is no conflict where both made the same change', () => {
    const same = { ...base, text: base.text.replace('b: 2', 'b: 20') }
    expect(merged(same, base, same)).toEqual(same)
  })

  it('is for them to choose where it is in one line, or in lines that touch', () => {
    const mine = { ...base, text: base.text.replace('b: 2', 'b: 21') }
    expect(merged(mine, base, { ...base, text: base.text.replace('b: 2', 'b: 22') })).toBe(null)
    expect(merged(mine, base, { ...base, text: base.text.replace('c: 3', 'c: 33') })).toBe(null)
    expect(merged({ ...base, examples: 'z\n' }, base, { ...base, examples: 'w\n' })).toBe(null)
  })

  it('keeps how lines end', () => {
    const windows = { text: 'a: 1\r\nb: 2\r\nc: 3\r\n', examples: '' }
    const mine = { ...windows, text: windows.text.replace('a: 1', 'a: 5') }
    const theirs = { ...windows, text: windows.text.replace('c: 3', 'c: 7') }
    expect(merged(mine, windows, theirs)?.text).toBe('a: 5\r\nb: 2\r\nc: 7\r\n')
  })
})

describe('steps, questions and papers', () => {
  const written = {
    rule: {
      tiers: {
        of: { ratio: ['a', 'b'] },
        steps: [
          { below: 90, points: 0 },
          { from: 90, points: 1 },
        ],
      },
    },
    inputs: [{ id: 'a', type: 'count', label: { vi: 'A' } }],
    evidence: [],
  }
  const fields = [
    ['title', 'vi'],
    ['rule', 'tiers', 'of', 'ratio', 0],
    ['rule', 'tiers', 'steps', 0, 'below'],
    ['rule', 'tiers', 'steps', 0, 'points'],
    ['rule', 'tiers', 'steps', 1, 'from'],
    ['inputs', 0, 'label', 'vi'],
  ].map((path): Field => ({ path, kind: 'text', value: null, label: { vi: '' }, place: null }))

  it('stand together, each by itself', () => {
    expect(blocksOf(fields, written).map(({ item, fields: own }) => [item?.join('.') ?? null, own.length])).toEqual([
      [null, 2],
      ['rule.tiers.steps.0', 2],
      ['rule.tiers.steps.1', 1],
      ['inputs.0', 1],
    ])
    expect(blocksOf(fields, null)).toEqual([{ item: null, fields }])
  })

  it('get one more, with a name of its own, or one less; all else stays', () => {
    const { tiers } = written.rule
    expect(withItem(written, ['rule', 'tiers', 'steps', 1], 'copy')).toEqual({
      ...written,
      rule: { tiers: { ...tiers, steps: [...tiers.steps, { from: 90, points: 1 }] } },
    })
    expect(withItem(written, ['rule', 'tiers', 'steps', 0], 'drop')).toEqual({
      ...written,
      rule: { tiers: { ...tiers, steps: [{ from: 90, points: 1 }] } },
    })
    const twice = withItem(written, ['inputs', 0], 'copy')
    expect(twice.inputs).toEqual([written.inputs[0], { ...written.inputs[0], id: 'a_2' }])
    expect(withItem(twice, ['inputs', 0], 'copy').inputs).toMatchObject([{ id: 'a' }, { id: 'a_3' }, { id: 'a_2' }])
  })
})
