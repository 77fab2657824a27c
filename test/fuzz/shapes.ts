/**
 * Frameworks by chance: trees of any depth in which every policy of what does not arise occurs with and without
 * a scope, bonus and penalty, flags and attributes, and conditions over every name that they may read.
 */
import type { Answer, Framework, Json, Leaf, Logic } from '../../engine/live.ts'
import { readsOfLogic } from '../../engine/rules/logic-names.ts'
import { answerFor, anyAnswerFor } from './answers.ts'
import { loadMade, madeText } from '../fixtures/made.ts'
import type { Random } from './random.ts'

interface Written {
  readonly id: string
  readonly max: number
  readonly criteria?: readonly Written[]
  readonly scored_by?: string
  readonly [key: string]: unknown
}

interface Section {
  readonly number: string
  readonly title: string
  readonly max: number
  readonly combine: string
  readonly criteria: readonly Written[]
}

const sum = (maxima: readonly number[]): number => Number(maxima.reduce((total, one) => total + one, 0).toFixed(4))
const label = 'Nhãn'
const v = (name: string): Logic => ({ var: name })

export function shapeFor(random: Random): Framework {
  let leaves = 0
  let groups = 0
  const points = (): number => random.pick([0.33, 0.5, 1, 1.25, 2, 3, 7])

  const leaf = (number: string, read: readonly string[], beside = false): Written => {
    const id = `c${++leaves}`
    const max = points()
    const head = { id, number, title: `Tiêu chí ${id}`, max, scored_by: 'appraisal' }
    const whole = { id: 'whole', type: 'count', label, max: 40 }
    switch (random.below(beside ? 4 : 5)) {
      case 0:
        return {
          ...head,
          inputs: [{ id: 'done', type: 'boolean', label }],
          rule: { yes_no: { of: 'done', yes: max, no: 0 } },
        }
      case 1:
        return {
          ...head,
          inputs: [{ id: 'part', type: 'count', label, at_most: 'whole' }, whole],
          rule: { ratio: { of: ['part', 'whole'], when_zero: 'not_arising' } },
        }
      case 2:
        return read.length === 0
          ? leaf(number, read, beside)
          : {
              ...head,
              inputs: [],
              rule: { logic: { if: [{ '>=': [v(`criteria.${random.pick(read)}.ratio`), 50] }, max, 0] } },
            }
      case 3:
        return {
          ...head,
          inputs: [{ id: 'given', type: 'decimal', label, min: 0, max, decimals: 4 }],
          rule: { logic: v('given') },
        }
      default:
        return {
          ...head,
          scored_by: 'survey',
          inputs: [{ id: 'rate', type: 'percent', label }],
          rule: { survey: { of: 'rate' } },
        }
    }
  }

  const policyFor = (above: readonly string[], own: boolean, max: number): { readonly [key: string]: Json } => {
    if (random.chance(0.35)) return {}
    const scope = random.pick(above)
    const to = own && scope === above.at(-1) && random.chance(0.5) ? { to: max } : {}
    return {
      not_arising: random.pick<Json>([
        'exclude',
        'redistribute',
        'full',
        'zero',
        { policy: 'exclude', within: scope, ...to },
        { policy: 'exclude', within: scope, ...to },
        { policy: 'redistribute', among: scope },
      ]),
    }
  }

  const node = (number: string, above: readonly string[], read: string[]): Written => {
    const deep = above.length
    if (deep > 0 && (deep === 3 || random.chance(0.55))) {
      const one = leaf(number, read)
      read.push(one.id)
      // A survey is refused unless the framework says otherwise; most say nothing.
      return one.scored_by === 'survey' && random.chance(0.7) ? one : { ...one, ...policyFor(above, false, one.max) }
    }
    const id = `g${++groups}`
    const criteria = Array.from({ length: 1 + random.below(4) }, (_, at) =>
      node(`${number}.${at + 1}`, [...above, id], read),
    )
    const max = sum(criteria.map((one) => one.max))
    return { id, number, title: `Mục ${id}`, max, criteria, ...policyFor([...above, id], true, max) }
  }

  const read: string[] = []
  const domains = Array.from({ length: 1 + random.below(3) }, (_, at) => node(String(at + 1), [], read))
  const below = (one: Written): readonly Written[] => one.criteria?.flatMap(below) ?? [one]
  const all = domains.flatMap(below)
  const section = (number: string): Section => {
    const criteria = Array.from({ length: 1 + random.below(3) }, (_, at) => leaf(`${number}.${at + 1}`, read, true))
    const combine = random.pick(['sum', 'best'])
    const most = combine === 'sum' ? sum(criteria.map((one) => one.max)) : Math.max(...criteria.map((one) => one.max))
    const max = random.chance(0.5) ? most : Number((most / 2).toFixed(2))
    return { number, title: number, max, combine, criteria }
  }
  const [bonus, penalty] = [random.chance(0.5) ? section('T') : null, random.chance(0.5) ? section('P') : null]
  const total = sum(domains.map((one) => one.max))
  const surveyed = sum(all.flatMap((one) => (one.scored_by === 'survey' ? [one.max] : [])))
  const flags = ['f1', 'f2'].slice(0, random.below(3))

  const numbers: readonly (readonly [name: string, most: number])[] = [
    ['index', total],
    ['base', total],
    ...(bonus ? [['bonus', bonus.max] as const] : []),
    ...(penalty ? [['penalty', penalty.max] as const] : []),
    ['leaves.min', 100],
    ['leaves.zero', 3],
    ...domains.map(({ id }) => [`domains.${id}.ratio`, 100] as const),
    ...[...all, ...(bonus?.criteria ?? []), ...(penalty?.criteria ?? [])].flatMap(({ id, max }) => [
      [`criteria.${id}.points`, max] as const,
      [`criteria.${id}.ratio`, 100] as const,
    ]),
  ]
  const part = (): Logic => {
    if (random.chance(0.2)) return { '==': [v('attributes.kind'), random.pick(['near', 'far'])] }
    if (flags.length > 0 && random.chance(0.4)) return v(`flags.${random.pick(flags)}`)
    const [name, most] = random.chance(0.5) ? random.pick(numbers.slice(0, 6)) : random.pick(numbers)
    const bound = Number((most * random.pick([0, 0.25, 0.5, 0.75, 0.9, 1])).toFixed(2))
    return { [random.pick(['>=', '>', '<', '<=', '=='])]: [v(name), bound] }
  }
  const condition = (): Logic => {
    const [one, other] = [part(), part()]
    // "> 100 and >= 100" of one name would be refused as a slip.
    const isAlike = readsOfLogic(one, [])[0]?.id === readsOfLogic(other, [])[0]?.id
    if (random.chance(0.5) || isAlike) return one
    return { [random.pick(['and', 'or'])]: [one, other, { '!': [part()] }] }
  }
  const bandIds = ['b1', 'b2', 'b3', 'b4'].slice(0, 2 + random.below(3))
  const bands = bandIds.map((id, at) => ({
    id,
    title: id,
    when: at === bandIds.length - 1 ? true : condition(),
  }))
  const some = (prefix: string, key: string): readonly Json[] =>
    Array.from({ length: random.below(3) }, (_, at) => ({
      id: `${prefix}${at + 1}`,
      title: prefix,
      when: condition(),
      [key]: random.pick(bandIds),
    }))
  const [vetoes, ceilings] = [some('v', 'band'), some('k', 'at_most')]
  const framework = loadMade(
    madeText([], {
      scale: {
        total,
        unit: 'điểm',
        ...((bonus || random.chance(0.2)) && { above_total: random.pick(['allowed', 'capped']) }),
        survey: surveyed > 0 ? { points: surveyed, mandatory: false, when_absent: 'rescale' } : 'none',
      },
      rounding: { mode: 'half-up', criterion: 2, index: random.below(4) },
      not_arising: random.pick(['exclude', 'redistribute', 'full', 'zero', 'exclude']),
      domains: domains as readonly object[] as readonly Json[],
      attributes: [
        {
          id: 'kind',
          type: 'choice',
          label,
          choices: [
            { id: 'near', label },
            { id: 'far', label },
          ],
        },
      ],
      bands,
      ...(bonus && { bonus: bonus as object as Json }),
      ...(penalty && { penalty: penalty as object as Json }),
      ...(flags.length > 0 && { flags: flags.map((id) => ({ id, label })) }),
      ...(vetoes.length > 0 && { vetoes }),
      ...(ceilings.length > 0 && { ceilings }),
    }),
  ) // A result that fits no band is an error at load, and scores all the same.
  if (random.chance(0.7)) return framework
  const last = { ...framework.bands.at(-1)!, when: condition() }
  return { ...framework, bands: [...framework.bands.slice(0, -1), last] }
}

/** Mostly complete, so that there is an index and a class; much does not arise, now and then everything. */
export function shapeAnswerFor(leaf: Leaf, framework: Framework, random: Random): Answer | undefined {
  if (random.chance(0.02)) return anyAnswerFor(leaf, framework, random)
  const answer = answerFor(leaf, random)
  const refused = leaf.not_arising === 'refuse' || leaf.inputs.length === 0
  return !refused && random.chance(0.35) ? { ...answer, not_arising: 'không có việc' } : answer
}
