/** Makes a problem. Its words are in `words/problems.ts`; the severity belongs to the code. */
import type { Place, Problem } from './model.ts'
import { severityOf } from './words/problems.ts'
import type { ProblemCode } from './words/problems.ts'

export interface ProblemParts {
  readonly place?: Place | null
  readonly path?: string
  readonly [param: string]: string | number | Place | null | undefined
}

export function problem(code: ProblemCode, parts: ProblemParts = {}): Problem {
  const { place = null, path = '', ...rest } = parts
  const params: Record<string, string> = {}
  for (const [name, value] of Object.entries(rest))
    if (typeof value === 'string' || typeof value === 'number') params[name] = String(value)
  return { code, severity: severityOf(code), place, path, params }
}

export const isError = (problem: Problem): boolean => problem.severity === 'error'
