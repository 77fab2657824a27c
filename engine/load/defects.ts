/**
 * What a published text can really have wrong. Only these may be listed under `known_defects`:
 * a slip of syntax, of a name or of a type is ours and has to be mended. (SPEC L50)
 */
import type { ProblemCode } from '../words/problems.ts'

export const DEFECTS = [
  'wrong-sum',
  'duplicate-number',
  'unreachable-max',
  'points-above-max',
  'tier-gap',
  'tier-overlap',
  'contradictory-bounds',
  'rescaled-to-other-max',
  'points-inverted',
  'dead-branch',
  'class-gap',
  'class-never-given',
  'condition-never-holds',
  'expired-constant',
  'constant-runs-out',
  'unused-input',
] as const satisfies readonly ProblemCode[]
