/**
 * The door for the browser: what a form needs to ask, score and explain.
 * It never reaches `yaml` or `ajv`; `test/boundaries.test.ts` holds that.
 */
export type * from './model.ts'
export { changeParts, describeChange, saySubject } from './compare/words.ts'
export type { ChangePart } from './compare/words.ts'
export { dayNumber, readDay, showDay, showTime } from './dates.ts'
export { readNumber, showDecimal } from './numbers.ts'
export { asked, checkAnswer, leaves, missing } from './score/answers.ts'
export { scoreRound } from './score/cohort.ts'
export type { RoundResults, RoundUnit } from './score/cohort.ts'
export { quotaReports } from './score/quota.ts'
export { rank, rankRound } from './score/rank.ts'
export type { RankedUnit } from './score/rank.ts'
export { score } from './score/score.ts'
export { trace } from './score/trace.ts'
export { say } from './words/problems.ts'
export { describeQuota } from './words/quota.ts'
