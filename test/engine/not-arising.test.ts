/** What becomes of the maximum of what does not arise. (SPEC L32–L33, S35–S42) */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, describeChange, score, trace } from '../../engine/index.ts'
import type { Framework, Leaf, Node, Result } from '../../engine/index.ts'
import { addUp, count } from '../../engine/score/roll-up.ts'
import { shares } from '../../engine/score/shares.ts'
import { treeOf } from '../../engine/score/tree.ts'
import { framework as framed, group, leaf } from '../fixtures/framework.ts'
import { codesOf, loadText, noSurvey, setting } from './load-small.ts'
import { answersOf, groupOf, nodeOf, scored, textOfTree, tree } from './made.ts'
import type { Given, Spec } from './made.ts'

const sums = (result: Result, id: string): string => {
  const { points, of } = groupOf(result, id)
  return `${points} of ${of}`
}
const counted = (result: Result, id: string): string => {
  const { counted: one } = nodeOf(result, id, 'leaf')
  return one === undefined ? 'as it is' : `${one.points} of ${one.of}`
}
const each = (prefix: string, many: number, max: number): readonly Spec[] =>
  Array.from({ length: many }, (_, at) => ({ id: `${prefix}${at + 1}`, max }))
/** The same points for each of several criteria. */
const give = (prefix: string, many: number, points: string | null): Given =>
  Object.fromEntries(Array.from({ length: many }, (_, at) => [`${prefix}${at + 1}`, points]))

describe('Hải Phòng 212/2025, PL01 note 7: rescaled within a section', () => {
  const items = [2, 2, 1, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5].map((max, at): Spec => ({ id: `x${at + 1}`, max }))
  const assigned = (to?: number): Framework =>
    tree([
      { id: 'general', criteria: [{ id: 'g', max: 80 }] },
      {
        id: 'tasks',
        criteria: [
          {
            id: 'other',
            not_arising: { policy: 'exclude', within: 'other', ...(to === undefined ? {} : { to }) },
            criteria: items,
          },
        ],
      },
    ])
  const given: Given = { g: '80', ...give('x', 9, null), x1: '2', x2: '1' }

  it('[S36] 3 of the 4 points assigned are 7.5 of 10', () => {
    const result = scored(assigned(10), given)
    expect(sums(result, 'other')).toBe('7.50 of 10.00')
    expect(groupOf(result, 'other').rescaled).toEqual({ points: '3.00', of: '4.00' })
    expect([sums(result, 'tasks'), groupOf(result, 'tasks').rescaled]).toEqual(['7.50 of 10.00', undefined])
    expect([result.points, result.of]).toEqual(['87.50', '90.00'])
  })

  it('[S36] on its own maximum of 20 they would be 15', () => {
    const result = scored(assigned(), given)
    expect([sums(result, 'other'), result.points, result.of, result.index]).toEqual([
      '15.00 of 20.00',
      '95.00',
      '100.00',
      '95.00',
    ])
  })

  it('[S36] with everything assigned nothing is rescaled', () => {
    const all: Given = {
      g: '80',
      x1: '2',
      x2: '1',
      x3: '1',
      ...Object.fromEntries([4, 5, 6, 7, 8, 9].map((at) => [`x${at}`, '2.5'])),
    }
    const result = scored(assigned(10), all)
    expect([sums(result, 'other'), groupOf(result, 'other').rescaled]).toEqual(['19.00 of 20.00', undefined])
  })

  it('[S39] with nothing assigned the section is left out', () => {
    const result = scored(assigned(10), { g: '72', ...give('x', 9, null) })
    expect([sums(result, 'other'), groupOf(result, 'other').not_arising]).toEqual(['0.00 of 0.00', 'exclude'])
    expect([result.of, result.index]).toEqual(['80.00', '90.00'])
  })

  it('[L33] another maximum than its own is a warning', () => {
    const text = (to: number) =>
      textOfTree([{ id: 'd', not_arising: { policy: 'exclude', within: 'd', to }, criteria: [{ id: 'a', max: 20 }] }])
    expect([codesOf(loadText(text(10))), codesOf(loadText(text(20)))]).toEqual([['rescaled-to-other-max'], []])
  })

  it('[T1] the trace says from what', () => {
    const framework = assigned(10)
    const result = scored(framework, given)
    const detail = (lang: 'vi' | 'en') =>
      trace(framework, result, lang, 'other')
        .slice(0, 2)
        .map(({ text }) => text)
    expect(detail('vi')).toEqual(['2.1 Mục other', 'quy đổi trong mục: 3,00 trên 4,00 → 7,50 trên 10,00'])
    expect(detail('en')[1]).toBe('rescaled within: 3.00 of 4.00 → 7.50 of 10.00')
    expect(trace(framework, result, 'vi', 'x3').map(({ text }) => text)).toEqual([
      '2.1.3 Mục x3',
      'không phát sinh (không được giao): không tính; phần còn lại của mục “Mục other” quy đổi lên điểm tối đa của mục đó',
    ])
  })
})

