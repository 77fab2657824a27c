/** Tables of facts and what they give, for the tests of rule forms. */
import { expect, it } from 'vitest'
import type { InputValue } from '../../engine/index.ts'
import { one, outcomeOf, told } from './load-small.ts'
import type { Part } from './load-small.ts'

export type Rows = readonly (readonly [inputs: Readonly<Record<string, InputValue>>, told: string])[]
export const yes = (...ids: readonly string[]) => ids.map((id) => ({ id, type: 'boolean' }))
export const count = (id: string, more = {}) => ({ id, type: 'count', ...more })
export const percent = (id: string) => ({ id, type: 'percent' })

/** Each row of facts gives what stands beside it. */
export function table(title: string, part: Part, rows: Rows, head = {}): void {
  const framework = one(part, head)
  it.each(rows)(`${title}: %o → %s`, (inputs, expected) => {
    expect(told(outcomeOf('c1', { inputs }, framework))).toBe(expected)
  })
}
