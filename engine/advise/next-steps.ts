/** Per criterion, and for each input that can be changed: the least change of that one input that earns more points. (SPEC D7) */
import type { Answers, Decimal, Framework, InputValue, Leaf, Setting } from '../model.ts'
import { fromUnits } from '../points.ts'
import { leaves } from '../score/answers.ts'
import { groundOf } from './attainable.ts'
import { isOrdered, positionOf, valueAt } from './axis.ts'
import { leversOf } from './levers.ts'
import type { Levers } from './levers.ts'
import { GROUPS, piecesOf } from './piece.ts'
import type { Ground } from './piece.ts'
import { answerIn } from './fill.ts'
import { spaceOf } from './space.ts'
import { walk } from './walk.ts'
import type { Stop } from './walk.ts'

export interface NextStep {
  readonly criterion: string
  /** The criterion, or "facts". */
  readonly owner: string
  readonly input: string
  readonly from: InputValue
  readonly to: InputValue
  /** null: yes/no and choices have no direction. */
  readonly direction: 'up' | 'down' | null
  readonly points: { readonly from: Decimal; readonly to: Decimal }
}

export interface NextSteps {
  /** In printed order; a criterion that no single change can raise has none. */
  readonly steps: readonly NextStep[]
  /** Inputs for which the search gave up, as "criterion/input". */
  readonly unknown: readonly string[]
}

export function nextSteps(framework: Framework, answers: Answers, setting: Setting, levers: Levers = {}): NextSteps {
  const ground = groundOf(framework, answers, setting)
  const unknown: string[] = []
  const steps = leaves(framework).flatMap((leaf) => stepsOf(leaf, ground, levers, unknown))
  return { steps, unknown }
}

function stepsOf(leaf: Leaf, ground: Ground, levers: Levers, unknown: string[]): readonly NextStep[] {
  const now = ground.outcomes.get(leaf.id)
  if (now?.outcome.kind !== 'scored' || now.outcome.adjusted !== null || now.points === leaf.max) return []
  const isLever = leversOf(ground, levers)
  const read = GROUPS.flatMap((owner) =>
    ground.framework[owner]
      .filter(({ id }) => leaf.rule.needs.includes(`${owner}.${id}`))
      .map((input) => ({ owner, input })),
  )
  const own = leaf.inputs.map((input) => ({ owner: leaf.id, input }))
  return [...own, ...read].flatMap(({ owner, input }): readonly NextStep[] => {
    const from = answerIn(ground.answers, owner)?.inputs[input.id]
    if (from === undefined || !isLever(owner, input)) return []
    const [piece] = piecesOf(ground, [leaf], (its, one) => its === owner && one.id === input.id)
    const space = spaceOf(piece!, ground)
    const found: Stop[] = []
    const finished = walk({
      space,
      ground,
      levers: {},
      isUseful: ([look]) => (look?.points?.[1] ?? 0) > now.points,
      visit: (stop) => {
        const better = stop.scores[0]?.outcome.kind === 'scored' && stop.scores[0].points > now.points
        if (better) found.push(stop)
        return better
      },
    })
    if (!finished) unknown.push(`${leaf.id}/${input.id}`)
    const [stop] = found
    if (stop === undefined) return []
    const axis = space.piece.axes[0]!
    const position = stop.positions[0]!
    const show = (points: number): Decimal => fromUnits(points, ground.framework.rounding.criterion)
    const direction = position > positionOf(axis, from) ? 'up' : 'down'
    return [
      {
        criterion: leaf.id,
        owner,
        input: input.id,
        from,
        to: valueAt(axis, position),
        direction: isOrdered(input) ? direction : null,
        points: { from: show(now.points), to: show(stop.scores[0]!.points) },
      },
    ]
  })
}
