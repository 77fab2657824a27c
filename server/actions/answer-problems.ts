/** What the engine finds wrong with an answer, as places of the request. */
import { checkPart, missing } from '../../engine/index.ts'
import type { Answer, Framework, Part } from '../../engine/index.ts'
import { enginePlace, type ErrorPlace, place, Refusal } from '../http/refusal.ts'

export function refuseInvalid(part: Part, answer: Answer, framework: Framework): void {
  refuseAny(
    checkPart(part, answer, framework)
      .filter(({ severity }) => severity === 'error')
      .map((problem) => enginePlace(pointerOf(problem.path), problem)),
  )
}

/** An office states facts; points in place of the rule's are the council's. */
export function refuseAdjusted(answer: Answer): void {
  if (answer.adjusted !== undefined) refuseAny([place('/answer/adjusted', 'adjusted-by-council')])
}

/** Refuses an answer that would leave something open. */
export function refuseIncomplete(part: Part, answer: Answer): void {
  refuseAny(isComplete(part, answer) ? [] : missing(part, answer).map((id) => place(pointerOf(id), 'incomplete')))
}

export const isComplete = (part: Part, answer: Answer): boolean =>
  answer.adjusted !== undefined || missing(part, answer).length === 0

function refuseAny(errors: readonly ErrorPlace[]): void {
  if (errors.length > 0) throw new Refusal('invalid-answer', { errors })
}

const pointerOf = (path: string): string =>
  /^(not_arising|adjusted)(\/|$)/.test(path) ? `/answer/${path}` : `/answer/inputs/${path}`
