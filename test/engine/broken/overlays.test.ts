/** An overlay changes exactly what it names, and what it breaks is found on its own line. (SPEC L8) */
import { describe, expect, it } from 'vitest'
import type { Framework, Group, Leaf, Library, Node } from '../../../engine/index.ts'
import { edit, edited, loaded, loadText, located, small, smallLibrary, smallText } from '../load-small.ts'
import { overlayText } from './overlay.ts'

const change = '{ set: ledger, property: title, to: Sổ điện tử, reason: Đã bỏ sổ giấy }'
const textWith = (...changes: readonly string[]): string => edit(overlayText, change, changes.join('\n  - '))
const overlay = (...changes: readonly string[]): Framework => loaded(textWith(...changes), smallLibrary)
const refused = (...changes: readonly string[]): string =>
  located(loadText(textWith(...changes), smallLibrary))[0] ?? 'ok'

const all = (framework: Framework): readonly Node[] => {
  const below = (node: Node): readonly Node[] => [node, ...(node.kind === 'group' ? node.children.flatMap(below) : [])]
  return framework.domains.flatMap(below)
}
const node = (framework: Framework, id: string): Node | undefined => all(framework).find((one) => one.id === id)
const leaf = (framework: Framework, id: string): Leaf => node(framework, id) as Leaf
const childrenOf = (framework: Framework, id: string): readonly string[] =>
  (node(framework, id) as Group).children.map((child) => child.id)
/** Ids of the nodes that are not as in the parent, groups above them left out. */
const touched = (framework: Framework): readonly string[] =>
  all(framework)
    .filter((one) => one.kind === 'leaf' && JSON.stringify(one) !== JSON.stringify(node(small, one.id)))
    .map(({ id }) => id)

const extra = (id: string, max = 1): string =>
  `{ id: ${id}, number: "9.${max}", title: Thêm, max: ${max}, scored_by: appraisal, ` +
  `inputs: [{ id: a, type: boolean, label: A }], rule: { yes_no: { of: a, yes: ${max}, no: 0 } } }`

