/** Examples of whole rounds: classes, places and quotas. (SPEC E21–E23) */
import { describe, expect, it } from 'vitest'
import { cover, mutate, readExamples, reportOf, say } from '../../engine/index.ts'
import type { Json } from '../../engine/index.ts'
import { textOf } from './load-small.ts'
import type { Part } from './load-small.ts'
import { casesText, made, pair } from './with-examples.ts'

const given: Part = {
  max: 1,
  not_arising: 'refuse',
  inputs: [{ id: 'n', type: 'percent' }],
  rule: { logic: { '/': [{ var: 'n' }, 100] } },
}
const from = (least: number): Json => ({ '>=': [{ var: 'index' }, least] })
const head = {
  bands: [
    { id: 'best', title: 'Xuất sắc', when: from(0.9) },
    { id: 'good', title: 'Tốt', when: from(0.5) },
    { id: 'rest', title: 'Còn lại', when: true },
  ],
  quotas: [{ id: 'most', title: 'Tỷ lệ', band: 'best', share: 20, of: ['good'] }],
}
const unit = (id: string, n: number, times?: number): string =>
  `{ id: ${id}, ${times === undefined ? '' : `times: ${times}, `}answers: { c1: { n: ${n} } } }`
/** A unit with 95 among these others. */
const round = (others: readonly string[], expected: string): string =>
  `answers: { c1: { n: 95 } }, others: [${others.join(', ')}], round: { ${expected} }`

const differences = (one: string) => {
  const { whole, examples } = made([given], [one], head)
  return reportOf(examples, whole.framework).cases[0]?.differences.map(
    ({ path, expected, found }) => `${path}: ${expected}, ${found}`,
  )
}

const six = [unit('good', 60, 5), unit('top', 99), unit('last', 10)]

describe('a case', () => {
  it('[E21] may state the class and the place of every unit of its round', () => {
    const held =
      'bands: { self: best, top: best, good-1: good, last: rest }, places: { top: 1, self: 2, good-5: 3, last: 8 }'
    expect(differences(round(six, held))).toEqual([])
    expect(differences(round(six, 'bands: { self: good, top: none }, places: { self: 1 }'))).toEqual([
      'round.bands.self: good, best',
      'round.bands.top: none, best',
      'round.places.self: 1, 2',
    ])
    expect(differences(round(['{}'], 'bands: { other-1: none }'))).toEqual([])
    expect(differences(round(['{}'], 'places: { other-1: 2 }'))).toEqual(['round.places.other-1: 2, none'])
  })

  it('[E21] of a round is still about its own unit', () => {
    expect(differences(`expect: { c1: "0.95" }, ${round(six, 'places: { self: 2 }')}, total: { band: best }`)).toEqual(
      [],
    )
    expect(differences(`expect: { c1: "0.94" }, ${round(six, 'places: { self: 2 }')}`)).toEqual(['c1: 0.94, 0.95'])
  })

  it('[E21] others start from an answer set as the case does', () => {
    const text = casesText([
      round(
        ['{ id: b, times: 2, from: set }', '{ id: c, from: set, answers: { c1: { n: 96 } } }'],
        'places: { c: 1, self: 2, b-2: 3 }',
      ),
    ])
    const sets = text.replace('cases:', 'answer_sets: { set: { c1: { n: 90 } } }\ncases:')
    const { whole, examples } = pair(textOf([given], head), 'made.yaml', sets)
    expect(reportOf(examples, whole.framework).cases.map(({ differences: found }) => found)).toEqual([[]])
  })

  it('[E22] may state what each quota reports, and who is within it', () => {
    const quota = (expected: string): string => round(six, `quotas: { most: { ${expected} } }`)
    expect(differences(quota('counted: 5, allowed: 1, found: 2, within: [top], beyond: [self], tied: []'))).toEqual([])
    expect(differences(quota('counted: 6, allowed: 2, found: 1, within: [], beyond: [top], tied: [self]'))).toEqual([
      'round.quotas.most.counted: 6, 5',
      'round.quotas.most.allowed: 2, 1',
      'round.quotas.most.found: 1, 2',
      'round.quotas.most.within: none, top',
      'round.quotas.most.beyond: top, self',
      'round.quotas.most.tied: self, none',
    ])
    const tied = round([unit('good', 60, 5), unit('same', 95)], 'quotas: { most: { within: [], tied: [self, same] } }')
    expect(differences(tied)).toEqual([])
    const within = round([unit('good', 60, 10), unit('top', 99)], 'quotas: { most: { within: [top, self] } }')
    expect(differences(within)).toEqual([])
  })

  it.each<[code: string, at: string, one: string]>([
    ['missing-key', '{ name', 'answers: {}, round: { bands: { self: best } }'],
    ['bad-form', '{  }', round(['{}'], '')],
    ['unknown-in-round', 'b: best', round(['{}'], 'bands: { b: best }')],
    ['unknown-in-round', 'b: 1', round(['{}'], 'places: { b: 1 }')],
    ['unknown-in-round', 'b] }', round(['{}'], 'quotas: { most: { beyond: [self, b] } }')],
    ['unknown-in-round', 'mots', round(['{}'], 'quotas: { mots: { found: 1 } }')],
    ['unknown-in-round', 'bset', round(['{}'], 'bands: { self: bset }')],
    ['duplicate-id', 'b, answers: { c1: { n: 2 } }', round([unit('b', 1), unit('b', 2)], 'places: { b: 1 }')],
    ['duplicate-id', 'b-2, answers: { c1: { n: 2 } }', round([unit('b', 1, 2), unit('b-2', 2)], 'places: { b-1: 1 }')],
    ['duplicate-id', 'self, answers: { c1: { n: 1 } }', round([unit('self', 1)], 'places: { self: 1 }')],
    ['unknown-answer-set', 'none', round(['{ from: none }'], 'places: { self: 1 }')],
  ])('[E21] %s at “%s”: %s', (code, at, one) => {
    const { whole } = made([given], ['total: { index: none }'], head)
    const text = casesText([one])
    const { kind, problems } = readExamples(text, 'made.examples.yaml', whole.framework)
    const { line, col } = problems[0]!.place!
    const found = text
      .split('\n')
      .at(line - 1)
      ?.slice(col - 1, col - 1 + at.length)
    expect([kind, problems.map((problem) => problem.code), found]).toEqual(['refused', [code], at])
    for (const lang of ['vi', 'en'] as const) expect(say(problems[0]!, lang)).not.toMatch(/\{\w+\}|“…”|“”|""/)
  })
})

