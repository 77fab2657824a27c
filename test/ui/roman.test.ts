import { expect, it } from 'vitest'
import { roman } from '../../ui/roman.ts'

it.each([
  ['1', 'I'],
  ['4', 'IV'],
  ['8', 'VIII'],
  ['9', 'IX'],
  ['14', 'XIV'],
  ['40', 'XL'],
  ['49', 'XLIX'],
  ['89', 'LXXXIX'],
  ['0', '0'],
  ['', ''],
  ['II', 'II'],
  ['1.2', '1.2'],
  ['A', 'A'],
])('domain %j is printed as %j', (number, printed) => {
  expect(roman(number)).toBe(printed)
})