describe('changes', () => {
  it('[L8] set changes one property of one criterion and nothing else', () => {
    const framework = overlay(change)
    expect(touched(framework)).toEqual(['ledger'])
    expect(leaf(framework, 'ledger')).toEqual({ ...leaf(small, 'ledger'), title: { vi: 'Sổ điện tử' } })
    expect([framework.id, framework.version, framework.extends]).toEqual(['ward', '1.0.0', 'small@1.0.0'])
    expect([framework.legal_basis, framework.scale, framework.bands]).toEqual([
      small.legal_basis,
      small.scale,
      small.bands,
    ])
  })

  it('[L8] set replaces a rule and a list whole', () => {
    const framework = overlay(
      '{ set: plan-content, property: inputs, to: [{ id: tasks, type: boolean, label: A }, { id: aims, type: boolean, label: B }], reason: r }',
      '{ set: plan-content, property: rule, to: { all_of: { of: [tasks, aims], points: 1, otherwise: 0 } }, reason: r }',
    )
    expect(leaf(framework, 'plan-content').inputs.map(({ id }) => id)).toEqual(['tasks', 'aims'])
    expect(leaf(framework, 'plan-content').rule.written).toEqual({ of: ['tasks', 'aims'], points: 1, otherwise: 0 })
    expect(touched(framework)).toEqual(['plan-content'])
  })

  it('[L8] set changes a part of the framework', () => {
    const framework = overlay(
      '{ set: bands, to: [{ id: all, title: Mọi kết quả, when: true }], reason: r }',
      '{ set: not_arising, to: zero, reason: r }',
    )
    expect(framework.bands.map(({ id }) => id)).toEqual(['all'])
    expect(leaf(framework, 'digital').not_arising).toBe('zero')
    expect(leaf(framework, 'ledger').not_arising).toBe('full')
  })

  it('[L8] remove and add, at the end or after a sibling', () => {
    const last = overlay('{ remove: ledger, reason: r }', `{ add: ${extra('diary')}, under: direction, reason: r }`)
    expect(childrenOf(last, 'direction')).toEqual(['plan', 'reports', 'initiatives', 'diary'])
    const after = overlay(
      '{ remove: ledger, reason: r }',
      `{ add: ${extra('diary')}, under: direction, after: plan, reason: r }`,
    )
    expect(childrenOf(after, 'direction')).toEqual(['plan', 'diary', 'reports', 'initiatives'])
    expect(touched(after)).toEqual(['diary'])
  })

  it('[L8] move keeps the criterion as it is', () => {
    const framework = overlay(
      '{ move: ledger, under: service, after: waiting, reason: r }',
      '{ set: direction, property: max, to: 7, reason: r }',
      '{ set: service, property: max, to: 13, reason: r }',
    )
    expect(childrenOf(framework, 'direction')).toEqual(['plan', 'reports', 'initiatives'])
    expect(childrenOf(framework, 'service').slice(0, 3)).toEqual(['on-time', 'waiting', 'ledger'])
    expect(touched(framework)).toEqual([])
  })

  it('[L8] rename keeps everything but the id, and says what it was', () => {
    const framework = overlay('{ rename: ledger, to: diary, reason: r }')
    expect(leaf(framework, 'diary')).toEqual({ ...leaf(small, 'ledger'), id: 'diary', replaces: 'ledger' })
    expect(node(framework, 'ledger')).toBeUndefined()
  })

  it('[L8] changes apply one after the other', () => {
    const framework = overlay(
      '{ rename: ledger, to: diary, reason: r }',
      '{ set: diary, property: title, to: Nhật ký, reason: r }',
    )
    expect(leaf(framework, 'diary').title).toEqual({ vi: 'Nhật ký' })
    expect(refused('{ rename: ledger, to: diary, reason: r }', '{ remove: ledger, reason: r }')).toBe(
      'renamed-away 10:15',
    )
  })

  it('[L8] changes of other criteria stand in either order', () => {
    const title = '{ set: reports, property: title, to: Báo cáo tháng, reason: r }'
    expect(overlay(change, title).hash).toBe(overlay(title, change).hash)
  })

  it('[L8] a chain of overlays', () => {
    const ward: Library = (reference) =>
      reference === 'ward@1.0.0' ? { file: 'ward.yaml', text: textWith(change) } : smallLibrary(reference)
    const hamlet = edit(
      textWith('{ set: reports, property: title, to: Thư, reason: r }'),
      'framework: ward',
      'framework: hamlet',
    )
    const framework = loaded(edit(hamlet, 'small@1.0.0', 'ward@1.0.0'), ward)
    expect(touched(framework)).toEqual(['reports', 'ledger'])
    expect(framework.extends).toBe('ward@1.0.0')
  })
})

