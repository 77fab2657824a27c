/** Bands, and what forces or limits them: names, conditions, and the bands they speak of. (SPEC L16, L30–L31, L36) */
import { checkLogic } from '../rules/check-logic.ts'
import { readsOfLogic } from '../rules/logic-names.ts'
import type { Names, Type } from '../rules/operators.ts'
import { descend } from './source.ts'
import type { Checking } from './checking.ts'
import { conditionTypes, figures } from './condition-names.ts'
import type { BandShape } from './shape.ts'

/** Gives the names that some condition reads. */
export function checkClasses({ framework, say }: Checking): ReadonlySet<string> {
  const { bands, flags = [], vetoes = [], ceilings = [], quotas = [], ties } = framework
  const names = conditionTypes(framework)
  const reads = new Set<string>()
  const lists = { bands, vetoes, ceilings }
  for (const [list, conditions] of Object.entries(lists)) {
    checkIds(conditions, list, say)
    for (const one of conditions) {
      checkCondition(one, `${list}/${one.id}`, names, say)
      for (const { id } of readsOfLogic(one.when, [])) reads.add(id)
    }
  }
  bands.forEach((band, index) => {
    if (band.when === true && index < bands.length - 1)
      say('band-hides-the-rest', band, 'when', { path: `bands/${band.id}`, id: band.id })
  })
  for (const veto of vetoes) checkBand(veto, 'band', veto.band, `vetoes/${veto.id}`)
  for (const ceiling of ceilings) checkBand(ceiling, 'at_most', ceiling.at_most, `ceilings/${ceiling.id}`)
  checkIds(quotas, 'quotas', say)
  for (const quota of quotas) {
    checkBand(quota, 'band', quota.band, `quotas/${quota.id}`)
    quota.of.forEach((id, at) => checkBand(quota.of, String(at), id, `quotas/${quota.id}`))
  }
  if (typeof ties === 'object') {
    const known = figures(framework)
    ties.then_by.forEach((found, at) => {
      if (!known.includes(found))
        say('unknown-variable', ties.then_by, at, { path: 'ties', id: 'ties', found, known: known.join(', ') })
    })
  }
  checkIds(flags, 'flags', say)
  for (const flag of flags)
    if (!reads.has(`flags.${flag.id}`)) say('unused-flag', flag, 'id', { path: `flags/${flag.id}`, found: flag.id })
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

function checkCondition(one: BandShape, path: string, names: Names<Type>, say: Checking['say']): void {
  const { type, findings } = checkLogic(one.when, names, false)
  for (const { code, at, params } of findings) {
    const { holder, key } = descend(one, ['when', ...at])
    say(code, holder, key, { path, id: one.id, ...params })
  }
  if (findings.length === 0 && type !== 'boolean')
    say('logic-type', one, 'when', { path, id: one.id, operator: 'when', expected: 'boolean', found: type })
}