describe('Hải Phòng 212/2025, PL03 note 2: shared out in equal parts', () => {
  // Four criteria of four items of 1, and a fifth of 4 points; the section keeps its 20.
  const general = tree([
    {
      id: 'section',
      criteria: [
        ...['a', 'b', 'c', 'd'].map((id): Spec => ({ id, criteria: each(`${id}-`, 4, 1) })),
        { id: 'e', not_arising: 'redistribute', criteria: each('e-', 2, 2) },
      ],
    },
    { id: 'work', criteria: [{ id: 'w', max: 80 }] },
  ])
  const given: Given = {
    ...Object.fromEntries(['a', 'b', 'c', 'd'].flatMap((id) => Object.entries(give(`${id}-`, 4, '1')))),
    ...give('e-', 2, null),
    w: '80',
  }

  it('[S37] 4 points go to four criteria: 4 × 4 become 4 × 5, and items of 1 become 1.25', () => {
    const result = scored(general, { ...given, 'a-1': '0.5' })
    expect(['a', 'b', 'c', 'd', 'e'].map((id) => sums(result, id))).toEqual([
      '4.38 of 5.00',
      '5.00 of 5.00',
      '5.00 of 5.00',
      '5.00 of 5.00',
      '0.00 of 0.00',
    ])
    expect([counted(result, 'a-1'), counted(result, 'a-2')]).toEqual(['0.63 of 1.25', '1.25 of 1.25'])
    expect([sums(result, 'section'), result.of, result.index]).toEqual(['19.38 of 20.00', '100.00', '99.38'])
    expect(groupOf(result, 'e').not_arising).toBe('redistribute')
  })

  it('[S42] a criterion keeps the points of its rule beside what counts', () => {
    const { outcome, max, counted: one } = nodeOf(scored(general, given), 'b-1', 'leaf')
    expect([outcome.kind === 'scored' && outcome.points, max, one]).toEqual([
      '1.00',
      '1.00',
      { points: '1.25', of: '1.25' },
    ])
  })

  it('[S37] one item of the fifth alone goes to the item beside it', () => {
    const result = scored(general, { ...given, 'e-2': '1' })
    expect([sums(result, 'e'), counted(result, 'e-2'), sums(result, 'a')]).toEqual([
      '2.00 of 4.00',
      '2.00 of 4.00',
      '4.00 of 4.00',
    ])
  })

  it('[T1] the trace says what was given and shared, and its lines add up', () => {
    const result = scored(general, { ...given, 'a-1': '0.5' })
    const lines = trace(general, result, 'vi', 'a-1')
    expect(lines.map(({ text, points, of }) => `${text} [${points ?? ''}/${of ?? ''}]`)).toEqual([
      '1.1.1 Mục a-1 [0.63/1.25]',
      'Điểm: 0,5 [/]',
      expect.stringContaining('[/]') as string,
      'nhận thêm điểm tối đa của phần không phát sinh: 0,50 trên 1,00 → 0,63 trên 1,25 [/]',
    ])
    expect(trace(general, result, 'en', 'e')[1]?.text).toBe(
      'not arising: left out; its maximum goes in equal shares to what remains beside it',
    )
  })
})

