import { fromUnits } from '../points.ts'
import type { Plan } from './plan.ts'
import { worthOf } from './sheet.ts'
import type { Sheet } from './sheet.ts'

/** What a scored sheet earns in its domains, as `points` of a result says it. (SPEC V4) */
export const pointsOfSheet = ({ framework }: Plan, sheet: Sheet): string =>
  fromUnits(worthOf(sheet, 0), framework.rounding.criterion)
