/** The rows and fields that an editor shows. */
import { describe, expect, it } from 'vitest'
import { outline } from '../../../engine/author.ts'
import { after, library, madeText, overlayText, rowsOf } from './made-text.ts'

describe('the outline', () => {
  it('[W13] has every entry in order, with its sum and its sentence', () => {
    const { rows, total, framework, problems } = rowsOf(madeText)
    expect(rows.map(({ id, kind, depth, parent, max, sum }) => [id, kind, depth, parent, max, sum])).toEqual([
      ['first', 'domain', 0, null, '4', '4'],
      ['plan', 'leaf', 1, 'first', '2', null],
      ['rate', 'leaf', 1, 'first', '2', null],
      ['second', 'domain', 0, null, '2', '2'],
      ['reports', 'leaf', 1, 'second', '2', null],
    ])
    expect(total).toEqual({ declared: '6', sum: '6', leaves: '6' })
    expect(framework?.id).toBe('mau')
    expect(problems).toEqual([])
    expect(rows[1]?.sentence?.vi).toBe('“Đã ban hành” là có: 2 điểm; không: 0 điểm')
    expect(rows[1]?.place).toEqual({ file: 'f.yaml', line: 20, col: 9 })
  })

  it('[W13] has them too while findings stand', () => {
    const broken = after({ kind: 'set', id: 'rate', path: ['rule', 'tiers', 'steps', 1, 'from'], value: 60 })
    const { rows, framework, problems, total } = rowsOf(
      after({ kind: 'set', id: 'plan', path: ['max'], value: 0.3 }, broken),
    )
    expect(framework).toBe(null)
    expect(problems.map(({ code }) => code)).toContain('tier-gap')
    expect(problems.map(({ code }) => code)).toContain('wrong-sum')
    expect([rows[0]?.sum, total.sum, total.leaves]).toEqual(['2.3', '6', '4.3'])
    expect(rows[2]?.sentence?.vi).toContain('từ 60')
    const unknown = after({ kind: 'set', id: 'plan', path: ['rule', 'yes_no', 'of'], value: 'isued' })
    expect(rowsOf(unknown).rows[1]?.sentence).toBe(null)
  })

  it('[W13] is unreadable only when the text cannot be read', () => {
    expect(outline('a: [', 'f.yaml', library).kind).toBe('unreadable')
    expect(outline(madeText.replace('max: 4', 'maxx: 4'), 'f.yaml', library).kind).toBe('unreadable')
  })

  it('[W14] has a field for every value, with its place', () => {
    const { rows, head } = rowsOf(madeText)
    expect(rows[1]?.fields.map(({ path, kind, value, place }) => [path.join('.'), kind, value, place?.line])).toEqual([
      ['number', 'text', '1.1', 21],
      ['title.vi', 'text', 'Ban hành kế hoạch', 23],
      ['title.en', 'text', 'Plan issued', 24],
      ['max', 'number', 2, 25],
      ['scored_by', 'choice', 'appraisal', 26],
      ['inputs.0.type', 'choice', 'boolean', 27],
      ['inputs.0.label.vi', 'text', 'Đã ban hành', 27],
      ['inputs.0.label.en', 'text', 'Issued', 27],
      ['rule.yes_no.of', 'choice', 'issued', 29],
      ['rule.yes_no.yes', 'number', 2, 29],
      ['rule.yes_no.no', 'number', 0, 29],
      ['guidance.vi', 'text', 'Dòng một.\nDòng hai.\n', 30],
      ['guidance.en', 'text', null, 30],
    ])
    expect(head.map(({ path, kind, value }) => [path.join('.'), kind, value])).toEqual([
      ['framework', 'text', 'mau'],
      ['version', 'text', '1.0.0'],
      ['title.vi', 'text', 'Khung mẫu'],
      ['title.en', 'text', 'Sample'],
      ['provenance', 'choice', 'illustrative'],
      ['authority', 'text', 'UBND X'],
      ['effective.from', 'date', '2026-01-01'],
      ['unit_types.0', 'text', 'phong'],
      ['scale.total', 'number', 6],
      ['scale.unit', 'text', 'điểm'],
      ['scale.survey', 'choice', 'none'],
      ['rounding.mode', 'choice', 'half-up'],
      ['rounding.criterion', 'number', 2],
      ['rounding.index', 'number', 2],
      ['not_arising', 'choice', 'exclude'],
      ['bands.0.title.vi', 'text', 'Còn lại'],
      ['bands.0.title.en', 'text', null],
      ['bands.0.when', 'logic', 'true'],
    ])
  })

  it('[W14] of an overlay says which rows are the parent’s', () => {
    const { rows, extends: parent } = rowsOf(overlayText)
    expect(parent).toBe('mau@1.0.0')
    expect(rows.map(({ id, inherited }) => [id, inherited])).toEqual([
      ['first', true],
      ['plan', false],
      ['rate', true],
      ['second', true],
      ['reports', true],
      ['extra', false],
    ])
  })

  it('[W15] calls fields as the comparison does', () => {
    const { rows, head } = rowsOf(madeText)
    const said = (list: typeof head): readonly string[] => list.map(({ label }) => `${label.vi} | ${label.en}`)
    expect(said(rows[2]!.fields)).toEqual([
      'Số thứ tự | Number',
      'Tên | Title',
      'Tên, bản tiếng Anh | Title, English text',
      'Điểm tối đa | Maximum',
      'Cách chấm | Scored by',
      'Kiểu dữ liệu (done) | Type (done)',
      'Nhãn (done) | Label (done)',
      'Nhãn (done), bản tiếng Anh | Label (done), English text',
      'Không vượt quá ô (done) | May not exceed input (done)',
      'Kiểu dữ liệu (all) | Type (all)',
      'Nhãn (all) | Label (all)',
      'Nhãn (all), bản tiếng Anh | Label (all), English text',
      'Giá trị nhỏ nhất (all) | Least value (all)',
      'Tính theo, tỷ lệ 1 | Of, ratio 1',
      'Tính theo, tỷ lệ 2 | Of, ratio 2',
      'Bậc 1, dưới | Step 1, below',
      'Bậc 1, điểm | Step 1, points',
      'Bậc 2, từ | Step 2, from',
      'Bậc 2, điểm | Step 2, points',
      'Bậc 3, từ | Step 3, from',
      'Bậc 3, điểm | Step 3, points',
      'Hướng dẫn | Guidance',
    ])
    expect(said(head).slice(0, 8)).toEqual([
      'Mã khung | Id of the framework',
      'Phiên bản | Version',
      'Tên | Title',
      'Tên, bản tiếng Anh | Title, English text',
      'Nguồn gốc | Provenance',
      'Cơ quan ban hành | Authority',
      'Từ ngày | From',
      'Loại đơn vị (1) | Unit types (1)',
    ])
    const choice = head.find(({ path }) => path[0] === 'provenance')?.choices
    expect(choice?.map(({ label }) => label.vi)).toEqual(['chính thức', 'minh họa'])
  })
})
