import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { dayFrom, dayNumber, isDay, readDay, showDay, showTime } from '../../engine/dates.ts'

describe('readDay', () => {
  const cases: readonly (readonly [typed: string, day: string | null])[] = [
    ['06/09/2019', '2019-09-06'],
    ['6/9/2019', '2019-09-06'],
    [' 06/09/2019 ', '2019-09-06'],
    ['06-09-2019', '2019-09-06'],
    ['06.09.2019', '2019-09-06'],
    ['０６/０９/２０１９', '2019-09-06'],
    ['2019-09-06', '2019-09-06'],
    ['29/02/2024', '2024-02-29'],
    ['29/02/2000', '2000-02-29'],
    ['29/02/2023', null],
    ['29/02/2100', null],
    ['31/04/2026', null],
    ['31/12/2026', '2026-12-31'],
    ['00/01/2026', null],
    ['01/00/2026', null],
    ['01/13/2026', null],
    ['06/09/19', null],
    ['06/09-2019', null],
    ['2019-9-6', null],
    ['2019-13-01', null],
    ['2019-02-30', null],
    ['06/09/0219', null],
    ['06/09/2019 8:00', null],
    ['', null],
    ['hôm qua', null],
  ]
  for (const [typed, day] of cases) {
    it(`${JSON.stringify(typed)} is ${day ?? 'no day'}`, () => expect(readDay(typed)).toBe(day))
  }
})

describe('day numbers', () => {
  const cases: readonly (readonly [day: string, days: number])[] = [
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['1970-02-28', 58],
    ['1970-03-01', 59],
    ['2000-02-29', 11016],
    ['2000-03-01', 11017],
    ['2026-01-31', 20484],
    ['2100-03-01', 47541],
  ]
  for (const [day, days] of cases) {
    it(`${day} is day ${days}`, () => {
      expect(dayNumber(day)).toBe(days)
      expect(dayFrom(days)).toBe(day)
    })
  }

  it('agree with the platform on every day from 1900 to 2199', () => {
    const last = Date.UTC(2199, 11, 31) / 86_400_000
    for (let days = Date.UTC(1900, 0, 1) / 86_400_000; days <= last; days += 1) {
      const day = new Date(days * 86_400_000).toISOString().slice(0, 10)
      if (dayFrom(days) !== day || dayNumber(day) !== days) expect.fail(`${day}: ${dayNumber(day)}, ${dayFrom(days)}`)
    }
  })

  it('there is none for a day that is not in the calendar', () => {
    for (const text of ['2023-02-29', '2026-1-5', '05/01/2026', '', '2026-00-10', '20260-01-01']) {
      expect(isDay(text)).toBe(false)
      expect(() => dayNumber(text)).toThrow(RangeError)
    }
  })
})

describe('what is shown', () => {
  it('a day is dd/MM/yyyy in both languages', () => {
    expect(showDay('2019-09-06', 'vi')).toBe('06/09/2019')
    expect(showDay('2019-09-06', 'en')).toBe('06/09/2019')
    expect(showDay('someday', 'vi')).toBe('someday')
  })

  const moments: readonly (readonly [iso: string, shown: string])[] = [
    ['2019-09-06T07:05:00Z', '14:05 06/09/2019'],
    ['2019-09-06T07:05:59.999Z', '14:05 06/09/2019'],
    ['2019-09-06T07:05Z', '14:05 06/09/2019'],
    ['2019-09-06T14:05:00+07:00', '14:05 06/09/2019'],
    ['2019-12-31T17:00:00Z', '00:00 01/01/2020'],
    ['2019-12-31T16:59:59Z', '23:59 31/12/2019'],
    ['2020-02-28T20:30:00-03:30', '07:00 29/02/2020'],
    ['2020-01-01T00:30:00+14:00', '17:30 31/12/2019'],
    ['1969-12-31T23:59:00Z', '06:59 01/01/1970'],
    ['yesterday', 'yesterday'],
    ['2019-02-30T07:05:00Z', '2019-02-30T07:05:00Z'],
  ]
  for (const [iso, shown] of moments) {
    it(`${iso} is ${shown} in Hà Nội`, () => expect(showTime(iso, 'vi')).toBe(shown))
  }

  it('does not depend on the time zone of the machine', () => {
    const moment = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(moment, (date) => {
        const there = new Date(date.getTime() + 7 * 3_600_000).toISOString()
        const [day = '', time = ''] = there.split('T')
        expect(showTime(date.toISOString(), 'vi')).toBe(`${time.slice(0, 5)} ${showDay(day, 'vi')}`)
      }),
    )
  })
})
