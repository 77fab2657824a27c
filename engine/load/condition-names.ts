/**
 * The names that conditions of bands, vetoes and ceilings may read: the one table of them. To add one: its type, its
 * axis, its words, and in `check/demands.ts` what it demands of points, unless it is free of them. (SPEC S30, S46)
 */
import type { Lang } from '../model.ts'
import type { Axis } from '../rules/axis.ts'
import { typeOf } from '../rules/operators.ts'
import type { Names, Type } from '../rules/operators.ts'
import { boundsOf, toText } from './leaf.ts'
import type { FrameworkShape, InputShape, TextShape } from './shape.ts'
import { leavesIn, roots } from './tree.ts'

export interface ConditionName {
  readonly type: Type
  /** The range, the digits and the choices. */
  readonly axis: Axis
  /** Whether any value goes with any points: true for what is stated of the unit, false for what follows from points. */
  readonly free: boolean
  /** How a witness says a value: “chỉ số 87”. */
  readonly say: (value: string, lang: Lang) => string
  /** " %" after figures. */
  readonly unit: string
}

export type ConditionNames = ReadonlyMap<string, ConditionName>

/** By whole name: "index", "leaves.min", "domains.service.ratio", "flags.reprimanded", "criteria.plan.points". */
export function conditionNames(shape: FrameworkShape): ConditionNames {
  const { criterion, index } = shape.rounding
  const { scale, bonus, penalty } = shape
  const most = scale.total + (scale.above_total === 'allowed' ? (bonus?.max ?? 0) : 0)
  return new Map<string, ConditionName>([
    ['index', figure(Number(most.toFixed(4)), index, 'chỉ số', 'index')],
    ['base', figure(scale.total, index, 'chỉ số chưa cộng trừ', 'base')],
    ...(bonus ? [named('bonus', figure(bonus.max, criterion, 'điểm thưởng', 'bonus'))] : []),
    ...(penalty ? [named('penalty', figure(penalty.max, criterion, 'điểm trừ', 'penalty'))] : []),
    ['leaves.min', share('tiêu chí thấp nhất', 'lowest criterion')],
    ['leaves.zero', figure(leavesIn(shape.domains).length, 0, 'số tiêu chí 0 điểm', 'criteria with 0 points')],
    ...shape.domains.map(({ id, number }) =>
      named(`domains.${id}.ratio`, share(`lĩnh vực ${number}`, `domain ${number}`)),
    ),
    ...(shape.flags ?? []).map(({ id, label }) => named(`flags.${id}`, stated('boolean', { kind: 'boolean' }, label))),
    ...(shape.attributes ?? []).map((input) => named(`attributes.${input.id}`, ofInput(input))),
    ...leavesIn(roots(shape)).flatMap(({ id, number, max }) => [
      named(
        `criteria.${id}.points`,
        figure(max, criterion, `điểm tiêu chí ${number}`, `points of criterion ${number}`),
      ),
      named(`criteria.${id}.ratio`, share(`tiêu chí ${number}`, `criterion ${number}`)),
    ]),
  ])
}

const named = (name: string, what: ConditionName): readonly [string, ConditionName] => [name, what]

/** What follows from points, from 0 on. */
const figure = (most: number, digits: number | null, vi: string, en: string, unit = ''): ConditionName => ({
  type: 'number',
  axis: { kind: 'number', least: 0, most, digits },
  free: false,
  say: (value, lang) => `${{ vi, en }[lang]} ${value}`,
  unit,
})

const share = (vi: string, en: string): ConditionName => figure(100, null, vi, en, ' %')

/** What is stated of the unit. */
function stated(type: Type, axis: Axis, label: TextShape): ConditionName {
  const { vi, en = vi } = toText(label)
  return { type, axis, free: true, say: (value, lang) => `“${{ vi, en }[lang]}”: ${value}`, unit: '' }
}

function ofInput(input: InputShape): ConditionName {
  const type = typeOf(input.type)
  if (type === 'boolean') return stated(type, { kind: 'boolean' }, input.label)
  if (type === 'text')
    return stated(type, { kind: 'text', values: input.choices?.map(({ id }) => id) ?? null }, input.label)
  const { min, max, decimals } = boundsOf(input)
  return stated(type, { kind: 'number', least: min, most: max, digits: decimals }, input.label)
}

/** Types alone, for the check of an expression. A person is shown the names without those of every criterion. */
export const typesOf = (names: ConditionNames): Names<Type> => ({
  get: (name) => names.get(name)?.type,
  keys: () => [...names.keys()].filter((name) => !name.startsWith('criteria.')),
})

/** Names of figures that a result has more or less of: what equal indices may be told apart by. */
export const figuresOf = (names: ConditionNames): readonly string[] =>
  [...names].flatMap(([name, { type, free }]) => (type === 'number' && !free && name !== 'index' ? [name] : []))