describe('what an overlay breaks', () => {
  it.each([
    ['{ set: leger, property: max, to: 1, reason: r }', 'unknown-node 9:12'],
    ['{ set: ledger, property: maximum, to: 1, reason: r }', 'not-in-list 9:30'],
    ['{ set: ledger, property: id, to: other, reason: r }', 'not-in-list 9:30'],
    ['{ set: ledger, to: 1, reason: r }', 'missing-key 9:12'],
    ['{ set: ledger, property: max, reason: r }', 'missing-key 9:12'],
    ['{ set: ledger, property: max, to: 1 }', 'missing-key 9:5'],
    ['{ set: ledger, property: max, to: "1", reason: r }', 'expected-number 9:39'],
    ['{ set: ledger, property: rule, to: { yes_no: { of: kpt, yes: 1, no: 0 } }, reason: r }', 'unknown-variable 9:56'],
    ['{ set: ledger, property: max, to: 2, reason: r }', 'unreachable-max 9:39'],
    ['{ set: ledger, property: number, to: "1.2", reason: r }', 'duplicate-number 9:42'],
    ['{ set: bands, to: [], reason: r }', 'bad-length 9:23'],
    ['{ set: scale.survey, to: no, reason: r }', 'bad-survey 9:30'],
    ['{ remove: leger, reason: r }', 'unknown-node 9:15'],
    ['{ move: leger, under: service, reason: r }', 'unknown-node 9:13'],
    ['{ move: ledger, under: servce, reason: r }', 'unknown-node 9:28'],
    ['{ move: ledger, under: service, after: reports, reason: r }', 'after-elsewhere 9:44'],
    ['{ move: plan, under: plan, reason: r }', 'moved-into-itself 9:26'],
    ['{ move: ledger, reason: r }', 'missing-key 9:13'],
    ['{ rename: leger, to: diary, reason: r }', 'unknown-node 9:15'],
    ['{ rename: ledger, to: reports, reason: r }', 'renamed-onto 9:27'],
    ['{ rename: ledger, to: Diary, reason: r }', 'bad-id 9:27'],
    [`{ add: ${extra('ledger')}, under: service, reason: r }`, 'added-id-taken 9:18'],
    [`{ add: ${extra('diary')}, reason: r }`, 'missing-key 9:12'],
    [`{ add: { id: diary }, under: service, reason: r }`, 'missing-key 9:12'],
    ['{ reason: r }', 'one-change 9:15'],
  ])('[L8] %s', (one, finding) => {
    expect(refused(one)).toBe(finding)
  })

  it.each([
    ['add', `{ add: ${extra('diary')}, under: ledger, reason: r }`],
    ['move', '{ move: reports, under: ledger, reason: r }'],
  ])('[L8] %s under a criterion that is no group', (_, one) => {
    expect(refused(one)).toMatch(/^\S+ 9:/)
  })

  it('[L8] a sum that no longer fits names the group', () => {
    const { problems } = loadText(textWith('{ remove: ledger, reason: r }'), smallLibrary)
    expect(problems.map(({ code, params }) => [code, params['id'], params['difference']])).toEqual([
      ['wrong-sum', 'direction', '-1.00'],
    ])
  })

  it('[L8] what a change makes wrong is found on the change, not in its parent', () => {
    const at = (one: string) =>
      loadText(textWith(one), smallLibrary).problems.map(({ code, place }) => `${code} ${place?.file}`)
    expect(at('{ set: ledger, property: max, to: 2, reason: r }')).toEqual([
      'unreachable-max test.yaml',
      'wrong-sum test.yaml',
      'total-out-of-reach test.yaml',
    ])
    expect(at('{ remove: ledger, reason: r }')).toEqual(['wrong-sum test.yaml'])
  })

  it('[L8] an unknown parent, a parent with errors, and circles', () => {
    expect(located(loadText(overlayText))).toEqual(['unknown-framework 7:10'])
    const broken: Library = () => ({ file: 'small.yaml', text: edited('max: 8', 'max: 7') })
    expect(
      loadText(overlayText, broken).problems.map(({ code, place }) => `${code} ${place?.file}:${place?.line}`),
    ).toEqual(['broken-parent test.yaml:7', 'wrong-sum small.yaml:19', 'wrong-sum small.yaml:11'])
    const shapeless: Library = () => ({ file: 'small.yaml', text: edited('max: 8', 'max: 8,5') })
    expect(
      loadText(overlayText, shapeless).problems.map(({ code, place }) => `${code} ${place?.file}:${place?.line}`),
    ).toEqual(['broken-parent test.yaml:7', 'decimal-comma small.yaml:19'])
    const other = edit(edit(overlayText, 'framework: ward', 'framework: town'), 'small@1.0.0', 'ward@1.0.0')
    const circle: Library = () => ({ file: 'town.yaml', text: other })
    const { problems } = loadText(edit(overlayText, 'small@1.0.0', 'town@1.0.0'), circle)
    expect(problems.map(({ code, place }) => `${code} ${place?.file}:${place?.line}`)).toEqual([
      'broken-parent test.yaml:7',
      'circular-extends town.yaml:7',
    ])
  })

  it('[L8] an overlay has no domains of its own, a framework no changes', () => {
    expect(located(loadText(`${overlayText}domains: []\n`, smallLibrary))).toContain('misplaced-key 10:1')
    expect(located(loadText(`${smallText}changes: []\n`))).toContain('misplaced-key 199:1')
  })
})
