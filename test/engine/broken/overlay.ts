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
  { code: 'moved-into-itself', find: change, put: '{ move: plan, under: ‸plan, reason: Thử }', says: 'plan' },
]
