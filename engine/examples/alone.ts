/** A criterion scored by itself, or changed inside its framework; through the public types alone. */
import type { Answer, Framework, Group, Leaf, LeafOutcome, Node, Section, Setting } from '../model.ts'
import { score } from '../score/score.ts'
import { outcomesOf } from './run.ts'

/** A framework of this one criterion: quick to score, and it gives the same outcome unless the rule reads others. */
export function alone(framework: Framework, leaf: Leaf): Framework {
  const { bonus: _b, penalty: _p, flags: _f, vetoes: _v, ceilings: _c, quotas: _q, ...plain } = framework
  return { ...withDays(plain, leaf), domains: [groupOf(leaf)], order: [leaf.id], bands: [] }
}

const groupOf = (leaf: Leaf): Group => ({
  kind: 'group',
  id: 'alone',
  number: '',
  title: leaf.title,
  max: leaf.max,
  replaces: null,
  children: [leaf],
})

/** The framework with another criterion in the place of the one with its id. */
export function withLeaf(framework: Framework, leaf: Leaf): Framework {
  const inGroup = (group: Group): Group => ({ ...group, children: group.children.map(inNode) })
  const inNode = (node: Node): Node => (node.kind === 'group' ? inGroup(node) : node.id === leaf.id ? leaf : node)
  const inSection = (section: Section): Section => ({
    ...section,
    criteria: section.criteria.map((one) => (one.id === leaf.id ? leaf : one)),
  })
  const { bonus, penalty, domains } = framework
  return {
    ...withDays(framework, leaf),
    domains: domains.map(inGroup),
    ...(bonus && { bonus: inSection(bonus) }),
    ...(penalty && { penalty: inSection(penalty) }),
  }
}

/** A changed rule may compare with a day that no other rule of the framework names. */
const withDays = (framework: Framework, { rule }: Leaf): Framework => ({
  ...framework,
  period_days: [
    ...new Set([
      ...framework.period_days,
      ...rule.needs.filter((name) => name.startsWith('period.')).map((name) => name.slice('period.'.length)),
    ]),
  ],
})

/** What these answers give the one criterion of such a framework. */
export function outcomeAlone(
  framework: Framework,
  id: string,
  inputs: Answer['inputs'],
  period: Setting['period'],
): LeafOutcome {
  const result = score(framework, { [id]: { inputs } }, { period, survey: true })
  return outcomesOf(result).get(id)!
}
