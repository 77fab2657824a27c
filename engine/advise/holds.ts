/** Whether the parts of a need hold, evaluated as a band is: shares in percent. (SPEC D11, D18–D20) */
import type { Leaf, Logic, Points } from '../model.ts'
import { bare, evaluate } from '../rules/evaluate.ts'
import { readsOfLogic } from '../rules/logic-names.ts'
import { nest } from '../score/scope.ts'
import { signOf } from './goal.ts'
import type { Count } from './goal.ts'

export const lowerBounds = (list: readonly Logic[]): readonly Logic[] =>
  list.filter((one) => signOf(one).startsWith('>'))
export const upperBounds = (list: readonly Logic[]): readonly Logic[] =>
  list.filter((one) => signOf(one).startsWith('<'))

export const holdsFigure = (conditions: readonly Logic[], name: string, value: number): boolean => {
  const scope = bare([[name, value]])
  return conditions.every((one) => evaluate(one, scope) === true)
}

export const holdsLeaf = (conditions: readonly Logic[], points: number, of: number): boolean => {
  const scope = bare([['leaves', bare([['min', share(points, of)]])]])
  return conditions.every((one) => evaluate(one, scope) === true)
}

/** The points or the share of one criterion. */
export const holdsCriterion = (conditions: readonly Logic[], id: string, { points, ratio }: Standing): boolean => {
  const scope = bare([
    [
      'criteria',
      bare([
        [
          id,
          bare([
            ['points', points],
            ['ratio', ratio],
          ]),
        ],
      ]),
    ],
  ])
  return conditions.every((one) => evaluate(one, scope) === true)
}

/** Of several criteria together. */
export const holdsTogether = (conditions: readonly Logic[], all: ReadonlyMap<string, Standing>): boolean => {
  const names = conditions.flatMap((one) => readsOfLogic(one, []).map(({ id }) => id))
  const values = [...new Set(names)].map((name): readonly [string, number] => {
    const [, id = '', part = ''] = name.split('.')
    return [name, all.get(id)![part as keyof Standing]]
  })
  const scope = nest(values)
  return conditions.every((one) => evaluate(one, scope) === true)
}

/** As conditions see a criterion: in points, and in percent. */
export interface Standing {
  readonly points: number
  readonly ratio: number
}

export function standingOf({ max }: Pick<Leaf, 'max'>, points: Points, of: Points, digits: number): Standing {
  return { points: (of === 0 ? max : points) / 10 ** digits, ratio: share(points, of) }
}

/** Whether a criterion is one of those that are counted. */
export const isCounted = ({ of: kind, conditions }: Count, points: Points, of: Points): boolean =>
  kind === 'zero' ? points === 0 && of > 0 : holdsLeaf(conditions, points, of)

/** No criterion at all leaves the lowest at 100. */
export const holdsCount = ({ of, conditions }: Count, count: number): boolean =>
  of === 'low' ? count > 0 || holdsLeaf(conditions, 1, 1) : holdsZeros(conditions, count)

const holdsZeros = (conditions: readonly Logic[], count: number): boolean => {
  const scope = bare([['leaves', bare([['zero', count]])]])
  return conditions.every((one) => evaluate(one, scope) === true)
}

export const holdsDomain = (conditions: readonly Logic[], id: string, points: number, of: number): boolean => {
  const scope = bare([['domains', bare([[id, bare([['ratio', share(points, of)]])]])]])
  return conditions.every((one) => evaluate(one, scope) === true)
}

const share = (points: number, of: number): number => (of === 0 ? 100 : (100 * points) / of)
