/** What the rules can give, summed up from the criteria to the whole. (SPEC L54, L55) */
import { fromUnits, quantise } from '../../points.ts'
import type { NodeShape } from '../shape.ts'
import { isLeaf } from '../shape.ts'
import type { Checking, Reached } from './checking.ts'

interface Sum extends Reached {
  /** Of the criteria's maxima. */
  readonly max: number
}

/** One note for the whole when a criterion below cannot give its maximum; the criterion has the finding itself. */
export function checkReach({ framework, digits, reached, say }: Checking): void {
  const short: string[] = []
  const show = (units: number): string => String(Number(fromUnits(units, digits)))

  const sumOf = (node: NodeShape): Sum => {
    if (isLeaf(node)) {
      const own = reached.get(node)
      const max = quantise(node.max, digits)
      return own === undefined ? { least: 0, most: max, max } : { ...own, max }
    }
    const place = short.length
    const sum = total((node.criteria ?? []).map(sumOf))
    if (sum.most < sum.max) short.splice(place, 0, `${node.number} (${show(sum.most)}/${show(sum.max)})`)
    return sum
  }

  const whole = total(framework.domains.map(sumOf))
  if (whole.most < whole.max)
    say('total-out-of-reach', framework.scale, 'total', {
      path: 'scale/total',
      found: show(whole.most),
      max: show(whole.max),
      least: show(whole.least),
      parts: short.join(', '),
    })
}

const total = (sums: readonly Sum[]): Sum =>
  sums.reduce((a, b) => ({ least: a.least + b.least, most: a.most + b.most, max: a.max + b.max }), {
    least: 0,
    most: 0,
    max: 0,
  })
