/** What every check of a framework is given, and how it says what it finds. */
import type { Points, Problem } from '../../model.ts'
import type { ProblemParts } from '../../problem.ts'
import type { RuleInput } from '../../rules/form.ts'
import type { Names } from '../../rules/operators.ts'
import type { FrameworkShape, NodeShape } from '../shape.ts'
import type { ProblemCode } from '../../words/problems.ts'

type Key = string | number | undefined

/** In whole numbers of the smallest unit, from 0 to the criterion's maximum. */
export interface Reached {
  readonly least: Points
  readonly most: Points
}

export interface Checking {
  readonly framework: FrameworkShape
  readonly digits: number
  readonly shared: Names<RuleInput>
  /** What each criterion's rule can give; filled while the criteria are checked. */
  readonly reached: Map<NodeShape, Reached>
  /** A problem with the place of `key` in `holder`. */
  readonly problem: (code: ProblemCode, holder: object, key: Key, params: ProblemParts) => Problem
  /** The same, added to the findings. */
  readonly say: (code: ProblemCode, holder: object, key: Key, params: ProblemParts) => void
}

/** The object and key that `at` leads to; objects know their own place. */
export function descend(
  root: object,
  at: readonly (string | number)[],
): { readonly holder: object; readonly key: string | number | undefined } {
  let holder: object = root
  for (const step of at.slice(0, -1)) {
    const next = (holder as Readonly<Record<string | number, unknown>>)[step]
    if (typeof next !== 'object' || next === null) return { holder, key: step }
    holder = next
  }
  return { holder, key: at.at(-1) }
}
