/** What a parent keeps, an overlay cannot change, however it is tried. (SPEC L40–L45, L48) */
import { describe, expect, it } from 'vitest'
import { say } from '../../../engine/index.ts'
import type { Framework, Library, Outcome } from '../../../engine/index.ts'
import { edit, loaded, loadText, small } from '../load-small.ts'
import { guardedLibrary, guardedOverlay, guardedText } from './overlay-guards.ts'
import { leafText } from './overlay.ts'

const placeholder = '{ set: reports, property: title, to: Thư, reason: Thử }'
const withChanges = (text: string, changes: readonly string[]): string =>
  edit(text, placeholder, changes.join('\n  - '))

/** "code line" of everything found, where line 9 is the first change. */
const found = ({ problems }: Outcome<Framework>): readonly string[] =>
  problems.map(({ code, place }) => `${code} ${place?.file}:${place?.line}`)
const refused = (...changes: readonly string[]): readonly string[] =>
  found(loadText(withChanges(guardedOverlay, changes), guardedLibrary))

/** The guarded framework with its text edited. */
const over = (find: string, put: string, ...changes: readonly string[]): readonly string[] => {
  const library: Library = () => ({ file: 'guarded.yaml', text: edit(guardedText, find, put) })
  return found(loadText(withChanges(guardedOverlay, changes), library))
}

/** A town that extends the guarded framework, and a ward that extends the town. */
function chain(town: readonly string[], ward: readonly string[]): Outcome<Framework> {
  const townText = edit(withChanges(guardedOverlay, town), 'framework: ward', 'framework: town')
  const library: Library = (reference) =>
    reference === 'town@1.0.0' ? { file: 'town.yaml', text: townText } : guardedLibrary(reference)
  return loadText(edit(withChanges(guardedOverlay, ward), 'guarded@1.0.0', 'town@1.0.0'), library)
}

const title = '{ set: reports, property: title, to: Thư, reason: r }'
const shift = [
  '{ set: on-time, property: max, to: 2.5, reason: r }',
  '{ set: on-time, property: rule, to: { yes_no: { of: on_time, yes: 2.5, no: 0 } }, reason: r }',
]

