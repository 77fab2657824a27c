/** The live door words every problem that answers and scoring give, without the words of files. (SPEC V7) */
import { expect, it } from 'vitest'
import * as door from '../../engine/index.ts'
import * as live from '../../engine/live.ts'
import { entered } from '../../engine/words/entered.ts'
import { problemCodes } from '../../engine/words/problems.ts'

const problemOf = (code: string) =>
  ({ code, severity: 'error', place: null, path: '', params: { found: '1.5', max: '2' } }) as const

it('[V7] every code of an answer has the same sentence at both doors', () => {
  expect(problemCodes.filter((code) => code in entered)).toEqual(Object.keys(entered))
  for (const code of Object.keys(entered))
    for (const lang of ['vi', 'en'] as const)
      expect([code, live.say(problemOf(code), lang)]).toEqual([code, door.say(problemOf(code), lang)])
})

it('[V7] the numbers of an answer are written the way its person writes them', () => {
  expect(live.say(problemOf('points-out-of-range'), 'vi')).toBe('Điểm 1,5 ngoài khoảng từ 0 đến 2.')
  expect(live.say(problemOf('points-out-of-range'), 'en')).toBe('1.5 points are outside 0 to 2.')
})
