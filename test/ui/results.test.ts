/** Figures for reading: exact sums, heat steps, a CSV that opens right and runs nothing. */
import { describe, expect, it } from 'vitest'
import { csv } from '../../ui/results/csv.ts'
import { add, fromPoints, heatStep, subtract } from '../../ui/results/scores.ts'

describe('points', () => {
  it('become decimals of the framework’s digits', () => {
    expect([fromPoints(150, 2), fromPoints(100, 2), fromPoints(5, 2), fromPoints(0, 2), fromPoints(7, 0)]).toEqual([
      '1.5',
      '1',
      '0.05',
      '0',
      '7',
    ])
  })

  it('are added and subtracted exactly', () => {
    expect(add('0.1', '0.2')).toBe('0.3')
    expect(add('1.25', '2')).toBe('3.25')
    expect(subtract('2', '1.5')).toBe('0.5')
    expect(subtract('1', '1.005')).toBe('-0.005')
    expect(subtract('71.45', '71.45')).toBe('0')
  })
})

describe('the heat of a cell', () => {
  it('steps up exactly at its bounds', () => {
    expect(['0', '5.99', '6', '6.99', '7', '8', '8.99', '9', '10'].map((points) => heatStep(points, '10'))).toEqual([
      1, 1, 2, 2, 3, 4, 4, 5, 5,
    ])
    expect(heatStep('0.6', '1.00')).toBe(2)
  })

  it('is none where nothing counts', () => {
    expect(heatStep('0', '0.00')).toBeNull()
  })
})

describe('a CSV', () => {
  it('uses the separators of the language', () => {
    const rows = [['Phòng Nội vụ', { decimal: '92.86' }, { decimal: null }]]
    expect(csv(rows, 'vi')).toBe('Phòng Nội vụ;92,86;\r\n')
    expect(csv(rows, 'en')).toBe('Phòng Nội vụ,92.86,\r\n')
  })

  it('quotes what would break a row', () => {
    expect(csv([['a;b', 'c,d', 'e"f', 'g\nh']], 'vi')).toBe('"a;b";c,d;"e""f";"g\nh"\r\n')
    expect(csv([['a;b', 'c,d']], 'en')).toBe('a;b,"c,d"\r\n')
  })

  it('never lets a text run as a formula', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '  =1', '\t=1']) {
      expect(csv([[text]], 'vi')).toBe(`'${text}\r\n`)
    }
    expect(csv([[{ decimal: '-0.5' }]], 'vi')).toBe('-0,5\r\n')
  })
})
