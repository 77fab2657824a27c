/** Makes a problem. Its words are in `words/problems.ts`; the severity belongs to the code. */
import { toProblem } from './entered.ts'
import type { ProblemParts } from './entered.ts'
import type { Problem } from './model.ts'
import { severityOf } from './words/problems.ts'
import type { ProblemCode } from './words/problems.ts'

export type { ProblemParts } from './entered.ts'

export const problem = (code: ProblemCode, parts: ProblemParts = {}): Problem =>
  toProblem(code, severityOf(code), parts)

export const isError = (problem: Problem): boolean => problem.severity === 'error'
