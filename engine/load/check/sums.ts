/** Points are whole numbers of the smallest unit, and add up. (SPEC L10, L11, S2) */
import { decimalsOf, fromUnits, toUnits } from '../../points.ts'
import type { ProblemParts } from '../../problem.ts'
import type { NodeShape } from '../shape.ts'
import { nodes } from '../tree.ts'
import type { Checking } from './checking.ts'

export function checkPoints(node: NodeShape, { digits, say }: Checking): void {
  if (decimalsOf(String(node.max)) > digits)
    say('too-many-decimals', node, 'max', { path: node.id, found: node.max, digits })
}

export function checkSums({ framework, digits, say }: Checking): void {
  const units = (value: number): number => toUnits(String(value), digits)
  const total = (list: readonly NodeShape[]): number => list.reduce((sum, { max }) => sum + units(max), 0)
  const compare = (sum: number, stated: number, holder: object, key: string, params: ProblemParts): void => {
    if (sum === stated) return
    const difference = fromUnits(sum - stated, digits)
    say('wrong-sum', holder, key, {
      ...params,
      found: fromUnits(sum, digits),
      expected: fromUnits(stated, digits),
      difference,
    })
  }
  for (const { node } of nodes(framework.domains)) {
    if (node.criteria) compare(total(node.criteria), units(node.max), node, 'max', { path: node.id, id: node.id })
  }
  const { scale } = framework
  compare(total(framework.domains), units(scale.total), scale, 'total', { path: 'scale/total', id: 'scale' })
  const surveyed = [...nodes(framework.domains)].map(({ node }) => node).filter((node) => node.scored_by === 'survey')
  if (scale.survey !== 'none')
    compare(total(surveyed), units(scale.survey.points), scale.survey, 'points', {
      path: 'scale/survey',
      id: 'scale.survey',
    })
  else for (const node of surveyed) say('survey-without-scale', node, 'scored_by', { path: node.id, id: node.id })
}
