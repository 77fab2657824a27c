/** In files only the dot is decimal; a comma is told as what it is, and no other text becomes a number. */
import { describe, expect, it } from 'vitest'
import { load, readAnswers } from '../../engine/index.ts'

import { readFileSync } from 'node:fs'
import { inScoreField } from '../fixtures/numbers.ts'
import { folder, khung } from './khung.ts'

const file = (value: string): string =>
  `framework: mini@1.0.0\nperiod: { from: "2026-01-01", until: "2026-12-31" }\nsurvey: true\nanswers:\n  opinion: { satisfied: ${JSON.stringify(value)} }\n`

const mini = load(readFileSync(`${folder}/frameworks/mini/1.0.0.yaml`, 'utf8'), 'mini.yaml', () => null)

describe('numbers in a file of answers', () => {
  it('are plain decimals or refused, whatever a form would understand', () => {
    if (mini.kind === 'refused') expect.unreachable('mini is refused')
    for (const [typed] of inScoreField) {
      const read = readAnswers(file(typed), 'answers.yaml', mini.value)
      const plain = /^(?:0|[1-9]\d*)(?:\.\d{1,2})?$/.test(typed)
      const found = read.kind === 'refused' ? 'refused' : read.value.answers['opinion']?.inputs['satisfied']
      expect([typed, found]).toEqual([typed, plain && Number(typed) <= 100 ? typed : 'refused'])
    }
  })

  it.each([
    ['8.5', 1, '8,5 %'],
    ['8,5', 1, '“satisfied: 8,5” dùng dấu phẩy thập phân. Trong tệp chỉ dùng dấu chấm: hãy viết 8.5.'],
  ])('%s of a file on standard input is told in its own words', (value, code, words) => {
    const ran = khung('score mini@1.0.0 - --format human', { input: file(value) })
    expect([ran.code, (ran.out + ran.err).replace(/\s+/g, ' ').includes(words)]).toEqual([code, true])
  })
})