describe('other texts', () => {
  it('[S35] tiếp cận pháp luật CT1: without a drafting task the indicator counts 3 of 3', () => {
    const access = tree([
      {
        id: 'tc1',
        criteria: [
          {
            id: 'ct1',
            not_arising: 'full',
            criteria: [
              { id: 'ct1-1', max: 1 },
              { id: 'ct1-2', max: 2 },
            ],
          },
          { id: 'ct2', max: 7 },
        ],
      },
    ])
    const result = scored(access, { 'ct1-1': null, 'ct1-2': null, ct2: '7' })
    expect([sums(result, 'ct1'), result.points, result.of]).toEqual(['3.00 of 3.00', '10.00', '10.00'])
  })

  it('[S7] CAND: what is not assigned is left out, 13 of 15 are 86.67 %', () => {
    const cluster = tree(
      [
        {
          id: 'd',
          criteria: [
            { id: 'a', max: 15 },
            { id: 'b', max: 85 },
          ],
        },
      ],
      { scale: { unit: '%' } },
    )
    expect(scored(cluster, { a: '13', b: null }).index).toBe('86.67')
  })
})

describe('policies', () => {
  const of = (domains: readonly Spec[], given: Given, head = {}): Result => scored(tree(domains, head), given)

  it('[S35] own before the group above, that before the framework', () => {
    const framework = tree(
      [
        {
          id: 'd',
          not_arising: 'zero',
          criteria: [
            { id: 'a', max: 1 },
            { id: 'b', max: 1, not_arising: 'exclude' },
            { id: 'g', not_arising: 'refuse', criteria: [{ id: 'c', max: 1 }] },
          ],
        },
        {
          id: 'e',
          criteria: [
            { id: 'f', max: 1 },
            { id: 'j', max: 1, scored_by: 'judgement' },
          ],
        },
      ],
      { not_arising: 'full' },
    )
    const policy = (id: string): string =>
      framework.domains
        .flatMap(function leaves(node: Node): readonly Leaf[] {
          return node.kind === 'leaf' ? [node] : node.children.flatMap(leaves)
        })
        .find((one) => one.id === id)!.not_arising
    expect(['a', 'b', 'c', 'f', 'j'].map(policy)).toEqual(['zero', 'exclude', 'refuse', 'full', 'refuse'])
  })

  it('[S37] among the children of a group further up, one unit more for the first when it does not divide', () => {
    const domains: readonly Spec[] = [
      {
        id: 'd',
        criteria: [
          {
            id: 'g',
            criteria: [
              { id: 'a', max: 1, not_arising: { policy: 'redistribute', among: 'd' } },
              { id: 'b', max: 2 },
            ],
          },
          { id: 'c', max: 3 },
          { id: 'e', max: 4 },
        ],
      },
    ]
    const result = of(domains, { a: null, b: '2', c: '3', e: '2' })
    expect([sums(result, 'g'), counted(result, 'b'), counted(result, 'c'), counted(result, 'e')]).toEqual([
      '2.34 of 2.34',
      '2.34 of 2.34',
      '3.33 of 3.33',
      '2.17 of 4.33',
    ])
    expect([result.of, result.points]).toEqual(['10.00', '7.84'])
  })

  it('[S37] a domain is shared out among the domains', () => {
    const domains: readonly Spec[] = [
      { id: 'd', not_arising: 'redistribute', criteria: [{ id: 'a', max: 3 }] },
      { id: 'e', criteria: [{ id: 'b', max: 3 }] },
      { id: 'f', criteria: [{ id: 'c', max: 4 }] },
    ]
    const result = of(domains, { a: null, b: '3', c: '2' })
    expect([sums(result, 'e'), sums(result, 'f'), result.of]).toEqual(['4.50 of 4.50', '2.75 of 5.50', '10.00'])
  })

  it('[S39] where no sibling is left and the group states nothing, its own siblings take it', () => {
    const domains: readonly Spec[] = [
      {
        id: 'd',
        criteria: [
          { id: 'g', criteria: each('g-', 2, 1).map((one) => ({ ...one, not_arising: 'redistribute' })) },
          { id: 'c', max: 4 },
          { id: 'e', max: 4 },
        ],
      },
    ]
    const result = of(domains, { ...give('g-', 2, null), c: '4', e: '2' })
    expect([counted(result, 'c'), counted(result, 'e'), result.of]).toEqual(['5.00 of 5.00', '2.50 of 5.00', '10.00'])
  })

  it('[S39] a group that states another policy than its criteria follows its own', () => {
    const domains = (policy: unknown): readonly Spec[] => [
      {
        id: 'd',
        criteria: [
          {
            id: 'g',
            not_arising: policy,
            criteria: each('g-', 2, 1).map((one) => ({ ...one, not_arising: 'exclude' })),
          },
          { id: 'c', max: 8 },
        ],
      },
    ]
    const given = { ...give('g-', 2, null), c: '4' }
    const told = (policy: unknown) => {
      const { points, of: counts, state, faults } = of(domains(policy), given)
      return [points, counts, state, faults]
    }
    expect(told('full')).toEqual(['6.00', '10.00', 'complete', []])
    expect(told('zero')).toEqual(['4.00', '10.00', 'complete', []])
    expect(told('exclude')).toEqual(['4.00', '8.00', 'complete', []])
    expect(told('redistribute')).toEqual(['5.00', '10.00', 'complete', []])
    expect(told({ policy: 'exclude', within: 'd' })).toEqual(['5.00', '10.00', 'complete', []])
    expect(told({ policy: 'redistribute', among: 'g' })).toEqual(['4.00', '8.00', 'complete', []])
    expect(told('refuse')).toEqual(['4.00', '10.00', 'faulty', ['g']])
  })

  it('[S39] a group whose survey was not held is not *not arising*', () => {
    const head = { scale: { survey: { points: 2, mandatory: false, when_absent: 'rescale' } } }
    const survey = {
      scored_by: 'survey',
      inputs: [{ id: 'p', type: 'percent', label: 'Hài lòng' }],
      rule: { survey: { of: 'p' } },
    }
    const framework = tree(
      [
        {
          id: 'd',
          criteria: [
            { id: 'g', not_arising: 'full', criteria: [{ id: 's', max: 2, ...survey }] },
            { id: 'c', max: 8 },
          ],
        },
      ],
      head,
    )
    const result = score(framework, answersOf({ c: '4' }), noSurvey)
    expect([sums(result, 'g'), result.of, result.index]).toEqual(['0.00 of 0.00', '8.00', '5.00'])
    expect(groupOf(result, 'g').not_arising).toBe(undefined)
  })

  it('[S38] a rescaled group takes a share as a whole', () => {
    const domains: readonly Spec[] = [
      {
        id: 'd',
        criteria: [
          {
            id: 'g',
            not_arising: { policy: 'exclude', within: 'g' },
            criteria: [
              { id: 'a', max: 4 },
              { id: 'b', max: 6 },
            ],
          },
          { id: 'c', max: 2, not_arising: 'redistribute' },
        ],
      },
    ]
    const result = of(domains, { a: '3', b: null, c: null })
    expect([sums(result, 'g'), groupOf(result, 'g').rescaled, counted(result, 'a')]).toEqual([
      '9.00 of 12.00',
      { points: '3.00', of: '4.00' },
      'as it is',
    ])
  })

  it('[S41] three policies in one framework', () => {
    // exclude within g (a of 4), redistribute among the domain's children (c of 2), plain exclude (e of 10).
    const domains: readonly Spec[] = [
      {
        id: 'd',
        criteria: [
          {
            id: 'g',
            not_arising: { policy: 'exclude', within: 'g' },
            criteria: [
              { id: 'a', max: 4 },
              { id: 'b', max: 6 },
            ],
          },
          {
            id: 'h',
            criteria: [
              { id: 'c', max: 2, not_arising: { policy: 'redistribute', among: 'd' } },
              { id: 'i', max: 3 },
            ],
          },
          { id: 'k', max: 5 },
        ],
      },
      {
        id: 'f',
        criteria: [
          { id: 'e', max: 10 },
          { id: 'm', max: 20 },
          { id: 'n', max: 50, not_arising: 'full' },
        ],
      },
    ]
    const result = of(domains, { a: null, b: '3', c: null, i: '3', k: '1', e: null, m: '10', n: null })
    // c's 2.00 go as 0.67, 0.67, 0.66 to g, h and k; g is 3 of 6 → 10.67; i grows to 3.67; k to 5.66.
    expect(['g', 'h', 'd', 'f'].map((id) => sums(result, id))).toEqual([
      '5.34 of 10.67',
      '3.67 of 3.67',
      '10.14 of 20.00',
      '60.00 of 70.00',
    ])
    expect(counted(result, 'k')).toBe('1.13 of 5.66')
    expect([result.points, result.of, result.index]).toEqual(['70.14', '90.00', '77.93'])
  })

  it('[S41] a part that a group further up deals with is not dealt with twice', () => {
    const domains: readonly Spec[] = [
      {
        id: 'd',
        criteria: [
          {
            id: 'g',
            not_arising: 'redistribute',
            criteria: [
              { id: 'a', max: 1, not_arising: { policy: 'exclude', within: 'd' } },
              { id: 'b', max: 2 },
            ],
          },
          { id: 'c', max: 7 },
        ],
      },
    ]
    // a's 1 is kept within d; of g only b's 2 go to c.
    const result = of(domains, { a: null, b: null, c: '7' })
    expect([counted(result, 'c'), sums(result, 'd'), groupOf(result, 'd').rescaled]).toEqual([
      '9.00 of 9.00',
      '10.00 of 10.00',
      { points: '9.00', of: '9.00' },
    ])
  })

  it('[S5] what is open keeps its place in the sums', () => {
    const domains: readonly Spec[] = [
      {
        id: 'd',
        not_arising: 'redistribute',
        criteria: [
          { id: 'a', max: 4 },
          { id: 'b', max: 6 },
        ],
      },
    ]
    const result = of(domains, { a: null })
    expect([result.state, sums(result, 'd'), counted(result, 'b')]).toEqual(['open', '0.00 of 10.00', '0.00 of 10.00'])
  })
})

