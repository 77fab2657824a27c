/** Makes a problem of what a person entered: always an error. Reaches no words but those of answers. */
import type { Place, Problem, Severity } from './model.ts'
import type { EnteredCode } from './words/entered.ts'

export interface ProblemParts {
  readonly place?: Place | null
  readonly path?: string
  readonly [param: string]: string | number | Place | null | undefined
}

export function toProblem(code: string, severity: Severity, parts: ProblemParts): Problem {
  const { place = null, path = '', ...rest } = parts
  const params: Record<string, string> = {}
  for (const [name, value] of Object.entries(rest))
    if (typeof value === 'string' || typeof value === 'number') params[name] = String(value)
  return { code, severity, place, path, params }
}

export const enteredProblem = (code: EnteredCode, parts: ProblemParts = {}): Problem => toProblem(code, 'error', parts)
