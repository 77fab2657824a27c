/** A band's condition before and after a mistake: whether any result could tell them apart. (SPEC S60) */
import { conditionNames } from '../load/condition-names.ts'
import type { FrameworkShape } from '../load/shape.ts'
import type { Logic } from '../model.ts'
import type { Axis } from '../rules/axis.ts'
import { decide } from '../rules/cells.ts'
import { nameOf } from '../rules/logic-names.ts'

const ANY: Axis = { kind: 'number', least: null, most: null, digits: null }
const not = (condition: Logic): Logic => ({ '!': [condition] })

/** Where a better band holds, this one is not asked; everywhere else both have to answer alike. */
export function sameClass(shape: FrameworkShape, changed: FrameworkShape, band: number): boolean {
  const [before, after] = [shape, changed].map(({ bands }) => bands[band]!.when)
  const better = shape.bands.slice(0, band).map(({ when }) => not(when))
  const apart: Logic = { or: [{ and: [before!, not(after!)] }, { and: [not(before!), after!] }] }
  const names = conditionNames(shape)
  const decision = decide([apart], better, (of) => names.get(nameOf(of) ?? '')?.axis ?? ANY)
  return decision.kind === 'decided' && decision.first[0]!.length === 0
}
