/** How much of each decision stands in its file: counts and points, read here without the engine. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

interface Node {
  readonly id: string
  readonly title: string | { readonly vi: string }
  readonly max: number
  readonly scored_by?: string
  readonly source?: object
  readonly criteria?: readonly Node[]
}

interface Written {
  readonly framework: string
  readonly provenance: string
  readonly legal_basis: readonly { readonly document: string; readonly issued?: string }[]
  readonly scale: { readonly total: number; readonly survey: 'none' | { readonly points: number } }
  readonly domains: readonly Node[]
  readonly bonus?: Node
  readonly penalty?: Node
}

const read = (id: string): Written =>
  parse(readFileSync(new URL(`../../frameworks/${id}/1.0.0.yaml`, import.meta.url), 'utf8')) as Written
const childrenOf = ({ criteria = [] }: Node): readonly Node[] => criteria
const leavesOf = (node: Node): readonly Node[] => (node.criteria ? node.criteria.flatMap(leavesOf) : [node])
const cents = (nodes: readonly Node[]): number => nodes.reduce((sum, { max }) => sum + Math.round(max * 100), 0)

/** Of each domain: its points, its criteria, and what is scored in it. */
const known = {
  'can-tho-2579-2025': {
    provenance: 'official',
    basis: ['2579/QĐ-UBND 2025-11-21'],
    // The decision: 10 and 90 points, at most 3 on top and 3 off.
    domains: ['10: 1/1', '90: 1/1'],
    survey: 0,
    bonus: '3: 1',
    penalty: '3: 1',
  },
  'hai-phong-212-pl01': {
    provenance: 'official',
    basis: ['212/2025/QĐ-UBND 2025-11-18'],
    // Appendix 01: 4 × 4 items of 1.25; 2 × 5 items of 1; 3 + 3 shares; 9 others.
    domains: ['20: 4/16', '80: 5/25'],
    survey: 0,
  },
  'hai-phong-212-pl02': {
    provenance: 'official',
    basis: ['212/2025/QĐ-UBND 2025-11-18'],
    // Appendix 02: 4 × 4 items of 1.25; 2 × 5 items of 1; 3 shares of 20, 30 and 20.
    domains: ['20: 4/16', '80: 3/13'],
    survey: 0,
  },
  'hai-phong-3793-2022': {
    provenance: 'official',
    basis: ['3793/QĐ-UBND'],
    // What can be read: 35 by survey, 0.2 + 0.3 + 1.
    domains: ['35: 1/1', '1.5: 1/3'],
    survey: 35,
  },
  'ca-mau-1880-2013': {
    provenance: 'official',
    basis: ['1880/QĐ-UBND'],
    // What can be read: 5 + 2 + 3.
    domains: ['10: 3/7'],
    survey: 0,
  },
  'nd-307-2025-xa': {
    provenance: 'official',
    basis: ['307/2025/NĐ-CP 2025-11-27'],
    // The decree: 25, 25, 10 + 6 × 5, 3 + 3 + 2 + 2; priority points up to 10.
    domains: ['25: 1/1', '25: 1/1', '40: 7/7', '10: 4/4'],
    survey: 0,
    bonus: '10: 6',
  },
  'ha-noi-xa-phong': {
    provenance: 'illustrative',
    basis: ['5666/QĐ-UBND 2025-11-17'],
    domains: ['13: 5/7', '7: 3/3', '24: 5/7', '6: 3/3', '13: 5/5', '7: 3/3', '15: 4/5', '15: 3/3'],
    survey: 25,
    bonus: '3: 3',
    penalty: '3: 3',
  },
  'cac-cach-cong-diem': {
    provenance: 'illustrative',
    basis: ['212/2025/QĐ-UBND 2025-11-18', '307/2025/NĐ-CP 2025-11-27'],
    domains: ['20: 3/3', '20: 5/8', '30: 3/3', '30: 1/1'],
    survey: 30,
    bonus: '15: 2',
    penalty: '3: 1',
  },
}

describe.each(Object.entries(known))('%s', (id, expected) => {
  const framework = read(id)
  const { domains, scale, bonus, penalty } = framework
  const leaves = [...domains, ...(bonus ? [bonus] : []), ...(penalty ? [penalty] : [])].flatMap(leavesOf)

  it('has so many criteria for so many points', () => {
    const section = (one: Node | undefined): object =>
      one ? { [one === bonus ? 'bonus' : 'penalty']: `${one.max}: ${childrenOf(one).length}` } : {}
    expect({
      provenance: framework.provenance,
      basis: framework.legal_basis.map(({ document, issued }) => [document, issued].filter(Boolean).join(' ')),
      domains: domains.map((domain) => `${domain.max}: ${childrenOf(domain).length}/${leavesOf(domain).length}`),
      survey: scale.survey === 'none' ? 0 : scale.survey.points,
      ...section(bonus),
      ...section(penalty),
    }).toEqual(expected)
  })

  it('adds up on every level', () => {
    expect(cents(domains)).toBe(Math.round(scale.total * 100))
    expect(cents(domains.flatMap(leavesOf))).toBe(Math.round(scale.total * 100))
    expect(cents(leaves.filter(({ scored_by }) => scored_by === 'survey'))).toBe(expected.survey * 100)
  })

  it('says of every criterion where it comes from', () => {
    expect(leaves.filter(({ source }) => source === undefined).map((leaf) => leaf.id)).toEqual([])
  })
})

it('the framework for communes has the eight domains of Hanoi 5666/2025', () => {
  const titles = read('ha-noi-xa-phong').domains.map(({ title }) => (typeof title === 'string' ? title : title.vi))
  expect(titles).toEqual([
    'Công tác chỉ đạo, điều hành cải cách hành chính',
    'Cải cách thể chế',
    'Cải cách thủ tục hành chính và thực hiện cơ chế một cửa',
    'Cải cách tổ chức bộ máy hành chính',
    'Cải cách chế độ công vụ',
    'Cải cách tài chính công',
    'Xây dựng và phát triển chính quyền điện tử, chính quyền số',
    'Tác động của cải cách hành chính đến phát triển kinh tế - xã hội của Thành phố',
  ])
})