describe('at load', () => {
  const codes = (not_arising: unknown, on = {}): readonly string[] =>
    codesOf(
      loadText(
        textOfTree([
          {
            id: 'd',
            criteria: [
              {
                id: 'g',
                ...on,
                criteria: [
                  { id: 'a', max: 1, not_arising },
                  { id: 'b', max: 2 },
                ],
              },
            ],
          },
          { id: 'e', criteria: [{ id: 'c', max: 1 }] },
        ]),
      ),
    )

  it.each<[unknown, readonly string[]]>([
    ['redistribute', []],
    [{ policy: 'exclude', within: 'g' }, []],
    [{ policy: 'redistribute', among: 'd' }, []],
    [{ policy: 'exclude', within: 'e' }, ['scope-not-above']],
    [{ policy: 'redistribute', among: 'a' }, ['scope-not-above']],
    [{ policy: 'exclude', within: 'g', to: 2 }, ['to-of-another-group']],
    [{ policy: 'exclude' }, ['missing-key']],
    [{ policy: 'exclude', among: 'g' }, ['missing-key', 'misplaced-key']],
    [{ policy: 'redistribute', within: 'g' }, ['missing-key', 'misplaced-key']],
    [{ policy: 'full', within: 'g' }, ['not-in-list']],
    ['exclud', ['not-in-list']],
    [null, ['not-in-list']],
  ])('[L32] %j', (policy, expected) => {
    expect(codes(policy)).toEqual(expected)
  })

  it('[L32] a group may name itself, and states points of the framework’s digits', () => {
    expect(codes('exclude', { not_arising: { policy: 'exclude', within: 'g' } })).toEqual([])
    expect(codes('exclude', { not_arising: { policy: 'exclude', within: 'g', to: 1.005 } })).toEqual([
      'too-many-decimals',
    ])
    expect(codes('exclude', { not_arising: { policy: 'exclude', within: 'g', to: 0 } })).toEqual([
      'number-out-of-range',
    ])
  })
})

