/**
 * One unit's answers in numbered slots, with what they score. Every check of an answer is done once,
 * when it is written here; scoring a sheet reads numbers only. A sheet is the one thing of the engine
 * that changes in place: that is what makes one changed answer cheap. (SPEC V4, V5)
 * Past 250 lines, because everything that changes a sheet stands here and nowhere else.
 */
import { dayNumber } from '../dates.ts'
import type { Answer, Answers, InputValue, Points, Setting } from '../model.ts'
import { toUnits } from '../points.ts'
import { asked, checkAnswer, missing } from './answers.ts'
import { NOTHING } from './plan.ts'
import type { Plan, PlannedInput, PlannedSection } from './plan.ts'
import { addUpInto, changeIn, count, pointsOf } from './roll-up.ts'
import type { Counted } from './roll-up.ts'
import { sharedNames } from './scope.ts'
import { combine, indexOf } from '../total.ts'
import type { Index } from '../total.ts'

/** How a criterion ended, as LeafOutcome's kinds. */
export const kinds = ['scored', 'open', 'not_arising', 'no_survey', 'fault'] as const
const SCORED = 0
const OPEN = 1
const NOT_ARISING = 2
const NO_SURVEY = 3
const AT_FAULT = 4
/** Only of an answer: the rule decides. */
const READY = 5
/** The same where the rule reads no shared name and no other rule reads it: most criteria. */
const ALONE = 6
/** And it was scored the last time: while its rule gives points, it is scored and counts. */
const QUICK = 7
/** Or it did not arise the last time: while its rule says so, nothing of it changes. */
const IDLE = 8

/** Whether a criterion counts by itself: it cannot, it is left out because it does not arise, it does. */
const CANNOT_COUNT = 0
const LEFT_OUT = 1
export const COUNTS = 2
/** Before the first scoring. */
const UNDECIDED = 3

/** What every scoring reads stands first, side by side in memory; what few read stands behind. */
export interface Sheet {
  /** Numbers, day numbers, 0 and 1, choices by number. */
  readonly slots: Float64Array
  /** By place in the tree: a leaf's own points, and what comes together in a group; those of bonus and penalty behind. */
  readonly earned: Int32Array | Float64Array
  /** By leaf: what its answer says, before any rule. */
  readonly answered: Uint8Array
  /** Whether what follows is up to date with `counts`: what counts of the whole, whether that only adds up, is refused. */
  isRecounted: boolean
  of: Points
  isPlain: boolean
  isRefused: boolean
  /** Criteria that wait, names of conditions that do, and criteria at fault. */
  open: number
  awaited: number
  faults: number
  /** What counts beside the domains. */
  bonus: number
  penalty: number
  /** In units of the index's last digit; -1: none. */
  index: number
  base: number
  held: Index['held']
  /** By place in the tree: what counts, as long as `counts` does not change. */
  counted: Counted
  /** By leaf: an appraiser's points, or -1. */
  readonly given: Int32Array
  /** By leaf: place in `kinds`. */
  readonly kind: Uint8Array
  /** By leaf: whether it counts. */
  readonly counts: Uint8Array
  /** By slot of a shared name: whether it has a value. */
  readonly known: Uint8Array
}

/** The answers of one unit, written into slots and scored. */
export function fill(plan: Plan, answers: Answers, setting: Setting): Sheet {
  const sheet = emptySheet(plan)
  const shared = sharedNames(plan.framework, answers, setting, new Map())
  for (const [name, slot] of plan.sharedSlots) {
    const value = shared(name)
    if (value === undefined) continue
    sheet.slots[slot] = typeof value === 'string' ? plan.textOf(value) : Number(value)
    sheet.known[slot] = 1
  }
  sheet.awaited = plan.awaited.filter((slot) => sheet.known[slot] === 0).length
  plan.leaves.forEach(({ leaf }, place) => {
    const answer = Object.hasOwn(answers, leaf.id) ? answers[leaf.id] : undefined
    write(plan, sheet, place, answer, setting)
  })
  scoreSheet(plan, sheet)
  return sheet
}

const NOTHING_COUNTED: Counted = {
  of: [],
  on: [],
  idle: new Set(),
  granted: new Set(),
  refused: new Set(),
  plain: true,
}

/** All figures of a unit lie in one piece of memory: a batch walks through it from front to back. */
function emptySheet({ slots, leaves, nodes, most }: Plan): Sheet {
  const many = leaves.length
  const Sums = most < 2 ** 31 ? Int32Array : Float64Array
  const { BYTES_PER_ELEMENT: wide } = Sums
  const memory = new ArrayBuffer(8 * slots + wide * nodes + 4 * many + 3 * many + slots)
  let end = 0
  const next = (bytes: number): number => {
    end += bytes
    return end - bytes
  }
  // Wide numbers first: they have to stand at whole multiples of their width.
  const values = new Float64Array(memory, next(8 * slots), slots)
  const earned = new Sums(memory, next(wide * nodes), nodes)
  const given = new Int32Array(memory, next(4 * many), many)
  return {
    slots: values,
    earned,
    answered: new Uint8Array(memory, next(many), many),
    isRecounted: false,
    of: 0,
    isPlain: true,
    isRefused: false,
    open: 0,
    awaited: 0,
    faults: 0,
    bonus: 0,
    penalty: 0,
    index: -1,
    base: -1,
    held: null,
    counted: NOTHING_COUNTED,
    given,
    kind: new Uint8Array(memory, next(many), many),
    counts: new Uint8Array(memory, next(many), many).fill(UNDECIDED),
    known: new Uint8Array(memory, next(slots), slots),
  }
}

