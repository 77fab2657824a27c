/** A refusal: thrown wherever something may not be, and worded once, at the end of the request. */
import { say } from '../../engine/index.ts'
import type { Lang, Problem } from '../../engine/index.ts'
import { type Params, placeWords, type PlaceCode, problemWords, type ProblemCode } from './problems.ts'
import type { ApiProblem } from './schemas.ts'

export interface ErrorPlace {
  readonly pointer: string
  readonly code: string
  readonly words: (lang: Lang) => string
}

interface Extra {
  readonly params?: Params
  readonly errors?: readonly ErrorPlace[]
  readonly current?: ApiProblem['current']
  /** Who made the current value what it is, and when, where it does not say so itself. */
  readonly changed?: ApiProblem['changed']
  /** Seconds. */
  readonly retryAfter?: number
  /** Why, for the log alone. */
  readonly cause?: unknown
}

export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: ProblemCode
  readonly extra: Extra

  constructor(code: ProblemCode, extra: Extra = {}) {
    super(code, { cause: extra.cause })
    this.code = code
    this.extra = extra
  }
}

/** One place of a list of errors, worded from the catalogue. */
export const place = (pointer: string, code: PlaceCode, params: Params = {}): ErrorPlace => ({
  pointer,
  code,
  words: (lang) => placeWords(code, lang, params),
})

/** One place of a list of errors, worded by the engine. */
export const enginePlace = (pointer: string, problem: Problem): ErrorPlace => ({
  pointer,
  code: problem.code,
  words: (lang) => say(problem, lang),
})

/** The refusal as `application/problem+json`. */
export function apiProblem(refusal: Refusal, lang: Lang): ApiProblem {
  const { params = {}, errors, current, changed } = refusal.extra
  const { status, title, detail } = problemWords(refusal.code, lang, params)
  return {
    type: `urn:khung:problem:${refusal.code}`,
    status,
    code: refusal.code,
    title,
    detail,
    ...(errors && { errors: errors.map(({ pointer, code, words }) => ({ pointer, code, detail: words(lang) })) }),
    ...(current !== undefined && { current }),
    ...(changed && { changed }),
  }
}