const kept = round([unit('good', 60, 5)], 'quotas: { most: { beyond: [] } }')
const passed = round(six, 'quotas: { most: { beyond: [self] } }')
const tied = round([unit('good', 60, 5), unit('same', 95)], 'quotas: { most: { allowed: 1 } }')

describe('a quota', () => {
  const shown = (...cases: readonly string[]): readonly string[] => {
    const { whole, examples } = made([given], cases, head)
    const { quotas, unshown } = cover(whole, examples)
    return [
      `${quotas.shown}/${quotas.all}`,
      ...unshown.filter(({ kind }) => kind === 'quota').map(({ id, outcome }) => `${id} ${outcome}`),
    ]
  }

  it('[E23] is shown where a round keeps to it and where one passes it', () => {
    expect(shown(kept, passed)).toEqual(['2/2'])
    expect(shown(kept)).toEqual(['1/2', 'most passed'])
    expect(shown(tied)).toEqual(['1/2', 'most kept'])
  })

  it('[E23] is shown by no round without a unit in its band, nor by one that expects nothing of it', () => {
    expect(shown('answers: { c1: { n: 60 } }, others: [{}], round: { quotas: { most: { found: 0 } } }')).toEqual([
      '0/2',
      'most kept',
      'most passed',
    ])
    expect(shown(round(six, 'places: { self: 2 }'))[0]).toBe('0/2')
    const { whole, examples } = made([given], ['total: { index: none }'])
    expect(cover(whole, examples).quotas).toEqual({ shown: 0, all: 0 })
  })

  const missed = (...cases: readonly string[]): readonly string[] => {
    const { whole, examples } = made([given], cases, head)
    return mutate(whole, examples).survivors.flatMap(({ id, before, after }) =>
      id === 'most' ? [`${before} → ${after}`] : [],
    )
  }

  it('[E14] its share goes one step of its last digit down and up; a round on either side of the border catches it', () => {
    const many = (good: number, allowed: number): string =>
      round([unit('good', 60, good)], `quotas: { most: { allowed: ${allowed} } }`)
    expect(missed('total: { index: none }')).toEqual(['20 → 19', '20 → 21'])
    expect(missed(many(5, 1))).toEqual(['20 → 21'])
    expect(missed(many(24, 4))).toEqual(['20 → 19'])
    expect(missed(many(5, 1), many(24, 4))).toEqual([])
  })

  it('[E16] a round catches a mistake that another unit of it shows', () => {
    const { whole, examples } = made([given], [round([unit('edge', 90)], 'bands: { edge: best }')], head)
    const { survivors } = mutate(whole, examples)
    const left = survivors.filter(({ id }) => id === 'best').map(({ before, after }) => `${before} → ${after}`)
    expect(left).toEqual(['0.9 → 0.89'])
  })
})
