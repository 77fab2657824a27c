/**
 * The names that a band's condition may read, with what each can be. To add one: its type, its axis, its words,
 * and in `possible.ts` how it hangs together with the others, unless it is free of them.
 */
import type { Lang } from '../../model.ts'
import { number } from '../../words/rules.ts'
import { lastOf } from '../../rules/axis.ts'
import type { Axis, Cell } from '../../rules/axis.ts'
import type { Names, Type } from '../../rules/operators.ts'
import { showPiece } from '../../rules/pieces.ts'
import type { FrameworkShape } from '../shape.ts'

export interface ResultName {
  readonly type: Type
  readonly axis: Axis
  /** Whether any value goes with any points: true for what is stated of the unit, false for what follows from points. */
  readonly free: boolean
  /** How a witness says a value: “chỉ số 87”. */
  readonly say: (value: string, lang: Lang) => string
  /** " %" after figures. */
  readonly unit: string
}

export type ResultNames = ReadonlyMap<string, ResultName>

export function resultNames({ scale, rounding, domains }: FrameworkShape): ResultNames {
  const share: Pick<ResultName, 'type' | 'axis' | 'free' | 'unit'> = {
    type: 'number',
    axis: { kind: 'number', least: 0, most: 100, digits: null },
    free: false,
    unit: ' %',
  }
  return new Map<string, ResultName>([
    [
      'index',
      {
        ...share,
        axis: { kind: 'number', least: 0, most: scale.total, digits: rounding.index },
        unit: '',
        say: (value, lang) => `${lang === 'vi' ? 'chỉ số' : 'index'} ${value}`,
      },
    ],
    [
      'leaves.min',
      { ...share, say: (value, lang) => `${lang === 'vi' ? 'tiêu chí thấp nhất' : 'lowest criterion'} ${value}` },
    ],
    ...domains.map(({ id, number: printed }): [string, ResultName] => [
      `domains.${id}.ratio`,
      { ...share, say: (value, lang) => `${lang === 'vi' ? 'lĩnh vực' : 'domain'} ${printed} ${value}` },
    ]),
  ])
}

export const typesOfNames = (names: ResultNames): Names<Type> => ({
  get: (name) => names.get(name)?.type,
  keys: () => names.keys(),
})

/** What a cell holds, in words: “0 %”, “từ 70 % đến dưới 90 %”, “có”. */
export function sayCell(cell: Cell, { axis, unit }: Pick<ResultName, 'axis' | 'unit'>, lang: Lang): string {
  switch (cell.kind) {
    case 'boolean':
      return { vi: cell.value ? 'có' : 'không', en: cell.value ? 'yes' : 'no' }[lang]
    case 'text':
      return cell.value ?? { vi: 'giá trị khác', en: 'another value' }[lang]
    case 'number': {
      const digits = axis.kind === 'number' ? axis.digits : null
      const { low } = cell
      const high: typeof low = digits === null ? cell.high : { x: lastOf(cell, digits), side: 'after' }
      if (low.x === high.x) return number(low.x, lang) + unit
      const end = (cut: typeof low) => (Number.isFinite(cut.x) ? cut : null)
      const line = { min: null, max: null, digits: null }
      return showPiece({ index: 0, low: end(low), high: end(high), points: 0 }, line, unit, lang)
    }
    default:
      return cell satisfies never
  }
}
