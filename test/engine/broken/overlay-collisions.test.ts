/** Changes of one overlay that speak of the same thing, and ids along a chain. (SPEC L8, L46, L47) */
import { describe, expect, it } from 'vitest'
import type { Framework, Library, Outcome } from '../../../engine/index.ts'
import { edit, loaded, loadText, smallLibrary, smallText } from '../load-small.ts'
import { leafText, overlayText } from './overlay.ts'

const placeholder = '{ set: ledger, property: title, to: Sổ điện tử, reason: Đã bỏ sổ giấy }'
const textWith = (changes: readonly string[], id = 'ward', parent = 'small'): string =>
  edit(
    edit(edit(overlayText, placeholder, changes.join('\n  - ')), 'framework: ward', `framework: ${id}`),
    'small@1.0.0',
    `${parent}@1.0.0`,
  )
const found = ({ problems }: Outcome<Framework>): readonly string[] =>
  problems.map(({ code, place }) => `${code} ${place?.file}:${place?.line}`)
const refused = (...changes: readonly string[]): readonly string[] =>
  found(loadText(textWith(changes), smallLibrary)).map((one) => one.replace(' test.yaml:', ' '))

/** small ← city ← district ← ward: the ward, loaded. */
function chain(city: readonly string[], district: readonly string[], ward: readonly string[]): Outcome<Framework> {
  const texts: Readonly<Record<string, string>> = {
    'small@1.0.0': smallText,
    'city@1.0.0': textWith(city, 'city'),
    'district@1.0.0': textWith(district, 'district', 'city'),
  }
  const library: Library = (reference) => {
    const text = texts[reference]
    return text === undefined ? null : { file: `${reference.replace('@1.0.0', '')}.yaml`, text }
  }
  return loadText(textWith(ward, 'ward', 'district'), library)
}

const set = (id: string, to: string): string => `{ set: ${id}, property: title, to: ${to}, reason: r }`
const rename = '{ rename: ledger, to: diary, reason: r }'
const remove = '{ remove: ledger, reason: r }'
const move = '{ move: ledger, under: service, reason: r }'

describe('two changes of one thing', () => {
  it.each<readonly [name: string, changes: readonly string[], code: string]>([
    ['set twice', [set('ledger', 'A'), set('ledger', 'B')], 'set-twice 10'],
    ['set twice, the second time by its new id', [set('ledger', 'A'), rename, set('diary', 'B')], 'set-twice 11'],
    [
      'a part set twice',
      ['{ set: not_arising, to: zero, reason: r }', '{ set: not_arising, to: full, reason: r }'],
      'set-twice 10',
    ],
    ['set, then removed', [set('ledger', 'A'), remove], 'changed-and-removed 10'],
    ['removed, then set', [remove, set('ledger', 'A')], 'changed-and-removed 10'],
    [
      'set, then removed with its group',
      [set('plan-issued', 'A'), '{ remove: plan, reason: r }'],
      'changed-and-removed 10',
    ],
    [
      'removed with its group, then set',
      ['{ remove: plan, reason: r }', set('plan-issued', 'A')],
      'changed-and-removed 10',
    ],
    ['moved, then removed', [move, remove], 'changed-and-removed 10'],
    ['removed, then moved', [remove, move], 'changed-and-removed 10'],
    ['removed, then renamed', [remove, rename], 'changed-and-removed 10'],
    ['renamed, then removed', [rename, '{ remove: diary, reason: r }'], 'changed-and-removed 10'],
    [
      'added, then removed',
      [`{ add: ${leafText('a')}, under: plan, reason: r }`, '{ remove: plan, reason: r }'],
      'changed-and-removed 10',
    ],
    [
      'removed, then added to',
      ['{ remove: plan, reason: r }', `{ add: ${leafText('a')}, under: plan, reason: r }`],
      'changed-and-removed 10',
    ],
    ['removed twice', [remove, remove], 'removed-twice 10'],
    [
      'removed with its group, then alone',
      ['{ remove: plan, reason: r }', '{ remove: plan-issued, reason: r }'],
      'removed-twice 10',
    ],
    ['moved twice', [move, '{ move: ledger, under: plan, reason: r }'], 'moved-twice 10'],
    ['moved twice by two ids', [move, rename, '{ move: diary, under: plan, reason: r }'], 'moved-twice 11'],
    ['renamed twice', [rename, '{ rename: diary, to: log, reason: r }'], 'renamed-twice 10'],
    ['renamed twice from one id', [rename, '{ rename: ledger, to: log, reason: r }'], 'renamed-away 10'],
    ['renamed, then moved by its old id', [rename, move], 'renamed-away 10'],
    ['renamed onto an id', ['{ rename: ledger, to: reports, reason: r }'], 'renamed-onto 9'],
    [
      'renamed onto a removed id',
      ['{ remove: reports, reason: r }', '{ rename: ledger, to: reports, reason: r }'],
      'id-used-again 10',
    ],
    [
      'added with an id that is there',
      [`{ add: ${leafText('reports')}, under: service, reason: r }`],
      'added-id-taken 9',
    ],
    [
      'added twice',
      [`{ add: ${leafText('a')}, under: service, reason: r }`, `{ add: ${leafText('a')}, under: plan, reason: r }`],
      'added-id-taken 10',
    ],
    [
      'added with an id below it that is there',
      [
        `{ add: { id: a, number: "9", title: A, max: 1, criteria: [${leafText('reports')}] }, under: service, reason: r }`,
      ],
      'added-id-taken 9',
    ],
    [
      'removed, then added anew',
      [remove, `{ add: ${leafText('ledger')}, under: direction, reason: r }`],
      'id-used-again 10',
    ],
    [
      'renamed, then added anew',
      [rename, `{ add: ${leafText('ledger')}, under: direction, reason: r }`],
      'id-used-again 10',
    ],
    [
      'placed after what is removed',
      [remove, '{ move: digital, under: direction, after: ledger, reason: r }'],
      'after-removed 10',
    ],
    [
      'placed after what was renamed',
      [rename, '{ move: digital, under: direction, after: ledger, reason: r }'],
      'renamed-away 10',
    ],
    [
      'placed after what stands elsewhere',
      ['{ move: ledger, under: service, after: reports, reason: r }'],
      'after-elsewhere 9',
    ],
    ['placed after what is unknown', ['{ move: ledger, under: service, after: report, reason: r }'], 'unknown-node 9'],
    [
      'two entries after one',
      [
        `{ add: ${leafText('a')}, under: direction, after: plan, reason: r }`,
        '{ move: digital, under: direction, after: plan, reason: r }',
      ],
      'same-place 10',
    ],
  ])('[L46] %s', (_, changes, code) => {
    expect(refused(...changes)).toEqual([code])
  })

  it('[L46] every collision is found at once, each on its own line', () => {
    expect(refused(set('ledger', 'A'), set('ledger', 'B'), rename, remove, rename)).toEqual([
      'set-twice 10',
      'renamed-away 12',
      'renamed-away 13',
    ])
  })

  it('[L46] what looks alike and is clear is allowed', () => {
    const dissolve = ['{ move: plan-issued, under: direction, reason: r }', '{ remove: plan, reason: r }']
    expect(refused(...dissolve)).toEqual(['wrong-sum 9'])
    expect(
      refused(
        `{ add: ${leafText('a')}, under: direction, after: plan, reason: r }`,
        `{ add: ${leafText('b')}, under: direction, after: a, reason: r }`.replace('"9.1"', '"9.2"'),
      ),
    ).toEqual(['wrong-sum 9'])
    expect(refused(set('ledger', 'A'), rename, '{ set: diary, property: number, to: "1.9", reason: r }')).toEqual([])
  })
})

