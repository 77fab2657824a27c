/** Hải Phòng 212/2025 stands as published: lint finds what is wrong with its text by itself. (SPEC L50–L63, L82) */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { load } from '../../engine/index.ts'
import type { Problem } from '../../engine/index.ts'
import { library } from '../engine/shipped.ts'

const sheet = (id: string): string =>
  readFileSync(new URL(`../../frameworks/${id}/1.0.0.yaml`, import.meta.url), 'utf8')
/** The list ends where the next key of the framework begins. */
const emptied = (text: string): string => text.replace(/^known_defects:\n(?: .*\n)+/m, 'known_defects: []\n')
const problemsIn = (id: string, text: string): readonly Problem[] =>
  load(text, `frameworks/${id}/1.0.0.yaml`, library).problems
const told = (problems: readonly Problem[]): readonly string[] =>
  problems.map(({ severity, code, path }) => `${severity} ${code} ${path}`).toSorted()

const found = {
  'hai-phong-212-pl01': [
    'class-gap bands',
    'rescaled-to-other-max other',
    'unreachable-max ddci',
    'total-out-of-reach scale/total',
  ],
  'hai-phong-212-pl02': [
    'class-gap bands',
    'contradictory-bounds bands/excellent',
    'contradictory-bounds bands/good',
    'duplicate-number duties',
  ],
}

describe.each(Object.entries(found))('%s', (id, expected) => {
  const text = sheet(id)

  it('with known_defects emptied, lint finds each by itself', () => {
    const problems = problemsIn(id, emptied(text))
    expect(
      told(problems)
        .map((one) => one.replace(/^\w+ /, ''))
        .toSorted(),
    ).toEqual(expected.toSorted())
    const hard = told(problems).filter((one) => one.startsWith('error'))
    const soft = ['total-out-of-reach', 'rescaled-to-other-max']
    expect(hard).toHaveLength(expected.filter((one) => !soft.some((code) => one.startsWith(code))).length)
  })

  it('with them listed, each is a note and stands in nobody’s way', () => {
    const outcome = load(text, `frameworks/${id}/1.0.0.yaml`, library)
    expect(outcome.kind).toBe('ok')
    expect(told(outcome.problems)).toEqual(expected.map((one) => `note ${one}`).toSorted())
  })
})

it('the unreachable maximum is 99 of 100, and every group that falls short is named', () => {
  const problems = problemsIn('hai-phong-212-pl01', emptied(sheet('hai-phong-212-pl01')))
  const paramsOf = (code: string) => problems.find((one) => one.code === code)?.params
  expect(paramsOf('total-out-of-reach')).toMatchObject({ found: '99', max: '100', parts: 'II (79/80), II.5 (19/20)' })
  expect(paramsOf('unreachable-max')).toMatchObject({ id: 'ddci', found: '1', max: '2' })
})

it('“trên 90 điểm trở lên” is above 90 and from 90 at once', () => {
  const problems = problemsIn('hai-phong-212-pl02', emptied(sheet('hai-phong-212-pl02')))
  const bounds = problems.filter(({ code }) => code === 'contradictory-bounds').map(({ params }) => params['found'])
  expect(bounds).toEqual(['> 90, >= 90', '> 80, >= 80'])
})

it('the section of 20 that footnote 7 brings to 10 may be listed, and is then a note', () => {
  const ofSection = (text: string) =>
    problemsIn('hai-phong-212-pl01', text).find(({ code }) => code === 'rescaled-to-other-max')
  const text = sheet('hai-phong-212-pl01')
  expect(ofSection(emptied(text))).toMatchObject({ severity: 'warning', params: { found: '10', max: '20' } })
  expect(ofSection(text)).toMatchObject({ severity: 'note' })
})
