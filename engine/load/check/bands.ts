/** Bands: conditions of the right type over known names. (SPEC L16) */
import { checkLogic } from '../../rules/check-logic.ts'
import type { Type } from '../../rules/operators.ts'
import { descend } from './checking.ts'
import type { Checking } from './checking.ts'

export function checkBands({ framework, say }: Checking): void {
  const names = new Map<string, Type>([
    ['index', 'number'],
    ['leaves.min', 'number'],
    ...framework.domains.map(({ id }): [string, Type] => [`domains.${id}.ratio`, 'number']),
  ])
  framework.bands.forEach((band, index) => {
    const { type, findings } = checkLogic(band.when, names)
    for (const { code, at, params } of findings) {
      const { holder, key } = descend(band, ['when', ...at])
      say(code, holder, key, { path: `bands/${band.id}`, id: band.id, ...params })
    }
    if (findings.length === 0 && type !== 'boolean')
      say('logic-type', band, 'when', {
        path: `bands/${band.id}`,
        id: band.id,
        operator: 'when',
        expected: 'boolean',
        found: type,
      })
    const last = index === framework.bands.length - 1
    if (last !== (band.when === true))
      say(last ? 'bands-leave-a-gap' : 'band-hides-the-rest', band, 'when', { path: `bands/${band.id}`, id: band.id })
  })
}
