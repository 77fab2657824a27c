/** Many criteria that may be claimed not to arise within one domain. (SPEC D21) */
import { expect, it } from 'vitest'
import { attainable } from '../../../engine/advise/attainable.ts'
import { leaves, score } from '../../../engine/live.ts'
import type { Answers } from '../../../engine/live.ts'
import { loaded, setting, textOf } from '../load-small.ts'
import type { Part } from '../load-small.ts'
import { shipped } from '../shipped.ts'
import { chanceOf } from './made.ts'

const yesNo = (max: number, no: number, among: string): Part => ({
  max,
  not_arising: { policy: 'exclude', within: among },
  inputs: [{ id: 'a', type: 'boolean' }],
  rule: { yes_no: { of: 'a', yes: max, no } },
})

it('[D21] 24 claims within one domain: the ends are those that can be worked out by hand', () => {
  const framework = loaded(textOf(Array.from({ length: 24 }, () => yesNo(1, 0.5, 'd'))))
  const found = attainable(framework, { c1: { inputs: { a: false } } }, setting, { claims: true })
  if (found.kind !== 'attainable') throw new Error(found.kind)
  // 0.5 of 1 brought to 24; all others claimed, or none of them and all answered yes.
  expect([found.lowest.index, found.highest.index, found.bounded]).toEqual(['12.00', '23.50', []])
})

it('[D21] 60 forms of 6 criteria in nested groups, against every claim and every answer', () => {
  const chance = chanceOf(91)
  let wider = 0
  for (let turn = 0; turn < 60; turn += 1) {
    const parts = Array.from({ length: 6 }, (_, at) => {
      const max = chance.pick([1, 2, 2.5])
      return yesNo(max, chance.pick([0, 0.5, 0.75]), at < 3 ? chance.pick(['d', 'g']) : 'd')
    })
    const plain = JSON.parse(textOf(parts)) as { domains: { max: number; criteria: { max: number }[] }[] }
    const [domain] = plain.domains
    const inner = domain!.criteria.slice(0, 3)
    const group = { id: 'g', number: '1.9', title: 'g', max: sum(inner), criteria: inner }
    const rest = domain!.criteria.slice(3)
    const other = { id: 'e', number: '2', title: 'e', max: 2, criteria: [apart] }
    const total = sum(inner) + sum(rest) + 2
    const text = JSON.stringify({
      ...plain,
      scale: { total, unit: 'điểm', survey: 'none' },
      domains: [{ ...domain, criteria: [group, ...rest] }, other],
    })
    const framework = loaded(text)
    const answers: Answers = { c1: { inputs: { a: chance.pick([true, false]) } } }
    const all = leaves(framework)
      .filter(({ id }) => id !== 'c1')
      .reduce<readonly Answers[]>(
        (some, { id, not_arising }) =>
          some.flatMap((one) => [
            { ...one, [id]: { inputs: { a: true } } },
            { ...one, [id]: { inputs: { a: false } } },
            ...(not_arising === 'refuse' ? [] : [{ ...one, [id]: { inputs: {}, not_arising: 'không có' } }]),
          ]),
        [answers],
      )
    const ends = all.flatMap((one) => {
      const { index } = score(framework, one, setting)
      return index === null ? [] : [Number(index)]
    })
    const found = attainable(framework, answers, setting, { claims: true })
    const told = found.kind === 'attainable' ? [Number(found.lowest.index), Number(found.highest.index)] : found.kind
    expect([text, told]).toEqual([text, [Math.min(...ends), Math.max(...ends)]])
    const without = attainable(framework, answers, setting)
    if (without.kind === 'attainable' && found.kind === 'attainable' && without.lowest.index !== found.lowest.index)
      wider += 1
  }
  expect(wider).toBeGreaterThan(10)
})

const sum = (list: readonly { readonly max: number }[]): number => list.reduce((total, { max }) => total + max, 0)
const apart = {
  id: 'x1',
  number: '2.1',
  title: 'x',
  max: 2,
  scored_by: 'appraisal',
  not_arising: 'refuse',
  inputs: [{ id: 'a', type: 'boolean', label: 'a' }],
  rule: { yes_no: { of: 'a', yes: 2, no: 0.5 } },
}

it('[D21] claims leave nothing unknown on any framework of the shelf', () => {
  for (const { framework } of shipped) {
    const { attributes, targets } = framework
    const least = (list: typeof targets) => Object.fromEntries(list.map(({ id, min }) => [id, min ?? '1']))
    const unit = { attributes: least(attributes), targets: least(targets) }
    const found = attainable(framework, {}, { ...setting, unit }, { claims: true })
    expect([framework.id, found.kind]).not.toEqual([framework.id, 'unknown'])
  }
})
