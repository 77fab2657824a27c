/** What may not exceed what, where it is asked once for many criteria. (SPEC L73, L74) */
import { describe, expect, it } from 'vitest'
import { certify, readAnswers, say } from '../../engine/index.ts'
import type { Json } from '../../engine/index.ts'
import { score } from '../../engine/live.ts'
import { codesOf, loaded, loadText, located, setting, textOf } from './load-small.ts'
import type { Part } from './load-small.ts'
import { count } from './table.ts'

const labelled = (list: readonly { readonly id: string }[]): Json =>
  list.map((one) => ({ label: `Nhãn ${one.id}`, ...one }))
const share = (of: Json): Part => ({ max: 2, inputs: [], rule: { ratio: { of, when_zero: 'not_arising' } } })
const facts = labelled([count('on_time', { at_most: 'done' }), count('done')])
const framework = loaded(textOf([share(['facts.on_time', 'facts.done'])], { facts }))

describe('[L73] a fact that may not exceed another', () => {
  it.each<[string, string, string | null]>([
    ['3', '4', '1.50'],
    ['4', '4', '2.00'],
    ['5', '4', null],
  ])('%s of %s', (on_time, done, points) => {
    const answers = { facts: { inputs: { on_time, done } } }
    const result = score(framework, answers, setting)
    expect(result.state === 'complete' ? result.points : null).toBe(points)
    expect(certify(framework, answers, setting).kind).toBe('certified')
  })

  it('is checked where it is entered, in both languages', () => {
    const text = [
      'framework: made@1.0.0',
      'period: { from: "2026-01-01", until: "2026-12-31" }',
      'survey: false',
      'answers:',
      '  facts: { on_time: 5, done: 4 }',
    ].join('\n')
    const read = readAnswers(text, 'answers.yaml', framework)
    expect(located(read)).toEqual(['answer-above-other 5:21'])
    expect(say(read.problems[0]!, 'vi')).toContain('5 không được lớn hơn 4 (“done”).')
    expect(say(read.problems[0]!, 'en')).toContain('5 may not be more than 4 ("done").')
  })

  it('is what the refusal of an unlimited share asks for, by the name that is written there', () => {
    const refused = loadText(
      textOf([share(['facts.on_time', 'facts.done'])], { facts: labelled([count('on_time'), count('done')]) }),
    )
    expect(codesOf(refused)).toEqual(['ratio-past-max'])
    expect(say(refused.problems[0]!, 'en')).toContain('State at_most: done for the input "on_time".')
  })

  it('names a fact that is there, and no other place', () => {
    const wrong = (at_most: string) =>
      codesOf(
        loadText(
          textOf([share(['facts.on_time', 'facts.done'])], {
            facts: labelled([count('on_time', { at_most }), count('done')]),
          }),
        ),
      )
    expect(wrong('dne')).toContain('unknown-variable')
    expect(wrong('on_time')).toContain('unknown-variable')
    expect(wrong('facts.done')).toEqual(['bad-name'])
  })

  it('targets and attributes too', () => {
    for (const group of ['targets', 'attributes'] as const)
      expect(codesOf(loadText(textOf([share([`${group}.on_time`, `${group}.done`])], { [group]: facts })))).toEqual([])
  })
})

it('[L74] of what is declared in two places no limit can be stated, and the refusal says where both belong', () => {
  const apart: Part = {
    ...share(['mine', 'facts.done']),
    inputs: [count('mine')],
  }
  const refused = loadText(textOf([apart], { facts: labelled([count('done')]) }))
  expect(codesOf(refused)).toEqual(['ratio-apart'])
  expect(say(refused.problems[0]!, 'vi')).toContain('hãy khai báo cả hai dưới facts')
})
