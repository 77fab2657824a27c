/** Why a goal is out of reach: the parts of a band's condition that do not hold in the end, and what forces or limits the band there. (SPEC D22) */
import type { Framework, Logic } from '../model.ts'
import { readsOfLogic } from '../rules/logic-names.ts'
import { leaves } from '../score/answers.ts'
import { score } from '../score/score.ts'
import { groundOf } from './attainable.ts'
import type { Filled } from './fill.ts'
import type { Goal } from './goal.ts'
import { holdsLeaf } from './holds.ts'
import { partsOf } from './tally.ts'

export type Lacking =
  /** A part of the condition. criteria: those that keep it from holding, where it asks something of every one. */
  | { readonly kind: 'condition'; readonly when: Logic; readonly criteria: readonly string[] }
  /** A veto or a ceiling, by its id. */
  | { readonly kind: 'rule'; readonly id: string }

/** Of a goal that is not reached there. */
export function lackingAt(framework: Framework, goal: Goal, at: Filled): readonly Lacking[] {
  const band = goal.kind === 'band' ? framework.bands.find(({ id }) => id === goal.band) : undefined
  if (band === undefined) return []
  const [said, read] = [partsOfWhen(band.when), partsOfWhen(band.exact ?? band.when)]
  const conditions = said.flatMap((when, index): readonly Lacking[] =>
    isHeld(framework, read[index]!, at) ? [] : [{ kind: 'condition', when, criteria: failing(framework, when, at) }],
  )
  if (conditions.length > 0) return conditions
  const { vetoes = [], ceilings = [] } = score(framework, at.answers, at.setting).overruled ?? {}
  return [...vetoes, ...ceilings].map((id) => ({ kind: 'rule', id }))
}

/** What must hold together. */
function partsOfWhen(when: Logic): readonly Logic[] {
  const all = (when as Readonly<Record<string, Logic>> | null)?.['and']
  return Array.isArray(all) ? all.flatMap(partsOfWhen) : [when]
}

/** Scored as the condition of a band is. */
function isHeld(framework: Framework, when: Logic, { answers, setting }: Filled): boolean {
  const bands = [
    { id: 'held', title: { vi: '' }, when },
    { id: 'not', title: { vi: '' }, when: true },
  ]
  const { vetoes: _, ceilings: __, ...rest } = framework
  return score({ ...rest, bands }, answers, setting).band === 'held'
}

/** In printed order: those with 0 points, or below the bound of the lowest share. */
function failing(framework: Framework, when: Logic, { answers, setting }: Filled): readonly string[] {
  const names = new Set(readsOfLogic(when, []).map(({ id }) => id))
  const [name] = names
  if (names.size !== 1 || (name !== 'leaves.min' && name !== 'leaves.zero')) return []
  const { outcomes } = groundOf(framework, answers, setting)
  const part = partsOf(framework)
  return leaves(framework).flatMap((leaf) => {
    const { outcome, points, of } = outcomes.get(leaf.id)!
    if (part(leaf) !== 'base' || outcome.kind !== 'scored') return []
    const isAtFault = name === 'leaves.zero' ? points === 0 && of > 0 : !holdsLeaf([when], points, of)
    return isAtFault ? [leaf.id] : []
  })
}