describe('locked', () => {
  it.each([
    ['a property', '{ set: ledger, property: title, to: Sổ, reason: r }'],
    ['even to the same value', '{ set: ledger, property: max, to: 1, reason: r }'],
    ['removal', '{ remove: ledger, reason: r }'],
    ['a move', '{ move: ledger, under: service, reason: r }'],
    ['a rename', '{ rename: ledger, to: diary, reason: r }'],
    ['removal with the group above it', '{ remove: direction, reason: r }'],
    ['one property of a list', '{ set: plan, property: title, to: A, reason: r }'],
    ['a move in a list', '{ move: plan, under: service, reason: r }'],
    ['a part of the framework', '{ set: bands, to: [{ id: all, title: A, when: true }], reason: r }'],
  ])('[L40] %s is refused', (_, change) => {
    expect(refused(change)).toEqual(['guard-locked test.yaml:9'])
  })

  it('[L40] a list locks what it names and nothing else', () => {
    expect(refused('{ set: plan, property: number, to: "1.9", reason: r }')).toEqual([])
    expect(refused('{ rename: plan, to: yearly-plan, reason: r }')).toEqual([])
  })

  it('[L40] a locked criterion keeps the default that it takes', () => {
    const set = '{ set: not_arising, to: zero, reason: r }'
    const plain = 'title: Hồ sơ trực tuyến\n        max: 1.5\n'
    expect(refused(set)).toEqual([])
    expect(over(plain, `${plain}        guard: { locked: [not_arising] }\n`, set)).toEqual(['guard-locked test.yaml:9'])
    expect(over(plain, `${plain}        guard: { locked: [rule] }\n`, set)).toEqual([])
  })

  it('[L40] a locked rule keeps the constants that it reads', () => {
    const rule = 'count: { of: recognised, each: 0.5, cap: 2 }'
    const reading = 'logic: { min: [2, { "/": [{ var: recognised }, { var: constants.each }] }] }'
    const text = edit(
      edit(guardedText, rule, reading),
      'title: Sáng kiến\n        max: 2\n',
      'title: Sáng kiến\n        max: 2\n        guard: { locked: [rule] }\n',
    )
    const constants = 'constants: { each: { value: 2, source: A } }\n'
    const library: Library = () => ({ file: 'guarded.yaml', text: edit(text, 'domains:\n', `${constants}domains:\n`) })
    const set = (value: number): readonly string[] =>
      found(
        loadText(
          withChanges(guardedOverlay, [`{ set: constants, to: { each: { value: ${value}, source: A } }, reason: r }`]),
          library,
        ),
      )
    expect(set(2)).toEqual([])
    expect(set(4)).toEqual(['guard-locked test.yaml:9'])
  })

  it('[L40] what holds for each, an entry may state otherwise for itself', () => {
    const each = 'each: { range: { max: [0.25, 5] } }'
    const locked = 'each: { locked: [title] }'
    expect(over(each, locked, title)).toEqual(['guard-locked test.yaml:9'])
    const library: Library = () => ({
      file: 'guarded.yaml',
      text: edit(
        edit(guardedText, each, locked),
        'guard: { range: { max: [1, 3] } }',
        'guard: { locked: false, range: { max: [1, 3] } }',
      ),
    })
    expect(found(loadText(withChanges(guardedOverlay, [title]), library))).toEqual([])
  })

  it('[L40] a list adds to what is locked in each', () => {
    const each = 'each: { range: { max: [0.25, 5] } }'
    const locked = 'each: { locked: [number] }'
    const number = (id: string): string => `{ set: ${id}, property: number, to: "8.1", reason: r }`
    expect(over(each, locked, number('plan'))).toEqual(['guard-locked test.yaml:9'])
    expect(over(each, locked, '{ set: plan, property: title, to: A, reason: r }')).toEqual(['guard-locked test.yaml:9'])
    const loosen = '{ set: plan, property: guard, to: { addable: false, locked: false }, reason: r }'
    expect(over(each, locked, loosen)).toEqual(['guard-loosened test.yaml:9', 'guard-loosened test.yaml:9'])
    const keep = '{ set: plan, property: guard, to: { addable: false, locked: [move, title] }, reason: r }'
    expect(over(each, locked, keep)).toEqual([])
    const drop = '{ set: guard, to: { locked: [scale.survey, bands] }, reason: r }'
    expect(over(each, locked, drop)).toHaveLength(1)
  })

  it('[L45] says whose guard it is, its line, and what to do', () => {
    const { problems } = loadText(withChanges(guardedOverlay, ['{ remove: ledger, reason: r }']), guardedLibrary)
    const line = guardedText.slice(0, guardedText.indexOf('guard: { locked: true }')).split('\n').length
    expect(say(problems[0]!, 'en')).toBe(
      `"ledger": the parent guarded@1.0.0 locks "remove" (locked, guarded.yaml:${line}), so an overlay keeps it as it is. ` +
        'Drop this change, or ask the parent’s authority to unlock it.',
    )
  })
})

describe('ranges and additions', () => {
  it.each([
    ['0.99', ['guard-range test.yaml:9']],
    ['3.01', ['guard-range test.yaml:9']],
  ])('[L41] a maximum of %s is outside 1 to 3', (max, expected) => {
    expect(refused(`{ set: reports, property: max, to: ${max}, reason: r }`)).toEqual(expected)
  })

  it.each([
    ['1', '7'],
    ['3', '9'],
  ])('[L41] a maximum of %s is on the bound and allowed', (max, sum) => {
    const changes = [
      `{ set: reports, property: max, to: ${max}, reason: r }`,
      `{ set: reports, property: rule, to: { deduct: { of: late, start: ${max}, each: 0.5, floor: 0 } }, reason: r }`,
      `{ set: direction, property: max, to: ${sum}, reason: r }`,
    ]
    expect(refused(...changes)).toEqual(['wrong-sum test.yaml:9'])
  })

  it('[L41] a range for each is for criteria, and for new ones too', () => {
    expect(refused('{ set: waiting, property: max, to: 5.5, reason: r }')).toEqual([
      'guard-total test.yaml:9',
      'guard-range test.yaml:9',
    ])
    expect(refused(`{ add: ${leafText('diary', 0.2)}, under: direction, reason: r }`)).toEqual([
      'guard-range test.yaml:9',
    ])
  })

  it('[L41] nothing comes under the group, by add or by move, and each is named', () => {
    expect(
      refused(`{ add: ${leafText('diary')}, under: plan, reason: r }`, '{ move: initiatives, under: plan, reason: r }'),
    ).toEqual(['guard-addable test.yaml:9', 'guard-addable test.yaml:10'])
    expect(refused('{ move: plan-funded, under: plan, after: plan-issued, reason: r }')).toEqual([])
  })

  it('[L41] entries and points are counted directly under the group', () => {
    const add = (id: string, max: number): string => `{ add: ${leafText(id, max)}, under: direction, reason: r }`
    expect(refused(add('a', 2), '{ remove: reports, reason: r }')).toEqual([])
    expect(refused(add('a', 2), add('b', 0.5))).toEqual([
      'guard-added-count test.yaml:10',
      'guard-added-points test.yaml:10',
    ])
    expect(refused(add('a', 2.25))).toEqual(['guard-added-points test.yaml:9'])
    expect(refused(add('a', 1), '{ set: a, property: max, to: 2.5, reason: r }')).toEqual([
      'guard-added-points test.yaml:10',
    ])
  })
})

