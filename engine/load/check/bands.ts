/**
 * Bands, and what forces or limits them: names, conditions, the bands they speak of, and a class for every
 * result. (SPEC L16, L30–L31, L36, L57, L60–L64)
 */
import { checkLogic } from '../../rules/check-logic.ts'
import { contradictory } from '../../rules/contradictions.ts'
import { readsOfLogic } from '../../rules/logic-names.ts'
import { conditionNames, figuresOf, typesOf } from '../condition-names.ts'
import type { ConditionNames } from '../condition-names.ts'
import type { BandShape } from '../shape.ts'
import { descend } from '../source.ts'
import type { Checking } from './checking.ts'
import { checkClasses } from './classes.ts'

/** Gives the names that some condition reads. */
export function checkBands(checking: Checking): ReadonlySet<string> {
  const { framework, say } = checking
  const { bands, flags = [], vetoes = [], ceilings = [], quotas = [], ties } = framework
  const names = conditionNames(framework)
  const reads = new Set<string>()
  let sound = true
  for (const [list, conditions] of Object.entries({ bands, vetoes, ceilings })) {
    checkIds(conditions, list, say)
    for (const one of conditions) {
      if (!checkCondition(one, `${list}/${one.id}`, names, say)) sound = false
      for (const { id } of readsOfLogic(one.when, [])) reads.add(id)
    }
  }
  for (const veto of vetoes) checkBand(veto, 'band', veto.band, `vetoes/${veto.id}`)
  for (const ceiling of ceilings) checkBand(ceiling, 'at_most', ceiling.at_most, `ceilings/${ceiling.id}`)
  checkIds(quotas, 'quotas', say)
  for (const quota of quotas) {
    checkBand(quota, 'band', quota.band, `quotas/${quota.id}`)
    quota.of.forEach((id, at) => checkBand(quota.of, String(at), id, `quotas/${quota.id}`))
  }
  if (typeof ties === 'object') {
    const known = figuresOf(names)
    ties.then_by.forEach((found, at) => {
      if (!known.includes(found))
        say('unknown-variable', ties.then_by, at, { path: 'ties', id: 'ties', found, known: known.join(', ') })
    })
  }
  checkIds(flags, 'flags', say)
  for (const flag of flags)
    if (!reads.has(`flags.${flag.id}`)) say('unused-flag', flag, 'id', { path: `flags/${flag.id}`, found: flag.id })
  if (sound) checkClasses(checking, names)
  return reads

  function checkBand(holder: object, key: string, found: string, path: string): void {
    if (!bands.some(({ id }) => id === found))
      say('unknown-band', holder, key, { path, found, known: bands.map(({ id }) => id).join(', ') })
  }
}

function checkIds(list: readonly { readonly id: string }[], path: string, say: Checking['say']): void {
  const seen = new Set<string>()
  for (const one of list) {
    if (seen.has(one.id)) say('duplicate-id', one, 'id', { path: `${path}/${one.id}`, found: one.id })
    seen.add(one.id)
  }
}

/** Whether the condition is true or false over known names. */
function checkCondition(one: BandShape, path: string, names: ConditionNames, say: Checking['say']): boolean {
  const { type, findings } = checkLogic(one.when, typesOf(names))
  const tell = ({ code, at, params }: (typeof findings)[number]): void => {
    const { holder, key } = descend(one, ['when', ...at])
    say(code, holder, key, { path, id: one.id, ...params })
  }
  findings.forEach(tell)
  if (findings.length > 0) return false
  if (type !== 'boolean')
    say('logic-type', one, 'when', { path, id: one.id, operator: 'when', expected: 'boolean', found: type })
  contradictory(one.when).forEach(tell)
  return type === 'boolean'
}
