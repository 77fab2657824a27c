/** Small made-up frameworks with bonus, penalty, flags, vetoes and ceilings, and with scoped ways of not arising. */
import type { Answers, Framework, Json, Leaf } from '../../../engine/index.ts'
import { leaves, score } from '../../../engine/live.ts'
import { loadText, setting, textOf } from '../load-small.ts'
import type { Part } from '../load-small.ts'
import { kinds } from './made.ts'
import type { Chance } from './made.ts'

/** 3 to 5 criteria in two domains, a group, bonus and penalty. What does not load is made anew. */
export function makeWhole(chance: Chance, isTied: boolean): Framework {
  for (;;) {
    const outcome = loadText(wholeText(chance, isTied))
    if (outcome.kind === 'ok') return outcome.value
  }
}

function wholeText(chance: Chance, isTied: boolean): string {
  const many = 3 + chance.number(3)
  const parts = Array.from({ length: many }, (_, index) => partOf(chance, index, isTied))
  const at = (place: string): readonly Part[] => parts.filter((one) => one.place === place).map(({ part }) => part)
  const sum = (list: readonly Part[]): number => Number(list.reduce((total, { max }) => total + max, 0).toFixed(2))
  const whole = JSON.parse(textOf(parts.map(({ part }) => part))) as {
    readonly domains: readonly { readonly criteria: readonly Part[] }[]
  }
  const written = (place: string): readonly Part[] =>
    (whole.domains[0]?.criteria ?? []).filter((_, index) => parts[index]!.place === place)
  const group = (id: string, number: string, inner: readonly Json[], max: number, more = {}) =>
    inner.length === 0 ? [] : [{ id, number, title: id, max, criteria: inner, ...more }]
  const json = (list: readonly Part[]): readonly Json[] => list as unknown as readonly Json[]
  const domains = [
    ...group(
      'd',
      '1',
      [...json(written('d')), ...group('g', '1.9', json(written('g')), sum(at('g')))],
      Number((sum(at('d')) + sum(at('g'))).toFixed(2)),
    ),
    ...group('e', '2', json(written('e')), sum(at('e'))),
  ]
  const total = Number((sum(at('d')) + sum(at('g')) + sum(at('e'))).toFixed(2))
  const surveyed = parts
    .filter(({ part }) => part['scored_by'] === 'survey')
    .reduce((most, { part }) => most + part.max, 0)
  const section = (place: 'bonus' | 'penalty') => {
    const own = written(place)
    const how = chance.pick(['sum', 'best'])
    const most = how === 'sum' ? sum(own) : Math.max(0, ...own.map(({ max }) => max))
    return own.length === 0
      ? {}
      : {
          [place]: {
            number: place === 'bonus' ? '8' : '9',
            title: place,
            max: chance.pick([most, Math.min(most, 1.5), Math.min(most, 1)]),
            combine: how,
            criteria: own,
          },
        }
  }
  const share = (percent: number): number => Number(((total * percent) / 100).toFixed(2))
  const least = (name: string, value: number) => ({ '>=': [{ var: name }, value] })
  const text = JSON.stringify(parts)
  return JSON.stringify({
    ...whole,
    scale: {
      total: chance.pick([total, total * 2]),
      unit: 'điểm',
      above_total: chance.pick(['capped', 'allowed']),
      survey: surveyed === 0 ? 'none' : { points: surveyed, mandatory: false, when_absent: 'rescale' },
    },
    ...(text.includes('facts.') && {
      facts: [
        { id: 'p', type: 'count', max: 2, at_most: 'w', label: 'p' },
        { id: 'w', type: 'count', max: 2, label: 'w' },
      ],
    }),
    domains,
    ...section('bonus'),
    ...section('penalty'),
    flags: [{ id: 'f', label: 'f' }],
    bands: [
      { id: 'good', title: 'Tốt', when: { and: [least('index', share(70)), { '==': [{ var: 'leaves.zero' }, 0] }] } },
      {
        id: 'fair',
        title: 'Khá',
        when: { or: [least('base', share(80)), { and: [least('index', share(50)), least('domains.d.ratio', 55)] }] },
      },
      { id: 'rest', title: 'Còn lại', when: true },
    ],
    ceilings: [{ id: 'limited', title: 'l', when: { var: 'flags.f' }, at_most: 'fair' }],
    vetoes: [
      {
        id: 'forced',
        title: 'v',
        when: chance.pick([
          { '<': [{ var: 'domains.d.ratio' }, 30] },
          { and: [{ var: 'flags.f' }, { '<': [{ var: 'index' }, share(40)] }] },
          { '>': [{ var: 'leaves.zero' }, 0] },
        ]),
        band: 'rest',
      },
    ],
  })
}

const POLICIES: readonly Json[] = [
  'exclude',
  'redistribute',
  { policy: 'exclude', within: 'd' },
  { policy: 'redistribute', among: 'd' },
]

function partOf(chance: Chance, index: number, isTied: boolean): { readonly place: string; readonly part: Part } {
  const part = chance.pick(kinds)(chance, index)
  const place = index === 0 ? 'd' : chance.pick(['d', 'g', 'e', 'bonus', 'penalty', 'bonus', 'penalty'])
  const isSection = place === 'bonus' || place === 'penalty'
  if (isSection && part['scored_by'] === 'survey') return partOf(chance, index, isTied)
  const isScoped = place === 'd' || place === 'g'
  const policy = isTied && !isSection ? chance.pick(isScoped ? POLICIES : POLICIES.slice(0, 2)) : undefined
  return { place, part: policy === undefined ? part : { ...part, not_arising: policy } }
}

/** A criterion that reads the points of another, or is read. */
export function isRead({ id, rule }: Leaf, all: readonly Leaf[]): boolean {
  const reads = (name: string): boolean => name.startsWith('criteria.')
  return rule.needs.some(reads) || all.some((other) => other.rule.needs.includes(`criteria.${id}.points`))
}

/** The same with some criteria claimed not to arise, as long as the form keeps an index. */
export function claimSome(framework: Framework, answers: Answers, chance: Chance): Answers {
  const all = leaves(framework)
  return all.reduce<Answers>((at, leaf) => {
    if (leaf.not_arising === 'refuse' || isRead(leaf, all) || chance.number(3) > 0) return at
    const claimed = { ...at, [leaf.id]: { inputs: {}, not_arising: 'không có' } }
    return score(framework, claimed, setting).state === 'complete' ? claimed : at
  }, answers)
}