describe('totals and invariants', () => {
  it('[L42] points go from one entry of the group to another, in either order', () => {
    const give = [
      '{ set: waiting, property: max, to: 0.5, reason: r }',
      '{ set: waiting, property: rule, to: { tiers: { of: minutes, steps: [{ until: 15, points: 0.5 }, { above: 15, points: 0 }] } }, reason: r }',
    ]
    const take = [
      '{ set: violations, property: max, to: 1.5, reason: r }',
      '{ set: violations, property: rule, to: { none_of: { of: [cases, warned], none: 1.5, any: 0 } }, reason: r }',
    ]
    expect(refused(...give, ...take)).toEqual([])
    expect(refused(...take, ...give)).toEqual([])
    expect(refused(...take)).toEqual(['guard-total test.yaml:9'])
  })

  it('[L42] a group that keeps its total stays', () => {
    expect(refused('{ remove: service, reason: r }')).toContain('guard-total test.yaml:9')
    expect(refused('{ rename: service, to: serving, reason: r }')).toEqual(['unknown-variable test.yaml:9'])
  })

  it('[L45] of several changes the one after which the total no longer fits is at fault', () => {
    expect(
      refused(
        shift[0]!,
        '{ set: waiting, property: max, to: 0.5, reason: r }',
        title,
        '{ remove: award, reason: r }',
        '{ set: violations, property: title, to: A, reason: r }',
      ),
    ).toEqual(['guard-total test.yaml:12'])
  })

  it('[L43] an invariant of the parent that no longer holds', () => {
    const { problems } = loadText(
      withChanges(guardedOverlay, ['{ set: direction, property: max, to: 3.99, reason: r }']),
      guardedLibrary,
    )
    expect(found({ kind: 'refused', problems })).toEqual(['guard-invariant test.yaml:9'])
    const line = guardedText.slice(0, guardedText.indexOf('- id: half')).split('\n').length
    expect(say(problems[0]!, 'vi')).toBe(
      `Thay đổi này làm sai một điều kiện của khung gốc guarded@1.0.0 (guarded.yaml:${line}): ` +
        'Mỗi lĩnh vực giữ ít nhất một nửa số điểm. Đang có: domains.kept = 49.88. Hãy sửa để điều kiện đúng trở lại.',
    )
    expect(refused('{ set: direction, property: max, to: 4, reason: r }')).toEqual([
      'wrong-sum test.yaml:9',
      'wrong-sum test.yaml:9',
    ])
  })

  const half = '{ ">=": [{ var: domains.kept }, 50] }'
  it.each([
    ['{ "==": [{ var: scale.total }, 20] }', 'ok'],
    ['{ "==": [{ var: leaves.count }, 13] }', 'ok'],
    ['{ "==": [{ var: leaves.largest }, 5] }', 'ok'],
    ['{ "==": [{ var: leaves.smallest }, 0.5] }', 'ok'],
    ['{ "==": [{ var: domains.count }, 2] }', 'ok'],
    ['{ "==": [{ var: domains.kept }, 100] }', 'ok'],
    ['{ "==": [{ var: nodes.direction.count }, 6] }', 'ok'],
    ['{ "==": [{ var: nodes.plan.max }, 3] }', 'ok'],
    ['{ "==": [{ var: nodes.service.survey }, 5] }', 'ok'],
    ['{ "==": [{ var: nodes.plan.kept }, 100] }', 'ok'],
    ['{ ">": [{ var: leaves.count }, 13] }', 'invariant-fails'],
    ['{ ">": [{ var: leaves.counts }, 1] }', 'unknown-variable'],
    ['{ ">": [{ var: nodes.plans.max }, 1] }', 'unknown-variable'],
    ['{ ">": [{ var: index }, 1] }', 'unknown-variable'],
    ['{ var: leaves.count }', 'logic-type'],
    ['{ log: [1] }', 'unknown-operator'],
  ])('[L43] %s: %s', (when, code) => {
    const { problems } = loadText(edit(guardedText, half, when))
    expect(problems.map((one) => one.code)[0] ?? 'ok').toBe(code)
  })

  it('[L43] what was renamed keeps its points, what was removed has none', () => {
    const own = '{ ">=": [{ var: nodes.initiatives.kept }, 100] }'
    expect(over(half, own, '{ rename: initiatives, to: ideas, reason: r }')).toEqual([])
    expect(over(half, own, '{ remove: initiatives, reason: r }')).toEqual(['guard-invariant test.yaml:9'])
  })

  it('[L43] two invariants have two ids', () => {
    expect(found(loadText(edit(guardedText, 'id: half', 'id: survey-points')))).toEqual(['duplicate-id test.yaml:22'])
  })
})

