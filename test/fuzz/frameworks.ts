/** Whole frameworks: generated answers scored by both evaluators, then changed one by one and scored again. */
import { score } from '../../engine/live.ts'
import type { Framework } from '../../engine/live.ts'
import type { Kernels } from '../../engine/rules/kernels.ts'
import { certify, disagreements } from '../../engine/score/certify.ts'
import type { Disagreement } from '../../engine/score/certify.ts'
import { prepare } from '../../engine/score/plan.ts'
import { fill, rescore, write } from '../../engine/score/sheet.ts'
import { answersFor, anyAnswerFor, settingFor } from './answers.ts'
import type { Random } from './random.ts'

export interface FrameworkFuzz {
  /** Leaf scorings that were compared. */
  readonly compared: number
  /** The first difference, and the round in which it came up. */
  readonly difference: (Disagreement & { readonly round: number }) | null
}

/** @param rounds answer sets; each is changed in a few criteria after it was scored. */
export function fuzzFramework(framework: Framework, rounds: number, random: Random, kernels?: Kernels): FrameworkFuzz {
  const plan = prepare(framework, kernels)
  let compared = 0
  for (let round = 0; round < rounds; round++) {
    const setting = settingFor(framework, random)
    const answers = { ...answersFor(framework, random) }
    const certified = certify(framework, answers, setting, plan)
    compared += plan.leaves.length
    if (certified.kind === 'disagreed') return { compared, difference: { ...certified.differences[0]!, round } }
    const sheet = fill(plan, answers, setting)
    for (let change = 0; change < 3; change++) {
      const place = random.below(plan.leaves.length)
      const { leaf } = plan.leaves[place]!
      const answer = anyAnswerFor(leaf, framework, random)
      if (answer === undefined) delete answers[leaf.id]
      else answers[leaf.id] = answer
      write(plan, sheet, place, answer, setting)
      rescore(plan, sheet, place)
      compared += plan.leaves.length
      const [difference] = disagreements(plan, sheet, score(framework, answers, setting))
      if (difference !== undefined) return { compared, difference: { ...difference, round } }
    }
  }
  return { compared, difference: null }
}
