/** Bands: conditions of the right type over known names, and a class for every result. (SPEC L16, L57, L60) */
import { checkLogic } from '../../rules/check-logic.ts'
import { contradictory } from '../../rules/contradictions.ts'
import { descend } from './checking.ts'
import type { Checking } from './checking.ts'
import { checkClasses } from './classes.ts'
import { resultNames, typesOfNames } from './result-names.ts'

export function checkBands(checking: Checking): void {
  const { framework, say } = checking
  const names = resultNames(framework)
  let sound = true
  for (const band of framework.bands) {
    const path = `bands/${band.id}`
    const { type, findings } = checkLogic(band.when, typesOfNames(names))
    for (const { code, at, params } of findings) {
      const { holder, key } = descend(band, ['when', ...at])
      say(code, holder, key, { path, id: band.id, ...params })
    }
    if (findings.length === 0 && type !== 'boolean')
      say('logic-type', band, 'when', { path, id: band.id, operator: 'when', expected: 'boolean', found: type })
    sound &&= findings.length === 0 && type === 'boolean'
    if (findings.length > 0) continue
    for (const { code, at, params } of contradictory(band.when)) {
      const { holder, key } = descend(band, ['when', ...at])
      say(code, holder, key, { path, ...params })
    }
  }
  if (sound) checkClasses(checking, names)
}
