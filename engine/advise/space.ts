/**
 * The space of a piece: what its criteria may come to inside a box of positions, and what they come to at
 * one point. A point is scored by the engine itself, a box is bounded by `hull.ts`.
 */
import type { Framework, Input, Leaf, Points } from '../model.ts'
import { quantise } from '../points.ts'
import { scoreLeaf } from '../score/leaf.ts'
import { plain, sharedNames } from '../score/scope.ts'
import type { LeafScore } from '../score/scope.ts'
import { isOrdered, lastUpTo, numberAt, valueAt } from './axis.ts'
import type { Axis } from './axis.ts'
import { cutsOf } from './cuts.ts'
import type { Cuts } from './cuts.ts'
import { ANY, UNKNOWN, hullOf, numbers, others } from './hull.ts'
import type { Hull } from './hull.ts'
import { answerIn, filled, valuesOf } from './fill.ts'
import type { Filled } from './fill.ts'
import { GROUPS } from './piece.ts'
import type { Ground, Piece } from './piece.ts'
import { nearer } from './proven.ts'
import type { ProvenNames } from './proven.ts'

/** First and last position on every axis. */
export interface Box {
  readonly low: readonly number[]
  readonly high: readonly number[]
}

/** What a criterion may come to. */
export interface Look {
  /** Points from the least to the most; null: it cannot have points of its own. */
  readonly points: readonly [least: Points, most: Points] | null
  /** Whether its rule may find no occasion. */
  readonly aside: boolean
}

export interface Space {
  readonly piece: Piece
  /** Everything that is free; null when some input can take no value. */
  readonly whole: Box | null
  /** The box without what its bounds rule out; null when nothing is left. */
  readonly tighten: (box: Box) => Box | null
  readonly look: (box: Box) => readonly Look[]
  /** Axes that can change points, in the order in which a search should split them. */
  readonly read: readonly number[]
  readonly cuts: Cuts
  /** The answers with every axis at its position; what is then not asked is left out. */
  readonly fill: (positions: readonly number[], at: Filled) => Filled
  readonly scoresAt: (positions: readonly number[]) => readonly LeafScore[]
  /** Moves a point so that no part exceeds its whole. */
  readonly repair: (positions: readonly number[], box: Box) => readonly number[]
}

