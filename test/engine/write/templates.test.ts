/** Criteria made from templates. */
import { describe, expect, it } from 'vitest'
import { edit, idFor, load, newLeaf, templates } from '../../../engine/author.ts'
import { madeHead } from '../../fixtures/made.ts'
import { library, madeText, rowsOf } from './made-text.ts'

const points = (max: string, digits: number): boolean => (max.split('.')[1] ?? '').length <= digits

describe.each(templates)('the template $id', (template) => {
  it.each(['0.01', '0.0001', '0.02', '0.03', '0.25', '0.5', '1', '1.5', '2.25', '3', '7.5', '10', '33.33', '100'])(
    '[W16] has no finding with a maximum of %s',
    (max) => {
      for (const digits of [0, 1, 2, 3, 4].filter((one) => points(max, one))) {
        const leaf = newLeaf({ id: 'one', number: '1.1', title: 'Một', max, template, digits })
        const head = madeHead(Number(max))
        const text = JSON.stringify({
          ...head,
          scale: { ...head.scale, unit: 'điểm' },
          rounding: { mode: 'half-up', criterion: digits, index: 2 },
          domains: [{ id: 'all', number: '1', title: 'Tất cả', max: Number(max), criteria: [leaf] }],
          bands: [{ id: 'rest', title: 'Còn lại', when: true }],
        })
        const outcome = load(text, 'f.yaml', library)
        expect([digits, outcome.problems.map(({ code, params }) => [code, params])]).toEqual([digits, []])
        expect(outcome.kind).toBe('ok')
      }
    },
  )

  it('[W16] uses names that are free, and has words', () => {
    const names = template.make('2').inputs.map(({ id }) => id)
    const others = template.make('2', names)
    expect(others.inputs.map(({ id }) => id)).toEqual(names.map((id) => `${id}_2`))
    expect(JSON.stringify(others.rule)).toContain('_2"')
    for (const words of [template.title, template.about])
      expect([words.vi, words.en].every((one) => one.length > 5)).toBe(true)
  })

  it('[W16] stands in a framework by one edit', () => {
    const node = newLeaf({ id: 'moi', number: '1.9', title: { vi: 'Mới', en: 'New' }, max: '2', template })
    const outcome = edit(madeText, 'f.yaml', library, { kind: 'add', under: 'first', after: 'rate', node })
    if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems))
    const row = rowsOf(outcome.value).rows.find(({ id }) => id === 'moi')
    expect(row?.sentence).not.toBe(null)
    expect(rowsOf(outcome.value).problems.map(({ code }) => code)).toEqual(['wrong-sum'])
  })
})

it('[W16] templates have ids of their own', () => {
  expect(templates.map(({ id }) => id)).toEqual([
    'yes-no',
    'tiers',
    'ratio',
    'all-of',
    'checklist',
    'deadline',
    'count',
    'deduct',
    'judgement',
  ])
})

it.each([
  ['Ban hành Kế hoạch năm (đợt 2)', [], 'ban-hanh-ke-hoach-nam-dot-2'],
  ['Đường ĐÃ mở', [], 'duong-da-mo'],
  ['1.2.3 Báo cáo', [], 'bao-cao'],
  ['Báo cáo', ['bao-cao', 'bao-cao-2'], 'bao-cao-3'],
  ['Facts', [], 'facts-2'],
  ['…', [], 'muc'],
  ['Thời gian ban hành kế hoạch cải cách hành chính năm của cơ quan', [], 'thoi-gian-ban-hanh-ke-hoach-cai-cach'],
  ['x'.repeat(70), [], 'x'.repeat(40)],
])('[W17] the id of %s', (title, taken, id) => {
  expect(idFor(title, taken)).toBe(id)
})
