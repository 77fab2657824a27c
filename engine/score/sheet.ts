/**
 * One unit's answers in numbered slots, with what they score. Every check of an answer is done once,
 * when it is written here; scoring a sheet reads numbers only. A sheet is the one thing of the engine
 * that changes in place: that is what makes one changed answer cheap. (SPEC V4, V5)
 */
import { dayNumber } from '../dates.ts'
import type { Answer, Answers, InputValue, Setting } from '../model.ts'
import { multiplyDivide, toUnits } from '../points.ts'
import { asked, checkAnswer, missing } from './answers.ts'
import { NOTHING } from './plan.ts'
import type { Plan, PlannedInput } from './plan.ts'
import { rollUp } from './roll-up.ts'
import type { Sums } from './roll-up.ts'
import { sharedNames } from './scope.ts'

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

export interface Sheet extends Sums {
  /** Numbers, day numbers, 0 and 1, choices by number. */
  readonly slots: Float64Array
  /** By slot of a shared name: whether it has a value. */
  readonly known: Uint8Array
  /** By leaf: what its answer says, before any rule. */
  readonly answered: Uint8Array
  /** By leaf: an appraiser's points, or -1. */
  readonly given: Int32Array
  /** By leaf: place in `kinds`. */
  readonly kind: Uint8Array
  /** Criteria that wait, and those at fault. */
  open: number
  faults: number
  /** In units of the index's last digit; -1: none. */
  index: number
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
  plan.leaves.forEach(({ leaf }, place) => {
    const answer = Object.hasOwn(answers, leaf.id) ? answers[leaf.id] : undefined
    write(plan, sheet, place, answer, setting)
  })
  scoreSheet(plan, sheet)
  return sheet
}

/** All figures of a unit lie in one piece of memory: a batch walks through it from front to back. */
function emptySheet({ slots, leaves, groups }: Plan): Sheet {
  const nodes = leaves.length + groups.length
  const memory = new ArrayBuffer(8 * slots + 4 * (2 * nodes + leaves.length) + 2 * leaves.length + slots)
  let end = 0
  const next = (bytes: number): number => {
    end += bytes
    return end - bytes
  }
  return {
    slots: new Float64Array(memory, next(8 * slots), slots),
    points: new Int32Array(memory, next(4 * nodes), nodes),
    of: new Int32Array(memory, next(4 * nodes), nodes),
    given: new Int32Array(memory, next(4 * leaves.length), leaves.length),
    answered: new Uint8Array(memory, next(leaves.length), leaves.length),
    kind: new Uint8Array(memory, next(leaves.length), leaves.length),
    known: new Uint8Array(memory, next(slots), slots),
    open: 0,
    faults: 0,
    index: -1,
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
export function slotValue(plan: Plan, { type }: PlannedInput, value: InputValue): number {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (type === 'choice') return plan.textOf(value)
  return type === 'date' ? dayNumber(value) : Number(value)
}

/** Scores a whole sheet. The arrays are at hand before the loop: rules are calls that could change a field. */
export function scoreSheet(plan: Plan, sheet: Sheet): void {
  const { order, runs, max } = plan
  const { answered, slots, kind, points, of } = sheet
  let open = 0
  let faults = 0
  for (let at = 0; at < order.length; at++) {
    const place = order[at]!
    if (answered[place] === ALONE) {
      const earned = runs[place]!(slots)
      if (earned >= 0) {
        kind[place] = SCORED
        points[place] = earned
        of[place] = max[place]!
        continue
      }
    }
    const found = scoreLeaf(plan, sheet, place)
    if (found === OPEN) open++
    else if (found === AT_FAULT) faults++
  }
  sheet.open = open
  sheet.faults = faults
  const { groups } = plan
  for (let group = 0; group < groups.length; group++) rollUp(sheet, runs.length + group, groups[group]!.children)
  conclude(plan, sheet)
}

/** Scores one criterion again after its slots changed, and what follows from it. */
export function rescore(plan: Plan, sheet: Sheet, place: number): void {
  if (again(plan, sheet, place)) conclude(plan, sheet)
}

/** Whether anything above changed: most changes of a number stay within a step. */
function again(plan: Plan, sheet: Sheet, place: number): boolean {
  const [kind, points, of] = [sheet.kind[place]!, sheet.points[place]!, sheet.of[place]!]
  const found = scoreLeaf(plan, sheet, place)
  if (found === kind && sheet.points[place] === points && sheet.of[place] === of) return false
  sheet.open += Number(found === OPEN) - Number(kind === OPEN)
  sheet.faults += Number(found === AT_FAULT) - Number(kind === AT_FAULT)
  const { above, readers } = plan.leaves[place]!
  for (let at = 0; at < above.length; at++) {
    const group = above[at]!
    rollUp(sheet, plan.runs.length + group, plan.groups[group]!.children)
  }
  for (let at = 0; at < readers.length; at++) again(plan, sheet, readers[at]!)
  return true
}

/** The criterion's kind; its points and maximum go to the sheet, and to the slots of the rules that read them. */
function scoreLeaf(plan: Plan, sheet: Sheet, place: number): number {
  const planned = plan.leaves[place]!
  const { max } = planned.leaf
  let kind = sheet.answered[place]!
  let points = 0
  let of = max
  if (kind === READY || kind === ALONE) {
    kind = SCORED
    for (let at = 0; at < planned.shared.length; at++) if (sheet.known[planned.shared[at]!] === 0) kind = OPEN
    if (kind === SCORED) {
      points = plan.runs[place]!(sheet.slots)
      if (points < 0) {
        kind = points === NOTHING ? NOT_ARISING : AT_FAULT
        points = 0
      }
    }
  } else if (kind === SCORED) points = sheet.given[place]!
  else if (kind === NO_SURVEY) of = 0
  if (kind === NOT_ARISING) {
    const { policy } = planned
    if (policy === 'exclude') of = 0
    else if (policy === 'full') points = max
    else if (policy === 'refuse') kind = AT_FAULT
  }
  sheet.kind[place] = kind
  sheet.points[place] = points
  sheet.of[place] = of
  if (planned.pointsSlot !== -1) tell(sheet, planned.pointsSlot, points / plan.unit, kind)
  if (planned.ratioSlot !== -1) tell(sheet, planned.ratioSlot, (100 * points) / of, kind)
  return kind
}

function tell(sheet: Sheet, slot: number, value: number, kind: number): void {
  sheet.slots[slot] = value
  sheet.known[slot] = kind === SCORED ? 1 : 0
}

/** The index, when there is one: points × total ÷ what counts, rounded once. (SPEC S14, S15) */
function conclude({ leaves, groups, scale, unit }: Plan, sheet: Sheet): void {
  const whole = leaves.length + groups.length - 1
  const of = sheet.of[whole]!
  const isOpen = sheet.faults > 0 || sheet.open > 0 || of === 0
  sheet.index = isOpen ? -1 : multiplyDivide(sheet.points[whole]!, scale, of * unit)
}

/** As `Result`'s state. */
export function stateOf({ leaves, groups }: Plan, { faults, open, of }: Sheet): 'complete' | 'open' | 'faulty' {
  if (faults > 0 || of[leaves.length + groups.length - 1] === 0) return 'faulty'
  return open > 0 ? 'open' : 'complete'
}
