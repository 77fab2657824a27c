/** The first framework keeps what is known of Hanoi's decision of 2019, read here without the engine. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

interface Node {
  readonly id: string
  readonly number: string
  readonly title: string | { readonly vi: string }
  readonly max: number
  readonly scored_by?: string
  readonly criteria?: readonly Node[]
}

const file = new URL('../../frameworks/ha-noi-phong/1.0.0.yaml', import.meta.url)
const framework = parse(readFileSync(file, 'utf8')) as {
  readonly framework: string
  readonly provenance: string
  readonly legal_basis: readonly object[]
  readonly scale: { readonly total: number; readonly unit: string; readonly survey: object }
  readonly effective: { readonly from: string }
  readonly domains: readonly Node[]
}
const titleOf = ({ title }: Node): string => (typeof title === 'string' ? title : title.vi)
const childrenOf = ({ criteria = [] }: Node): readonly Node[] => criteria
const leavesOf = (node: Node): readonly Node[] => (node.criteria ? node.criteria.flatMap(leavesOf) : [node])
const cents = (nodes: readonly Node[]): number => nodes.reduce((sum, { max }) => sum + Math.round(max * 100), 0)
const leaves = framework.domains.flatMap(leavesOf)

describe('the framework of 2019', () => {
  it('has the seven domains by their real names', () => {
    expect(framework.domains.map(titleOf)).toEqual([
      'Công tác chỉ đạo, điều hành',
      'Tổ chức thực hiện các văn bản quy phạm pháp luật, văn bản chỉ đạo, điều hành của cấp trên',
      'Cải cách thủ tục hành chính',
      'Cải cách tổ chức bộ máy hành chính',
      'Xây dựng và nâng cao chất lượng đội ngũ công chức, viên chức',
      'Cải cách tài chính công',
      'Hiện đại hóa hành chính',
    ])
  })

  it('has 29 criteria and 22 sub-criteria, so many in each domain', () => {
    const counts = framework.domains.map((domain) => {
      const criteria = childrenOf(domain)
      return `${criteria.length}/${criteria.flatMap(childrenOf).length}`
    })
    expect(counts).toEqual(['6/8', '4/0', '6/4', '2/0', '5/2', '4/0', '2/8'])
    const criteria = framework.domains.flatMap(childrenOf)
    expect(criteria).toHaveLength(29)
    expect(criteria.flatMap(childrenOf)).toHaveLength(22)
    expect(criteria.flatMap(childrenOf).flatMap(childrenOf)).toHaveLength(0)
  })

  it('has 100 points, on every level, of which 30 by an optional survey', () => {
    expect([framework.scale.total, framework.scale.unit]).toEqual([100, '%'])
    expect(framework.scale.survey).toEqual({ points: 30, mandatory: false, when_absent: 'rescale' })
    expect(cents(framework.domains)).toBe(10_000)
    expect(cents(leaves)).toBe(10_000)
    expect(cents(leaves.filter(({ scored_by }) => scored_by === 'survey'))).toBe(3000)
  })

  it('says that it is illustrative, and claims no number or date of a decision', () => {
    expect([framework.framework, framework.provenance]).toEqual(['ha-noi-phong', 'illustrative'])
    expect(framework.effective).toEqual({ from: '2019-09-06' })
    expect(framework.legal_basis.map((basis) => Object.keys(basis))).toEqual([['document', 'issuer']])
  })

  it('numbers its nodes as they stand', () => {
    const expected = (nodes: readonly Node[], above: string): readonly string[] =>
      nodes.flatMap((node, at) => [`${above}${at + 1}`, ...expected(childrenOf(node), `${above}${at + 1}.`)])
    const printed = (nodes: readonly Node[]): readonly string[] =>
      nodes.flatMap((node) => [node.number, ...printed(childrenOf(node))])
    expect(printed(framework.domains)).toEqual(expected(framework.domains, ''))
  })
})