const NO_ANSWER: Answer = { inputs: {} }

/** Writes one criterion's answer. Nothing is scored: `scoreSheet` or `rescore` does that. */
export function write(plan: Plan, sheet: Sheet, place: number, given: Answer | undefined, setting: Setting): void {
  const { leaf, inputs } = plan.leaves[place]!
  const say = (answered: number): void => {
    sheet.answered[place] = answered
  }
  sheet.given[place] = -1
  if (leaf.scored_by === 'survey' && !setting.survey) return say(NO_SURVEY)
  const answer = given ?? (leaf.inputs.length === 0 ? NO_ANSWER : undefined)
  if (answer === undefined) return say(OPEN)
  if (checkAnswer(leaf, answer, plan.framework).length > 0) return say(AT_FAULT)
  if (answer.adjusted !== undefined) {
    sheet.given[place] = toUnits(answer.adjusted.points, plan.framework.rounding.criterion)
    return say(SCORED)
  }
  if (answer.not_arising !== undefined) return say(NOT_ARISING)
  if (missing(leaf, answer).length > 0) return say(OPEN)
  const open = new Set(asked(leaf, answer).map(({ id }) => id))
  for (const input of inputs) {
    const value = open.has(input.id) ? answer.inputs[input.id] : undefined
    if (value !== undefined) sheet.slots[input.slot] = slotValue(plan, input, value)
  }
  say(plan.leaves[place]!.alone ? ALONE : READY)
}

/** A checked value as its slot holds it. */
function slotValue(plan: Plan, { type }: PlannedInput, value: InputValue): number {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (type === 'choice') return plan.textOf(value)
  return type === 'date' ? dayNumber(value) : Number(value)
}

/** Scores a whole sheet. The arrays are at hand before the loop: rules are calls that could change a field. */
export function scoreSheet(plan: Plan, sheet: Sheet): void {
  const { order, runs, nodeOf } = plan
  const { answered, slots, earned } = sheet
  let open = 0
  let faults = 0
  for (let at = 0; at < order.length; at++) {
    const place = order[at]!
    const state = answered[place]!
    let points = UNKNOWN
    if (state >= QUICK) {
      points = runs[place]!(slots)
      if (state === QUICK && points >= 0) {
        earned[nodeOf[place]!] = points
        continue
      }
      if (state === IDLE && points === NOTHING) continue
    }
    const found = scoreLeaf(plan, sheet, place, points)
    if (found === OPEN) open++
    else if (found === AT_FAULT) faults++
  }
  sheet.open = open
  sheet.faults = faults
  sumUp(plan, sheet)
  conclude(plan, sheet)
}

/** Every sum from the points of the leaves; what counts only where that has changed. */
function sumUp(plan: Plan, sheet: Sheet): void {
  if (!sheet.isRecounted) recount(plan, sheet)
  addUpInto(sheet.earned, plan.tree, rescalingOf(sheet))
}

function recount({ tree, leaves, nodeOf, max }: Plan, sheet: Sheet): void {
  const { counts } = sheet
  const of = tree.nodes.map(() => 0)
  const most = tree.nodes.map(() => 0)
  for (let place = 0; place < leaves.length; place++) {
    const node = nodeOf[place]!
    if (node >= of.length) continue
    of[node] = counts[place] === COUNTS ? max[place]! : 0
    most[node] = counts[place] === CANNOT_COUNT ? 0 : max[place]!
  }
  const counted = count(tree, of, most)
  sheet.counted = counted
  sheet.of = counted.of[0]!
  sheet.isPlain = counted.plain
  sheet.isRefused = counted.refused.size > 0
  sheet.isRecounted = true
}

/** Scores one criterion again after its slots changed, and what follows from it. */
export function rescore(plan: Plan, sheet: Sheet, place: number): void {
  if (!again(plan, sheet, place)) return
  if (!sheet.isRecounted) sumUp(plan, sheet)
  conclude(plan, sheet)
}

