/** A framework with guard-rails of every kind, an overlay that keeps them, and one slip against each. */
import type { Library } from '../../../engine/index.ts'
import { edit, smallLibrary, smallText } from '../load-small.ts'
import type { Broken } from './entry.ts'
import { leafText, overlayText } from './overlay.ts'

const whole = `guard:
  locked: [scale.survey, bands]
  each: { range: { max: [0.25, 5] } }
invariants:
  - id: survey-points
    title: { vi: Điều tra có đúng 5 điểm, en: The survey has exactly 5 points }
    when: { "==": [{ var: scale.survey }, 5] }
  - id: half
    title: { vi: Mỗi lĩnh vực giữ ít nhất một nửa số điểm, en: Each domain keeps at least half of its points }
    when: { ">=": [{ var: domains.kept }, 50] }
`

/** By the criterion that is guarded: what stands after its `max`. */
const guards: readonly (readonly [find: string, guard: string])[] = [
  ['title: { vi: Chỉ đạo, en: Direction }\n    max: 8', '    guard: { addable: { at_most: 1, most_points: 2 } }'],
  ['title: Kế hoạch\n        max: 3', '        guard: { addable: false, locked: [title, move] }'],
  ['title: Báo cáo\n        max: 2', '        guard: { range: { max: [1, 3] } }'],
  ['title: Sổ theo dõi\n        max: 1', '        guard: { locked: true }'],
  ['title: { vi: Phục vụ, en: Service }\n    max: 12', '    guard: { keep_total: true }'],
]

export const guardedText = guards.reduce(
  (text, [find, guard]) => edit(text, `${find}\n`, `${find}\n${guard}\n`),
  edit(edit(smallText, 'framework: small', 'framework: guarded'), 'domains:\n', `${whole}domains:\n`),
)

/** An overlay that gave up an id. */
const giving = edit(
  edit(overlayText, 'framework: ward', 'framework: town'),
  '{ set: ledger, property: title, to: Sổ điện tử, reason: Đã bỏ sổ giấy }',
  '{ rename: ledger, to: diary, reason: Thử }',
)

export const guardedLibrary: Library = (reference) => {
  if (reference === 'guarded@1.0.0') return { file: 'guarded.yaml', text: guardedText }
  return reference === 'town@1.0.0' ? { file: 'town.yaml', text: giving } : smallLibrary(reference)
}

const old = '{ set: ledger, property: title, to: Sổ điện tử, reason: Đã bỏ sổ giấy }'
const change = '{ set: reports, property: title, to: Thư, reason: Thử }'
export const guardedOverlay = edit(edit(overlayText, 'small@1.0.0', 'guarded@1.0.0'), old, change)

export const guarded: readonly Broken[] = [
  {
    code: 'guard-locked',
    find: change,
    put: '{ set: ledger, property: ‸title, to: Sổ, reason: Thử }',
    says: 'guarded.yaml:106',
  },
  { code: 'guard-range', find: change, put: '{ set: reports, property: max, to: ‸3.5, reason: Thử }', says: '1' },
  {
    code: 'guard-addable',
    find: change,
    put: `{ add: ‸${leafText('diary')}, under: plan, reason: Thử }`,
    says: 'plan',
  },
  {
    code: 'guard-added-count',
    find: change,
    put:
      `{ add: ${leafText('diary')}, under: direction, reason: Thử }\n` +
      `  - { add: ‸${leafText('log', 0.5)}, under: direction, reason: Thử }`,
    says: 'direction',
  },
  {
    code: 'guard-added-points',
    find: change,
    put: `{ add: ‸${leafText('diary', 2.5)}, under: direction, reason: Thử }`,
    says: '2.5',
  },
  { code: 'guard-total', find: change, put: '{ set: service, property: max, to: ‸13, reason: Thử }', says: '13' },
  {
    code: 'guard-invariant',
    find: change,
    put: '{ set: direction, property: max, to: ‸3.5, reason: Thử }',
    says: 'domains.kept = 43.75',
  },
  {
    code: 'guard-loosened',
    find: change,
    put: '{ set: reports, property: guard, to: ‸{ range: { max: [1, 4] } }, reason: Thử }',
    says: '[1,3]',
  },
]

/** Slips of a framework that states guards; each `put` stands in the small framework. */
export const ownGuards: readonly Broken[] = [
  {
    code: 'guard-for-groups',
    find: 'title: Báo cáo\n        max: 2\n',
    put: 'title: Báo cáo\n        max: 2\n        guard: { keep_total: ‸true }\n',
    says: 'keep_total',
  },
  {
    code: 'guard-against-itself',
    find: 'title: Báo cáo\n        max: 2\n',
    put: 'title: Báo cáo\n        max: 2\n        guard: { range: { max: ‸[3, 4] } }\n',
    says: '3',
  },
  {
    code: 'invariant-fails',
    find: 'domains:\n',
    put: 'invariants: [{ id: few, title: Không quá 5, when: ‸{ "<=": [{ var: leaves.count }, 5] } }]\ndomains:\n',
    says: 'leaves.count = 13',
  },
]
