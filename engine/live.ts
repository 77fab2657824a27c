/**
 * The door for the browser: what a form needs to ask, score and explain.
 * It never reaches `yaml` or `ajv`; `test/boundaries.test.ts` holds that.
 */
export type * from './model.ts'
export { dayNumber, readDay, showDay, showTime } from './dates.ts'
export { readNumber, showDecimal } from './numbers.ts'
export { asked, checkAnswer, checkInputs, leaves, missing } from './score/answers.ts'
export { checkPart, parts } from './score/parts.ts'
export type { Part, SharedPart } from './score/parts.ts'
export { prepare } from './score/plan.ts'
export type { Plan } from './score/plan.ts'
export { score } from './score/score.ts'
export type { Scored } from './score/score.ts'
export { fill, rescore, scoreSheet, write } from './score/sheet.ts'
export type { Sheet } from './score/sheet.ts'
export { showValue, trace } from './score/trace.ts'
export { say } from './words/entered.ts'
export { describeQuota } from './words/quota.ts'
