/** What of a framework can count in one result: everything, or everything but what has no occasion or no survey. (SPEC S13, S35) */
import { quantise } from '../../points.ts'
import type { Policy } from '../not-arising.ts'
import { isLeaf } from '../shape.ts'
import type { FrameworkShape, LeafShape, NodeShape, SectionShape } from '../shape.ts'
import { leavesIn, nodes } from '../tree.ts'

export interface Criterion {
  readonly id: string
  /** In whole numbers of the smallest unit, as all points here. */
  readonly max: number
  readonly policy: Policy
  /** Whether it counts only when there is a survey. */
  readonly survey: boolean
}

export interface Domain {
  /** The name of its share: "domains.service.ratio". */
  readonly name: string
  readonly criteria: readonly Criterion[]
}

/** Bonus or penalty. */
export interface Beside {
  readonly name: 'bonus' | 'penalty'
  readonly max: number
  readonly best: boolean
  readonly criteria: readonly Criterion[]
}

export interface Counting {
  /** Digits of points, and of the index. */
  readonly digits: { readonly points: number; readonly index: number }
  readonly total: number
  /** Whether the index is held at the total. */
  readonly capped: boolean
  readonly domains: readonly Domain[]
  /** Of the domains. */
  readonly all: readonly Criterion[]
  readonly bonus: Beside | null
  readonly penalty: Beside | null
  /** Forms of which the points were added up here: all counts; no survey; one domain without what may be excluded. */
  readonly scenarios: readonly (readonly Domain[])[]
  /** Whether the first of them stands for every form. */
  readonly isOne: boolean
  /** Whether something may count with 0 points without being a criterion that has 0. */
  readonly mayBeZero: boolean
  /** Whether a group may be rescaled, or points shared out: both round, so shares may move. */
  readonly mayRescale: boolean
}

const isPlain = ({ policy, scope }: Policy): boolean => policy === 'exclude' && scope === null

export function countingOf(framework: FrameworkShape, policies: ReadonlyMap<string, Policy>): Counting {
  const { scale, rounding, bonus, penalty } = framework
  const units = (points: number): number => quantise(points, rounding.criterion)
  const hasOptionalSurvey = scale.survey !== 'none' && !scale.survey.mandatory
  const criterionOf = (leaf: LeafShape): Criterion => ({
    id: leaf.id,
    max: units(leaf.max),
    policy: policies.get(leaf.id)!,
    survey: leaf.scored_by === 'survey' && hasOptionalSurvey,
  })
  const besideOf = (name: Beside['name'], section: SectionShape | undefined): Beside | null =>
    section === undefined
      ? null
      : {
          name,
          max: units(section.max),
          best: section.combine === 'best',
          criteria: section.criteria.map(criterionOf),
        }
  const domains = framework.domains.map((domain) => ({
    name: `domains.${domain.id}.ratio`,
    criteria: leavesIn([domain]).map(criterionOf),
  }))
  const all = domains.flatMap(({ criteria }) => criteria)
  const stated = [...nodes(framework.domains)].flatMap(({ node }) => policies.get(node.id) ?? [])
  return {
    digits: { points: rounding.criterion, index: rounding.index },
    total: units(scale.total),
    capped: scale.above_total === 'capped',
    domains,
    all,
    bonus: besideOf('bonus', bonus),
    penalty: besideOf('penalty', penalty),
    scenarios: scenariosOf(domains, framework.domains, policies),
    isOne: all.every(({ policy, survey }) => !survey && (policy.policy === 'refuse' || policy.policy === 'full')),
    mayBeZero: stated.some(({ policy }) => policy === 'zero'),
    mayRescale: stated.some((one) => one.policy === 'redistribute' || (one.policy === 'exclude' && !isPlain(one))),
  }
}

/** Everything counts; no survey is held; all of one domain that may be excluded is, with and without its smallest. */
function scenariosOf(
  domains: readonly Domain[],
  written: readonly NodeShape[],
  policies: ReadonlyMap<string, Policy>,
): Counting['scenarios'] {
  const only = (keep: (one: Criterion, domain: Domain) => boolean): readonly Domain[] =>
    domains.map((domain) => ({ ...domain, criteria: domain.criteria.filter((one) => keep(one, domain)) }))
  const groups = ownWays(written, policies)
  const excluded = domains
    .filter(({ criteria }) => criteria.some(({ policy }) => isPlain(policy)))
    .flatMap((domain) => {
      const smallest = domain.criteria.reduce((a, b) => (b.max < a.max ? b : a))
      return [
        only((one, of) => of !== domain || !isPlain(one.policy) || one === smallest),
        only((one, of) => of !== domain || !isPlain(one.policy)),
      ]
    })
  return [
    domains,
    ...(domains.some(({ criteria }) => criteria.some(({ survey }) => survey)) ? [only(({ survey }) => !survey)] : []),
    ...excluded.filter((counted) => isPlainlyExcluded(counted, groups)),
  ]
}

/** Groups that follow a policy of their own, which is another one, when nothing in them arises. */
const ownWays = (written: readonly NodeShape[], policies: ReadonlyMap<string, Policy>): readonly NodeShape[] =>
  [...nodes(written)]
    .map(({ node }) => node)
    .filter((node) => !isLeaf(node) && policies.has(node.id) && !isPlain(policies.get(node.id)!))

/** Whether something arises in each of these groups. */
function isPlainlyExcluded(counted: readonly Domain[], groups: readonly NodeShape[]): boolean {
  if (groups.length === 0) return true
  const kept = new Set(counted.flatMap(({ criteria }) => criteria.flatMap(({ id, max }) => (max > 0 ? [id] : []))))
  return groups.every((group) => leavesIn([group]).some(({ id }) => kept.has(id)))
}