export function spaceOf(piece: Piece, ground: Ground): Space {
  const { framework } = ground
  const { axes } = piece
  const limits = limitsOf(piece)
  const fixed = fixedBounds(piece, ground)
  const names = new Map(axes.map((axis, index) => [nameOf(axis), index]))
  const needed = new Set(piece.leaves.flatMap((leaf) => leaf.rule.needs.map((name) => keyOf(leaf, name))))

  const tighten = ({ low, high }: Box): Box | null => {
    const [bottom, top] = [[...low], [...high]]
    for (const { part, whole } of limits) {
      const [lower, upper] = [axes[part]!, axes[whole]!]
      top[part] = Math.min(top[part]!, lastUpTo(lower, numberAt(upper, top[whole]!)))
      const least = numberAt(lower, bottom[part]!)
      const before = lastUpTo(upper, least)
      const first = before >= 0 && numberAt(upper, before) === least ? before : before + 1
      bottom[whole] = Math.max(bottom[whole]!, first)
    }
    return bottom.some((one, index) => one > top[index]!) ? null : { low: bottom, high: top }
  }

  const all: Box = { low: fixed.map(([low]) => low), high: fixed.map(([, high]) => high) }
  const known = piece.leaves.map((leaf) => knownOf(leaf, ground))
  const parts = piece.leaves.map((leaf) => partsOf(leaf, framework))
  // Only what is subtracted or divided is bounded by what a branch says of the same expression.
  const isWorthProving = piece.leaves.map(({ rule }) => /\{"[-/]":/.test(JSON.stringify(rule.logic)))
  const look = (box: Box): readonly Look[] => {
    const seen = new Map<string, Seen>()
    return piece.leaves.map((leaf, index) => {
      const hullNames: ProvenNames = {
        get: (name) => {
          const axis = names.get(keyOf(leaf, name))
          if (axis !== undefined) return hullOn(axes[axis]!, box.low[axis]!, box.high[axis]!)
          return ofCriterion(name, seen, framework) ?? known[index]!(name)
        },
        isPart: (part, whole) => isPart(leaf, framework, part, whole),
        isWhole: (name) => inputOf(leaf, framework, name)?.decimals === 0,
        stepOf: (name) => stepOf(inputOf(leaf, framework, name)),
        parts: parts[index]!,
      }
      const hull = hullOf(leaf.rule.logic, hullNames)
      const found = lookOf(leaf, isWorthProving[index] ? nearer(hull, leaf.rule.logic, hullNames) : hull, framework)
      seen.set(leaf.id, { ...found, max: leaf.max })
      return found
    })
  }

  const fill = (positions: readonly number[], at: Filled): Filled => filled(piece, at, positions)

  const scoresAt = (positions: readonly number[]): readonly LeafScore[] => {
    const at = fill(positions, ground)
    const outcomes = new Map(ground.outcomes)
    const scoring = { framework, setting: at.setting, shared: sharedNames(framework, at.answers, at.setting, outcomes) }
    return piece.leaves.map((leaf) => {
      const found = scoreLeaf(leaf, answerIn(at.answers, leaf.id), scoring)
      outcomes.set(leaf.id, found)
      return found
    })
  }

  const repair = (positions: readonly number[], box: Box): readonly number[] => {
    const moved = [...positions]
    for (const { part, whole } of limits)
      moved[part] = Math.max(
        box.low[part]!,
        Math.min(moved[part]!, lastUpTo(axes[part]!, numberAt(axes[whole]!, moved[whole]!))),
      )
    return moved
  }

  const read = axes
    .map((_, index) => index)
    .filter(
      (index) =>
        needed.has(nameOf(axes[index]!)) || limits.some(({ part, whole }) => part === index || whole === index),
    )
  return {
    piece,
    whole: axes.some(({ size }) => size === 0) ? null : tighten(all),
    tighten,
    look,
    read,
    cuts: cutsOf(piece, (leaf, name) => names.get(keyOf(leaf, name))),
    fill,
    scoresAt,
    repair,
  }
}

/** One name for an input, wherever it is read. */
const nameOf = ({ owner, input }: Axis): string => `${owner}.${input.id}`
const keyOf = (leaf: Leaf, name: string): string => (name.includes('.') ? name : `${leaf.id}.${name}`)

interface Limit {
  readonly part: number
  readonly whole: number
}

/** Pairs of axes of which the first may not exceed the second; a part that may be hidden is left to the scoring. */
function limitsOf({ axes }: Piece): readonly Limit[] {
  return axes.flatMap(({ owner, input }, part) => {
    const whole = axes.findIndex((one) => one.owner === owner && one.input.id === input.at_most)
    return whole === -1 || input.when !== null ? [] : [{ part, whole }]
  })
}

/** The ends of every axis, as far as the values beside it bound them. */
function fixedBounds(piece: Piece, { framework, answers, setting }: Ground): readonly (readonly [number, number])[] {
  return piece.axes.map((axis) => {
    const { owner, input, size } = axis
    const group = GROUPS.find((one) => one === owner)
    const beside = group ? framework[group] : (piece.leaves.find(({ id }) => id === owner)?.inputs ?? [])
    const values = valuesOf(owner, answers, setting)
    const isAxis = (id: string): boolean => piece.axes.some((one) => one.owner === owner && one.input.id === id)
    let [low, high] = [0, size - 1]
    if (!isOrdered(input)) return [low, high]
    const bound = input.at_most === null || isAxis(input.at_most) ? undefined : values[input.at_most]
    if (typeof bound === 'string' && input.when === null) high = lastUpTo(axis, Number(bound))
    for (const part of beside.filter((one) => one.at_most === input.id && one.when === null && !isAxis(one.id))) {
      const value = values[part.id]
      if (typeof value !== 'string') continue
      const before = lastUpTo(axis, Number(value))
      low = Math.max(low, before >= 0 && numberAt(axis, before) === Number(value) ? before : before + 1)
    }
    return [low, high]
  })
}

/** Of what is not free: the value that the rule sees; anything while nobody knows it. */
function knownOf(leaf: Leaf, { answers, shared }: Ground): (name: string) => Hull {
  const given = answerIn(answers, leaf.id)?.inputs ?? {}
  const inputs = new Map(leaf.inputs.map((input) => [input.id, input]))
  return (name) => {
    const input = inputs.get(name)
    const own = given[name]
    const value = input !== undefined && own !== undefined ? plain(input, own) : shared(name)
    if (value === undefined) return name.startsWith('cohort.') ? ANY : UNKNOWN
    return typeof value === 'number' ? numbers(value, value) : others([value])
  }
}

function hullOn(axis: Axis, low: number, high: number): Hull {
  if (isOrdered(axis.input)) return numbers(numberAt(axis, low), numberAt(axis, high))
  return others(Array.from({ length: high - low + 1 }, (_, index) => valueAt(axis, low + index)))
}

/** Points and share of a criterion of the same piece. */
function ofCriterion(name: string, seen: ReadonlyMap<string, Seen>, framework: Framework): Hull | undefined {
  const [root, id = '', part] = name.split('.')
  const found = root === 'criteria' ? seen.get(id) : undefined
  if (!found) return undefined
  if (found.points === null) return UNKNOWN
  const [least, most] = found.points
  const scale = 10 ** framework.rounding.criterion
  if (part === 'points') return numbers(least / scale, most / scale)
  return numbers((100 * least) / found.max, (100 * most) / found.max)
}

interface Seen extends Look {
  readonly max: Points
}

const inputOf = (leaf: Leaf, framework: Framework, name: string): Input | undefined => {
  const [root, id] = name.split('.')
  if (id === undefined) return leaf.inputs.find((one) => one.id === name)
  const group = GROUPS.find((one) => one === root)
  return group && framework[group].find((one) => one.id === id)
}

function isPart(leaf: Leaf, framework: Framework, part: string, whole: string): boolean {
  const [own, other] = [part.split('.'), whole.split('.')]
  if (own.length !== other.length || (own.length > 1 && own[0] !== other[0])) return false
  return inputOf(leaf, framework, part)?.at_most === other.at(-1)
}

/** The pairs of names that a rule reads of which the first never exceeds the second. */
function partsOf(leaf: Leaf, framework: Framework): ProvenNames['parts'] {
  const { needs } = leaf.rule
  return needs.flatMap((part) =>
    needs.flatMap((whole) => (isPart(leaf, framework, part, whole) ? [[part, whole] as const] : [])),
  )
}

/** The distance between two values; null: a text or none at all. */
function stepOf(input: Input | undefined): number | null {
  if (input === undefined || !isOrdered(input)) return null
  return input.type === 'date' ? 1 : 1 / 10 ** input.decimals
}

/** Points outside 0 to the maximum are a fault, which ends no form: only what lies within is reachable. */
function lookOf(leaf: Leaf, hull: Hull, { rounding }: Framework): Look {
  const aside = hull.others.includes(null) && leaf.not_arising !== 'refuse'
  const most = leaf.max / 10 ** rounding.criterion
  const units = (value: number): Points => quantise(Math.min(most + 1, Math.max(-1, value)), rounding.criterion)
  const [low, high] = [Math.max(0, units(hull.low)), Math.min(leaf.max, units(hull.high))]
  return { points: hull.low > hull.high || low > high ? null : [low, high], aside }
}
