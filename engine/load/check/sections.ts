/** Bonus and penalty: what they can reach, and whether the total may be passed. (SPEC L34–L35) */
import { decimalsOf } from '../../points.ts'
import type { Checking } from './checking.ts'
import type { SectionShape } from '../shape.ts'

export function checkSections({ framework, digits, say }: Checking): void {
  const { scale, bonus, penalty } = framework
  if (bonus && scale.above_total === undefined)
    say('missing-key', scale, undefined, { path: 'scale', key: 'above_total', at: 'scale' })
  const check = (section: SectionShape, path: string): void => {
    const { max, combine, criteria } = section
    if (decimalsOf(String(max)) > digits) say('too-many-decimals', section, 'max', { path, found: max, digits })
    const maxima = criteria.map((leaf) => leaf.max)
    const most = combine === 'best' ? Math.max(...maxima) : Number(maxima.reduce((sum, one) => sum + one, 0).toFixed(4))
    if (most < max) say('unreachable-max', section, 'max', { path, id: path, found: most, max })
    for (const leaf of criteria)
      if (leaf.scored_by === 'survey') say('survey-beside-total', leaf, 'scored_by', { path: leaf.id, id: leaf.id })
  }
  if (bonus) check(bonus, 'bonus')
  if (penalty) check(penalty, 'penalty')
}
