/**
 * The door to what can still be reached: the attainable interval, next steps, advice. It reaches neither
 * `yaml` nor `ajv`; pages load it when they need it, beside the live door.
 */
export { advise } from './advise.ts'
export type { Advice, PlanChange, PlanStep } from './advise.ts'
export { attainable } from './attainable.ts'
export type { Attainable, AttainableOptions, Bounded, OpenSpan } from './attainable.ts'
export type { Ending } from './ending.ts'
export { ends } from './reach.ts'
export type { Goal } from './goal.ts'
export type { Lacking } from './lacking.ts'
export type { Lever, Levers } from './levers.ts'
export { nextSteps } from './next-steps.ts'
export type { NextStep, NextSteps } from './next-steps.ts'
export { sayLacking } from './lacking-words.ts'
