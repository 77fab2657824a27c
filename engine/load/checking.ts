/** What every check of a resolved framework is given. */
import type { ProblemParts } from '../problem.ts'
import type { RuleInput } from '../rules/form.ts'
import type { Names } from '../rules/operators.ts'
import type { ProblemCode } from '../words/problems.ts'
import type { Policy } from './not-arising.ts'
import type { FrameworkShape } from './shape.ts'

export interface Checking {
  readonly framework: FrameworkShape
  readonly digits: number
  readonly shared: Names<RuleInput>
  readonly policies: ReadonlyMap<string, Policy>
  readonly say: (code: ProblemCode, holder: object, key: string | number | undefined, params: ProblemParts) => void
}
