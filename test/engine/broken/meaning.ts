/** Slips of a framework that has the right shape: names, sums, bounds, steps, bands. */
import type { Broken } from './entry.ts'

const ledger = `        max: 1
        scored_by: appraisal
        not_arising: full
        inputs:
          - { id: kept, type: boolean, label: Có sổ }
        rule:
          yes_no: { of: kept, yes: 1, no: 0 }`
const ledgerWith = (points: string): string => ledger.replace('max: 1', 'max: ‸1').replace('yes: 1', `yes: ${points}`)

export const meaning: readonly Broken[] = [
  { code: 'duplicate-id', find: 'id: ledger', put: 'id: ‸reports', says: 'reports' },
  { code: 'duplicate-number', find: 'number: "1.4"', put: 'number: ‸"1.3"', says: 'initiatives' },
  {
    code: 'reserved-name',
    find: '{ id: kept,',
    put: '{ id: ‸adjusted,',
    also: ['unknown-variable', 'unused-input'],
    says: 'adjusted',
  },
  { code: 'wrong-sum', find: 'max: 8', put: 'max: ‸7.5', says: '0.50' },
  {
    code: 'defect-not-found',
    find: 'domains:\n  - id: direction',
    put: 'known_defects:\n  - { code: ‸wrong-sum, at: plan, note: Thử, source: { item: "1.1" } }\ndomains:\n  - id: direction',
    says: 'wrong-sum',
  },
  { code: 'percent-of-100', find: 'total: 20, unit: điểm', put: 'total: ‸20, unit: "%"', says: '20' },
  {
    code: 'logic-may-leave-range',
    find: '{ var: spent }, 1000] }, 4000] }',
    put: '{ var: spent }, 9000] }, 4000] }',
    at: 'if:\n',
    says: '2.25',
  },
  {
    code: 'survey-without-scale',
    find: 'survey: { points: 5, mandatory: false, when_absent: rescale } }',
    put: 'survey: none }',
    at: 'survey\n        inputs:',
    says: 'citizens',
  },
  {
    code: 'refused-not-arising',
    find: 'max: 1.5\n        scored_by: appraisal',
    put: 'max: 1.5\n        scored_by: appraisal\n        not_arising: refuse',
    at: 'ratio: { of: [online',
    says: 'digital',
  },
  { code: 'too-many-decimals', find: 'max: 1.5', put: 'max: ‸1.505', says: '1.505' },
  { code: 'ends-before-start', find: '"2030-12-31"', put: '‸"2025-12-31"', says: '2026-01-01' },
  { code: 'unknown-document', find: 'document: 0', put: 'document: ‸1', says: '1' },
  { code: 'rule-against-method', find: 'scored_by: judgement', put: 'scored_by: ‸appraisal', says: 'judgement' },
  { code: 'unreachable-max', find: ledger, put: ledgerWith('0.5'), says: '0.5', also: ['total-out-of-reach'] },
  {
    code: 'total-out-of-reach',
    find: ledger,
    put: ledgerWith('0.5'),
    at: '20, unit: điểm',
    says: '19.5',
    also: ['unreachable-max'],
  },
  {
    code: 'dead-branch',
    find: '{ id: minutes, type: decimal, min: 0, max: 600,',
    put: '{ id: minutes, type: decimal, min: 0, max: 29,',
    at: '{ from: 30, points: 0 }',
    says: '30',
  },
  { code: 'points-above-max', find: ledger, put: ledgerWith('1.25'), says: '1.25' },
  {
    code: 'unused-input',
    find: '- { id: kept,',
    put: '- { id: ‸lost, type: boolean, label: Mất sổ }\n          - { id: kept,',
    says: 'lost',
  },
  {
    code: 'choices-for-choice',
    find: '{ id: kept,',
    put: '{ choices: ‸[{ id: a, label: A }, { id: b, label: B }], id: kept,',
    says: 'kept',
  },
  { code: 'numbers-only', find: '{ id: kept,', put: '{ min: ‸0, id: kept,', says: 'kept' },
  {
    code: 'min-above-max',
    find: 'min: 0, max: 600',
    put: 'min: ‸601, max: 600',
    says: '600',
  },
  {
    code: 'when-not-boolean',
    find: '{ id: owners, type: boolean,',
    put: '{ id: owners, type: boolean, when: ‸owner,',
    also: ['hidden-input-read'],
    says: 'owner',
  },
  {
    code: 'unknown-variable',
    find: 'of: recognised',
    put: 'of: ‸recogniced',
    also: ['unused-input'],
    says: 'recognised',
  },
  { code: 'wrong-input-type', find: 'of: issued_on', put: 'of: ‸issued', also: ['unused-input'], says: 'boolean' },
  {
    code: 'hidden-input-read',
    find: 'of: issued_on\n                done: issued\n                not_done: 0\n',
    put: 'of: ‸issued_on\n',
    says: 'issued',
  },
  { code: 'tier-gap', find: '- { above: 15, below: 30,', put: '- ‸{ from: 16, below: 30,', says: '16' },
  { code: 'tier-overlap', find: '- { above: 15, below: 30,', put: '- ‸{ from: 15, below: 30,', says: '15' },
  {
    code: 'contradictory-bounds',
    find: '- { above: 90, points: 2 }',
    put: '- ‸{ from: 90, above: 90, points: 2 }',
    says: 'from 90, above 90',
  },
  {
    code: 'points-inverted',
    find: '- { from: 30, points: 0 }',
    put: '- { from: 30, below: 40, points: 0.75 }\n              - { from: 40, below: 50, points: 0.25 }\n              - { from: 50, points: 0 }',
    at: '{ from: 30, below: 40,',
    says: '0.75',
  },
  { code: 'tier-empty', find: '- { above: 15, below: 30,', put: '- ‸{ above: 15, until: 15,', also: ['tier-gap'] },
  { code: 'tier-unbounded', find: '- { above: 90, points: 2 }', put: '- ‸{ below: 200, points: 2 }' },
  { code: 'deadline-otherwise-last', find: '- { otherwise: 0 }', put: '- ‸{ until: "12-31", points: 0 }' },
  {
    code: 'zero-denominator',
    find: 'ratio: { of: [online, received], when_zero: not_arising }',
    put: 'ratio: ‸{ of: [online, received] }',
    says: 'received',
  },
  { code: 'ratio-past-max', find: 'of: [online, received]', put: 'of: [‸received, online]', says: 'online' },
  { code: 'floor-above-start', find: 'floor: 0', put: 'floor: ‸3', says: '3' },
  {
    code: 'judgement-bounds',
    find: 'max: 1, step: 0.25',
    put: 'max: 2, step: 0.25',
    at: 'awarded }\n',
    says: 'awarded',
  },
  {
    code: 'expired-constant',
    find: 'domains:',
    put: 'constants:\n  mean: { value: 1, source: Báo cáo, until: ‸"2025-12-31" }\ndomains:',
    also: ['unused-input'],
    says: 'mean',
  },
  {
    code: 'constant-runs-out',
    find: 'domains:',
    put: 'constants:\n  mean: { value: 1, source: Báo cáo, until: ‸"2027-12-31" }\ndomains:',
    also: ['unused-input'],
    says: '2030-12-31',
  },
  {
    code: 'criteria-circle',
    find: 'yes_no: { of: kept, yes: 1, no: 0 }',
    put: '‸logic: { if: [{ var: kept }, 1, { var: criteria.ledger.points }] }',
    says: 'ledger',
  },
  { code: 'ratio-not-exact', find: 'criterion: 2', put: 'criterion: 4', at: 'received], when_zero', says: 'received' },
  {
    code: 'base-above-cap',
    find: 'count: { of: recognised, each: 0.5, cap: 2 }',
    put: 'steps: { of: recognised, base: ‸3, at: 1, per: 1, add: 1, cap: 2 }',
    says: '3',
  },
  {
    code: 'steps-start-past-level',
    find: 'count: { of: recognised, each: 0.5, cap: 2 }',
    put: 'steps: { of: recognised, base: 1, from: ‸2, at: 1, per: 1, add: 1, cap: 2 }',
    says: '2',
  },
  {
    code: 'best-of-nothing',
    find: 'ratio: { of: [online, received], when_zero: not_arising }',
    put: 'best_of: [0, ‸{ ratio: { of: [online, received], when_zero: not_arising } }]',
  },
  {
    code: 'class-gap',
    find: '{ id: rest, title: Còn lại, when: true }',
    put: '{ id: rest, title: Còn lại, when: { "<": [{ var: index }, 5] } }',
    at: '- { id: good,',
  },
  {
    code: 'scope-not-above',
    find: 'not_arising: full',
    put: 'not_arising: { policy: exclude, within: ‸service }',
    says: 'direction',
  },
  {
    code: 'to-of-another-group',
    find: 'not_arising: full',
    put: 'not_arising: { policy: exclude, within: direction, to: ‸8 }',
    says: 'direction',
  },
  {
    code: 'rescaled-to-other-max',
    find: 'max: 12\n',
    put: 'max: 12\n    not_arising: { policy: exclude, within: service, to: ‸10 }\n',
    says: '10',
  },
  {
    code: 'survey-beside-total',
    find: 'bands:\n',
    put: `penalty:
  number: "3"
  title: Điểm trừ
  max: 1
  combine: sum
  criteria:
    - id: late
      number: "3.1"
      title: Muộn
      max: 1
      scored_by: ‸survey
      inputs: [{ id: rate, type: percent, label: Tỷ lệ }]
      rule: { survey: { of: rate } }
bands:
`,
    says: 'late',
  },
  {
    code: 'nothing-to-share-with',
    find: 'bands:\n',
    put: `penalty:
  number: "3"
  title: Điểm trừ
  max: 1
  combine: sum
  criteria:
    - id: late
      number: "3.1"
      title: Muộn
      max: 1
      scored_by: appraisal
      not_arising: ‸redistribute
      inputs: [{ id: is_late, type: boolean, label: Muộn }]
      rule: { yes_no: { of: is_late, yes: 1, no: 0 } }
bands:
`,
    says: 'late',
  },
  {
    code: 'unknown-band',
    find: 'bands:\n',
    put: 'ceilings:\n  - { id: cap, title: Bị nhắc nhở, when: true, at_most: ‸fairly }\nbands:\n',
    says: 'fair',
  },
  {
    code: 'unused-flag',
    find: 'bands:\n',
    put: 'flags:\n  - { id: ‸warned, label: Bị nhắc nhở }\nbands:\n',
    says: 'warned',
  },
  {
    code: 'class-gap-unsure',
    find: '{ id: rest, title: Còn lại, when: true }',
    put: '{ id: rest, title: Còn lại, when: { "<": [{ "+": [{ var: index }, { var: domains.service.ratio }] }, 150] } }',
    at: '- { id: good,',
  },
  {
    code: 'class-not-proven',
    find: '{ id: rest, title: Còn lại, when: true }',
    put: `{ id: rest, title: Còn lại, when: { or: [${['index', 'leaves.min', 'domains.direction.ratio']
      .flatMap((name) => Array.from({ length: 30 }, (_, place) => `{ ">": [{ var: ${name} }, ${place}.5] }`))
      .join(', ')}, true] } }`,
    at: '- { id: good,',
    says: '20000',
  },
  {
    code: 'condition-never-holds',
    find: 'bands:\n',
    put: 'vetoes:\n  - { id: void, title: Trống, when: ‸{ ">": [{ var: leaves.zero }, 90] }, band: rest }\nbands:\n',
    says: 'void',
  },
  {
    code: 'condition-not-proven',
    find: 'bands:\n',
    put: `ceilings:\n  - { id: cap, title: Nhiều, at_most: rest, when: ‸{ or: [${[
      'index',
      'leaves.min',
      'domains.direction.ratio',
    ]
      .flatMap((name) => Array.from({ length: 30 }, (_, place) => `{ ">": [{ var: ${name} }, ${place}.5] }`))
      .join(', ')}] } }\nbands:\n`,
    says: '20000',
  },
  {
    code: 'class-never-given',
    find: 'title: Khá, when: { or: [{ ">=": [{ var: index }, 10] }, { ">=": [{ var: domains.service.ratio }, 90] }] }',
    put: 'title: Khá, when: ‸{ and: [{ ">=": [{ var: index }, 16] }, { ">": [{ var: leaves.min }, 50] }] }',
    says: 'fair',
  },
]

