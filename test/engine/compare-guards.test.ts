/** What a framework lets its overlays change is compared as well. (SPEC C10, C11) */
import { describe, expect, it } from 'vitest'
import { changeParts, compare, describeChange } from '../../engine/index.ts'
import { guardedText } from './broken/overlay-guards.ts'
import { edit, loaded } from './load-small.ts'

const base = loaded(guardedText)
const to = (find: string, put: string) => loaded(edit(guardedText, find, put))
const changes = (find: string, put: string) => compare(base, to(find, put)).changes
const told = (find: string, put: string) =>
  changes(find, put).map((one) => [describeChange(one, 'vi'), describeChange(one, 'en')])

describe('guards', () => {
  it.each([
    [
      'guard: { locked: true }',
      'guard: { locked: [rule, remove] }',
      '1.4 “Sổ theo dõi”: phần khóa với khung kế thừa: toàn bộ → bỏ, quy tắc tính điểm',
      '1.4 “Sổ theo dõi”: locked for overlays: everything → removal, rule',
    ],
    [
      'guard: { range: { max: [1, 3] } }',
      'guard: { range: { max: [1.5, 3] } }',
      '1.2 “Báo cáo”: khoảng điểm tối đa cho khung kế thừa: từ 1 đến 3 → từ 1,5 đến 3',
      '1.2 “Báo cáo”: range of the maximum for overlays: 1 to 3 → 1.5 to 3',
    ],
    [
      'addable: { at_most: 1, most_points: 2 }',
      'addable: { at_most: 2 }',
      '1 “Chỉ đạo”: khung kế thừa được thêm mục: nhiều nhất 1 mục, 2 điểm → nhiều nhất 2 mục',
      '1 “Direction”: what overlays may add: at most 1 entry, 2 points → at most 2 entries',
    ],
    [
      'addable: { at_most: 1, most_points: 2 }',
      'addable: false',
      '1 “Chỉ đạo”: khung kế thừa được thêm mục: nhiều nhất 1 mục, 2 điểm → không được',
      '1 “Direction”: what overlays may add: at most 1 entry, 2 points → nothing',
    ],
    [
      '    guard: { keep_total: true }\n',
      '',
      '2 “Phục vụ”: khung kế thừa giữ nguyên tổng điểm: có → không quy định',
      '2 “Service”: total kept by overlays: yes → not stated',
    ],
    [
      'locked: [scale.survey, bands]',
      'locked: true',
      'Phần khóa với khung kế thừa: các mức xếp loại, phần khảo sát → toàn bộ',
      'Locked for overlays: the bands, survey part → everything',
    ],
    [
      'each: { range: { max: [0.25, 5] } }',
      'each: { range: { max: [0.5, 5] } }',
      'Khoảng điểm tối đa của mọi tiêu chí: từ 0,25 đến 5 → từ 0,5 đến 5',
      'Range of every maximum: 0.25 to 5 → 0.5 to 5',
    ],
    [
      'domains.kept }, 50',
      'domains.kept }, 60',
      'Điều kiện khung kế thừa phải giữ (half): phần điểm nhỏ nhất mà một lĩnh vực giữ lại (%) từ 50 → phần điểm nhỏ nhất mà một lĩnh vực giữ lại (%) từ 60',
      'Condition that overlays keep (half): the least share that a domain keeps (%) is at least 50 → the least share that a domain keeps (%) is at least 60',
    ],
  ])('[C10] %s → %s', (find, put, vi, en) => {
    expect(told(find, put)).toEqual([[vi, en]])
  })

  it('[C10] they change no score, so no change of them is breaking', () => {
    const edits: readonly (readonly [string, string])[] = [
      ['guard: { locked: true }', 'guard: { locked: [rule] }'],
      ['guard: { range: { max: [1, 3] } }', 'guard: { range: { max: [1, 2] } }'],
      ['locked: [scale.survey, bands]', 'locked: true'],
      ['domains.kept }, 50', 'domains.kept }, 60'],
      ['each: { range: { max: [0.25, 5] } }', 'each: { addable: false }'],
    ]
    const levels = edits.flatMap(([find, put]) => changes(find, put).map(({ level }) => level))
    expect(levels).toEqual(['risky', 'risky', 'risky', 'risky', 'risky', 'risky'])
  })

  it('[C10] the order of a list of locks is no change', () => {
    expect(changes('locked: [scale.survey, bands]', 'locked: [bands, scale.survey]')).toEqual([])
  })

  it('[C11] an invariant that comes or goes is one change', () => {
    const without = edit(
      guardedText,
      guardedText.slice(guardedText.indexOf('  - id: half'), guardedText.indexOf('domains:\n')),
      '',
    )
    const [change, ...rest] = compare(base, loaded(without)).changes
    expect(rest).toEqual([])
    expect([change?.property, change?.level, change?.after]).toEqual(['invariants.half', 'risky', null])
    expect(changeParts(change!, 'en')).toEqual([
      {
        label: 'condition that overlays keep',
        before: 'half “Each domain keeps at least half of its points”',
        after: null,
      },
    ])
  })
})
