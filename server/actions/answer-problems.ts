/** What the engine finds wrong with an answer, as places of the request. */
import { checkAnswer, missing } from '../../engine/index.ts'
import type { Answer, Framework, Leaf } from '../../engine/index.ts'
import { enginePlace, type ErrorPlace, place, Refusal } from '../http/refusal.ts'

export function refuseInvalid(leaf: Leaf, answer: Answer, framework: Framework): void {
  refuseAny(
    checkAnswer(leaf, answer, framework)
      .filter(({ severity }) => severity === 'error')
      .map((problem) => enginePlace(pointerOf(problem.path), problem)),
  )
}

/** An office states facts; points in place of the rule's are the council's. */
export function refuseAdjusted(answer: Answer): void {
  if (answer.adjusted !== undefined) refuseAny([place('/answer/adjusted', 'adjusted-by-council')])
}

/** Refuses an answer that would leave the criterion open. */
export function refuseIncomplete(leaf: Leaf, answer: Answer): void {
  refuseAny(isComplete(leaf, answer) ? [] : missing(leaf, answer).map((id) => place(pointerOf(id), 'incomplete')))
}

export const isComplete = (leaf: Leaf, answer: Answer): boolean =>
  answer.adjusted !== undefined || missing(leaf, answer).length === 0

function refuseAny(errors: readonly ErrorPlace[]): void {
  if (errors.length > 0) throw new Refusal('invalid-answer', { errors })
}

const pointerOf = (path: string): string =>
  /^(not_arising|adjusted)(\/|$)/.test(path) ? `/answer/${path}` : `/answer/inputs/${path}`
