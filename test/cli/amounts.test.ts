import { expect, it } from 'vitest'
import { showBytes, showMoment } from '../../server/cli/amounts.ts'

it('moments are those of clocks in Vietnam', () => {
  expect(showMoment('2026-12-31T17:05:00.000Z', 'vi')).toBe('01/01/2027 00:05')
  expect(showMoment('2026-12-31T01:05:59.000Z', 'en')).toBe('31 Dec 2026 08:05')
})

it.each([
  [812, '812 byte', '812 bytes'],
  [1000, '1,0 kB', '1.0 kB'],
  [1_449_999, '1,4 MB', '1.4 MB'],
  [2_000_000_000, '2,0 GB', '2.0 GB'],
])('%d bytes', (bytes, vi, en) => {
  expect([showBytes(bytes, 'vi'), showBytes(bytes, 'en')]).toEqual([vi, en])
})
