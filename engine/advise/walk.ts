/**
 * A walk through a space from where the answers stand, least effort first. Boxes that can hold nothing
 * useful are left out unopened.
 */
import type { LeafScore } from '../score/scope.ts'
import { isOrdered, lastUpTo, positionOf } from './axis.ts'
import { dayNumber } from '../dates.ts'
import { halves } from './extreme.ts'
import { heapOf } from './heap.ts'
import { effortOf, isHidden } from './levers.ts'
import type { Effort, Levers } from './levers.ts'
import { answerIn } from './fill.ts'
import type { Box, Look, Space } from './space.ts'
import type { Ground } from './piece.ts'

export interface Stop extends Effort {
  readonly positions: readonly number[]
  readonly scores: readonly LeafScore[]
}

export interface Walk {
  readonly space: Space
  readonly ground: Ground
  readonly levers: Levers
  /** Whether points within these bounds are still of use. */
  readonly isUseful: (looks: readonly Look[]) => boolean
  /** Called at every stop, least effort first; true ends the walk. */
  readonly visit: (stop: Stop) => boolean
}

/** Boxes that a walk opens before it says that it does not know. */
const PATIENCE = 100_000

/** False: the walk ended before everything useful was seen. */
export function walk({ space, ground, levers, isUseful, visit }: Walk): boolean {
  const { piece, whole } = space
  if (whole === null) return true
  const opened = piece.axes.map(({ owner, input }) => isHidden({ id: owner }, input, ground))
  const base = piece.axes.map((_, index) => baseOf(index, space, ground))
  let turn = 0
  const enter = (box: Box, from: readonly number[] | null): Entry => {
    const near = base.map((position, index) => Math.min(box.high[index]!, Math.max(box.low[index]!, position)))
    const distances = near.map((position, index) =>
      isOrdered(piece.axes[index]!.input) ? Math.abs(position - base[index]!) : position === base[index] ? 0 : 1,
    )
    return {
      box,
      near,
      isNew: from === null || near.some((one, index) => one !== from[index]),
      turn: (turn += 1),
      ...effortOf(piece.axes, distances, opened, levers),
    }
  }
  const open = heapOf(isBefore)
  open.push(enter(whole, null))
  for (let visits = 0; visits < PATIENCE; visits += 1) {
    const entry = open.pop()
    if (entry === null) return true
    const { box, near, isNew } = entry
    if (!isUseful(space.look(box))) continue
    if (isNew && visit({ ...entry, positions: near, scores: space.scoresAt(near) })) return true
    for (const half of halves(box, space)) {
      const part = space.tighten(half)
      if (part !== null) open.push(enter(part, near))
    }
  }
  return false
}

const isBefore = (a: Entry, b: Entry): boolean =>
  (a.cost - b.cost || a.changed - b.changed || a.steps - b.steps || a.turn - b.turn) < 0

/** Where an input stands now. One that is not asked yet starts at the end of the period or at its least. */
function baseOf(index: number, { piece }: Space, ground: Ground): number {
  const axis = piece.axes[index]!
  const value = answerIn(ground.answers, axis.owner)?.inputs[axis.input.id]
  if (value !== undefined) return positionOf(axis, value)
  return axis.input.type === 'date' ? lastUpTo(axis, dayNumber(ground.setting.period.until)) : 0
}

interface Entry extends Effort {
  readonly box: Box
  /** The point of the box that is nearest to where the answers stand. */
  readonly near: readonly number[]
  /** False: the box around this one had the same nearest point. */
  readonly isNew: boolean
  readonly turn: number
}