/** Whether anything above changed: most changes of a number stay within a step. */
function again(plan: Plan, sheet: Sheet, place: number): boolean {
  const { tree, leaves, nodeOf, runs } = plan
  const { earned } = sheet
  const node = nodeOf[place]!
  const before = earned[node]!
  const state = sheet.answered[place]!
  const points = state >= QUICK ? runs[place]!(sheet.slots) : UNKNOWN
  if (state === IDLE && points === NOTHING) return false
  if (state === QUICK && points >= 0) {
    if (points === before) return false
    earned[node] = points
  } else {
    const [kind, counts] = [sheet.kind[place]!, sheet.counts[place]!]
    const found = scoreLeaf(plan, sheet, place, points)
    if (found === kind && earned[node] === before && sheet.counts[place] === counts) return false
    sheet.open += Number(found === OPEN) - Number(kind === OPEN)
    sheet.faults += Number(found === AT_FAULT) - Number(kind === AT_FAULT)
  }
  if (sheet.isRecounted && node < tree.nodes.length) changeIn(earned, tree, rescalingOf(sheet), node, before)
  const { readers } = leaves[place]!
  for (let at = 0; at < readers.length; at++) again(plan, sheet, readers[at]!)
  return true
}

/** Null where points only add up: then what counts of each node need not be read. */
const rescalingOf = ({ isPlain, counted }: Sheet): Counted | null => (isPlain ? null : counted)

/** What a rule has not been asked for yet. */
const UNKNOWN = -3

/**
 * The criterion's kind; its points go to the sheet, and to the slots of the rules that read them.
 * @param known what its rule gives, where that is known.
 */
function scoreLeaf(plan: Plan, sheet: Sheet, place: number, known = UNKNOWN): number {
  const planned = plan.leaves[place]!
  const { max } = planned.leaf
  const answered = sheet.answered[place]!
  let kind = answered
  let points = 0
  let counts = COUNTS
  if (answered >= READY) {
    kind = SCORED
    for (let at = 0; at < planned.shared.length; at++) if (sheet.known[planned.shared[at]!] === 0) kind = OPEN
    if (kind === SCORED) {
      points = known === UNKNOWN ? plan.runs[place]!(sheet.slots) : known
      if (points < 0) {
        kind = points === NOTHING ? NOT_ARISING : AT_FAULT
        points = 0
      }
    }
  } else if (kind === SCORED) points = sheet.given[place]!
  else if (kind === NO_SURVEY) counts = CANNOT_COUNT
  if (kind === NOT_ARISING) {
    const { policy } = planned
    if (policy === 'exclude' || policy === 'redistribute') counts = LEFT_OUT
    else if (policy === 'full') points = max
    else if (policy === 'refuse') kind = AT_FAULT
  }
  sheet.kind[place] = kind
  sheet.earned[plan.nodeOf[place]!] = points
  if (answered >= ALONE) sheet.answered[place] = kind === SCORED ? QUICK : kind === NOT_ARISING ? IDLE : ALONE
  if (sheet.counts[place] !== counts) {
    sheet.counts[place] = counts
    sheet.isRecounted = false
  }
  if (planned.pointsSlot !== -1) tell(sheet, planned.pointsSlot, points / plan.unit, kind)
  if (planned.ratioSlot !== -1) tell(sheet, planned.ratioSlot, (100 * points) / max, kind)
  return kind
}

function tell(sheet: Sheet, slot: number, value: number, kind: number): void {
  sheet.slots[slot] = value
  sheet.known[slot] = kind === SCORED ? 1 : 0
}

/** The index, when there is one. (SPEC S14, S15, S44–S46) */
function conclude(plan: Plan, sheet: Sheet): void {
  const { framework } = plan
  if (plan.bonus !== null) sheet.bonus = beside(plan, plan.bonus, sheet)
  if (plan.penalty !== null) sheet.penalty = beside(plan, plan.penalty, sheet)
  if (stateOf(sheet) !== 'complete') {
    sheet.index = -1
    sheet.base = -1
    sheet.held = null
    return
  }
  const { index, base, held } = indexOf({
    points: worthOf(sheet, 0),
    of: sheet.of,
    total: framework.scale.total,
    bonus: sheet.bonus,
    penalty: sheet.penalty,
    capped: framework.scale.above_total === 'capped',
    digits: { points: framework.rounding.criterion, index: framework.rounding.index },
  })
  sheet.index = index
  sheet.base = base
  sheet.held = held
}

/** Points of a node of the tree in the sum above it. */
export const worthOf = (sheet: Sheet, node: number): Points => pointsOf(sheet.earned[node]!, node, rescalingOf(sheet))

/** A criterion's own points. */
export const earnedOf = ({ nodeOf }: Plan, { earned }: Sheet, place: number): Points => earned[nodeOf[place]!]!

const beside = (plan: Plan, { section, leaves }: PlannedSection, sheet: Sheet): Points =>
  combine(
    section,
    leaves.map((place) => earnedOf(plan, sheet, place)),
  ).points

/** As `Result`'s state. */
export function stateOf({ faults, open, awaited, isRefused, of }: Sheet): 'complete' | 'open' | 'faulty' {
  if (faults > 0 || isRefused || of === 0) return 'faulty'
  return open > 0 || awaited > 0 ? 'open' : 'complete'
}
