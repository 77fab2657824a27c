/** One thing wrong with a framework: what is edited, and where the finding must stand. */
import type { ProblemCode } from '../../../engine/words/problems.ts'

/** Stands in `put` just before the character where the problem is; it is taken out before loading. */
export const MARK = '‸'

export interface Broken {
  readonly code: ProblemCode
  /** Occurs once in the text; "" is the beginning of the text. */
  readonly find: string
  readonly put: string
  /** Where the problem stands when that is not in `put`; occurs once in the edited text. */
  readonly at?: string
  /** Codes of what else the same slip breaks; none when absent. */
  readonly also?: readonly ProblemCode[]
  /** What the sentence must say beside the code: a name, a figure, the nearest known word. */
  readonly says?: string
}
