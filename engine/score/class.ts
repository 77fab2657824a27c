/**
 * The class of a result: the first band whose condition holds, unless a veto forces another one or a
 * ceiling keeps it down. A result that fits none is unclassified, never the lowest. (SPEC S19, S30–S34)
 */
import type { Band, Ceiling, Framework, Logic, Overruled, Points, Veto } from '../model.ts'
import { evaluate } from '../rules/evaluate.ts'
import type { Scope } from '../rules/evaluate.ts'
import { readsOfLogic } from '../rules/logic-names.ts'
import { leaves } from './answers.ts'
import { nest } from './scope.ts'
import type { Outcomes, Plain, Shared } from './scope.ts'

interface Share {
  readonly points: Points
  readonly of: Points
}

/** What conditions look at, once everything is scored. */
export interface Standing {
  readonly index: number
  /** The index without bonus and penalty. */
  readonly base: number
  readonly bonus: number
  readonly penalty: number
  readonly domains: readonly (Share & { readonly id: string })[]
  /** The criteria of the domains that are scored. */
  readonly scored: readonly Share[]
  readonly outcomes: Outcomes
  readonly shared: Shared
}

/** Flags, and attributes that a condition reads, that are not known yet: "flags.<id>", "attributes.<id>". */
export function awaited(framework: Framework, shared: Shared): readonly string[] {
  const flags = (framework.flags ?? []).map(({ id }) => `flags.${id}`)
  const attributes = namesRead(framework).filter((name) => name.startsWith('attributes.'))
  return [...flags, ...attributes].filter((name) => shared(name) === undefined)
}

export interface Class {
  readonly band: string
  readonly overruled: Overruled | null
}

/** Needs everything that `awaited` names. */
export function classify(framework: Framework, standing: Standing): Class {
  const scope = scopeOf(framework, standing)
  return decide(framework, (one) => evaluate(readingOf(one), scope) === true)
}

/** A condition with what hangs on it. */
export type Conditional = Band | Veto | Ceiling

/** What the conditions that hold come to, whichever evaluator says whether they hold. */
export function decide({ bands, vetoes = [], ceilings = [] }: Framework, holds: (one: Conditional) => boolean): Class {
  const band = bands.find(holds)?.id ?? 'unclassified'
  const vetoed = vetoes.filter(holds)
  const limited = ceilings.filter(holds)
  if (vetoed.length + limited.length === 0) return { band, overruled: null }
  const placeOf = (id: string): number => bands.findIndex((one) => one.id === id)
  const forced = vetoed.length === 0 ? placeOf(band) : Math.max(...vetoed.map((veto) => placeOf(veto.band)))
  // What fits no band is in none that a ceiling could lower.
  const place = forced === -1 ? -1 : Math.max(forced, ...limited.map(({ at_most }) => placeOf(at_most)))
  return {
    band: bands[place]?.id ?? 'unclassified',
    overruled: { band, vetoes: vetoed.map(({ id }) => id), ceilings: limited.map(({ id }) => id) },
  }
}

/** What is evaluated of a condition: computed decimals are compared exactly, as in rules. (SPEC R61) */
export const readingOf = ({ when, exact = when }: Conditional): Logic => exact

/** Every name that some condition reads, once. */
export function namesRead({ bands, vetoes = [], ceilings = [] }: Framework): readonly string[] {
  return [
    ...new Set([...bands, ...vetoes, ...ceilings].flatMap(({ when }) => readsOfLogic(when, []).map(({ id }) => id))),
  ]
}

function scopeOf(framework: Framework, standing: Standing): Scope {
  return nest(namesRead(framework).map((name) => [name, valueOf(name, framework, standing)]))
}

/** In percent; nothing of nothing counts as all of it, so that an excluded part never lowers a band. */
const ratio = ({ points, of }: Share): number => (of === 0 ? 100 : (100 * points) / of)

function valueOf(name: string, framework: Framework, standing: Standing): Plain {
  const { domains, scored, outcomes, shared } = standing
  const [root = '', id = '', part] = name.split('.')
  switch (root) {
    case 'index':
    case 'base':
    case 'bonus':
    case 'penalty':
      return standing[root]
    case 'leaves':
      return id === 'min'
        ? Math.min(100, ...scored.map(ratio))
        : scored.filter(({ points, of }) => points === 0 && of > 0).length
    case 'domains':
      return ratio(domains.find((one) => one.id === id)!)
    case 'criteria': {
      const { points, of } = outcomes.get(id)!
      if (part === 'ratio') return ratio({ points, of })
      const counted = of === 0 ? leaves(framework).find((leaf) => leaf.id === id)!.max : points
      return counted / 10 ** framework.rounding.criterion
    }
    default:
      return shared(name)!
  }
}
