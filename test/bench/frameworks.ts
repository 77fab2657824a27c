/**
 * What is measured: the framework of Hanoi's shape with seven criteria more, which makes 51, and larger
 * ones that repeat the same criteria. The seven use the forms that the 44 do not.
 */
import { readFileSync } from 'node:fs'
import { parse, stringify } from 'yaml'
import { load } from '../../engine/index.ts'
import type { Framework } from '../../engine/index.ts'

interface Written {
  readonly id: string
  readonly number: string
  readonly title: unknown
  readonly max: number
  readonly scored_by?: string
  readonly criteria?: readonly Written[]
}

interface WrittenFramework {
  readonly scale: { readonly survey: { readonly points: number } }
  readonly domains: readonly Written[]
}

const SHIPPED = 'frameworks/ha-noi-phong/1.0.0.yaml'
// What must hold of a hundred points does not hold of others.
const base = { ...(parse(readFileSync(SHIPPED, 'utf8')) as WrittenFramework), invariants: undefined }

const count = (id: string, more = {}) => ({ id, type: 'count', label: id, ...more })
const yes = (id: string) => ({ id, type: 'boolean', label: id })
const percent = (id: string) => ({ id, type: 'percent', label: id })
const v = (name: string) => ({ var: name })

const more = [
  {
    id: 'people-served',
    max: 2,
    inputs: [count('people')],
    rule: { steps: { of: 'people', base: 1, at: 1000, per: 200, add: 0.1, cap: 2 } },
  },
  {
    id: 'rating-of-unit',
    max: 1,
    inputs: [
      {
        id: 'level',
        type: 'choice',
        label: 'level',
        choices: ['high', 'middle', 'low', 'none'].map((id) => ({ id, label: id })),
      },
    ],
    rule: {
      logic: { if: [{ '==': [v('level'), 'high'] }, 1, { in: [v('level'), ['middle', 'low']] }, 0.5, 0] },
    },
  },
  {
    id: 'own-revenue',
    max: 2,
    inputs: [yes('balanced'), count('raised', { at_most: 'planned' }), count('planned', { min: 1 })],
    rule: { branch: { if: 'balanced', then: 2, else: { ratio: { of: ['raised', 'planned'] } } } },
  },
  {
    id: 'late-and-missed',
    max: 1,
    inputs: [count('late'), count('missed')],
    rule: {
      logic: { max: [{ '-': [1, { '+': [{ '*': [0.2, v('late')] }, { '*': [0.5, v('missed')] }] }] }, 0] },
    },
  },
  {
    id: 'two-shares',
    max: 2,
    inputs: [
      count('a', { at_most: 'b' }),
      count('b', { min: 1 }),
      count('c', { at_most: 'd' }),
      count('d', { min: 1 }),
    ],
    rule: {
      logic: { '+': [{ '/': [v('a'), v('b')] }, { '/': [v('c'), v('d')] }] },
    },
  },
  {
    id: 'best-of-two',
    max: 1,
    inputs: [count('pilots'), yes('prize')],
    rule: { best_of: [{ count: { of: 'pilots', each: 0.25, cap: 0.75 } }, { yes_no: { of: 'prize', yes: 1, no: 0 } }] },
  },
  {
    id: 'both-or-one',
    max: 1,
    inputs: [percent('rate'), count('complaints')],
    rule: {
      logic: {
        if: [
          { and: [{ '>=': [v('rate'), 80] }, { '==': [v('complaints'), 0] }] },
          1,
          { '>=': [v('rate'), 50] },
          0.5,
          0,
        ],
      },
    },
  },
].map((one, index) => ({ ...one, number: `8.${index + 1}`, title: one.id, scored_by: 'appraisal' }))

const total = (list: readonly Written[]): number => Number(list.reduce((sum, { max }) => sum + max, 0).toFixed(2))

const written51 = (): object => {
  const domains = [...base.domains, { id: 'more', number: '8', title: 'Thêm', max: total(more), criteria: more }]
  return {
    ...base,
    framework: 'bench-51',
    scale: { ...base.scale, total: total(domains), unit: 'điểm' },
    domains,
  }
}

function leavesOf(node: Written): readonly Written[] {
  return node.criteria === undefined ? [node] : node.criteria.flatMap(leavesOf)
}

/** So many criteria, 50 in each domain: the 51 again and again. */
function writtenOf(leaves: number): object {
  const all = [...base.domains, { id: 'more', number: '8', title: '', max: 0, criteria: more }].flatMap(leavesOf)
  const domains = Array.from({ length: Math.ceil(leaves / 50) }, (_, domain) => {
    const criteria = Array.from({ length: Math.min(50, leaves - 50 * domain) }, (_, place) => {
      const at = 50 * domain + place
      const one = all[at % all.length]!
      return { ...one, id: `${one.id}-${at}`, number: `${domain + 1}.${place + 1}` }
    })
    return {
      id: `domain-${domain + 1}`,
      number: `${domain + 1}`,
      title: `Lĩnh vực ${domain + 1}`,
      max: total(criteria),
      criteria,
    }
  })
  const surveyed = domains.flatMap(({ criteria }) => criteria).filter(({ scored_by }) => scored_by === 'survey')
  return {
    ...base,
    framework: `bench-${leaves}`,
    scale: { total: total(domains), unit: 'điểm', survey: { ...base.scale.survey, points: total(surveyed) } },
    domains,
  }
}

/** As a person would write it: block style, comments apart. */
export const textOf = (leaves: number): string =>
  stringify(leaves === 51 ? written51() : writtenOf(leaves), { lineWidth: 0, aliasDuplicateObjects: false })

export function loadText(text: string): Framework {
  const outcome = load(text, 'bench.yaml', () => null)
  if (outcome.kind === 'refused') throw new Error(`refused: ${JSON.stringify(outcome.problems.slice(0, 3))}`)
  return outcome.value
}
