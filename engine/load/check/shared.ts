/** What criteria share: facts, targets, attributes, constants, and each other's points. (SPEC L12, S17) */
import { isDay } from '../../dates.ts'
import { inOrder } from '../order.ts'
import type { Checking } from './checking.ts'
import { checkInputs } from './inputs.ts'

/** Facts, targets, attributes and constants: sound, and read by some rule. */
export function checkShared({ framework, say }: Checking, used: ReadonlySet<string>): void {
  for (const group of ['facts', 'targets', 'attributes'] as const) {
    const inputs = framework[group] ?? []
    checkInputs(inputs, group, say)
    for (const input of inputs)
      if (input.type !== 'text' && !used.has(`${group}.${input.id}`))
        say('unused-input', input, 'id', { path: `${group}/${input.id}`, found: input.id })
  }
  const { constants = {}, effective } = framework
  for (const [id, constant] of Object.entries(constants)) {
    const { until } = constant
    if (!used.has(`constants.${id}`)) say('unused-input', constants, id, { path: `constants/${id}`, found: id })
    if (until !== undefined && !isDay(until))
      say('bad-day', constant, 'until', { path: `constants/${id}`, key: 'until', found: until })
    else if (until !== undefined && until >= effective.from && effective.until !== undefined && until < effective.until)
      say('constant-runs-out', constant, 'until', { path: `constants/${id}`, id, found: until, until: effective.until })
    else if (until !== undefined && until < effective.from)
      say('expired-constant', constant, 'until', { path: `constants/${id}`, id, found: until, from: effective.from })
  }
}

/** Criteria that read each other's points in a circle could never be scored. */
export function checkCircles({ framework, say }: Checking): void {
  const { circle } = inOrder(framework)
  for (const leaf of circle)
    say('criteria-circle', leaf, 'rule', { path: leaf.id, found: circle.map(({ id }) => id).join(' → ') })
}