it('[C2] a policy with its scope is compared and worded', () => {
  const made = (policy: unknown) => tree([{ id: 'd', not_arising: policy, criteria: [{ id: 'a', max: 20 }] }])
  const { changes } = compare(made({ policy: 'exclude', within: 'd' }), made({ policy: 'redistribute', among: 'd' }))
  expect(changes.map(({ id, property, level }) => `${id} ${property} ${level}`)).toEqual([
    'd not_arising breaking',
    'a not_arising breaking',
  ])
  expect(describeChange(changes[0]!, 'vi')).toBe('1 “Mục d”: khi không phát sinh: quy đổi trong d → chia đều trong d')
  expect(describeChange(changes[0]!, 'en')).toContain('rescaled within d → shared out among what remains of d')
})

describe('shares', () => {
  it.each<[number, readonly number[], readonly number[]]>([
    [400, [1, 1, 1, 1], [100, 100, 100, 100]],
    [10, [1, 1, 1], [4, 3, 3]],
    [2, [1, 1, 1], [1, 1, 0]],
    [100, [400, 400, 200], [40, 40, 20]],
    [100, [1, 2, 3], [17, 33, 50]],
    [1, [1, 3], [0, 1]],
  ])('[S40] %i among %j', (units, weights, expected) => {
    expect(shares(units, weights)).toEqual(expected)
  })

  it('[S40] they add up exactly, and none is a unit away from its part', () => {
    const weights = fc
      .array(fc.nat(100_000_000), { minLength: 1, maxLength: 20 })
      .filter((all) => all.some((one) => one > 0))
    fc.assert(
      fc.property(fc.nat(100_000_000), weights, (units, all) => {
        const parts = shares(units, all)
        const total = all.reduce((sum, one) => sum + BigInt(one), 0n)
        expect(parts.reduce((sum, one) => sum + one, 0)).toBe(units)
        parts.forEach((part, at) => {
          const off = BigInt(part) * total - BigInt(units) * BigInt(all[at]!)
          expect(off < total && off > -total).toBe(true)
        })
      }),
      { seed: 40, numRuns: 500 },
    )
  })
})