describe('a chain of four', () => {
  it('[L8] each level changes what the one before it gave', () => {
    const ward = chain(
      [rename, set('reports', 'Thành phố')],
      [set('diary', 'Quận')],
      [set('reports', 'Phường'), '{ move: diary, under: direction, after: plan, reason: r }'],
    )
    if (ward.kind === 'refused') expect.fail(JSON.stringify(ward.problems))
    const { domains, reasons } = ward.value
    expect(ward.value.extends).toBe('district@1.0.0')
    expect(domains[0]?.children.map(({ id, title }) => `${id} ${title.vi}`)).toEqual([
      'plan Kế hoạch',
      'diary Quận',
      'reports Phường',
      'initiatives Sáng kiến',
    ])
    expect(reasons.map(({ id, property }) => `${id} ${property}`)).toEqual([
      'diary null',
      'reports title',
      'diary title',
      'reports title',
      'diary null',
    ])
  })

  it('[L47] an id that was given up above is never given again', () => {
    const add = `{ add: ${leafText('ledger')}, under: direction, reason: r }`
    const other = set('reports', 'A')
    expect(found(chain([rename], [other], [add]))).toEqual(['id-used-again test.yaml:9'])
    expect(found(chain([other], [rename], ['{ rename: reports, to: ledger, reason: r }']))).toEqual([
      'id-used-again test.yaml:9',
    ])
    const { params } = chain([rename], [other], [add]).problems[0]!
    expect(params['line']).toBe('city.yaml:9')
  })

  it('[L8] a mistake is found where it is made, however deep', () => {
    const other = set('reports', 'A')
    expect(found(chain([set('legder', 'A')], [other], [other]))).toEqual([
      'broken-parent test.yaml:7',
      'broken-parent district.yaml:7',
      'unknown-node city.yaml:9',
    ])
    expect(
      found(
        chain([remove, `{ add: ${leafText('diary')}, under: direction, reason: r }`], [other], [set('ledger', 'A')]),
      ),
    ).toEqual(['gone-above test.yaml:9'])
  })

  it('[L8] circles and missing parents end, with a name', () => {
    const circle: Library = (reference) => {
      const id = reference.replace('@1.0.0', '')
      const parent = { a: 'b', b: 'c', c: 'a' }[id]
      return parent === undefined ? null : { file: `${id}.yaml`, text: textWith([set('x', 'y')], id, parent) }
    }
    expect(found(loadText(textWith([set('x', 'y')], 'ward', 'a'), circle))).toEqual([
      'broken-parent test.yaml:7',
      'broken-parent a.yaml:7',
      'broken-parent b.yaml:7',
      'circular-extends c.yaml:7',
    ])
    expect(found(loadText(textWith([set('x', 'y')], 'ward', 'nowhere'), circle))).toEqual([
      'unknown-framework test.yaml:7',
    ])
    expect(loaded(textWith([set('ledger', 'A')]), smallLibrary).extends).toBe('small@1.0.0')
  })
})
