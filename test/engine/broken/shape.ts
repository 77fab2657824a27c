/** Slips against the schema: keys, types, ids, lengths, ranges. */
import type { Broken } from './entry.ts'

export const shape: readonly Broken[] = [
  { code: 'unknown-key', find: 'authority:', put: '‸autority:', also: ['missing-key'], says: 'authority' },
  { code: 'misplaced-key', find: 'max: 3', put: 'max: 3\n        ‸guidance: Cộng điểm', says: 'guidance' },
  {
    code: 'missing-key',
    find: '      - id: reports\n        number: "1.2"\n',
    put: '      - ‸id: reports\n',
    says: 'number',
  },
  {
    code: 'expected-boolean',
    find: 'label: Kế hoạch, required: true',
    put: 'label: Kế hoạch, required: ‸có',
    says: 'có',
  },
  { code: 'wrong-type', find: 'title: Báo cáo\n', put: 'title: ‸[Báo cáo]\n', says: 'title' },
  { code: 'empty-value', find: 'title: Báo cáo\n', put: 'title:‸\n', says: 'title' },
  { code: 'unquoted-text', find: '"1.1.3"', put: '‸1.1', says: '1.1' },
  { code: 'decimal-comma', find: 'max: 1.5', put: 'max: ‸1,5', says: '1,5' },
  { code: 'expected-number', find: 'max: 1.5', put: 'max: ‸một', says: 'một' },
  { code: 'not-in-list', find: 'provenance: illustrative', put: 'provenance: ‸oficial', says: 'official' },
  { code: 'bad-id', find: 'id: ledger', put: 'id: ‸Sổ', says: 'Sổ' },
  { code: 'bad-name', find: '{ id: cover,', put: '{ id: ‸cover-letter,', says: 'cover-letter' },
  { code: 'bad-number', find: '"1.4"', put: '‸"1,4"', says: '1,4' },
  { code: 'bad-version', find: '"1.0.0"', put: '‸"1.0"', says: '1.0' },
  { code: 'bad-day', find: 'from: "2026-01-01"', put: 'from: ‸"2026-02-30"', says: '2026-02-30' },
  { code: 'bad-survey', find: 'survey: { points: 5, mandatory: false, when_absent: rescale }', put: 'survey: ‸no' },
  {
    code: 'bad-when-zero',
    find: '[online, received], when_zero: not_arising',
    put: '[online, received], when_zero: ‸skip',
  },
  { code: 'one-value', find: 'of: minutes', put: 'of: ‸{}', says: 'of' },
  { code: 'bad-form', find: '- { otherwise: 0 }', put: '- ‸{}', says: '{}' },
  { code: 'bad-length', find: 'unit_types: [phong]', put: 'unit_types: ‸[]', says: '1' },
  { code: 'number-out-of-range', find: 'criterion: 2', put: 'criterion: ‸5', says: '4' },
  {
    code: 'one-rule-form',
    find: 'rule:\n          count:',
    put: 'rule:\n          ‸yes_no: { of: recognised, yes: 1, no: 0 }\n          count:',
    says: 'yes_no, count',
  },
  { code: 'unknown-rule-form', find: '          count: {', put: '          ‸counts: {', says: 'count' },
  { code: 'tier-two-bounds', find: '- { below: 70, points: 0 }', put: '- ‸{ points: 0 }' },
]
