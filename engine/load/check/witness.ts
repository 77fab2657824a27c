/** A combination of cells in words: “chỉ số 87,00, tiêu chí thấp nhất 0 %”. */
import type { Lang } from '../../model.ts'
import { showDecimal } from '../../numbers.ts'
import { fromUnits } from '../../points.ts'
import { lastOf } from '../../rules/axis.ts'
import type { Axis, Cell } from '../../rules/axis.ts'
import type { Combination, Compared } from '../../rules/cells.ts'
import { nameOf } from '../../rules/logic-names.ts'
import { showPiece } from '../../rules/pieces.ts'
import { number } from '../../words/rules.ts'
import type { ConditionName, ConditionNames } from '../condition-names.ts'
import type { Possible } from './possible.ts'

export interface Witness {
  readonly combination: Combination
  readonly found: Possible
}

/** What may be anything is not said. */
export function worded(
  { combination, found }: Witness,
  compared: readonly Compared[],
  names: ConditionNames,
  digits: number,
  lang: Lang,
): string {
  const cells = new Map(compared.map(({ of }, index) => [nameOf(of), combination[index]!]))
  return [...names]
    .flatMap(([name, known]): readonly string[] => {
      const cell = cells.get(name)
      if (cell === undefined || spans(cell, known.axis)) return []
      const exact =
        name === 'index' && found.kind === 'yes' ? showDecimal(fromUnits(found.index, digits), lang) : undefined
      return [known.say(exact ?? sayCell(cell, known, lang), lang)]
    })
    .join(', ')
}

/** A cell that leaves nothing out says nothing. */
const spans = (cell: Cell, axis: Axis): boolean =>
  cell.kind === 'number' &&
  axis.kind === 'number' &&
  cell.low.x === (axis.least ?? Number.NEGATIVE_INFINITY) &&
  cell.high.x >= (axis.most ?? Number.POSITIVE_INFINITY)

/** “0 %”, “từ 70 % đến dưới 90 %”, “có”. */
function sayCell(cell: Cell, { axis, unit }: Pick<ConditionName, 'axis' | 'unit'>, lang: Lang): string {
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
