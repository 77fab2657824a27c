/** Whole frameworks: generated answers scored by both evaluators, then changed one by one and scored again. */
import { score } from '../../engine/live.ts'
import type { Framework, NodeResult, Result } from '../../engine/live.ts'
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
  /** What came up in the results: 'complete', 'rescaled', 'overruled'. */
  readonly seen: ReadonlySet<string>
  /** The first difference, and the round in which it came up. */
  readonly difference: (Disagreement & { readonly round: number }) | null
}

interface Ways {
  readonly answer?: typeof anyAnswerFor
  /** With one wrong operator, for tests. */
  readonly kernels?: Kernels
}

/** @param rounds answer sets; each is changed in a few criteria after it was scored. */
export function fuzzFramework(
  framework: Framework,
  rounds: number,
  random: Random,
  { answer: answerOf = anyAnswerFor, kernels }: Ways = {},
): FrameworkFuzz {
  const plan = prepare(framework, kernels)
  const seen = new Set<string>()
  let compared = 0
  for (let round = 0; round < rounds; round++) {
    const setting = settingFor(framework, random)
    const answers = { ...answersFor(framework, random, answerOf) }
    const certified = certify(framework, answers, setting, plan)
    compared += plan.leaves.length
    for (const what of sightsOf(certified.result)) seen.add(what)
    if (certified.kind === 'disagreed') return { compared, seen, difference: { ...certified.differences[0]!, round } }
    const sheet = fill(plan, answers, setting)
    for (let change = 0; change < 3; change++) {
      const place = random.below(plan.leaves.length)
      const { leaf } = plan.leaves[place]!
      const answer = answerOf(leaf, framework, random)
      if (answer === undefined) delete answers[leaf.id]
      else answers[leaf.id] = answer
      write(plan, sheet, place, answer, setting)
      rescore(plan, sheet, place)
      compared += plan.leaves.length
      const [difference] = disagreements(plan, sheet, score(framework, answers, setting))
      if (difference !== undefined) return { compared, seen, difference: { ...difference, round } }
    }
  }
  return { compared, seen, difference: null }
}

function sightsOf({ state, domains, bonus, penalty, held, band, overruled }: Result): readonly string[] {
  const ofNode = (node: NodeResult): readonly string[] =>
    node.kind === 'leaf'
      ? [node.outcome.kind, ...(node.counted ? ['shared'] : [])]
      : [
          ...node.children.flatMap(ofNode),
          ...(node.rescaled ? ['rescaled'] : []),
          ...(node.not_arising ? [`a group: ${node.not_arising}`] : []),
        ]
  const capped = [bonus, penalty].some((section) => section && section.points !== section.sum)
  return [
    state,
    ...domains.flatMap(ofNode),
    ...(bonus ? ['bonus'] : []),
    ...(penalty ? ['penalty'] : []),
    ...(capped ? ['capped'] : []),
    ...(held ? [held] : []),
    ...(band === 'unclassified' ? [band] : []),
    ...(overruled?.vetoes.length ? ['vetoed'] : []),
    ...(overruled?.ceilings.length ? ['limited'] : []),
  ]
}
