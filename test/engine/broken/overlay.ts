/** Slips of an overlay; each `put` stands in `overlayText`. */
import type { Broken } from './entry.ts'

export const overlayText = `framework: ward
version: "1.0.0"
title: Khung của phường thử
provenance: illustrative
authority: UBND phường thử
effective: { from: "2026-01-01" }
extends: small@1.0.0
changes:
  - { set: ledger, property: title, to: Sổ điện tử, reason: Đã bỏ sổ giấy }
`

const change = '{ set: ledger, property: title, to: Sổ điện tử, reason: Đã bỏ sổ giấy }'

/** A criterion of one point, in one line. */
export const leafText = (id: string, max = 1): string =>
  `{ id: ${id}, number: "9.${max}", title: Thêm, max: ${max}, scored_by: appraisal, ` +
  `inputs: [{ id: a, type: boolean, label: A }], rule: { yes_no: { of: a, yes: ${max}, no: 0 } } }`

export const overlay: readonly Broken[] = [
  { code: 'bad-reference', find: 'small@1.0.0', put: '‸small', says: 'small' },
  {
    code: 'one-change',
    find: change,
    put: '{ remove: ledger, rename: ‸reports, to: x, reason: Thử }',
    says: 'remove, rename',
  },
  {
    code: 'set-twice',
    find: change,
    put: `${change}\n  - { set: ‸ledger, property: title, to: Sổ, reason: Thử }`,
    says: 'ledger title',
  },
  { code: 'not-a-group', find: change, put: '{ move: reports, under: ‸ledger, reason: Thử }', says: 'ledger' },
  { code: 'unknown-node', find: 'set: ledger', put: 'set: ‸leger', says: 'ledger' },
  { code: 'unknown-framework', find: 'small@1.0.0', put: '‸small@2.0.0', says: 'small@2.0.0' },
  { code: 'broken-parent', find: 'small@1.0.0', put: '‸broken@1.0.0', also: ['not-in-list'], says: 'broken@1.0.0' },
  { code: 'circular-extends', find: 'small@1.0.0', put: '‸ward@1.0.0', says: 'ward@1.0.0' },
  { code: 'no-section', find: change, put: '{ set: ‸bonus, property: max, to: 3, reason: Thử }', says: 'set: bonus' },
  {
    code: 'section-as-a-whole',
    find: change,
    put: `{ set: bonus, to: { number: "9", title: Thưởng, max: 1, combine: sum, criteria: [${leafText('award-2')}] }, reason: Thử }\n  - { remove: ‸award-2, reason: Thử }`,
    says: 'set: bonus',
  },
  { code: 'moved-into-itself', find: change, put: '{ move: plan, under: ‸plan, reason: Thử }', says: 'plan' },
  { code: 'changed-and-removed', find: change, put: `${change}\n  - { remove: ‸ledger, reason: Thử }`, says: '9' },
  {
    code: 'removed-twice',
    find: change,
    put: '{ remove: ledger, reason: Thử }\n  - { remove: ‸ledger, reason: Thử }',
    says: '9',
  },
  {
    code: 'moved-twice',
    find: change,
    put: '{ move: ledger, under: service, reason: Thử }\n  - { move: ‸ledger, under: plan, reason: Thử }',
    says: '9',
  },
  {
    code: 'renamed-twice',
    find: change,
    put: '{ rename: ledger, to: diary, reason: Thử }\n  - { rename: ‸diary, to: log, reason: Thử }',
    says: '9',
  },
  {
    code: 'renamed-away',
    find: change,
    put: '{ rename: ledger, to: diary, reason: Thử }\n  - { set: ‸ledger, property: max, to: 1, reason: Thử }',
    says: 'diary',
  },
  { code: 'gone-above', find: 'small@1.0.0', put: 'town@1.0.0', at: 'ledger, property', says: 'town.yaml:9' },
  {
    code: 'added-id-taken',
    find: change,
    put: `{ add: ${leafText('‸reports')}, under: service, reason: Thử }`,
    says: 'reports',
  },
  { code: 'renamed-onto', find: change, put: '{ rename: ledger, to: ‸reports, reason: Thử }', says: 'reports' },
  {
    code: 'id-used-again',
    find: change,
    put: `{ remove: ledger, reason: Thử }\n  - { add: ${leafText('‸ledger')}, under: direction, reason: Thử }`,
    says: '9',
  },
  {
    code: 'after-removed',
    find: change,
    put: '{ remove: ledger, reason: Thử }\n  - { move: digital, under: direction, after: ‸ledger, reason: Thử }',
    says: '9',
  },
  {
    code: 'after-elsewhere',
    find: change,
    put: '{ move: ledger, under: service, after: ‸reports, reason: Thử }',
    says: 'service',
  },
  {
    code: 'same-place',
    find: change,
    put:
      '{ move: digital, under: direction, after: plan, reason: Thử }\n' +
      '  - { move: waiting, under: direction, after: ‸plan, reason: Thử }',
    says: '9',
  },
]
