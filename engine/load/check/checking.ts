/** What every check of a framework is given, and how it says what it finds. */
import type { Points, Problem } from '../../model.ts'
import type { ProblemParts } from '../../problem.ts'
import type { RuleInput } from '../../rules/form.ts'
import type { Names } from '../../rules/operators.ts'
import type { Policy } from '../not-arising.ts'
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
  readonly policies: ReadonlyMap<string, Policy>
  /** What each criterion's rule can give; filled while the criteria are checked. */
  readonly reached: Map<NodeShape, Reached>
  /** A problem with the place of `key` in `holder`. */
  readonly problem: (code: ProblemCode, holder: object, key: Key, params: ProblemParts) => Problem
  /** The same, added to the findings. */
  readonly say: (code: ProblemCode, holder: object, key: Key, params: ProblemParts) => void
}