/** Raw JSON-Logic, in a rule and in bands. */
export const logic: readonly Broken[] = [
  {
    code: 'logic-one-key',
    find: '- { "==": [{ var: level }, whole] }',
    put: '- ‸{ "==": [{ var: level }, whole], note: x }',
    says: '==, note',
  },
  { code: 'logic-list', find: '- null', put: '- ‸[]' },
  { code: 'logic-var', find: '{ var: spent }', put: '{ var: ‸[spent] }', also: ['unused-input'] },
  {
    code: 'unknown-operator',
    find: '{ min: [{ var: spent }, 1000] }',
    put: '{ mim: ‸[{ var: spent }, 1000] }',
    says: 'mim',
  },
  { code: 'logic-operands-exactly', find: '"==": [{ var: level }, whole]', put: '"==": ‸[{ var: level }]', says: '2' },
  {
    code: 'logic-operands',
    find: '"==": [{ var: level }, whole]',
    put: '"<": ‸[1]',
    says: '3',
  },
  {
    code: 'logic-decimal-comma',
    find: '"==": [{ var: level }, whole]',
    put: '">=": [{ var: level }, ‸80,5]',
    says: '80.5',
  },
  { code: 'logic-type', find: '"==": [{ var: level }, whole]', put: '"==": [{ var: level }, ‸1]', says: '==' },
  { code: 'logic-in', find: '"==": [{ var: level }, whole]', put: 'in: [{ var: level }, ‸whole]' },
  { code: 'logic-no-else', find: '              - 0.5\n', put: '', at: '- { "==": [{ var: level }, none] }' },
  {
    code: 'divisor-may-be-zero',
    find: '{ "/": [{ min: [{ var: spent }, 1000] }, 4000] }',
    put: '{ min: [{ "/": [1000, ‸{ var: spent }] }, 0.5] }',
    says: 'spent',
  },
  {
    code: 'logic-may-overflow',
    find: '{ "/": [{ min: [{ var: spent }, 1000] }, 4000] }',
    put: `{ min: [{ "*": ‸[${Array.from({ length: 21 }, () => '{ var: spent }').join(', ')}] }, 0.5] }`,
    says: 'min',
  },
  {
    code: 'logic-null-inside',
    find: '{ "/": [{ min: [{ var: spent }, 1000] }, 4000] }',
    put: '{ min: [{ if: [{ "<": [{ var: spent }, 5] }, ‸null, 0.5] }, 0.5] }',
    says: 'null',
  },
  {
    code: 'unknown-choice',
    find: '"==": [{ var: level }, whole]',
    put: '"==": [{ var: level }, ‸hole]',
    says: 'whole',
  },
  {
    code: 'logic-too-large',
    find: '- 0.5\n',
    put: `- ${'{ "+": '.repeat(32)}0.5${' }'.repeat(32)}\n`,
    at: 'if:\n',
    says: '32',
  },
  {
    code: 'multiply-after-divide',
    find: '"/": [{ min: [{ var: spent }, 1000] }, 4000]',
    put: '"*": ‸[{ "/": [{ var: spent }, 4000] }, 1]',
  },
]