describe('whatever does not arise', () => {
  interface Made {
    readonly framework: Framework
    readonly left: ReadonlySet<string>
    readonly earned: ReadonlyMap<string, number>
  }

  /** A tree of up to three levels with policies at random, which criteria count, and the points of those. */
  function made(policies: readonly Node['not_arising'][], scopes: boolean): fc.Arbitrary<Made> {
    return fc.infiniteStream(fc.nat(1_000_000)).map((stream) => {
      const draw = (below: number): number => Number(stream.next().value) % below
      const left = new Set<string>()
      const earned = new Map<string, number>()
      let made = 0
      const policy = (above: readonly string[]): Partial<Leaf> => {
        const not_arising = policies[draw(policies.length)]!
        const named =
          scopes && above.length > 0 && draw(2) === 0 && (not_arising === 'exclude' || not_arising === 'redistribute')
        return { not_arising, ...(named && { not_arising_in: above[draw(above.length)]! }) }
      }
      const build = (level: number, above: readonly string[]): Node => {
        const id = `n${made++}`
        if (level === 3 || (level > 0 && draw(3) === 0)) {
          const max = 1 + draw(500)
          if (draw(3) > 0) left.add(id)
          earned.set(id, left.has(id) ? draw(max + 1) : 0)
          return leaf({ id, number: id, max, ...policy(above) })
        }
        const inside = [...above, id]
        const children = Array.from({ length: 1 + draw(4) }, () => build(level + 1, inside))
        const stated: Partial<Leaf> = draw(2) === 0 ? {} : policy(inside)
        return group(id, id, children, stated as object)
      }
      const domains = Array.from({ length: 1 + draw(3) }, () => build(0, []))
      return { framework: framed(domains.filter((node) => node.kind === 'group')), left, earned }
    })
  }

  const rolled = ({ framework, left, earned }: Made, full = false) => {
    const at = treeOf(framework)
    const isLeft = (node: Node | null): boolean => node?.kind === 'leaf' && left.has(node.id)
    const of = at.nodes.map((node) => (isLeft(node) ? node!.max : 0))
    const most = at.nodes.map((node) => (node?.kind === 'leaf' ? node.max : 0))
    const sum = count(at, of, most)
    const points = addUp(at, sum, full ? of : at.nodes.map((node) => earned.get(node?.id ?? '') ?? 0))
    return { at, sum, points, total: most.reduce((all, one) => all + one, 0), left: of.some((one) => one > 0) }
  }
  const every = ['exclude', 'redistribute'] as const

  it('[S41] sums add up, and no node has more than counts', () => {
    fc.assert(
      fc.property(made([...every, 'exclude', 'redistribute'], true), (one) => {
        const { at, sum, points } = rolled(one)
        at.children.forEach((below, place) => {
          expect(points[place]! >= 0 && points[place]! <= sum.of[place]!).toBe(true)
          if (below.length === 0) return
          expect(below.reduce((all, child) => all + sum.of[child]!, 0)).toBe(sum.on[place])
          if (sum.of[place] === sum.on[place])
            expect(below.reduce((all, child) => all + points[child]!, 0)).toBe(points[place])
        })
      }),
      { seed: 41, numRuns: 600 },
    )
  })

  it('[S37] where everything is shared out, nothing is lost as long as anything counts', () => {
    fc.assert(
      fc.property(made(['redistribute'], false), (one) => {
        const { sum, total, left } = rolled(one)
        expect(sum.of[0]).toBe(left ? total : 0)
      }),
      { seed: 37, numRuns: 600 },
    )
  })

  it('[S36] whatever the policies, no more counts than there is, and full points of what counts are all that counts', () => {
    fc.assert(
      fc.property(made([...every], true), (one) => {
        const { sum, points, total } = rolled(one, true)
        expect(sum.of[0]! <= total).toBe(true)
        expect(points).toEqual(sum.of)
      }),
      { seed: 36, numRuns: 600 },
    )
  })

  it('[S41] where everything arises, every node counts its maximum', () => {
    fc.assert(
      fc.property(made([...every], true), (one) => {
        const { at, sum } = rolled({ ...one, left: new Set(one.earned.keys()) })
        at.nodes.forEach((node, place) => {
          if (node) expect(sum.of[place]).toBe(node.max)
        })
      }),
      { seed: 42, numRuns: 200 },
    )
  })

  it('[S16] the order in which answers come never changes a byte', () => {
    const framework = tree([
      {
        id: 'd',
        not_arising: 'redistribute',
        criteria: [
          ...each('a', 3, 1),
          { id: 'g', not_arising: { policy: 'exclude', within: 'g' }, criteria: each('b', 3, 2) },
        ],
      },
      { id: 'e', criteria: each('c', 2, 5) },
    ])
    const all = [...Object.keys(give('a', 3, '')), ...Object.keys(give('b', 3, '')), ...Object.keys(give('c', 2, ''))]
    const given = fc.record(Object.fromEntries(all.map((id) => [id, fc.constantFrom('0', '0.33', '1', null)])))
    fc.assert(
      fc.property(given, fc.shuffledSubarray(all, { minLength: all.length }), (one, order) => {
        const shuffled = Object.fromEntries(order.map((id) => [id, one[id]!]))
        expect(JSON.stringify(score(framework, answersOf(shuffled), setting))).toBe(
          JSON.stringify(score(framework, answersOf(one), setting)),
        )
      }),
      { seed: 16, numRuns: 100 },
    )
  })
})