describe('down a chain', () => {
  it('[L44] guards of the first framework bind the last', () => {
    expect(found(chain([title], ['{ remove: ledger, reason: r }']))).toEqual(['guard-locked test.yaml:9'])
    const params = chain([title], ['{ remove: ledger, reason: r }']).problems[0]?.params
    expect([params?.['parent'], params?.['guard']]).toEqual(['guarded@1.0.0', 'guarded.yaml:106'])
  })

  it('[L44] what the middle tightens binds the last', () => {
    const tighter = '{ set: reports, property: guard, to: { range: { max: [1, 2] }, locked: [title] }, reason: r }'
    expect(found(chain([tighter], ['{ set: reports, property: max, to: 2.5, reason: r }']))).toEqual([
      'guard-range test.yaml:9',
    ])
    const { problems } = chain([tighter], [title])
    expect([problems[0]?.code, problems[0]?.params['parent'], problems[0]?.params['guard']]).toEqual([
      'guard-locked',
      'town@1.0.0',
      'town.yaml:9',
    ])
  })

  it.each([
    ['a wider range', '{ set: reports, property: guard, to: { range: { max: [0.5, 3] } }, reason: r }'],
    ['no range', '{ set: waiting, property: guard, to: { locked: [rule] }, reason: r }', true],
    ['a shorter list', '{ set: plan, property: guard, to: { addable: false, locked: [title] }, reason: r }'],
    ['no lock', '{ set: ledger, property: guard, to: { locked: false }, reason: r }'],
    ['a list in place of all', '{ set: ledger, property: guard, to: { locked: [title] }, reason: r }'],
    ['additions', '{ set: plan, property: guard, to: { addable: true, locked: [title, move] }, reason: r }'],
    [
      'more additions',
      '{ set: direction, property: guard, to: { addable: { at_most: 2, most_points: 2 } }, reason: r }',
    ],
    ['additions of any size', '{ set: direction, property: guard, to: { addable: { at_most: 1 } }, reason: r }'],
    ['another total', '{ set: service, property: guard, to: { keep_total: false }, reason: r }'],
    ['parts', '{ set: guard, to: { locked: [bands], each: { range: { max: [0.25, 5] } } }, reason: r }'],
    ['a wider range for each', '{ set: guard, to: { locked: true, each: { range: { max: [0.1, 5] } } }, reason: r }'],
    ['no range for each', '{ set: guard, to: { locked: true }, reason: r }'],
    [
      'other invariants',
      '{ set: invariants, to: [{ id: a, title: A, when: { ">": [{ var: leaves.count }, 1] } }], reason: r }',
    ],
  ])('[L44] an overlay cannot allow %s', (_, change, fromEach = false) => {
    const expected = change.includes('invariants') ? ['guard-loosened', 'guard-loosened'] : ['guard-loosened']
    expect(refused(change)).toEqual(fromEach ? [] : expected.map((code) => `${code} test.yaml:9`))
  })

  it('[L44] a guard that an entry leaves out it still has from each', () => {
    expect(
      refused(
        '{ set: waiting, property: guard, to: { locked: [rule] }, reason: r }',
        '{ set: waiting, property: max, to: 6, reason: r }',
      ),
    ).toContain('guard-range test.yaml:10')
  })

  it('[L44] more is allowed to be forbidden', () => {
    expect(
      refused('{ set: ledger, property: guard, to: { locked: true, range: { max: [1, 1] } }, reason: r }'),
    ).toEqual([])
    expect(refused('{ set: direction, property: guard, to: { addable: false }, reason: r }')).toEqual([])
    const each = 'each: { range: { max: [0.5, 5] }, addable: false }'
    expect(refused(`{ set: guard, to: { locked: true, ${each} }, reason: r }`)).toEqual([])
  })

  it('[L44] an invariant of the middle binds the last, one changed is one dropped', () => {
    const list = (when: string, more = ''): string =>
      `{ set: invariants, reason: r, to: [{ id: survey-points, title: A, when: { "==": [{ var: scale.survey }, 5] } }, ` +
      `{ id: half, title: B, when: ${when} }${more}] }`
    const half = '{ ">=": [{ var: domains.kept }, 50] }'
    expect(refused(list('{ ">=": [{ var: domains.kept }, 40] }'))).toEqual(['guard-loosened test.yaml:9'])
    const more = ', { id: reports, title: C, when: { ">=": [{ var: nodes.reports.max }, 2] } }'
    expect(refused(list(half, more))).toEqual([])
    expect(found(chain([list(half, more)], ['{ set: reports, property: max, to: 1.5, reason: r }']))).toEqual([
      'guard-invariant test.yaml:9',
    ])
    expect(refused(list(half, more.replace('2]', '3]')))).toEqual(['invariant-fails test.yaml:9'])
  })

  it('[L44] half of half is not half: kept is of the framework that states it', () => {
    const lower = (max: number): string => `{ set: direction, property: max, to: ${max}, reason: r }`
    const town = [
      lower(5),
      '{ set: reports, property: guard, to: { range: { max: [1, 3] }, locked: [number] }, reason: r }',
    ]
    expect(found(chain(town, [title]))[0]).toBe('broken-parent test.yaml:7')
    const fitting = [
      '{ remove: initiatives, reason: r }',
      lower(6),
      `{ set: scale.survey, to: { points: 5, mandatory: false, when_absent: rescale }, reason: r }`,
    ]
    expect(found(chain(fitting, [title]))).toContain('guard-locked town.yaml:11')
  })

  it('[L44] additions count from the framework that states the limit', () => {
    const replace = (gone: string, id: string, max: number, rule = ''): readonly string[] => [
      `{ remove: ${gone}, reason: r }`,
      `{ add: ${leafText(id, max)}, under: direction, reason: r }${rule}`,
    ]
    expect(found(chain(replace('reports', 'a', 2), [title.replace('reports', 'a')]))).toEqual([])
    expect(
      found(
        chain(
          replace('reports', 'a', 2),
          replace('initiatives', 'b', 2).map((one) => one.replace('"9.2"', '"9.3"')),
        ),
      ),
    ).toEqual(['guard-added-count test.yaml:10', 'guard-added-points test.yaml:10'])
    expect(found(chain(replace('reports', 'a', 2), replace('a', 'b', 2)))).toEqual([])
  })

  it('[L44] a limit that is stated anew has to count what was used', () => {
    const town = ['{ remove: reports, reason: r }', `{ add: ${leafText('a', 2)}, under: direction, reason: r }`]
    const state = (guard: string): string => `{ set: direction, property: guard, to: { addable: ${guard} }, reason: r }`
    expect(refused(...town, state('{ at_most: 1, most_points: 2 }'))).toEqual(['guard-loosened test.yaml:11'])
    expect(refused(...town, state('{ at_most: 0, most_points: 0 }'))).toEqual([])
    const part = [
      '{ remove: initiatives, reason: r }',
      '{ set: direction, property: max, to: 6.1, reason: r }',
      `{ add: ${leafText('a', 0.1)}, under: direction, reason: r }`,
    ]
    const tenths = (guard: string): readonly string[] =>
      found(
        loadText(withChanges(guardedOverlay, [...part, state(guard)]), () => ({
          file: 'guarded.yaml',
          text: edit(
            edit(guardedText, 'addable: { at_most: 1, most_points: 2 }', 'addable: { most_points: 0.3 }'),
            'max: [0.25, 5]',
            'max: [0.1, 5]',
          ),
        })),
      )
    expect(tenths('{ most_points: 0.2 }')).toEqual(['wrong-sum test.yaml:9'])
    expect(tenths('{ most_points: 0.21 }')).toEqual(['guard-loosened test.yaml:12'])
  })

  it('[L44] a move out of a group and a rename take the guard along', () => {
    const moved = ['{ rename: reports, to: letters, reason: r }', title.replace('reports', 'letters')]
    expect(found(chain(moved, ['{ set: letters, property: max, to: 3.5, reason: r }']))).toEqual([
      'guard-range test.yaml:9',
    ])
  })
})

it('[L48] every guard and every invariant changes the hash', () => {
  const hashes = [
    small.hash,
    loaded(guardedText).hash,
    loaded(edit(guardedText, 'guard: { locked: true }', 'guard: { locked: [title] }')).hash,
    loaded(edit(guardedText, 'domains.kept }, 50', 'domains.kept }, 60')).hash,
    loaded(edit(guardedText, '[0.25, 5]', '[0.25, 6]')).hash,
  ]
  expect(new Set(hashes).size).toBe(hashes.length)
})
