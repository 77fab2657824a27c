/** What is answered and decided as one: the shared facts, each criterion, the flags. (SPEC A20, A21) */
import type { Answer, Framework, Input, Leaf, Problem, Text } from '../model.ts'
import { checkAnswer, checkShared, leaves } from './answers.ts'

/** Values about the unit as a whole; they earn nothing themselves. */
export interface SharedPart {
  readonly kind: 'shared'
  /** The reserved id under which it is answered. */
  readonly id: 'facts' | 'flags'
  readonly number: ''
  readonly title: Text
  /** The office answers the facts; the council enters the flags. */
  readonly scored_by: 'appraisal' | 'judgement'
  readonly not_arising: 'refuse'
  readonly inputs: readonly Input[]
  readonly evidence: readonly []
  readonly guidance: null
}

export type Part = Leaf | SharedPart

const alike = { kind: 'shared', number: '', not_arising: 'refuse', evidence: [], guidance: null } as const

/** In the order in which they are asked: facts, criteria as printed, flags. */
export function parts(framework: Framework): readonly Part[] {
  const { facts, flags = [] } = framework
  const shared = (id: SharedPart['id'], inputs: readonly Input[]): readonly SharedPart[] =>
    inputs.length === 0 ? [] : [{ ...alike, id, inputs, ...told[id] }]
  return [...shared('facts', facts), ...leaves(framework), ...shared('flags', flags)]
}

const told = {
  facts: { scored_by: 'appraisal', title: { vi: 'Số liệu dùng chung', en: 'Shared facts' } },
  flags: { scored_by: 'judgement', title: { vi: 'Thông tin về đơn vị', en: 'About the unit' } },
} as const

/** Everything wrong with an answer to this part; what is missing is not wrong. */
export const checkPart = (part: Part, answer: Answer, framework: Framework): readonly Problem[] =>
  part.kind === 'leaf' ? checkAnswer(part, answer, framework) : checkShared(part.inputs, answer)
