/** Reasons to choose from, and differences in words. */
import { describe, expect, it } from 'vitest'
import { fittingPhrases, movedWords, withPhrase } from '../../ui/appraisal/reasons.ts'

const phrases = [
  { words: 'Thiếu văn bản', criteria: ['plan'], count: 3 },
  { words: 'Theo sổ theo dõi', criteria: ['on-time'], count: 2 },
  { words: 'Đối chiếu bản ký số', criteria: ['plan', 'on-time'], count: 1 },
]

describe('phrases', () => {
  it('come with those of the criterion first, then those given most often', () => {
    expect(fittingPhrases(phrases, 'on-time', '')).toEqual(['Theo sổ theo dõi', 'Đối chiếu bản ký số', 'Thiếu văn bản'])
  })

  it('are found without marks, and leave out what is typed already', () => {
    expect(fittingPhrases(phrases, 'plan', 'doi chieu')).toEqual(['Đối chiếu bản ký số'])
    expect(fittingPhrases(phrases, 'plan', 'Thiếu văn bản')).toEqual([])
  })

  it('take the place of their beginning, and stand behind anything else', () => {
    expect(withPhrase('', 'Thiếu văn bản')).toBe('Thiếu văn bản')
    expect(withPhrase('thieu', 'Thiếu văn bản')).toBe('Thiếu văn bản')
    expect(withPhrase('Xem lại.', 'Thiếu văn bản')).toBe('Xem lại. Thiếu văn bản')
  })
})

it('a difference between two columns has a sign, and none is no difference', () => {
  expect([movedWords('1.5', '1'), movedWords('1', '1.25'), movedWords('1.5', '1.50')]).toEqual(['–0,50', '+0,25', null])
})
