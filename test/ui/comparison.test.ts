/** Comparing versions on the screen: which two at first, in which groups, in which parts. */
import { describe, expect, it } from 'vitest'
import { changeParts } from '../../engine/compare/index.ts'
import type { Change } from '../../engine/live.ts'
import type { FrameworkSummary } from '../../ui/api.ts'
import { countLevel, groups, sensible } from '../../ui/comparison/group.ts'

const change = (parts: Partial<Change>): Change => ({
  kind: 'changed',
  level: 'breaking',
  id: 'a',
  number: '1.1',
  title: { vi: 'Tiêu chí' },
  property: 'max',
  before: '1',
  after: '1.5',
  reason: null,
  ...parts,
})

const summary = (id: string, version: string, parts: Partial<FrameworkSummary> = {}): FrameworkSummary => ({
  id,
  version,
  title: { vi: id },
  provenance: 'illustrative',
  from: 'file',
  authority: '',
  extends: null,
  hash: '',
  has_survey: false,
  published: true,
  problems: [],
  ...parts,
})

describe('changes', () => {
  it('stand together by criterion, the framework itself first, what is gone apart', () => {
    const found = groups([
      change({ id: 'a' }),
      change({ id: 'b', kind: 'removed' }),
      change({ id: '' }),
      change({ id: 'a', property: 'title' }),
      change({ id: 'b', kind: 'added' }),
    ])
    expect(found.map(({ id, changes }) => [id, changes.length])).toEqual([
      ['', 1],
      ['a', 2],
      ['b', 1],
      ['b', 1],
    ])
  })

  it('are counted by level', () => {
    const some = [change({}), change({ level: 'info' }), change({})]
    expect([countLevel(some, 'breaking'), countLevel(some, 'risky'), countLevel(some, 'info')]).toEqual([2, 0, 1])
  })

  it('come apart into what stood and what stands', () => {
    expect(changeParts(change({}), 'vi')).toEqual([{ label: 'điểm tối đa', before: '1', after: '1,5' }])
    expect(changeParts(change({ kind: 'added', property: null, before: null, after: { max: '2' } }), 'en')).toEqual([
      { label: '', before: null, after: '2 points' },
    ])
    expect(changeParts(change({ kind: 'removed', property: null, before: { max: '2' }, after: null }), 'vi')).toEqual([
      { label: '', before: '2 điểm', after: null },
    ])
    const rule = change({
      property: 'rule',
      before: { count: { of: 'n', each: 1, cap: 2 } },
      after: { count: { of: 'n', each: 0.75, cap: 1.5 } },
    })
    expect(changeParts(rule, 'vi')).toEqual([
      { label: 'quy tắc tính điểm, mỗi lần', before: '1', after: '0,75' },
      { label: 'quy tắc tính điểm, nhiều nhất', before: '2', after: '1,5' },
    ])
  })

  it('tell of a translation, too, whichever language is read', () => {
    const title = (before: Change['before'], after: Change['after']) => change({ property: 'title', before, after })
    const both = title({ vi: 'Kế hoạch', en: 'Plan' }, { vi: 'Bản kế hoạch', en: 'The plan' })
    const [vi, en] = [
      { before: '“Kế hoạch”', after: '“Bản kế hoạch”' },
      { before: '“Plan”', after: '“The plan”' },
    ]
    const [name] = changeParts(title({ vi: 'a' }, { vi: 'b' }), 'vi').map(({ label }) => label)
    const [called] = changeParts(title({ vi: 'a' }, { vi: 'b' }), 'en').map(({ label }) => label)
    expect(changeParts(both, 'vi')).toEqual([
      { label: name, ...vi },
      { label: `${name}, bản tiếng Anh`, ...en },
    ])
    expect(changeParts(both, 'en')).toEqual([
      { label: called, ...en },
      { label: `${called}, Vietnamese text`, ...vi },
    ])
    expect(changeParts(title({ vi: 'Kế hoạch', en: 'Plan' }, { vi: 'Bản kế hoạch', en: 'Plan' }), 'vi')).toEqual([
      { label: name, ...vi },
    ])
  })
})

describe('the first choice', () => {
  it('is the two newest versions of one framework', () => {
    const all = [summary('x', '1.10.0'), summary('x', '1.9.0'), summary('x', '1.2.0'), summary('y', '1.0.0')]
    expect(sensible(all)).toEqual({ from: 'x@1.9.0', to: 'x@1.10.0' })
  })

  it('else a parent and its overlay', () => {
    const all = [summary('a', '1.0.0'), summary('y', '1.0.0', { extends: 'x@1.0.0' }), summary('x', '1.0.0')]
    expect(sensible(all)).toEqual({ from: 'x@1.0.0', to: 'y@1.0.0' })
  })

  it('leaves out what has errors', () => {
    const problems = [{ code: 'x', severity: 'error' as const, at: 'x:1:1', text: '' }]
    expect(sensible([summary('a', '1.0.0'), summary('a', '1.1.0', { problems })])).toBeNull()
  })
})
