/**
 * The reference evaluator: unmodified json-logic-js, on data without a prototype that
 * holds declared names only. What it may run was checked at load (`check-logic.ts`).
 */
import jsonLogic from 'json-logic-js'
import type { Logic } from '../model.ts'

/** Names and what they stand for, grouped the way `var` walks: "facts.done" is { facts: { done } }. */
export interface Scope {
  readonly [name: string]: number | boolean | string | Scope
}

/** A record without a prototype: `var: "constructor"` finds nothing there. */
export const bare = <T>(entries: Iterable<readonly [string, T]>): Readonly<Record<string, T>> => {
  const record = Object.create(null) as Record<string, T>
  for (const [name, value] of entries) record[name] = value
  return Object.freeze(record)
}

/** What `logic` yields: a number, a boolean, a text or null. */
export const evaluate = (logic: Logic, scope: Scope): unknown =>
  jsonLogic.apply(logic as Parameters<typeof jsonLogic.apply>[0], scope)
