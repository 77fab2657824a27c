/** Numbers, days and times as they are printed. */
import { describe, expect, it } from 'vitest'
import { readNumber } from '../../engine/live.ts'
import type { Assessment } from '../../ui/api.ts'
import { appraisalUntil, deadlineOf, formDeadline } from '../../ui/deadlines.ts'
import { inBox } from '../../ui/fields/in-box.ts'
import {
  byName,
  daysUntil,
  deadline,
  editable,
  exactTime,
  fileSize,
  maximum,
  pointsOf,
  range,
  shortTime,
  today,
} from '../../ui/format.ts'
import { setLanguage } from '../../ui/language.ts'

describe('what is printed', () => {
  it('points keep two digits, a maximum only those that say something', () => {
    expect(pointsOf('12.5', '13.00')).toBe('12,50 / 13')
    expect([pointsOf('0', '0.50'), pointsOf('0.00', '0.00')]).toEqual(['0,00 / 0,5', 'Không tính'])
    expect(['13.00', '2.50', '0.25', '100', '10.0'].map(maximum)).toEqual(['13', '2,5', '0,25', '100', '10'])
  })

  it('a text box gets no groups, because "1.234" would be read as 1,234 there', () => {
    expect(editable('1234.5')).toBe('1234,5')
  })

  it('a stored count or sum of money gets groups, where its box reads them back as the same number', () => {
    const [count, money] = [{ type: 'count', decimals: 0 } as const, { type: 'money', decimals: 0 } as const]
    const shown = ['0', '38', '999', '1000', '1234', '123456', '1134494085', '123456789012345']
    const inVietnamese = shown.map((value) => inBox(value, money))
    expect(inVietnamese.slice(3, 7)).toEqual(['1.000', '1.234', '123.456', '1.134.494.085'])
    setLanguage('en')
    const inEnglish = shown.map((value) => inBox(value, count))
    setLanguage('vi')
    expect(inEnglish.slice(3, 7)).toEqual(['1000', '1234', '123456', '1,134,494,085'])
    for (const boxes of [inVietnamese, inEnglish])
      expect(boxes.map((box) => readNumber(box, count))).toMatchObject(shown.map((value) => ({ value })))
    expect(inBox('1234.5', { type: 'decimal', decimals: 2 })).toBe('1234,5')
  })

  it('a form that is handed in has no deadline of its own while others are still filled in', () => {
    const now = new Date('2026-01-31T05:00:00Z')
    const round = { state: 'self-scoring', self_scoring_until: '2026-02-10' } as Assessment['round']
    const form = { round, until: '2026-02-10', extension: null }
    expect(formDeadline({ ...form, submitted_at: '2026-01-30T05:00:00Z' }, now)).toBeNull()
    expect(formDeadline({ ...form, submitted_at: null }, now)?.label).toBe('Hạn tự chấm')
  })

  it('of two ends that are one figure only that is said', () => {
    expect([range('80.00', '80.00'), range('79.5', '80.00')]).toEqual(['80,00', '79,5 – 80,00'])
  })

  it('a time of today needs no date', () => {
    expect(shortTime('2026-01-02T07:05:00Z', '2026-01-02T09:00:00Z')).toBe('14:05')
    expect(shortTime('2026-01-01T07:05:00Z', '2026-01-02T09:00:00Z')).toBe('14:05 01/01/2026')
  })

  it('a time of the journal has its seconds', () => {
    expect(exactTime('2026-01-02T07:05:09.123Z')).toBe('14:05:09 02/01/2026')
    expect(exactTime('2026-01-02T17:05:09Z')).toBe('00:05:09 03/01/2026')
  })

  it('days are counted only while a deadline still runs', () => {
    const now = new Date('2026-01-31T05:00:00Z')
    const dates = {
      self_scoring_until: '2026-02-10',
      appraisal_until: '2026-01-31',
      clarification_until: '2026-02-20',
      appraisal_2_until: '2026-02-25',
      council_until: '2026-02-28',
    }
    const stages = [
      'draft',
      'self-scoring',
      'appraisal',
      'clarification',
      'appraisal-2',
      'council',
      'published',
      'cancelled',
    ] as const
    const said = stages.map((state) => {
      const found = deadlineOf({ ...dates, state }, undefined, false, now)
      return found && `${found.label}: ${found.words}`
    })
    expect(said).toEqual([
      'Hạn tự chấm: đến hết 10/02/2026 (còn 10 ngày)',
      'Hạn tự chấm: đến hết 10/02/2026 (còn 10 ngày)',
      'Hạn thẩm định: đến hết 31/01/2026 (hôm nay là ngày cuối)',
      'Hạn giải trình: đến hết 20/02/2026 (còn 20 ngày)',
      'Hạn thẩm định lần 2: đến hết 25/02/2026 (còn 25 ngày)',
      'Hạn hội đồng xem xét: đến hết 28/02/2026 (còn 28 ngày)',
      null,
      null,
    ])
    const own = deadlineOf({ ...dates, state: 'self-scoring' }, '2026-02-12', true, now)
    expect(own?.words).toBe('đến hết 12/02/2026 (còn 12 ngày), đã gia hạn')
    expect(appraisalUntil({ ...dates, state: 'published' }, now)).toBe('31/01/2026')
    expect(appraisalUntil({ ...dates, state: 'self-scoring' }, now)).toBe('đến hết 31/01/2026 (hôm nay là ngày cuối)')
  })

  it('the day turns at midnight in Hanoi', () => {
    expect(today(new Date('2026-01-30T16:59:59Z'))).toBe('2026-01-30')
    expect(today(new Date('2026-01-30T17:00:00Z'))).toBe('2026-01-31')
  })

  it('a deadline says its day and how far it is', () => {
    const now = new Date('2026-01-29T05:00:00Z')
    expect(daysUntil('2026-01-31', now)).toBe(2)
    expect(deadline('2026-01-31', now)).toBe('đến hết 31/01/2026 (còn 2 ngày)')
    expect(deadline('2026-01-29', now)).toBe('đến hết 29/01/2026 (hôm nay là ngày cuối)')
    expect(deadline('2026-01-28', now)).toBe('đến hết 28/01/2026 (đã quá 1 ngày)')
  })

  it('sizes of files', () => {
    expect([10, 1536, 20 * 1024 * 1024].map(fileSize)).toEqual(['0,1 kB', '1,5 kB', '20 MB'])
  })

  it('names stand in the order of the alphabet, numbers by value', () => {
    const names = ['Tây Hồ', 'Đống Đa', 'Ba Đình', 'Đan Phượng', 'Tiêu chí 2.10', 'Tiêu chí 2.9']
    expect(names.toSorted(byName)).toEqual([
      'Ba Đình',
      'Đan Phượng',
      'Đống Đa',
      'Tây Hồ',
      'Tiêu chí 2.9',
      'Tiêu chí 2.10',
    ])
  })
})
